"""Deadlines as a calendar that Outlook, Google and phones open (RFC 5545), and as a feed of what is due.

One event for each task with a deadline, whoever acts. A day is an event of a whole day, a time of day a moment without length; a month,
quarter or year covers its days and says so: no day and no hour is made up. The same rows give the same bytes, and the same task
keeps its UID, so that a calendar that was taken in again is brought up to date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneStandard, vRecur

from graph.days import bounds
from graph.recurrence import occurrences, parts_of, unit_around, unit_of
from graph.tree import Row

ZONE = "Asia/Ho_Chi_Minh"
LONGEST_SUMMARY = 120
# Days inside every unit of a kind: a coarse duty that comes again covers these, from the first day of each.
UNIT_DAYS = {"week": 7, "month": 28, "quarter": 90, "year": 365}
UNIT_WORDS = {"week": "trong tuần", "month": "trong tháng", "quarter": "trong quý", "year": "trong năm"}
UNDATED = "1970-01-01"
NUMBERS = ("INTERVAL", "BYMONTHDAY", "BYMONTH", "BYSETPOS")


def make_calendar(rows: Iterable[Row], name: str = "chidao: thời hạn") -> bytes:
    """The rows of `deadlines` as one iCalendar file: CRLF, lines folded at 75 octets, events by task.

    Rows of one task, each with an agency, make one event; a task whose rule nobody can place in time makes none.
    """
    calendar = Calendar()
    for field, value in (("prodid", "-//chidao//thoi han//VI"), ("version", "2.0"), ("method", "PUBLISH"), ("x-wr-calname", name)):
        calendar.add(field, value)
    calendar.add("x-wr-timezone", ZONE)
    calendar.add_component(_zone())
    for task in _by_task(rows):
        event = _event(task)
        if event is not None:
            calendar.add_component(event)
    return bytes(calendar.to_ical())


def make_feed(rows: Sequence[Row], home: str, name: str = "chidao: việc đến hạn") -> dict[str, object]:
    """The same as a JSON Feed (jsonfeed.org, version 1.1): one item a task and time, what is due first stands first."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": name,
        "home_page_url": home,
        "language": "vi",
        "items": [_item(task, home) for task in _by_task(rows, "occurrence")],
    }


def _by_task(rows: Iterable[Row], *more: str) -> Iterator[list[Row]]:
    """Rows of one task together, in the order in which the tasks come first."""
    found: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        found.setdefault((str(row["task_key"]), *(str(row[name]) for name in more)), []).append(row)
    yield from found.values()


def _event(task: Sequence[Row]) -> Event | None:
    row = task[0]
    times = _repeating(row) if row["deadline"] is None else _once(str(row["deadline"]))
    if times is None:
        return None
    event = Event()
    event.add("uid", f"{uuid5(NAMESPACE_URL, 'chidao:' + str(row['task_key']))}@chidao")
    event.add("dtstamp", datetime.combine(_issued(row), datetime.min.time(), UTC))
    event.add("summary", _summary(task))
    for field, value in times.items():
        event.add(field, value)
    event.add("description", _description(task))
    event.add("categories", [str(row["modality"])])
    event.add("transp", "TRANSPARENT")
    return event


def _once(deadline: str) -> dict[str, object] | None:
    """A moment, a day, or all the days that a coarse date covers."""
    days = bounds(deadline)
    if days is None:
        return None
    moment = _moment(deadline)
    return {"dtstart": moment} if moment else {"dtstart": days[0], "dtend": days[1] + timedelta(days=1)}


def _moment(deadline: str) -> datetime | None:
    """The time of day where the text says one: 24 giờ is the first moment of the next day."""
    day, mark, clock = deadline.partition("T")
    if not mark or not (hours := clock[:2]).isdigit():
        return None
    minutes = int(clock[3:5]) if clock[3:5].isdigit() else 0
    start = datetime.combine(date.fromisoformat(day), datetime.min.time(), ZoneInfo(ZONE))
    return start + timedelta(hours=int(hours), minutes=minutes)


def _repeating(row: Row) -> dict[str, object] | None:
    """First time and rule; none for a paper without a date, whose first time nobody knows.

    The hour stands in the first time alone: some calendars do not read BYHOUR.
    """
    rule = str(row["recurrence"] or "")
    if not rule or bounds(row["issued_on"]) is None:
        return None
    unit, start = unit_of(rule), _issued(row)
    if unit:
        first = unit_around(unit, start).first
        return {"dtstart": first, "dtend": first + timedelta(days=UNIT_DAYS[unit]), "rrule": _rule(rule, row)}
    found = occurrences(rule, start, start, start + timedelta(days=366 * 8))
    if not found:
        return None
    moment = _moment(found[0].value)
    times: dict[str, object] = {"dtstart": moment} if moment else {"dtstart": found[0].first, "dtend": found[0].first + timedelta(days=1)}
    return times | {"rrule": _rule(rule, row)}


def _rule(rule: str, row: Row) -> vRecur:
    parts: dict[str, object] = {name: value for name, value in parts_of(rule).items() if name not in ("BYHOUR", "BYMINUTE")}
    ended = bounds(row.get("period_end"))
    if ended:
        last = datetime.combine(ended[1], datetime.max.time().replace(microsecond=0), ZoneInfo(ZONE))
        parts["UNTIL"] = last.astimezone(UTC) if "BYHOUR" in rule else ended[1]
    return vRecur({name: _numbers(value) if name in NUMBERS else value for name, value in parts.items()})


def _numbers(value: object) -> list[int]:
    """`[3, 6, 9, 12]` of "3,6,9,12"."""
    return [int(part) for part in str(value).split(",")]


def _summary(task: Sequence[Row]) -> str:
    """ "Sở Y tế tỉnh Cao Bằng: báo cáo ... (3225/KH-UBND, trong tháng 12/2021)"."""
    row = task[0]
    who = next((str(r["agency"]) for r in task if r["agency"]), "(không nêu cơ quan)")
    others = len({r["agency_key"] for r in task if r["agency"]}) - 1
    unit = unit_of(str(row["recurrence"])) if row["recurrence"] and not row["deadline"] else None
    when = row["deadline_text"] or (UNIT_WORDS[unit] if unit else "")
    words = " ".join(str(row["wording"]).split())
    short = words if len(words) <= LONGEST_SUMMARY else words[:LONGEST_SUMMARY].rsplit(" ", 1)[0] + " …"
    source = ", ".join(str(part) for part in (row["document"], when) if part)
    return f"{who}{f' và {others} cơ quan khác' if others > 0 else ''}: {short} ({source})"


def _description(task: Sequence[Row]) -> str:
    row = task[0]
    roles = [f"{r['agency']} ({r['role']})" for r in task if r["agency"]]
    lines = [str(row["wording"]), f"Hạn theo văn bản: {row['deadline_text'] or ''}", "Cơ quan: " + ("; ".join(roles) or "không nêu")]
    lines.append(f"Văn bản: {row['document'] or ''} {row['document_issuer'] or ''} {row['issued_on'] or ''}".rstrip())
    page = f", trang {row['page']}" if row.get("page") else ""
    return "\n".join([*lines, f"Dẫn chứng: {row['source']}:{row['span_start']}-{row['span_end']}{page}"])


def _item(task: Sequence[Row], home: str) -> dict[str, object]:
    row = task[0]
    when = row["occurrence"] or row["deadline"]
    return {
        "id": f"{row['task_key']}@{when}",
        "url": f"{home}?d={row['document_key']}",
        "title": f"{when or row['recurrence'] or ''} · {_summary(task)}",
        "content_text": _description(task),
        "date_published": f"{_issued(row).isoformat()}T00:00:00+07:00",
        "tags": [str(row[name]) for name in ("modality", "state") if row.get(name)],
    }


def _issued(row: Mapping[str, object]) -> date:
    """The day of the paper: what an event is stamped with, so that nothing depends on the clock."""
    days = bounds(row["issued_on"]) or bounds(UNDATED)
    assert days is not None
    return days[0]


def _zone() -> Timezone:
    """Việt Nam keeps one time all year."""
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", ZONE)
    standard.add("dtstart", datetime(1970, 1, 1))
    standard.add("tzoffsetfrom", timedelta(hours=7))
    standard.add("tzoffsetto", timedelta(hours=7))
    standard.add("tzname", "+07")
    zone.add_component(standard)
    return zone
