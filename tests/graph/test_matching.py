"""Tasks side by side: by the words that they have in common, with no verdict."""

from __future__ import annotations

import pytest

from graph.matching import is_formula, likeness, read_matter, read_task, shared_words, weigh
from graph.parallel import overlap_rows, side_by_side
from graph.tree import Row

PATROL = "Bộ Chỉ huy Bộ đội Biên phòng tỉnh tuần tra, ngăn chặn nhập cảnh trái phép qua biên giới"
GUARD = "Công an tỉnh phối hợp ngăn chặn nhập cảnh trái phép qua biên giới và xử lý nghiêm"
SCHOOL = "Sở Giáo dục và Đào tạo tổ chức dạy học trực tuyến cho học sinh"


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (PATROL, GUARD, ["ngăn chặn nhập cảnh trái phép qua biên giới"]),
        (PATROL, SCHOOL, []),
        ("Tiêm vắc xin, xét nghiệm", "xét nghiệm rồi tiêm vắc xin", ["tiêm vắc xin", "xét nghiệm"]),
        ("công bố cấp độ, dịch vụ", "công bố cấp độ dịch vụ", ["công bố cấp độ", "dịch vụ"]),  # no pair across a mark
        ("bỏ phiếu kín", "bộ phiếu kín", ["phiếu kín"]),  # diacritics count
        ("thực hiện kế hoạch và báo cáo kết quả", "báo cáo kết quả thực hiện kế hoạch", []),  # the language of offices
        ("", "!!! ---", []),
    ],
)
def test_shared_words(one: str, other: str, shared: list[str]) -> None:
    assert shared_words(read_matter(one), read_matter(other)) == shared


def test_names_of_bodies_are_no_matter() -> None:
    task = read_task("Bộ đội Biên phòng tỉnh kiểm soát đường mòn", ("Bộ đội Biên phòng tỉnh",))
    assert sorted(task.pairs) == [("kiểm", "soát"), ("soát", "đường"), ("tỉnh", "kiểm"), ("đường", "mòn")]


def test_rare_words_weigh_more_and_a_task_is_like_itself() -> None:
    matters = [read_matter(PATROL), read_matter(GUARD), read_matter(SCHOOL)]
    weights = weigh(matters)
    assert weights["biên", "giới"] < weights["trực", "tuyến"] == 1
    assert likeness(matters[0], matters[0], weights) == 1.0
    assert likeness(matters[0], matters[2], weights) == 0.0
    assert likeness(matters[0], read_matter(""), weights) == 0.0


@pytest.mark.parametrize(
    ("wording", "formula"),
    [("Chánh Văn phòng, Giám đốc các sở chịu trách nhiệm thi hành Quyết định này", True), (PATROL, False)],
)
def test_formulas(wording: str, formula: bool) -> None:
    assert is_formula(wording) is formula


def task(key: str, wording: str, *agencies: str) -> Row:
    row: Row = {"task_key": key, "wording": wording, "agencies": [*agencies], "bodies": [*agencies], "deadline": None, "linked": True}
    row |= {"origin": "text", "origin_note": None}
    return row | {"document_key": key.split("#")[0], "source": "a.txt", "span_start": 0, "span_end": len(wording), "rule": "item"}


def test_tasks_stand_beside_those_with_the_same_words() -> None:
    raw = [
        task("a#1", "Sở Y tế hướng dẫn tiêm vắc xin cho người cao tuổi", "Sở Y tế"),
        task("a#2", "Thống kê tàu cá neo đậu"),
        task("b#1", "Trạm Y tế lập danh sách tiêm vắc xin cho người cao tuổi trên địa bàn", "Trạm Y tế"),
        task("b#2", "Treo cờ ngày lễ"),
    ]
    rows = side_by_side(raw, "a", "b")
    assert [
        (row["task_key"], row["child_task_key"]) if "child_task_key" in row and "task_key" in row else row.get("wording") for row in rows
    ] == [
        ("a#1", "b#1"),
        "Thống kê tàu cá neo đậu",
        None,
    ]
    assert rows[0]["shared_words"] == ["tiêm vắc xin", "người cao tuổi"]
    assert rows[2]["child_wording"] == "Treo cờ ngày lễ"


def led(key: str, wording: str, agency: str, **more: object) -> Row:
    row: Row = {"task_key": key, "wording": wording, "agency": agency, "agency_key": agency.lower(), "agency_text": agency, "role": "lead"}
    row |= {"level": "department", "place": "tỉnh Cao Bằng", "group": False, "document": "1/KH", "document_key": key.split("#")[0]}
    return row | {"source": "a.txt", "span_start": 0, "span_end": 9, "quote": wording, "rule": "item"} | more


ALL = {"directive": None, "agency": None, "limit": 50}


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param(
            [led("a#1", PATROL, "Biên phòng"), led("b#1", GUARD, "Công an")], [("alike", "Biên phòng", "Công an")], id="two bodies"
        ),
        pytest.param([led("a#1", PATROL, "Biên phòng"), led("b#1", GUARD, "Biên phòng")], [], id="one body twice"),
        pytest.param([led("a#1", PATROL, "Đồn Biên phòng"), led("b#1", GUARD, "Biên phòng")], [], id="one house"),
        pytest.param([led("a#1", PATROL, "Biên phòng"), led("b#1", GUARD, "Công an", place="tỉnh Hà Giang")], [], id="two places"),
        pytest.param([led("a#1", PATROL, "Bộ Quốc phòng", level="ministry"), led("b#1", GUARD, "Công an")], [], id="delegation"),
        pytest.param([led("a#1", PATROL, "Biên phòng"), led("b#1", GUARD, "Các sở", group=True)], [], id="a group"),
        pytest.param([led("a#1", PATROL, "Biên phòng"), led("b#1", GUARD, "Công an", role="coordinating")], [], id="no lead"),
        pytest.param([led("a#1", PATROL, "Biên phòng"), led("b#1", SCHOOL, "Sở Giáo dục")], [], id="other matters"),
        pytest.param(
            [led("a#1", PATROL, "Biên phòng", role="joint"), led("a#1", PATROL, "Công an", role="joint")],
            [("joint", "Biên phòng", "Công an")],
            id="joint",
        ),
        pytest.param(
            [
                led("a#1", "Công an, Sở Y tế chịu trách nhiệm thi hành Quyết định này", name, role="joint")
                for name in ("Công an", "Sở Y tế")
            ],
            [],
            id="a formula",
        ),
    ],
)
def test_overlaps_are_conservative(raw: list[Row], expected: list[tuple[str, str, str]]) -> None:
    rows = overlap_rows(raw, ALL, ())
    assert [(row["way"], row["agency"], row["other_agency"]) for row in rows] == expected
    assert rows == overlap_rows(raw[::-1], ALL, ())
    assert all(row["shared_words"] for row in rows if row["way"] == "alike")
