"""What is due, when, and what is overdue on a day. A date is never made finer than the text has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from graph.days import bounds
from graph.duties import passes, task_order
from graph.recurrence import occurrences
from graph.tree import Row

LONGEST = 400  # days in which duties that come again are told one by one


@dataclass(frozen=True, slots=True)
class _Asked:
    """The days asked for; None where open. `today` decides what is overdue."""

    since: date | None
    until: date | None
    today: date | None
    state: str = "all"


def due_rows(raw: Iterable[Row], parameters: Mapping[str, object], tree: Sequence[Row]) -> list[Row]:
    """Deadlines that touch the days asked for, the earliest end first. Duties that come again are told one by one where both ends are
    given; without any days they stand last, once each."""
    asked = _asked(parameters)
    places = {str(row["key"]): row for row in tree}
    chosen = (row for row in raw if parameters["directive"] is None or _is_below(row, places))
    found = [told for row in chosen for told in (_told(row, asked) if row["deadline"] else _repeated(row, asked))]
    return [
        row for _, row in sorted(found, key=lambda pair: (pair[0], str(pair[1]["deadline"] or pair[1]["occurrence"]), *task_order(pair[1])))
    ]


def _order(told: tuple[str, Row]) -> tuple[object, ...]:
    last_day, row = told
    return (last_day, str(row["deadline"] or row["occurrence"]), *task_order(row))


def _asked(parameters: Mapping[str, object]) -> _Asked:
    since, until = bounds(parameters["since"]), bounds(parameters["until"])
    today, days = bounds(parameters.get("as_of")), parameters.get("within")
    first, last = since[0] if since else None, until[1] if until else None
    if today and isinstance(days, int):
        first, last = today[0], today[0] + timedelta(days=min(days, 36_500))
    return _Asked(first, last, today[0] if today else None, str(parameters.get("state", "all")))


def _is_below(row: Row, places: Mapping[str, Row]) -> bool:
    place = places.get(str(row["document_key"]))
    return place is not None and passes(place, row["task_key"])


def _told(row: Row, asked: _Asked) -> Iterator[tuple[str, Row]]:
    """The row with its place in the order, where its deadline touches the days asked for."""
    days = bounds(row["deadline"])
    if days and _touches(days, asked):
        state = None if asked.today is None else "overdue" if days[1] < asked.today else "due"
        if asked.state in ("all", state):
            yield days[1].isoformat(), row | {"occurrence": None, "month": _month(row["deadline"]), "state": state}


def _repeated(row: Row, asked: _Asked) -> Iterator[tuple[str, Row]]:
    """Each time of a duty that comes again, which is never overdue: the next one follows. A daily one is told once, by its first day."""
    issued, ended = bounds(row["issued_on"]), bounds(row["period_end"])
    rule, state = row["recurrence"], "due" if asked.today else None
    if asked.state == "overdue":
        return
    if asked.since is None and asked.until is None:
        yield "~", row | {"occurrence": None, "month": None, "state": state}
    elif rule and asked.since and asked.until:
        until = min(asked.until, asked.since + timedelta(days=LONGEST), ended[1] if ended else asked.until)
        times = occurrences(str(rule), issued[0] if issued else asked.since, asked.since, until)
        for time in times[:1] if str(rule).startswith("FREQ=DAILY") else times:
            yield time.last.isoformat(), row | {"occurrence": time.value, "month": _month(time.value), "state": state}


def _touches(days: tuple[date, date], asked: _Asked) -> bool:
    return not ((asked.since and days[1] < asked.since) or (asked.until and days[0] > asked.until))


def _month(value: object) -> str | None:
    """The month of a date that says it: "2021-12" of "2021-12-05T16:00", none of "2021-Q4" and "2021-W49"."""
    text = str(value)[:7]
    return text if len(text) == 7 and text[5:7].isdigit() else None
