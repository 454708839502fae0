"""Who has issued something, on the day that is asked about (design, rules 9 and 10), on both stores."""

from __future__ import annotations

from typing import Any

import pytest

from graph.ask import Answer, ask
from graph.gap import indicators
from graph.load import load
from graph.store import GraphStore
from tests.graph.reform_batches import merged_provinces, raised_province


@pytest.fixture
def merged(store: GraphStore) -> GraphStore:
    """The store with two provinces that became one."""
    load(store, merged_provinces())
    return store


def columns(answer: Answer, *names: str) -> list[tuple[Any, ...]]:
    """Some columns of the rows."""
    return [tuple(row[name] for name in names) for row in answer.rows]


def test_provinces_as_they_were(merged: GraphStore) -> None:
    answer = ask(merged, "gap", {"directive": "971/NQ-CP"})
    assert columns(answer, "province", "state", "days", "expected", "former_issued") == [
        ("tỉnh Kiên Giang", "issued", 14, "wording", None),
        ("tỉnh Cao Bằng", "issued", 46, "wording", None),
        ("tỉnh An Giang", "not_seen", None, "wording", None),
    ]
    assert answer.notes[0].startswith("2 trên 3 tỉnh, thành phố có dữ liệu")


def test_a_new_province_says_how_many_of_its_former_units_have_one(merged: GraphStore) -> None:
    answer = ask(merged, "gap", {"directive": "971/NQ-CP", "as_of": "2026-11-01"})
    assert columns(answer, "province", "state", "days", "former_issued") == [
        ("tỉnh An Giang", "issued", 14, "1/2"),
        ("tỉnh Cao Bằng", "issued", 46, None),
    ]
    assert answer.rows[0]["former"] == [
        {"province": "tỉnh An Giang", "state": "not_seen", "days": None},
        {"province": "tỉnh Kiên Giang", "state": "issued", "days": 14},
    ]
    assert answer.notes == (
        "2 trên 3 tỉnh, thành phố có dữ liệu trong kho đã ban hành văn bản; 0 tỉnh, thành phố không đủ dữ liệu, không tính vào tỷ lệ",
        "Chưa thấy văn bản: 33 % số tỉnh có dữ liệu",
        "Trung vị: 30 ngày sau văn bản",
        "Đã 1847 ngày (từ 2 năm trở lên) từ ngày của văn bản mà chưa thấy trong kho: 1",
        "Tỷ lệ tính theo đơn vị cũ",
    )


def test_on_an_early_day_what_came_later_is_not_seen_yet(merged: GraphStore) -> None:
    answer = ask(merged, "gap", {"directive": "971/NQ-CP", "as_of": "2021-10-31"})
    assert [row["province"] for row in answer.rows if row["state"] == "issued"] == ["tỉnh Kiên Giang"]


def test_the_change_since_a_day(merged: GraphStore) -> None:
    answer = ask(merged, "gap", {"directive": "971/NQ-CP", "since": "2021-11-01"})
    assert "Từ 2021-11-01: thêm 1 nơi ban hành văn bản đầu tiên" in answer.notes


def test_a_comparison_that_the_user_chose_is_labelled(merged: GraphStore) -> None:
    answer = ask(merged, "gap", {"directive": "974/KH-UBND", "level": "district", "of": "cao bằng"})
    assert columns(answer, "province", "state", "days", "expected") == [
        ("huyện Hòa An, tỉnh Cao Bằng", "issued", 10, "user"),
        ("huyện Hạ Lang, tỉnh Cao Bằng", "not_enough_data", None, "user"),
    ]
    assert answer.notes[-1] == "So sánh do người hỏi chọn; văn bản không giao cho mọi nơi cùng cấp"


def test_ministries_of_the_day(merged: GraphStore) -> None:
    then = ask(merged, "gap", {"directive": "971/NQ-CP", "level": "ministry"})
    assert columns(then, "province", "state") == [("Bộ Y tế", "issued")]
    now = ask(merged, "gap", {"directive": "971/NQ-CP", "level": "ministry", "as_of": "2025-03-02"})
    assert [row["province"] for row in now.rows] == ["Bộ Y tế", "Bộ Nông nghiệp và Môi trường"]


def test_a_level_without_a_list_says_so(merged: GraphStore) -> None:
    answer = ask(merged, "gap", {"directive": "971/NQ-CP", "level": "commune", "of": "huyện Hòa An"})
    assert (answer.rows, answer.notes[0]) == ((), "Kho không có danh sách các nơi cấp này để so")


def test_papers_around_are_counted_by_place(merged: GraphStore) -> None:
    rows = ask(merged, "papers_around", {"directive": "971/NQ-CP"}).rows
    assert sum(row["papers"] for row in rows) == 5  # type: ignore[misc]


def test_the_papers_of_a_place_and_what_they_say_of_the_directive(merged: GraphStore) -> None:
    answer = ask(merged, "papers_of", {"directive": "971/NQ-CP", "place": "tỉnh Cao Bằng"})
    assert [row["relation"] for row in answer.rows] == ["IMPLEMENTS", None]
    assert (answer.rows[0]["number"], answer.rows[0]["press"]) == ("974/KH-UBND", False)


def test_a_province_that_was_raised_is_one_place_under_both_names(store: GraphStore) -> None:
    load(store, raised_province())
    for day, name in (("2021-12-01", "tỉnh Thừa Thiên Huế"), ("2025-03-01", "thành phố Huế"), ("2026-03-01", "thành phố Huế")):
        answer = ask(store, "gap", {"directive": "991/NQ-CP", "as_of": day})
        assert columns(answer, "province", "state", "days", "former_issued") == [(name, "issued", 14, None)]


UNSEEN = {"province": "a", "state": "not_enough_data", "days": None}
COUNTED = {
    "issued as the new province alone": ("issued", [UNSEEN, UNSEEN], "1 trên 1 tỉnh, thành phố có dữ liệu"),
    "one former unit issued": ("issued", [{"province": "b", "state": "issued", "days": 3}, UNSEEN], "1 trên 1 tỉnh, thành phố có dữ liệu"),
    "a former unit is known, the new one issued": ("issued", [{**UNSEEN, "state": "not_seen"}, UNSEEN], "1 trên 1 tỉnh, thành phố"),
    "both former units are known": ("not_seen", [{**UNSEEN, "state": "not_seen"}] * 2, "0 trên 2 tỉnh, thành phố có dữ liệu"),
    "only the new one is known of": ("not_seen", [UNSEEN, UNSEEN], "0 trên 1 tỉnh, thành phố có dữ liệu"),
}


@pytest.mark.parametrize("name", COUNTED)
def test_what_a_merged_province_counts_as(name: str) -> None:
    state, former, said = COUNTED[name]
    days = 5 if state == "issued" else None
    row = {"level": "province", "state": state, "days": days, "former": former, "documents": [], "age": None, "expected": "wording"}
    assert indicators([row], {})[0].startswith(said)
