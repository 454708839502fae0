"""Rows about one agency, about its papers, and agencies found by a few words of their name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.names import plain_body
from graph.schema import relation_name
from graph.store import Row
from graph.values import maps, number

PAPERS = ("ISSUED_BY", "ON_BEHALF_OF", "ADDRESSED_TO", "COPIED_TO")


def agency_card(raw: Iterable[Row]) -> list[Row]:
    """The agency with its lists in the order of their names."""
    lists = ("groups", "members", "namesakes")
    return [row | {name: sorted((x for x in maps(row[name]) if x["key"]), key=_named) for name in lists} for row in raw]


def paper_rows(raw: Iterable[Row]) -> list[Row]:
    """What it issued, then what was conveyed for it and what it received; the latest first, a paper without a date last."""
    told = [row | {"relation_vi": relation_name(str(row["relation"]), "inverse_vi")} for row in raw]
    told.sort(key=lambda row: (str(row["key"]), number(row["span_start"])))
    told.sort(key=lambda row: str(row["issued_on"] or ""), reverse=True)
    return sorted(told, key=lambda row: PAPERS.index(str(row["relation"])))


def best_bodies(raw: Iterable[Row], words: Sequence[str], limit: int) -> list[Row]:
    """The agencies whose name is what was typed first, then those that begin with it; of equals those that papers name, with the
    most to do."""
    scored = [row | {"score": _score(row, " ".join(words))} for row in raw]
    scored.sort(key=_named)
    scored.sort(
        key=lambda row: (
            -number(row["score"]),
            bool(row["inferred"]),
            -number(row["tasks"]) - number(row["issued"]),
            len(str(row["folded"])),
        )
    )
    return scored[:limit]


def _score(row: Row, typed: str) -> int:
    name = plain_body(str(row["folded"]))
    if name == typed:
        return 100
    if name.startswith(typed):
        return 80
    return 60 if f" {typed}" in f" {name}" else 20


def _named(row: Row) -> tuple[str, str]:
    return (str(row["heading"]), str(row["key"]))
