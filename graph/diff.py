"""What a load has to do: the batch against the digests of what the store holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.elements import EdgeKey, Elements, NodeKey
from graph.store import LoadSummary


@dataclass(frozen=True, slots=True)
class Change:
    """Keys in order: what is new or different, and what is gone."""

    write_nodes: tuple[NodeKey, ...]
    write_edges: tuple[EdgeKey, ...]
    remove_nodes: tuple[NodeKey, ...]
    remove_edges: tuple[EdgeKey, ...]

    @property
    def is_empty(self) -> bool:
        """True when the store already holds the batch."""
        return self.size == 0

    @property
    def size(self) -> int:
        """How many elements are written or removed."""
        return len(self.write_nodes) + len(self.write_edges) + len(self.remove_nodes) + len(self.remove_edges)

    def summary(self, elements: Elements) -> LoadSummary:
        """The figures for people."""
        return LoadSummary(
            nodes_written=len(self.write_nodes),
            nodes_removed=len(self.remove_nodes),
            edges_written=len(self.write_edges),
            edges_removed=len(self.remove_edges),
            nodes=len(elements.nodes),
            edges=len(elements.edges),
        )


def compare(elements: Elements, stored: Iterable[tuple[NodeKey | EdgeKey, str]]) -> Change:
    """Which elements differ from what the store holds, told as keys with their digests."""
    changed = set(elements.digests)
    gone: list[NodeKey | EdgeKey] = []
    for key, digest in stored:
        known = elements.digests.get(key)
        if known is None:
            gone.append(key)
        elif known == digest:
            changed.discard(key)
    return Change(
        tuple(sorted(key for key in changed if isinstance(key, NodeKey))),
        tuple(sorted(key for key in changed if isinstance(key, EdgeKey))),
        tuple(sorted(key for key in gone if isinstance(key, NodeKey))),
        tuple(sorted(key for key in gone if isinstance(key, EdgeKey))),
    )
