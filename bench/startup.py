"""From nothing to the first answer: commands and the server, each in a fresh process, on the samples.

python -m bench.startup                       a store is made of data/samples first
python -m bench.startup --store chidao-data   a store of yours
python -m bench.startup --json startup.json   the figures as JSON too

CPU time of the process in milliseconds, the middle of some runs; `above Python` leaves out what an empty interpreter takes. `peak` is the
most memory that a run held, in MB.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
GOAL_MS = 1000
_SERVER = (
    "import sys; from fastapi.testclient import TestClient; from cli.serve import make_app; from graph.store import open_for_reading;"
    " client = TestClient(make_app(open_for_reading(sys.argv[1]).__enter__(), sys.argv[1], None, '127.0.0.1'),"
    " base_url='http://127.0.0.1'); assert client.get(sys.argv[2]).status_code == 200"
)
COMMANDS: dict[str, tuple[str, ...]] = {
    "an empty interpreter": ("-c", "pass"),
    "chidao --help": ("-m", "cli.main", "--help"),
    'chidao ask "NQ 128 còn hiệu lực không"': ("-m", "cli.main", "ask", "NQ 128 còn hiệu lực không", "--store", "{store}"),
    "chidao cascade 128/NQ-CP": ("-m", "cli.main", "cascade", "128/NQ-CP", "--store", "{store}"),
    "chidao who 128/NQ-CP --format json": ("-m", "cli.main", "who", "128/NQ-CP", "--format", "json", "--store", "{store}"),
    "chidao who 128/NQ-CP": ("-m", "cli.main", "who", "128/NQ-CP", "--store", "{store}"),
    'chidao search "dịch"': ("-m", "cli.main", "search", "dịch", "--store", "{store}"),
    "the API, to its first answer (statistics)": ("-c", _SERVER, "{store}", "/api/statistics"),
}


@dataclass(frozen=True, slots=True)
class Start:
    """Milliseconds of CPU time, those above an empty interpreter, and MB held at most."""

    cpu: float
    above: float
    peak: float


def main() -> None:
    """Measure, print a table; 1 where a command takes longer than the goal."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", help="a store to ask (default: one made of data/samples)")
    parser.add_argument("--passes", type=int, default=5)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="chidao-startup-") as folder:
        found = measure(arguments.store or made_of_samples(folder), arguments.passes)
    print(f"{'':46}{'CPU ms':>8}{'above Python':>14}{'peak MB':>9}   goal {GOAL_MS} ms")
    for name, start in found.items():
        print(f"{name:46}{start.cpu:>8.0f}{start.above:>14.0f}{start.peak:>9.0f}")
    if arguments.json:
        arguments.json.write_text(json.dumps({name: asdict(start) for name, start in found.items()}, indent=1) + "\n", encoding="utf-8")
    sys.exit(int(any(start.cpu > GOAL_MS for start in found.values())))


def made_of_samples(folder: str) -> str:
    """A store of the samples."""
    store = str(Path(folder) / "store")
    run(("-m", "cli.main", "ingest", str(ROOT / "data" / "samples"), "--store", store))
    return store


def measure(store: str, passes: int) -> dict[str, Start]:
    """All commands in turns, so that what else runs on the machine slows all alike; the first pass warms the disk."""
    commands = {name: tuple(part.replace("{store}", store) for part in command) for name, command in COMMANDS.items()}
    runs = [{name: run(command) for name, command in commands.items()} for _ in range(passes + 1)][1:]
    middle = {name: median(turn[name][0] for turn in runs) for name in commands}
    bare = middle[next(iter(commands))]
    return {name: Start(cpu, cpu - bare, max(turn[name][1] for turn in runs)) for name, cpu in middle.items()}


def run(command: Sequence[str]) -> tuple[float, float]:
    """Milliseconds of CPU time of a process and the MB it held at most; raises ChildProcessError where it fails."""
    child = subprocess.Popen([sys.executable, *command], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, spent = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1):  # 1: done, with issues
        raise ChildProcessError(f"{command} ended with {child.returncode}")
    return (spent.ru_utime + spent.ru_stime) * 1000, spent.ru_maxrss / 1024


if __name__ == "__main__":
    main()
