"""What phrases name, by the setting of the document; cases in cases.yml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.agencies import (
    find_agencies,
    issuer_of_letterhead,
    level_of,
    match_agency,
    province_of,
    resolve_agency,
    setting_of,
    split_agencies,
)
from model.document import Setting
from model.text import Span

CASES: dict[str, list[list[Any]]] = yaml.safe_load((Path(__file__).parent / "cases.yml").read_text(encoding="utf-8"))
CAO_BANG = Setting(province="tỉnh Cao Bằng", issued_on="2021-11-26")
SYLLABLES = "Sở Bộ UBND Y tế, và các huyện thành phố tỉnh Cao Bằng chủ trì ; : - \n ( ) Ban Chỉ đạo phòng chống Giám đốc Hội xã 1 Tp. số ủy"
WORDS = st.sampled_from(SYLLABLES.split(" "))


def table(name: str) -> pytest.MarkDecorator:
    rows = CASES[name]
    return pytest.mark.parametrize("case", [row[1:] for row in rows], ids=[row[0] for row in rows])


@table("resolve")
def test_a_phrase_gets_its_full_name_and_level(case: list[Any]) -> None:
    words, issuer, name, level = case
    found = resolve_agency(words, setting_of(issuer, "2021-06-01"))
    assert (found.name, found.level) == (name, level)
    assert not found.group


@table("groups")
def test_a_group_is_one_name(case: list[Any]) -> None:
    words, issuer, name = case
    found = resolve_agency(words, setting_of(issuer, "2021-06-01"))
    assert found.name == name
    assert found.group


@table("match")
def test_a_mention_ends_where_the_name_ends(case: list[Any]) -> None:
    text, expected = case
    found = match_agency(text, 0, len(text), CAO_BANG)
    assert (found and found.text) == expected


@table("split")
def test_a_list_is_split_into_its_agencies(case: list[Any]) -> None:
    text, expected = case
    assert [mention.text for mention in split_agencies(text, Span(0, len(text)), CAO_BANG)] == expected


@table("letterhead")
def test_a_letterhead_names_its_issuer(case: list[Any]) -> None:
    lines, name = case
    assert issuer_of_letterhead(lines, Setting()).name == name


@pytest.mark.parametrize(
    ("text", "province"),
    [
        ("UBND tỉnh Cao Bằng", "tỉnh Cao Bằng"),
        ("Sở Y tế TP. Cần Thơ", "thành phố Cần Thơ"),
        ("TPHCM, ngày 01 tháng 6", "Thành phố Hồ Chí Minh"),
        ("Kiên Giang, ngày 15 tháng 6", "tỉnh Kiên Giang"),
        ("tỉnh Thừa Thiên - Huế", "tỉnh Thừa Thiên Huế"),
        ("các bộ, ngành", None),
    ],
)
def test_a_stretch_names_its_province(text: str, province: str | None) -> None:
    assert province_of(text) == province


def test_the_issuer_gives_the_setting_with_the_places_above() -> None:
    district = setting_of("Ủy ban nhân dân huyện An Biên", "2021-06-01")
    assert (district.province, district.district) == ("tỉnh Kiên Giang", "huyện An Biên")
    assert setting_of("Bộ Y tế", None).province is None


def test_a_name_shared_by_many_communes_is_not_guessed() -> None:
    assert setting_of("Ủy ban nhân dân xã Tân Lập", "2021-06-01").province is None


def test_the_lists_of_the_date_decide_where_a_commune_lies() -> None:
    assert setting_of("Ủy ban nhân dân phường Phố Hiến", "2025-09-01").district is None


def test_a_city_that_became_a_province_was_a_district_before() -> None:
    assert setting_of("Ủy ban nhân dân thành phố Huế", "2021-06-01").province == "tỉnh Thừa Thiên Huế"
    assert setting_of("Ủy ban nhân dân thành phố Huế", "2025-03-01").province == "thành phố Huế"


def test_two_issuers_keep_both_names() -> None:
    assert resolve_agency("Bộ Y tế; Bộ GD&ĐT", Setting()).name == "Bộ Y tế; Bộ Giáo dục và Đào tạo"


def test_level_of_a_full_name() -> None:
    assert level_of("Sở Y tế tỉnh Cao Bằng") == "department"
    assert level_of("Thủ tướng Chính phủ") == "central"


def test_all_mentions_of_a_sentence() -> None:
    text = "Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh, các sở, ban, ngành và UBND huyện Hạ Lang thực hiện."
    found = find_agencies(text, Span(0, len(text)), CAO_BANG)
    assert [m.text for m in found] == ["Sở Y tế", "Công an tỉnh", "các sở, ban, ngành", "UBND huyện Hạ Lang"]
    assert [text[m.span.start : m.span.end] for m in found] == [m.text for m in found]


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_mentions_stand_in_order_inside_the_text(text: str) -> None:
    span = Span(0, len(text))
    for found in (find_agencies(text, span, CAO_BANG), split_agencies(text, span, CAO_BANG)):
        ends = [0]
        for mention in found:
            assert ends[-1] <= mention.span.start < mention.span.end <= len(text)
            ends.append(mention.span.end)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60), st.lists(st.text(max_size=30), max_size=4))
def test_nothing_raises(text: str, lines: list[str]) -> None:
    assert resolve_agency(text, CAO_BANG).name is not None
    assert issuer_of_letterhead(lines, Setting()).name is not None
    assert split_agencies(text, Span(0, len(text)), CAO_BANG) is not None


@pytest.mark.parametrize(("start", "end"), [(3, 300), (9, 300), (0, 9_999)], ids=["at the end", "past the end", "bound past the end"])
def test_a_bound_past_the_end_of_the_text_is_no_error(start: int, end: int) -> None:
    """Found by fuzzing: a title that ends with the text."""
    assert match_agency("CỦA", start, end, Setting()) is None
