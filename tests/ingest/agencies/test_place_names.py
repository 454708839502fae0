"""Letterheads of districts and communes by their real names: no name is taken for another that differs in its marks."""

from __future__ import annotations

from datetime import date

import pytest

from bench.made.places import seats
from ingest.agencies import issuer_of_letterhead, match_agency
from model.document import Setting

NAMES = (
    "huyện Đoan Hùng", "huyện Tam Dương", "huyện Tam Đường", "huyện Phú Ninh", "huyện Phù Ninh", "huyện KBang", "huyện U Minh",
    "thành phố Hội An", "quận 12", "phường 16", "phường 4", "phường Đông Thanh", "xã Đoàn Kết", "xã Viên An", "xã An Trường A",
    "xã Yên Hóa", "xã Yên Hòa", "xã Yên Hoa", "xã Na Tông", "xã Bằng Lãng", "phường Long Hòa", "xã Cẩm Thủy", "xã Vạn An",
    "đặc khu Phú Quốc",
)  # fmt: skip
EVERY = 29  # of the places of both periods


@pytest.mark.parametrize("name", NAMES)
def test_a_place_in_capitals_keeps_its_marks(name: str) -> None:
    assert issuer_of_letterhead(["ỦY BAN NHÂN DÂN", name.upper()], Setting()).name == f"Ủy ban nhân dân {name}"


def test_no_place_is_taken_for_another() -> None:
    names = {place for seat in (*seats(date(2021, 1, 1)), *seats(date(2026, 1, 1))) for place in (seat.district, seat.commune) if place}
    read = {name: issuer_of_letterhead(["ỦY BAN NHÂN DÂN", name.upper()], Setting()).name for name in sorted(names)[::EVERY]}
    assert {name: got for name, got in read.items() if got.lower() != f"ủy ban nhân dân {name}".lower()} == {}


LETTERHEADS = (
    # names whose letters, without marks, are other words: năm, đã, cần, lâm, cho, kỳ, tư
    (["TỈNH ỦY NAM ĐỊNH"], "Tỉnh ủy Nam Định"),
    (["TỈNH ỦY CÀ MAU"], "Tỉnh ủy Cà Mau"),
    (["TỈNH ỦY LÂM ĐỒNG", "BAN TUYÊN GIÁO"], "Ban Tuyên giáo Tỉnh ủy Lâm Đồng"),
    (["THÀNH ỦY ĐÀ NẴNG"], "Thành ủy Đà Nẵng"),
    (["THÀNH ỦY CẦN THƠ"], "Thành ủy Cần Thơ"),
    (["HUYỆN ỦY TƯ NGHĨA"], "Huyện ủy Tư Nghĩa"),
    (["HUYỆN ỦY CHỢ ĐỒN"], "Huyện ủy Chợ Đồn"),
    (["UBND HUYỆN EA H'LEO", "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO"], "Phòng Giáo dục và Đào tạo huyện Ea H'leo"),
    (["MẶT TRẬN TỔ QUỐC VIỆT NAM", "ỦY BAN TỈNH CAO BẰNG"], "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Cao Bằng"),
)


@pytest.mark.parametrize(("lines", "name"), LETTERHEADS)
def test_a_letterhead_keeps_the_name_of_its_place(lines: list[str], name: str) -> None:
    assert issuer_of_letterhead(lines, Setting()).name == name


def test_a_name_wrapped_behind_its_first_word_goes_on() -> None:
    """ "Báo" begins bodies of its own; a Cục without a name is none."""
    text = "Cục\nBáo chí\n- Rà soát"
    found = match_agency(text, 0, len(text), Setting())
    assert found is not None and found.name == "Cục Báo chí"
