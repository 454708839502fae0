"""Load a graph into a store."""

from __future__ import annotations

from graph.store import GraphStore, LoadSummary
from model.batch import Batch


def load(store: GraphStore, batch: Batch) -> LoadSummary:
    """Make the store hold exactly the batch. The same batch again writes nothing; a smaller one
    removes what is gone. Raises StoreUnavailable and StoreLocked, ConfigurationError for a batch
    that no store could hold."""
    return store.load(batch)
