"""The journal: one line for each run that changed the graph, only ever added to. It outlives the graph, which can be made again
at any time; without it, what earlier runs brought is not known any more, and nothing else is lost.

    Journal(Path("chidao-data")).append(run)
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from model.errors import StoreUnavailable
from model.run import Run

FILE = "journal.jsonl"
_decode = msgspec.json.Decoder(Run).decode


class Journal:
    """The journal of a data folder. One writer at a time (see `ingest.sync`)."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE

    def read(self) -> tuple[Run, ...]:
        """The runs by number; a line that was cut off by a pulled plug is passed over, its run is still in the graph."""
        if not self.path.is_file():
            return ()
        runs: dict[int, Run] = {}
        for line in self.path.read_bytes().splitlines():
            try:
                run = _decode(line)
            except msgspec.DecodeError:
                continue
            runs.setdefault(run.number, run)
        return tuple(runs[number] for number in sorted(runs))

    def append(self, run: Run) -> None:
        """Add one line. Raises StoreUnavailable."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("ab") as file:
                file.write((b"\n" if file.tell() else b"") + msgspec.json.encode(run))
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise StoreUnavailable(f"Không ghi được vào {self.path}: {error}. (Cannot write there.)") from error
