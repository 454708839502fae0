"""Walks over the whole graph for its analyses, by ends alone: what they show, and no more, is then fetched with its evidence.

Each gives what its question takes as `$papers`: one map for each row to be shown. Numbered from 1, as people read them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from heapq import nlargest
from math import inf

from graph.analysis import Edge, below_each, circles, descendants, longest_ways
from graph.schema import schema
from graph.store import GraphStore, Row
from graph.values import number

_OF_DAY = "($as_of IS NULL OR (coalesce(a.issued_on, '') <= $as_of AND coalesce(b.issued_on, '') <= $as_of))"
_CITED = (
    f"MATCH (a:Directive)-[r:RELATIONS]->(b:Directive) WHERE {_OF_DAY} "
    "RETURN b.key AS key, count(DISTINCT a.key) AS papers, max(CASE WHEN a.key = b.key THEN 1 ELSE 0 END) AS itself"
)
_CARRIES = (
    f"MATCH (a:Directive)-[r:RELATIONS]->(b:Directive) WHERE r.carries = true AND coalesce(r.scope, '') <> 'task' AND {_OF_DAY} "
    "RETURN a.key AS below, b.key AS above, r.flag AS flag"
)
_PRESS = "MATCH (d:Directive) WHERE d.press = true RETURN d.key AS key"


def most_cited(store: GraphStore, parameters: Mapping[str, object]) -> list[Row]:
    """The papers that most others cite, press apart: `key`, `cited_by`, `carried_by`, `below`."""
    limit, press = number(parameters["limit"]), {str(row["key"]) for row in store.ask(_PRESS, {})}
    rows = _asked(store, _CITED, parameters)
    cited = {str(row["key"]): number(row["papers"]) - number(row["itself"]) for row in rows if row["key"] not in press}
    least = min(nlargest(limit, cited.values()), default=inf)  # of equals at the end all are looked at: what hangs below decides
    carrying = below_each(_carrying(store, parameters, flagged=False))
    some = [
        {"key": key, "cited_by": count, "carried_by": len(carrying.get(key, ())), "below": len(descendants(carrying, key))}
        for key, count in cited.items()
        if count >= max(least, 1)
    ]
    return sorted(some, key=lambda row: (-number(row["cited_by"]), -number(row["below"]), str(row["key"])))[:limit]


def steps_of_longest(store: GraphStore, parameters: Mapping[str, object]) -> list[Row]:
    """The longest ways down, document by document: `chain`, `length`, `step`, `key`, and `above`, the one before (None at the first)."""
    ways = longest_ways(_carrying(store, parameters, flagged=False), number(parameters["limit"]))
    return [
        {"chain": chain, "length": len(way), "step": step, "key": key, "above": way[step - 2] if step > 1 else None}
        for chain, way in enumerate(ways, 1)
        for step, key in enumerate(way, 1)
    ]


def steps_of_circles(store: GraphStore, parameters: Mapping[str, object]) -> list[Row]:
    """Circles, edge by edge: `cycle`, `step`, `key` of the lower paper and `above`."""
    return [
        {"cycle": cycle, "step": step, "key": below, "above": above}
        for cycle, circle in enumerate(circles(_carrying(store, parameters, flagged=True)), 1)
        for step, (above, below) in enumerate(circle, 1)
    ]


def _carrying(store: GraphStore, parameters: Mapping[str, object], *, flagged: bool) -> Iterator[Edge]:
    """From above to below: what carries a cascade as a whole; `flagged` with the edges that are doubtful."""
    for row in _asked(store, _CARRIES, parameters):
        if row["above"] != row["below"] and (flagged or row["flag"] is None):
            yield str(row["above"]), str(row["below"])


def _asked(store: GraphStore, text: str, parameters: Mapping[str, object]) -> list[Row]:
    return store.ask(text.replace("RELATIONS", "|".join(schema()["citations"])), {"as_of": parameters["as_of"]})


WAYS: Mapping[str, Callable[[GraphStore, Mapping[str, object]], list[Row]]] = {
    "cited": most_cited,
    "longest": steps_of_longest,
    "circles": steps_of_circles,
}
"""By the name in the head of a question (`// walk: longest`)."""
