"""The text with its marks in place, the page of an agency, and questions that a person new to it plays through them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Page, expect

from tests.web.conftest import Visit, read_into, serving
from tests.web.test_troubles import EVIL, PLAN


def open_at(visit: Callable[..., Visit], address: str, **state: str) -> Page:
    """A page of the site, its text drawn where it shows one."""
    page = visit(f"{address}/?{urlencode(state)}").page
    if state.get("tab") == "text":
        page.locator("[data-drawn=all]").wait_for()
    return page


def test_marks_stand_in_the_text_and_lead_on(visit: Callable[..., Visit], site: str) -> None:
    page = open_at(visit, site, d="435/VP-KGVX", tab="text")
    text = page.get_by_role("region", name="Lời văn bản")
    text.focus()
    page.keyboard.press("n")
    expect(page.get_by_role("link", name="UBND TỈNH KIÊN GIANG")).to_be_focused()
    card = page.get_by_role("group", name="Về chỗ được đánh dấu")
    expect(card).to_contain_text("Văn phòng Ủy ban nhân dân tỉnh Kiên Giang")
    page.keyboard.press("n")
    expect(card).to_contain_text("triển khai thực hiện → 176-CV/TU")
    expect(page).to_have_url(re.compile(r"o\.at=citation"))
    page.keyboard.press("p")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(page.get_by_role("status").filter(has_text="1 trên 12")).to_be_visible()
    page.get_by_role("button", name="Nhiệm vụ: Phó Chủ tịch").click()
    expect(card).to_contain_text("cùng thực hiện")
    page.get_by_role("checkbox", name="Cơ quan").uncheck()
    expect(page.locator(".hide-agency")).to_be_visible()
    shown = page.get_by_role("complementary", name="Các chỗ đánh dấu").get_by_role("listitem")
    expect(shown).to_have_count(6)
    page.reload()
    expect(shown).to_have_count(6)
    expect(shown.locator("[aria-current]")).to_contain_text("Phó Chủ tịch")
    page.locator(".doc-words").get_by_role("link", name="821/UBND-KGVX").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("821/UBND-KGVX")


def test_an_open_citation_says_why_and_what_it_may_mean(visit: Callable[..., Visit], site: str) -> None:
    page = open_at(visit, site, q="viện dẫn nào chưa rõ?")
    expect(page.locator(".asked")).to_contain_text("Chỉ thị 16")
    row = page.request.get(f"{site}/api/query/unresolved").json()["rows"][-1]
    page = open_at(visit, site, d=row["document_key"], tab="text")
    mark = page.locator(".mk-open").first
    mark.click()
    card = page.get_by_role("group", name="Về chỗ được đánh dấu")
    expect(card).to_contain_text("gợi ý, chờ xác nhận")
    expect(card.get_by_role("listitem").get_by_role("link")).to_have_count(1)
    expect(card).to_contain_text(re.compile("Mã để đính chính: [0-9a-f]{8}"))


def test_a_long_hostile_text_is_drawn_in_pieces_with_marks_in_their_places(
    visit: Callable[..., Visit], store: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "long"
    folder.mkdir()
    filling = "\n".join(f"Đoạn {n} 🏠 nói về việc giữ nước sạch cho bản làng trong mùa khô. {EVIL}" for n in range(3000))
    text = PLAN.format(place="LẠNG SƠN", town="Lạng Sơn", number=941, title="Triển khai 🌾 mùa vụ", duty=f"{EVIL} 🏠 báo cáo")
    head, tail = text.split("1. Sở Y tế")
    (folder / "941-kh-ubnd.txt").write_text(f"{head}{filling}\n\n1. Sở Y tế{tail}", encoding="utf-8")
    read_into(tmp_path / "store", folder)
    with serving(tmp_path / "store") as address:
        opened = visit(f"{address}/?{urlencode({'d': '941/KH-UBND', 'tab': 'text'})}")
        page = opened.page
        page.locator("[data-drawn=all]").wait_for(timeout=60_000)
        assert page.locator(".doc-line").count() > 3000
        expect(page.locator(".doc-words .mk-deadline")).to_have_text("trước ngày 31/12/2021")
        expect(page.locator(".doc-words .mk-citation").last).to_have_text("Nghị quyết số 128/NQ-CP ngày 11/10/2021")
        expect(page.locator("a.mk-agency").last).to_contain_text("Sở Y tế")
        assert page.evaluate("window.evil === undefined && document.querySelectorAll('main img').length === 0")
        opened.check(address)


def test_every_agency_has_its_page(visit: Callable[..., Visit], site: str) -> None:
    page = open_at(visit, site, a="Tỉnh ủy Cao Bằng")
    expect(page.get_by_text("Kho không có nhiệm vụ nào")).to_be_visible()
    page.goto(f"{site}/?{urlencode({'a': 'UBND tỉnh Cao Bằng'})}")
    page.get_by_role("tab", name="Văn bản").click()
    expect(page.get_by_role("tabpanel").get_by_role("link", name="3279/KH-UBND").first).to_be_visible()
    page.get_by_role("tab", name="Báo cáo").click()
    expect(page.get_by_role("heading", name="Phải báo cáo")).to_be_visible()
    page.get_by_role("combobox").fill("so y te can tho")
    page.get_by_role("option", name="đến 30/06/2025").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sở Y tế thành phố Cần Thơ")
    page.get_by_role("tab", name="Trước và sau").click()
    after = page.get_by_role("tabpanel").get_by_role("listitem").filter(has_text="202/2025/QH15")
    expect(after).to_contain_text("từ 01/07/2025")
    after.get_by_role("link").click()
    expect(page.get_by_role("article")).to_contain_text("01/07/2025 – nay")
    expect(page.get_by_role("tab", name="Nhiệm vụ")).to_be_visible()
    page.get_by_role("tab", name="Trước và sau").click()
    expect(page.get_by_role("heading", name="Kế thừa từ")).to_be_visible()


def test_what_a_department_must_do_with_the_sentence(page: Page) -> None:
    page.get_by_role("combobox").fill("so y te cao bang")
    page.get_by_role("option", name="Sở Y tế tỉnh Cao Bằng").click()
    quote = page.get_by_role("tabpanel").get_by_role("listitem").filter(has_text="3279/KH-UBND").filter(has_text="Tham mưu").first
    expect(quote).to_contain_text("chủ trì")
    quote.get_by_role("link", name="Xem trong văn bản").click()
    expect(page.locator("#side mark")).to_contain_text("Tham mưu")


def test_what_changed_a_decision(page: Page) -> None:
    page.get_by_role("combobox").fill("42/2014")
    page.get_by_role("option", name="42/2014/QĐ-TTg").first.click()
    facts = page.get_by_role("article")
    expect(facts).to_contain_text("được sửa đổi bởi 23/2018/QĐ-TTg từ 15/05/2018")
    page.get_by_role("link", name="Đọc văn bản").click()
    expect(page.get_by_role("heading", name="Hiệu lực")).to_be_visible()
    expect(page.locator("#doc-force ~ .doc-change").first).to_contain_text("Sửa đổi, bổ sung một số điều")


def test_how_a_letter_goes_back_in_words(page: Page) -> None:
    page.get_by_role("combobox").fill("435/VP-KGVX bắt nguồn từ 07-KL/TW như thế nào?")
    page.get_by_role("option", name="Hỏi bằng lời").wait_for()
    page.keyboard.press("Enter")
    given = page.locator(".given")
    expect(given).to_contain_text("Bộ Chính trị, 11/06/2021")
    assert "|" not in given.inner_text()
    expect(page.locator(".plain")).to_contain_text("Học tập, quán triệt toàn bộ Kết luận số 07-KL/TW")
    page.get_by_role("link", name="Xem đầy đủ ở trang riêng").click()
    expect(page.get_by_role("tab", name="Bắt nguồn từ")).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("treegrid")).to_contain_text("07-KL/TW")
