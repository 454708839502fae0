"""What a person new to it looks up on the samples, by role and name."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect


def find(page: Page, typed: str, name: str) -> None:
    """Type into the search box and take the result named `name`."""
    page.get_by_role("combobox").fill(typed)
    page.get_by_role("option").filter(has=page.get_by_text(name, exact=True)).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)


def open_tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name).click()
    expect(page.get_by_role("tab", name=name)).to_have_attribute("aria-selected", "true")


def row(page: Page, number: str) -> Locator:
    """The row of a document in the tree."""
    return page.get_by_role("row").filter(has=page.get_by_role("link", name=number, exact=True))


def test_a_newcomer_sees_what_there_is_and_where_to_begin(page: Page) -> None:
    expect(page.get_by_text("văn bản có toàn văn")).to_be_visible()
    chains = page.get_by_role("list").filter(has_text="128/NQ-CP")
    expect(chains).to_contain_text("07-KL/TW")
    page.get_by_role("link", name="128/NQ-CP").click()
    expect(page.get_by_role("treegrid")).to_contain_text("3279/KH-UBND")


def test_search_without_diacritics_leads_to_the_cascade(page: Page) -> None:
    find(page, "nq 128", "128/NQ-CP")
    plan = row(page, "3279/KH-UBND")
    for words in ("Ủy ban nhân dân tỉnh Cao Bằng", "26/11/2021", "+46", "triển khai thực hiện"):
        expect(plan).to_contain_text(words)
    expect(row(page, "909/KH-UBND")).to_have_attribute("aria-level", "3")


def test_search_by_words_of_a_title(page: Page) -> None:
    find(page, "quy dinh tam thoi thich ung", "128/NQ-CP")


def test_a_conclusion_comes_down_with_days(page: Page) -> None:
    find(page, "07-kl/tw", "07-KL/TW")
    expect(row(page, "176-CV/TU").first).to_contain_text("+4")
    below = row(page, "435/VP-KGVX").first
    expect(below).to_contain_text("+6")
    expect(below).to_have_attribute("aria-level", "3")


def test_a_branch_is_folded_and_opened(page: Page) -> None:
    find(page, "07-kl/tw", "07-KL/TW")
    parent = row(page, "176-CV/TU").first
    parent.get_by_role("gridcell").nth(1).click()
    expect(parent).to_have_attribute("aria-expanded", "false")
    expect(row(page, "435/VP-KGVX")).to_have_count(0)
    page.get_by_role("button", name="Mở hết").click()
    expect(row(page, "435/VP-KGVX").first).to_be_visible()


def test_what_a_department_must_do_with_the_words_marked_in_the_text(page: Page) -> None:
    find(page, "nq 128", "128/NQ-CP")
    open_tab(page, "Ai phải làm")
    page.get_by_role("searchbox", name="Lọc theo cơ quan hoặc việc").fill("so y te tinh cao bang")
    expect(page.get_by_role("status").filter(has_text="1 cơ quan")).to_be_visible()
    agency = page.get_by_role("group").filter(has_text="Sở Y tế tỉnh Cao Bằng").first
    expect(agency).to_contain_text("chủ trì")
    evidence = agency.get_by_role("link", name="Xem trong văn bản").first
    if not evidence.is_visible():
        agency.locator("summary").click()
    quote = agency.locator("q").first.inner_text()
    evidence.click()
    side = page.get_by_role("complementary")
    expect(side.locator("mark")).to_have_text(quote)
    expect(side.locator("mark")).to_be_in_viewport()
    expect(side).to_contain_text(re.compile(r"\.txt\s+ký tự [\d.]+–[\d.]+"))
    page.keyboard.press("Escape")
    expect(side).to_be_hidden()
    expect(evidence).to_be_focused()


def test_tasks_that_name_nobody_stand_in_a_block_of_their_own(page: Page) -> None:
    find(page, "nq 128", "128/NQ-CP")
    open_tab(page, "Ai phải làm")
    expect(page.get_by_role("heading", level=2).last).to_contain_text("Nhiệm vụ không nêu tên cơ quan")


def test_where_a_letter_comes_from(page: Page) -> None:
    find(page, "435/vp", "435/VP-KGVX")
    open_tab(page, "Bắt nguồn từ")
    expect(row(page, "07-KL/TW")).to_have_attribute("aria-level", "3")
    row(page, "07-KL/TW").get_by_role("link", name="xem câu chữ chứng minh").click()
    expect(page.get_by_role("complementary").locator("mark")).to_contain_text("07-KL/TW")


def test_deadlines_by_month_and_citations_both_ways(page: Page) -> None:
    find(page, "07-kl/tw", "07-KL/TW")
    open_tab(page, "Thời hạn")
    expect(page.get_by_role("heading", name="Tháng 06/2021")).to_be_visible()
    expect(page.get_by_text("10:00 ngày 28/06/2021").first).to_be_visible()
    open_tab(page, "Viện dẫn")
    expect(page.get_by_role("heading", name="được triển khai bởi")).to_be_visible()


def test_a_document_that_is_only_cited_says_so(page: Page) -> None:
    find(page, "25-kl/tw", "25-KL/TW")
    expect(page.get_by_role("article")).to_contain_text("Chưa có toàn văn trong kho")
    expect(row(page, "25-KL/TW")).to_contain_text("chưa có toàn văn trong kho")


def test_an_agency_from_the_search_box(page: Page) -> None:
    page.get_by_role("combobox").fill("so y te cao bang")
    page.get_by_role("option", name="Sở Y tế tỉnh Cao Bằng").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sở Y tế tỉnh Cao Bằng")
    expect(page.get_by_role("main")).to_contain_text("3279/KH-UBND")


def test_links_are_deep_and_the_back_button_works(page: Page) -> None:
    find(page, "435/vp", "435/VP-KGVX")
    open_tab(page, "Bắt nguồn từ")
    row(page, "176-CV/TU").get_by_role("link", name="xem câu chữ chứng minh").click()
    mark = page.get_by_role("complementary").locator("mark")
    said = mark.inner_text()
    page.reload()
    expect(mark).to_have_text(said)
    expect(page.get_by_role("tab", name="Bắt nguồn từ")).to_have_attribute("aria-selected", "true")
    page.go_back()
    expect(page.get_by_role("complementary")).to_be_hidden()
    page.go_back()
    expect(page.get_by_role("tab", name="Triển khai xuống")).to_have_attribute("aria-selected", "true")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Một chỉ đạo xuống tới đâu")
