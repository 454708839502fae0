"""The shortest way between two papers, looked for from both ends, is the one that looking at all ways gives."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import cast

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.paths import LONGEST, shortest_way
from graph.store import GraphStore, Row

PAPERS = st.integers(0, 9).map(lambda number: f"paper {number}")


class Citations:
    """Answers what a search asks of a store, from pairs of papers; `days` are those that papers were issued on."""

    def __init__(self, pairs: list[tuple[str, str]], days: Mapping[str, str]) -> None:
        self.graph = nx.Graph(pairs)
        self.days = days

    def ask(self, cypher: str, parameters: Mapping[str, object]) -> list[Row]:
        papers = [str(key) for key in cast("list[str]", parameters["papers"]) if key in self.graph]
        if "COUNT" in cypher:
            return [{"ties": self.graph.degree(key)} for key in papers]
        if "beside" not in cypher:
            return [{"key": key} for key in papers if self._begun(key, parameters)]
        return [{"key": key, "beside": other} for key in papers for other in self.graph[key] if self._begun(other, parameters)]

    def _begun(self, key: str, parameters: Mapping[str, object]) -> bool:
        return parameters["as_of"] is None or self.days.get(key, "") <= str(parameters["as_of"])


def way(citations: Citations, source: str, target: str, as_of: str | None = None) -> list[str]:
    return shortest_way(cast(GraphStore, citations), source, target, as_of)


@given(st.lists(st.tuples(PAPERS, PAPERS), max_size=25), PAPERS, PAPERS)
def test_the_first_of_the_shortest_ways(pairs: list[tuple[str, str]], source: str, target: str) -> None:
    citations = Citations(pairs, {})
    known = source in citations.graph and target in citations.graph and source != target and nx.has_path(citations.graph, source, target)
    expected = min(nx.all_shortest_paths(citations.graph, source, target)) if known else []
    assert way(citations, source, target) == expected


@pytest.mark.parametrize(("steps", "found"), [(1, True), (LONGEST, True), (LONGEST + 1, False)])
def test_no_longer_than_twelve_steps(steps: int, found: bool) -> None:
    line = [f"{number:02}" for number in range(steps + 1)]
    assert way(Citations(list(pairwise(line)), {}), line[0], line[-1]) == (line if found else [])


def test_only_papers_of_the_day() -> None:
    citations = Citations([("a", "b"), ("b", "d"), ("a", "c1"), ("c1", "c2"), ("c2", "d")], {"b": "2022-01-01", "d": "2021-01-01"})
    assert way(citations, "a", "d") == ["a", "b", "d"]
    assert way(citations, "a", "d", "2021-12-31") == ["a", "c1", "c2", "d"]
    assert way(citations, "a", "d", "2020-12-31") == []
