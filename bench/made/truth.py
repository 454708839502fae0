"""The truth of a made-up corpus beside what a store answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bench.made.plan import Paper
from graph.store import GraphStore, open_for_reading

Fact = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """How many facts are right, and those that are not."""

    right: int
    missing: frozenset[Fact]
    false: frozenset[Fact]


def truth_of(paper: Paper) -> dict[str, Any]:
    """What a reader would find in the paper: who it is, what it implements, what it orders."""
    own, parent = paper.own, paper.parent
    return {
        "paper": _name(own.number, own.issuer, own.issued_on.isoformat()),
        "implements": _name(parent.number, parent.issuer, parent.issued_on.isoformat()) if parent else None,
        "duties": [[d.lead, d.partner, d.due.isoformat() if d.due else None] for d in paper.duties],
    }


def compare(truth: Iterable[Mapping[str, Any]], store: str) -> dict[str, Compared]:
    """Papers, edges and duties: what the truth says against what the store answers."""
    expected: dict[str, set[Fact]] = {"papers": set(), "edges": set(), "duties": set()}
    for line in truth:
        paper = tuple(line["paper"])
        expected["papers"].add(paper)
        if line["implements"]:
            expected["edges"].add((*paper, *line["implements"]))
        for lead, _, due in line["duties"]:
            expected["duties"].add((*paper, lead, due))
    with open_for_reading(store) as graph:
        answered: dict[str, set[Fact]] = {"papers": set(_papers(graph)), "edges": set(_edges(graph)), "duties": set(_duties(graph))}
    return {
        name: Compared(len(facts & answered[name]), frozenset(facts - answered[name]), frozenset(answered[name] - facts))
        for name, facts in expected.items()
    }


def _name(number: str, issuer: str, issued_on: str) -> list[str]:
    return [number, issuer, issued_on]


def _papers(graph: GraphStore) -> Iterator[Fact]:
    yield from _rows(graph, "MATCH (d:Directive) WHERE d.status = 'held' RETURN d.number AS a, d.issuer AS b, d.issued_on AS c")


def _edges(graph: GraphStore) -> Iterator[Fact]:
    yield from _rows(
        graph,
        "MATCH (d:Directive)-[:IMPLEMENTS|GUIDES]->(p:Directive) "
        "RETURN d.number AS a, d.issuer AS b, d.issued_on AS c, p.number AS e, p.issuer AS f, p.issued_on AS g",
    )


def _duties(graph: GraphStore) -> Iterator[Fact]:
    yield from _rows(
        graph,
        "MATCH (d:Directive)-[:HAS_TASK]->(t:Task)-[r:LED_BY]->(:Agency) "
        "RETURN d.number AS a, d.issuer AS b, d.issued_on AS c, r.wording AS e, t.deadline AS f",
    )


def _rows(graph: GraphStore, cypher: str) -> Iterator[Fact]:
    for row in graph.ask(cypher, {}):
        yield tuple(row.values())
