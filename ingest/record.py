"""From what the stages found to what the catalogue keeps.

The stages count characters in the repaired text; the record counts them in the source as
decoded. Every span is mapped here, once, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar

from model.document import Document
from model.facts import Facts
from model.record import DocumentRecord, SourceRecord
from model.text import Issue, Offsets, SourceText, Span

T = TypeVar("T")

EXTRACTOR = "1"
"""Version of what extraction finds; raise it whenever a fact may come out differently."""


def make_record(source: SourceText, found: Sequence[tuple[Document, Facts]], issues: Sequence[Issue] = ()) -> SourceRecord:
    """One source with its documents; spans count in `source.raw`."""
    documents = tuple(DocumentRecord(to_raw(d, source.offsets), to_raw(f, source.offsets)) for d, f in found)
    return SourceRecord(
        source=source.source,
        sha256=source.sha256,
        extractor=EXTRACTOR,
        text=source.raw,
        media_type=source.media_type,
        repairs=source.repairs,
        documents=documents,
        issues=tuple(issues),
    )


def to_raw(value: T, offsets: Offsets) -> T:
    """The same frozen value with every span in it mapped back to the source as decoded."""
    return value if not offsets.text_starts else _map(value, offsets)


def _map(value: Any, offsets: Offsets) -> Any:
    if isinstance(value, Span):
        return offsets.raw_span(value)
    if isinstance(value, tuple):
        return tuple(_map(item, offsets) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{name: _map(getattr(value, name), offsets) for name in _field_names(type(value))})
    return value


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind))
