"""Portions and totals of a tree: from the index of the embedded store, from what a server says, and cut from the whole answer."""

from __future__ import annotations

from unittest.mock import patch

import pytest

from graph import walk
from graph.ask import ask
from graph.load import load
from graph.store import GraphStore, Row
from tests.graph.test_index import Edges, Papers, graph

TASKS = [
    ("must", [("Bộ Y tế", "lead"), ("UBND các xã", "coordinating"), ("Hội nông dân", "reports_to")]),
    ("request", []),
    ("must", [("UBND xã Nam Tuấn", "executor"), ("UBND các xã", "lead")]),
]
DAYS = ("2021-10-11", "2021-11", "2021-12-05", None, "2022", "2021-10-12", "2021-11-01", "2021-12")
PAPERS: Papers = [(day, TASKS[n % 3 :]) for n, day in enumerate(DAYS)]
TREE: Edges = [(1, 0, 0, False, "whole"), (2, 0, 1, True, "whole"), (3, 1, 0, False, "whole"), (4, 2, 0, True, "whole")]
HANGING: Edges = [(5, 1, 0, False, "partly"), (6, 0, 0, True, "partly"), (6, 5, 0, False, "whole"), (7, 3, 2, False, "whole")]
ROUND: Edges = [(1, 3, 0, False, "whole"), (1, 0, 2, False, "whole"), (3, 1, 0, False, "whole")]
ASKED: list[dict[str, object]] = [{}, {"as_of": "2021-11-30"}, {"modality": "must"}, {"modality": "request", "groups": "one"}]


@pytest.mark.parametrize("edges", [TREE, TREE + HANGING, ROUND], ids=["whole", "partly", "circle"])
def test_portions_and_totals_are_alike(embedded: GraphStore, neo4j: GraphStore, edges: Edges) -> None:
    batch, keys = graph(edges, PAPERS)
    for store in (embedded, neo4j):
        load(store, batch)
    for asked in ASKED:
        given = {"directive": keys[0], **asked}
        whole = told(embedded, given, {})
        assert whole["cascade_down"] and whole["who_must_act"]
        for portion in ({"limit": 2}, {"limit": 3, "offset": 2}, {"offset": 4}):
            cut = told(embedded, given, portion)
            with patch.object(walk, "FEW", 0):
                assert told(embedded, given, portion) == told(neo4j, given, portion) == cut
        assert cut["cascade_down"] == whole["cascade_down"][4:]
        assert cut["who_totals"] == whole["who_totals"]


def told(store: GraphStore, given: dict[str, object], portion: dict[str, int]) -> dict[str, tuple[Row, ...]]:
    """The rows and the notes of each question that tells a tree."""
    found: dict[str, tuple[Row, ...]] = {}
    for query in ("cascade_down", "who_must_act", "who_totals"):
        takes = {"cascade_down": {"directive", "as_of"}, "who_totals": {"directive", "as_of", "modality"}}.get(query, set(given))
        answer = ask(store, query, {n: v for n, v in given.items() if n in takes} | ({} if query == "who_totals" else portion))
        found[query] = answer.rows
        found[f"{query}, said"] = tuple({"note": note} for note in answer.notes)
    return found
