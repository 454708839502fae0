"""The words that prove a fact, cut for reading; the exact span is kept beside them."""

from __future__ import annotations

import re

from model.text import Span

SIDE = 160  # characters kept on each side at most
_STOP = re.compile(r"(?<=[.;:!?])\s|\n\s*\n")


def quote_around(text: str, span: Span) -> str:
    """The sentence that holds the span, on one line, at most 160 characters on each side.

    >>> quote_around("Mở đầu. Thực hiện NQ 128 của Chính phủ. Hết.", Span(18, 24))
    'Thực hiện NQ 128 của Chính phủ.'
    """
    before = text[max(0, span.start - SIDE) : span.start]
    stops = list(_STOP.finditer(before))
    start = span.start - len(before) + (stops[-1].end() if stops else 0)
    after = _STOP.search(text, span.end, min(len(text), span.end + SIDE))
    end = after.start() if after else min(len(text), span.end + SIDE)
    return one_line(text[start:end])


def one_line(words: str) -> str:
    """Blanks and line breaks made one, layout marks left out."""
    return " ".join(words.replace("*", " ").replace("|", " ").split())
