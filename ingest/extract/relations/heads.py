"""The sentence over a list of papers: "Bãi bỏ các văn bản sau:" over items on lines of their own or run in behind the colon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.extract.relations.cues import Listed, Reading
from ingest.extract.relations.sentences import sentence_start
from model.text import Span

_REACH = 6000  # characters from an item up to its head
_COLONS = 30  # colons that are looked at
_LEVELS = 3  # heads over heads
# The marks of items, the highest rank first: Điều 1., I., 1., 1.1., a), -, +
_RANKS = (
    r"(?:Điều|Chương|Phần|Mục)\s+[\dIVX]+",
    r"[IVX]{1,5}[.)]|[A-E]\.",
    r"\d{1,2}[.)](?!\d)",
    r"\d{1,2}(?:\.\d{1,2}){1,3}[.)]?(?!\d)",
    r"[a-zđ][.)](?=\s)",
    r"[-•*–](?=\s)",
    r"\+(?=\s)",
)
_MARK = re.compile(r"[\s*_|]*(?:" + "|".join(f"(?P<r{rank}>{pattern})" for rank, pattern in enumerate(_RANKS)) + r")[\s*.]*")
_LINE_MARK = re.compile(r"\n" + _MARK.pattern)
_MARK_BEHIND = re.compile(r"(?:^|[\s;:.,])(?P<mark>\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[-+•*–])[\s*]*$")
_SENTENCE = re.compile(r"(?<=[\w)”\"])[.!?](?=\s)")
_NO_HEAD = re.compile(r"(?:\b(?:số|v/v|kính gửi)\s{0,3}:|\d:\d)", re.IGNORECASE)


def heads_over(text: str, item: int, citation: int, floor: int) -> Iterator[Span]:
    """The sentences, without their colon, over the item that begins at `item` and names a paper at `citation`; the nearest first."""
    low = max(floor, item - _REACH)
    begin, rank = _own_mark(text, item, citation, low)
    for _ in range(_LEVELS):
        colon = _colon_over(text, begin, rank, low)
        if colon is None:
            return
        start = sentence_start(text, colon, floor)
        mark = _MARK.match(text, start, colon)
        yield Span(mark.end() if mark else start, colon)
        begin, rank = _own_mark(text, start, colon, low)


def listed_at(text: str, item: int, citation: int, reading: Reading) -> Listed:
    """The item that begins at `item`, for those that go on behind it."""
    begin, rank = _own_mark(text, item, citation, max(0, item - _REACH))
    return Listed(begin, rank, reading)


def goes_on(text: str, before: Listed, item: int, citation: int) -> bool:
    """Whether the item at `item` is the next one of the list in which `before` stands, however far its head is."""
    begin, rank = _own_mark(text, item, citation, max(0, item - _REACH))
    if rank is None or rank != before.rank or not 0 < begin - before.begin <= _REACH:
        return False
    return all(_rank(mark) >= rank for mark in _LINE_MARK.finditer(text, before.begin, begin))


def _own_mark(text: str, item: int, stop: int, low: int) -> tuple[int, int | None]:
    """Where an item begins, its mark with it, and the rank of the mark; None where it has none."""
    inside = _MARK.match(text, item, stop)
    if inside:
        return item, _rank(inside)
    behind = _MARK_BEHIND.search(text, max(low, item - 12), item)
    mark = _MARK.match(text, behind.start("mark"), item) if behind else None
    return (behind.start("mark"), _rank(mark)) if behind and mark else (item, None)


def _rank(mark: re.Match[str]) -> int:
    return int((mark.lastgroup or "r0")[1:])


def _colon_over(text: str, begin: int, rank: int | None, low: int) -> int | None:
    """The colon that opens the list in which an item of this rank begins at `begin`."""
    colon = begin
    for _ in range(_COLONS):
        colon = text.rfind(":", low, colon)
        if colon < 0:
            return None
        if _NO_HEAD.search(text, max(low, colon - 10), colon + 2):
            continue
        if _is_list(text, colon + 1, begin, rank):
            return colon
    return None


def _is_list(text: str, start: int, stop: int, rank: int | None) -> bool:
    """Whether from `start` to `stop` there are only items beside the one at `stop`, and what hangs under them."""
    if not text[start:stop].strip(" \t\r\n*_|"):
        return True
    first = _MARK.match(text, start, stop)
    if rank is None:
        return first is None and not _SENTENCE.search(text, start, stop)
    if first is None or _rank(first) != rank:
        return False
    return all(_rank(mark) >= rank for mark in _LINE_MARK.finditer(text, start, stop))
