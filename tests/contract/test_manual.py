"""What a person said of a task shows in every question that tells of it, on both stores."""

from __future__ import annotations

from graph.ask import ask
from graph.load import load
from graph.store import GraphStore
from tests.graph.small_batches import Builder

NOTE = "Mai, 2026-11-22: đã xem bản gốc"
AGENCY, OTHER = "Sở Y tế tỉnh Cao Bằng", "Sở Tài chính tỉnh Cao Bằng"


def test_rows_of_a_corrected_task_say_who_and_why(store: GraphStore) -> None:
    b = Builder()
    root = b.directive("941/NQ-CP", "Chính phủ", "2021-10-11", level="central")
    plan = b.directive("942/KH-UBND", "Ủy ban nhân dân tỉnh Cao Bằng", "2021-11-26", level="province")
    b.comes_from(plan, root)
    said = {"origin": "manual", "origin_note": NOTE, "rule": "correction:7f3a90c1"}
    b.task(plan, "Báo cáo kết quả cách ly", (AGENCY, "joint"), (OTHER, "joint"), deadline="2021-12-15", **said)
    load(store, b.batch())
    of_plan = {"directive": "942/KH-UBND"}
    asked = {
        "who_must_act": of_plan,
        "agency_tasks": {"agency": AGENCY},
        "deadlines": {"agency": AGENCY},
        "timeline": of_plan,
        "outcomes": of_plan,
        "reports_owed": of_plan,
        "overlaps": of_plan,
        "parent_child": {"directive": "941/NQ-CP", "child": "942/KH-UBND"},
        "brief": of_plan | {"agency": AGENCY},
    }
    for query, given in asked.items():
        rows = [row for row in ask(store, query, given).rows if row.get("rule") == said["rule"]]
        assert rows and {(row["origin"], row["origin_note"]) for row in rows} == {("manual", NOTE)}, query
