"""What a saved graph holds, in 20 bytes an element, beside it: `FOLDER/graph/marks.idx`. A load compares with it instead of asking the
graph for every element, and where it is missing or of another file, asks the graph.

Eight bytes that the element is known by, twelve that tell a change of it; nodes, then edges.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from graph.beside import Beside, Save, read_beside, write_beside
from graph.digests import DIGEST, MARK
from graph.elements import Elements
from graph.store import LoadSummary

if TYPE_CHECKING:
    import numpy as np

VERSION = 1


class Marks(msgspec.Struct, frozen=True):
    """What the elements of one sort are known by, and what tells a change of each, in one order."""

    known: bytes
    digests: bytes


class _File(Beside, frozen=True):
    nodes: Marks
    edges: Marks


class _Changed(NamedTuple):
    written: int
    removed: int


_decoder = msgspec.msgpack.Decoder(_File)
Stored = tuple[Marks, Marks]


def marks_of(elements: Elements) -> Stored:
    """The marks of the nodes and of the edges of a graph."""
    nodes, edges = (Marks(*rows.marks()) for rows in (elements.nodes, elements.edges))
    return nodes, edges


def write_marks(elements: Elements, path: Path, save: Save) -> None:
    """Keep the marks of a save; where that fails, the next load asks the graph."""
    write_beside(_File(VERSION, *save, *marks_of(elements)), path)


def read_marks(path: Path, graph: Path) -> Stored | None:
    """The marks beside a graph file, None where there are none of this very file."""
    file = read_beside(_decoder, VERSION, path, graph)
    return None if file is None else (file.nodes, file.edges)


def summary_of(elements: Elements, stored: Stored) -> LoadSummary:
    """What a load of the elements changes where the stored ones are."""
    nodes, edges = (_changed(now, before) for now, before in zip(marks_of(elements), stored, strict=True))
    return LoadSummary(nodes.written, nodes.removed, edges.written, edges.removed, len(elements.nodes), len(elements.edges))


def _changed(now: Marks, before: Marks) -> _Changed:
    import numpy as np

    known, digests = _columns(now)
    stored, stored_digests = _columns(before)
    if not len(stored):
        return _Changed(len(known), 0)
    order = np.argsort(stored)
    places = order[np.minimum(np.searchsorted(stored, known, sorter=order), len(stored) - 1)]
    found = stored[places] == known
    same = found & (stored_digests[places] == digests).all(axis=1)
    return _Changed(int((~same).sum()), len(stored) - int(found.sum()))


def _columns(marks: Marks) -> tuple[np.ndarray[tuple[int], np.dtype[np.uint64]], np.ndarray[tuple[int, ...], np.dtype[np.uint8]]]:
    import numpy as np

    return np.frombuffer(marks.known, dtype=f"u{MARK}"), np.frombuffer(marks.digests, dtype=np.uint8).reshape(-1, DIGEST)
