"""What stands where in a text, the history of a directive, and the page of an agency: on both stores."""

from __future__ import annotations

from typing import Any

from graph.ask import ask
from graph.changes import with_runs
from graph.load import load
from graph.store import GraphStore
from ingest.resolve import resolve
from ingest.resolve.batch import make_batch
from model.run import Event, Run
from tests.graph.reform_batches import DISTRICTS, LABOUR, reform
from tests.graph.small_batches import key_of
from tests.ingest.resolve.letters import record

PLAN = """ỦY BAN NHÂN DÂN TỈNH CAO BẰNG

Số: 40/KH-UBND

Cao Bằng, ngày 26 tháng 11 năm 2021

KẾ HOẠCH
Thực hiện Nghị quyết số 128/NQ-CP 🏠 trong mùa khô

Thực hiện Nghị quyết số 128/NQ-CP ngày 11/10/2021 của Chính phủ và Nghị quyết số 77/NQ-CP, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

1. Sở Y tế chủ trì, phối hợp với Công an tỉnh rà soát nơi thiếu nước sạch, báo cáo Ủy ban nhân dân tỉnh trước ngày 05/12/2021.

Nơi nhận:
- Sở Y tế;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Hoàng Văn Mẫu
"""


def test_every_mark_stands_where_its_words_are(store: GraphStore) -> None:
    load(store, make_batch(resolve([record("ke-hoach.txt", PLAN)])))
    rows: Any = ask(store, "marks", {"directive": "40/KH-UBND"}).rows
    words = {(row["mark"], PLAN[row["span_start"] : row["span_end"]]) for row in rows}
    assert {
        ("agency", "ỦY BAN NHÂN DÂN TỈNH CAO BẰNG"),
        ("citation", "Nghị quyết số 128/NQ-CP ngày 11/10/2021"),
        ("agency", "Công an tỉnh"),
        ("deadline", "trước ngày 05/12/2021"),
        ("signer", "Hoàng Văn Mẫu"),
    } <= words
    assert [row["span_start"] for row in rows] == sorted(row["span_start"] for row in rows)
    (deadline,) = [row for row in rows if row["mark"] == "deadline"]
    (task,) = [row for row in rows if row["mark"] == "task"]
    assert (deadline["deadline"], deadline["mark_key"]) == ("2021-12-05", task["mark_key"])
    assert {row["role"] for row in rows if row["mark_key"] == task["mark_key"] and row["mark"] == "agency"} == {
        "lead",
        "coordinating",
        "reports_to",
    }
    cited = {row["to_key"]: row["state"] for row in rows if row["mark"] == "citation"}
    assert cited["128/nq-cp|chinh phu|2021"] == "stub"
    assert all(row["rule"] and row["source"] == "ke-hoach.txt" for row in rows)


def test_history_tells_runs_and_the_other_side(store: GraphStore) -> None:
    root, plan = (
        key_of(number, issuer, day)
        for number, issuer, day in (
            ("961/NQ-CP", "Chính phủ", "2021-10-11"),
            ("962/KH-UBND", "Ủy ban nhân dân tỉnh Kiên Giang", "2021-11-26"),
        )
    )
    runs = (
        Run(1, "2026-11-20T08:00:00+00:00", "ingest", (Event("new_directive", root),)),
        Run(2, "2026-11-22T08:00:00+00:00", "ingest", (Event("new_directive", plan), Event("new_implementer", plan, root, "COMES_FROM"))),
    )
    load(store, with_runs(reform(), runs))
    rows = ask(store, "history", {"directive": "961/NQ-CP"}).rows
    assert [(row["run"], row["event"], row["side"], row["other_number"]) for row in rows] == [
        (2, "new_implementer", "other", "962/KH-UBND"),
        (1, "new_directive", "itself", None),
    ]


def test_an_agency_without_tasks_has_its_card(store: GraphStore) -> None:
    load(store, reform())
    (group,) = ask(store, "agency", {"agency": DISTRICTS}).rows
    members: Any = group["members"]
    assert (group["tasks"], group["group"], [member["list_source"] for member in members]) == (1, True, ["danh sách"] * 2)
    (member,) = ask(store, "agency", {"agency": members[0]["key"]}).rows
    assert (member["tasks"], member["issued"], member["inferred"]) == (0, 0, True)
    assert [found["heading"] for found in _maps(member["groups"])] == [DISTRICTS]


def test_agencies_are_found_as_people_shorten_them(store: GraphStore) -> None:
    load(store, reform())
    for typed in ("so lao dong kien giang", "Sở Lao động - Thương binh và Xã hội Kiên", "Sở LĐTBXH Kiên Giang"):
        rows = ask(store, "agencies", {"text": typed}).rows
        assert rows[0]["heading"] == LABOUR, typed
    assert ask(store, "agencies", {"text": "UBND tỉnh Kiên Giang"}).rows[0]["heading"] == "Ủy ban nhân dân tỉnh Kiên Giang"
    assert len(ask(store, "agencies", {"text": "kien giang", "limit": 2}).rows) == 2
    assert ask(store, "agencies", {"text": "sao Hỏa"}).rows == ()


def test_papers_of_an_agency(store: GraphStore) -> None:
    load(store, make_batch(resolve([record("ke-hoach.txt", PLAN)])))
    rows = ask(store, "agency_papers", {"agency": "UBND tỉnh Cao Bằng"}).rows
    assert [(row["relation"], row["relation_vi"], row["number"]) for row in rows] == [("ISSUED_BY", "ban hành", "40/KH-UBND")]
    assert [row["relation"] for row in ask(store, "agency_papers", {"agency": "Sở Y tế Cao Bằng"}).rows] == ["COPIED_TO"]
    assert ask(store, "agency_papers", {"agency": "Sở Y tế Cao Bằng", "as_of": "2020"}).rows == ()


def _maps(value: object) -> list[Any]:
    assert isinstance(value, list)
    return value
