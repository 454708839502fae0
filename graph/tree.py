"""The tree of a cascade (rule 3 of the design): each document once, under its nearest parent.

Raw rows come from `cascade_down` and `cascade_up`: one for each document and edge to what stands above it
(`above_key`, `edge`, `rank`, `continues`, …), one with nulls for a document without such an edge.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush

from graph.days import days_between

Row = dict[str, object]
LAST = 1_000_000  # the rank of an edge that has none
FACTS = (
    *("key", "number", "kind", "heading", "issuer", "issued_on", "level", "line", "place", "province", "status"),
    *("tasks", "first_deadline"),
)
EVIDENCE = ("source", "span_start", "span_end", "quote", "rule", "origin", "origin_note")


@dataclass(slots=True)
class _Place:
    """Where a document hangs: its row of facts, the edge it hangs by, and its depth."""

    facts: Row
    edge: Row | None = None
    parent: str | None = None
    continues: str | None = None
    depth: int = 0


# Cost and depth so far, the document above, the one below, the kind of edge: enough to order any two without looking at the place.
_Climb = tuple[int, int, str, str, str, _Place]


@dataclass(slots=True)
class _Edges:
    """The documents of the raw rows and the edges between them, best first."""

    facts: dict[str, Row] = field(default_factory=dict)
    up: dict[str, list[Row]] = field(default_factory=dict)


def tree_down(rows: Iterable[Row], root: str) -> list[Row]:
    """Documents below the root, depth-first by date, the root first with depth 0."""
    edges = _read(rows)
    if root not in edges.facts:
        return []
    whole = _reach(edges, root)
    places = _place_whole(edges, root, whole)
    _place_partly(edges, places, whole)
    return [_row(places[key], edges, places, root) for key in _order(places, root)]


def tree_up(rows: Iterable[Row], start: str) -> list[Row]:
    """What the document comes from, each once; `parent` is the document below, through which it was reached."""
    edges = _read(rows)
    if start not in edges.facts:
        return []
    places: dict[str, _Place] = {}
    waiting: list[_Climb] = [(0, 0, start, "", "", _Place(edges.facts[start]))]
    while waiting:
        cost, _, key, _, _, place = heappop(waiting)
        if key in places:
            continue
        places[key] = place
        for edge in edges.up.get(key, []):
            above = str(edge["above_key"])
            if above in edges.facts and above not in places and (edge["edge"] == "COMES_FROM" or key == start):
                heappush(waiting, _climb(edges, places[key], edge, cost))
    return [_row_up(places[key], edges, places, start) for key in _order(places, start)]


def _climb(edges: _Edges, below: _Place, edge: Row, cost: int) -> _Climb:
    """The way up by nearest parents costs nothing, so it is taken before any short cut."""
    above, key = str(edge["above_key"]), str(below.facts["key"])
    same = edge["continues"] is True
    depth = below.depth + (0 if same else 1)
    rank = edge["rank"] if isinstance(edge["rank"], int) else 1
    cost += rank + (LAST if edge["edge"] == "PARTLY_FROM" else 0)
    return cost, depth, above, key, str(edge["edge"]), _Place(edges.facts[above], edge, key, key if same else None, depth)


def _read(rows: Iterable[Row]) -> _Edges:
    edges = _Edges()
    for row in rows:
        key = str(row["key"])
        edges.facts.setdefault(key, {name: row[name] for name in FACTS})
        if row["above_key"] is not None:
            edges.up.setdefault(key, []).append(row)
    for found in edges.up.values():
        found.sort(key=edge_order)
    return edges


def edge_order(edge: Mapping[str, object]) -> tuple[bool, bool, int, str, str]:
    """Whole before part, another body before the same one again, then by rank."""
    rank = edge["rank"]
    return (
        edge["edge"] == "PARTLY_FROM",
        edge["continues"] is True,
        rank if isinstance(rank, int) else LAST,
        str(edge["above_key"]),
        str(edge["relation"]),
    )


def _reach(edges: _Edges, root: str) -> set[str]:
    """Every document that comes from the root as a whole."""
    down: dict[str, list[str]] = {}
    for key, found in edges.up.items():
        for edge in found:
            if edge["edge"] == "COMES_FROM":
                down.setdefault(str(edge["above_key"]), []).append(key)
    reached, waiting = {root}, [root]
    while waiting:
        for key in down.get(waiting.pop(), []):
            if key not in reached:
                reached.add(key)
                waiting.append(key)
    return reached


def _place_whole(edges: _Edges, root: str, whole: set[str]) -> dict[str, _Place]:
    """Hang every document under its best parent in the tree; where best parents go in a circle, the
    best one that already hangs."""
    choices = {key: [e for e in edges.up.get(key, []) if e["edge"] == "COMES_FROM" and e["above_key"] in whole] for key in whole - {root}}
    places = {root: _Place(edges.facts[root])}
    while choices:
        ready = sorted(key for key, found in choices.items() if str(found[0]["above_key"]) in places)
        best = dict.fromkeys(ready, 0) or _break_circle(choices, places)
        for key, index in best.items():
            _hang(edges, places, key, choices.pop(key)[index])
    return places


def _break_circle(choices: Mapping[str, Sequence[Row]], places: Mapping[str, _Place]) -> dict[str, int]:
    """One document of a circle, with its best edge to a document that hangs."""
    open_edges = [
        (index, key) for key, found in sorted(choices.items()) for index, edge in enumerate(found) if str(edge["above_key"]) in places
    ]
    index, key = min(open_edges)
    return {key: index}


def _hang(edges: _Edges, places: dict[str, _Place], key: str, edge: Row) -> None:
    above = places[str(edge["above_key"])]
    if edge["continues"] is True:
        places[key] = _Place(edges.facts[key], edge, above.parent, str(edge["above_key"]), above.depth)
    else:
        places[key] = _Place(edges.facts[key], edge, str(edge["above_key"]), _continued(edges, places, key), above.depth + 1)


def _continued(edges: _Edges, places: Mapping[str, _Place], key: str) -> str | None:
    """What a document with a parent of its own also goes on with."""
    return next((str(e["above_key"]) for e in edges.up.get(key, []) if e["continues"] is True and e["above_key"] in places), None)


def _place_partly(edges: _Edges, places: dict[str, _Place], whole: set[str]) -> None:
    """One last hop: documents of which only some tasks carry a document of the tree."""
    for key in sorted(edges.facts.keys() - whole):
        last = [edge for edge in edges.up.get(key, []) if edge["edge"] == "PARTLY_FROM" and edge["above_key"] in whole]
        if last:
            _hang(edges, places, key, last[0])


def _order(places: Mapping[str, _Place], root: str) -> list[str]:
    """Depth-first, siblings by date (undated last) and key; a continuation stands after what it continues."""
    below: dict[str, list[str]] = {}
    for key, place in places.items():
        if key != root:
            below.setdefault(place.parent or root, []).append(key)
    ordered: list[str] = []
    waiting = [root]
    while waiting:
        key = waiting.pop()
        ordered.append(key)
        waiting += sorted(below.get(key, []), key=lambda k: (str(places[k].facts["issued_on"] or "~"), k), reverse=True)
    return ordered


def _row(place: _Place, edges: _Edges, places: Mapping[str, _Place], root: str) -> Row:
    key = str(place.facts["key"])
    issued_on = place.facts["issued_on"]
    parent = places[place.parent].facts["issued_on"] if place.parent else None
    chosen = {place.parent, place.continues}
    others = [_other(edge, "above", str(edge["above_key"]) in places) for edge in edges.up.get(key, []) if edge["above_key"] not in chosen]
    return _finish(
        place,
        {
            "parent": place.parent,
            "other_parents": _unique(others) if key != root else [],
            "days_after_parent": days_between(parent, issued_on),
            "days_after_root": days_between(places[root].facts["issued_on"], issued_on),
        },
    )


def _row_up(place: _Place, edges: _Edges, places: Mapping[str, _Place], start: str) -> Row:
    key = place.facts["key"]
    below = places[place.parent].facts["issued_on"] if place.parent else None
    others = [
        _other({**edge, **{f"below_{name}": places[k].facts[name] for name in ("key", "number", "issuer")}}, "below", True)
        for k in sorted(places)
        for edge in edges.up.get(k, [])
        if edge["above_key"] == key and k != place.parent
    ]
    return _finish(
        place,
        {
            "parent": place.parent,
            "other_parents": _unique(others),
            "days_after_parent": days_between(place.facts["issued_on"], below),
            "days_after_root": days_between(place.facts["issued_on"], places[start].facts["issued_on"]),
        },
    )


def _finish(place: _Place, more: Row) -> Row:
    edge = place.edge or {}
    scope = None if place.edge is None else "task" if edge["edge"] == "PARTLY_FROM" else "document"
    row = {**place.facts, "depth": place.depth, "continues": place.continues, "relation": edge.get("relation"), "scope": scope, **more}
    row["task_keys"] = edge.get("task_keys") if scope == "task" else None
    return row | {name: edge.get(name) for name in EVIDENCE}


def _other(edge: Mapping[str, object], side: str, in_tree: bool) -> Row:
    return {
        "key": edge[f"{side}_key"],
        "number": edge[f"{side}_number"],
        "issuer": edge[f"{side}_issuer"],
        "relation": edge["relation"],
        "scope": "task" if edge["edge"] == "PARTLY_FROM" else "document",
        "in_tree": in_tree,
    }


def _unique(others: Iterable[Row]) -> list[Row]:
    """Each other document once, by its best edge."""
    seen: dict[object, Row] = {}
    for other in others:
        seen.setdefault(other["key"], other)
    return list(seen.values())
