"""Due, overdue on a day, by level, and one by one what comes again; on both stores."""

from __future__ import annotations

from typing import Any

import pytest

from graph.ask import ask
from graph.load import load
from graph.store import GraphStore
from tests.graph.reform_batches import asked_for_plans, reform
from tests.graph.small_batches import chain


@pytest.fixture
def chained(store: GraphStore) -> GraphStore:
    """The store with a cascade of four levels."""
    load(store, chain())
    return store


CASES: dict[str, tuple[dict[str, Any], list[tuple[Any, ...]]]] = {
    "overdue on a day": ({"as_of": "2021-11-01", "state": "overdue"}, [("2021-10-15", None, "2021-10", "overdue")]),
    "a month is not overdue before it ends": (
        {"as_of": "2021-12-20", "state": "overdue"},
        [("2021-10-15", None, "2021-10", "overdue"), *[("2021-12-05T16:00", None, "2021-12", "overdue")] * 2],
    ),
    "within some days": (
        {"as_of": "2021-12-01", "within": 6},
        [
            *[("2021-12-05T16:00", None, "2021-12", "due")] * 2,
            (None, "2021-W48", None, "due"),
            *[("2021-12", None, "2021-12", "due")] * 2,
            (None, "2021-W49", None, "due"),
        ],
    ),
    "what comes again, one by one": (
        {"since": "2021-12-13", "until": "2021-12-26"},
        [
            (None, "2021-W50", None, None),
            (None, "2021-W51", None, None),
            *[("2021-12", None, "2021-12", None)] * 2,
        ],
    ),
    "of a level": ({"level": "ministry", "until": "2022"}, []),
}


@pytest.mark.parametrize("case", CASES)
def test_deadlines_on_a_day(chained: GraphStore, case: str) -> None:
    parameters, expected = CASES[case]
    rows = ask(chained, "deadlines", parameters).rows
    assert sorted(map(str, [(row["deadline"], row["occurrence"], row["month"], row["state"]) for row in rows])) == sorted(
        map(str, expected)
    )


def test_a_member_has_the_deadlines_of_its_group(store: GraphStore) -> None:
    batch = reform()
    task = next(node for node in batch.nodes if node.properties.get("wording") == "Tổ chức thực hiện tại cơ sở")
    task.properties["deadline"] = "2021-12-31"  # type: ignore[index]
    load(store, batch)
    rows = ask(store, "deadlines", {"agency": "UBND huyện An Biên"}).rows
    assert [(row["agency"], row["deadline"]) for row in rows] == [("Ủy ban nhân dân các huyện, thành phố tỉnh Kiên Giang", "2021-12-31")]


def test_plans_and_reports_due_by_a_day(store: GraphStore) -> None:
    load(store, asked_for_plans())
    late = ask(store, "outcomes", {"directive": "981/NQ-CP", "as_of": "2022-01-01"})
    assert [(row["state"], row["agency"], row["result"], row["days"], row["words"]) for row in late.rows] == [
        ("overdue", "Sở Y tế tỉnh Cao Bằng", None, None, "bao cao"),
        ("done", "Ủy ban nhân dân tỉnh Cao Bằng", "982/KH-UBND", 15, "xay dung ke hoach"),
    ]
    assert late.notes == ("1 việc đã quá hạn, chưa thấy kết quả trong kho",)
    early = ask(store, "outcomes", {"directive": "981/NQ-CP", "as_of": "2021-10-20"})
    assert {row["state"] for row in early.rows} == {"not_seen"}


def test_months_are_counted_by_task_and_stay_as_coarse_as_the_text(chained: GraphStore) -> None:
    rows = ask(chained, "deadlines", {}).rows
    told = {(str(row["task_key"]), str(row["deadline"])[:7]) for row in rows if row["deadline"]}
    counted = ask(chained, "due_months", {}).rows
    assert {row["time"]: row["tasks"] for row in counted} == {time: sum(other == time for _, other in told) for _, time in told}
    assert [row["time"] for row in counted] == sorted({time for _, time in told})
    assert ask(chained, "due_months", {"as_of": "2000-01-01"}).rows == ()
    assert ask(chained, "due_months", {"level": "ministry"}).rows == ()


def test_holdings_count_every_paper_once_in_each_measure(chained: GraphStore) -> None:
    rows = ask(chained, "holdings", {}).rows
    measures = {row["measure"]: row["value"] for row in ask(chained, "statistics", {}).rows}
    for measure in ("kind", "level", "year", "province"):
        counted = [(row["papers"], row["held"]) for row in rows if row["measure"] == measure]
        assert (sum(papers for papers, _ in counted), sum(held for _, held in counted)) == (measures["directives"], measures["held"])  # type: ignore[misc]
    assert sum(row["papers"] for row in rows if row["measure"] == "quality") == measures["held"]  # type: ignore[misc]
    assert [(row["measure"], row["value"]) for row in rows] == sorted((row["measure"], row["value"]) for row in rows)
