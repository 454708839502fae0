"""What a load has to do: the batch against the digests of what the store holds."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.elements import Elements
from graph.keys import EdgeKey, NodeKey
from graph.store import LoadSummary


@dataclass(frozen=True, slots=True)
class Change:
    """What is new or different, by its number in `elements`, and the keys, in order, of what is gone."""

    elements: Elements
    new_nodes: Sequence[int]
    new_edges: Sequence[int]
    remove_nodes: tuple[NodeKey, ...]
    remove_edges: tuple[EdgeKey, ...]

    @property
    def write_nodes(self) -> tuple[NodeKey, ...]:
        """The keys, in order, of the nodes that are new or different."""
        return tuple(sorted(map(self.elements.nodes.key, self.new_nodes)))

    @property
    def write_edges(self) -> tuple[EdgeKey, ...]:
        """The keys, in order, of the edges that are new or different."""
        return tuple(sorted(map(self.elements.edges.key, self.new_edges)))

    @property
    def is_empty(self) -> bool:
        """True when the store already holds the graph."""
        return self.size == 0

    @property
    def size(self) -> int:
        """How many elements are written or removed."""
        return len(self.new_nodes) + len(self.new_edges) + len(self.remove_nodes) + len(self.remove_edges)

    def summary(self) -> LoadSummary:
        """The figures for people."""
        return LoadSummary(
            nodes_written=len(self.new_nodes),
            nodes_removed=len(self.remove_nodes),
            edges_written=len(self.new_edges),
            edges_removed=len(self.remove_edges),
            nodes=len(self.elements.nodes),
            edges=len(self.elements.edges),
        )


def compare(elements: Elements, stored: Iterable[tuple[NodeKey | EdgeKey, str]]) -> Change:
    """Which elements differ from what the store holds, told as keys with their digests."""
    same = bytearray(len(elements.nodes)), bytearray(len(elements.edges))
    gone: list[NodeKey | EdgeKey] = []
    for key, digest in stored:
        rows, seen = (elements.nodes, same[0]) if isinstance(key, NodeKey) else (elements.edges, same[1])
        number = elements.find(key)
        if number is None:
            gone.append(key)
        else:
            seen[number] = rows.digest(number) == digest
    new_nodes, new_edges = (array("q", (number for number, known in enumerate(seen) if not known)) for seen in same)
    return Change(
        elements,
        new_nodes,
        new_edges,
        tuple(sorted(key for key in gone if isinstance(key, NodeKey))),
        tuple(sorted(key for key in gone if isinstance(key, EdgeKey))),
    )
