"""Values of raw rows, narrowed: a store gives `object`, a shape wants a number, words, or maps. What is of another kind is left out."""

from __future__ import annotations

from collections.abc import Mapping

from graph.store import Row

EVIDENCE = ("source", "span_start", "span_end", "quote", "rule", "origin", "origin_note")  # where a fact stands, and what or who read it


def number(value: object) -> int:
    """An integer, 0 for anything else.

    >>> number(None)
    0
    """
    return value if isinstance(value, int) else 0


def text(value: object) -> str | None:
    """The words of a value, None for none: `text("Bộ Y tế") == "Bộ Y tế"`."""
    return str(value) if value is not None else None


def texts(value: object) -> list[str]:
    """The items of a list as words, in its order."""
    return [str(item) for item in value] if isinstance(value, list) else []


def maps(value: object) -> list[Row]:
    """The maps of a list, each a copy."""
    return [dict(item) for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []
