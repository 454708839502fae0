"""Groups, successors and force: who must act, and who that is today, on both stores (design, rules 5, 8, 10)."""

from __future__ import annotations

from typing import Any

import pytest

from graph.ask import Answer, ask
from graph.load import load
from graph.store import GraphStore
from model.errors import BadParameter
from tests.graph.reform_batches import reform

TODAY = "2026-11-01"


@pytest.fixture
def changed(store: GraphStore) -> GraphStore:
    """The store with the graph about agencies that change."""
    load(store, reform())
    return store


def columns(answer: Answer, *names: str) -> list[tuple[Any, ...]]:
    """Some columns of the rows."""
    return [tuple(row[name] for name in names) for row in answer.rows]


def test_members_of_a_group_are_named_and_marked_as_inferred(changed: GraphStore) -> None:
    answer = ask(changed, "who_must_act", {"directive": "962/KH-UBND"})
    of_group = [row for row in answer.rows if row["member_of"] or row["group"]]
    assert [(row["agency"], row["inferred"], row["list_source"], row["list_to"]) for row in of_group] == [
        ("Ủy ban nhân dân các huyện, thành phố tỉnh Kiên Giang", None, None, None),
        ("Ủy ban nhân dân huyện An Biên", True, "danh sách", "2025-06-30"),
        ("Ủy ban nhân dân thành phố Phú Quốc", True, "danh sách", "2025-06-30"),
    ]
    assert len({row["quote"] for row in of_group}) == 1
    folded = ask(changed, "who_must_act", {"directive": "962/KH-UBND", "groups": "one"})
    assert not any(row["inferred"] for row in folded.rows)


def test_the_path_names_the_documents_on_the_way(changed: GraphStore) -> None:
    answer = ask(changed, "who_must_act", {"directive": "961/NQ-CP", "groups": "one"})
    assert {tuple(row["path"]) for row in answer.rows} == {("961/NQ-CP",), ("961/NQ-CP", "962/KH-UBND")}  # type: ignore[arg-type]


def test_force_is_told_before_succession(changed: GraphStore) -> None:
    answer = ask(changed, "who_must_act", {"directive": "961/NQ-CP", "as_of": TODAY})
    assert answer.notes[0] == ("Hiệu lực của 961/NQ-CP tính đến 2026-11-01: đã hết hiệu lực từ 2023-05-01 (được thay thế bởi 963/NQ-CP)")
    assert answer.notes[1].startswith("Nếu còn hiệu lực, nay là")
    assert answer.notes[-1] == "1 cơ quan thuộc địa bàn đã thay đổi, chưa có nguồn nói nay là ai"
    flags = {row["document"]: (row["force"], row["parent_flag"]) for row in answer.rows}
    assert flags == {"961/NQ-CP": ("ended", None), "962/KH-UBND": ("in_force", "văn bản cấp trên đã bị thay thế")}


def test_before_the_change_nothing_is_flagged_and_nobody_has_taken_over(changed: GraphStore) -> None:
    answer = ask(changed, "who_must_act", {"directive": "961/NQ-CP", "as_of": "2022-01-01"})
    assert {row["succession"] for row in answer.rows} == {None}
    assert {(row["force"], row["parent_flag"]) for row in answer.rows} == {("in_force", None)}
    assert {row["today"] for row in answer.rows if row["agency"]} == {"same"}


def test_a_split_office_is_told_by_the_field_of_the_task(changed: GraphStore) -> None:
    answer = ask(changed, "who_must_act", {"directive": "962/KH-UBND", "as_of": TODAY, "groups": "one"})
    taken = [(row["wording"], row["agency"], row["field"], row["basis"]) for row in answer.rows if row["succession"]]
    both = "45/2025/NĐ-CP; 202/2025/QH15"
    assert taken == [
        ("Rà soát, hỗ trợ trẻ em mồ côi do dịch", "Sở Y tế tỉnh An Giang", "trẻ em", both),
        ("Rà soát các đối tượng trên địa bàn", "Sở Nội vụ tỉnh An Giang", "lao động", both),  # the words tell no field: all are shown
        ("Rà soát các đối tượng trên địa bàn", "Sở Y tế tỉnh An Giang", "trẻ em", both),
        ("Cân đối vốn cho kế hoạch", "Sở Tài chính tỉnh An Giang", None, both),
        ("Cân đối vốn cho kế hoạch", "Sở Nội vụ tỉnh An Giang", "lao động", both),
        ("Cân đối vốn cho kế hoạch", "Sở Y tế tỉnh An Giang", "trẻ em", both),
        ("Tổ chức thực hiện tại cơ sở", "Ủy ban nhân dân tỉnh An Giang", None, None),
    ]
    way = next(row["succession_path"] for row in answer.rows if row["agency"] == "Sở Tài chính tỉnh An Giang")
    assert way == ["Sở Kế hoạch và Đầu tư tỉnh Kiên Giang", "Sở Tài chính tỉnh Kiên Giang", "Sở Tài chính tỉnh An Giang"]


def test_between_two_steps_the_first_holds(changed: GraphStore) -> None:
    answer = ask(changed, "who_must_act", {"directive": "962/KH-UBND", "as_of": "2025-04-15"})
    assert "Sở Tài chính tỉnh Kiên Giang" in {row["agency"] for row in answer.rows if row["succession"]}
    assert {row["today"] for row in answer.rows if row["agency"] == "Sở Kế hoạch và Đầu tư tỉnh Kiên Giang"} == {"ended"}


@pytest.mark.parametrize(("modality", "requests"), [("must", {"must"}), ("request", {"request"}), ("all", {"must", "request"})])
def test_requests_are_told_apart(changed: GraphStore, modality: str, requests: set[str]) -> None:
    answer = ask(changed, "who_must_act", {"directive": "961/NQ-CP", "modality": modality})
    assert {row["modality"] for row in answer.rows} == requests


def test_another_word_for_the_modality_is_refused(changed: GraphStore) -> None:
    with pytest.raises(BadParameter, match="must, request, all"):
        ask(changed, "who_must_act", {"directive": "961/NQ-CP", "modality": "maybe"})


def test_totals_count_a_group_once(changed: GraphStore) -> None:
    answer = ask(changed, "who_totals", {"directive": "961/NQ-CP", "as_of": TODAY})
    assert columns(answer, "level", "province", "agencies", "groups", "tasks", "must", "requests") == [
        ("province", "tỉnh Kiên Giang", 1, 0, 0, 0, 0),
        ("department", "tỉnh Kiên Giang", 2, 0, 3, 2, 1),
        ("district", "tỉnh Kiên Giang", 0, 1, 1, 1, 0),
        ("other", None, 1, 0, 1, 1, 0),
    ]


def test_tasks_of_a_member_come_through_its_group(changed: GraphStore) -> None:
    answer = ask(changed, "agency_tasks", {"agency": "UBND huyện An Biên"})
    assert columns(answer, "agency", "inferred", "member_of", "wording") == [
        (
            "Ủy ban nhân dân huyện An Biên",
            True,
            "Ủy ban nhân dân các huyện, thành phố tỉnh Kiên Giang",
            "Tổ chức thực hiện tại cơ sở",
        )
    ]


def test_tasks_of_who_took_over_are_told_on_a_day_only(changed: GraphStore) -> None:
    of_today = ask(changed, "agency_tasks", {"agency": "Sở Y tế An Giang", "as_of": TODAY})
    assert columns(of_today, "succession", "field", "wording") == [
        ("Sở Lao động - Thương binh và Xã hội tỉnh Kiên Giang", "trẻ em", "Rà soát, hỗ trợ trẻ em mồ côi do dịch"),
        ("Sở Lao động - Thương binh và Xã hội tỉnh Kiên Giang", "trẻ em", "Rà soát các đối tượng trên địa bàn"),
        ("Sở Lao động - Thương binh và Xã hội tỉnh Kiên Giang", "trẻ em", "Cân đối vốn cho kế hoạch"),
    ]
    assert ask(changed, "agency_tasks", {"agency": "Sở Y tế An Giang"}).rows == ()
    moved = ask(changed, "agency_tasks", {"agency": "Sở Tài chính An Giang", "as_of": TODAY})
    assert columns(moved, "wording") == [("Cân đối vốn cho kế hoạch",)]


def test_helper_questions_answer_on_their_own(changed: GraphStore) -> None:
    named = ask(changed, "successions", {"agency": "Sở Kế hoạch và Đầu tư Kiên Giang"})
    assert columns(named, "successor", "succeeded_on") == [("Sở Tài chính tỉnh An Giang", "2025-07-01")]
    early = ask(changed, "successions", {"agency": "Sở Kế hoạch và Đầu tư Kiên Giang", "as_of": "2025-05"})
    assert columns(early, "successor") == [("Sở Tài chính tỉnh Kiên Giang",)]
    below = ask(changed, "successions_below", {"directive": "961/NQ-CP", "as_of": TODAY})
    assert len(below.rows) == 4
    held = ask(changed, "held_by", {"agency": "Sở Tài chính An Giang", "as_of": TODAY})
    assert columns(held, "agency", "successor")[0][1] == "Sở Tài chính tỉnh An Giang"
    assert len(ask(changed, "members_below", {"directive": "961/NQ-CP"}).rows) == 2
    states = ask(changed, "validity_below", {"directive": "961/NQ-CP", "as_of": TODAY})
    assert columns(states, "number", "state") == [("961/NQ-CP", "ended"), ("962/KH-UBND", "in_force")]


def test_a_repeal_is_not_inherited_but_told(changed: GraphStore) -> None:
    (row,) = ask(changed, "validity", {"directive": "962/KH-UBND"}).rows
    assert (row["state"], row["parent_flag"]) == ("in_force", "văn bản cấp trên đã bị thay thế")
