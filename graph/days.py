"""Dates as the graph keeps them: ISO text, only as precise as the document (`2021-11-26`, `2021-11`, `2024-Q3`, `2026`)."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

_SHAPE = re.compile(r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01]))?))?(?:T\S*)?\Z")


def days_between(earlier: object, later: object) -> int | None:
    """Days from one full date to another, None where either is coarser than a day.

    >>> days_between("2021-10-11", "2021-11-26")
    46
    """
    first, second = _full_day(earlier), _full_day(later)
    return (second - first).days if first and second else None


def bounds(value: object) -> tuple[date, date] | None:
    """First and last day that a coarse date covers; None for what is no date.

    >>> bounds("2021-11")
    (datetime.date(2021, 11, 1), datetime.date(2021, 11, 30))
    """
    return _bounds(value) if isinstance(value, str) else None


@lru_cache(maxsize=32_768)
def _bounds(value: str) -> tuple[date, date] | None:
    """A long answer tells the same few thousand days again and again."""
    found = _SHAPE.match(value)
    if found is None or found["year"] == "0000":
        return None
    year = int(found["year"])
    if found["quarter"]:
        last = int(found["quarter"]) * 3
        return date(year, last - 2, 1), date(year, last, monthrange(year, last)[1])
    if not found["month"]:
        return date(year, 1, 1), date(year, 12, 31)
    month = int(found["month"])
    length = monthrange(year, month)[1]
    if not found["day"]:
        return date(year, month, 1), date(year, month, length)
    day = int(found["day"])
    return (date(year, month, day), date(year, month, day)) if day <= length else None


def last_day(value: object) -> str | None:
    """The day that a coarse date means where one day is asked about: its last. None for what is no date.

    >>> last_day("2021-Q4"), last_day("2024-02"), last_day("2021-11-26"), last_day("hôm nay")
    ('2021-12-31', '2024-02-29', '2021-11-26', None)
    """
    found = bounds(value)
    return found[1].isoformat() if found else None


def precision(value: object) -> str | None:
    """How fine a date is: `year`, `quarter`, `month`, `day` or `time`; None for what is no date.

    >>> precision("2021-11"), precision("2024-Q3"), precision("2021-08-11T16:00")
    ('month', 'quarter', 'time')
    """
    if not isinstance(value, str) or bounds(value) is None:
        return None
    if "T" in value:
        return "time"
    return "quarter" if "Q" in value else ("year", "month", "day")[value.count("-")]


def begun(since: object, as_of: str) -> bool:
    """Whether what began on a date, as coarse as its source has it, had begun by a day: a month has begun on its first day.

    >>> begun("2025-03", "2025-03-15"), begun("2025-07-01", "2025-06-30"), begun(None, "2025-06-30")
    (True, False, True)
    """
    if since is None:
        return True
    first, day = bounds(since), bounds(as_of)
    return bool(first and day and first[0] <= day[1])


def known_by(rows: Iterable[Mapping[str, object]], as_of: object, *always: object) -> list[dict[str, object]]:
    """Rows of papers issued by a day (None: all), those without a date too; and those whose key is one of `always`.

    >>> known_by([{"key": "a", "issued_on": "2021-10-11"}, {"key": "b", "issued_on": "2022-01-05"}], "2021-12-01")
    [{'key': 'a', 'issued_on': '2021-10-11'}]
    """
    return [dict(row) for row in rows if as_of is None or row.get("key") in always or begun(row["issued_on"], str(as_of))]


def _full_day(value: object) -> date | None:
    found = bounds(value)
    return found[0] if found and found[0] == found[1] else None
