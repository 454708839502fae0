"""Reviewing by keyboard, what is open, what is new and what the store holds, as a person does it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from cli.catalogue import catalogue_of, corrections_of
from cli.desk import Desk
from tests.web.conftest import Visit, read_into, serving

PAPER = """UBND TỈNH CAO BẰNG
Số: 77/KH-UBND
Cao Bằng, ngày 20 tháng 12 năm 2021

KẾ HOẠCH
Thực hiện Nghị quyết số 128/NQ-CP ngày 11 tháng 10 năm 2021 của Chính phủ

Căn cứ Nghị quyết số 128/NQ-CP ngày 11 tháng 10 năm 2021 của Chính phủ, Ủy ban nhân dân tỉnh ban hành kế hoạch:

1. Sở Y tế chủ trì rà soát cơ sở cách ly, báo cáo trước ngày 30/12/2021.
"""


@pytest.fixture
def own(store: Path, tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A copy of the store that may be written to, and the address of its page."""
    copy = Path(shutil.copytree(store, tmp_path / "kho"))
    with serving(copy, Desk(str(copy)).correct) as address:
        yield copy, address


def test_a_citation_is_confirmed_by_keyboard_and_taken_back(visit: Callable[..., Visit], own: tuple[Path, str]) -> None:
    folder, address = own
    opened = visit(f"{address}/?v=open")
    page = opened.page
    expect(page.get_by_role("status").filter(has_text="5 viện dẫn chưa rõ")).to_be_visible()
    page.get_by_label("Tìm trong viện dẫn, văn bản").fill("chi thi 16")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="1 trên 5")).to_be_visible()
    page.get_by_role("link", name=re.compile("^Xem lại: Chỉ thị 16")).click()
    waiting = page.get_by_role("listbox", name="Đang chờ xem lại")
    expect(waiting.get_by_role("option", selected=True)).to_contain_text("Chỉ thị 16")
    waiting.focus()
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(page.get_by_role("group", name="Viện dẫn đang xem")).to_contain_text("16/CT-TTg")
    page.keyboard.press("p")
    expect(page.get_by_label("Số, ký hiệu đúng")).to_be_focused()
    page.keyboard.press("Escape")
    expect(waiting).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Ai đính chính")).to_be_focused()
    page.keyboard.type("Nguyễn Thị Mai")
    page.keyboard.press("Enter")
    said = page.get_by_role("listitem").filter(has_text="xác nhận viện dẫn")
    expect(said).to_contain_text("còn hiệu lực", timeout=60_000)
    expect(said).to_contain_text("Nguyễn Thị Mai")
    expect(waiting).to_be_focused()
    expect(waiting.get_by_role("option")).to_have_count(4)
    (line,) = corrections_of(catalogue_of(str(folder), None)).read()
    assert (line.action, line.who, line.words, line.to and line.to.number) == ("confirm", "Nguyễn Thị Mai", "Chỉ thị 16", "16/CT-TTg")
    page.get_by_role("button", name=f"Rút lại đính chính {line.id}").click()
    expect(page.get_by_label("Vì sao")).to_be_focused()
    page.keyboard.press("Enter")
    expect(waiting.get_by_role("option")).to_have_count(5, timeout=60_000)
    expect(said).to_contain_text("đã rút lại")
    opened.check(address)


def test_what_may_not_be_corrected_here_is_said(visit: Callable[..., Visit], site: str) -> None:
    opened = visit(f"{site}/?v=corrections")
    expect(opened.page.get_by_text("Máy chủ này chỉ cho xem")).to_be_visible()
    expect(opened.page.get_by_role("button", name="Xác nhận")).to_be_disabled()
    opened.page.get_by_role("listbox").focus()
    opened.page.keyboard.press("Enter")
    expect(opened.page.get_by_label("Vì sao", exact=True)).to_have_count(0)
    opened.check(site)


def test_what_came_since_the_last_visit_is_marked(visit: Callable[..., Visit], own: tuple[Path, str], tmp_path: Path) -> None:
    folder, address = own
    opened = visit(f"{address}/?v=news")
    page = opened.page
    expect(page.get_by_text("Đây là lần đầu xem kho này")).to_be_visible()
    (tmp_path / "77.txt").write_text(PAPER, encoding="utf-8")
    read_into(folder, tmp_path / "77.txt")
    page.evaluate("sessionStorage.clear()")
    page.goto(f"{address}/?d=128/NQ-CP")
    row = page.get_by_role("row").filter(has=page.get_by_role("link", name="77/KH-UBND", exact=True))
    expect(row.get_by_text("mới", exact=True)).to_be_visible()
    expect(page.locator(".new-tag")).to_have_count(1)
    page.get_by_role("link", name="Mới có gì").click()
    expect(page.get_by_role("status").filter(has_text="Từ lần xem trước: 1 đợt cập nhật, 1 văn bản")).to_be_visible()
    expect(page.get_by_role("heading", name=re.compile("^văn bản mới"))).to_be_visible()
    page.get_by_role("link", name=re.compile("^Đợt 1")).click()
    expect(page.get_by_role("heading", name=re.compile(r"^văn bản mới\s+70"))).to_be_visible()
    page.get_by_role("button", name="Đã xem hết").click()
    expect(page.get_by_role("main").get_by_text("Không có gì mới từ lần xem trước.")).to_be_visible()
    page.goto(f"{address}/?d=128/NQ-CP")
    expect(row).to_be_visible()
    expect(page.locator(".new-tag")).to_have_count(0)
    opened.check(address)


def test_the_figures_of_the_store_agree_with_its_questions(visit: Callable[..., Visit], site: str) -> None:
    opened = visit(f"{site}/?v=statistics")
    page = opened.page
    expect(page.locator("[aria-busy]")).to_have_count(0, timeout=20_000)
    measures = {row["measure"]: row["value"] for row in page.request.get(f"{site}/api/statistics").json()["rows"]}
    expect(page.locator("dl.measures").get_by_text(str(measures["held"]), exact=True).first).to_be_visible()
    expect(page.get_by_role("img", name=re.compile("^Theo năm: .*2021: 5"))).to_be_visible()
    level = page.get_by_role("region", name="Theo cấp")
    cells = level.get_by_role("row").locator("td:nth-child(2)")
    assert sum(int(words) for words in cells.all_inner_texts()) == measures["directives"]
    delays = page.get_by_role("region", name="Từ cấp này xuống cấp kia mất bao lâu")
    expect(delays.get_by_role("row").filter(has_text="Trung ương → Cấp tỉnh")).to_be_visible()
    expect(page.get_by_text("Không có vòng nào.")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Xuất").click()
        page.get_by_role("button", name="Bảng CSV").click()
    table = download.value.path().read_text(encoding="utf-8-sig")
    assert "Theo cấp,Cấp tỉnh" in table.replace('"', "") and "128/NQ-CP → " in table
    opened.check(site)
