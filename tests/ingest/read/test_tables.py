"""Tables of documents and registers as offices and programs write them: any encoding, any names of columns, headings where they stand."""

from __future__ import annotations

import datetime
import json
import unicodedata
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from openpyxl import Workbook

from ingest.pipeline import extract_file
from tests.ingest.read import made

LETTER = made.plain_letter()
NUMBER = "915/KH-SYT"
ROW = ("STT", "Số ký hiệu", "Ngày ban hành", "Cơ quan ban hành", "Trích yếu")
PAPER = ("1", "77/KH-UBND", "01/04/2022", "UBND tỉnh Kiên Giang", "Phòng, chống dịch bệnh mùa mưa trên địa bàn tỉnh")


def in_1258(words: str) -> bytes:
    """Letters of Windows-1258: marks of tone behind their letter."""
    found = b""
    for letter in words:
        apart = unicodedata.normalize("NFD", letter)
        tones = [c for c in apart if c in "\u0300\u0301\u0303\u0309\u0323"]
        plain = unicodedata.normalize("NFC", "".join(c for c in apart if c not in tones))
        found += b"".join(c.encode("cp1258") for c in (plain, *tones))
    return found


def in_tcvn3(words: str) -> bytes:
    return made.in_legacy(words, "tcvn3").encode("cp1252", "replace")


def as_csv(delimiter: str, *rows: tuple[str, ...]) -> str:
    return "".join(delimiter.join(f'"{cell}"' if len(cell) > 40 else cell for cell in row) + "\r\n" for row in rows)


def numbers(path: Path) -> list[str]:
    """The numbers of the documents of a file; of an issue its reason."""
    records = list(extract_file(path, path.name))
    return [issue.reason for r in records for issue in r.issues] + [
        found.document.number.value if found.document.number else "" for r in records for found in r.documents
    ]


TABLES: dict[str, bytes] = {
    "windows-1258.csv": in_1258(as_csv(";", ("id", "text"), ("1", LETTER))),
    "tcvn3.csv": in_tcvn3(as_csv(";", ("id", "text"), ("1", LETTER))),
    "utf-16.csv": as_csv("\t", ("id", "text"), ("1", LETTER)).encode("utf-16-le"),
    "bars.csv": as_csv("|", ("id", "text"), ("1", LETTER)).encode(),
    "below-a-title.csv": as_csv(";", ("Danh sách năm 2022", ""), ("id", "text"), ("1", LETTER)).encode("utf-8-sig"),
    "sep.csv": ("sep=;\r\n" + as_csv(";", ("id", "text", "x"), ("1", LETTER, ""))).encode(),
    "other-names.csv": as_csv(",", ("so_ky_hieu", "noi_dung"), (NUMBER, LETTER)).encode(),
    "other-names.jsonl": json.dumps({"ma": 7, "noi_dung": LETTER}, ensure_ascii=False).encode(),
    "page.jsonl": json.dumps({"body": "".join(f"<p>{line}</p>" for line in LETTER.split("\n"))}).encode(),
    "lines.jsonl": json.dumps({"text": LETTER.split("\n")}).encode(),
    "inner.jsonl": json.dumps({"id": 5, "data": {"content": LETTER}}).encode(),
    "utf-16.jsonl": (json.dumps({"text": LETTER}, ensure_ascii=False) + "\n").encode("utf-16"),
    "windows-1258.jsonl": b'{"text": "' + in_1258(LETTER.replace("\n", "\\n")) + b'"}\n',
    "list.jsonl": json.dumps([{"text": LETTER}], ensure_ascii=False).encode(),
    "indented.jsonl": json.dumps([{"text": LETTER}], indent=1).encode(),
    "list-within.jsonl": json.dumps({"total": 1, "items": [{"noi_dung": LETTER}]}, indent=1).encode(),
}


@pytest.mark.parametrize("name", TABLES)
def test_the_letter_is_found_in_every_table(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(TABLES[name])
    assert numbers(tmp_path / name) == [NUMBER]


@pytest.mark.parametrize("column", [pa.array([LETTER], pa.large_string()), pa.array([LETTER.encode()]), pa.array([LETTER.split("\n")])])
@pytest.mark.parametrize("named", ["text", "noi_dung"])
def test_the_letter_is_found_in_every_column_of_parquet(tmp_path: Path, column: pa.Array, named: str) -> None:
    pq.write_table(pa.table({"_id": ["k"], named: column, "so_trang": [1]}), tmp_path / "a.parquet")
    (record,) = extract_file(tmp_path / "a.parquet", "a.parquet")
    assert (record.source, record.documents[0].document.number) != ("a.parquet#1", None)
    assert [found.document.number.value for found in record.documents if found.document.number] == [NUMBER]


@pytest.mark.parametrize("damage", [b"\xff", b"\x00" * 300])
def test_a_spoilt_row_does_not_take_the_others_with_it(tmp_path: Path, damage: bytes) -> None:
    rows = [json.dumps({"id": str(n), "text": LETTER}).encode() for n in range(4)]
    rows[2] = rows[2][:300] + damage + rows[2][300:]
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(rows))
    assert numbers(tmp_path / "a.jsonl").count(NUMBER) >= 3


def test_an_empty_list_and_a_broken_one_are_said(tmp_path: Path) -> None:
    for words in ("[]", "[1, 2]", '[{"text": "a"', "{}"):
        (tmp_path / "a.jsonl").write_text(words, encoding="utf-8")
        assert all(reason.startswith("dòng 1 ") or "dòng 2" in reason for reason in numbers(tmp_path / "a.jsonl"))


def cited(path: Path) -> list[tuple[str | None, str | None]]:
    records = list(extract_file(path, path.name))
    assert [issue.reason for r in records for issue in r.issues] == []
    return [(c.number, c.date) for r in records for found in r.documents for c in found.facts.citations]


@pytest.mark.parametrize(
    "data",
    [
        in_1258(as_csv(";", ROW, PAPER)),
        as_csv(";", ("SỔ VĂN BẢN ĐẾN", "", "", "", ""), ROW, PAPER).encode("utf-8-sig"),
        as_csv("\t", (*ROW[:4], "Nội dung"), PAPER).encode("utf-16"),
        as_csv(",", ("No", "Document number", "Issue date", "Issuing agency", "Subject"), PAPER).encode(),
        as_csv(",", ROW, ("(1)", "(2)", "(3)", "(4)", "(5)"), PAPER).encode(),
        as_csv(",", ROW, ("1", "Số: 77/KH-UBND", "2022-04-01", "", "")).encode(),
        as_csv(",", ROW, ("1", "77/KH-UBND", "1/4/22", "", "")).encode(),
    ],
)
def test_registers_as_programs_write_them(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.csv").write_bytes(data)
    assert cited(tmp_path / "a.csv") == [("77/KH-UBND", "2022-04-01")]


SHEETS: dict[str, list[tuple[object, ...]]] = {
    "two rows of headings": [
        ("SỞ Y TẾ", None, None, None, None, None),
        ("STT", "Ngày đến", "Văn bản", None, None, None),
        (None, None, "Tác giả", "Số, ký hiệu", "Ngày tháng", "Trích yếu nội dung"),
        (1, 2, 3, 4, 5, 6),
        (1, datetime.datetime(2022, 4, 2), "UBND tỉnh Kiên Giang", "77/KH-UBND", datetime.datetime(2022, 4, 1), "Phòng dịch"),
    ],
    "the number above, the day below": [
        ("STT", "Số, ký hiệu", "Văn bản đến", None),
        (None, None, "Ngày tháng", "Trích yếu"),
        (1, "77/KH-UBND", "1/4/2022", "Phòng dịch"),
    ],
    "number and letters apart": [("STT", "Số", "Ký hiệu", "Ngày, tháng", "Trích yếu"), (1, 77, "KH-UBND", "01/4/2022", "Phòng dịch")],
    "number and day together": [
        ("STT", "Số, ký hiệu, ngày tháng văn bản", "Cơ quan ban hành", "Trích yếu"),
        (1, "77/KH-UBND\nngày 01/4/2022", "UBND tỉnh Kiên Giang", "Phòng dịch"),
    ],
    "a day as a count of days": [("Số ký hiệu", "Ngày VB", "Về việc"), ("77/KH-UBND", 44652, "Phòng dịch")],
    "below a cover": [
        *[(f"dòng {n}", None, None) for n in range(25)],
        ("Số hiệu VB", "Ngày VB", "Tên văn bản"),
        ("77/KH-UBND", "1/4/2022", "a"),
    ],
}


@pytest.mark.parametrize("name", SHEETS)
def test_registers_as_clerks_write_them(tmp_path: Path, name: str) -> None:
    book = Workbook()
    for row in SHEETS[name]:
        book.worksheets[0].append(list(row))
    book.save(tmp_path / "a.xlsx")
    assert cited(tmp_path / "a.xlsx") == [("77/KH-UBND", "2022-04-01")]


def test_a_sheet_of_documents_gives_its_rows(tmp_path: Path) -> None:
    book = Workbook()
    for row in (("id", "so_ky_hieu", "ngay_ban_hanh", "toan_van"), ("a", NUMBER, "12/4/2022", LETTER), ("b", None, None, None)):
        book.worksheets[0].append(row)
    book.save(tmp_path / "a.xlsx")
    found = {
        r.source: [d.document.number.value for d in r.documents if d.document.number] for r in extract_file(tmp_path / "a.xlsx", "a.xlsx")
    }
    assert found == {"a.xlsx#a": [NUMBER], "a.xlsx#b": []}
