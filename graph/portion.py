"""A portion of a long answer: the rows from `offset` on, at most `limit`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Row = dict[str, object]
PORTION = ("limit", "offset")
"""The parameters that say which portion is wanted."""


@dataclass(frozen=True, slots=True)
class Portion:
    """The papers to ask for, and the rows that are `shown` of so many: keys of papers, or of duties (key of the paper, place among the
    duties of the paper). For totals, of papers that hang by some of their tasks which those are, or the rows already `counted`."""

    papers: tuple[str, ...]
    total: int
    shown: frozenset[object] = frozenset()
    passed: Mapping[str, frozenset[str]] = field(default_factory=dict)
    counted: tuple[Row, ...] | None = None


def wanted(parameters: Mapping[str, object]) -> slice:
    """From `offset` on, at most `limit`."""
    limit, offset = parameters.get("limit"), parameters.get("offset")
    start = offset if isinstance(offset, int) else 0
    return slice(start, start + limit if isinstance(limit, int) else None)


def is_wanted(parameters: Mapping[str, object]) -> bool:
    """Whether a portion is asked for at all."""
    return parameters.get("limit") is not None or bool(parameters.get("offset"))


def cut_whole(rows: list[Row], parameters: Mapping[str, object]) -> tuple[list[Row], Portion]:
    """The portion of a whole answer. Members of a group and successors stand beside the row before them and do not count."""
    starts = [place for place, row in enumerate(rows) if not row.get("inferred") and not row.get("succession")]
    first, last, _ = wanted(parameters).indices(len(starts))
    ends = [*starts, len(rows)]
    return rows[ends[first] : ends[last]], Portion((), len(starts), frozenset(range(first, last)))


def is_passed(row: Row, passed: Mapping[str, frozenset[str]]) -> bool:
    """Whether the paper of a task passes it on."""
    key = str(row["document_key"])
    return key not in passed or row["task_key"] in passed[key]


def say_portion(portion: Portion | None, parameters: Mapping[str, object]) -> tuple[str, ...]:
    """Which rows these are of how many, and how to see the next ones; nothing beside a whole answer."""
    offset = parameters.get("offset")
    first = offset if isinstance(offset, int) else 0
    if portion is None or len(portion.shown) == portion.total:
        return ()
    last = first + len(portion.shown)
    more = f"; xem tiếp với offset {last} (more)" if last < portion.total else ""
    return (
        (f"Dòng {first + 1}-{last} trong {portion.total} (rows of){more}",) if portion.shown else (f"Chỉ có {portion.total} dòng (rows)",)
    )
