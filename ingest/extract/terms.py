"""Terms counted from the day of issue: calendar days, and working days with the official holidays of Việt Nam."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import cache

import holidays

from ingest.vocabulary import load

_WORDS = load("deadlines")
_ISSUE = re.compile(_WORDS["issue_moments"].replace(" *", r"\s*").replace(" ", r"\s+"), re.IGNORECASE)
_DAYS = {"ngày": 1, "tuần": 7}


@cache
def _calendar(year: int) -> holidays.HolidayBase:
    return holidays.country_holidays("VN", years=year)


def counted(term: re.Match[str], issued: str | None) -> tuple[str | None, str | None, str]:
    """Value, basis and rule of a term such as "trong 05 ngày làm việc kể từ ngày ký".

    From a moment that is not the day of issue ("kể từ ngày nhận được văn bản") the value is None and the basis says from what.
    """
    words = " ".join(term.group().split()).rstrip(" .;,")
    moment = " ".join(term.group("moment").split())
    if not _ISSUE.match(term.group("moment")) or issued is None or len(issued) != 10:
        return None, f"từ ngày {moment}", "deadline:term-from-unknown"
    count, unit = int(term.group("count")), " ".join(term.group("unit").casefold().split())
    value = add_working_days(issued, count) if "làm việc" in words else _add(issued, count, unit)
    return value, f"{words} {issued}", "deadline:term-from-issue"


def _add(issued: str, count: int, unit: str) -> str | None:
    start = date.fromisoformat(issued)
    if unit in _DAYS:
        return (start + timedelta(days=count * _DAYS[unit])).isoformat()
    if unit == "tháng":
        months = start.month - 1 + count
        day = min(start.day, (date(start.year + (months + 1) // 12, (months + 1) % 12 + 1, 1) - timedelta(days=1)).day)
        return date(start.year + months // 12, months % 12 + 1, day).isoformat()
    return None


def add_working_days(issued: str, count: int) -> str:
    """The ISO day after so many working days: `add_working_days("2021-08-30", 2)` passes over 2 and 3 September.

    A day off that was moved to another day of the week, and the Saturday worked for it, are those of the official calendar.
    """
    day = datetime.fromisoformat(issued).date()
    while count > 0:
        day += timedelta(days=1)
        if _calendar(day.year).is_working_day(day):
            count -= 1
    return day.isoformat()
