"""Papers without a number that a full date identifies: "Tờ trình ngày 05/3/2021", "Quyết định của Thủ tướng Chính phủ ngày 14/12/2021"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.extract.citations.kind_words import KindWords, kind_before, may_end_kind
from ingest.extract.citations.mention import Mention
from ingest.extract.citations.tails import read_date, words
from ingest.vocabulary import load

_DATED = re.compile(r"ngày[ \xa0\n]{0,3}[0-9]")
_REACH = 130  # characters from a kind to its date, the issuer between
_OF = re.compile(r"\s+của\s+(?:(?!của\s)[^.;:,()\d\n]|\n(?!\s*\n)){4,100}?,?\s*$")
# a draft, or a number still to be filled in: "Tờ trình số      /TTr-STC ngày 12/3/2021"
_BLANK_NUMBER = re.compile(r"\s+(?:[Ss]ố\s{0,2}:?)[\s.…_]{0,20}/(?:\d{4}/)?[A-ZĐ][A-ZĐa-z&]{0,8}(?:-[A-ZĐ&]{1,10}){0,2}\s*$")


def find_dated(text: str, start: int, end: int) -> Iterator[Mention]:
    """Every kind without a number that a full date identifies; a body between the two is its issuer."""
    for found in _DATED.finditer(text, start, end):
        kind = _kind_of_date(text, found.start(), start)
        if kind is None or kind.name not in words("dated_kinds") or not kind.words[:1].isupper():
            continue
        dated = read_date(text, found.start(), end)
        if dated and dated[1] and len(dated[1]) == 10 and kind.words not in _short_words():
            yield Mention(kind.start, dated[0], dated[0], "unnumbered", "kind_date", kind.name, None, "", dated[1], plural=kind.plural)


def _kind_of_date(text: str, date: int, floor: int) -> KindWords | None:
    """The kind just before a date, or before the body or the blank number that stands between."""
    low = max(floor, date - _REACH)
    if may_end_kind(text, max(floor, date - 30), date) and (kind := kind_before(text, date, floor)):
        return kind
    for pattern in (_OF, _BLANK_NUMBER):
        between = pattern.search(text, low, date)
        if between and (kind := kind_before(text, between.start(), floor)):
            return None if kind.plural else kind
    return None


@cache
def _short_words() -> frozenset[str]:
    return frozenset(short for kind in load("kinds")["kinds"] for short in kind.get("short", ()))
