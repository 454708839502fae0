"""A portion of a long answer: the rows from `offset` on, at most `limit`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

Row = dict[str, object]
PORTION = ("limit", "offset")
"""The parameters that say which portion is wanted."""
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Portion:
    """The papers to ask for, the rows of which so many are there in all: those that are `shown` (keys of papers, or what
    `duty_of` says), and of papers that hang by some of their tasks which those are."""

    papers: tuple[str, ...]
    total: int
    shown: frozenset[object] = frozenset()
    passed: Mapping[str, frozenset[str]] = field(default_factory=dict)


def cut(items: list[Item], parameters: Mapping[str, object]) -> list[Item]:
    """From `offset` on, at most `limit`."""
    limit, offset = parameters.get("limit"), parameters.get("offset")
    start = offset if isinstance(offset, int) else 0
    return items[start : start + limit] if isinstance(limit, int) else items[start:]


def duty_of(row: Row) -> tuple[object, ...]:
    """What tells a duty from others: the task, the role, the agency."""
    return row["task_key"], row["role"], row["agency_key"]


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
