"""The unit board: which provinces have a document, how late, and why one was not seen."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlencode

from playwright.sync_api import expect

from tests.web.conftest import Visit


def test_which_provinces_have_a_document_how_late_and_why_one_was_not_seen(visit: Callable[..., Visit], site: str) -> None:
    opened = visit(f"{site}/?{urlencode({'d': '128/NQ-CP', 'tab': 'board'})}")
    page = opened.page
    tiles = page.locator("[data-tile]")
    expect(tiles).to_have_count(63)
    expect(tiles.first).to_contain_text("Hà Tĩnh")  # the worst first
    expect(tiles.filter(has_text="Cao Bằng")).to_contain_text(re.compile(r"3279/KH-UBND\s*sau 46 ngày"))
    page.get_by_role("button", name="chưa thấy: Hà Tĩnh").click()
    panel = page.locator(".board-panel")
    expect(panel).to_contain_text("Điều này không có nghĩa là nơi này chưa ban hành")
    panel.get_by_role("link", name=re.compile("dẫn chiếu: xem câu chữ")).click()
    expect(page.get_by_role("complementary").locator("mark")).to_contain_text("128")
    page.keyboard.press("Escape")
    page.reload()
    expect(panel).to_contain_text("102/KH-UBND")  # what is open stands in the address
    panel.get_by_role("button", name="Đóng").click()
    expect(panel).to_have_count(0)
    expect(page.get_by_role("button", name="chưa thấy: Hà Tĩnh")).to_be_focused()
    page.get_by_role("checkbox", name="Xếp theo vùng").check()
    expect(page.get_by_role("heading", level=2)).to_have_count(6)
    page.get_by_role("group", name="Chỉ xem một trạng thái").get_by_role("button", name="được nhắc tới").click()
    expect(tiles).to_have_count(1)
    expect(page).to_have_url(re.compile("o.by=region.*o.state=mentioned|o.state=mentioned.*o.by=region"))
    opened.check(site)


def test_districts_are_squares_that_say_what_is_overdue(visit: Callable[..., Visit], site: str) -> None:
    page = visit(f"{site}/?{urlencode({'d': '128/NQ-CP', 'tab': 'board', 'day': '2022-06-01'})}").page
    page.get_by_role("button", name="Cấp huyện").click()
    square = page.get_by_role("button", name=re.compile("huyện Kim Động: đã ban hành, 2 quá hạn"))
    square.focus()
    page.keyboard.press("ArrowRight")
    expect(square).not_to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    expect(page.locator(".board-panel")).to_contain_text("chưa thấy kết quả trong kho")
    expect(page.locator(".board-panel")).to_contain_text("905/KH-UBND")


def test_a_new_province_tells_of_its_former_units(visit: Callable[..., Visit], site: str) -> None:
    page = visit(f"{site}/?{urlencode({'d': '68-NQ/TW', 'tab': 'board', 'day': '2025-10-01', 'o.unit': 'tỉnh Quảng Ngãi'})}").page
    expect(page.locator("[data-tile]")).to_have_count(34)
    expect(page.locator(".board-panel")).to_contain_text("tỉnh Kon Tum")
    expect(page.locator(".board-panel q").first).to_be_visible()
