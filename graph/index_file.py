"""The index beside a saved graph: `FOLDER/graph/chains.idx`. It can be made again from the graph at any time.

It names the file that it was made from: by inode, time and size, and by its digest, so that a copy of the folder knows its own.
"""

from __future__ import annotations

import hashlib
from array import array
from contextlib import suppress
from pathlib import Path

import msgspec

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
Stat = tuple[int, int, int]  # inode, time of the last change in ns, size


class _File(msgspec.Struct, frozen=True):
    version: int
    stat: Stat
    digest: bytes
    keys: str  # joined by NUL
    arrays: tuple[bytes, ...]


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_File).decode
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


def write_index(index: Index, path: Path, graph: Path) -> None:
    """Keep the index of the graph file; where that fails, whoever asks makes it anew."""
    arrays = (index.first_days, index.reading, *_pair(index.above), index.kinds, *_pair(index.below), *_pair(index.partly))
    file = _File(VERSION, stat_of(graph), digest_of(graph), "\0".join(index.keys), tuple(found.tobytes() for found in arrays))
    aside = path.with_suffix(".writing")
    with suppress(OSError):
        aside.write_bytes(_encode(file))
        aside.replace(path)


def read_index(path: Path, graph: Path) -> Index | None:
    """The index beside a graph file, None where there is none of this very file."""
    try:
        file = _decode(path.read_bytes())
        if file.version != VERSION or (file.stat != stat_of(graph) and file.digest != digest_of(graph)):
            return None
        return _index(file)
    except (OSError, msgspec.DecodeError, ValueError):
        return None


def stat_of(path: Path) -> Stat:
    """What tells one save from the next."""
    found = path.stat()
    return found.st_ino, found.st_mtime_ns, found.st_size


def digest_of(path: Path) -> bytes:
    """The digest of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "blake2b").digest()


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
