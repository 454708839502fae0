"""Views over the whole store, as a person uses them: what is due, what is missing, what is unclear, what was corrected, what is new."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.web.conftest import Visit


def test_what_is_due_in_december_2021(visit: Callable[..., Visit], site: str) -> None:
    opened = visit(f"{site}/?day=2021-12-10")
    page = opened.page
    page.get_by_role("link", name="Lịch thời hạn").click()
    page.get_by_role("link", name="Tháng 10/2021: 8 việc").click()
    expect(page.get_by_role("heading", name="Tháng 10/2021", exact=True)).to_be_visible()
    page.get_by_role("link", name="Tháng sau").click()
    expect(page.get_by_role("heading", name="Tháng 11/2021", exact=True)).to_be_visible()
    page.get_by_role("link", name="Tháng sau").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Tháng 12/2021", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Tháng sau")).to_be_focused()
    expect(page).to_have_url(re.compile(r"f\.month=2021-12"))
    grid = page.get_by_role("table", name="Tháng 12/2021")
    expect(grid.get_by_role("button", name=re.compile("^8 tháng 12.2021: 1 việc, 1 quá hạn: "))).to_be_visible()
    coarse = page.get_by_role("group", name="Văn bản không nói ngày")
    expect(coarse.get_by_role("button", name="Trong tháng 12/2021")).to_be_visible()
    expect(coarse.get_by_role("button", name="quý IV/2021")).to_be_visible()
    day = grid.get_by_role("button", name=re.compile("^15 tháng 12.2021: 1 việc: "))
    day.click()
    expect(day).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("heading", level=3)).to_have_text(re.compile(r"Thứ Tư, 15/12/2021\s+1"))
    page.get_by_role("link", name="Xem trong văn bản").click()
    expect(page.get_by_role("complementary").locator("mark")).to_contain_text("15/12/2021")
    page.keyboard.press("Escape")
    page.reload()
    expect(page.get_by_role("heading", level=3)).to_have_count(1)
    opened.check(site)


def test_deadlines_of_a_level_under_a_directive_can_be_followed(visit: Callable[..., Visit], site: str) -> None:
    page = visit(f"{site}/?v=due&f.month=2021-12").page
    page.get_by_label("Văn bản và các văn bản triển khai nó").fill("NQ 128")
    page.get_by_label("Cấp").select_option("district")
    expect(page).to_have_url(re.compile(r"f\.level=district"))
    expect(page.get_by_role("button", name="Bỏ lọc")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("^Tháng 12.2021:"))).to_have_attribute("aria-current", "date")
    page.get_by_text("Theo dõi trong lịch").click()
    calendar = page.get_by_role("link", name="Lịch (.ics)").get_attribute("href")
    assert calendar is not None
    assert calendar.startswith("/api/deadlines.ics?") and "level=district" in calendar and "directive=NQ+128" in calendar
    assert page.request.get(f"{site}{calendar}").text().startswith("BEGIN:VCALENDAR")
    page.get_by_label("Cơ quan", exact=True).fill("Sở Không Có Thật")
    page.get_by_role("button", name="Lọc", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Không tìm thấy trong kho")
    expect(page.get_by_label("Cơ quan", exact=True)).to_have_value("Sở Không Có Thật")


def test_which_province_has_nothing_under_68_nq_tw(visit: Callable[..., Visit], site: str) -> None:
    opened = visit(site)
    page = opened.page
    page.get_by_role("link", name="Nơi chưa thấy").click()
    line = page.get_by_role("listitem").filter(has=page.get_by_role("link", name="68-NQ/TW", exact=True)).first
    expect(line).to_contain_text(re.compile(r"đã ban hành 3.*chưa thấy 1.*không đủ dữ liệu 59.*Chưa thấy: tỉnh An Giang"))
    line.get_by_role("link", name="68-NQ/TW", exact=True).click()
    expect(page.get_by_role("tab", name="Nơi chưa thấy")).to_have_attribute("aria-selected", "true")
    figures = page.locator("dl.gap-tiles")
    told = page.request.get(f"{site}/api/gap", params={"directive": "68-NQ/TW"}).json()["notes"]
    for words in ("3/4", "25 %", "128 ngày"):
        expect(figures).to_contain_text(words)
    assert {"Chưa thấy văn bản: 25 % số tỉnh có dữ liệu", "Trung vị: 128 ngày sau văn bản"} <= set(told)
    expect(figures).to_contain_text("chọn “Tính đến ngày” ở trên")
    page.get_by_label("Tính đến ngày").fill("2027-06-01")
    page.get_by_label("Thay đổi từ ngày").fill("2025-09-01")
    later = page.request.get(f"{site}/api/gap", params={"directive": "68-NQ/TW", "as_of": "2027-06-01", "since": "2025-09-01"}).json()[
        "notes"
    ]
    told = (("3/4", "3 trên 4 tỉnh"), ("25 %", "25 %"), ("128 ngày", "128 ngày"), ("+2", "thêm 2 nơi"), ("758 ngày", "758 ngày"))
    for words, note in told:
        expect(figures).to_contain_text(words)
        assert note in " ".join(later)
    plan = page.get_by_role("listitem").filter(has_text="63/KH-UBND").last
    plan.get_by_role("link", name="triển khai thực hiện").click()
    expect(page.get_by_role("complementary").locator("mark")).to_be_visible()
    page.get_by_role("link", name="Các bộ").click()
    expect(page).to_have_url(re.compile(r"o\.level=ministry"))
    expect(page.get_by_role("link", name="Các bộ")).to_be_focused()
    opened.check(site)
