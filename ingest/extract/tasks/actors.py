"""Who is told: the name before a predicate, and the members of a list of agencies."""

from __future__ import annotations

import re

from ingest.agencies import body_end, match_agency, resolve_agency, split_agencies
from ingest.extract.tasks.phrases import (
    BARE_NOUN,
    BEFORE_NAME_VERB,
    GIVEN,
    HEAD,
    JOINED,
    NAME_TAIL,
    NO_PREDICATE,
    PART,
    PREDICATE,
    RELATIVE_VERB,
    STRONG,
    VERB_FIRST,
)
from model.document import Setting
from model.facts import AgencyMention
from model.text import Span

_LONGEST_NAME = 900
_SEPARATOR = re.compile(r"\s*[,;]\s*(?:và\s+)?|\s+(?:và|cùng\s+với|cùng)\s+|\s*\n\s*[-–]\s*")
_STOP = re.compile(r"[.:](?=\s|$)|[;:](?=\s|$)|\n\s*\n")
_SPREAD = re.compile(r"(?:[Cc]ác\s+)(?:Sở|Bộ|bộ|sở|Phòng)(?:\s*,\s*(?:ban|ngành|cơ quan))*\s*:?\s+[A-ZĐ]|(?:Sở|Bộ)\s*:\s")
# "Giám đốc các Sở: Y tế, Nội vụ; Chủ tịch ...": one head for the names behind the colon
_LIST_HEAD = re.compile(
    r"(?P<title>(?:Giám\s+đốc|Thủ\s+trưởng|Lãnh\s+đạo|Bộ\s+trưởng)\s+)?(?:[Cc]ác\s+)?(?P<head>Sở|Bộ|Phòng|sở|bộ|phòng)\s*:\s+(?=[A-ZĐ])"
)
# "Giám đốc: Sở Y tế, Sở Nội vụ; Chủ tịch ...": one title for the bodies behind the colon
_TITLE_LIST = re.compile(r"(?P<title>Giám\s+đốc|Thủ\s+trưởng|Lãnh\s+đạo|Chủ\s+tịch|Trưởng)\s*:\s+(?=[A-ZĐ])")
_LISTING = re.compile(
    r"(?:Sở|Bộ|Ban|Phòng|Giám\s+đốc|Chủ\s+tịch|Thủ\s+trưởng|Trưởng|Trung\s+tâm|sở|bộ|ban|ngành|phòng|xã|phường|huyện|quận|thành\s+phố|tỉnh|đơn\s+vị|cơ\s+quan)\s*$"
)
_ASIDE = re.compile(r"\s*,?\s*(?:trong đó|nhất là|đặc biệt là|đứng đầu là)(?!\w)|\s*\([^()]{0,200}\)?\s*$")
_PLACES = re.compile(r"(?:quận|huyện|xã|phường|thị\s+xã|thị\s+trấn|thành\s+phố|tỉnh)\s+[A-ZĐ]")
# "các sở, ban, ngành và địa phương"
_PLACELESS = re.compile(r"địa\s+phương\s*$")
_BRACKET = 120  # the longest remark in brackets behind a name
_RELATIVE = 160  # the longest description of a body
_BREATH = 60  # characters between such a verb and the stronger one
_PAUSE = re.compile(r"[,;:.]")
_SMALL_WORDS = re.compile(r"\s+(?P<first>[a-zà-ỹđ]+)\s+\w")
_EDGE = " \t\r\n,;:*_"
# what stands between a name and its verb: "Các doanh nghiệp tự | xây dựng", "A, B và | hướng dẫn"
_TAIL = re.compile(r"(?:(?<!thờ)\s+(?:tự|mỗi|và|cùng|cũng|đồng thời|đều|ngay|luôn))+\s*$")


def name_end(text: str, start: int, end: int) -> int | None:
    """Where the name that begins at `start` gives way to a predicate or a colon; None where it never does.

    "Sở Y tế chủ trì, phối hợp" at 0 gives the place before "chủ trì".
    """
    if not HEAD.match(text, start, end):
        return None
    limit = min(end, start + _LONGEST_NAME)
    stop = _STOP.search(text, start, limit)
    while stop and _goes_on(text, start, stop, limit):
        stop = _STOP.search(text, stop.end(), limit)
    last = stop.start() if stop else limit
    unlisted = _unlisted_verb(text, start, last)
    for found in PREDICATE.finditer(text, start, last):
        if found.group("verb") and not _in_name(text, start, found):
            return _described(text, start, found.start(), last) if unlisted is None or found.start() <= unlisted else unlisted
    if unlisted is not None:
        return unlisted
    if stop is None or text[stop.start()] != ":" or BARE_NOUN.fullmatch(text, start, last):
        return None
    return last


def _unlisted_verb(text: str, start: int, last: int) -> int | None:
    """The first word behind a body whose end its kind tells, where it is a verb though no list has it: "Công an tỉnh | túc trực"."""
    end = body_end(text, start, last)
    word = _SMALL_WORDS.match(text, end, last) if end else None
    return word.start("first") if word and not NO_PREDICATE.match(text, word.start("first"), last) else None


def _in_name(text: str, start: int, verb: re.Match[str]) -> bool:
    """Whether a verb belongs to the name that begins at `start`: "về phát triển", "Cục Quản lý đầu tư xây dựng | chủ trì"."""
    at = verb.start()
    behind = BEFORE_NAME_VERB.search(text, max(start, at - 12), at) is not None
    return behind or NAME_TAIL.match(text, at) is not None or in_brackets(text, start, at)


def in_brackets(text: str, start: int, at: int) -> bool:
    """Whether a place lies in brackets opened behind `start` and closed a short way on: "Sở Y tế (chủ trì), Công an tỉnh"."""
    opened = text.rfind("(", start, at)
    return opened >= 0 and text.find(")", opened, at) < 0 and text.find(")", at, at + _BRACKET) >= 0


def _described(text: str, start: int, verb: int, last: int) -> int | None:
    """Where a name ends before its verb; behind a noun that names nobody the first verb describes it, up to a stronger one."""
    if GIVEN.search(text, start, verb):  # "Các cơ quan được giao chủ trì nhiệm vụ có trách nhiệm ..."
        duty = STRONG.search(text, verb, min(last, verb + _RELATIVE))
        return duty.start() if duty else verb
    if not BARE_NOUN.fullmatch(text, start, verb):
        return _behind_relative(text, verb, last)
    strong = STRONG.search(text, verb, last)
    return strong.start() if strong else _second_verb(text, verb, last)


def _behind_relative(text: str, verb: int, last: int) -> int:
    """ "..., các doanh nghiệp tham gia Đề án | có trách nhiệm ...": a verb that a stronger one follows at once tells who is meant."""
    if not RELATIVE_VERB.match(text, verb, last):
        return verb
    strong = STRONG.search(text, verb, min(last, verb + _BREATH))
    return strong.start() if strong and not _PAUSE.search(text, verb, strong.start()) else verb


def _second_verb(text: str, verb: int, last: int) -> int | None:
    """ "Đơn vị tổ chức | xây dựng kế hoạch": the first verb tells which body is meant where a second follows at once."""
    first = PREDICATE.match(text, verb, last)
    at = _next_word(text, first.end(), last) if first else last
    second = PREDICATE.match(text, at, last)
    return at if second is not None and second.group("verb") else None


def _goes_on(text: str, start: int, stop: re.Match[str], limit: int) -> bool:
    """Whether a list goes on behind a semicolon ("Giám đốc Sở Y tế; Chủ tịch ...") or a colon ("các Sở: Y tế, Nội vụ")."""
    following = _next_word(text, stop.end(), limit)
    if text[stop.start()] == ";":
        return HEAD.match(text, following, limit) is not None
    if text[stop.start()] == ":" and _TITLE_LIST.search(text, max(start, stop.start() - 24), following + 1):
        return HEAD.match(text, following, limit) is not None
    upper = text[following : following + 1].isupper()
    named = _LISTING.search(text, max(start, stop.start() - 24), stop.start()) if upper else None
    if named and VERB_FIRST.match(text, following, limit):
        return False  # "Đối với Công an tỉnh: Tăng cường tuần tra", "Văn phòng Sở: Chủ trì, phối hợp ..."
    return text[stop.start()] == ":" and bool(named) and not HEAD.match(text, following, limit)


def _next_word(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def read_members(text: str, span: Span, setting: Setting) -> tuple[AgencyMention, ...]:
    """The members of a list, in the words of the text: "các sở, ban, ngành; UBND các huyện, thành phố" gives two."""
    aside = _ASIDE.search(text, span.start, span.end)
    end = aside.start() if aside and aside.start() > span.start else span.end
    if titled := _TITLE_LIST.search(text, span.start, end):
        return _under_title(text, titled, Span(span.start, end), setting)
    if headed := _LIST_HEAD.search(text, span.start, end):
        return _with_list_head(text, headed, Span(span.start, end), setting)
    if _SPREAD.match(text, span.start, end):
        spread = tuple(split_agencies(text, Span(span.start, end), setting))
        if len(spread) > 1 or ":" in text[span.start : end]:
            return spread  # "các Sở Xây dựng liên quan" are one group
    members: list[AgencyMention] = []
    begin = span.start
    known = match_agency(text, begin, end, setting)
    for gap in _SEPARATOR.finditer(text, span.start, end):
        inside = known is not None and not known.group and known.span.end > gap.end() and ("và" in gap.group() or _is_comma_name(known))
        if not inside and _parts(text, begin, gap, end):
            members.extend(_member(text, begin, gap.start(), setting))
            begin = gap.end()
            known = match_agency(text, begin, end, setting)
    members.extend(_member(text, begin, end, setting))
    return tuple(members)


def _is_comma_name(known: AgencyMention) -> bool:
    """A register's name with a comma inside: "Đảng ủy Mặt trận Tổ quốc, các đoàn thể Trung ương"."""
    return known.level == "central" and ", các " in known.name


def _under_title(text: str, titled: re.Match[str], span: Span, setting: Setting) -> tuple[AgencyMention, ...]:
    """ "Giám đốc: Sở Y tế, Sở Nội vụ; Chủ tịch ...": the title for each body up to the semicolon."""
    before = read_members(text, Span(span.start, titled.start()), setting) if titled.start() > span.start else ()
    stop = text.find(";", titled.end(), span.end)
    last = stop if stop >= 0 else span.end
    title = " ".join(titled["title"].split())
    told = [_titled(item, title, setting) for item in read_members(text, Span(titled.end(), last), setting)]
    behind = read_members(text, Span(last + 1, span.end), setting) if last + 1 < span.end else ()
    return (*before, *told, *behind)


def _with_list_head(text: str, headed: re.Match[str], span: Span, setting: Setting) -> tuple[AgencyMention, ...]:
    """ "Chánh Văn phòng; Giám đốc các Sở: Y tế, Nội vụ; Chủ tịch ...": before it, one for each name, behind it."""
    before = read_members(text, Span(span.start, headed.start()), setting) if headed.start() > span.start else ()
    items = []
    for item in split_agencies(text, Span(headed.start("head"), span.end), setting):
        if (
            item.span.start < headed.end()
            or not item.text.lower().startswith(headed["head"].lower())
            or ";" in text[headed.end() : item.span.start]
        ):
            break
        items.append(item)
    last = items[-1].span.end if items else span.end
    title = " ".join((headed["title"] or "").split())
    told = [_titled(item, title, setting) for item in items] if items else [*_member(text, headed.start(), span.end, setting)]
    begin = _SEPARATOR.match(text, last, span.end)
    behind = read_members(text, Span(begin.end(), span.end), setting) if begin and begin.end() < span.end else ()
    return (*before, *told, *behind)


def _titled(item: AgencyMention, title: str, setting: Setting) -> AgencyMention:
    """ "Giám đốc" + "Sở Y tế"."""
    said = f"{title} {item.text}".strip()
    name = resolve_agency(said, setting)
    return AgencyMention(item.span, said, name.name, "actor:list", name.level, name.line, name.place, name.group)


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
