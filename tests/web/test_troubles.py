"""Hostile texts, a failing and a missing server, an empty store, news while the page is open."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.web.conftest import Visit, read_into, serving

HEAD = "UBND TỈNH {place}\n-------\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\n\n"
PLAN = HEAD + (
    "Số: {number}/KH-UBND\n\n{town}, ngày 20 tháng 12 năm 2021\n\nKẾ HOẠCH\n{title}\n\n"
    "Thực hiện Nghị quyết số 128/NQ-CP ngày 11/10/2021 của Chính phủ, UBND tỉnh ban hành Kế hoạch như sau:\n\n"
    "1. Sở Y tế {duty} trước ngày 31/12/2021.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn Mẫu\n"
)
EVIL = '<img src=x onerror="window.evil=1"><script>window.evil=1</script>'


def plan(folder: Path, *, number: int, title: str, duty: str) -> Path:
    """A plan of a province under 128/NQ-CP, in a folder of its own."""
    folder.mkdir()
    text = PLAN.format(place="LẠNG SƠN", town="Lạng Sơn", number=number, title=title, duty=duty)
    (folder / f"{number}-kh-ubnd.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def own_site(store: Path, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A server over a copy of the samples, which a test may add to."""
    copy = tmp_path / "store"
    shutil.copytree(store, copy)
    with serving(copy) as address:
        yield address, copy


def test_hostile_texts_run_nothing(visit: Callable[..., Visit], own_site: tuple[str, Path], tmp_path: Path) -> None:
    address, store = own_site
    read_into(
        store,
        plan(tmp_path / "evil", number=940, title=f"Triển khai thực hiện Nghị quyết số 128/NQ-CP {EVIL}", duty=f"lập danh sách {EVIL}"),
    )
    opened = visit(address)
    page = opened.page
    page.get_by_role("combobox").fill("940")
    expect(page.get_by_role("option").first).to_contain_text("<img")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("<script>")
    page.get_by_role("tab", name="Ai phải làm").click()
    page.get_by_role("link", name="Xem trong văn bản").first.click()
    expect(page.get_by_role("complementary").locator("mark")).to_contain_text("<img src=x")
    for name, shown in (
        ("Sơ đồ gộp", ".col, .empty, .notice"),
        ("Bảng đơn vị", "[data-tile]"),
        ("Dòng thời gian", ".time-mark"),
        ("Sơ đồ quan hệ", "[data-paper]"),
    ):
        page.get_by_role("tab", name=name).click()
        expect(page.locator(shown).first).to_be_visible()
    page.get_by_role("tab", name="Bắt nguồn từ").click()
    expect(page.get_by_role("treegrid")).to_contain_text("128/NQ-CP")
    assert page.evaluate("window.evil === undefined && document.querySelectorAll('main img, #side img').length === 0")
    opened.check(address)


@pytest.mark.parametrize(
    "path",
    [
        "/?d=%3Cimg%20src%3Dx%20onerror%3D%22window.evil%3D1%22%3E",
        "/?a=%3Cscript%3Ewindow.evil%3D1%3C/script%3E",
        "/?t=javascript:window.evil=1&s=0&e=1",
    ],
)
def test_hostile_addresses_run_nothing(visit: Callable[..., Visit], site: str, path: str) -> None:
    opened = visit(site + path)
    expect(opened.page.get_by_role("alert").first).to_be_visible()
    assert opened.page.evaluate("window.evil === undefined")
    opened.check(site, expected="404")


def test_a_new_document_appears_while_the_page_is_open(visit: Callable[..., Visit], own_site: tuple[str, Path], tmp_path: Path) -> None:
    address, store = own_site
    page = visit(address + "/?d=NQ%20128").page
    expect(page.get_by_role("treegrid")).to_contain_text("3279/KH-UBND")
    page.wait_for_load_state("networkidle")
    read_into(store, plan(tmp_path / "new", number=941, title="Triển khai thực hiện Nghị quyết số 128/NQ-CP", duty="lập danh sách"))
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(page.get_by_role("status").filter(has_text="Có dữ liệu mới")).to_be_visible()
    expect(page.get_by_role("treegrid")).not_to_contain_text("941/KH-UBND")
    page.get_by_role("button", name="Xem dữ liệu mới").click()
    expect(page.get_by_role("treegrid")).to_contain_text("941/KH-UBND")


def test_looking_for_news_asks_for_the_save_alone(visit: Callable[..., Visit], site: str) -> None:
    opened = visit(site)
    opened.page.wait_for_load_state("networkidle")
    opened.asked.clear()
    with opened.page.expect_response("**/api/save"):
        opened.page.evaluate("dispatchEvent(new Event('focus'))")
    opened.page.wait_for_load_state("networkidle")
    assert opened.asked == [f"{site}/api/save"]


def test_an_empty_store_names_the_command_and_fills_by_itself(visit: Callable[..., Visit], store: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with serving(empty) as address:
        page = visit(address).page
        expect(page.get_by_role("heading", name="Kho chưa có văn bản")).to_be_visible()
        expect(page.get_by_label("Lệnh nạp văn bản mẫu")).to_have_text("chidao ingest data/samples")
        page.wait_for_load_state("networkidle")
        shutil.copytree(store, empty, dirs_exist_ok=True)
        page.evaluate("dispatchEvent(new Event('focus'))")
        expect(page.get_by_role("link", name="128/NQ-CP")).to_be_visible()


def test_offline_says_what_to_do_and_tries_again(visit: Callable[..., Visit], site: str) -> None:
    page = visit(site).page
    expect(page.get_by_role("link", name="128/NQ-CP")).to_be_visible()
    page.context.set_offline(True)
    page.get_by_role("link", name="128/NQ-CP").click()
    expect(page.get_by_role("alert")).to_contain_text("Không kết nối được với máy chủ")
    page.context.set_offline(False)
    expect(page.get_by_role("treegrid")).to_contain_text("3279/KH-UBND")


def fail_once(page: Page, pattern: str) -> None:
    """The next request of that kind meets a broken server."""
    page.route(pattern, lambda route: answer_broken(route), times=1)


def answer_broken(route: Route) -> None:
    """What a proxy says when the program behind it is down: no problem in JSON."""
    route.fulfill(status=502, content_type="text/html", body="<h1>Bad gateway</h1>")


def test_a_failing_server_can_be_asked_again(visit: Callable[..., Visit], site: str) -> None:
    page = visit(site).page
    expect(page.get_by_role("link", name="128/NQ-CP")).to_be_visible()
    fail_once(page, "**/api/query/who_must_act*")
    page.get_by_role("link", name="128/NQ-CP").click()
    page.get_by_role("tab", name="Ai phải làm").click()
    expect(page.get_by_role("alert")).to_contain_text("Máy chủ gặp lỗi")
    page.get_by_role("button", name="Thử lại").click()
    expect(page.get_by_text("Bộ Y tế").first).to_be_visible()


def test_a_slow_answer_shows_that_it_is_on_its_way(visit: Callable[..., Visit], site: str) -> None:
    page = visit(site).page
    expect(page.get_by_role("link", name="128/NQ-CP")).to_be_visible()
    held: list[Route] = []
    page.route("**/api/query/directive*", lambda route: held.append(route), times=1)
    page.get_by_role("link", name="128/NQ-CP").click()
    expect(page.get_by_text("Đang tải…")).to_be_visible()
    held[0].continue_()
    expect(page.get_by_role("treegrid")).to_be_visible()


def test_an_ambiguous_name_offers_its_candidates(visit: Callable[..., Visit], site: str) -> None:
    page = visit(site + "/?d=KH-UBND").page
    expect(page.get_by_role("alert")).to_contain_text("Có nhiều kết quả cùng tên")
    page.get_by_role("alert").get_by_role("link").first.click()
    expect(page.get_by_role("tab").first).to_be_visible()
