"""What the whole graph looks like: longest chains, hubs, papers that hang on nothing, delays, circles, reach."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest
from statistics import median

import networkx as nx

from graph.days import days_between
from graph.schema import relation_name
from graph.tree import Row
from graph.values import number

Edge = tuple[str, str]  # keys of two papers, from above to below
Way = tuple[str, ...]  # keys of papers, from above to below
Below = Mapping[str, Sequence[str]]  # of each paper the keys of those right below it

LOCAL = frozenset({"province", "department", "district", "commune"})  # a ministry stands in Hà Nội and is none of its bodies
LEVELS = ("central", "ministry", "province", "department", "district", "commune")


def longest_ways(edges: Iterable[Edge], limit: int) -> list[Way]:
    """The longest ways down; of all that end in one document the longest, and none that is part of another. Edges that run in a
    circle are not walked.

    >>> longest_ways([("a", "b"), ("b", "c"), ("a", "c")], 5)
    [('a', 'b', 'c')]
    """
    below = below_each(edges)
    knot_of = {key: knot[0] for knot in _knots(below) for key in knot}
    if knot_of:
        below = {above: [key for key in keys if knot_of.get(key, key) != knot_of.get(above, above)] for above, keys in below.items()}
    best = _longest_to(below)
    return nsmallest(limit, (way for end, way in best.items() if len(way) > 1 and not below.get(end)), key=_longer)


def circles(edges: Iterable[Edge]) -> list[list[Edge]]:
    """Papers that carry each other out in a circle: one circle for each knot of them, as edges from above to below."""
    below = below_each(edges)
    found = []
    for knot in sorted(_knots(below)):
        inside = set(knot)
        graph = nx.DiGraph([(above, key) for above in knot for key in below[above] if key in inside])
        found.append(list(nx.find_cycle(graph, source=knot[0])))
    return found


def below_each(edges: Iterable[Edge]) -> Below:
    """Of each paper those right below it, each once, by their keys."""
    below: dict[str, set[str]] = defaultdict(set)
    for above, key in edges:
        below[above].add(key)
    return {above: sorted(below[above]) for above in sorted(below)}


def descendants(below: Below, key: str) -> set[str]:
    """Everything below a paper, itself apart."""
    found, waiting = {key}, [key]
    while waiting:
        new = [other for other in below.get(waiting.pop(), ()) if other not in found]
        found.update(new)
        waiting += new
    return found - {key}


def chains(raw: Iterable[Row]) -> list[Row]:
    """The documents of the longest ways, each with the strongest of the relations to the one before and the days since that."""
    found: dict[tuple[int, int], Row] = {}
    for row in sorted(raw, key=lambda row: (number(row["chain"]), number(row["step"]), str(row["relation"]))):
        days = days_between(row["above_issued_on"], row["issued_on"])
        found.setdefault((number(row["chain"]), number(row["step"])), row | _named(row) | {"days_after_parent": days})
    return list(found.values())


def cycles(raw: Iterable[Row]) -> list[Row]:
    """The edges of circles, each by the strongest of its relations."""
    found: dict[tuple[int, int], Row] = {}
    for row in sorted(raw, key=lambda row: (number(row["cycle"]), number(row["step"]), str(row["relation"]))):
        found.setdefault((number(row["cycle"]), number(row["step"])), row | _named(row))
    return list(found.values())


def hubs(raw: Iterable[Row]) -> list[Row]:
    """Papers by how many others cite them."""
    return sorted(raw, key=lambda row: (-number(row["cited_by"]), -number(row["below"]), str(row["key"])))


def orphans(raw: Iterable[Row]) -> list[Row]:
    """Papers without a relation, by date, each with the reason."""
    rows = [row | {"reason": "all_open" if row["citations"] else "no_citation"} for row in raw]
    return sorted(rows, key=lambda row: (str(row["issued_on"] or "~"), str(row["key"])))


def delays(pairs: Iterable[Row]) -> list[Row]:
    """Days from a paper to the one that carries it down, by the two levels, from above to below; only where both days are known."""
    steps: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    for row in pairs:
        days = days_between(row["above_issued_on"], row["issued_on"])
        if days is not None and days >= 0:
            steps[str(row["from_level"]), str(row["to_level"])].append((days, str(row["key"])))
    return [_delay(levels, sorted(steps[levels])) for levels in sorted(steps, key=lambda pair: (_rank(pair[0]), _rank(pair[1]), pair))]


def reach(tree: Sequence[Row], duties: Sequence[Row]) -> list[Row]:
    """One row a depth, and last the whole: documents, provinces, agencies with duties, tasks, days."""
    depths = sorted({number(row["depth"]) for row in tree})
    by_depth = [_reach(depth, [r for r in tree if r["depth"] == depth], [d for d in duties if d["depth"] == depth]) for depth in depths]
    return [*by_depth, _reach(None, tree, duties)] if tree else []


def _knots(below: Below) -> list[list[str]]:
    """Papers that all lead down to each other, by their keys. What nothing leads to, or leads nowhere, is taken away first, which
    mostly leaves nothing."""
    left = _without_beginnings(_turned(_without_beginnings(below)))
    graph = nx.DiGraph([(above, key) for above, keys in left.items() for key in keys])
    return [sorted(knot) for knot in nx.strongly_connected_components(graph) if len(knot) > 1]


def _without_beginnings(below: Below) -> Below:
    order = set(_from_above(below))
    return {above: keys for above, keys in below.items() if above not in order}


def _turned(below: Below) -> Below:
    return below_each((key, above) for above, keys in below.items() for key in keys)


def _from_above(below: Below) -> Iterator[str]:
    """Each paper after all those above it; what stands in or below a circle is left out."""
    open_edges = Counter(key for keys in below.values() for key in keys)
    waiting = [key for key in below if key not in open_edges]
    while waiting:
        key = waiting.pop()
        yield key
        for other in below.get(key, ()):
            open_edges[other] -= 1
            if not open_edges[other]:
                waiting.append(other)


def _longest_to(below: Below) -> dict[str, Way]:
    """For each document the longest way down to it, the first by key of several."""
    best: dict[str, Way] = {}
    for key in _from_above(below):
        way = best.setdefault(key, (key,))
        for other in below.get(key, ()):
            best[other] = min(best.get(other, (other,)), (*way, other), key=_longer)
    return best


def _longer(way: Way) -> tuple[int, Way]:
    return -len(way), way


def _named(row: Row) -> Row:
    return {"relation_vi": relation_name(str(row["relation"])) if row["relation"] else None}


def _delay(levels: tuple[str, str], days: Sequence[tuple[int, str]]) -> Row:
    return {
        "from_level": levels[0],
        "to_level": levels[1],
        "pairs": len(days),
        "median": float(median(number for number, _ in days)),
        "fastest": days[0][0],
        "slowest": days[-1][0],
        "fastest_key": days[0][1],
        "slowest_key": days[-1][1],
    }


def _reach(depth: int | None, tree: Sequence[Row], duties: Sequence[Row]) -> Row:
    dated = sorted(str(row["issued_on"]) for row in tree if row["issued_on"] is not None)
    after = [row["days_after_root"] for row in tree if isinstance(row["days_after_root"], int)]
    return {
        "depth": depth,
        "documents": len({row["key"] for row in tree}),
        "provinces": len({row["province"] for row in tree if row["level"] in LOCAL and row["province"] is not None}),
        "agencies": len({row["agency_key"] for row in duties if row["agency_key"] is not None}),
        "tasks": len({row["task_key"] for row in duties}),
        "first_day": dated[0] if dated else None,
        "last_day": dated[-1] if dated else None,
        "median_days": float(median(after)) if after else None,
    }


def _rank(level: str) -> int:
    return LEVELS.index(level) if level in LEVELS else len(LEVELS)
