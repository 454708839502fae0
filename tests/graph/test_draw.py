"""The drawn file holds everything it needs, and hostile text stays text."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import sync_playwright

from graph.ask import Answer
from graph.draw import draw, make_network

_EVIL = '</script><script>window.evil=1</script><img src=x onerror="window.evil=1"> href'
_ROWS = (
    {"key": "a", "number": "901/NQ-CP" + _EVIL, "issuer": "Chính phủ", "depth": 0, "parent": None},
    {"key": "b", "number": "902/KH-UBND", "issuer": "UBND tỉnh Cao Bằng", "depth": 1, "parent": "a",
     "quote": "thực hiện Nghị quyết 901" + _EVIL},
)
_ANSWER = Answer("cascade_down", {}, ("key",), _ROWS)


def test_the_network_follows_parents() -> None:
    assert list(make_network(_ANSWER).edges) == [("a", "b")]


def test_the_file_opens_offline_and_runs_no_text(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text(draw(_ANSWER), encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(file.as_uri())
        page.get_by_role("button", name="902/KH-UBND").click()
        assert page.get_by_text("thực hiện Nghị quyết 901").is_visible()
        assert page.evaluate("window.evil === undefined")
        assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
        browser.close()
