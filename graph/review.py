"""Rows for people who review: corrections, and open citations with the code by which they are corrected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.citations import code_of
from graph.tree import Row


def corrections_said(raw: Sequence[Row]) -> list[Row]:
    """Corrections in the order of their file, what each changed in the order of the keys."""
    return sorted((row | {"changed": _sorted(row["changed"])} for row in raw), key=_ordinal)


def open_citations(raw: Sequence[Row]) -> list[Row]:
    """Citations with the short code by which a person corrects them, and what is known of the directives that they may mean."""
    return [row | {"code": code_of(str(row["citation_key"])), "choices": _choices(row["choices"])} for row in raw]


def _choices(found: object) -> list[Row]:
    choices = [dict(item) for item in found if isinstance(item, Mapping) and item.get("key")] if isinstance(found, list) else []
    return sorted(choices, key=lambda choice: str(choice["key"]))


def _sorted(keys: object) -> list[str]:
    return sorted(map(str, keys)) if isinstance(keys, list) else []


def _ordinal(row: Row) -> int:
    return row["ordinal"] if isinstance(row["ordinal"], int) else 0
