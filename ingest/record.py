"""From what the stages found to what the catalogue keeps.

The stages count characters in the repaired text; the record counts them in the source as
decoded. Every span is mapped here, once, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

from model.document import Document
from model.facts import Facts
from model.record import DocumentRecord, SourceRecord
from model.text import Issue, Offsets, SourceText, Span

T = TypeVar("T")
_PLAIN = frozenset({str, int, float, bool, type(None)})  # what holds no span

EXTRACTOR = "4"
"""Version of what extraction finds; raise it whenever a fact may come out differently."""
AGAIN = ""
"""Version of a source that could not be read here and now: a program is missing, or it is secret. Each run tries it again."""


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
        pages=source.pages,
        confidence=source.confidence,
        documents=documents,
        issues=tuple(issues),
    )


def to_raw(value: T, offsets: Offsets) -> T:
    """The same frozen value with every span in it mapped back to the source as decoded."""
    return value if not offsets.text_starts else _map(value, offsets)


def _map(value: Any, offsets: Offsets) -> Any:
    kind: Any = type(value)
    if kind is Span:
        return offsets.raw_span(value)
    parts = value if kind is tuple else _values(kind)(value)
    mapped = [part if type(part) in _PLAIN else _map(part, offsets) for part in parts]
    return tuple(mapped) if kind is tuple else kind(*mapped)


@cache
def _values(kind: Any) -> Callable[[Any], tuple[Any, ...]]:
    """Reads all fields of a value of this type, in the order in which its constructor takes them (there are always several)."""
    return attrgetter(*kind.__match_args__)
