"""A chain in time: every document of it on its day, in the lane of its level, and the deadlines that it sets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from graph.days import bounds
from graph.tree import Row
from graph.values import EVIDENCE

_DOCUMENT = ("number", "key", "kind", "heading", "issuer", "status")
_EVENTS = ("issued", "due")


def timeline_rows(due: Iterable[Row], below: Sequence[Row], above: Sequence[Row]) -> list[Row]:
    """Rows by day: `below` and `above` are the rows of both cascades, `due` one row a task with a deadline and body.

    A coarse day stands where it ends, as deadlines do; what has no day stands last.
    """
    places = {str(row["key"]): row for row in below}
    rows = [_issued(row, "below" if row["depth"] or row["continues"] else "itself", 1) for row in below]
    rows += [_issued(row, "above", -1) for row in above if str(row["key"]) not in places]
    rows += [_due(row, places[str(row["document_key"])]) for row in _one_each(due) if _is_inside(row, places)]
    return sorted(rows, key=_order)


def _issued(row: Row, side: str, direction: int) -> Row:
    depth = row["depth"] if isinstance(row["depth"], int) else 0
    known = {name: row[name] for name in (*_DOCUMENT, *EVIDENCE, "relation")}
    # Going up, a row counts the days from it to the document below: those belong to the other document.
    days = row["days_after_parent"] if direction > 0 else None
    return known | {
        "day": row["issued_on"],
        "event": "issued",
        "lane": row["level"],
        "side": side,
        "depth": depth * direction,
        "days_after_parent": days,
    }


def _due(row: Row, place: Row) -> Row:
    known = {name: row[name] for name in (*EVIDENCE, "agency", "task_key", "wording", "deadline_text")}
    side = "below" if place["depth"] or place["continues"] else "itself"
    document = {name: place[name] for name in _DOCUMENT}
    return (
        document
        | known
        | {"day": row["deadline"], "event": "due", "lane": row["level"] or place["level"], "side": side, "depth": place["depth"]}
    )


def _one_each(due: Iterable[Row]) -> list[Row]:
    """One row a task: several bodies that do it are named together, in the lane of the first."""
    tasks: dict[str, list[Row]] = {}
    for row in due:
        tasks.setdefault(str(row["task_key"]), []).append(row)
    return [_together(sorted(rows, key=lambda row: str(row["agency"]))) for _, rows in sorted(tasks.items())]


def _together(rows: Sequence[Row]) -> Row:
    bodies = [str(row["agency"]) for row in rows if row["agency"] is not None]
    return rows[0] | {"agency": "; ".join(bodies) or None}


def _is_inside(row: Row, places: Mapping[str, Row]) -> bool:
    """A document that hangs by some of its tasks brings only their deadlines."""
    place = places.get(str(row["document_key"]))
    if place is None:
        return False
    keys = place["task_keys"]
    return place["scope"] != "task" or (isinstance(keys, list) and row["task_key"] in keys)


def _order(row: Row) -> tuple[str, int, int, str, str]:
    days = bounds(row["day"])
    depth = row["depth"] if isinstance(row["depth"], int) else 0
    return (days[1].isoformat() if days else "~", _EVENTS.index(str(row["event"])), depth, str(row["key"]), str(row.get("task_key") or ""))
