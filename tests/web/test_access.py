"""Keyboard only, two languages, two themes, a phone, and no violation that axe can find."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import Visit

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WEB = Path(__file__).resolve().parents[2] / "api" / "web"
EVIDENCE = {"t": "texts/2021-06-21_kien-giang_435-vp-kgvx.txt", "s": 1724, "e": 1744}
VIEWS: dict[str, dict[str, Any]] = {
    "start": {},
    "cascade": {"d": "07-KL/TW"},
    "who": {"d": "435/VP-KGVX", "tab": "who"},
    "deadlines": {"d": "435/VP-KGVX", "tab": "deadlines"},
    "links": {"d": "435/VP-KGVX", "tab": "links"},
    "columns": {"d": "128/NQ-CP", "tab": "columns"},
    "around": {"d": "435/VP-KGVX", "tab": "around"},
    "timeline": {"d": "128/NQ-CP", "tab": "timeline", "o.with": "due"},
    "board": {"d": "128/NQ-CP", "tab": "board", "o.unit": "tỉnh Hà Tĩnh"},
    "squares": {"d": "128/NQ-CP", "tab": "board", "o.level": "district", "day": "2022-06-01"},
    "text": {"d": "07-KL/TW", **EVIDENCE},
    "document": {"d": "435/VP-KGVX", "tab": "text", "o.at": "citation.349.385", "o.about": "open"},
    "papers": {"a": "UBND tỉnh Cao Bằng", "tab": "papers"},
    "line": {"a": "so y te thanh pho can tho", "tab": "line"},
    "agency": {"a": "Sở Y tế Cao Bằng"},
    "asked": {"q": "ai phải thực hiện NQ 128"},
    "due": {"v": "due", "f.month": "2021-12"},
    "gap": {"d": "68-NQ/TW", "tab": "gap"},
    "gaps": {"v": "gaps"},
    "open": {"v": "open"},
    "corrections": {"v": "corrections"},
    "news": {"v": "news"},
    "statistics": {"v": "statistics"},
    "unclear": {"q": "thời tiết hôm nay thế nào"},
    "unknown": {"d": "999/QĐ-XYZ"},
}
DARK = ["start", "cascade", "text", "document", "agency", "board", "columns", "timeline", "around", "due", "gap"]


def violations(page: Page) -> list[str]:
    """What axe finds against WCAG A and AA, one line a node."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES)
    return [f"{rule['id']}: {node['html'][:120]} {node['failureSummary'][:200]}" for rule in found["violations"] for node in rule["nodes"]]


@pytest.mark.parametrize(("name", "scheme"), [*((name, "light") for name in VIEWS), *((name, "dark") for name in DARK)])
def test_axe_finds_nothing(visit: Callable[..., Visit], site: str, name: str, scheme: str) -> None:
    width = 390 if (name, scheme) in (("cascade", "dark"), ("links", "light"), ("due", "dark"), ("gap", "dark")) else 1280
    page = visit(f"{site}/?{urlencode(VIEWS[name])}", scheme=scheme, width=width).page
    expect(page.get_by_role("heading").first).to_be_visible()
    expect(page.locator("[aria-busy]")).to_have_count(0)
    assert violations(page) == []


def test_axe_finds_nothing_in_the_open_list_of_results(page: Page) -> None:
    page.get_by_role("combobox").fill("nq 128")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert violations(page) == []


def test_everything_by_keyboard(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.get_by_role("combobox").focus()
    page.keyboard.type("07-kl/tw")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page.get_by_role("treegrid")).to_be_visible()
    page.get_by_role("tab", selected=True).focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab").nth(1)).to_be_focused()
    expect(page.get_by_role("treegrid")).to_have_count(0)
    page.keyboard.press("ArrowLeft")
    rows = page.get_by_role("treegrid").locator("tbody").get_by_role("row")
    expect(rows.nth(2)).to_be_visible()
    rows.first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowLeft")
    expect(rows.nth(1)).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowRight")
    expect(rows.nth(1)).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowRight")
    expect(rows.nth(2)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("complementary").locator("mark")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("complementary")).to_be_hidden()
    expect(rows.nth(2).locator("a.evidence")).to_be_focused()


def test_english_is_remembered(page: Page) -> None:
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("How far did a directive come down")
    page.get_by_role("link", name="07-KL/TW").first.click()
    expect(page.get_by_role("tab", name="Who must act")).to_be_visible()
    page.reload()
    expect(page.get_by_role("columnheader", name="Days after parent")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("button", name="Tiếng Việt").click()
    expect(page.get_by_role("tab", name="Ai phải làm")).to_be_visible()


def test_dark_colours_are_remembered(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Nền tối").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light
    page.reload()
    expect(page.get_by_role("button", name="Nền tối")).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("name", VIEWS)
def test_a_phone_needs_no_sideways_scrolling(visit: Callable[..., Visit], site: str, name: str) -> None:
    page = visit(f"{site}/?{urlencode(VIEWS[name])}", width=390).page
    expect(page.get_by_role("heading").first).to_be_visible()
    expect(page.locator("[aria-busy]")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_both_languages_have_the_same_words() -> None:
    words = [json.loads((WEB / "strings" / f"{name}.json").read_text(encoding="utf-8")) for name in ("vi", "en")]
    assert words[0].keys() == words[1].keys()
    assert all(all(values.values()) for values in words)


def test_every_word_that_a_module_asks_for_is_there() -> None:
    words = json.loads((WEB / "strings" / "vi.json").read_text(encoding="utf-8"))
    asked = {key for path in WEB.rglob("*.js") for key in re.findall(r"""\bt\("([\w.]+)\"""", path.read_text(encoding="utf-8"))}
    assert len(asked) > 60
    assert asked - words.keys() == set()


def test_modules_are_short_and_never_read_markup() -> None:
    forbidden = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|https?://(?!www\.w3\.org|schemas\.openxmlformats\.org)"
    )
    for path in sorted(path for path in WEB.rglob("*.js") if path.relative_to(WEB).parts[0] != "vendor"):
        text = path.read_text(encoding="utf-8")
        assert len(text.splitlines()) < 250, path.name
        assert not forbidden.search(text), path.name
