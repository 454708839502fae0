"""Registers of papers: columns in any order, every paper that they list becomes known, rows that name none are said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.pipeline import extract_file
from ingest.read.register import find_columns
from ingest.resolve import resolve
from ingest.resolve.batch import make_batch
from tests.ingest.read import made


@pytest.mark.parametrize(
    ("headings", "columns"),
    [
        (["STT", "Số ký hiệu", "Ngày ban hành", "Trích yếu"], {"number": 1, "date": 2, "title": 3}),
        (["Nội dung", "Cơ quan ban hành", "Số hiệu"], {"title": 0, "issuer": 1, "number": 2}),
        (
            ["Ngày đến", "Số đến", "Tác giả", "Số, ký hiệu văn bản", "Ngày, tháng văn bản", "Tên loại và trích yếu nội dung văn bản"],
            {"issuer": 2, "number": 3, "date": 4, "title": 5},
        ),
        (["Số TT", "Loại văn bản", "Số văn bản", "Ngày VB"], {"kind": 1, "number": 2, "date": 3}),
        (["STT", "Nội dung công việc", "Đơn vị chủ trì", "Thời hạn"], None),
        (["Số đến", "Ngày đến", "Nội dung"], None),
        ([None, None], None),
    ],
)
def test_headings_in_any_order(headings: list[object], columns: dict[str, int] | None) -> None:
    assert find_columns(headings) == columns


@pytest.mark.parametrize(("name", "write"), [("a.xlsx", made.write_register), ("a.csv", made.write_register_csv)])
def test_each_paper_of_a_register_is_cited(tmp_path: Path, name: str, write: Callable[[Path], Path]) -> None:
    (record,) = extract_file(write(tmp_path / name), name)
    (found,) = record.documents
    assert [(c.number, c.date, c.issuer, c.rule) for c in found.facts.citations] == [
        ("77/KH-UBND", "2022-04-01", "Ủy ban nhân dân tỉnh Kiên Giang", "register"),
        ("915/KH-SYT", "2022-04-12", "Sở Y tế tỉnh Kiên Giang", "register"),
    ]
    assert [c.span.of(record.text) for c in found.facts.citations] == ["77/KH-UBND", "915/KH-SYT"]
    assert [issue.reason.partition(" (")[0] for issue in record.issues] == ["1 dòng của sổ không có số, ký hiệu đọc được: dòng 3"]


def test_a_register_makes_stubs_of_what_is_not_held(tmp_path: Path) -> None:
    files = (made.write_register(tmp_path / "a.xlsx"), made.write_letter(tmp_path / "b.docx"))
    records = [record for file in files for record in extract_file(file, file.name)]
    papers = [n.properties for n in make_batch(resolve(records)).nodes if n.labels[0] == "Directive"]
    directives = {p["number"]: p["status"] for p in papers if p["number"]}
    assert directives == {"77/KH-UBND": "cited", "915/KH-SYT": "held"}


def test_a_sheet_that_is_no_register_is_a_table(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.worksheets[0].append(["STT", "Nhiệm vụ", "Cơ quan chủ trì"])
    book.worksheets[0].append([1, "Rà soát\nquy hoạch", "Sở Xây dựng"])
    book.save(tmp_path / "a.xlsx")
    (record,) = extract_file(tmp_path / "a.xlsx", "a.xlsx")
    assert record.text == "STT | Nhiệm vụ | Cơ quan chủ trì\n1 | Rà soát quy hoạch | Sở Xây dựng"
