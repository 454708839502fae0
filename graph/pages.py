"""The page of the original that the words of a row stand on, where it is known: PDF, scans, Word files with saved page breaks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.store import GraphStore, Row
from model.pages import page_of
from queries import PLACE

_STARTS = "MATCH (d:Directive) WHERE d.source IN $sources AND d.pages IS NOT NULL RETURN DISTINCT d.source AS source, d.pages AS pages"


def page_starts(store: GraphStore, sources: Iterable[str]) -> dict[str, Sequence[int]]:
    """Of each source with known pages: where each page after the first begins, in characters of the source as decoded."""
    asked = sorted(set(sources))
    rows = store.ask(_STARTS, {"sources": asked}) if asked else []
    return {str(row["source"]): row["pages"] for row in rows if isinstance(row["pages"], list)}


def with_pages(store: GraphStore, rows: Sequence[Row]) -> tuple[Row, ...]:
    """The same rows, and in each that has evidence the page beside its span: 3, or None where pages are not known."""
    starts = page_starts(store, (str(row["source"]) for row in rows if row.get("source") and row.get("span_start") is not None))
    return tuple(row | {"page": _page(row, starts)} if all(name in row for name in PLACE) else row for row in rows)


def _page(row: Row, starts: dict[str, Sequence[int]]) -> int | None:
    start = row["span_start"]
    return page_of(start, starts.get(str(row["source"]), ())) if isinstance(start, int) else None
