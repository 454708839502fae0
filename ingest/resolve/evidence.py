"""The words that prove a fact, cut for reading; the exact span is kept beside them."""

from __future__ import annotations

import re

from model.text import Span

SIDE = 160  # characters kept on each side at most
_STOP = re.compile(r"(?<=[.;:!?])\s|\n\s*\n")


def quote_span(text: str, span: Span, within: Span | None = None) -> Span:
    """The sentence that holds the span, at most 160 characters on each side, and never beyond `within`
    (the title does not run into the opening).

    >>> quote_span("Mở đầu. Thực hiện NQ 128 của Chính phủ. Hết.", Span(18, 24)).of("Mở đầu. Thực hiện NQ 128 của Chính phủ. Hết.")
    'Thực hiện NQ 128 của Chính phủ.'
    """
    low, high = (within.start, within.end) if within else (0, len(text))
    before = text[max(low, span.start - SIDE) : span.start]
    stops = list(_STOP.finditer(before))
    start = span.start - len(before) + (stops[-1].end() if stops else 0)
    limit = max(span.end, min(high, span.end + SIDE))
    after = _STOP.search(text, span.end, limit)
    return Span(start, after.start() if after else limit)


def one_line(words: str) -> str:
    """Blanks and line breaks made one, layout marks left out."""
    return " ".join(words.replace("*", " ").replace("|", " ").split())
