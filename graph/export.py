"""The graph as files for other programs. Equal graphs give equal bytes, whichever store they come from.

* jsonl    one object a line, nodes then edges, sorted: {"node": [label, …], "key": …, "properties": {…}} and
           {"edge": relation, "source": [label, key], "target": [label, key], "properties": {…}}
* csv      two tables, nodes.csv and edges.csv, lists joined by "; "
* graphml  for Gephi, yEd and networkx
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

import networkx as nx

from graph.changes import RUN
from graph.elements import Elements, Graph, as_elements
from graph.keys import kept
from graph.store import GraphStore
from graph.stored import read_elements
from model.batch import Edge, Node, Value

LIST_MARK = "; "


def read_graph(store: GraphStore) -> Elements:
    """What follows from documents and corrections; the runs in which it came are left out, so that equal corpora give equal bytes.
    Raises StoreUnavailable."""
    return read_elements(store, {RUN})


def jsonl_lines(graph: Graph) -> Iterator[str]:
    """One JSON object for each node and edge, without line ends.

    A place is `{"node": ["Place"], "key": "tinh ca mau", "properties": {"heading": "tỉnh Cà Mau"}}`.
    """
    elements = as_elements(graph)
    for node in _nodes(elements):
        yield _line({"node": list(node.labels), "key": node.key, "properties": _sorted(node.properties)})
    for edge in _edges(elements):
        ends = {"source": list(edge.source), "target": list(edge.target)}
        yield _line({"edge": edge.relation, **ends, "properties": _sorted(edge.properties)})


def write_jsonl(graph: Graph, stream: IO[str]) -> None:
    """Write the lines of `jsonl_lines`, each with its line end."""
    for line in jsonl_lines(graph):
        stream.write(line + "\n")


def write_csv(graph: Graph, folder: Path) -> tuple[Path, Path]:
    """Write `nodes.csv` and `edges.csv` into the folder (UTF-8 with a mark, so that spreadsheets read the diacritics)."""
    folder.mkdir(parents=True, exist_ok=True)
    elements = as_elements(graph)
    _write_table(folder / "nodes.csv", ("labels", "key"), lambda: map(_node_facts, _nodes(elements)))
    _write_table(
        folder / "edges.csv",
        ("relation", "source_label", "source_key", "target_label", "target_key"),
        lambda: map(_edge_row, _edges(elements)),
    )
    return folder / "nodes.csv", folder / "edges.csv"


def write_graphml(graph: Graph, path: Path) -> None:
    """Write one GraphML file; node ids are `label:key`, lists are joined by "; ". The whole graph is in memory while it is written."""
    nx.write_graphml(to_networkx(graph), str(path), encoding="utf-8", infer_numeric_types=False)


def to_networkx(graph: Graph) -> Any:
    """A `networkx.MultiDiGraph`: node ids `label:key`, edge keys the relation (numbered where it is parallel)."""
    elements, found = as_elements(graph), nx.MultiDiGraph()
    for node in _nodes(elements):
        found.add_node(_id(node.labels[0], node.key), **_printable(_node_facts(node)))
    for number, edge in enumerate(_edges(elements)):
        found.add_edge(_id(*edge.source), _id(*edge.target), key=f"e{number}", **_printable(_edge_facts(edge)))
    return found


def _nodes(elements: Elements) -> Iterator[Node]:
    return map(elements.nodes.node, elements.nodes.in_order())


def _edges(elements: Elements) -> Iterator[Edge]:
    return map(elements.edges.edge, elements.edges.in_order())


def _node_facts(node: Node) -> dict[str, str | int | float | bool]:
    return {**_flat(node.properties), "labels": LIST_MARK.join(node.labels), "key": node.key}


def _line(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False)


def _sorted(properties: Mapping[str, Value]) -> dict[str, Value]:
    return dict(sorted(kept(properties).items()))


def _flat(properties: Mapping[str, Value]) -> dict[str, str | int | float | bool]:
    return {
        name: LIST_MARK.join(map(str, value)) if isinstance(value, list) else value
        for name, value in _sorted(properties).items()
        if value is not None
    }


def _printable(properties: Mapping[str, str | int | float | bool]) -> dict[str, str | int | float | bool]:
    """XML has no place for most control characters; a text that holds one shows U+FFFD instead."""
    return {name: "".join(_printed(c) for c in value) if isinstance(value, str) else value for name, value in properties.items()}


def _printed(character: str) -> str:
    return "\N{REPLACEMENT CHARACTER}" if character < " " and character not in "\t\n\r" or character in "\ufffe\uffff" else character


def _id(label: str, key: str) -> str:
    return f"{label}:{key}"


def _edge_row(edge: Edge) -> dict[str, object]:
    ends = {"source_label": edge.source[0], "source_key": edge.source[1], "target_label": edge.target[0], "target_key": edge.target[1]}
    return {**_edge_facts(edge), **ends}


def _edge_facts(edge: Edge) -> dict[str, str | int | float | bool]:
    """The edge's own relation beside the reading that a derived edge rests on, which is called `relation` in the graph."""
    own = {"reading" if name == "relation" else name: value for name, value in _flat(edge.properties).items()}
    return {**own, "relation": edge.relation}


def _write_table(path: Path, first: Sequence[str], rows: Callable[[], Iterable[Mapping[str, object]]]) -> None:
    """Twice over the rows: which columns there are, then their fields."""
    columns = [*first, *sorted({name for row in rows() for name in row} - set(first))]
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, columns, restval="")
        writer.writeheader()
        writer.writerows(rows())
