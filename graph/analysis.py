"""What the whole graph looks like: longest chains, hubs, papers that hang on nothing, delays, circles, reach."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import median

import networkx as nx

from graph.days import days_between
from graph.tree import Row
from graph.values import EVIDENCE, number

LOCAL = frozenset({"province", "department", "district", "commune"})  # a ministry stands in Hà Nội and is none of its bodies
LEVELS = ("central", "ministry", "province", "department", "district", "commune")


def longest_chains(papers: Iterable[Row], edges: Iterable[Row], limit: int) -> list[Row]:
    """The longest ways down, one row a document; of all chains that end in one document the longest, and none that is part of
    another. Edges that are flagged or run in a circle are not walked."""
    facts = _by_key(papers)
    graph = _carrying(edge for edge in edges if edge["flag"] is None)
    _break_circles(graph)
    best = _longest_to(graph)
    ends = sorted((end for end in best if graph.out_degree(end) == 0 and len(best[end]) > 1), key=lambda end: (-len(best[end]), best[end]))
    return [row for number, end in enumerate(ends[:limit], 1) for row in _chain(number, best[end], facts, graph)]


def hubs(papers: Iterable[Row], edges: Iterable[Row], limit: int) -> list[Row]:
    """Papers by how many others cite them; those that nobody cites and that carry nothing are left out."""
    known = list(edges)
    cited, carrying = _citing(known), _carrying(edge for edge in known if edge["flag"] is None)
    rows = [_hub(row, cited, carrying) for row in papers if not row["press"] and row["key"] in cited]
    rows = [row for row in rows if row["cited_by"]]
    return sorted(rows, key=lambda row: (-number(row["cited_by"]), -number(row["below"]), str(row["key"])))[:limit]


def orphans(papers: Iterable[Row], edges: Iterable[Row]) -> list[Row]:
    """Held papers without a relation to or from any other, by date."""
    linked = {end for edge in edges for end in (edge["from_key"], edge["to_key"]) if edge["from_key"] != edge["to_key"]}
    alone = [row for row in papers if row["status"] == "held" and not row["press"] and row["key"] not in linked]
    rows = [row | {"reason": "all_open" if row["citations"] else "no_citation"} for row in alone]
    return sorted(rows, key=lambda row: (str(row["issued_on"] or "~"), str(row["key"])))


def delays(pairs: Iterable[Row]) -> list[Row]:
    """Days from a paper to the one that carries it down, by the two levels, from above to below; only where both days are known."""
    steps: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    for row in pairs:
        days = days_between(row["above_issued_on"], row["issued_on"])
        if days is not None and days >= 0:
            steps[str(row["from_level"]), str(row["to_level"])].append((days, str(row["key"])))
    return [_delay(levels, sorted(steps[levels])) for levels in sorted(steps, key=lambda pair: (_rank(pair[0]), _rank(pair[1]), pair))]


def cycles(edges: Iterable[Row]) -> list[Row]:
    """Papers that carry each other out in a circle: one circle for each knot of them, one row an edge, with its evidence."""
    graph = _carrying(edges)
    knots = sorted((sorted(knot) for knot in nx.strongly_connected_components(graph) if len(knot) > 1), key=lambda knot: knot[0])
    rows = []
    for ordinal, knot in enumerate(knots, 1):
        circle = nx.find_cycle(graph.subgraph(knot), source=knot[0])
        # Edges of the graph go down; the words that prove them stand in the lower paper.
        rows += [graph.edges[one, other]["row"] | {"cycle": ordinal, "step": step} for step, (one, other) in enumerate(circle, 1)]
    return rows


def reach(tree: Sequence[Row], duties: Sequence[Row]) -> list[Row]:
    """One row a depth, and last the whole: documents, provinces, agencies with duties, tasks, days."""
    depths = sorted({number(row["depth"]) for row in tree})
    by_depth = [_reach(depth, [r for r in tree if r["depth"] == depth], [d for d in duties if d["depth"] == depth]) for depth in depths]
    return [*by_depth, _reach(None, tree, duties)] if tree else []


def _carrying(edges: Iterable[Row]) -> nx.DiGraph:
    """What carries a cascade as a whole, from above to below; the row of the strongest reading on each edge."""
    graph = nx.DiGraph()
    for edge in sorted(edges, key=lambda e: (str(e["to_key"]), str(e["from_key"]), str(e["relation"]))):
        above, below = edge["to_key"], edge["from_key"]
        if edge["carries"] is True and edge["scope"] != "task" and above != below and not graph.has_edge(above, below):
            graph.add_edge(above, below, row=edge)
    return graph


def _citing(edges: Iterable[Row]) -> nx.DiGraph:
    graph = nx.DiGraph()
    graph.add_edges_from((edge["from_key"], edge["to_key"]) for edge in edges if edge["from_key"] != edge["to_key"])
    return graph


def _break_circles(graph: nx.DiGraph) -> None:
    """Take out every edge inside a knot, so that the longest way has an end."""
    for knot in [knot for knot in nx.strongly_connected_components(graph) if len(knot) > 1]:
        graph.remove_edges_from(list(graph.subgraph(knot).edges))


def _longest_to(graph: nx.DiGraph) -> dict[str, tuple[str, ...]]:
    """For each document the longest way down to it, the first by key of several."""
    best: dict[str, tuple[str, ...]] = {}
    for key in nx.lexicographical_topological_sort(graph):
        ways = [best[above] for above in graph.predecessors(key)]
        best[key] = (*min(ways, key=lambda way: (-len(way), way)), key) if ways else (key,)
    return best


def _chain(number: int, way: Sequence[str], facts: Mapping[str, Row], graph: nx.DiGraph) -> Iterator[Row]:
    for step, key in enumerate(way, 1):
        edge: Row = graph.edges[way[step - 2], key]["row"] if step > 1 else {}
        days = days_between(facts[way[step - 2]]["issued_on"], facts[key]["issued_on"]) if step > 1 else None
        told = {name: edge.get(name) for name in ("relation", "relation_vi", *EVIDENCE)}
        yield facts[key] | told | {"chain": number, "length": len(way), "step": step, "days_after_parent": days}


def _hub(row: Row, cited: nx.DiGraph, carrying: nx.DiGraph) -> Row:
    key = row["key"]
    below = len(nx.descendants(carrying, key)) if key in carrying else 0
    carried_by = carrying.out_degree(key) if key in carrying else 0
    return row | {"cited_by": cited.in_degree(key), "cites": cited.out_degree(key), "carried_by": carried_by, "below": below}


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


def _by_key(papers: Iterable[Row]) -> dict[str, Row]:
    return {str(row["key"]): row for row in papers}


def _rank(level: str) -> int:
    return LEVELS.index(level) if level in LEVELS else len(LEVELS)
