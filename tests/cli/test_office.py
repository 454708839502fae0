"""A brief as DOCX and XLSX, opened again: all parts, all quotes, and no formula from a document."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

import queries
from cli.office import LONGEST_CELL, clean, words, write_docx, write_xlsx
from graph.ask import Answer
from graph.store import Row

COLUMNS = tuple(column.name for column in queries.get("brief").columns)
EVIDENCE: Row = {"source": "texts/mau.txt", "span_start": 10, "span_end": 40, "rule": "item"}


def brief(*rows: Row) -> Answer:
    full = [{name: row.get(name) for name in COLUMNS} for row in rows]
    return Answer("brief", {"directive": "901/nq-cp", "agency": "so y te"}, COLUMNS, tuple(full), ("Lưu ý chung",))


ROWS: tuple[Row, ...] = (
    {
        "chapter": "document",
        "agency": "Sở Y tế tỉnh Cao Bằng",
        "wording": "Thích ứng an toàn",
        "document": "901/NQ-CP",
        "document_issuer": "Chính phủ",
    },
    {"chapter": "force", "state": "in_force", "wording": "trong kho chưa thấy gì làm hết hiệu lực"},
    {
        "chapter": "duty",
        "role": "lead",
        "wording": '=HYPERLINK("http://x")',
        "quote": "=1+1",
        "deadline": "2021-12",
        "document": "903/KH-UBND",
        **EVIDENCE,
    },
    {
        "chapter": "group",
        "role": "joint",
        "agency": "Các sở",
        "wording": "Tuyên truyền",
        "note": "suy ra",
        "quote": "Tuyên truyền",
        **EVIDENCE,
    },
    {"chapter": "report", "wording": "+báo cáo", "recipients": ["Bộ Y tế", "Ủy ban nhân dân tỉnh"], "quote": "@báo cáo", **EVIDENCE},
    {"chapter": "basis", "document": "30/2021/QH15", "document_issuer": "Quốc hội", "quote": "Căn cứ …", **EVIDENCE},
)


def test_the_document_has_all_parts_with_their_quotes() -> None:
    document = Document(io.BytesIO(write_docx(brief(*ROWS))))
    headings = [
        paragraph.text
        for paragraph in document.paragraphs
        if paragraph.style is not None and str(paragraph.style.name).startswith("Heading")
    ]
    assert headings == [part["heading"] for part in words()["parts"].values()]
    assert len(document.tables) == len(words()["parts"])
    duties = document.tables[2]
    assert duties.rows[0].cells[0].text == "Vai trò"
    assert duties.rows[1].cells[0].text == "chủ trì"
    assert duties.rows[1].cells[-1].text == "“=1+1” (texts/mau.txt:10-40)"
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert any("Sở Y tế tỉnh Cao Bằng" in text for text in texts) and "Lưu ý chung" in texts
    section = document.sections[0]
    assert section.page_width is not None and section.page_height is not None and section.page_width > section.page_height


def test_a_part_without_rows_says_so() -> None:
    document = Document(io.BytesIO(write_docx(brief(ROWS[0]))))
    assert [paragraph.text for paragraph in document.paragraphs].count(words()["nothing"]) == len(words()["parts"]) - 1


def test_the_sheet_has_a_row_for_each_and_no_formula() -> None:
    data = write_xlsx(brief(*ROWS))
    sheet = load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    heads = [cell.value for cell in sheet[1]]
    assert sheet.max_row == 1 + len(ROWS) and sheet.freeze_panes == "B2" and sheet.auto_filter.ref
    cells = {cell.value: cell.data_type for row in sheet.iter_rows(min_row=2) for cell in row if cell.value is not None}
    assert cells['=HYPERLINK("http://x")'] == cells["=1+1"] == cells["+báo cáo"] == cells["@báo cáo"] == "s"
    assert sheet.cell(row=2, column=1).value == words()["parts"]["document"]["heading"]
    assert sheet.cell(row=4, column=heads.index("Từ ký tự") + 1).value == 10
    assert sheet.cell(row=6, column=heads.index("Gửi ai") + 1).value == "Bộ Y tế; Ủy ban nhân dân tỉnh"
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert all("<f>" not in packed.read(name).decode("utf-8") for name in packed.namelist() if name.endswith(".xml"))


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_no_text_breaks_a_file(text: str) -> None:
    rows = brief({"chapter": "duty", "wording": text, "quote": text, **EVIDENCE})
    assert Document(io.BytesIO(write_docx(rows))).tables
    sheet = load_workbook(io.BytesIO(write_xlsx(rows))).active
    assert sheet is not None and sheet.max_row == 2
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize(("text", "kept"), [("a\0b\x0bc", "abc"), ("dòng\nmới\t", "dòng\nmới\t"), ("\ud800x\ufffe", "x")])
def test_what_xml_cannot_hold_is_left_out(text: str, kept: str) -> None:
    assert clean(text) == kept


def test_a_cell_holds_no_more_than_a_sheet_allows() -> None:
    sheet = load_workbook(io.BytesIO(write_xlsx(brief({"chapter": "duty", "wording": "a" * 40_000, **EVIDENCE})))).active
    assert sheet is not None and max(len(str(cell.value or "")) for cell in sheet[2]) == LONGEST_CELL
