"""Everything that a store holds: as digests for the next load, and as elements again for export and checks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Protocol

from graph.elements import NAME, RESERVED, Elements, gather
from graph.keys import EdgeKey, NodeKey
from graph.schema import schema
from model.batch import Edge, Node, Part, Value

AT_A_TIME = 2_000  # nodes that are asked for together


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


def read_elements(store: Asks, but: Collection[str] = ()) -> Elements:
    """The whole graph, whichever store it was kept in, without nodes of some labels. What elements say waits in a spool: a country's
    graph as values does not fit into memory."""
    return gather(_parts(store, [label for label in schema()["nodes"] if label not in but]))


def _parts(store: Asks, labels: Iterable[str]) -> Iterator[Part]:
    """The nodes of each label with the edges that leave them, some at a time."""
    for label in labels:
        keys = [row["key"] for row in store.ask(f"MATCH (n:{label}) WHERE n.digest IS NOT NULL RETURN n.key AS key", {})]
        for start in range(0, len(keys), AT_A_TIME):
            some = {"keys": keys[start : start + AT_A_TIME]}
            yield from (_node(label, row) for row in store.ask(_NODES.format(label=label), some))
            yield from (_edge(label, row) for row in store.ask(_LEAVING.format(label=label), some))


_NODES = "UNWIND $keys AS key MATCH (n:{label} {{key: key}}) RETURN key, labels(n) AS labels, properties(n) AS properties"
_LEAVING = (
    "UNWIND $keys AS key MATCH (a:{label} {{key: key}})-[r]->(b) WHERE r.digest IS NOT NULL RETURN key, type(r) AS relation, "
    "labels(b) AS target_labels, b.key AS target_key, properties(r) AS properties"
)


def _node(label: str, row: Mapping[str, object]) -> Node:
    found = row["labels"]
    others = sorted(str(other) for other in found if other != label) if isinstance(found, list) else []
    return Node((label, *others), str(row["key"]), _values(row["properties"]))


def _edge(label: str, row: Mapping[str, object]) -> Edge:
    target = _end(row, "target")
    return Edge(str(row["relation"]), (label, str(row["key"])), (target.label, target.key), _values(row["properties"]))


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
