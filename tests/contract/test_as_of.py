"""Questions about a day: what came later is not there yet, on both stores (design, section 3, rule 10)."""

from __future__ import annotations

import pytest

from graph.ask import ask
from graph.load import load
from graph.store import GraphStore
from tests.graph.reform_batches import merged_provinces

ROOT, DAY = "971/NQ-CP", "2021-11-30"


@pytest.fixture
def merged(store: GraphStore) -> GraphStore:
    """A resolution of 11/10/2021, plans of 12/10, 25/10, 26/11 and 6/12/2021 under it."""
    load(store, merged_provinces())
    return store


def test_papers_issued_after_the_day_are_left_out(merged: GraphStore) -> None:
    def numbers(query: str, **parameters: object) -> list[str]:
        return sorted(str(row["number"]) for row in ask(merged, query, parameters).rows)

    early = ["971/NQ-CP", "972/KH-UBND", "974/KH-UBND", "976/QĐ-BYT"]
    assert numbers("cascade_down", directive=ROOT) == sorted([*early, "975/KH-UBND"])
    assert numbers("cascade_down", directive=ROOT, as_of=DAY) == early
    assert numbers("cascade_down", directive=ROOT, as_of="2021-12") == sorted([*early, "975/KH-UBND"])
    assert numbers("cascade_down", directive=ROOT, as_of="2020-01-01") == ["971/NQ-CP"]  # what is asked about stays
    assert numbers("cascade_up", directive="975/KH-UBND", as_of="2021-10-31") == ["971/NQ-CP", "975/KH-UBND"][1:]
    assert numbers("timeline", directive=ROOT, as_of=DAY) == early
    assert "975/KH-UBND" in numbers("search", text="975") and numbers("search", text="975", as_of=DAY) == []


def test_a_path_through_a_later_paper_is_none_yet(merged: GraphStore) -> None:
    both = {"source": "975/KH-UBND", "target": ROOT}
    assert [row["to_number"] for row in ask(merged, "path", both).rows] == ["974/KH-UBND", "971/NQ-CP"]
    assert ask(merged, "path", both | {"as_of": "2021-12-31"}).rows == ask(merged, "path", both).rows
    assert ask(merged, "path", both | {"as_of": DAY}).rows == ()


def test_statistics_of_a_day(merged: GraphStore) -> None:
    def count(**parameters: object) -> dict[object, object]:
        return {row["measure"]: row["value"] for row in ask(merged, "statistics", parameters).rows}

    now, then = count(), count(as_of=DAY)
    assert (now["directives"], then["directives"]) == (6, 4)
    assert (now["comes_from"], then["comes_from"]) == (4, 3)
    assert now["agencies"] == then["agencies"] + 1  # type: ignore[operator]
    assert count(as_of="2026") == now
