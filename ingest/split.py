"""One document for each letterhead of a text; a text without one is a press article or one document."""

from __future__ import annotations

from collections.abc import Callable

from ingest.parse.bare import find_bare_letterheads
from ingest.parse.kind import find_heading
from ingest.parse.letterhead import find_letterheads, is_document
from ingest.parse.press import is_article
from ingest.part import Part
from model.text import SourceText, Span

_ABOVE, _BELOW = 200, 400  # characters around a bare letterhead in which a motto belongs to it


def split(source: SourceText) -> tuple[Part, ...]:
    """The documents of a text, in order. A covering letter and an attachment with a letterhead are two.

    A letterhead that is quoted or belongs to a form in an annex begins nothing. A scanned page without a letterhead goes on from
    one that is missing, it is no press article.
    """
    text = source.text
    if not text.strip():
        return ()
    starts = _starts(text)
    if not starts and not find_heading(text, 0, 3000) and source.confidence is None and is_article(text):
        return (Part(Span(0, len(text)), "article"),)
    bounds = [0, *_with_bare(text, starts), len(text)]
    return tuple(Part(Span(start, end), "document") for start, end in zip(bounds, bounds[1:], strict=False))


def _with_bare(text: str, starts: list[int]) -> list[int]:
    """Where the second and all further documents begin, those without a motto too; near a motto its own letterhead decides."""
    bare = [start for start in find_bare_letterheads(text, starts[0] if starts else 0, len(text)) if not any(map(_near(start), starts))]
    return sorted({*starts[1:], *bare})


def _near(start: int) -> Callable[[int], bool]:
    return lambda other: -_ABOVE < other - start < _BELOW


def _starts(text: str) -> list[int]:
    starts: list[int] = []
    for head in find_letterheads(text, 0, len(text)):
        if not starts or is_document(text, head, starts[-1], len(text)):
            starts.append(head.start)
    return starts
