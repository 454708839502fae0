"""Tasks that ask for a plan or a report by a day: has a paper been seen? It tells what the corpus shows (design, rule 9)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from graph.days import bounds, days_between
from graph.duties import passes
from graph.tree import Row
from model.fold import fold
from model.yaml import read_yaml

ORDER = ("overdue", "not_seen", "done")


def outcome_rows(raw: Iterable[Row], as_of: str | None, tree: Sequence[Row]) -> list[Row]:
    """One row for each task that asks for a paper and each agency that leads it, with the first paper that it issued under it."""
    places = {str(row["key"]): row for row in tree}
    found: dict[tuple[str, str], list[Row]] = {}
    for row in raw:
        place = places.get(str(row["document_key"]))
        if place is not None and passes(place, row["task_key"]) and not row["group"]:
            found.setdefault((str(row["task_key"]), str(row["agency_key"])), []).append(row)
    told = [_told(rows, asked, as_of) for rows in found.values() if (asked := _asked(rows[0]))]
    return sorted(
        told, key=lambda row: (ORDER.index(str(row["state"])), str(row["deadline"]), str(row["task_key"]), str(row["agency_key"]))
    )


def _told(rows: Sequence[Row], asked: tuple[str, list[str]], as_of: str | None) -> Row:
    words, kinds = asked
    results = [row for row in rows if row["result_key"] and (not kinds or row["result_kind"] in kinds) and _is_after(row, as_of)]
    first = min(results, key=lambda row: (str(row["result_on"] or "~"), str(row["result_key"])), default=None)
    if first is not None:
        return first | {"state": "done", "words": words, "days": days_between(first["issued_on"], first["result_on"])}
    nothing = dict.fromkeys(("result", "result_key", "result_on", "days"))
    return rows[0] | nothing | {"state": "overdue" if _is_over(rows[0]["deadline"], as_of) else "not_seen", "words": words}


def _is_after(row: Row, as_of: str | None) -> bool:
    """Issued with the paper that asks for it or later, and not after the day that is asked about."""
    issued, result, today = bounds(row["issued_on"]), bounds(row["result_on"]), bounds(as_of)
    return (not issued or not result or result[1] >= issued[0]) and (not today or not result or result[0] <= today[1])


def _is_over(deadline: object, as_of: str | None) -> bool:
    days, today = bounds(deadline), bounds(as_of)
    return bool(days and today and days[1] < today[0])


def _asked(row: Row) -> tuple[str, list[str]] | None:
    """The words that ask for a paper and the kinds that it may have; None for a task that asks for none."""
    plain = f" {fold(str(row['wording']))} "
    return next(((word, entry["kinds"]) for entry in _vocabulary() for word in entry["words"] if f" {word}" in plain), None)


@cache
def _vocabulary() -> Sequence[Mapping[str, Any]]:
    loaded: Sequence[Mapping[str, Any]] = read_yaml(Path(__file__).with_name("outcomes.yml"))
    return loaded
