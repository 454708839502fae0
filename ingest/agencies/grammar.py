"""Reading one body at a place in a text: [office] head [field or free words] [place or the body above]."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.agencies.lexicon import fields, group_pattern, heads, lone_offices, offices, stops
from ingest.agencies.names import Entry, Phrase, PlaceWords
from ingest.agencies.places import class_at, match_place
from ingest.agencies.trie import folded

_BLANKS = re.compile(r"[^\S\n]*(?:\n(?!\s*\n)[^\S\n]*)?")
_TIGHT = re.compile(r"\s*[,\-–]?\s*")
_WORD = re.compile(r"[^\W_]+(?:[-.&/][^\W_]+)*")
_ASCII = re.compile(r"[\x00-\x7f]+\Z")
MAX_FREE_WORDS = 14


def skip_blanks(text: str, at: int, end: int) -> int:
    found = _BLANKS.match(text, at, end)
    return found.end() if found else at


def read_phrase(text: str, start: int, end: int) -> Phrase | None:
    """The longest body, or group of bodies, that begins at `start`; None where none does.

    "Giám đốc Sở Y tế chủ trì" gives "Sở Y tế" with the office "Giám đốc".
    """
    if start >= end or not text[start].isalpha() or (start > 0 and text[start - 1].isalnum()):
        return None
    found = [p for p in (_read_office(text, start, end), _read_body(text, start, end, 0), _read_group(text, start, end)) if p]
    return max(found, key=lambda phrase: phrase.end, default=None)


def _read_office(text: str, start: int, end: int) -> Phrase | None:
    flat = folded(text)
    lone = lone_offices().longest(flat, start, end)
    best = None
    if lone and _same_accents(text[start : lone[0]], "Bộ"):
        best = Phrase(lone[0], Entry(lone[1][0], "lone", "other"), lone[1][0], group=lone[1][0].lower().startswith(("các", "cơ quan")))
    for stop, _ in offices().matches(flat, start, end):
        inner = _read_inner(text, skip_blanks(text, stop, end), end)
        if inner and (best is None or inner.end > best.end):
            return replace(inner, office=" ".join(text[start:stop].split()))
    return best


def _read_inner(text: str, at: int, end: int) -> Phrase | None:
    stop = next((s for s, _ in offices().matches(folded(text), at, end)), None)
    nested = _read_body(text, skip_blanks(text, stop, end), end, 0) if stop else None
    return nested or _read_body(text, at, end, 0)


def _same_accents(written: str, name: str) -> bool:
    """A first word with diacritics must be the word of the vocabulary: "Số Y tế" is no Sở."""
    first, wanted = written.split(None, 1)[0].lower(), name.split(None, 1)[0].lower()
    return bool(_ASCII.match(written)) or len(first) != len(wanted) or _plain_tone(first) == _plain_tone(wanted)


_TONES = str.maketrans({"ỷ": "y", "ủ": "u", "ý": "y", "ú": "u", "ỵ": "y", "ụ": "u", "õ": "o", "ã": "a", "ó": "o", "á": "a", "ò": "o", "à": "a", "ỏ": "o", "ả": "a", "ọ": "o", "ạ": "a"})


def _plain_tone(word: str) -> str:
    """Old and new places of the tone mark are one: "Uỷ" and "Ủy", "hoà" and "hòa"."""
    return word.translate(_TONES) if re.search(r"u[ỷýỵ]|[ủúụ]y|o[àáảãạ]|[òóỏõọ]a", word) else word


def _read_body(text: str, start: int, end: int, depth: int) -> Phrase | None:
    if depth > 3 or start >= end:
        return None
    best: Phrase | None = None
    for stop, entries in heads().matches(folded(text), start, end):
        for entry in entries:
            phrase = _read_entry(text, start, stop, end, entry, depth) if _same_accents(text[start:stop], entry.name) or len(entry.name) > 12 else None
            if phrase and (best is None or phrase.end > best.end):
                best = phrase
    return best


def _read_entry(text: str, start: int, stop: int, end: int, entry: Entry, depth: int) -> Phrase | None:
    written = text[start:stop]
    if len(written) <= 4 and entry.name.lower() != written.lower() and not written.isupper():
        return None
    if entry.shape == "central":
        return Phrase(stop, entry, entry.name)
    if entry.shape == "field":
        return _read_field(text, stop, end, entry, depth)
    if entry.shape == "open":
        return _read_open(text, stop, end, entry, depth)
    return _with_place(text, stop, end, Phrase(stop, entry, entry.name), depth)


def _read_field(text: str, stop: int, end: int, entry: Entry, depth: int) -> Phrase | None:
    at = skip_blanks(text, stop, end)
    found = fields()[entry.key].longest(folded(text), at, end)
    if found is None or (found[0] - at <= 3 and not text[at : found[0]].isupper() and found[0] - at < len(found[1][0])):
        return None
    phrase = Phrase(found[0], entry, f"{entry.name} {found[1][0]}")
    return phrase if entry.key == "bo" else _with_place(text, found[0], end, phrase, depth)


def _with_place(text: str, stop: int, end: int, phrase: Phrase, depth: int) -> Phrase | None:
    """Add the place or the body above; None where one is needed and missing."""
    entry, at = phrase.entry, skip_blanks(text, stop, end)
    if entry.shape in ("body", "field", "open"):
        above = _read_above(text, at, end, depth) if at > stop else None
        if above:
            return replace(phrase, end=above.end, above=above, group=above.group)
    place = match_place(text, at, end) if at > stop and at < end else None
    if place and _place_fits(entry, place):
        return replace(phrase, end=place.end, place=place, group=place.plural)
    if entry.shape == "party" and (named := _read_party_place(text, at, end)):
        return replace(phrase, end=named.end, place=named)
    return None if entry.needs else phrase


def _place_fits(entry: Entry, place: PlaceWords) -> bool:
    if entry.needs == "body":
        return False
    if entry.needs == "place" and place.name is None and place.words not in ("tỉnh", "thành phố"):
        return False
    return entry.shape != "party" or place.bare


def _read_party_place(text: str, at: int, end: int) -> PlaceWords | None:
    """A name without its class word: "Huyện ủy An Biên"."""
    from ingest.agencies.places import _CAPITALS

    found = _CAPITALS.match(text, at, end)
    if found is None or (text[:at].isupper() and len(found.group().split()) > 3) or stops().longest(folded(text), at, end):
        return None
    words = " ".join(found.group().split())
    return PlaceWords(at + len(found.group().rstrip()), words.title() if words.isupper() else words, "", words, bare=True)


def _read_above(text: str, at: int, end: int, depth: int) -> Phrase | None:
    """The body above: "Văn phòng UBND tỉnh", "Thanh tra Sở", "Ban Tuyên giáo Tỉnh ủy"."""
    above = _read_body(text, at, end, depth + 1)
    if above and above.entry.name not in ("Công an", "Hội"):
        return above
    for stop, entries in heads().matches(folded(text), at, end):
        if entries[0].name in ("Sở", "Bộ") and text[at:stop] in ("Sở", "Bộ", "SỞ", "BỘ"):
            return Phrase(stop, Entry(entries[0].name, "own", "other"), entries[0].name)
    return None


def _read_open(text: str, stop: int, end: int, entry: Entry, depth: int) -> Phrase | None:
    """A head with words of its own: "Trung tâm Kiểm soát bệnh tật tỉnh", "Ban Chỉ đạo phòng, chống dịch Covid-19"."""
    at = stop
    for count in range(MAX_FREE_WORDS):
        following = _next_word(text, at, end, entry)
        if following is None or _ends_name(text, following.start(), end, entry, first=count == 0):
            break
        at = following.end()
    words = " ".join(text[stop:at].split()).strip(" ,-")
    if not words:
        return _with_place(text, stop, end, Phrase(stop, entry, entry.name), depth) if entry.alone else None
    if text[stop:at].isupper():
        words = words[0] + words[1:].lower() if entry.strict else words.lower()
    return _with_place(text, at, end, Phrase(at, entry, f"{entry.name} {words}"), depth)


_STEP = re.compile(r"[^\S\n]*(?:\n(?!\s*\n|\s*[-+*])[^\S\n]*)?(?:(?:,|-|–|&|và)\s*)?(?=[^\W_])")


def _next_word(text: str, at: int, end: int, entry: Entry) -> re.Match[str] | None:
    step = _STEP.match(text, at, end)
    if step is None or step.end() == at:
        return None
    joined = step.group().strip()
    if joined and (_starts_body(text, step.end(), end) or (joined == "," and text[step.end()].isupper() and entry.name == "Ban Chỉ đạo")):
        return None
    if joined == "," and entry.strict:
        return None
    return _WORD.match(text, step.end(), end)


def _ends_name(text: str, at: int, end: int, entry: Entry, *, first: bool) -> bool:
    if first and entry.strict and not (text[at].isupper() or text[at].isdigit()):
        return True
    flat = folded(text)
    if not text[at].isupper() and stops().longest(flat, at, end):
        return True
    opened = class_at(flat, at, end)
    return bool(opened) or (text[at].isupper() and _starts_body(text, at, end) and not first)


def _starts_body(text: str, at: int, end: int) -> bool:
    found = heads().longest(folded(text), at, end)
    return bool(found) and _same_accents(text[at : found[0]], found[1][0].name) or bool(match_plural(text, at, end))  # type: ignore[index]


def match_plural(text: str, at: int, end: int) -> bool:
    """Whether "các" or another word for several begins here."""
    return folded(text).startswith("cac ", at, end)


def _read_group(text: str, start: int, end: int) -> Phrase | None:
    found = group_pattern().match(folded(text), start, end)
    if found is None:
        return None
    several = bool(found["quantifier"]) or bool(found["more"].strip()) or bool(found["modifier"].strip())
    if not several or (not found["quantifier"] and not found["more"].strip() and not found["office"]):
        return None
    begin = start if not found["office"] else found.end("office")
    words = " ".join(text[begin : found.end()].split())
    place = match_place(text, skip_blanks(text, found.end(), end), end)
    stop = found.end()
    if place and place.name:
        words, stop = f"{words} {place.words}", place.end
    return Phrase(stop, Entry("", "group", "other"), words, place=place if place and place.name else None, group=True, office="" if begin == start else text[start:begin].strip())
