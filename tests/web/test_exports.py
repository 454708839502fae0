"""Taking a view away: every form opens again with what the page showed, and nothing of a hostile title runs in it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from lxml import etree
from PIL import Image
from playwright.sync_api import Page, expect

from tests.web.conftest import Visit


def taken(page: Page, entry: str, folder: Path) -> Path:
    """The file that an entry of the menu of exports gives."""
    page.get_by_role("button", name="Xuất").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=entry).click()
    page.keyboard.press("Escape")
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


@pytest.fixture
def cascade(visit: Callable[..., Visit], site: str) -> Page:
    page = visit(f"{site}/?d=NQ+128").page
    expect(page.get_by_role("link", name="3279/KH-UBND").first).to_be_visible()
    return page


def test_tables_open_in_a_spreadsheet(cascade: Page, tmp_path: Path) -> None:
    text = taken(cascade, "Bảng CSV", tmp_path).read_bytes()
    assert text.startswith(b"\xef\xbb\xbf"), "spreadsheets read Vietnamese only with the mark"
    rows = list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"))))
    assert len(rows) == 25
    first = next(row for row in rows if row["Văn bản"].strip() == "3279/KH-UBND")
    assert first["Văn bản"].startswith("    "), "what hangs below something is set in"
    assert first["Cơ quan ban hành"] == "Ủy ban nhân dân tỉnh Cao Bằng"
    sheet = openpyxl.load_workbook(taken(cascade, "Bảng Excel", tmp_path)).active
    assert sheet is not None
    assert [cell.value for cell in sheet[1]][:3] == ["Văn bản", "Loại", "Cơ quan ban hành"]
    assert sheet.max_row == 26
    found = next(row for row in sheet.iter_rows(min_row=2) if str(row[0].value).strip() == "3279/KH-UBND")
    assert isinstance(found[3].value, datetime)
    assert isinstance(found[5].value, int)


def test_pictures_open_again(cascade: Page, tmp_path: Path) -> None:
    drawing = etree.parse(taken(cascade, "Hình SVG", tmp_path))
    words = " ".join(map(str, drawing.getroot().itertext()))
    assert "3279/KH-UBND" in words
    assert drawing.xpath("//*[local-name()='script' or local-name()='foreignObject']") == []
    with Image.open(taken(cascade, "Hình PNG", tmp_path)) as image:
        assert image.size[0] > 1000
        assert len(image.convert("L").getcolors() or []) > 20, "something is drawn"


def test_formulas_and_markup_stay_words(visit: Callable[..., Visit], site: str) -> None:
    page = visit(site).page
    made = page.evaluate(
        """async () => {
            const [{ makeCsv }, { makeXlsx }] = [await import("/web/export/csv.js"), await import("/web/export/xlsx.js")];
            const table = { columns: ["a", "b"], rows: [["=HYPERLINK(1)", '<b>"&\\u0001\\ud800'], [-5, "2021-02-03"]] };
            return [makeCsv(table), [...makeXlsx(table, "a/b:c")]];
        }"""
    )
    assert made[0].splitlines()[1].startswith("'=HYPERLINK(1),")
    sheet = openpyxl.load_workbook(io.BytesIO(bytes(made[1]))).active
    assert sheet is not None
    assert sheet.title == "a b c"
    assert (sheet["A2"].data_type, sheet["A2"].value, sheet["B2"].value) == ("s", "=HYPERLINK(1)", '<b>"&')
    assert (sheet["A3"].value, sheet["B3"].value.date().isoformat()) == (-5, "2021-02-03")


def test_a_view_is_kept_under_a_name_and_opens_just_so(cascade: Page, visit: Callable[..., Visit], site: str) -> None:
    cascade.get_by_text("Bộ lọc").click()
    cascade.get_by_label("Cấp", exact=True).select_option("province")
    expect(cascade.get_by_text(re.compile("theo bộ lọc"))).to_be_visible()
    cascade.get_by_role("button", name="Cơ quan ban hành").click()
    shown = cascade.get_by_role("treegrid").inner_text()
    cascade.get_by_role("button", name="Lưu", exact=True).click()
    cascade.get_by_label("Tên khung nhìn").fill("NQ 128 ở các tỉnh")
    cascade.get_by_role("button", name="Lưu trên máy này").click()
    cascade.get_by_role("status").get_by_role("link", name="Đã lưu").click()
    link = cascade.get_by_role("link", name="NQ 128 ở các tỉnh")
    address = link.get_attribute("href")
    other = visit(f"{site}/{address}").page
    expect(other.get_by_role("button", name="NQ 128 ở các tỉnh")).to_be_visible()
    assert other.get_by_role("treegrid").inner_text() == shown
    cascade.get_by_role("button", name="Bỏ khung nhìn NQ 128 ở các tỉnh").click()
    expect(cascade.get_by_text("Chưa lưu khung nhìn nào")).to_be_visible()
