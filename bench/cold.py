"""What a new process takes for its first answer from an embedded store, and what it then holds.

python -m bench.cold FOLDER KEY      asked of this very process; prints JSON
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from time import process_time

ROOT = Path(__file__).resolve().parents[1]


def measure_cold(store: Path, key: str) -> dict[str, float]:
    """A new process on a read-only copy of the store: CPU ms from its start to the first answer, MB of the graph and of the index."""
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "copy"
        shutil.copytree(store, copy)
        for path in copy.rglob("*"):
            path.chmod(0o555 if path.is_dir() else 0o444)
        run = subprocess.run([sys.executable, "-m", "bench.cold", str(copy), key], cwd=ROOT, capture_output=True, text=True, check=True)
        for path in [copy, *copy.rglob("*")]:
            path.chmod(0o755 if path.is_dir() else 0o644)
    found: dict[str, float] = json.loads(run.stdout.splitlines()[-1])
    return found


def main() -> None:
    """Open, ask, ask for the index, and tell."""
    from graph.ask import ask
    from graph.store import open_for_reading

    with open_for_reading(sys.argv[1]) as store:
        before = _held()
        store.ask("MATCH (d:Directive {key: $key}) RETURN d.key AS key", {"key": sys.argv[2]})
        opened = _held()
        store.index()
        indexed = _held()
        ask(store, "cascade_down", {"directive": sys.argv[2], "limit": 50})
        taken = 1000 * process_time()
    told = {"cold start to the first answer": taken, "store in memory, MB": opened - before, "index in memory, MB": indexed - opened}
    print(json.dumps(told))


def _held() -> float:
    """MB of this process in memory (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6


if __name__ == "__main__":
    main()
