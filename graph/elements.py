"""A graph on its way into a store: checked names, no nulls, and for each element a digest that tells a change.

The digest of an element is kept with it as the property `digest`, so that a load writes only what is new
or different, and removes only what a load once wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from graph.keys import EdgeKey, NodeKey, edge_key, node_key
from graph.rows import EdgeRows, NodeRows
from graph.spool import Spool
from model.batch import Batch, Node, Part
from model.errors import ConfigurationError

NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*\Z")
# The embedded store gives these a meaning of its own; `key` and `digest` are ours to set.
RESERVED = frozenset({"id", "title", "name", "type", "label", "key", "digest"})


class Elements:
    """A whole graph: every element with its labels or relation, its properties and its digest."""

    def __init__(self) -> None:
        self._spool = Spool()
        self.nodes = NodeRows(self._spool)
        self.edges = EdgeRows(self._spool, self.nodes)

    def take(self, others: Elements) -> None:
        """Take what was gathered apart. Raises ConfigurationError where both bring one node."""
        first = self._spool.take(others._spool)
        self.edges.take(others.edges, first, self.nodes.take(others.nodes, first))

    def digests(self) -> Iterator[tuple[NodeKey | EdgeKey, str]]:
        """What each element is known by, with what tells a change of it."""
        for rows in (self.nodes, self.edges):
            yield from ((rows.key(number), rows.digest(number)) for number in range(len(rows)))

    def find(self, key: NodeKey | EdgeKey) -> int | None:
        """The number of a node or an edge."""
        return self.nodes.find(key) if isinstance(key, NodeKey) else self.edges.find(key)


Graph = Batch | Elements
"""What can be loaded: nodes and edges as values, or already on their way."""


def as_elements(graph: Graph) -> Elements:
    """The elements of a batch; elements as they are."""
    return graph if isinstance(graph, Elements) else make_elements((*graph.nodes, *graph.edges))


def as_batch(graph: Graph) -> Batch:
    """The elements as values, sorted, all in memory: to compare and to write graphs of a size for that."""
    if isinstance(graph, Batch):
        return graph
    nodes = [graph.nodes.node(number) for number in range(len(graph.nodes))]
    edges = [graph.edges.edge(number) for number in range(len(graph.edges))]
    return Batch(tuple(sorted(nodes, key=node_key)), tuple(sorted(edges, key=edge_key)))


def make_elements(parts: Iterable[Part]) -> Elements:
    """Check the nodes and edges, which come in any order, and give each its digest. Raises ConfigurationError for a reserved or
    impossible name, a key that comes twice, or an edge to a node that the graph lacks."""
    elements = gather(parts)
    _check_whole(elements)
    return elements


def join_elements(shares: Iterable[Elements]) -> Elements:
    """The graph of all that was gathered apart, in other processes perhaps: an edge may stand in another share than its ends. Raises
    ConfigurationError as `make_elements` does."""
    elements = Elements()
    for share in shares:
        elements.take(share)
    _check_whole(elements)
    return elements


def gather(parts: Iterable[Part]) -> Elements:
    """A share of a graph, in which the ends of edges may be wanting. Raises ConfigurationError for a name or a key as `make_elements`."""
    elements, names, words = Elements(), set[str](), set[str]()
    for part in parts:
        names.update(part.properties)
        if isinstance(part, Node):
            words.update(part.labels)
            elements.nodes.add(part)
        else:
            words.add(part.relation)
            elements.edges.add(part)
    _check_names(names | words)
    _check_properties(names)
    return elements


def with_nodes(elements: Elements, nodes: Iterable[Node]) -> Elements:
    """The same graph, with more nodes."""
    for node in nodes:
        elements.nodes.add(node)
    return elements


def _check_whole(elements: Elements) -> None:
    missing = elements.nodes.missing()
    if missing is not None:
        raise ConfigurationError(f"An edge names {missing.label} {missing.key!r}, which the batch lacks.")
    if elements.edges.has_twins():
        raise ConfigurationError("A batch holds two edges with one relation, source, target, ordinal and role.")


def _check_names(names: Iterable[str]) -> None:
    for name in sorted(names):
        if not NAME.match(name):
            raise ConfigurationError(f"{name!r} cannot be a label, a relation or a property.")


def _check_properties(names: Iterable[str]) -> None:
    taken = RESERVED.intersection(names)
    if taken:
        raise ConfigurationError(f"A batch must not set the properties {sorted(taken)}.")
