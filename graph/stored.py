"""Everything that a store holds: as digests for the next load, and as a Batch again for export and checks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from graph.elements import NAME, RESERVED
from graph.keys import EdgeKey, NodeKey, edge_key
from graph.schema import schema
from model.batch import Batch, Edge, Node, Value


class Asks(Protocol):
    """The half of a store that is needed here."""

    def ask(self, cypher: str, parameters: Mapping[str, object]) -> list[dict[str, object]]: ...


def stored_digests(store: Asks) -> Iterator[tuple[NodeKey | EdgeKey, str]]:
    """The key and digest of every element that a load has written, read a label or relation at a time."""
    for label in schema()["nodes"]:
        text = f"MATCH (n:{label}) WHERE n.digest IS NOT NULL RETURN n.key AS key, n.digest AS digest"
        yield from ((NodeKey(label, str(row["key"])), str(row["digest"])) for row in store.ask(text, {}))
    for row in store.ask("MATCH ()-[r]->() RETURN DISTINCT type(r) AS relation", {}):
        relation = str(row["relation"])
        if NAME.match(relation):  # others on a server may bear any name; what we wrote does not
            found = store.ask(_EDGES.replace("-[r]->", f"-[r:{relation}]->"), {})
            yield from ((_edge_key(edge), str(edge["digest"])) for edge in found)


_EDGES = (
    "MATCH (a)-[r]->(b) WHERE r.digest IS NOT NULL RETURN type(r) AS relation, labels(a) AS source_labels, a.key AS source_key, "
    "labels(b) AS target_labels, b.key AS target_key, coalesce(r.ordinal, 0) AS ordinal, coalesce(r.role, '') AS role, r.digest AS digest"
)


def _edge_key(row: Mapping[str, object]) -> EdgeKey:
    ordinal = row["ordinal"]
    ends = _end(row, "source"), _end(row, "target")
    return EdgeKey(str(row["relation"]), *ends, ordinal if isinstance(ordinal, int) else 0, str(row["role"]))


def _end(row: Mapping[str, object], side: str) -> NodeKey:
    return NodeKey(_first_label(row[f"{side}_labels"]), str(row[f"{side}_key"]))


def _first_label(labels: object) -> str:
    """The label of the schema among a node's labels; stores give them in any order."""
    known = schema()["nodes"]
    for label in labels if isinstance(labels, list) else []:
        if label in known:
            return str(label)
    return ""


def read_batch(store: Asks) -> Batch:
    """The whole graph as a Batch, nodes and edges sorted, whichever store it was kept in."""
    nodes = [node for label in schema()["nodes"] for node in _nodes(store, label)]
    edges = [_edge(row) for row in store.ask(_EDGES_WITH_PROPERTIES, {})]
    return Batch(tuple(sorted(nodes, key=lambda n: (n.labels[0], n.key))), tuple(sorted(edges, key=edge_key)))


_EDGES_WITH_PROPERTIES = _EDGES.replace("r.digest AS digest", "properties(r) AS properties")


def _nodes(store: Asks, label: str) -> list[Node]:
    text = f"MATCH (n:{label}) WHERE n.digest IS NOT NULL RETURN n.key AS key, labels(n) AS labels, properties(n) AS properties"
    return [_node(label, row) for row in store.ask(text, {})]


def _node(label: str, row: Mapping[str, object]) -> Node:
    found = row["labels"]
    others = sorted(str(other) for other in found if other != label) if isinstance(found, list) else []
    return Node((label, *others), str(row["key"]), _values(row["properties"]))


def _edge(row: Mapping[str, object]) -> Edge:
    key = _edge_key(row)
    source, target = (key.source.label, key.source.key), (key.target.label, key.target.key)
    return Edge(key.relation, source, target, _values(row["properties"]))


def _values(properties: object) -> dict[str, Value]:
    """Properties in the order of their names, without what the stores add: our key and digest, and
    the id, title and type that the embedded one invents."""
    checked: dict[str, Value] = {}
    for name, value in sorted(properties.items()) if isinstance(properties, Mapping) else []:
        if name in RESERVED:
            continue
        if isinstance(value, list):
            checked[name] = [str(item) for item in value]
        elif isinstance(value, str | int | float | bool):
            checked[name] = value
    return checked
