"""A chain as columns: what is open, the bars, keys, and the drawing taken away."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import expect

from tests.web.conftest import Visit


def test_one_branch_is_open_at_each_level_and_stands_in_the_address(visit: Callable[..., Visit], site: str, tmp_path: Path) -> None:
    opened = visit(f"{site}/?{urlencode({'d': '128/NQ-CP', 'tab': 'columns'})}")
    page = opened.page
    box = page.get_by_role("button", name=re.compile(r"^3279.KH-UBND, Ủy ban nhân dân tỉnh Cao Bằng.*\+46 ngày"))
    box.click()
    expect(box).to_have_attribute("aria-expanded", "true")
    below = page.get_by_role("button", name=re.compile(r"^909.KH-UBND"))
    page.keyboard.press("ArrowRight")
    expect(below).to_be_focused()
    expect(page.locator(".paper-card")).to_contain_text("Ủy ban nhân dân huyện Trùng Khánh")
    page.locator(".paper-card").get_by_role("link", name="Xem trong văn bản").click()
    expect(page.get_by_role("complementary").locator("mark")).to_contain_text("3279/KH-UBND")
    page.keyboard.press("Escape")
    page.reload()
    expect(below).to_be_visible()
    page.get_by_label("Thanh màu theo").select_option("level")
    expect(page.locator(".col-legend")).to_contain_text("Cấp huyện")
    page.get_by_role("button", name="Xuất").click()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Hình SVG").click()
    drawing = Path(saved.value.path()).read_text(encoding="utf-8")
    assert "909/KH-UBND" in drawing
    assert "<pattern" in drawing
    page.get_by_role("link", name="909/KH-UBND").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("909/KH-UBND")
    opened.check(site)
