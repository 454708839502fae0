"""Two processes against one: how much sooner `chidao ingest --jobs 2` has read a corpus, and what that costs in CPU time.

python -m bench.cores --papers 4000                   generated papers as one JSONL file
python -m bench.cores --corpus texts --passes 5       other files
python -m bench.cores --json cores.json               the figures as JSON too

The reading alone (to the catalogue), and the whole command (reading, resolving, loading), each in a process of its own, one job and
several in turns. Wall clock means something on an idle machine only; `at most` does on a busy one too: it is what CPU time alone would
allow, one core's time divided by the time of several jobs shared by as many cores (resolving and loading, which one process does,
can be shared by nobody: for the whole command it says too much).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.clock import children_cpu
from bench.generate import make_corpus
from bench.made.plan import plan
from ingest.catalogue import Catalogue
from ingest.place import place_of
from ingest.sync import carry_out, make_plan

ROOT = Path(__file__).resolve().parents[1]
GOAL = 1.8


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of one run: by the clock, and of CPU time of all its processes."""

    wall: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Gain:
    """How many times as fast several jobs are as one: by the clock, and at most, by CPU time."""

    one: Run
    several: Run
    ratio: float
    at_most: float


def main() -> None:
    """Measure, print a table, and write what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--papers", type=int, default=2_000)
    parser.add_argument("--corpus", type=Path, help="files instead of generated papers")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--passes", type=int, default=3, help="the middle one of so many passes counts")
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="chidao-cores-") as folder:
        corpus = arguments.corpus or generated(Path(folder), arguments.papers)
        found = {
            "reading": measure(reading(corpus), arguments.jobs, arguments.passes),
            "whole ingest": measure(ingesting(corpus), arguments.jobs, arguments.passes),
        }
    print(f"{'':14}{'1 job: s':>10}{'CPU s':>8}{f'{arguments.jobs} jobs: s':>11}{'CPU s':>8}{'times':>8}{'at most':>9}   goal {GOAL}")
    for name, gain in found.items():
        shown = f"{gain.one.wall:>10.1f}{gain.one.cpu:>8.1f}{gain.several.wall:>11.1f}{gain.several.cpu:>8.1f}"
        print(f"{name:14}{shown}{gain.ratio:>8.2f}{gain.at_most:>9.2f}")
    if arguments.json:
        arguments.json.write_text(json.dumps({name: asdict(gain) for name, gain in found.items()}, indent=1) + "\n", encoding="utf-8")


def generated(folder: Path, count: int) -> Path:
    """One JSONL file of so many made-up papers."""
    corpus = folder / "papers.jsonl"
    make_corpus(corpus, folder / "truth.jsonl", plan(count, seed=1))
    return corpus


def reading(corpus: Path) -> tuple[str, ...]:
    """The command that only reads; store and jobs come behind it."""
    return ("-c", "import sys; from bench.cores import read; read(sys.argv[1], sys.argv[3], int(sys.argv[5]))", str(corpus))


def ingesting(corpus: Path) -> tuple[str, ...]:
    """The whole command of people."""
    return ("-m", "cli.main", "ingest", str(corpus))


def read(corpus: str, store: str, jobs: int) -> None:
    """Files into the catalogue of a store, with so many processes."""
    catalogue = Catalogue(place_of(store) / "catalogue")
    for _ in carry_out(make_plan([Path(corpus)], catalogue), catalogue, jobs):
        pass


def measure(command: Sequence[str], jobs: int, passes: int) -> Gain:
    """One job and several in turns, each into a store of its own; the pass with the middle ratio counts."""
    gains = []
    for _ in range(passes):
        one, several = _run(command, 1), _run(command, jobs)
        gains.append(Gain(one, several, one.wall / several.wall, jobs * one.cpu / several.cpu))
    middle = sorted(gains, key=lambda gain: gain.ratio)[len(gains) // 2]
    return Gain(middle.one, middle.several, middle.ratio, median(gain.at_most for gain in gains))


def _run(command: Sequence[str], jobs: int) -> Run:
    with tempfile.TemporaryDirectory(prefix="chidao-cores-") as store:
        started, spent = perf_counter(), children_cpu()
        subprocess.run(
            [sys.executable, *command, "--store", store, "--jobs", str(jobs)], cwd=ROOT, check=True, capture_output=True, timeout=24 * 3600
        )
        return Run(perf_counter() - started, children_cpu() - spent)


if __name__ == "__main__":
    main()
