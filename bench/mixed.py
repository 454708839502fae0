"""A folder of mixed files, one in twenty broken, ingested in one run: exactly the broken ones must be issues, all others be read.

python -m bench.mixed --count 1000 --seed 1        prints what differs, time and memory; 1 where anything does
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from bench.made.broken import BROKEN
from bench.made.containers import CONTAINERS
from bench.made.plan import Paper, plan
from bench.made.truth import compare, truth_of
from bench.made.write import write
from cli.catalogue import catalogue_of
from cli.corpus import issues_of

ROOT = Path(__file__).resolve().parents[1]
EVERY = 20  # one file in so many is broken
FOLDER_SIZE = 100


@dataclass(frozen=True, slots=True)
class Made:
    """A file of the folder: its name below it, what it is, its paper, and words of the reason where it is broken."""

    name: str
    kind: str
    paper: Paper
    reason: str = ""


def main() -> int:
    """Make, ingest, compare, and say how long it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="make the files and the store in this folder, and leave them there")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as aside:
        base = given.keep or Path(aside)
        files = make_folder(base / "files", given.count, given.seed)
        started = time.monotonic()
        status = ingest(base / "files", base / "store")
        seconds = time.monotonic() - started
        differing = [*wrong_issues(files, base / "store"), *wrong_papers(files, base / "store")]
    for line in differing:
        print(line)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    broken = sum(bool(file.reason) for file in files)
    print(" ".join(f"{kind} {count}" for kind, count in sorted(Counter(file.kind for file in files).items())))
    print(f"{len(files)} files, {broken} broken, exit {status}, {len(differing)} differ, {seconds:.0f} s, largest process {memory} MiB")
    return int(bool(differing) or status != bool(broken))


def make_folder(folder: Path, count: int, seed: int) -> list[Made]:
    """The files, the same ones for the same seed."""
    chance = Random(seed)
    kinds = list(CONTAINERS)
    weights = [share for _, _, share in CONTAINERS.values()]
    made = []
    for index, paper in enumerate(plan(count, seed)):
        below = folder / f"{index // FOLDER_SIZE:02}"
        below.mkdir(parents=True, exist_ok=True)
        if index % EVERY == EVERY // 2:
            kind = list(BROKEN)[index // EVERY % len(BROKEN)]
            suffix, damage, reason = BROKEN[kind]
            data = damage(write(paper), chance)
        else:
            kind, reason = chance.choices(kinds, weights)[0], ""
            suffix, wrap, _ = CONTAINERS[kind]
            data = wrap(write(paper))
        file = below / f"{index:05}{suffix}"
        file.write_bytes(data)
        made.append(Made(file.relative_to(folder).as_posix(), kind, paper, reason))
    return made


def ingest(folder: Path, store: Path) -> int:
    """One run of the command line; how it ended."""
    command = [sys.executable, "-m", "cli.main", "ingest", str(folder), "--store", str(store)]
    return subprocess.run(command, cwd=ROOT, env=os.environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode


def wrong_issues(files: Sequence[Made], store: Path) -> Iterator[str]:
    """Issues of sound files, broken files without theirs, and reasons that say something else."""
    told: dict[str, list[str]] = {}
    for issue in issues_of(catalogue_of(str(store), None), str(store)):
        told.setdefault(issue.source.partition("#")[0], []).append(issue.reason)
    for file in files:
        reasons = told.pop(file.name, [])
        if not file.reason:
            yield from (f"{file.name} ({file.kind}): an issue of a sound file: {reason}" for reason in reasons)
        elif len(reasons) != 1 or file.reason not in reasons[0]:
            yield f"{file.name} ({file.kind}): expected «{file.reason}», found {reasons}"
    yield from (f"{name}: an issue of nothing that was made: {reasons}" for name, reasons in told.items())


def wrong_papers(files: Iterable[Made], store: Path) -> Iterator[str]:
    """Papers and edges of the sound files against what the store answers; duties are the matter of `bench.generate`."""
    sound = [file for file in files if not file.reason]
    compared = compare((truth_of(file.paper) for file in sound), str(store))
    for name in ("papers", "edges"):
        figures = compared[name]
        for word, facts in (("missing", figures.missing), ("false", figures.false)):
            yield from (f"{name} {word}: {fact}" for fact in sorted(facts, key=str))


if __name__ == "__main__":
    sys.exit(main())
