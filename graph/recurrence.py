"""Duties that come again, told one by one in a stretch of days; each only as precise as the text.

"Hằng tuần" without a day is a week (`2021-W49`), "hằng tháng" a month, "hằng quý" a quarter: no day is made up for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import takewhile

from dateutil.rrule import rrulestr

COARSE = {"WEEKLY": "BYDAY", "MONTHLY": "BYMONTHDAY", "YEARLY": "BYMONTHDAY"}  # what says the day, by frequency
QUARTER = "3"  # months


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time of a duty: ISO as coarse as the text (`2021-12-15T16:00`, `2021-W49`, `2021-Q4`), and the days it covers."""

    value: str
    first: date
    last: date


def parts_of(rule: str) -> dict[str, str]:
    """`{"FREQ": "MONTHLY", "BYMONTHDAY": "15"}` of an RRULE."""
    return dict(part.split("=", 1) for part in rule.split(";") if "=" in part)


def occurrences(rule: str, start: date, since: date, until: date) -> list[Occurrence]:
    """Every time of a duty that touches the days from `since` to `until`, not before the day of the paper.

    >>> [o.value for o in occurrences("FREQ=MONTHLY;BYMONTHDAY=15", date(2021, 11, 26), date(2021, 12, 1), date(2022, 1, 31))]
    ['2021-12-15', '2022-01-15']
    """
    begin = start if "INTERVAL" in rule and unit_of(rule) != "quarter" else max(start, since)
    found = _coarse(rule, begin, until) if unit_of(rule) else _exact(rule, begin, until)
    return [occurrence for occurrence in found if occurrence.last >= since]


def unit_of(rule: str) -> str | None:
    """The stretch of time in which a coarse duty falls ("week", "month", "quarter", "year"); None where the rule says its day.

    A rule of several weeks or of half a year says neither the day nor where to count from: it is told by its first unit.
    """
    parts = parts_of(rule)
    every = parts.get("FREQ", "")
    if every == "MONTHLY" and parts.get("INTERVAL") == QUARTER:
        return "quarter"
    if every not in COARSE or COARSE[every] in parts:
        return None
    return {"WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}[every]


def unit_around(unit: str, day: date) -> Occurrence:
    """The week, month, quarter or year that holds a day."""
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return Occurrence(f"{monday.isocalendar().year}-W{monday.isocalendar().week:02d}", monday, monday + timedelta(days=6))
    if unit == "year":
        return Occurrence(str(day.year), date(day.year, 1, 1), date(day.year, 12, 31))
    months = 3 if unit == "quarter" else 1
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    following = date(first.year + (first.month + months > 12), (first.month + months - 1) % 12 + 1, 1)
    value = f"{first.year}-Q{first.month // 3 + 1}" if unit == "quarter" else f"{first:%Y-%m}"
    return Occurrence(value, first, following - timedelta(days=1))


def _exact(rule: str, start: date, until: date) -> Iterator[Occurrence]:
    end = datetime.combine(until, time.max)
    for moment in takewhile(lambda moment: moment <= end, rrulestr(f"RRULE:{rule}", dtstart=datetime.combine(start, time.min))):
        day = moment.date()
        yield Occurrence(f"{moment:%Y-%m-%dT%H:%M}" if "BYHOUR" in rule else day.isoformat(), day, day)


def _coarse(rule: str, start: date, until: date) -> Iterator[Occurrence]:
    """Calendar units one after the other; where the rule leaves some out, it counts from the paper's own."""
    unit, parts = unit_of(rule) or "month", parts_of(rule)
    step = 1 if unit == "quarter" else int(parts.get("INTERVAL", "1"))
    at = unit_around(unit, start)
    index = 0
    while at.first <= until:
        if index % step == 0:
            yield at
        at, index = unit_around(unit, at.last + timedelta(days=1)), index + 1
