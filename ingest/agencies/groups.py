"""Groups of bodies: "các sở, ban, ngành", "Thủ trưởng các cơ quan, đơn vị liên quan", "hệ thống chính trị"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ingest.agencies.accents import plain_words
from ingest.agencies.free import read_free_words
from ingest.agencies.lexicon import group_pattern, group_starts, group_words, named_members, open_members
from ingest.agencies.names import Entry, Phrase
from ingest.agencies.places import match_place
from model.fold import folded

_RUN = re.compile(r"[a-z0-9]+")
_BLANKS = re.compile(r"\s*")


def read_group(text: str, start: int, end: int) -> Phrase | None:
    """A group at `start`. Without "các" there must be several members, or one that is known to stand alone."""
    flat = folded(text)
    if flat[start : start + 2] not in _first_letters():
        return None
    word = _RUN.match(flat, start, end)
    found = group_pattern().match(flat, start, end) if word and word.group() in group_starts() else None
    if found is None or not _marks_agree(text[start : found.end()]):
        return None
    office_of_several = found["office"] and (found["office"].rstrip().endswith("cac") or found["member"] == "so" or found["modifier"])
    if not (found["alone"] or found["quantifier"] or found["more"] or office_of_several):
        return None
    if not (found["alone"] or found["quantifier"] or found["office"]) and named_members().fullmatch(found["member"]):
        return None
    stop = _free_end(text, found, end)
    begin = found.end("office") if found["office"] else start
    words = " ".join(text[begin:stop].split())
    if found["office"] and not words.lower().startswith("các") and text[start : found.end("office")].lower().rstrip().endswith("các"):
        words = f"các {words}"
    blanks = _BLANKS.match(text, stop, end)
    place = match_place(text, blanks.end(), end) if blanks and blanks.end() > stop else None
    office = " ".join(text[start:begin].split()) if begin > start else ""
    if place and place.name and not place.bare:
        return Phrase(place.end, Entry("", "group"), f"{words} {place.words}", place=place, group=True, office=office)
    return Phrase(stop, Entry("", "group"), words, group=True, office=office)


def _free_end(text: str, found: re.Match[str], end: int) -> int:
    """Where a group ends whose last member goes on in free words: "các cơ sở kinh doanh ăn uống"."""
    goes_on = not found["more"] and not found["modifier"] and found["member"] and open_members().fullmatch(found["member"])
    return read_free_words(text, found.end(), end, Entry("", "open")) if goes_on else found.end()


@cache
def _first_letters() -> frozenset[str]:
    """The first two letters of every word that a group can begin with, cheap to look up."""
    return frozenset(word[:2] for word in group_starts())


@lru_cache(maxsize=20_000)
def _marks_agree(written: str) -> bool:
    """Each word must be one of the vocabulary with its own marks, unless the words have none at all."""
    return written.isascii() or all(word in group_words() for word in plain_words(written))
