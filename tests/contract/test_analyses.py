"""What is told of the whole graph: chains, circles, hubs, orphans, alike on both stores."""

from __future__ import annotations

from collections.abc import Sequence

from graph.ask import ask
from graph.load import load
from graph.store import GraphStore
from graph.tree import Row
from model.batch import Batch, Edge, Node, Value


def paper(key: str, day: str | None = "2021-10-11", **more: Value) -> Node:
    facts: dict[str, Value] = {"number": key, "issued_on": day, "status": "held", "citations": 0, "level": "province"}
    return Node(("Directive",), key, facts | more)


def cites(below: str, above: str, relation: str = "IMPLEMENTS", **more: Value) -> Edge:
    facts: dict[str, Value] = {"scope": "document", "carries": True, "source": "a.txt", "span_start": 1, "span_end": 9, "rule": "cue"}
    return Edge(relation, ("Directive", below), ("Directive", above), facts | {"quote": f"{relation} {above}"} | more)


def asked(store: GraphStore, query: str, nodes: Sequence[Node], edges: Sequence[Edge], **given: object) -> tuple[Row, ...]:
    load(store, Batch(tuple(nodes), tuple(edges)))
    return ask(store, query, given).rows


PAPERS = [paper("a"), paper("b", "2021-10-15"), paper("c", "2021-10-20"), paper("d", None), paper("e"), paper("f", citations=2)]
CITED = [cites("b", "a"), cites("c", "b"), cites("c", "a"), cites("d", "a", "REFERS_TO", carries=False), cites("e", "a", scope="task")]


def test_chains_are_told_with_days_and_the_strongest_relation(store: GraphStore) -> None:
    rows = asked(store, "longest_chains", PAPERS, [*CITED, cites("c", "b", "BASED_ON"), cites("a", "f", flag="upward")])
    assert [(row["chain"], row["length"], row["step"], row["key"], row["days_after_parent"], row["quote"]) for row in rows] == [
        (1, 3, 1, "a", None, None),
        (1, 3, 2, "b", 4, "IMPLEMENTS a"),
        (1, 3, 3, "c", 5, "BASED_ON b"),
    ]
    assert [row["relation_vi"] for row in rows] == [None, "triển khai thực hiện", "căn cứ"]
    assert [row["key"] for row in ask(store, "longest_chains", {"as_of": "2021-10-15"}).rows] == ["a", "b"]


def test_a_circle_is_told_with_its_evidence_and_flags(store: GraphStore) -> None:
    rows = asked(store, "cycles", PAPERS, [*CITED, cites("a", "c", flag="upward"), cites("d", "d")])
    assert [(row["cycle"], row["step"], row["from_key"], row["to_key"]) for row in rows] == [
        (1, 1, "b", "a"),
        (1, 2, "c", "b"),
        (1, 3, "a", "c"),
    ]
    assert all(row["quote"] and row["source"] for row in rows)
    assert [row["flag"] for row in rows] == [None, None, "upward"]
    assert ask(store, "cycles", {"as_of": "2021-10-15"}).rows == ()


def test_hubs_count_papers_once_and_leave_out_the_press(store: GraphStore) -> None:
    edges = [*CITED, cites("b", "a", "BASED_ON"), cites("a", "a"), cites("a", "g"), cites("b", "g"), cites("b", "f")]
    rows = asked(store, "hubs", [*PAPERS, paper("g", press=True)], edges, limit=2)
    counts = ("key", "cited_by", "cites", "carried_by", "below")
    assert [tuple(row[name] for name in counts) for row in rows] == [("a", 4, 1, 2, 2), ("f", 1, 0, 1, 2)]
    assert [row["key"] for row in ask(store, "hubs", {}).rows] == ["a", "f", "b"]
    assert [tuple(row[name] for name in counts) for row in ask(store, "hubs", {"as_of": "2021-10-15", "limit": 1}).rows] == [
        ("a", 3, 1, 1, 1)
    ]
    assert ask(store, "hubs", {"limit": 0}).rows == ()


def test_orphans_say_why(store: GraphStore) -> None:
    papers = [*PAPERS, paper("g"), paper("h", status="cited"), paper("i", press=True)]
    rows = asked(store, "orphans", papers, [*CITED, cites("g", "g")])
    assert [(row["key"], row["reason"]) for row in rows] == [("f", "all_open"), ("g", "no_citation")]
    assert [row["key"] for row in ask(store, "orphans", {"as_of": "2021-10-11"}).rows] == ["f", "g"]
