"""The whole corpus at once: who cites whom, and what came down from what. Repeatable, pure.

    resolution = resolve(catalogue.records())
    batch = make_batch(resolution)

Four steps, each on a page of its own: `directives`, `links`, `pairs`, `tree`.
"""

from __future__ import annotations

from collections.abc import Iterable

from ingest.resolve.directives import make_directives
from ingest.resolve.links import make_links
from ingest.resolve.pairs import make_pairs
from ingest.resolve.tree import make_descents
from ingest.resolve.types import Resolution
from model.record import SourceRecord


def resolve(records: Iterable[SourceRecord]) -> Resolution:
    """Directives, links, typed pairs and descents of a catalogue, in an order that the input's does not change."""
    held = make_directives(records)
    directives, links = make_links(held)
    pairs = make_pairs(directives, links)
    return Resolution(directives, links, pairs, make_descents(directives, pairs))
