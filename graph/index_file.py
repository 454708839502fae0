"""The index beside a saved graph: `FOLDER/graph/chains.idx`. It can be made again from the graph at any time."""

from __future__ import annotations

from array import array
from pathlib import Path

import msgspec

from graph.beside import Beside, Save, read_beside, write_beside
from graph.elements import Elements
from graph.index import Index, Rows, make_index
from graph.stored import Asks
from graph.tree import Row

VERSION = 1
_PAPERS = "MATCH (d:Directive) RETURN d.key AS key, d.issued_on AS issued_on"
_EDGES = (
    "MATCH (d:Directive)-[r:COMES_FROM|PARTLY_FROM]->(above:Directive) RETURN d.key AS key, above.key AS above_key, type(r) AS edge, "
    "r.relation AS relation, r.rank AS rank, r.continues AS continues"
)


class _File(Beside, frozen=True):
    keys: str  # joined by NUL
    arrays: tuple[bytes, ...]


_decoder = msgspec.msgpack.Decoder(_File)
_SIZES = ("i", "i", "i", "i", "b", "i", "i", "i", "i")


def index_of(elements: Elements) -> Index:
    """The index of a graph that is about to be saved."""
    papers = ((node.key, _text(node.properties.get("issued_on"))) for node in elements.nodes.of_label("Directive"))
    edges: list[Row] = [
        {"key": edge.source[1], "above_key": edge.target[1], "edge": edge.relation, **_ranked(edge.properties)}
        for edge in elements.edges.of_relation("COMES_FROM", "PARTLY_FROM")
    ]
    return make_index(papers, edges)


def stored_index(store: Asks) -> Index:
    """The index of a graph that a store holds."""
    papers = ((str(row["key"]), _text(row["issued_on"])) for row in store.ask(_PAPERS, {}))
    return make_index(papers, store.ask(_EDGES, {}))


def write_index(index: Index, path: Path, save: Save) -> None:
    """Keep the index of a save; where that fails, whoever asks makes it anew."""
    arrays = (index.first_days, index.reading, *_pair(index.above), index.kinds, *_pair(index.below), *_pair(index.partly))
    write_beside(_File(VERSION, *save, "\0".join(index.keys), tuple(found.tobytes() for found in arrays)), path)


def read_index(path: Path, graph: Path) -> Index | None:
    """The index beside a graph file, None where there is none of this very file."""
    file = read_beside(_decoder, VERSION, path, graph)
    try:
        return None if file is None else _index(file)
    except ValueError:
        return None


def _index(file: _File) -> Index:
    first, reading, starts, above, kinds, *rest = [_array(code, raw) for code, raw in zip(_SIZES, file.arrays, strict=True)]
    keys = file.keys.split("\0") if file.keys else []
    return Index(keys, first, reading, Rows(starts, above), kinds, Rows(rest[0], rest[1]), Rows(rest[2], rest[3]))


def _array(code: str, raw: bytes) -> array[int]:
    found: array[int] = array(code)
    found.frombytes(raw)
    return found


def _pair(rows: Rows) -> tuple[array[int], array[int]]:
    return rows.starts, rows.items


def _ranked(properties: object) -> Row:
    known = properties if isinstance(properties, dict) else {}
    return {name: known.get(name) for name in ("relation", "rank", "continues")}


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
