"""The journal: one line for each run that changed the graph, only ever added to. It outlives the graph, which can be made again
at any time; without it, what earlier runs brought is not known any more, and nothing else is lost.

    Journal(Path("chidao-data")).append(run)
"""

from __future__ import annotations

import msgspec

from ingest.place import Place, add_line, read_lines
from model.run import Run

FILE = "journal.jsonl"
_decode = msgspec.json.Decoder(Run).decode


class Journal:
    """The journal of a data folder. One writer at a time (see `ingest.writing`)."""

    def __init__(self, folder: Place) -> None:
        self.path = folder / FILE

    def read(self) -> tuple[Run, ...]:
        """The runs by number; a line that was cut off by a pulled plug is passed over, its run is still in the graph."""
        runs: dict[int, Run] = {}
        for line in read_lines(self.path).splitlines():
            try:
                run = _decode(line)
            except msgspec.DecodeError:
                continue
            runs.setdefault(run.number, run)
        return tuple(runs[number] for number in sorted(runs))

    def append(self, run: Run) -> None:
        """Add one line. Raises StoreUnavailable."""
        add_line(self.path, msgspec.json.encode(run))
