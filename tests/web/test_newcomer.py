"""What a person new to the page does to answer six questions over the samples: by what is written on it, without a manual."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect


def find(page: Page, typed: str, taken: str) -> None:
    """Type into the search box and take what is offered."""
    page.get_by_role("combobox").fill(typed)
    page.get_by_role("option", name=taken).first.click()


def test_which_provinces_implemented_nq_128_and_how_late(page: Page) -> None:
    find(page, "nq 128", "128/NQ-CP")
    page.get_by_role("tab", name="Bảng đơn vị").click()
    panel = page.get_by_role("tabpanel")
    expect(panel.get_by_text("9 trên 11 tỉnh, thành phố có dữ liệu trong kho đã ban hành văn bản", exact=False)).to_be_visible()
    cao_bang = panel.get_by_role("listitem").filter(has_text="Cao Bằng")
    expect(cao_bang).to_contain_text("sau 46 ngày")
    cao_bang.get_by_role("link", name="3279/KH-UBND").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("3279/KH-UBND")


def test_what_a_department_must_do_with_the_sentence(page: Page) -> None:
    find(page, "so y te cao bang", "Sở Y tế tỉnh Cao Bằng")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sở Y tế tỉnh Cao Bằng")
    sentence = page.get_by_role("listitem").filter(has_text="giúp UBND tỉnh điều hành Kế hoạch")
    expect(sentence.get_by_text("chủ trì", exact=True)).to_be_visible()
    sentence.get_by_role("link", name=re.compile("Xem trong văn bản")).click()
    expect(page.locator("#side mark")).to_contain_text("điều hành Kế hoạch")


def test_how_a_letter_goes_back_to_its_beginning(page: Page) -> None:
    find(page, "435/VP-KGVX", "435/VP-KGVX")
    page.get_by_role("tab", name="Bắt nguồn từ").click()
    rows = page.get_by_role("treegrid").get_by_role("row")
    expect(rows.nth(2)).to_contain_text("176-CV/TU")
    expect(rows.nth(2)).to_contain_text("Tỉnh ủy Kiên Giang")
    expect(rows.nth(3)).to_contain_text("07-KL/TW")


def test_what_is_due_in_december_2021(page: Page) -> None:
    page.get_by_role("navigation").get_by_role("link", name="Lịch thời hạn").click()
    page.get_by_label("Tới tháng").fill("2021-12")
    expect(page.get_by_role("heading", name="Tháng 12/2021", exact=True)).to_be_visible()
    expect(page.locator("main")).to_contain_text("10 việc có hạn")


def test_which_province_of_the_corpus_has_nothing_under_68_nq_tw(page: Page) -> None:
    find(page, "68-NQ/TW", "68-NQ/TW")
    page.get_by_role("tab", name="Nơi chưa thấy").click()
    unseen = page.get_by_role("tabpanel").get_by_role("heading", name=re.compile("^chưa thấy"))
    expect(unseen.locator("xpath=..")).to_contain_text("tỉnh An Giang")


def test_what_replaced_a_decision(page: Page) -> None:
    find(page, "cái gì thay thế Quyết định 42/2014/QĐ-TTg", "cái gì thay thế")
    expect(page.locator("main")).to_contain_text("23/2018/QĐ-TTg")
    expect(page.locator("main")).to_contain_text("được sửa đổi bởi")
