"""A disk that is full in the middle of an ingest: a real one, a tmpfs of a few kilobytes, mounted where only this process sees it.

    unshare -m python -m tests.faults.small_disk FOLDER 8 24 48 64        (as root; else unshare -rm)

For each size: an ingest ends with exit code 3, what it acknowledged is there; with more room the next ingest gives what a clean run gives.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import ingest.sync
from cli.corpus import make_graph
from cli.failures import DONE, NO_STORE
from graph.elements import as_batch
from graph.export import jsonl_lines
from ingest.catalogue import Catalogue
from ingest.journal import Journal
from tests.faults.kills import Trial, begun, code_of, forked, graph_lines, make_trial, quiet

ROOM = "16m"


def mount(folder: Path, size: str) -> None:
    """A disk of this size at the folder; one that is there is given the size."""
    again = ["remount,"] if folder.is_mount() else [""]
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"{again[0]}size={size}", "tmpfs", str(folder)], check=True)


def fill(trial: Trial, disk: Path, size: str, clean: list[str]) -> None:
    """Ingest where there is too little room, make room, ingest again. Raises AssertionError with what is wrong."""
    mount(disk, size)
    ingest_texts = trial.command("ingest", str(trial.texts), "--yes")
    code = code_of(begun(ingest_texts, quiet))
    assert code == NO_STORE, f"{size}: exit code {code}"
    catalogue = Catalogue(disk / "data" / "catalogue")
    held = {entry.source for entry in catalogue.entries()}
    assert list(catalogue.faults()) == []
    mount(disk, ROOM)
    assert code_of(begun(ingest_texts, quiet)) == DONE
    entries = catalogue.entries()
    assert held <= {entry.source for entry in entries}
    assert len(entries) == len({entry.path for entry in entries}) == len(list(trial.texts.iterdir()))
    assert len({run.number for run in Journal(disk / "data").read()}) == len(Journal(disk / "data").read())
    assert graph_lines(trial) == clean, size
    subprocess.run(["umount", str(disk)], check=True)


def main() -> None:
    """Fill a disk of each size, and say so."""
    folder, sizes = Path(sys.argv[1]), sys.argv[2:]
    ingest.sync.PART_ROWS = 2
    trial, _ = make_trial(folder, None, None, 1)
    clean = list(jsonl_lines(as_batch(make_graph(Catalogue(Path(trial.data) / "catalogue")))))
    disk = folder / "disk"
    disk.mkdir()
    small = Trial(folder, str(disk / "store"), str(disk / "data"), trial.pick)
    for size in sizes:
        assert forked(lambda size=size: fill(small, disk, f"{size}k", clean)) == 0, size  # type: ignore[misc]
        sys.stdout.write(f"{size} kB ok\n")


if __name__ == "__main__":
    main()
