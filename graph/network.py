"""Answers as networkx graphs, for drawing and for whoever wants to compute with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import networkx as nx

from graph.ask import Answer
from graph.store import Row
from graph.values import maps
from model.errors import BadParameter

FACTS = (
    *("number", "kind", "heading", "issuer", "issued_on", "level", "line", "status", "tasks", "first_deadline"),
    *("depth", "continues", "days_after_parent", "days_after_root", "relation", "scope"),
    *("source", "span_start", "span_end", "quote", "rule"),
)
EVIDENCE = ("relation", "scope", "source", "span_start", "span_end", "quote", "rule")


def make_network(answer: Answer) -> nx.DiGraph:
    """A cascade or a directive with its relations as a graph of documents by key.

    Every node has the facts of its row (`number`, `issuer`, `issued_on`, …), `column` (0 is leftmost) and `hangs_by`: the key of
    the document beside which it is drawn, None for the one that was asked for. Edges of a cascade go from parent to child whichever
    way it was asked; their `role` is `tree`, `continues` (the same issuer again) or `other` (a further parent), and tree edges carry
    `relation`, `quote`, `source`, `span_start`, `span_end`. Edges around a directive (`role` `cites`) go from the citing document to
    the cited one and have a list `relations`. An edge to a document outside the answer is left out.

    >>> make_network(ask(store, "cascade_up", {"directive": "3279/KH-UBND"})).edges  # doctest: +SKIP
    OutEdgeView([('128/nq-cp|chinh phu|2021', '3279/kh-ubnd|uy ban nhan dan tinh cao bang|2021')])

    Raises BadParameter for the answer to another question.
    """
    if answer.query not in _MAKE:
        raise BadParameter(f"Không vẽ được câu trả lời của {answer.query!r}. (Answers to {', '.join(_MAKE)} can be drawn.)")
    return _MAKE[answer.query](answer)


def _down(answer: Answer) -> nx.DiGraph:
    graph = _documents(answer, 1)
    for row in answer.rows:
        key = row["key"]
        _join(graph, row["parent"], key, "tree", _evidence(row))
        _join(graph, row["continues"], key, "continues", {} if row["parent"] else _evidence(row))
        for other in maps(row["other_parents"]):
            _join(graph, other["key"], key, "other", {"relation": other["relation"], "scope": other["scope"]})
    return graph


def _up(answer: Answer) -> nx.DiGraph:
    """In these rows `parent` is the document below: the row itself is the parent of the edge."""
    graph = _documents(answer, -1)
    for row in answer.rows:
        role = "continues" if row["continues"] else "tree"
        _join(graph, row["key"], row["parent"], role, _evidence(row))
        for other in maps(row["other_parents"]):
            _join(graph, row["key"], other["key"], "other", {"relation": other["relation"], "scope": other["scope"]})
    return graph


def _documents(answer: Answer, direction: int) -> nx.DiGraph:
    """Nodes in reading order; columns by depth, the highest document leftmost."""
    graph = nx.DiGraph(query=answer.query, notes=answer.notes)
    first = next((str(row["key"]) for row in answer.rows), None)
    deepest = max((_depth(row) for row in answer.rows), default=0)
    for row in answer.rows:
        column = _depth(row) if direction > 0 else deepest - _depth(row)
        hangs_by = row["parent"] or row["continues"] or (first if row["key"] != first else None)
        graph.add_node(row["key"], **{name: row.get(name) for name in FACTS}, column=column, hangs_by=hangs_by)
    return graph


def _around(answer: Answer) -> nx.DiGraph:
    """What the directive cites in the left column, what cites it in the right one."""
    graph = nx.DiGraph(query=answer.query, notes=answer.notes)
    for row in answer.rows:
        centre = str(row["key"])
        graph.add_node(centre, **{name: row.get(name) for name in FACTS if name != "relation"}, column=1, hangs_by=None)
        for side, column in (("outgoing", 0), ("incoming", 2)):
            for other in maps(row[side]):
                _relate(graph, centre, other, column)
    return graph


def _relate(graph: nx.DiGraph, centre: str, other: Mapping[str, Any], column: int) -> None:
    key = other["key"]
    if key == centre:
        return
    if key not in graph:
        graph.add_node(key, **{name: other.get(name) for name in FACTS}, column=column, hangs_by=centre)
    citing, cited = (centre, key) if column == 0 else (key, centre)
    if not graph.has_edge(citing, cited):
        graph.add_edge(citing, cited, role="cites", relations=[], **_evidence(other))
    relations: list[str] = graph.edges[citing, cited]["relations"]
    relations += [other["relation"]] if other["relation"] not in relations else []


def _join(graph: nx.DiGraph, parent: object, child: object, role: str, about: Mapping[str, object]) -> None:
    if parent in graph and child in graph and parent != child and not graph.has_edge(parent, child):
        graph.add_edge(parent, child, role=role, **about)


def _evidence(row: Mapping[str, Any]) -> dict[str, object]:
    return {name: row.get(name) for name in EVIDENCE}


def _depth(row: Row) -> int:
    return row["depth"] if isinstance(row["depth"], int) else 0


_MAKE: Mapping[str, Callable[[Answer], nx.DiGraph]] = {"cascade_down": _down, "cascade_up": _up, "directive": _around}
