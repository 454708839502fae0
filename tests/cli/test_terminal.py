"""What people see: tables and trees of 100 columns, words of the graph in Vietnamese."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from cli.tables import plain_layout, print_table, shortened
from cli.tree import print_tree
from cli.words import relation_words, say, terminal_words

SAID = {
    "nothing": (None, ""),
    "role": ("lead", "chủ trì"),
    "relation": ("IMPLEMENTS", "triển khai thực hiện"),
    "other words": ("Sở Y tế", "Sở Y tế"),
    "number": (46, "46"),
    "flag": (True, "có"),
    "list": (["a", "b"], "a; b"),
    "links": ([{"relation": "X", "relation_vi": "căn cứ", "number": "1/NQ-CP", "key": "k"}], "căn cứ · 1/NQ-CP"),
}


@pytest.mark.parametrize("name", SAID)
def test_say(name: str) -> None:
    value, words = SAID[name]
    assert say(value) == words


def printed(width: int = 100) -> tuple[Console, io.StringIO]:
    stream = io.StringIO()
    return Console(file=stream, width=width, highlight=False), stream


def test_a_long_quote_is_cut_at_a_word() -> None:
    assert shortened("chữ " * 200).endswith("chữ …")
    assert len(shortened("chữ " * 200)) <= 402


def test_agencies_of_one_task_stand_above_its_quote() -> None:
    console, stream = printed()
    task = {"source": "a.txt", "span_start": 5, "span_end": 9, "quote": "làm việc", "role": "lead", "document": "1/KH-UBND"}
    health, police = {**task, "agency": "Sở Y tế"}, {**task, "agency": "Công an tỉnh", "role": "coordinating"}
    rows = [health, police, {**task, "span_start": 10, "agency": None}]
    print_table(console, "who_must_act", list(rows[0]), rows)
    text = stream.getvalue()
    assert text.count("“làm việc”") == 2
    assert text.index("Công an tỉnh") < text.index("“làm việc”")
    assert "(không nêu cơ quan)" in text


def test_hostile_words_stay_words() -> None:
    console, stream = printed()
    print_table(console, "search", ["number"], [{"number": "[red]x[/]", "heading": "[link=http://x]y[/link]"}])
    assert "[red]x[/]" in stream.getvalue()
    assert "[link=http://x]" in stream.getvalue()


def test_a_query_without_a_layout_shows_its_own_columns() -> None:
    assert list(plain_layout(["key", "number", "parent_key", "quote", "span_start"]).columns) == ["number"]


def test_a_tree_hangs_by_parent_and_by_what_it_continues() -> None:
    console, stream = printed()
    rows: list[dict[str, object]] = [
        {"key": "a", "number": "1/NQ-CP", "parent": None},
        {"key": "b", "number": "2/KH-UBND", "parent": "a", "relation": "IMPLEMENTS", "days_after_parent": 46},
        {"key": "c", "number": "3/KH-UBND", "parent": None, "continues": "b", "status": "cited"},
    ]
    print_tree(console, rows)
    lines = stream.getvalue().splitlines()
    assert lines[0].startswith("1/NQ-CP")
    assert [line.index("KH-UBND") for line in lines if "KH-UBND" in line] == [6, 10]
    assert "sau 46 ngày" in stream.getvalue()
    assert "chưa có toàn văn" in stream.getvalue()


def test_nothing_below_is_said() -> None:
    console, stream = printed()
    print_tree(console, [{"key": "a", "number": "1/NQ-CP"}])
    assert "chưa thấy văn bản nào" in stream.getvalue()


def test_every_role_state_and_relation_has_its_word() -> None:
    known = terminal_words().words
    assert {"lead", "joint", "executor", "coordinating", "reports_to", "must", "request", "may", "reported"} <= known.keys()
    assert {"resolved", "stub", "suggested", "ambiguous", "incomplete", "rejected"} <= known.keys()
    assert "COMES_FROM" in relation_words()
