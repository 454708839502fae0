"""A chain in time: lanes, medians, coarse dates, keys, and where a click leads."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlencode

from playwright.sync_api import expect

from tests.web.conftest import Visit


def test_lanes_with_medians_and_the_words_behind_a_mark(visit: Callable[..., Visit], site: str) -> None:
    opened = visit(f"{site}/?{urlencode({'d': '128/NQ-CP', 'tab': 'timeline'})}")
    page = opened.page
    lanes = page.get_by_role("group", name="Dòng thời gian của 128/NQ-CP")
    expect(lanes).to_contain_text("Trung vị: +29 ngày")
    plan = lanes.get_by_role("link", name=re.compile(r"^3279.KH-UBND, .*26.11.2021, sau 46 ngày"))
    plan.hover()
    expect(page.locator(".paper-card")).to_contain_text("Ủy ban nhân dân tỉnh Cao Bằng")
    expect(lanes.get_by_role("link", name=re.compile(r"^234.KH-UBND, .*không rõ ngày"))).to_be_visible()
    first = lanes.get_by_role("link").first
    first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".paper-card")).to_contain_text("UBND")
    page.get_by_role("checkbox", name="Thời hạn").check()
    due = lanes.get_by_role("link", name=re.compile("^Hạn: 909.KH-UBND: 01.2022: Phòng Văn hóa và Thông tin huyện Trùng Khánh"))
    expect(due.locator("rect.coarse")).to_have_count(1)  # a month is no day
    due.click(force=True)
    expect(page.get_by_role("complementary").locator("mark")).to_contain_text("trong tháng 01/2022")
    page.keyboard.press("Escape")
    page.reload()
    expect(page.get_by_role("checkbox", name="Thời hạn")).to_be_checked()
    plan.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("3279/KH-UBND")
    opened.check(site)
