"""Reports that are owed, and a chain in time."""

from __future__ import annotations

import pytest

from graph.reports import report_rows, report_words
from graph.timeline import timeline_rows
from graph.tree import Row


@pytest.mark.parametrize(
    ("wording", "words"),
    [
        ("Sở Y tế tổng hợp, báo cáo Ủy ban nhân dân tỉnh", "tong hop, bao cao"),
        ("Định kỳ báo cáo trước ngày 25 hằng tháng", "dinh ky bao cao"),
        ("Phòng Y tế trình Ủy ban nhân dân huyện phương án", "trinh"),
        ("GỬI BÁO CÁO về Sở", "gui bao cao"),
        ("Theo báo cáo của Sở Y tế, các xã rà soát", None),
        ("Xây dựng chương trình, quy trình tập huấn", None),
        ("Căn cứ báo cáo nêu trên, báo cáo Ủy ban nhân dân tỉnh", "bao cao"),
        ("Tuần tra biên giới", None),
        ("", None),
    ],
)
def test_words_of_reporting(wording: str, words: str | None) -> None:
    assert report_words(wording) == words


def row(key: str, wording: str, **more: object) -> Row:
    base: Row = {"task_key": key, "document_key": key.split("#")[0], "wording": wording, "agency_key": "so y te", "recipients": []}
    return base | {"deadline": None, "recurrence": None} | more


NONE = {"agency": None, "recipient": None, "directive": None, "since": None, "until": None}


def test_reports_stand_by_deadline_then_those_that_come_again() -> None:
    raw = [
        row("a#1", "báo cáo", recurrence="FREQ=WEEKLY"),
        row("a#2", "báo cáo"),
        row("a#3", "lập danh sách", recipients=["Sở B", "Sở A"], deadline="2021-12"),
        row("a#4", "báo cáo", deadline="2021-12-01"),
        row("a#5", "tuần tra"),
    ]
    found = report_rows(raw, NONE, ())
    assert [(item["task_key"], item["recipients"]) for item in found] == [("a#4", []), ("a#3", ["Sở A", "Sở B"]), ("a#1", []), ("a#2", [])]
    december = report_rows(raw, NONE | {"since": "2021-12-02", "until": "2021-12-31"}, ())
    assert [item["task_key"] for item in december] == ["a#3"]
    tree: list[Row] = [{"key": "a", "scope": "task", "task_keys": ["a#1"]}]
    assert [item["task_key"] for item in report_rows(raw, NONE | {"directive": "a"}, tree)] == ["a#1"]
    assert report_rows(raw, NONE | {"directive": "b"}, ()) == []


def place(key: str, day: str | None, depth: int, **more: object) -> Row:
    names = (
        "number",
        "kind",
        "heading",
        "issuer",
        "status",
        "relation",
        "source",
        "span_start",
        "span_end",
        "quote",
        "rule",
        "origin",
        "origin_note",
    )
    base: Row = dict.fromkeys(names)
    base |= {"key": key, "issued_on": day, "depth": depth, "level": "province", "continues": None, "scope": None, "task_keys": None}
    return base | {"days_after_parent": 5} | more


def test_a_timeline_has_both_cascades_and_deadlines_by_day() -> None:
    below = [place("a", "2021-10-11", 0, days_after_parent=None), place("b", "2021-11-26", 1), place("c", None, 1)]
    above = [place("a", "2021-10-11", 0), place("z", "2021-10-01", 1, days_after_parent=10)]
    evidence = dict.fromkeys(("source", "span_start", "span_end", "quote", "rule", "origin", "origin_note", "deadline_text", "wording"))
    due: list[Row] = [
        {"document_key": "a", "task_key": "a#1", "deadline": "2021-11", "agency": name, "level": "department", **evidence}
        for name in ("Sở B", "Sở A")
    ]
    due += [{"document_key": "x", "task_key": "x#1", "deadline": "2021-11", "agency": None, "level": None, **evidence}]
    rows = timeline_rows(due, below, above)
    assert [(r["day"], r["event"], r["key"], r["side"], r["depth"]) for r in rows] == [
        ("2021-10-01", "issued", "z", "above", -1),
        ("2021-10-11", "issued", "a", "itself", 0),
        ("2021-11-26", "issued", "b", "below", 1),
        ("2021-11", "due", "a", "itself", 0),
        (None, "issued", "c", "below", 1),
    ]
    assert (rows[3]["agency"], rows[3]["lane"], rows[0]["days_after_parent"]) == ("Sở A; Sở B", "department", None)
