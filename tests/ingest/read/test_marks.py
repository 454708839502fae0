"""Marks for texts that have lost all of them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.pipeline import extract_source
from ingest.read import read_text
from ingest.read.marks import has_lost_marks, restore_marks
from tools import make_marks

RESTORED = {
    "So Y te chu tri, phoi hop voi Cong an tinh": "Sở Y tế chủ trì, phối hợp với Công an tỉnh",
    "Thuc hien Chi thi so 19/CT-TTg ngay 24/7/2021 cua Thu tuong": "Thực hiện Chỉ thị số 19/CT-TTg ngày 24/7/2021 của Thủ tướng",
    "bao cao truoc ngay 15 thang 8 nam 2021": "báo cáo trước ngày 15 tháng 8 năm 2021",
    "UY BAN NHAN DAN": "ỦY BAN NHÂN DÂN",
    "Uy ban nhan dan cac huyen": "Ủy ban nhân dân các huyện",
    "xyz@abc.gov.vn, 12-KH/TU, wifi": "xyz@abc.gov.vn, 12-KH/TU, wifi",
}


@pytest.mark.parametrize(("bare", "marked"), RESTORED.items())
def test_words_get_the_marks_they_mostly_bear(bare: str, marked: str) -> None:
    assert restore_marks(bare) == marked


LOST = {
    "Thuc hien ke hoach cua Uy ban nhan dan, cac don vi bao cao trong thang 8": True,
    "Thực hiện kế hoạch của Ủy ban nhân dân, các đơn vị báo cáo trong tháng 8": False,
    unicodedata.normalize("NFD", "Thực hiện kế hoạch của Ủy ban nhân dân, các đơn vị báo cáo trong tháng 8"): False,
    "The quick brown fox jumps over the lazy dog": False,
    "": False,
}


@pytest.mark.parametrize(("text", "lost"), LOST.items())
def test_only_vietnamese_without_marks_has_lost_them(text: str, lost: bool) -> None:
    assert has_lost_marks(text) is lost


@given(st.text(alphabet="abcdehinoptuy 1/-.\nÁđ", max_size=80))
def test_the_length_stays(text: str) -> None:
    assert len(restore_marks(text)) == len(text)


def test_the_table_is_what_the_tool_writes() -> None:
    rows = make_marks.TARGET.read_text(encoding="utf-8").splitlines()[1:]
    assert rows == [f"{key}\t{count}" for key, count in sorted(make_marks.counts().items())]


def test_a_task_of_a_bare_text_is_quoted_as_it_stands() -> None:
    text = (
        "UBND TINH HA GIANG\nSO Y TE\nSo: 15/SYT-NV\nCONG HOA XA HOI CHU NGHIA VIET NAM\nDoc lap - Tu do - Hanh phuc\n"
        "Ha Giang, ngay 04 thang 3 nam 2022\nKinh gui: Phong Y te cac huyen, thanh pho\n\n"
        "Thuc hien Ke hoach so 12/KH-UBND ngay 01/3/2022 cua UBND tinh, So Y te yeu cau:\n"
        "1. Phong Y te cac huyen chu tri, phoi hop voi Tram Y te bao cao truoc ngay 15/3/2022.\n"
    )
    record = extract_source(read_text("own.txt", text))
    (task,) = record.documents[0].facts.tasks
    assert task.span.of(text).startswith("Phong Y te cac huyen chu tri")
    assert task.deadline and task.deadline.value == "2022-03-15"
    assert unicodedata.is_normalized("NFC", record.text) and record.text == text
