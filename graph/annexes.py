"""Annexes in files of their own whose paper is held: what `chidao ingest` and `chidao issues` need not name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from graph.ask import ask
from graph.elements import Elements
from graph.store import GraphStore

_ATTACHES = "ATTACHES"


def joined_sources(store: GraphStore) -> frozenset[str]:
    """The sources of such annexes, with those of their copies, as the store knows them: `{"qd-57-phu-luc.docx"}`."""
    return _sources(ask(store, "joined_annexes", {}).rows)


def joined_in(graph: Elements) -> frozenset[str]:
    """The same of a graph on its way into a store, which is not asked for it."""
    return _sources(_joined(graph))


def _joined(graph: Elements) -> Iterator[Mapping[str, object]]:
    for edge in graph.edges.of_relation(_ATTACHES):
        annex, paper = (graph.nodes.says(graph.nodes.number(*key)) for key in (edge.source, edge.target))
        if paper.get("status") == "held":
            yield annex


def _sources(annexes: Iterable[Mapping[str, object]]) -> frozenset[str]:
    return frozenset(str(name) for annex in annexes for name in _names(annex.get("source"), annex.get("files")))


def _names(source: object, files: object) -> list[object]:
    return [name for name in [source, *(files if isinstance(files, list) else ())] if name]
