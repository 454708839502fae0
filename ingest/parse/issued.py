"""The day of a document: the place and date of its letterhead, else the day it was adopted or signed."""

from __future__ import annotations

import re

import msgspec

from ingest.parse.loose import LOWER, UPPER, loose
from model.text import Field, Span

_DIGITS = str.maketrans("OolI", "0011")
_NUMBER = r"[0-9OolI](?:\s?[0-9OolI])?"
_BLANK = r"[\s.,_…|]{0,30}"
_YEAR = r"[12lI]\s?[90Oo]\s?[0-9OolI]\s?[0-9OolI]"
_WORDY = (
    f"(?:{loose('ngày', '')}|Ngày|NGÀY){_BLANK}(?P<day>{_NUMBER})?{_BLANK}(?:{loose('tháng', '')}|THÁNG){_BLANK}(?P<month>{_NUMBER})?"
    f"{_BLANK}(?:{loose('năm', '')}|NĂM){_BLANK}(?P<year>{_YEAR})"
)
_SHORT = (
    r"(?:(?:ngày|Ngày)\s{0,4})?(?<![\d/.-])(?P<day2>\d{1,2})\s?(?P<mark>[-/.])\s?(?P<month2>\d{1,2})\s?(?P=mark)"
    rf"\s?(?P<year2>{_YEAR})(?!\d)"
)
DATE = re.compile(f"{_WORDY}|{_SHORT}")
# also "U Minh", "Mậu A", "KBang", "Cư M'gar", "Ia H'Drai", "Phường 2", "Tam Xuân I"
_SYLLABLE = rf"(?:(?<![{UPPER}])[{UPPER}]['’]?)?[{UPPER}]?[{LOWER}]{{1,8}}"
_SIGN = rf"(?<![{UPPER}{LOWER}])(?:[{UPPER}]|\d{{1,2}}|[IVX]{{1,4}})(?![{UPPER}{LOWER}\d])"
_WORD = rf"(?:{_SYLLABLE}|{_SIGN})"
_NUMBERED = r"(?<=[Pp]hường )\d|(?<=[Qq]uận )\d"
_PLACE = re.compile(
    rf"(?:(?:^|[\n|;:]|\s{{2}})[\s|(*-]{{0,12}}|(?<=[{UPPER}\d]{{2}}) ?)"
    rf"(?P<place>(?:(?:TP\.?|[Tt]hành phố|[Tt]ỉnh|[Hh]uyện|[Xx]ã|[Pp]hường|[Qq]uận)\s?)?"
    rf"(?=[{UPPER}]|{_NUMBERED}){_WORD}(?:(?:[ ]|[ ]?\n[ ]?|[ ]?-[ ]?|['’]){_WORD}){{0,5}})\s{{0,3}}(?P<comma>[,.;])?[\s|]{{0,12}}$"
)
_ADOPTED = re.compile(rf"thông\s{{1,3}}qua\s{{1,3}}(?:vào\s)?(?={DATE.pattern.replace('?P<', '?P<x')})".replace("(?P=mark)", "(?P=xmark)"))


class PlaceDate(msgspec.Struct, frozen=True, gc=False):
    """ "Cao Bằng, ngày 26 tháng 11 năm 2021": `place` is empty where only the day stands."""

    place: str
    span: Span
    date: Field


def find_place_date(text: str, start: int, end: int) -> PlaceDate | None:
    """The first date in the stretch that a place's name, and nothing else, stands before; else the first that opens a line."""
    bare: PlaceDate | None = None
    for match in DATE.finditer(text, start, end):
        value = iso(match)
        before = _PLACE.search(text[max(start, match.start() - 60) : match.start()])
        if value is None:
            continue
        if before and (before["comma"] or match["year"]):
            begin = max(start, match.start() - 60) + before.start("place")
            return PlaceDate(
                " ".join(before["place"].split()), Span(begin, match.end()), Field(value, Span(match.start(), match.end()), "place-date")
            )
        if bare is None and _opens_line(text, match.start(), start):
            bare = PlaceDate("", Span(match.start(), match.end()), Field(value, Span(match.start(), match.end()), "date-line"))
    return bare


def _opens_line(text: str, position: int, floor: int) -> bool:
    line = text[max(text.rfind("\n", floor, position) + 1, position - 60) : position]
    return not line.strip(" |,(*-.")


def iso(match: re.Match[str]) -> str | None:
    """ISO, as precise as the words: `2021-11-26`, `2021-11` where the day was left blank, `2026`; None for no such day."""
    day, month, year = (match[name] or match[f"{name}2"] for name in ("day", "month", "year"))
    year = re.sub(r"\s", "", year).translate(_DIGITS)
    numbers = [int(re.sub(r"\s", "", part.translate(_DIGITS))) for part in (month, day) if part]
    if year[:2] not in ("19", "20"):
        return None
    if not month:
        return year
    if not 1 <= numbers[0] <= 12 or day and not 1 <= numbers[1] <= 31:
        return None
    return "-".join([year, *(f"{n:02d}" for n in numbers)])


def find_adoption(text: str, start: int, end: int) -> Field | None:
    """ "Nghị quyết này được Quốc hội ... thông qua ngày 17 tháng 5 năm 2025": the day of a paper without a date at its head."""
    for match in _ADOPTED.finditer(text, start, end):
        date = DATE.match(text, match.end(), end)
        value = iso(date) if date else None
        if date and value:
            return Field(value, Span(date.start(), date.end()), "adopted")
    return None
