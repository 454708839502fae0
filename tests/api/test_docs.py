"""/docs opens in a real browser without a request elsewhere and without a breach of its policy."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, expect

from tests.api.conftest import serving


@pytest.fixture(scope="module")
def address(app: FastAPI) -> Iterator[str]:
    """Where the application is served."""
    with serving(app) as address:
        yield address


class Visit:
    """A page in the browser, with what it asked for and complained of."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.outside: list[str] = []
        self.complaints: list[str] = []
        page.on("request", self._note_request)
        page.on("console", lambda message: self.complaints.append(message.text) if message.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _note_request(self, request: object) -> None:
        url = str(getattr(request, "url", ""))
        if not url.startswith((self.address, "data:", "blob:")):
            self.outside.append(url)


@pytest.fixture
def visit(address: str, browser: Browser) -> Iterator[Visit]:
    """An empty page; at its end nothing came from elsewhere and nothing was complained of."""
    visit = Visit(browser.new_page(viewport={"width": 1280, "height": 900}), address)
    yield visit
    assert (visit.outside, visit.complaints) == ([], [])
    visit.page.close()


def test_docs_show_and_try_a_question(visit: Visit) -> None:
    visit.page.goto(f"{visit.address}/docs")
    operation = visit.page.locator("#operations-tag-_ .opblock, .opblock").filter(has_text="/api/statistics").first
    operation.click()
    operation.get_by_role("button", name="Try it out").click()
    operation.get_by_role("button", name="Execute").click()
    expect(operation.locator(".live-responses-table")).to_contain_text("citations_resolved")


def test_a_drawing_is_drawn_under_the_policy_it_is_sent_with(visit: Visit) -> None:
    visit.page.goto(f"{visit.address}/draw?directive=NQ 128")
    visit.page.get_by_role("button", name="3279/KH-UBND").click()
    expect(visit.page.locator("#details blockquote")).to_contain_text("128/NQ-CP")
    assert visit.page.evaluate("window.origin") == "null", "a sandbox has no origin"
    visit.page.get_by_role("link", name="Mở trong trang chidao").click()
    visit.page.wait_for_url(f"{visit.address}/?d=*")


def test_files_of_others_are_what_their_manifests_say(root: Path) -> None:
    checked = subprocess.run([sys.executable, "tools/vendor_web.py", "--check"], cwd=root, capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stdout) == (0, "as pinned\n")
    manifest = json.loads((root / "api/vendor/swagger-ui/MANIFEST.json").read_text(encoding="utf-8"))
    assert manifest["licence"] == "Apache-2.0"
    for path in root.glob("api/**/MANIFEST.json"):
        assert "LICENSE" in json.loads(path.read_text(encoding="utf-8"))["files"], path
