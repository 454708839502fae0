"""Repairs: one spelling for all stages, and every character traced to where it came from."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.read import read_text
from ingest.read.repair import repair
from model.text import Span

CASES = [
    pytest.param("Số: **12**/KH", "Số: 12/KH", id="bold"),
    pytest.param("**V****Ă****N** PHÒNG", "VĂN PHÒNG", id="a word cut by bold"),
    pytest.param("phối **tr**ộn", "phối trộn", id="bold inside a word"),
    pytest.param("**NGHỊ QUYẾT****Về việc A**", "NGHỊ QUYẾT\nVề việc A", id="two phrases between bold"),
    pytest.param("## QUYẾT ĐỊNH", "QUYẾT ĐỊNH", id="heading"),
    pytest.param("__Nơi nhận__:", "Nơi nhận:", id="underlined"),
    pytest.param("_____", "_____", id="a rule stays"),
    pytest.param("*", "*", id="the star under a Party body stays"),
    pytest.param("* mục một", "* mục một", id="a star that opens an item stays"),
    pytest.param("ghi chú (*)", "ghi chú (*)", id="a footnote stays"),
    pytest.param("KH\u2013UBND", "KH-UBND", id="long dash"),
    pytest.param("Số:\u00a012", "Số: 12", id="no-break blank"),
    pytest.param("KH\u200b-UB\u00adND", "KH-UBND", id="invisible marks"),
    pytest.param("КН-UВND", "KH-UBND", id="Cyrillic look-alikes"),
    pytest.param("Ðiều 1, ƣu tiên", "Điều 1, ưu tiên", id="letters of bad fonts"),
    pytest.param(unicodedata.normalize("NFD", "Nghị quyết"), "Nghị quyết", id="letters apart"),
    pytest.param("a\r\nb\rc", "a \nb\nc", id="line ends"),
    pytest.param("|\nSố: 1 |\n| a | b |\nc | d", " \nSố: 1  \n| a | b |\nc | d", id="bars stay between cells only"),
    pytest.param("NGH Ị QUY ẾT CỦA TH Ủ TƯỚNG", "NGHỊ QUYẾT CỦA THỦ TƯỚNG", id="syllables cut by OCR"),
    pytest.param("CH ỦNG VI ỆT", "CHỦNG VIỆT", id="more of them"),
    pytest.param("tổ A Ủy ban, UBND ẤP, TM. ỦY BAN", "tổ A Ủy ban, UBND ẤP, TM. ỦY BAN", id="whole words stay apart"),
    pytest.param("a<br>b", "a    b", id="a break of a page in a text"),
    pytest.param("Москва", "Москва", id="Russian stays Russian"),
]


@pytest.mark.parametrize(("raw", "text"), CASES)
def test_repairs(raw: str, text: str) -> None:
    assert repair(raw)[0] == text


def test_a_clean_text_costs_no_offsets() -> None:
    raw = "ỦY BAN NHÂN DÂN\nSố: 12/KH-UBND\n- Mục một;\n"
    assert repair(raw) == (raw, repair("")[1], ())


@given(st.text(alphabet=st.sampled_from("aệĐ*_#|\\ \n\r-–\u00a0\u200b\u0301\u0323е1.(") | st.characters(), max_size=60))
def test_every_character_is_traced_to_the_source(raw: str) -> None:
    source = read_text("a.txt", raw)
    for start in range(len(source.text)):
        span = source.offsets.raw_span(Span(start, start + 1))
        assert 0 <= span.start <= span.end <= len(raw)
        piece = unicodedata.normalize("NFC", span.of(source.raw))
        if source.text[start].isalnum() and source.text[start].isascii() and piece.isascii():
            assert source.text[start] in piece


@given(st.text(alphabet="<>/!-pdivtdrscript&;#x1a b\n\"'=", max_size=80))
def test_any_page_is_read(raw: str) -> None:
    source = read_text("a.html", "<html>" + raw)
    assert source.offsets.raw_span(Span(0, len(source.text))).end <= len(source.raw)
