"""Where a graph is kept: one small interface, and the two functions that open it.

A store is named by an address: a folder (`./chidao-data`, kglite inside the process) or a server
(`neo4j://…`, `bolt://…`). Name and password of a server come from CHIDAO_NEO4J_USER and
CHIDAO_NEO4J_PASSWORD only; an address is never printed with them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

if TYPE_CHECKING:
    from graph.elements import Graph
    from graph.index import Index

Row = dict[str, object]
_SERVER = re.compile(r"(?:neo4j|bolt)(?:\+s|\+ssc)?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LoadSummary:
    """What a load changed, and what the store holds now. All zero but the last two: nothing to do."""

    nodes_written: int = 0
    nodes_removed: int = 0
    edges_written: int = 0
    edges_removed: int = 0
    nodes: int = 0
    edges: int = 0

    @property
    def is_unchanged(self) -> bool:
        """True when the store already held the batch."""
        return not (self.nodes_written or self.nodes_removed or self.edges_written or self.edges_removed)


class GraphStore(Protocol):
    """What every store can do. Both adapters answer every named query alike."""

    @property
    def dialect(self) -> str:
        """`kglite` or `neo4j`: the folder of `queries/` whose texts go before the common ones."""
        ...

    def load(self, graph: Graph) -> LoadSummary:
        """Make the store hold exactly the graph. A reader sees the graph before or after it, and so
        does whoever opens the store after a crash. Raises StoreUnavailable or StoreLocked."""
        ...

    def ask(self, cypher: str, parameters: Mapping[str, object]) -> list[Row]:
        """Rows of plain values for a reading query; may be called from several threads.
        Raises StoreUnavailable."""
        ...

    def last_save(self) -> str:
        """A short word for what the store holds now: another one after each load that changed something, empty on a server that
        no load of ours has written to. Costs next to nothing. Raises StoreUnavailable, also where there is no graph yet."""
        ...

    def index(self) -> Index | None:
        """Who comes from whom, in memory; None where the store is faster asked than read. May be called from several threads."""
        ...

    def close(self) -> None:
        """Let go of files, locks and connections. May be called twice."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None: ...


def is_server(address: str) -> bool:
    """True for `neo4j://localhost`, false for `./chidao-data`."""
    return _SERVER.match(address) is not None


def open_for_reading(address: str) -> GraphStore:
    """The store at the address, for asking. A folder without a graph says so at the first question,
    and is read as soon as there is one."""
    if is_server(address):
        from graph.neo4j_store import Neo4jStore

        return Neo4jStore(address)
    from graph.embedded import EmbeddedReader

    return EmbeddedReader(Path(address))


def open_for_writing(address: str) -> GraphStore:
    """The store at the address, for loading and asking; a folder is made where there is none.
    Raises StoreLocked where another process writes to the folder, StoreUnavailable where it cannot be opened."""
    if is_server(address):
        from graph.neo4j_store import Neo4jStore

        store = Neo4jStore(address)
        store.check()
        return store
    from graph.embedded import EmbeddedWriter

    return EmbeddedWriter(Path(address))
