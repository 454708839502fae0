"""The whole corpus at once: who cites whom, and what came down from what. Repeatable, pure.

    resolution = resolve(catalogue.records(), corrections.read())
    batch = make_batch(resolution)

Four steps, each on a page of its own: `directives`, `links`, `pairs`, `tree`; what people corrected comes in by `corrections`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ingest.resolve.annexes import annex_links
from ingest.resolve.copies import join_copies
from ingest.resolve.corrections import Ledger
from ingest.resolve.directives import read_directives
from ingest.resolve.links import make_links
from ingest.resolve.pairs import make_pairs
from ingest.resolve.stubs import correct_stubs
from ingest.resolve.tree import make_descents
from ingest.resolve.types import Directive, Resolution
from model.correction import Correction
from model.record import SourceRecord


def resolve(records: Iterable[SourceRecord], corrections: Iterable[Correction] = ()) -> Resolution:
    """Directives, links, typed pairs and descents of a catalogue, in an order that the input's does not change. Corrections
    hold in their own order: the last word on a thing counts."""
    return resolve_directives(read_directives(records), corrections)


def resolve_directives(read: Sequence[Directive], corrections: Iterable[Correction] = ()) -> Resolution:
    """The same, where the directives of the catalogue were read already; they come `in_order`."""
    ledger = Ledger(corrections)
    held = ledger.place(join_copies(ledger.correct(read)))
    directives, links = correct_stubs(*make_links(held, ledger), ledger)
    links = annex_links(directives, links)
    pairs = make_pairs(directives, links)
    return Resolution(directives, links, pairs, make_descents(directives, pairs), ledger.outcomes(), ledger.renames)
