"""Dates as officials, typists and scanners write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.dates import find_dates, match_date

GOOD = [
    ("ngày 11 tháng 10 năm 2021", "2021-10-11"),
    ("ngày 11/10/2021", "2021-10-11"),
    ("NGÀY 11 THÁNG 8 NĂM 2021", "2021-08-11"),
    ("11-6-2021", "2021-06-11"),
    ("11.6.2021", "2021-06-11"),
    ("ngày 9 – 7 – 2021", "2021-07-09"),
    ("ngày 15/6/21", "2021-06-15"),
    ("ngày 24-25/8/2021", "2021-08-25"),
    ("ngày 24, 25 tháng 8 năm 2021", "2021-08-25"),
    ("tháng 11/2021", "2021-11"),
    ("tháng 6-2021", "2021-06"),
    ("tháng 11 năm 2021", "2021-11"),
    ("quý III/2024", "2024-Q3"),
    ("quý 4 năm 2021", "2021-Q4"),
    ("năm 2026", "2026"),
    ("16 giờ ngày 11/8/2021", "2021-08-11T16:00"),
    ("16h00 ngày 11/8/2021", "2021-08-11T16:00"),
    ("16:00, ngày 11/8/2021", "2021-08-11T16:00"),
    ("17 giờ 00 phút, thứ Sáu, ngày 13/8/2021", "2021-08-13T17:00"),
    ("ngày 11\ntháng 10\nnăm 20\n21", "2021-10-11"),
    ("ngày 05/3/20\n21", "2021-03-05"),
    ("ngày 1 1 tháng 8 năm 202 1", "2021-08-11"),
    ("ngày **11** tháng 8 năm 2021", "2021-08-11"),
    ("ngày   tháng 8 năm 2021", "2021-08"),
    ("ngày … tháng … năm 2021", "2021"),
    ("ngày 07 tháng 9", None),
    ("ngày 25/12", None),
    ("quý IV", None),
]
BAD = [
    "ngày 31/02/2021",
    "ngày 30 tháng 02 năm 2021",
    "tháng 13/2021",
    "01/2021/NĐ-CP",
    "năm học",
    "03 tháng",
    "giai đoạn 2021-2025",
    "16 giờ 30",
    "3852/UBND-TH",
    "0292.3820.111",
]


@pytest.mark.parametrize(("text", "value"), GOOD, ids=[text for text, _ in GOOD])
def test_a_date_has_the_value_its_words_give(text: str, value: str | None) -> None:
    found = match_date(text, 0, len(text))
    assert found is not None
    assert (found.span.of(text), found.value) == (text, value)


@pytest.mark.parametrize("text", BAD)
def test_what_is_no_date_gives_none(text: str) -> None:
    assert find_dates(text, 0, len(text)) == []


def test_dates_of_a_sentence_come_in_order() -> None:
    text = "từ ngày 09/11 đến hết ngày 10/11/2021, chậm nhất quý I/2022"
    assert [d.value for d in find_dates(text, 0, len(text))] == [None, "2021-11-10", "2022-Q1"]


def test_a_year_left_out_is_filled_in_from_outside() -> None:
    text = "trước ngày 25/12"
    found = match_date(text, 6, len(text))
    assert found is not None and (found.in_year(2021), found.in_year(2022)) == ("2021-12-25", "2022-12-25")


def test_matching_keeps_to_its_bounds() -> None:
    text = "Ngày 11/10/2021"
    assert match_date(text, 0, 10) is None or match_date(text, 0, 10).value is None  # type: ignore[union-attr]
    assert match_date(text, 1, len(text)) is None


@given(st.text(alphabet="ngàythámquýIV ăm0123456789/-.:\nhgiờ", max_size=200))
def test_any_text_is_read_and_spans_lie_inside(text: str) -> None:
    dates = find_dates(text, 0, len(text))
    assert all(0 <= d.span.start < d.span.end <= len(text) for d in dates)
    assert all(a.span.end <= b.span.start for a, b in zip(dates, dates[1:], strict=False))
