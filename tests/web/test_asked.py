"""Questions in words from the search box: what was understood, the fitting view, a plain table, or the nearest questions."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlencode

from playwright.sync_api import Page, expect

from tests.web.conftest import Visit


def test_a_question_from_the_search_box(page: Page) -> None:
    page.get_by_role("combobox").fill("ai phải thực hiện 07-KL/TW?")
    page.get_by_role("option").filter(has_text="Hỏi bằng lời").first.wait_for()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("ai phải thực hiện 07-KL/TW?", timeout=20_000)
    expect(page.locator(".asked")).to_contain_text("Ai phải làm gì theo văn bản này?")
    assert page.locator(".plain tbody tr").count() > 10
    assert page.locator(".plain th").all_inner_texts()[:4] == ["Thời hạn", "Ngày", "Cơ quan", "Vai trò"]
    page.get_by_role("link", name="Xem đầy đủ ở trang riêng").click()
    expect(page).to_have_url(re.compile("tab=who"))
    page.go_back()
    expect(page.locator(".plain")).to_be_visible()


def test_evidence_of_a_row_opens_beside_the_table(visit: Callable[..., Visit], site: str) -> None:
    page = visit(f"{site}/?{urlencode({'q': 'việc gì đến hạn trong tháng 12/2021'})}").page
    page.locator(".plain a.evidence").first.click()
    expect(page.locator("#side mark").first).to_be_visible()


def test_an_unclear_question_offers_the_nearest(visit: Callable[..., Visit], site: str) -> None:
    opened = visit(f"{site}/?{urlencode({'q': 'ai phải thực hiện'})}")
    expect(opened.page.get_by_role("alert")).to_contain_text("không đoán")
    expect(opened.page.locator("main")).to_contain_text("văn bản nào?")
    opened.page.get_by_role("link", name="Ai phải thực hiện NQ 128?").click()
    expect(opened.page.locator(".plain")).to_be_visible()
    opened.check(site, expected="422")


def test_a_hostile_question_is_only_text(visit: Callable[..., Visit], site: str) -> None:
    opened = visit(f"{site}/?{urlencode({'q': '<img src=x onerror=alert(1)> bắt nguồn từ đâu'})}")
    expect(opened.page.get_by_role("heading", level=1)).to_contain_text("<img src=x")
    assert opened.page.locator("main img").count() == 0
    opened.check(site, expected="422")


def test_an_empty_answer_leads_on(visit: Callable[..., Visit], site: str) -> None:
    opened = visit(f"{site}/?{urlencode({'q': 'Sở Y tế Cao Bằng phải làm gì trước tháng 12/2021'})}")
    expect(opened.page.locator(".asked")).to_contain_text("Có thể hỏi tiếp:", timeout=20_000)
    opened.page.get_by_role("link", name=re.compile("Cơ quan này phải làm những gì")).click()
    expect(opened.page).to_have_url(re.compile("a="))
    opened.check(site)
