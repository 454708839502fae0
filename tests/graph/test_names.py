"""What people type, and whom it means."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.load import load
from graph.names import find_agency, find_directive, plain_body, read_name, search_words
from graph.store import GraphStore, open_for_writing
from model.errors import AmbiguousName, UnknownName
from tests.graph.small_batches import CENTRE, PROVINCE, Builder, key_of, namesakes

CAN_THO = "Ủy ban nhân dân thành phố Cần Thơ"
NQ_128 = key_of("128/NQ-CP", CENTRE, "2021")
KL_07 = key_of("07-KL/TW", "Bộ Chính trị", "2021")
CAO_BANG_184 = key_of("184/KH-UBND", PROVINCE, "2021")
CAN_THO_2021, CAN_THO_2022 = (key_of("184/KH-UBND", CAN_THO, year) for year in ("2021", "2022"))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    folder: Path = tmp_path_factory.mktemp("names")
    with open_for_writing(str(folder)) as opened:
        load(opened, namesakes())
        yield opened


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("128/NQ-CP", NQ_128),
        (" 128/nq-cp ", NQ_128),
        ("128 / NQ - CP", NQ_128),
        ("NQ 128", NQ_128),
        ("NQ128", NQ_128),
        ("nghi quyet 128", NQ_128),
        ("Nghị quyết số 128", NQ_128),
        ("Nghị quyết 128/NQ-CP ngày 11/10/2021", NQ_128),
        ("Nghị quyết số 128/NQ-CP ngày 11 tháng 10 năm 2021 của Chính phủ", NQ_128),
        ("Nghị quyết số 128/NQ-CP ngày 11/10/2021 của Chính phủ", NQ_128),
        ("KL 128", key_of("128-KL/TW", "Bộ Chính trị", "2025")),
        ("128-KL/TW", key_of("128-KL/TW", "Bộ Chính trị", "2025")),
        ("07-KL/TW", KL_07),
        ("7-KL/TW", KL_07),
        ("07–KL/TW", KL_07),
        ("Kết luận 07", KL_07),
        ("Kết luận số 07-KL/TW của Bộ Chính trị", KL_07),
        ("KH 184 năm 2022", CAN_THO_2022),
        ("Kế hoạch 184/KH-UBND ngày 06/10/2021", CAN_THO_2021),
        ("Kế hoạch 184/KH-UBND của UBND tỉnh Cao Bằng", CAO_BANG_184),
        ("184/KH-UBND cao bang", CAO_BANG_184),
        ("184/KH-UBND của UBND TP. Cần Thơ ngày 6/1/2022", CAN_THO_2022),
        ("42/2014/QĐ-TTg", key_of("42/2014/QĐ-TTg", "Thủ tướng Chính phủ", "2014")),
        ("quyet dinh 42/2014", key_of("42/2014/QĐ-TTg", "Thủ tướng Chính phủ", "2014")),
        (NQ_128, NQ_128),
        (CAN_THO_2022, CAN_THO_2022),
    ],
)
def test_one_directive(store: GraphStore, text: str, key: str) -> None:
    assert find_directive(store, text) == key


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("184/KH-UBND", {CAO_BANG_184, CAN_THO_2021, CAN_THO_2022}),
        ("KH 184 năm 2021", {CAO_BANG_184, CAN_THO_2021}),
        ("Kế hoạch 184/KH-UBND của UBND thành phố Cần Thơ", {CAN_THO_2021, CAN_THO_2022}),
        ("128", {NQ_128, key_of("128-KL/TW", "Bộ Chính trị", "2025")}),
    ],
)
def test_several_directives_are_listed(store: GraphStore, text: str, keys: set[str]) -> None:
    with pytest.raises(AmbiguousName) as caught:
        find_directive(store, text)
    assert {row["key"] for row in caught.value.candidates} == keys
    assert set(caught.value.candidates[0]) == {"key", "number", "kind", "issuer", "issued_on", "heading", "status"}


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("128/NQ-HĐND", {"128/NQ-CP", "128-KL/TW"}),
        ("Chỉ thị 128", {"128/NQ-CP", "128-KL/TW"}),
        ("128/NQ-CP ngày 12/10/2021", {"128/NQ-CP"}),
        ("128/NQ-CP của Quốc hội", {"128/NQ-CP"}),
        ("12/NQ-CP", set()),
        ("KL55/8", set()),
        ("", set()),
        ("không có văn bản nào như vậy", set()),
        ("'; MATCH (n) DETACH DELETE n //", set()),
    ],
)
def test_no_directive_lists_what_comes_near(store: GraphStore, text: str, near: set[str]) -> None:
    with pytest.raises(UnknownName) as caught:
        find_directive(store, text)
    assert {row["number"] for row in caught.value.near} == near


def test_a_law_is_found_by_its_name(tmp_path: Path) -> None:
    b = Builder()
    b.directive("45/2013/QH13", "Quốc hội", "2013-11-29", kind="Luật", heading="Luật Đất đai")
    b.directive("31/2024/QH15", "Quốc hội", "2024-01-18", kind="Luật", heading="Luật Đất đai")
    b.directive("50/2014/QH13", "Quốc hội", "2014-06-18", kind="Luật", heading="Luật Xây dựng")
    with open_for_writing(str(tmp_path)) as opened:
        load(opened, b.batch())
        assert find_directive(opened, "luat xay dung") == key_of("50/2014/QH13", "Quốc hội", "2014")
        assert find_directive(opened, "Luật Đất đai năm 2013") == key_of("45/2013/QH13", "Quốc hội", "2013")
        with pytest.raises(AmbiguousName):
            find_directive(opened, "Luật Đất đai")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Sở Y tế tỉnh Cao Bằng", "so y te tinh cao bang"),
        ("Sở Y tế Cao Bằng", "so y te tinh cao bang"),
        ("so y te cao bang", "so y te tinh cao bang"),
        ("Giám đốc Sở Y tế tỉnh Cao Bằng", "so y te tinh cao bang"),
        ("Sở Y tế TP Cần Thơ", "so y te thanh pho can tho"),
        ("Sở GDĐT Cao Bằng", "so giao duc va dao tao tinh cao bang"),
        ("Sở GD&ĐT tỉnh Cao Bằng", "so giao duc va dao tao tinh cao bang"),
        ("sở giáo dục", "so giao duc va dao tao tinh cao bang"),
        ("UBND tỉnh Cao Bằng", "uy ban nhan dan tinh cao bang"),
        ("Chủ tịch UBND tỉnh Cao Bằng", "uy ban nhan dan tinh cao bang"),
        ("UBND TP. Cần Thơ", "uy ban nhan dan thanh pho can tho"),
        ("Thành ủy Cần Thơ", "thanh uy can tho"),
        ("Thủ tướng Chính phủ", "thu tuong chinh phu"),
        ("chính phủ", "chinh phu"),
    ],
)
def test_one_agency(store: GraphStore, text: str, key: str) -> None:
    assert find_agency(store, text) == key


def test_several_agencies_are_listed(store: GraphStore) -> None:
    with pytest.raises(AmbiguousName) as caught:
        find_agency(store, "Sở Y tế")
    assert {row["heading"] for row in caught.value.candidates} == {"Sở Y tế tỉnh Cao Bằng", "Sở Y tế thành phố Cần Thơ"}


@pytest.mark.parametrize(("text", "first"), [("Sở Y tế tỉnh Cà Mau", "Sở Y tế tỉnh Cao Bằng"), ("xyz", None), ("  ", None)])
def test_no_agency_lists_the_nearest_first(store: GraphStore, text: str, first: str | None) -> None:
    with pytest.raises(UnknownName) as caught:
        find_agency(store, text)
    assert (caught.value.near[0]["heading"] if caught.value.near else None) == first


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nghị quyết 128", ["nq", "128"]),
        ("Kế hoạch số 3279", ["kh", "3279"]),
        ("thích ứng, an toàn", ["thich", "ung", "an", "toan"]),
        ("128/NQ-CP", ["128/nq-cp"]),
        ("07-KL/TW", ["7-kl/tw"]),
        ("KL 07", ["kl", "7"]),
        (" ,;", []),
    ],
)
def test_search_words(text: str, words: list[str]) -> None:
    assert search_words(text) == words


@pytest.mark.parametrize(
    ("text", "date"),
    [("128/NQ-CP ngày 1/9/2021", "2021-09-01"), ("NQ 128 tháng 10 năm 2021", "2021-10"), ("NQ 128 năm 2021", "2021"), ("NQ 128", "")],
)
def test_dates_are_as_coarse_as_typed(text: str, date: str) -> None:
    assert read_name(text).date == date


def test_a_body_is_itself_in_every_spelling() -> None:
    spellings = ("UBND TP. Cần Thơ", "Ủy ban nhân dân thành phố Cần Thơ", "uy ban nhan dan can tho", "Chủ tịch UBND thành phố Cần Thơ")
    assert len({plain_body(text) for text in spellings}) == 1
    assert plain_body("Thủ tướng Chính phủ") != plain_body("Chính phủ")
