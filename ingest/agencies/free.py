"""Names made of free words: "Ban Chỉ đạo phòng, chống dịch Covid-19", "Trung tâm Kiểm soát bệnh tật"."""

from __future__ import annotations

import re

from ingest.agencies.accents import same_first_word, same_words
from ingest.agencies.lexicon import begins_below, compounds, heads, stops
from ingest.agencies.names import Entry
from ingest.agencies.places import class_at, match_place
from model.fold import fold, folded

MAX_WORDS = 14
_WORD = re.compile(r"[^\W_]+(?:[-.&/][^\W_]+)*")
_STEP = re.compile(r"[^\S\n]*(?:\n(?!\s*\n|\s*[-+*])[^\S\n]*)?(?:(?P<joint>,|-|–|&|và)\s*)?(?=[^\W_])", re.IGNORECASE)


def read_free_words(text: str, at: int, end: int, entry: Entry) -> int:
    """Where the free words after a head end: before a verb, a place, another body or a mark.

    A name in capitals ends with its capitals: "ỦY BAN THƯỜNG VỤ QUỐC HỘI / Căn cứ ...".
    """
    capitals = _in_capitals(text, at, entry)
    for count in range(MAX_WORDS):
        step = _STEP.match(text, at, end)
        if step is None or step.end() == at:
            break
        begin = step.end()
        if capitals and (text[begin].isalpha() and not text[begin : begin + 2].isupper() or count and _begins_below(text, begin, end)):
            break
        if "\n" in step.group() and (count or entry.alone) and _starts_body(text, begin, end):
            break
        part = _compound(text, begin, end)
        if part and (count or not entry.strict or text[begin].isupper()):
            at = part
            continue
        word = _WORD.match(text, begin, end)
        if word is None or (count == 0 and entry.strict and text[begin].islower()) or _ends(text, begin, end, entry, step["joint"]):
            break
        at = word.end()
    return at


def _in_capitals(text: str, at: int, entry: Entry) -> bool:
    """Whether the head before `at` is the word itself in capitals, "BAN" and no short form like "BQL"."""
    tail = entry.name[-2:]
    return text[max(at - 2, 0) : at].isupper() and folded(text).endswith(fold(tail), 0, at)


def _begins_below(text: str, at: int, end: int) -> bool:
    """Whether the body below begins here, where a letterhead in capitals came on one line: "CỤC THUẾ CHI CỤC THUẾ KHU VỰC"."""
    return begins_below().longest(folded(text), at, end) is not None


def _compound(text: str, at: int, end: int) -> int | None:
    found = compounds().longest(folded(text), at, end)
    if found is None or (text[at].islower() and found[1][0][0].isupper() and stops().longest(folded(text), at, end)):
        return None
    return found[0] if same_first_word(text[at : found[0]], found[1][0]) else None


def _ends(text: str, at: int, end: int, entry: Entry, joint: str | None) -> bool:
    if joint == "," and (entry.strict or text[at].isupper()):
        return True
    if joint and (_starts_body(text, at, end) or (joint != "-" and text[at].islower() and entry.strict)):
        return True
    stop = stops().longest(folded(text), at, end)
    if stop and text[at].islower() and same_words(text[at : stop[0]], stop[1][0]):
        return True
    return class_at(text, at, end) is not None or _is_group(text, at, end) or (text[at].isupper() and _is_province(text, at, end))


def _is_group(text: str, at: int, end: int) -> bool:
    return folded(text).startswith("cac ", at, end) and text[at : at + 3].lower() == "các"


def _is_province(text: str, at: int, end: int) -> bool:
    place = match_place(text, at, end)
    return place is not None and place.bare


def _starts_body(text: str, at: int, end: int) -> bool:
    found = heads().longest(folded(text), at, end)
    return _is_group(text, at, end) or bool(found and same_first_word(text[at : found[0]], found[1][0].name))
