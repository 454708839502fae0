"""The tree of a cascade, on edges alone: properties that hold for any graph."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.tree import FACTS, tree_down, tree_up

Edge = tuple[int, int, int, bool, bool]
EDGES = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8), st.integers(0, 3), st.booleans(), st.booleans()), max_size=24)


def rows(edges: list[Edge]) -> list[dict[str, Any]]:
    """Raw rows as the queries give them, for documents 0..8."""
    found: list[dict[str, Any]] = []
    for document in range(9):
        facts: dict[str, Any] = {
            **dict.fromkeys(FACTS),
            "key": f"d{document}",
            "issued_on": f"2021-01-{document + 1:02d}",
            "status": "held",
        }
        blank = dict.fromkeys(("above_key", "above_number", "above_issuer", "edge", "relation", "rank", "continues", "days", "task_keys"))
        proof = dict.fromkeys(("source", "span_start", "span_end", "quote", "rule"))
        above = {(e[1], e[4]): e for e in edges if e[0] == document and e[1] != document}
        found.append({**facts, **blank, **proof})
        found += [
            {
                **facts,
                **proof,
                **blank,
                "above_key": f"d{target}",
                "edge": "PARTLY_FROM" if partly else "COMES_FROM",
                "relation": "IMPLEMENTS",
                "rank": edge[2],
                "continues": edge[3],
                "task_keys": [f"d{document}#001"] if partly else None,
            }
            for (target, partly), edge in above.items()
        ]
    return found


def reach(edges: list[Edge], root: int) -> set[str]:
    """What comes from the root as a whole, and by one last hop in part."""
    whole = {root}
    while more := {e[0] for e in edges if not e[4] and e[1] in whole and e[0] != e[1]} - whole:
        whole |= more
    return {f"d{n}" for n in whole | {e[0] for e in edges if e[4] and e[1] in whole and e[0] != e[1]}}


@settings(max_examples=150, deadline=None)
@given(EDGES)
def test_each_document_stands_once_under_one_that_stands(edges: list[Edge]) -> None:
    tree = tree_down(rows(edges), "d0")
    keys = [row["key"] for row in tree]
    by_key = {row["key"]: row for row in tree}
    assert len(keys) == len(set(keys))
    assert set(keys) == reach(edges, 0)
    assert (tree[0]["key"], tree[0]["depth"], tree[0]["parent"]) == ("d0", 0, None)
    for row in tree[1:]:
        continued = by_key.get(row["continues"])
        if row["parent"] is None:
            assert continued is not None and row["depth"] == continued["depth"] == 0
        else:
            assert keys.index(row["parent"]) < keys.index(row["key"])
            assert row["depth"] == int(str(by_key[row["parent"]]["depth"])) + 1


@settings(max_examples=100, deadline=None)
@given(EDGES, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(edges: list[Edge], random: Any) -> None:
    raw = rows(edges)
    shuffled = list(raw)
    random.shuffle(shuffled)
    assert tree_down(shuffled, "d0") == tree_down(raw, "d0")
    assert tree_up(shuffled, "d8") == tree_up(raw, "d8")


@settings(max_examples=100, deadline=None)
@given(EDGES)
def test_going_up_reaches_all_that_it_comes_from(edges: list[Edge]) -> None:
    up = tree_up(rows(edges), "d8")
    keys = [str(row["key"]) for row in up]
    wanted = {f"d{n}" for n in range(9) if "d8" in reach([e for e in edges if not e[4] or e[0] == 8], n) or n == 8}
    assert len(keys) == len(set(keys))
    assert set(keys) == wanted
    assert all(keys.index(str(row["parent"])) < keys.index(str(row["key"])) for row in up[1:])
