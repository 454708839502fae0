"""Load a graph into a store."""

from __future__ import annotations

from graph.elements import Graph
from graph.store import GraphStore, LoadSummary


def load(store: GraphStore, graph: Graph) -> LoadSummary:
    """Make the store hold exactly the graph. The same graph again writes nothing; a smaller one
    removes what is gone. Raises StoreUnavailable and StoreLocked, ConfigurationError for a graph
    that no store could hold."""
    return store.load(graph)
