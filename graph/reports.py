"""What is to be reported, by whom, to whom and when: tasks that name a recipient, or whose words are those of reporting."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from graph.days import bounds
from graph.tree import Row
from graph.values import texts
from model.fold import fold
from model.yaml import read_yaml


def report_rows(raw: Iterable[Row], parameters: Mapping[str, object], tree: Sequence[Row]) -> list[Row]:
    """One row a task and body that owes it; by deadline, those that come again next, those without any last.

    `tree` holds the rows of the cascade where a directive was given; its deadlines touch the days asked for.
    """
    places = {str(row["key"]): row for row in tree}
    found = []
    for row in raw:
        words = report_words(str(row["wording"]))
        recipients = sorted(texts(row["recipients"]))
        if not recipients and not words:
            continue
        if parameters["directive"] is not None and not _passes(places.get(str(row["document_key"])), row["task_key"]):
            continue
        if _touches(row["deadline"], parameters["since"], parameters["until"]):
            found.append(row | {"recipients": recipients, "words": words})
    return sorted(found, key=_order)


def report_words(wording: str) -> str | None:
    """The words of a task that say it is a report, folded; None for a task that speaks of no report of its own.

    >>> report_words("Sở Y tế tổng hợp, báo cáo UBND tỉnh"), report_words("Theo báo cáo của Sở Y tế")
    ('tong hop, bao cao', None)
    """
    duties, no_duties = _patterns()
    found = sorted((match.group() for match in duties.finditer(no_duties.sub(" ", fold(wording)))), key=len)
    return found[-1] if found else None


def _passes(place: Row | None, task_key: object) -> bool:
    if place is None:
        return False
    keys = place["task_keys"]
    return place["scope"] != "task" or (isinstance(keys, list) and task_key in keys)


def _touches(deadline: object, since: object, until: object) -> bool:
    first, last, days = bounds(since), bounds(until), bounds(deadline)
    if not first and not last:
        return True
    return days is not None and not (first and days[1] < first[0]) and not (last and days[0] > last[1])


def _order(row: Row) -> tuple[str, bool, str, str]:
    days = bounds(row["deadline"])
    return (days[1].isoformat() if days else "~", row["recurrence"] is None, str(row["task_key"]), str(row["agency_key"]))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    loaded: dict[str, list[str]] = read_yaml(Path(__file__).with_name("reports.yml"))
    return _one_of(loaded["duties"]), _one_of(loaded["no_duties"])


def _one_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(p) for p in sorted(phrases, key=lambda p: (-len(p), p)))})\b")
