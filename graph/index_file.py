"""The index beside a saved graph: `FOLDER/graph/chains.idx`. It can be made again from the graph at any time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

import msgspec

from graph.beside import Beside, Save, read_beside, write_beside
from graph.duties import Cell
from graph.elements import Elements
from graph.index import Index, Keys, Numbers, Rows, make_index
from graph.index_duties import Duties, make_duties
from graph.stored import Asks
from graph.tree import Row
from model.batch import Value

VERSION = 2
_OF_EDGE = ("relation", "rank", "continues", "task_keys")
_PAPERS = "MATCH (d:Directive) RETURN d.key AS key, d.issued_on AS issued_on"
_EDGES = (
    "MATCH (d:Directive)-[r:COMES_FROM|PARTLY_FROM]->(above:Directive) RETURN d.key AS key, above.key AS above_key, type(r) AS edge, "
    "r.relation AS relation, r.rank AS rank, r.continues AS continues"
)


_ACTORS = ("LED_BY", "COORDINATED_BY", "REPORTS_TO")
_SIZES: Sequence[Literal["i", "b"]] = (*"iiiiibiiii", *"ibiibiiib")


class _File(Beside, frozen=True):
    keys: bytes
    cells: tuple[Cell, ...]
    arrays: tuple[bytes, ...]


_decoder = msgspec.msgpack.Decoder(_File)


def index_of(elements: Elements) -> Index:
    """The index of a graph that is about to be saved."""
    papers = ((node.key, _text(node.properties.get("issued_on"))) for node in elements.nodes.of_label("Directive"))
    edges: list[Row] = [
        {"key": edge.source[1], "above_key": edge.target[1], "edge": edge.relation, **_named(edge.properties, *_OF_EDGE)}
        for edge in elements.edges.of_relation("COMES_FROM", "PARTLY_FROM")
    ]
    index = make_index(papers, edges)
    return replace(index, duties=make_duties(index, _duties(elements), edges))


def _duties(elements: Elements) -> Iterator[Row]:
    """As `graph.walk` asks for them: a row for each body that a task names, one for a task that names nobody."""
    given = {task: paper for relation, paper, task in elements.edges.between("Directive", "Task") if relation == "HAS_TASK"}
    modality = {node.key: node.properties.get("modality") for node in elements.nodes.of_label("Task")}
    bodies = {node.key: _named(node.properties, "level", "place", "group") for node in elements.nodes.of_label("Agency")}
    actors = ((edge.source[1], edge.target[1], edge.properties.get("role")) for edge in elements.edges.of_relation(*_ACTORS))
    named = {task for relation, task, _ in elements.edges.between("Task", "Agency") if relation in _ACTORS}
    nobody = ((task, None, None) for task in given if task not in named)
    for task, body, role in (*nobody, *actors):
        if task in given:
            facts = bodies[body] if body is not None else {}
            yield {"document_key": given[task], "task_key": task, "modality": modality[task], "role": role, "agency_key": body, **facts}


def stored_index(store: Asks) -> Index:
    """The index of a graph that a store holds."""
    papers = ((str(row["key"]), _text(row["issued_on"])) for row in store.ask(_PAPERS, {}))
    return make_index(papers, store.ask(_EDGES, {}))


def write_index(index: Index, path: Path, save: Save) -> None:
    """Keep the index of a save, duties with it; where that fails, whoever asks makes it anew."""
    if index.duties is not None:
        arrays = tuple(found.tobytes() for found in (*_chains(index), *_given(index.duties)))
        write_beside(_File(VERSION, *save, index.keys.letters, index.duties.cells, arrays), path)


def read_index(path: Path, graph: Path) -> Index | None:
    """The index beside a graph file, None where there is none of this very file."""
    file = read_beside(_decoder, VERSION, path, graph)
    try:
        return None if file is None else _index(file)
    except (ValueError, TypeError):
        return None


def _chains(index: Index) -> tuple[Numbers, ...]:
    pairs = (*_pair(index.above), index.kinds, *_pair(index.below), *_pair(index.partly))
    return index.keys.starts, index.first_days, index.reading, *pairs


def _given(duties: Duties) -> tuple[Numbers, ...]:
    said = (duties.tasks, duties.modality, duties.said, duties.agency, duties.role)
    return *said, *_pair(duties.passed), duties.cell, duties.group


def _index(file: _File) -> Index:
    found = [memoryview(raw).cast(code) for code, raw in zip(_SIZES, file.arrays, strict=True)]
    keys, first, reading, starts, above, kinds, *rest = found[:10]
    tasks, modality, said, agency, role, *passed, cell, group = found[10:]
    duties = Duties(tasks, modality, said, agency, role, Rows(*passed), cell, group, file.cells)
    return Index(Keys(keys, file.keys), first, reading, Rows(starts, above), kinds, Rows(*rest[:2]), Rows(*rest[2:]), duties)


def _pair(rows: Rows) -> tuple[Numbers, Numbers]:
    return rows.starts, rows.items


def _named(properties: Mapping[str, Value], *names: str) -> Row:
    return {name: properties.get(name) for name in names}


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
