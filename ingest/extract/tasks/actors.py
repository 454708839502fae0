"""Who is told: the name before a predicate, and the members of a list of agencies."""

from __future__ import annotations

import re

from ingest.agencies import match_agency, resolve_agency, split_agencies
from ingest.extract.tasks.phrases import BARE_NOUN, BEFORE_NAME_VERB, HEAD, JOINED, PART, PREDICATE, STRONG
from model.document import Setting
from model.facts import AgencyMention
from model.text import Span

_LONGEST_NAME = 420
_SEPARATOR = re.compile(r"\s*[,;]\s*(?:và\s+)?|\s+(?:và|cùng\s+với|cùng)\s+|\s*\n\s*[-–]\s*")
_STOP = re.compile(r"[.:](?=\s|$)|[;:](?=\s|$)|\n\s*\n")
_SPREAD = re.compile(r"(?:[Cc]ác\s+)(?:Sở|Bộ|bộ|sở|Phòng)(?:\s*,\s*(?:ban|ngành|cơ quan))*\s*:?\s+[A-ZĐ]|(?:Sở|Bộ)\s*:\s")
_ASIDE = re.compile(r"\s*,?\s*(?:trong đó|nhất là|đặc biệt là|đứng đầu là)(?!\w)|\s*\([^()]{0,200}\)?\s*$")
_PLACES = re.compile(r"(?:quận|huyện|xã|phường|thị\s+xã|thị\s+trấn|thành\s+phố|tỉnh)\s+[A-ZĐ]")
# "các sở, ban, ngành và địa phương"
_PLACELESS = re.compile(r"địa\s+phương\s*$")
_EDGE = " \t\r\n,;:*_"
# what stands between a name and its verb: "Các doanh nghiệp tự | xây dựng", "A, B và | hướng dẫn"
_TAIL = re.compile(r"(?:\s+(?:tự|và|cùng|cũng|đồng thời|đều|ngay|luôn))+\s*$")


def name_end(text: str, start: int, end: int) -> int | None:
    """Where the name that begins at `start` gives way to a predicate or a colon; None where it never does.

    "Sở Y tế chủ trì, phối hợp" at 0 gives the place before "chủ trì".
    """
    if not HEAD.match(text, start, end):
        return None
    limit = min(end, start + _LONGEST_NAME)
    stop = _STOP.search(text, start, limit)
    while stop and text[stop.start()] == ";" and HEAD.match(text, _next_word(text, stop.end(), limit), limit):
        stop = _STOP.search(text, stop.end(), limit)
    last = stop.start() if stop else limit
    for found in PREDICATE.finditer(text, start, last):
        if found.group("verb") and not BEFORE_NAME_VERB.search(text, max(start, found.start() - 12), found.start()):
            return _described(text, start, found.start(), last)
    if stop is None or text[stop.start()] != ":" or BARE_NOUN.fullmatch(text, start, last):
        return None
    return last


def _described(text: str, start: int, verb: int, last: int) -> int | None:
    """Where a name ends before its verb; behind a noun that names nobody the first verb describes it, up to a stronger one."""
    if not BARE_NOUN.fullmatch(text, start, verb):
        return verb
    strong = STRONG.search(text, verb, last)
    return strong.start() if strong else None


def _next_word(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def read_members(text: str, span: Span, setting: Setting) -> tuple[AgencyMention, ...]:
    """The members of a list, in the words of the text: "các sở, ban, ngành; UBND các huyện, thành phố" gives two."""
    aside = _ASIDE.search(text, span.start, span.end)
    end = aside.start() if aside and aside.start() > span.start else span.end
    if _SPREAD.match(text, span.start, end):
        return tuple(split_agencies(text, Span(span.start, end), setting))
    members: list[AgencyMention] = []
    begin = span.start
    known = match_agency(text, begin, end, setting)
    for gap in _SEPARATOR.finditer(text, span.start, end):
        inside = known is not None and "và" in gap.group() and not known.group and known.span.end > gap.end()
        if not inside and _parts(text, begin, gap, end):
            members.extend(_member(text, begin, gap.start(), setting))
            begin = gap.end()
            known = match_agency(text, begin, end, setting)
    members.extend(_member(text, begin, end, setting))
    return tuple(members)


def _parts(text: str, begin: int, gap: re.Match[str], end: int) -> bool:
    if text.count("(", begin, gap.start()) > text.count(")", begin, gap.start()):
        return False
    if "và" in gap.group() and JOINED.search(text, begin, gap.start()):
        return False
    if _PLACES.match(text, begin, gap.start()) and _PLACES.match(text, gap.end(), end):
        return True
    if "và" in gap.group() and _PLACELESS.match(text, gap.end(), end):
        return True
    return PART.match(text, gap.end(), end) is not None


def _member(text: str, start: int, end: int, setting: Setting) -> list[AgencyMention]:
    tail = _TAIL.search(text, start, end)
    end = tail.start() if tail else end
    words = text[start:end]
    begin = start + len(words) - len(words.lstrip(_EDGE))
    stop = end - (len(words) - len(words.rstrip(_EDGE)))
    if stop <= begin:
        return []
    said = " ".join(text[begin:stop].split())
    name = resolve_agency(said, setting)
    return [AgencyMention(Span(begin, stop), said, name.name, "actor", name.level, name.line, name.place, name.group)]
