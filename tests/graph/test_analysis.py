"""Chains, hubs, orphans, delays, circles and reach, over edges as the question `edges` gives them."""

from __future__ import annotations

from graph import analysis
from graph.tree import Row


def edge(below: str, above: str, **more: object) -> Row:
    row: Row = {"from_key": below, "to_key": above, "relation": "IMPLEMENTS", "relation_vi": "triển khai thực hiện", "scope": "document"}
    row |= {"carries": True, "flag": None, "source": "a.txt", "span_start": 1, "span_end": 9, "quote": f"Thực hiện {above}", "rule": "cue"}
    return row | more


def paper(key: str, day: str | None = "2021-10-11", **more: object) -> Row:
    row: Row = {"key": key, "number": key, "issued_on": day, "status": "held", "press": False, "citations": 0, "level": "province"}
    return row | more


PAPERS = [paper("a"), paper("b", "2021-10-15"), paper("c", "2021-10-20"), paper("d", None), paper("e"), paper("f", citations=2)]
EDGES = [edge("b", "a"), edge("c", "b"), edge("c", "a"), edge("d", "a", carries=False), edge("e", "a", scope="task")]


def test_the_longest_chain_goes_by_every_document() -> None:
    rows = analysis.longest_chains(PAPERS, EDGES, 5)
    assert [(row["chain"], row["length"], row["step"], row["key"], row["days_after_parent"]) for row in rows] == [
        (1, 3, 1, "a", None),
        (1, 3, 2, "b", 4),
        (1, 3, 3, "c", 5),
    ]
    assert rows[2]["quote"] == "Thực hiện b"
    assert rows == analysis.longest_chains(PAPERS[::-1], EDGES[::-1], 5)
    assert analysis.longest_chains(PAPERS, EDGES, 0) == []


def test_a_circle_is_reported_with_its_evidence_and_not_walked() -> None:
    circle = [*EDGES, edge("a", "c", flag="upward")]
    rows = analysis.cycles(circle)
    assert [(row["cycle"], row["step"]) for row in rows] == [(1, step) for step in range(1, len(rows) + 1)]
    assert {row["from_key"] for row in rows} >= {"a", "c"} and all(row["quote"] for row in rows)
    assert [row["flag"] for row in rows if row["from_key"] == "a"] == ["upward"]
    assert analysis.cycles(EDGES) == []
    assert analysis.longest_chains(PAPERS, circle, 5) == analysis.longest_chains(PAPERS, EDGES, 5)
    assert analysis.longest_chains(PAPERS, [edge("a", "b"), edge("b", "a"), edge("c", "b")], 5)[-1]["key"] == "c"


def test_hubs_count_papers_once() -> None:
    twice = [*EDGES, edge("b", "a", relation="BASED_ON")]
    first, *_ = analysis.hubs(PAPERS, twice, 5)
    assert [first[name] for name in ("key", "cited_by", "cites", "carried_by", "below")] == ["a", 4, 0, 2, 2]
    assert [row["key"] for row in analysis.hubs(PAPERS, twice, 5)] == ["a", "b"]


def test_orphans_say_why() -> None:
    rows = analysis.orphans([*PAPERS, paper("g"), paper("h", status="cited"), paper("i", press=True)], [*EDGES, edge("g", "g")])
    assert [(row["key"], row["reason"]) for row in rows] == [("f", "all_open"), ("g", "no_citation")]


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
