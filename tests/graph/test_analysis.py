"""Chains, circles, delays and reach, over bare edges and rows."""

from __future__ import annotations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from graph import analysis
from graph.tree import Row

CHAIN = [("a", "b"), ("b", "c"), ("a", "c")]
EDGES = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")).filter(lambda edge: edge[0] != edge[1]), max_size=20)


def test_the_longest_way_goes_by_every_document() -> None:
    assert analysis.longest_ways(CHAIN, 5) == [("a", "b", "c")]
    assert analysis.longest_ways(reversed(CHAIN), 5) == [("a", "b", "c")]
    assert analysis.longest_ways(CHAIN, 0) == []
    assert analysis.longest_ways([*CHAIN, ("c", "a"), ("c", "d")], 5) == [("c", "d")]


@given(EDGES)
def test_longest_ways_are_the_longest_of_all(edges: list[tuple[str, str]]) -> None:
    graph = nx.DiGraph(edges)
    for knot in [knot for knot in nx.strongly_connected_components(graph) if len(knot) > 1]:
        graph.remove_edges_from(list(graph.subgraph(knot).edges))
    beginnings, ends = [n for n in graph if not graph.in_degree(n)], [n for n in graph if not graph.out_degree(n) and graph.in_degree(n)]
    ways = {end: [tuple(way) for one in beginnings for way in nx.all_simple_paths(graph, one, end)] for end in ends}
    best = sorted((min(found, key=lambda way: (-len(way), way)) for found in ways.values()), key=lambda way: (-len(way), way))
    assert analysis.longest_ways(edges, 100) == best
    assert analysis.longest_ways(edges, 2) == best[:2]


@given(EDGES)
def test_circles_are_one_for_each_knot(edges: list[tuple[str, str]]) -> None:
    knots = sorted(sorted(knot) for knot in nx.strongly_connected_components(nx.DiGraph(edges)) if len(knot) > 1)
    found = analysis.circles(edges)
    assert len(found) == len(knots)
    for circle, knot in zip(found, knots, strict=True):
        assert set(circle) <= set(edges) and {key for edge in circle for key in edge} <= set(knot)
        assert [below for _, below in circle] == [above for above, _ in circle[1:]] + [circle[0][0]]
    assert found == analysis.circles(edges[::-1])


def test_delays_take_only_full_days_forward() -> None:
    def pair(key: str, first: str | None, second: str | None) -> Row:
        return {
            "above_key": "a",
            "key": key,
            "from_level": "central",
            "to_level": "province",
            "above_issued_on": first,
            "issued_on": second,
        }

    rows = analysis.delays(
        [
            pair("b", "2021-10-11", "2021-10-15"),
            pair("c", "2021-10-11", "2021-10-21"),
            pair("d", "2021-10", "2021-11-01"),
            pair("e", "2021-10-11", None),
        ]
    )
    assert rows == [
        {
            "from_level": "central",
            "to_level": "province",
            "pairs": 2,
            "median": 7.0,
            "fastest": 4,
            "slowest": 10,
            "fastest_key": "b",
            "slowest_key": "c",
        }
    ]
    assert analysis.delays([pair("b", "2021-10-15", "2021-10-11")]) == []


def test_reach_counts_each_depth_and_the_whole() -> None:
    tree: list[Row] = [
        {"key": "a", "depth": 0, "level": "central", "province": "thành phố Hà Nội", "issued_on": "2021-10-11", "days_after_root": 0},
        {"key": "b", "depth": 1, "level": "province", "province": "tỉnh Cao Bằng", "issued_on": "2021-11-26", "days_after_root": 46},
    ]
    duties: list[Row] = [{"depth": 1, "agency_key": name, "task_key": "b#1"} for name in ("so y te", "so y te", None)]
    rows = analysis.reach(tree, duties)
    assert [(row["depth"], row["documents"], row["provinces"], row["agencies"], row["tasks"]) for row in rows] == [
        (0, 1, 0, 0, 0),
        (1, 1, 1, 1, 1),
        (None, 2, 1, 1, 1),
    ]
    assert rows[-1]["median_days"] == 23.0
    assert analysis.reach([], []) == []
