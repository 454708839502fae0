"""Times that people write: "trước tháng 12/2021", "quý IV/2021", "tuần này", "by 15 December 2021", as spans of a folded sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from graph.days import bounds
from graph.sentence.vocabulary import one_of, words

MOST_DAYS = 3650  # "trong 30 ngày tới": not further than ten years


@dataclass(frozen=True, slots=True)
class Time:
    """A stretch of the sentence that names a time: `since` and `until` are ISO, as coarse as the words; one of them may be empty.
    `as_of` is true where the words ask for the state on a day."""

    start: int
    end: int
    since: str
    until: str
    is_as_of: bool = False
    is_plain: bool = True  # no word before it says from when or until when

    @property
    def is_day(self) -> bool:
        """A single day that is named as such or as the day to look from: "hôm nay", "tính đến ngày 01/11/2026"."""
        return (self.is_as_of or self.is_plain) and self.since == self.until and len(self.until) >= len("2026-11-01")


@dataclass(frozen=True, slots=True)
class _Named:
    start: int
    end: int
    first: str
    last: str
    has_year: bool = True


def find_times(text: str, today: date) -> list[Time]:
    """Every time of a folded sentence, in its order, with the word before it that bounds it.

    >>> [(t.since, t.until) for t in find_times("truoc thang 12/2021", date(2026, 11, 22))]
    [('', '2021-11-30')]
    """
    named = list(_find(text, today))
    found: list[Time] = []
    index = 0
    while index < len(named):
        one = named[index]
        other = named[index + 1] if index + 1 < len(named) else None
        before = _before(text, one.start)
        if other and before[0] == "since" and re.fullmatch(rf"\s*(?:{one_of('and')})\s*(?:ngay\s+)?", text[one.end : other.start]):
            first = one.first if one.has_year else other.first[:4] + one.first[4:]
            found.append(Time(before[1], other.end, first, other.last, is_plain=False))
            index += 2
            continue
        found.append(_bounded(one, *before))
        index += 1
    return found


def _bounded(named: _Named, mark: str, start: int) -> Time:
    if mark == "until":
        return Time(start, named.end, "", named.last, is_plain=False)
    if mark == "before":
        return Time(start, named.end, "", _day_before(named.first), is_plain=False)
    if mark == "after":
        return Time(start, named.end, _day_after(named.last), "", is_plain=False)
    if mark == "since":
        return Time(start, named.end, named.first, "", is_plain=False)
    return Time(start, named.end, named.first, named.last, is_as_of=mark == "as_of", is_plain=mark == "")


def _day_before(value: str) -> str:
    """Before a day is until that day, as offices mean it; before a month, quarter or year until the day before it begins."""
    days = bounds(value)
    if days is None or days[0] == days[1]:
        return value
    return (days[0] - timedelta(days=1)).isoformat()


def _day_after(value: str) -> str:
    days = bounds(value)
    return (days[1] + timedelta(days=1)).isoformat() if days and days[1] < date.max else value


def _before(text: str, start: int) -> tuple[str, int]:
    """The mark that stands just before, and where it begins: ("until", 12); ("", start) without one."""
    for mark, pattern in _marks():
        found = pattern.search(text, max(0, start - 40), start)
        if found:
            return ("since" if mark == "between" else mark), found.start("mark")
    return "", start


@cache
def _marks() -> tuple[tuple[str, re.Pattern[str]], ...]:
    order = ("as_of", "before", "until", "after", "since", "between")
    return tuple((mark, re.compile(rf"(?<!\w)(?P<mark>{one_of(mark)})\s+(?:the\s+|ngay\s+)?$")) for mark in order)


def _find(text: str, today: date) -> Iterator[_Named]:
    """Non-overlapping times, the form that is named first in `_forms` where several begin at one place."""
    end = 0
    pattern = _all_forms()
    while found := pattern.search(text, end):
        end = max(found.end(), end + 1)
        name = str(found.lastgroup)
        inner = _forms()[name].match(text, found.start(), found.end())
        value = _READ[name](inner, today) if inner else None
        if value and bounds(value[0]) and bounds(value[1]):
            yield _Named(found.start(), found.end(), *value, has_year=re.search(r"\d{4}", found.group()) is not None or name == "shift")


@cache
def _forms() -> Mapping[str, re.Pattern[str]]:
    months = "|".join(f"{month}|{month[:3]}" for month in words("months"))
    quarters = "|".join(sorted(words("quarters"), key=lambda word: (-len(word), word)))
    shifts = "|".join(sorted(words("shifts"), key=lambda word: (-len(word), word)))
    day, year = r"(?P<d>\d{1,2})", r"(?P<y>\d{4})"
    forms = {
        "iso": r"(?P<value>\d{4}-(?:q[1-4]|\d{2}(?:-\d{2})?))",
        "day": rf"(?:ngay\s+|mung\s+)?{day}\s*[/.-]\s*(?P<m>\d{{1,2}})\s*[/.-]\s*{year}",
        "long_day": rf"(?:ngay\s+|mung\s+)?{day}\s+thang\s+(?P<m>\d{{1,2}})(?:\s*(?:/|,?\s+nam\s+)\s*{year})?",
        "english_day": rf"{day}(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<name>{months})\.?,?\s+{year}",
        "american_day": rf"(?P<name>{months})\.?\s+{day}(?:st|nd|rd|th)?,?\s+{year}",
        "half": rf"(?:6|sau)\s+thang\s+(?P<half>dau|cuoi)\s*(?:nam)?(?:\s+{year})?|(?P<half2>first|second)\s+half\s+of\s+(?P<y2>\d{{4}})",
        "month": rf"thang\s+(?P<m>\d{{1,2}})(?:\s*(?:/|-|,?\s+nam\s+)\s*{year})?",
        "english_month": rf"(?P<name>{months})\.?,?\s+(?:of\s+)?{year}",
        "quarter": rf"quy\s+(?P<q>{quarters})(?:\s*(?:/|-|,?\s+nam\s+|\s)\s*{year})?",
        "english_quarter": rf"(?:q(?P<q>[1-4])|(?P<q2>first|second|third|fourth)\s+quarter)(?:\s*(?:/|,?\s+of|,)?\s*{year})?",
        "short_month": rf"(?P<m>1[0-2]|0?[1-9])\s*/\s*{year}",
        "coming": r"(?:trong\s+(?:vong\s+)?)?(?P<n>\d{1,4})\s+(?P<unit>ngay|tuan|thang)\s+(?:toi|sau|nua)"
        r"|(?:the\s+)?next\s+(?P<n2>\d{1,4})\s+(?P<unit2>day|week|month)s?",
        "shift": rf"(?P<words>{shifts})",
        "year": r"(?:nam\s+)?(?P<y>(?:19|20)\d{2})(?!\s*/)",
    }
    return {name: re.compile(pattern) for name, pattern in forms.items()}


@cache
def _all_forms() -> re.Pattern[str]:
    plain = {name: re.sub(r"\?P<\w+>", "?:", pattern.pattern) for name, pattern in _forms().items()}
    return re.compile(r"(?<![\w/.-])(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern in plain.items()) + r")(?![\w/-])")


_Value = tuple[str, str]


def _same(value: str) -> _Value:
    return value, value


def _day_of(found: re.Match[str], month: int, today: date) -> _Value:
    return _same(f"{_year(found, today):04d}-{month:02d}-{int(found['d']):02d}")


def _year(found: re.Match[str], today: date) -> int:
    """The year that is written; this one where none is."""
    return int(found["y"]) if found["y"] else today.year


def _month_named(found: re.Match[str]) -> int:
    return next(number for number, name in enumerate(words("months"), 1) if name.startswith(found["name"][:3]))


def _half(found: re.Match[str], today: date) -> _Value:
    half = words("halves")[found["half"] or found["half2"]]
    year = int(found["y"] or found["y2"] or today.year)
    return (f"{year}-01", f"{year}-06") if half == 1 else (f"{year}-07", f"{year}-12")


def _english_quarter(found: re.Match[str], today: date) -> _Value:
    return _same(f"{_year(found, today)}-Q{words('quarters')[found['q'] or found['q2']]}")


def _coming(found: re.Match[str], today: date) -> _Value:
    number, unit = int(found["n"] or found["n2"]), words("units")[found["unit"] or found["unit2"]]
    days = min(number * {"day": 1, "week": 7, "month": 30}[unit], MOST_DAYS)
    return today.isoformat(), (today + timedelta(days=days)).isoformat()


def _shift(found: re.Match[str], today: date) -> _Value:
    unit, steps = next(value for pattern, value in words("shifts").items() if re.fullmatch(pattern, found["words"]))
    if unit == "day":
        return _same((today + timedelta(days=steps)).isoformat())
    if unit == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=steps)
        return monday.isoformat(), (monday + timedelta(days=6)).isoformat()
    month = today.year * 12 + today.month - 1 + steps * {"month": 1, "quarter": 3, "year": 12}[unit]
    year, place = divmod(month, 12)
    return _same({"month": f"{year}-{place + 1:02d}", "quarter": f"{year}-Q{place // 3 + 1}", "year": f"{year}"}[unit])


_READ: Mapping[str, Callable[[re.Match[str], date], _Value]] = {
    "iso": lambda found, today: _same(found["value"].upper()),
    "day": lambda found, today: _day_of(found, int(found["m"]), today),
    "long_day": lambda found, today: _day_of(found, int(found["m"]), today),
    "english_day": lambda found, today: _day_of(found, _month_named(found), today),
    "american_day": lambda found, today: _day_of(found, _month_named(found), today),
    "half": _half,
    "month": lambda found, today: _same(f"{_year(found, today)}-{int(found['m']):02d}"),
    "english_month": lambda found, today: _same(f"{found['y']}-{_month_named(found):02d}"),
    "quarter": lambda found, today: _same(f"{_year(found, today)}-Q{words('quarters')[found['q']]}"),
    "english_quarter": _english_quarter,
    "short_month": lambda found, today: _same(f"{found['y']}-{int(found['m']):02d}"),
    "coming": _coming,
    "shift": _shift,
    "year": lambda found, today: _same(found["y"]),
}
