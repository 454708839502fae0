"""A brief as a DOCX or XLSX file, with every quote and where it stands. Needs `pip install "chidao[office]"`.

Words of documents are hostile: in a sheet they are text, never a formula; characters that XML cannot hold are left out.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Cm, Pt
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from cli.tables import shown_place
from cli.words import say
from graph.ask import Answer
from graph.store import Row
from model.yaml import read_yaml

# What XML 1.0 does not allow in a text, and lone surrogates.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LONGEST_CELL = 32_000  # a sheet holds 32,767 characters in a cell
WIDE, NARROW = 60, 18  # characters
WIDE_COLUMNS = frozenset({"wording", "note", "quote"})


def write_docx(answer: Answer) -> bytes:
    """The brief for reading and printing: one heading a part, a table, and under it the quotes."""
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(1.8)
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(11)
    document.add_heading(words()["title"], 0)
    document.add_paragraph(f"{words()['for']}: {_agency(answer)}")
    for note in answer.notes:
        document.add_paragraph(clean(note))
    for part, about in words()["parts"].items():
        rows = _rows(answer, part)
        document.add_heading(about["heading"], 1)
        if rows:
            _add_table(document, about["columns"], rows)
        else:
            document.add_paragraph(words()["nothing"])
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _add_table(document: Any, columns: Mapping[str, str], rows: list[Row]) -> None:
    heads = {**columns, "quote": words()["quoted_from"]}
    table = document.add_table(rows=1, cols=len(heads), style="Light Grid Accent 1")
    for cell, head in zip(table.rows[0].cells, heads.values(), strict=True):
        cell.text = head
    for row in rows:
        for cell, column in zip(table.add_row().cells, heads, strict=True):
            cell.text = _cited(row) if column == "quote" else clean(say(row.get(column)))
    for row in table.rows:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                for run in paragraph.runs:
                    run.font.size = Pt(9)


def write_xlsx(answer: Answer) -> bytes:
    """The brief for filtering and sorting: one sheet, one row a duty, all parts with the same columns."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None  # a new book has one
    sheet.title = words()["sheet"]
    heads = {"chapter": "Phần", **{name: head for about in words()["parts"].values() for name, head in about["columns"].items()}}
    heads |= {"quote": words()["quoted_from"], "source": "Tệp", "span_start": "Từ ký tự", "span_end": "Đến ký tự", "page": "Trang"}
    sheet.append([*heads.values()])
    told = [(about["heading"], row) for part, about in words()["parts"].items() for row in _rows(answer, part)]
    for number, (heading, row) in enumerate(told, 2):
        _fill(sheet, number, [heading, *(row.get(name) for name in list(heads)[1:])])
    _style(sheet, list(heads))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _fill(sheet: Any, number: int, values: list[object]) -> None:
    for column, value in enumerate(values, 1):
        cell = sheet.cell(row=number, column=column)
        if isinstance(value, int) and not isinstance(value, bool):
            cell.value = value
        else:
            cell.value = clean(say(value))[:LONGEST_CELL] or None
            if cell.value is not None:
                cell.data_type = "s"  # "=1+1" of a document stays three signs and two numbers


def _style(sheet: Any, heads: list[str]) -> None:
    for number, name in enumerate(heads, 1):
        head = sheet.cell(row=1, column=number)
        head.font, head.fill = Font(bold=True), PatternFill("solid", fgColor="DDE6F3")
        sheet.column_dimensions[get_column_letter(number)].width = WIDE if name in WIDE_COLUMNS else NARROW
    for row in sheet.iter_rows(min_row=1):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions


def clean(text: str) -> str:
    """A text that a file of XML can hold."""
    return _FORBIDDEN.sub("", text)


def _cited(row: Row) -> str:
    if not row.get("quote"):
        return clean(str(row.get("source") or ""))
    return clean(f"“{say(row['quote'])}” ({shown_place(row)})")


def _rows(answer: Answer, part: str) -> list[Row]:
    return [row for row in answer.rows if row["chapter"] == part]


def _agency(answer: Answer) -> str:
    return clean(next((str(row["agency"]) for row in answer.rows if row["chapter"] == "document"), str(answer.parameters["agency"])))


@cache
def words() -> Mapping[str, Any]:
    """`cli/office.yml`, read once."""
    loaded: dict[str, Any] = read_yaml(files("cli") / "office.yml")
    return loaded


WRITERS: Mapping[str, Callable[[Answer], bytes]] = {".docx": write_docx, ".xlsx": write_xlsx}
