"""The graph around a directive: opened step by step, undone, hidden, pinned, filtered, by mouse and by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import expect

from tests.web.conftest import Visit


def test_the_graph_opens_where_it_is_pressed_and_stands_in_the_address(visit: Callable[..., Visit], site: str) -> None:
    opened = visit(f"{site}/?{urlencode({'d': '435/VP-KGVX', 'tab': 'around'})}")
    page = opened.page
    papers = page.locator("[data-paper]")
    expect(papers).to_have_count(5)
    letter = page.get_by_role("button", name=re.compile(r"^176-CV.TU, Cấp tỉnh, Tỉnh ủy Kiên Giang, 15.06.2021, \d+ văn bản chưa hiện"))
    letter.click()
    root = page.get_by_role("button", name=re.compile(r"^07-KL.TW, "))
    expect(root).to_be_visible()
    expect(page.locator("#live")).to_contain_text("Đã mở 176-CV/TU")
    count = papers.count()
    page.reload()
    expect(papers).to_have_count(count)
    page.get_by_role("button", name="Mở thêm").or_(page.get_by_role("button", name="Thu lại")).first.wait_for()
    root.focus()
    page.keyboard.press("Delete")
    expect(root).to_have_count(0)
    page.get_by_role("button", name="Hoàn tác").click()
    expect(root).to_be_visible()
    root.focus()
    page.keyboard.press("ArrowRight")
    expect(root).not_to_be_focused()
    page.keyboard.press("p")
    expect(page).to_have_url(re.compile(r"o\.pin="))
    page.keyboard.press("Control+z")
    expect(page).not_to_have_url(re.compile(r"o\.pin="))
    opened.check(site)


def test_a_line_gives_its_words_and_filters_narrow_the_graph(visit: Callable[..., Visit], site: str) -> None:
    opened = visit(f"{site}/?{urlencode({'d': '435/VP-KGVX', 'tab': 'around'})}")
    page = opened.page
    page.get_by_role("button", name=re.compile(r"^902.UBND-VX → 435.VP-KGVX")).locator("rect").click()
    card = page.locator(".around-card")
    expect(card.locator("q").first).to_contain_text("435/VP-KGVX")
    card.get_by_role("link", name="Xem trong văn bản").first.click()
    expect(page.get_by_role("complementary").locator("mark")).to_contain_text("435/VP-KGVX")
    page.keyboard.press("Escape")
    page.get_by_text("Bộ lọc", exact=True).click()
    page.get_by_label("Quan hệ", exact=True).select_option("IMPLEMENTS")
    expect(page.locator("[data-paper]")).to_have_count(3)
    page.get_by_role("button", name="Xuất").click()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Hình SVG").click()
    drawing = Path(saved.value.path()).read_text(encoding="utf-8")
    assert "176-CV/TU" in drawing
    assert "class=" not in drawing
    opened.check(site)


def test_at_most_so_many_papers_are_drawn_and_it_says_how_many_are_not(visit: Callable[..., Visit], site: str) -> None:
    page = visit(site).page
    counts = page.evaluate(
        """async () => {
          const { Graph } = await import("/web/views/around/graph.js");
          const graph = new Graph({ key: "0" }, {});
          const near = (...keys) => keys.map((key) => ({ key, lines: [{ relation: "IMPLEMENTS", from: key, to: "0" }] }));
          const many = Array.from({ length: 400 }, (_, at) => String(at + 1));
          for (const key of many) graph.papers.set(key, { key, links: 3 });
          graph.near.set("0", near(...many));
          const first = graph.drawn();
          graph.open.set("0", 9);
          const all = graph.drawn();
          const unseen = ["0", "1"].map((key) => graph.unseen(key, new Set(all.keys)));
          return [first.keys.length, first.left, all.keys.length, all.left, ...unseen];
        }"""
    )
    assert counts == [21, 0, 150, 31, 251, 2]
