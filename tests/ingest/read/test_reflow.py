"""Lines mended where a converter undid them; the text keeps its length and its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.read.reflow import reflow

LETTER = (
    "UBND TỈNH LAI CHÂU SỞ Y TẾ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Số: 77/SYT-NVY V/v trực rét"
    " Lai Châu, ngày 3 tháng 2 năm 2021 Kính gửi: - Các bệnh viện; - Trung tâm Y tế huyện. Trời rét, các đơn vị trực đủ người."
    " Nơi nhận: - Như trên; - Lưu: VT. KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Trần Thị Lan"
)
LINES = [
    "UBND TỈNH LAI CHÂU SỞ Y TẾ",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Số: 77/SYT-NVY",
    "V/v trực rét",
    "Lai Châu, ngày 3 tháng 2 năm 2021",
    "Kính gửi:",
    "- Các bệnh viện;",
    "- Trung tâm Y tế huyện.",
    "Trời rét, các đơn vị trực đủ người.",
    "Nơi nhận:",
    "- Như trên;",
    "- Lưu: VT.",
    "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC",
    "Trần Thị Lan",
]
APART = "".join(f"Dòng {n} của văn bản này\n\n" for n in range(20))


def test_a_text_on_one_line_gets_its_lines_back() -> None:
    assert reflow(LETTER).split("\n") == LINES


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        pytest.param("Số 07\n-KL/TW", "Số 07 -KL/TW", id="a number broken before its hyphen"),
        pytest.param("số 128\n/NQ-CP", "số 128 /NQ-CP", id="a number broken before its stroke"),
        pytest.param("Số 07\n- Việc một", "Số 07\n- Việc một", id="an item behind a bare number"),
        pytest.param("Một dòng\nhai dòng\n\nba dòng", "Một dòng\nhai dòng\n\nba dòng", id="common lines"),
        pytest.param(APART, APART.replace("\n\n", " \n"), id="every line apart"),
        pytest.param(APART + "a\n" * 20, APART + "a\n" * 20, id="some lines apart"),
        pytest.param(
            "Phát biểu tại hội nghị, ông nói CỘNG HÒA XÃ HỘI là tên gọi.\nHết.",
            "Phát biểu tại hội nghị, ông nói CỘNG HÒA XÃ HỘI là tên gọi.\nHết.",
            id="no motto",
        ),
    ],
)
def test_lines(text: str, mended: str) -> None:
    assert reflow(text) == mended


@given(st.lists(st.sampled_from([*LINES, "\n", "\n\n", " ", "Số 07", "-KL/TW", "Điều 1. A", "____"]), max_size=30).map(" ".join))
def test_nothing_is_added_or_taken_away(text: str) -> None:
    mended = reflow(text)
    assert len(mended) == len(text)
    assert mended.split() == text.split()
