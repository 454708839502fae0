"""Annexes in files of their own, samples of letterheads, and what stamps leave in a subject."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.pipeline import extract_source
from ingest.read import read_text
from model.document import Document

FORM = "Mẫu 1.1\nTÊN CƠ QUAN\nSố: …/NQ-…\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nNGHỊ QUYẾT\nVề việc …\n"
LETTER = (
    "ỦY BAN NHÂN DÂN\nTỈNH KIÊN GIANG\nSố: 917/UBND-KT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Kiên Giang, ngày 12 tháng 4 năm 2022\nV/v thu gom rác thải\nở các cảng cá\n{stamp}Kính gửi: Sở Y tế.\nGiao Sở Y tế chủ trì.\n"
)


def documents(text: str) -> tuple[Document, ...]:
    return tuple(found.document for found in extract_source(read_text("a", text)).documents)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "Phụ lục II\nBẢNG VIẾT TẮT\nVÀ MẪU TRÌNH BÀY\n(Kèm theo Quyết định số 918/QĐ-UBND ngày 12/4/2022 của UBND tỉnh Kiên Giang)\n",
            "BẢNG VIẾT TẮT VÀ MẪU TRÌNH BÀY",
        ),
        ("PHỤ LỤC\n(Ban hành kèm theo Kế hoạch số 919/KH-UBND ngày 12/4/2022 của UBND tỉnh Kiên Giang)\n", None),
    ],
)
def test_an_annex_is_no_paper_of_its_forms(head: str, title: str | None) -> None:
    (annex,) = documents(head + "1. Sở Y tế chủ trì rà soát.\n" + FORM)
    assert (annex.kind and annex.kind.value, annex.number, annex.issuer, annex.draft) == ("Phụ lục", None, None, False)
    assert (annex.title.value if annex.title else None) == title


def test_an_annex_attaches_to_the_paper_that_it_names() -> None:
    record = extract_source(
        read_text("a", "PHỤ LỤC\nDANH MỤC\n(Kèm theo Kế hoạch số 919/KH-UBND ngày 12/4/2022 của UBND tỉnh Kiên Giang)\n1. A.\n")
    )
    (found,) = record.documents
    assert [(c.number, c.relation) for c in found.facts.citations] == [("919/KH-UBND", "ATTACHES")]


def test_a_report_on_a_form_of_an_annex_stays_a_paper() -> None:
    (paper,) = documents("Phụ lục 1\n(Kèm theo Thông tư số 9/2020/TT-BYT)\n" + LETTER.format(stamp=""))
    assert paper.number and paper.number.value == "917/UBND-KT"


def test_a_table_that_explains_letterheads_begins_no_document() -> None:
    table = (
        "\n\nTT | Thành phần | Loại chữ | Cỡ chữ | Kiểu chữ | Minh hoạ\n"
        "1 | Tên nước | In hoa | 13 | Đứng, đậm | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "2 | Tên cơ quan ban hành | In hoa | 13 | Đứng, đậm | HUYỆN ỦY AN BIÊN\n3 | Số và ký hiệu | In thường | 14 | Đứng | Số 920-QĐ/HU\n"
    )
    assert [d.number.value for d in documents(LETTER.format(stamp="") + table) if d.number] == ["917/UBND-KT"]


@pytest.mark.parametrize("stamp", ['öiorừho[" BÙI:\n', "s=  - Bộ trưởng\nĐỀN way\n"])
def test_a_subject_ends_before_what_is_left_of_a_stamp(stamp: str) -> None:
    (paper,) = documents(LETTER.format(stamp=stamp))
    assert paper.title and paper.title.value == "thu gom rác thải ở các cảng cá"


@pytest.mark.parametrize("number", ["154/CTPH-LĐLĐ-SVH,TT,DL", "82/KH-SVH,TT&DL", "31/BC-SLĐTB,XH"])
def test_a_symbol_keeps_the_commas_of_its_department(number: str) -> None:
    (paper,) = documents(LETTER.format(stamp="").replace("917/UBND-KT", number))
    assert paper.number and paper.number.value == number


def test_a_comma_between_numbers_parts_them() -> None:
    (paper,) = documents(LETTER.format(stamp="").replace("917/UBND-KT", "921/KH-UBND,NC"))
    assert paper.number and paper.number.value == "921/KH-UBND"


def test_a_scanned_page_without_a_letterhead_is_no_article() -> None:
    text = "Ví dụ về việc trình bày văn bản của đại hội\n" + "Tên cơ quan được trình bày ở góc trái phía trên của trang đầu văn bản.\n" * 9
    source = read_text("a", text)
    kinds = [
        [d.document.kind and d.document.kind.value for d in extract_source(s).documents] for s in (source, replace(source, confidence=0.9))
    ]
    assert kinds == [["Bài báo"], [None]]
    (issue,) = extract_source(replace(source, confidence=0.9)).issues
    assert "không có phần đầu" in issue.reason
