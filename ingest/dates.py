"""Dates as officials write them, each with the ISO value that the words give and no more.

    match_date("Công văn ngày 11/10/2021 của", 9, 29)  ->  DateMatch(Span(9, 24), "2021-10-11", ...)

Forms: "ngày 11 tháng 10 năm 2021", "ngày 11/10/2021", "11-6-2021", "11.6.2021", "ngày 07 tháng 9", "tháng 11/2021",
"tháng 11 năm 2021", "quý III/2024", "năm 2026", "16 giờ 30 ngày 11/8/2021"; wrapped lines and split digits inside.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

import msgspec

from ingest.cues import Sought
from ingest.vocabulary import load
from model.fold import folded
from model.text import Span

_WORDS = load("dates")
_QUARTERS: dict[str, int] = _WORDS["quarters"]
_DIGITS = str.maketrans(_WORDS["digits"])
FIRST_YEAR, LAST_YEAR = 1930, 2099

_GAP = r"[\s,*_]{0,6}"
_DIGIT = "[0-9" + "".join(_WORDS["digits"]) + "]"
# "11", "1 1" (OCR), "l1"
_NUMBER = rf"{_DIGIT}(?:\s?{_DIGIT})?(?!\w)"
# "2021", "202 1", "20\n21"
_YEAR = r"[12](?:\s?\d){3}(?!\d)"
_BLANK = r"[.…_\s]{0,20}"
_SEPARATOR = r"\s?[/.–-]\s?"

_CLOCK = rf"""
    (?: (?<!\d) (?P<hour>\d{{1,2}}) \s{{0,2}}
      (?: (?:{_WORDS["hour"]}) \s{{0,2}} (?: (?P<minute>\d{{2}}) (?!\d) (?:\s{{0,2}}(?:(?:{_WORDS["minute"]})\b|['’′]))? )?
      | : (?P<minutes>\d{{2}}) (?!\d) )
      (?![^\W\d]) (?:\s{{1,2}}(?P<half>{_WORDS["half"]})\b)? {_GAP} (?:,\s|của\s|vào\s)? (?:{_WORDS["weekday"]}{_GAP}\(?)? )?
"""
_DAY_WORD = rf"(?-i:(?<![a-zà-ỹđ])){_WORDS['day']}(?![^\W\d_]){_GAP}(?:{_WORDS['weekday']}{_GAP})?(?:(?:{_WORDS['first_days']})\s)?"
_EARLIER_DAY = r"(?:\d{1,2}\s?(?:[-–,]|và|đến)\s?)?"


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE | re.IGNORECASE)


_PATTERNS = (
    # 16 giờ ngày 11 tháng 10 năm 2021; ngày 07 tháng 9; ngày 24, 25 tháng 8 năm 2021
    _compile(
        rf"{_CLOCK}{_DAY_WORD}{_EARLIER_DAY}(?P<day>{_NUMBER}){_GAP}{_WORDS['month']}\b{_GAP}(?P<month>{_NUMBER})"
        rf"(?:{_GAP}(?:{_WORDS['year']}\b{_GAP}|[/-]\s?)(?P<year>{_YEAR}))?"
    ),
    # 16h00 ngày 11/10/2021; ngày 11-6-2021; ngày 24-25/8/2021; ngày 11/10/21
    _compile(rf"{_CLOCK}{_DAY_WORD}(?P<day>\d\s?\d?){_SEPARATOR}(?P<month>\d\s?\d?){_SEPARATOR}(?P<year>{_YEAR}|\d\d(?![\d/]))"),
    _compile(rf"{_CLOCK}{_DAY_WORD}{_EARLIER_DAY}(?P<day>\d\s?\d?)\s?/\s?(?P<month>\d\s?\d?){_SEPARATOR}(?P<year>{_YEAR})"),
    # ngày 15.9 (no year, as newspapers write)
    _compile(rf"{_DAY_WORD}(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})(?![\d/]|[.-]\d)"),
    # ngày 25/12 (no year)
    _compile(rf"{_CLOCK}{_DAY_WORD}{_EARLIER_DAY}(?P<day>\d{{1,2}})\s?/\s?(?P<month>\d{{1,2}})(?![\d/]|[.-]\d)"),
    # ngày   tháng 8 năm 2021; ngày ... tháng ... năm 2021
    _compile(
        rf"\b{_WORDS['day']}\b{_BLANK}{_WORDS['month']}\b{_BLANK}(?P<month>{_NUMBER})?{_BLANK}{_WORDS['year']}\b{_GAP}(?P<year>{_YEAR})"
    ),
    # 11/10/2021, 11-6-2021, 16:00 11/8/2021
    _compile(rf"{_CLOCK}(?<![\d/])(?<!\d[.-])(?P<day>\d{{1,2}}){_SEPARATOR}(?P<month>\d{{1,2}}){_SEPARATOR}(?P<year>{_YEAR})(?![/-]\w)"),
    # tháng 11/2021, tháng 6-2021, tháng 11 năm 2021, tháng 11
    _compile(
        rf"\b{_WORDS['month']}\b{_GAP}(?P<month>{_NUMBER})(?:(?:{_GAP}{_WORDS['year']}\b{_GAP}|{_SEPARATOR})(?P<year>{_YEAR})|(?!\s?/\s?\d))"
    ),
    # quý III/2024, quý 4 năm 2021, quý III
    _compile(
        rf"\b{_WORDS['quarter']}\b{_GAP}(?P<quarter>IV|I{{1,3}}|0?[1-4])(?!\w)(?:(?:{_GAP}{_WORDS['year']}\b{_GAP}|{_SEPARATOR})(?P<year>{_YEAR}))?"
    ),
    _compile(rf"\b{_WORDS['year']}\b{_GAP}(?P<year>{_YEAR})(?!\s?[/-]\s?\d)"),
)
_HOUR_MARK = rf"\d{{1,2}}\s{{0,2}}(?:{_WORDS['hour']}|:)"
_TRIGGER = _compile(
    rf"\b(?:{_WORDS['day']}|{_WORDS['month']}|{_WORDS['year']}|{_WORDS['quarter']})(?![^\W\d_]) | (?<!\d){_HOUR_MARK}"
    r" | (?<!\d)\d{1,2}\s?[/.–-]\s?\d{1,2}\s?[/.–-]\s?\d{4}"
)


# Where the trigger may stand: its words, and digits with what parts a clock or a date.
_TRIGGER_WORDS = Sought(_compile(rf"{_WORDS['day']}|{_WORDS['month']}|{_WORDS['year']}|{_WORDS['quarter']}"))
_DIGITS_APART = re.compile(r"[0-9](?<![0-9][0-9])[0-9]?\s{0,2}[hg:/.-]")


@lru_cache(maxsize=4)
def _places(text: str) -> list[int]:
    return sorted([*_TRIGGER_WORDS.places(text), *[found.start() for found in _DIGITS_APART.finditer(folded(text))]])


class DateMatch(msgspec.Struct, frozen=True, gc=False):
    """A date in the text. `value` is ISO, as coarse as the words (`2021-08-11T16:00`, `2021-10-11`,
    `2021-11`, `2024-Q3`, `2026`), and None where the words leave out the year ("ngày 25/12");
    the parts that are said stand in `year`, `quarter`, `month`, `day`, `time`."""

    span: Span
    value: str | None
    year: int | None = None
    quarter: int | None = None
    month: int | None = None
    day: int | None = None
    time: str | None = None

    def in_year(self, year: int) -> str | None:
        """The ISO value in a year that the words leave out: "ngày 25/12" in 2021 is 2021-12-25, None for 30/02."""
        return _iso(year, self.quarter, self.month, self.day, self.time)


def match_date(text: str, start: int, end: int) -> DateMatch | None:
    """The longest date that begins at `start` and stays before `end`; None where there is none or its day does not exist.

    >>> match_date("ngày 11 tháng 10 năm 2021", 0, 25).value
    '2021-10-11'
    """
    found = _first_form(text, start, end)
    return _make_match(found) if found else None


def find_dates(text: str, start: int, end: int) -> list[DateMatch]:
    """All dates between two offsets, in order, none inside another.

    >>> [d.value for d in find_dates("từ tháng 6-2021 đến năm 2026", 0, 28)]
    ['2021-06', '2026']
    """
    return list(_scan(text, start, end))


def _scan(text: str, start: int, end: int) -> Iterator[DateMatch]:
    places = _places(text)
    for index in range(bisect_left(places, start), len(places)):
        at = places[index]
        if at >= end:
            return
        if at < start or not _TRIGGER.match(text, at, end):
            continue
        found = _first_form(text, at, end)
        start = found.end() if found else at + 1
        made = _make_match(found) if found else None
        if made:
            yield made


def _first_form(text: str, start: int, end: int) -> re.Match[str] | None:
    return next((found for pattern in _PATTERNS if (found := pattern.match(text, start, end))), None)


def _make_match(found: re.Match[str]) -> DateMatch | None:
    groups = found.groupdict()
    parts = {name: _number(groups.get(name)) for name in ("year", "month", "day")}
    quarter = _QUARTERS.get((groups.get("quarter") or "").upper())
    year = _full_year(parts["year"])
    time = _time(groups)
    # a leap year stands in for the year left out, so that 29/02 is a day
    value = _iso(year or 2024, quarter, parts["month"], parts["day"], time)
    if value is None or (groups.get("hour") is not None and time is None):
        return None
    span = Span(found.start(), found.start() + len(found.group().rstrip(" \t\r\n,*_")))
    return DateMatch(span, value if year else None, year, quarter, parts["month"], parts["day"], time)


def _number(words: str | None) -> int | None:
    digits = "".join((words or "").translate(_DIGITS).split())
    return int(digits) if digits.isdecimal() else None


def _full_year(year: int | None) -> int | None:
    """Two digits are a year of this century ("15/6/21")."""
    return 2000 + year if year is not None and year < 100 else year


def _time(groups: dict[str, str | None]) -> str | None:
    hour = _number(groups.get("hour"))
    minute = _number(groups.get("minute") or groups.get("minutes")) or 0
    if hour is None or hour > 24 or minute > 59:
        return None
    half = (groups.get("half") or "").casefold()
    hour += 12 if hour < 12 and half in _WORDS["afternoon"] else 0
    return f"{hour:02}:{minute:02}"


def _iso(year: int, quarter: int | None, month: int | None, day: int | None, time: str | None) -> str | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if quarter is not None:
        return f"{year}-Q{quarter}"
    if month is None:
        return f"{year}" if day is None else None
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year}-{month:02}"
    try:
        value = date(year, month, day).isoformat()
    except ValueError:
        return None
    return f"{value}T{time}" if time else value
