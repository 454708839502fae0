"""Press articles: what tells them from a fragment of a document, their title and day."""

from __future__ import annotations

import re

from ingest.parse.issued import DATE, iso
from ingest.parse.loose import LOWER
from ingest.vocabulary import load
from model.text import Field, Span

_CHROME = "|".join(re.escape(words) for words in load("chrome")["before"])
# a title has four words at least; shorter lines are entries of a menu
_FIRST = re.compile(rf"(?m)^(?![^\S\n]*(?:{_CHROME}))(?=[^\n]*[{LOWER}]{{2}})[^\S\n]*(?:\S+[^\S\n]+){{3}}\S[^\n]*$")
_DOCUMENT = re.compile(r"(?m)^[\s|*-]{0,6}(?:Kính gửi|Nơi nhận|Căn cứ|Điều \d|Số\s*:?\s*\d+|V/v|[IVX]{1,4}\s?[.\-]\s|\d{1,2}\.\s|\|)")
_LONG = 300  # characters; no title has so many
# what a document has that came on one line, and no press item
_INLINE = re.compile(r"Kính gửi|Nơi nhận|QUYẾT ĐỊNH:|Căn cứ [A-ZĐ]|Điều 1\.|CỘNG H[OÒ][AÀ] XÃ HỘI|Số\s?:\s?\d")
_CUES = re.compile("|".join(re.escape(cue) for cue in load("press")["cues"]))


def is_article(text: str) -> bool:
    """Whether a text without letterhead reads like a press item: a title of its own, then paragraphs, no parts of a document."""
    if "\n" not in text.strip():
        return len(text) > _LONG and not _INLINE.search(text[:6000])
    first = _FIRST.search(text)
    if first is None:
        return False
    title = first[0].strip(" #*")
    rest = text[first.end() :].strip()
    if _DOCUMENT.search(text[:6000]) or len(title) > 220 or not rest:
        return False
    ends_open = title[-1:] not in ".;:,"
    return ends_open and "\n" in text[first.end() :] and len(rest) > 2 * len(title) and bool(re.search(f"[{LOWER}]", title))


def article_title(text: str, span: Span) -> Field | None:
    """The first line."""
    first = _FIRST.search(text, span.start, span.end)
    if first is None:
        return None
    words = first[0].strip(" #*|")
    if len(words) > _LONG:
        return None  # the whole text came on one line
    start = first.start() + first[0].index(words)
    return Field(" ".join(words.split()), Span(start, start + len(words)), "first-line") if words else None


def article_date(text: str, start: int, end: int) -> Field | None:
    """The day printed on a line of its own under the title: "12-08-2025", "(09:05 | 17/08/2021)"."""
    for line in re.compile(r"[^\n]+").finditer(text, start, min(end, start + 400)):
        words = line[0].strip(" |*()")
        if len(words) > 60:
            return None
        date = DATE.search(text, line.start(), line.end())
        value = iso(date) if date else None
        if date and value and len(words) - (date.end() - date.start()) < 30:
            return Field(value, Span(date.start(), date.end()), "press-date")
    return None
