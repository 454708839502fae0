"""The grammar of numbers: how they are written, what the symbol says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.numbers import fold_number, is_known_symbol, issuer_of, issuing_group, kind_of, match_number, normal_number, symbol_of

WRITTEN = [
    ("128/NQ-CP", "128/NQ-CP"),
    ("3852 /UBND-TH", "3852/UBND-TH"),
    ("3852/ UBND–TH", "3852/UBND-TH"),
    ("07-KL/TW", "07-KL/TW"),
    ("204 - CV/TU", "204-CV/TU"),
    ("68- NQ/TW", "68-NQ/TW"),
    ("45/2013/QH13", "45/2013/QH13"),
    ("33/2021 /TT-BYT", "33/2021/TT-BYT"),
    ("128/NQ - CP", "128/NQ-CP"),
    ("128/NQCP", "128/NQ-CP"),
    ("12/UBNDKGVX", "12/UBND-KGVX"),
    ("12/UBND -KGVX", "12/UBND-KGVX"),
    ("12/UBND- KGVX", "12/UBND-KGVX"),
    ("1202/QĐ UBND", "1202/QĐ-UBND"),
    ("4800/QĐ-\nBYT", "4800/QĐ-BYT"),
    ("128/\nNQ-CP", "128/NQ-CP"),
    ("18/2008/NQ-QH 12 ngày", "18/2008/NQ-QH12"),
    ("66.17/2026/NQ-CP", "66.17/2026/NQ-CP"),
    ("06a/2010/NQ-CP", "06a/2010/NQ-CP"),
]


@pytest.mark.parametrize(("text", "number"), WRITTEN, ids=[number for _, number in WRITTEN])
def test_a_number_is_read_however_it_is_typed(text: str, number: str) -> None:
    found = match_number(text, 0, len(text))
    assert found is not None
    assert found.number == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("12/KH-UBND\n- Thông báo", "12/KH-UBND"), ("12/NQ-CP - BCĐ tỉnh", "12/NQ-CP"), ("5/UBND Tỉnh", "5/UBND"), ("9/QĐ-TTg.", "9/QĐ-TTg")],
)
def test_what_follows_a_number_is_left_out(text: str, number: str) -> None:
    found = match_number(text, 0, len(text))
    assert found is not None
    assert found.number == number


@pytest.mark.parametrize("text", ["24/7", "11/8/2021", "12/3A", "3/4 dân số", "1.500 người", "và/hoặc", "2021-2025", "12/"])
def test_dates_fractions_and_house_numbers_are_none(text: str) -> None:
    assert match_number(text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("symbol", "kind", "issuer"),
    [
        ("NQ-CP", "Nghị quyết", "Chính phủ"),
        ("QĐ-TTg", "Quyết định", "Thủ tướng Chính phủ"),
        ("KH-UBND", "Kế hoạch", None),
        ("UBND-TH", "Công văn", None),
        ("VPCP-KGVX", "Công văn", "Văn phòng Chính phủ"),
        ("QH14", None, "Quốc hội"),
        ("NQ-UBTVQH15", "Nghị quyết", "Ủy ban Thường vụ Quốc hội"),
        ("TTLT-BTC-BNV", "Thông tư liên tịch", "Bộ Tài chính; Bộ Nội vụ"),
        ("KL/TW", "Kết luận", None),
        ("CV/TU", "Công văn", None),
        ("HD/BTCTW", "Hướng dẫn", "Ban Tổ chức Trung ương"),
        ("CT-TTg", "Chỉ thị", "Thủ tướng Chính phủ"),
        ("CT-TTHT", "Công văn", None),
        ("QĐUBND", "Quyết định", None),
        ("NĐCP", "Nghị định", "Chính phủ"),
        ("XL", None, None),
    ],
)
def test_a_symbol_says_kind_and_issuer(symbol: str, kind: str | None, issuer: str | None) -> None:
    assert (kind_of(symbol), issuer_of(symbol)) == (kind, issuer)


@pytest.mark.parametrize(("symbol", "group"), [("KH-UBND", "UBND"), ("UBND-KGVX", "UBND"), ("KL/TW", "TW"), ("BC-UBKT15", "UBKT15")])
def test_the_issuing_group(symbol: str, group: str) -> None:
    assert issuing_group(symbol) == group


def test_known_symbols_are_told_from_codes() -> None:
    assert is_known_symbol("KH-UBND") and is_known_symbol("HĐBT") and is_known_symbol("SYT-NVY")
    assert not is_known_symbol("XL") and not is_known_symbol("ĐK-TKT")


def test_spellings_of_one_number_fold_to_one() -> None:
    assert fold_number("Số: 08 /QĐ–TTg") == fold_number("8/QD-TTg") == "8/qd-ttg"


@given(st.text(max_size=80))
def test_nothing_raises_and_spans_stay_inside(text: str) -> None:
    found = match_number(text, 0, len(text))
    normal_number(text), fold_number(text), symbol_of(text), kind_of(text), issuer_of(text), issuing_group(text)
    assert found is None or 0 == found.span.start < found.span.end <= len(text)


@given(st.integers(1, 99999), st.sampled_from(["NQ-CP", "KH-UBND", "QĐ-BYT", "UBND-TH"]))
def test_normal_form_is_stable(ordinal: int, symbol: str) -> None:
    number = f"{ordinal}/{symbol}"
    assert normal_number(normal_number(f"Số: {ordinal} / {symbol}")) == number
    assert symbol_of(number) == symbol
