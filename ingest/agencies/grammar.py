"""Reading one body at a place in a text: [office] head [field or free words] [place or the body above]."""

from __future__ import annotations

import re
from typing import TypeAlias

from msgspec.structs import replace

from ingest.agencies.accents import same_first_word, same_words
from ingest.agencies.casing import small_letters
from ingest.agencies.free import read_free_words
from ingest.agencies.groups import read_group
from ingest.agencies.lexicon import Opening, fields, heads, no_bodies, offices, openings, stops
from ingest.agencies.names import Entry, Phrase, PlaceWords
from ingest.agencies.places import CAPITALS, is_surname, known_name, match_named, match_place
from ingest.agencies.registry import is_province, join_place
from model.fold import folded

_BLANKS = re.compile(r"[^\S\n]*(?:\n(?!\s*\n)[^\S\n]*)?")
_OF = re.compile(r"(?:khác\s+của|của|thuộc|trực\s+thuộc)\s+", re.IGNORECASE)
_OF_STARTS = frozenset("kctKCT")
_ZONE = re.compile(r"\s{1,3}(?P<number>\d{1,2}|[IVX]{1,5})(?!\w)")
_DASH = re.compile(r"\s{0,2}[-–]\s{0,2}|,?\s{1,2}(?=tỉnh|thành phố|TỈNH|THÀNH PHỐ)")
_SEVERAL = re.compile(r"các\s+(?:cơ quan\s+)?", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s*\(\s*")
_LINE_END = 6  # characters of a line that show whether it stands in capitals: "QUÂN KHU 5"
DEEPEST = 3  # "Phòng X, Chi cục Y, Sở Z": bodies above bodies
Known: TypeAlias = list[tuple[int, list[Opening]]]  # where each known phrase ends, and what it opens; the longest first


def skip_blanks(text: str, at: int, end: int) -> int:
    """Past blanks and at most one line end."""
    if at >= end or not text[at].isspace():
        return at
    if text[at] == " " and at + 1 < end and not text[at + 1].isspace():
        return at + 1
    found = _BLANKS.match(text, at, end)
    return found.end() if found else at


def read_phrase(text: str, start: int, end: int) -> Phrase | None:
    """The longest body, or group of bodies, that begins at `start`; None where none does.

    "Giám đốc Sở Y tế chủ trì" gives "Sở Y tế" with the office "Giám đốc".
    """
    if start >= min(end, len(text)) or not text[start].isalpha() or (start > 0 and text[start - 1].isalnum()):
        return None
    best: Phrase | None = None
    known = openings().matches(folded(text), start, end)
    for read in (_read_office, _read_head) if known else ():
        best = _longer(best, read(text, start, end, known))
    if text[start] in "cC":
        best = _longer(best, _read_bodies(text, start, end))
    best = _longer(best, _read_members(text, start, end))
    return best or _read_place(text, start, end)


def _longer(first: Phrase | None, second: Phrase | None) -> Phrase | None:
    return second if first is None or (second is not None and second.end > first.end) else first


def read_body(text: str, start: int, end: int, depth: int = 0) -> Phrase | None:
    """The longest body at `start`, without the office before it."""
    best: Phrase | None = None
    if depth > DEEPEST or start >= end or _is_no_body(text, start, end):
        return best
    for stop, entries in heads().matches(folded(text), start, end):
        for entry in entries:
            if _head_agrees(text[start:stop], entry):
                best = _longer(best, _read_entry(text, stop, end, entry, depth))
    return best


def _read_head(text: str, start: int, end: int, known: Known) -> Phrase | None:
    """`read_body` where the phrases that begin here are already known."""
    best: Phrase | None = None
    for stop, found in known if not _is_no_body(text, start, end) else ():
        for entry in found[0].heads:
            if _head_agrees(text[start:stop], entry):
                best = _longer(best, _read_entry(text, stop, end, entry, 0))
    return best


def _is_no_body(text: str, start: int, end: int) -> bool:
    found = no_bodies().longest(folded(text), start, end)
    return found is not None and same_words(text[start : found[0]], found[1][0])


def _read_bodies(text: str, start: int, end: int) -> Phrase | None:
    """Several bodies of one name: "các Đoàn đại biểu Quốc hội", "các Chi cục Hải quan khu vực"."""
    several = _SEVERAL.match(text, start, end)
    body = read_body(text, several.end(), end) if several else None
    return replace(body, words=f"{text[start : start + 3]} {body.words}", group=True) if body else None


def _read_members(text: str, start: int, end: int) -> Phrase | None:
    """A group, with the body it belongs to: "các cơ quan, đơn vị thuộc Bộ Y tế", "các Ban của HĐND tỉnh"."""
    group = read_group(text, start, end)
    link = _OF.match(text, skip_blanks(text, group.end, end), end) if group and not group.place else None
    above = _read_above(text, link.end(), end, 0) if link else None
    if group is None or link is None or above is None:
        return group
    return replace(group, end=above.end, words=f"{group.words} {link.group().strip()}", above=above)


def _read_place(text: str, start: int, end: int) -> Phrase | None:
    """A province, district or commune that acts itself: "huyện Phong Điền"."""
    place = match_named(text, start, end)
    if place is None or place.name is None:
        return None
    return Phrase(place.end, Entry("", "unit", "place"), place.words, place=place)


def _read_office(text: str, start: int, end: int, known: Known) -> Phrase | None:
    best = None
    lone = next(((stop, found[0].lone[0]) for stop, found in known if found[0].lone), None)
    if lone and same_words(text[start : lone[0]], " ".join(text[start : lone[0]].split())):
        stop, name = lone
        best = Phrase(stop, Entry(name, "lone", "other"), name, group=name.lower().startswith(("các", "cơ quan ngang", "cơ quan thuộc")))
    for stop, found in known:
        if not found[0].offices or not same_first_word(text[start:stop], found[0].offices[0]):
            continue
        inner = _after_office(text, skip_blanks(text, stop, end), end)
        if inner and (best is None or inner.end > best.end):
            return replace(inner, office=" ".join(text[start:stop].split()))
    return best


def _after_office(text: str, at: int, end: int) -> Phrase | None:
    """The body after an office, or after two: "Đồng chí Giám đốc Sở Y tế"."""
    second = next((stop for stop, _ in offices().matches(folded(text), at, end)), None)
    nested = read_body(text, skip_blanks(text, second, end), end) if second else None
    return nested or read_body(text, at, end)


def _head_agrees(written: str, entry: Entry) -> bool:
    short = len(written) <= 4 and entry.name.lower() != written.lower()
    if short and len(entry.name) > len(written) + 2:
        return written.isupper()
    return same_first_word(written, entry.name)


def _read_entry(text: str, stop: int, end: int, entry: Entry, depth: int) -> Phrase | None:
    phrase = Phrase(stop, entry, entry.name)
    if entry.shape == "central":
        return phrase
    if entry.shape == "field":
        return _read_field(text, stop, end, entry, depth)
    if entry.shape == "zone":
        return _read_zone(text, stop, end, phrase)
    if entry.shape == "open":
        return _read_open(text, stop, end, phrase, depth)
    return add_place(text, end, phrase, depth)


def _read_field(text: str, stop: int, end: int, entry: Entry, depth: int) -> Phrase | None:
    at = skip_blanks(text, stop, end)
    found = fields()[entry.key].longest(folded(text), at, end)
    if found is None:
        return None
    written, name = text[at : found[0]], found[1][0]
    if len(written) < min(4, len(name)) and not written.isupper():
        return None
    phrase = Phrase(found[0], entry, f"{entry.name} {name}")
    return phrase if entry.key == "bo" else add_place(text, end, phrase, depth)


def _read_zone(text: str, stop: int, end: int, phrase: Phrase) -> Phrase | None:
    """The number of a region and its province: "Tòa án nhân dân khu vực 3 - Quảng Ninh"."""
    number = _ZONE.match(text, stop, end)
    if number is None:
        return None
    numbered = replace(phrase, end=number.end(), words=f"{phrase.words} {number['number']}")
    dash = _DASH.match(text, number.end(), end)
    place = match_place(text, dash.end(), end) if dash else None
    if place is None or place.name is None or not is_province(place.words):
        return numbered
    return replace(numbered, end=place.end, words=f"{numbered.words} - {place.name}", place=place)


def _read_open(text: str, stop: int, end: int, phrase: Phrase, depth: int) -> Phrase | None:
    entry = phrase.entry
    at = read_free_words(text, stop, end, entry)
    words = " ".join(text[stop:at].split()).strip(" ,-")
    if not words:
        return add_place(text, end, phrase, depth) if entry.alone else None
    cased = small_letters(words, entry.name) if text[stop - 2 : stop].isupper() else words
    cased = cased[0].upper() + cased[1:] if entry.strict else cased
    return add_place(text, end, replace(phrase, end=at, words=f"{entry.name} {cased}"), depth)


def add_place(text: str, end: int, phrase: Phrase, depth: int) -> Phrase | None:
    """Add the place or the body above; None where one is needed and missing."""
    entry, at = phrase.entry, skip_blanks(text, phrase.end, end)
    if at >= end or not text[at].isalnum():
        return None if entry.needs and entry.shape != "party" else phrase
    if at == phrase.end:
        return phrase
    link = _OF.match(text, at, end) if text[at] in _OF_STARTS else None
    if link and (linked := _linked(text, link.end(), end, phrase, depth)):
        return linked
    if _may_name_above(text, phrase, at) and (above := _read_above(text, at, end, depth)):
        return Phrase(above.end, entry, phrase.words, phrase.place, above, phrase.office, above.group)
    if entry.shape == "party":
        return _add_party_place(text, at, end, phrase)
    place = match_place(text, at, end)
    if place and _place_fits(entry, place):
        return Phrase(place.end, entry, phrase.words, place, phrase.above, phrase.office, place.plural)
    if entry.shape == "body" and (several := _several_above(text, at, end)):
        return replace(phrase, end=several.end, above=several, group=True)
    return None if entry.needs else phrase


def _may_name_above(text: str, phrase: Phrase, at: int) -> bool:
    """In the capitals of a letterhead the body on the next line stands below, unless the words are an office only."""
    before = text[max(0, phrase.end - _LINE_END) : phrase.end]
    next_line_below = "\n" in text[phrase.end : at] and before.isupper()
    return phrase.entry.shape == "body" or (phrase.entry.shape in ("field", "open") and not next_line_below)


def _linked(text: str, at: int, end: int, phrase: Phrase, depth: int) -> Phrase | None:
    """ "Ban Chỉ đạo ... của tỉnh", "Ủy ban Kinh tế và Tài chính của Quốc hội"."""
    above = _read_above(text, at, end, depth)
    if above and phrase.entry.shape != "party":
        link = " của" if above.entry.shape == "central" else ""
        return replace(phrase, end=above.end, words=phrase.words + link, above=above, group=above.group)
    place = match_named(text, at, end)
    fits = place is not None and phrase.entry.shape not in ("party", "central") and _place_fits(phrase.entry, place)
    return replace(phrase, end=place.end, place=place) if place and fits else None


def _place_fits(entry: Entry, place: PlaceWords) -> bool:
    if entry.needs == "body":
        return False
    return not (entry.needs == "place" and place.name is None and place.words not in ("tỉnh", "thành phố", "huyện", "xã", "phường"))


def _add_party_place(text: str, at: int, end: int, phrase: Phrase) -> Phrase | None:
    """A name without its class word, "Huyện ủy An Biên". "Tỉnh ủy viên" is a person."""
    if folded(text).startswith(("vien ", "vien,"), at, end):
        return None
    listed = known_name(text, at, end, phrase.entry.place_class)
    if listed:
        name, stop = listed
        word = phrase.entry.place_class
        return replace(phrase, end=stop, place=PlaceWords(stop, join_place(word, name), word, name, bare=True))
    found = CAPITALS.match(text, at, end)
    if found is None or stops().longest(folded(text), at, end) or heads().longest(folded(text), at, end):
        return phrase
    words = " ".join(found.group().split())
    if not words.isupper() and is_surname(words.split()[0]):
        return phrase
    name = words.title() if words.isupper() else words
    return replace(phrase, end=found.end(), place=PlaceWords(found.end(), name, phrase.entry.place_class, name, bare=True))


def _read_above(text: str, at: int, end: int, depth: int) -> Phrase | None:
    """The body above: "Văn phòng UBND tỉnh", "Thanh tra Sở", "Ban Tuyên giáo Tỉnh ủy"."""
    above = read_body(text, at, end, depth + 1)
    if above and above.entry.shape != "open":
        return above
    for stop, entries in heads().matches(folded(text), at, end):
        if entries[0].shape == "field" and text[at:stop] in ("Sở", "Bộ", "SỞ", "BỘ"):
            return Phrase(stop, Entry(entries[0].name, "own", "other"), entries[0].name)
    return None


def _several_above(text: str, at: int, end: int) -> Phrase | None:
    """ "Văn phòng các Bộ, cơ quan ngang Bộ", "Ban Thường vụ các huyện ủy"."""
    return read_group(text, at, end) if _SEVERAL.match(text, at, end) else None


def with_brackets(text: str, phrase: Phrase, end: int) -> int:
    """Where a mention ends: "Bộ Tài chính (Cục Thống kê)" takes the body in brackets in."""
    opened = _IN_BRACKETS.match(text, phrase.end, end)
    inner = read_body(text, opened.end(), end) if opened else None
    return inner.end + 1 if inner and text.startswith(")", inner.end) and inner.end < end else phrase.end
