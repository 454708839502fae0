"""Annexes in files of their own whose paper the store holds, without making the graph again."""

from __future__ import annotations

from graph.ask import ask
from graph.store import GraphStore


def joined_sources(store: GraphStore) -> frozenset[str]:
    """The sources of such annexes, with those of their copies: `{"qd-57-phu-luc.docx"}`. What `chidao issues` need not name."""
    rows = ask(store, "joined_annexes", {}).rows
    return frozenset(str(name) for row in rows for name in _names(row["source"], row["files"]))


def _names(source: object, files: object) -> list[object]:
    return [name for name in [source, *(files if isinstance(files, list) else ())] if name]
