"""The documentation as a site: built without a warning, whole, readable on a desk and on a phone, and asking nobody for anything."""

from __future__ import annotations

import functools
import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import expect
from selectolax.lexbor import LexborHTMLParser

import queries
from tests.conftest import ROOT
from tests.web.conftest import Visit

# What a browser would fetch by itself; a link to another site is none of these.
FETCHED = {"script": "src", "link": "href", "img": "src", "iframe": "src", "source": "src"}
OF_LUNR = "Function is not registered with pipeline"  # a word of the search library to its developers
SHALLOW = re.compile(r" {1,3}(?:- |\* |\d+\. |```)")
UNREAD = re.compile(r"^(?:- |\* |\| |\d+\. |```)", re.M)  # Markdown that was taken for a paragraph


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as `make docs` builds it."""
    folder = tmp_path_factory.mktemp("docs") / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="session")
def pages(built: Path) -> dict[str, LexborHTMLParser]:
    """Every page by its path."""
    files = sorted(built.rglob("*.html"))
    return {path.relative_to(built).as_posix(): LexborHTMLParser(path.read_text(encoding="utf-8")) for path in files}


@pytest.fixture(scope="session")
def docs(built: Path) -> Iterator[str]:
    """The address of the site, served from its folder."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(built))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_every_page_of_docs_is_there_and_can_be_found(pages: dict[str, LexborHTMLParser]) -> None:
    written = {path.relative_to(ROOT / "docs").with_suffix(".html").as_posix() for path in (ROOT / "docs").rglob("*.md")}
    assert written <= pages.keys()
    assert {"reference/commands.html", "reference/queries.html", "reference/api.html"} <= pages.keys()
    shown = {link.attributes.get("href") for link in pages["index.html"].css("nav a")} | {"./", "index.html"}
    assert written - {str(name) for name in shown} == {"index.html"} - {str(name) for name in shown}


def test_nothing_is_fetched_from_elsewhere(pages: dict[str, LexborHTMLParser]) -> None:
    wanted = [
        (name, tag, address)
        for name, page in pages.items()
        for tag, attribute in FETCHED.items()
        for node in page.css(tag)
        if (address := node.attributes.get(attribute) or "").startswith(("http:", "https:", "//"))
    ]
    assert wanted == []


def test_lists_and_tables_are_lists_and_tables(pages: dict[str, LexborHTMLParser]) -> None:
    unread = [(name, node.text()[:80]) for name, page in pages.items() for node in page.css("article p") if UNREAD.search(node.text())]
    assert unread == []


def test_what_hangs_below_an_item_is_indented_by_four() -> None:
    """Three blanks make an item of its own here."""
    sources = [(path.name, number, line) for path in (ROOT / "docs").rglob("*.md") for number, line in enumerate(told(path), 1)]
    assert [place for place in sources if SHALLOW.match(place[2])] == []


def told(path: Path) -> list[str]:
    """The lines of a page, those of code left empty."""
    return re.sub(r"^```.*?^```", "", path.read_text(encoding="utf-8"), flags=re.M | re.S).splitlines()


def test_reference_says_what_the_code_says(pages: dict[str, LexborHTMLParser]) -> None:
    text = {name: page.body.text() for name, page in pages.items() if name.startswith("reference/") and page.body is not None}
    assert [name for name in queries.names() if queries.get(name).vi not in text["reference/queries.html"]] == []
    for words in ("chidao ingest", "chidao review confirm", "--as-of", "Hỏi"):
        assert words in text["reference/commands.html"]
    assert "/api/cascade" in text["reference/api.html"]
    for words in ("open_for_reading", "gaps", "DataFrame", "make_network"):
        assert words in text["reference/python.html"]


@pytest.mark.parametrize("width", [1280, 390])
def test_a_reader_finds_the_tutorial(docs: str, visit: Callable[..., Visit], width: int) -> None:
    opened = visit(f"{docs}/index.html", width=width)
    page = opened.page
    for name in ("index", "tutorial", "reference/queries", "schema"):
        page.goto(f"{docs}/{name}.html")
        expect(page.locator("article h1")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    page.goto(f"{docs}/index.html")
    page.locator("article").get_by_role("link", name="Học từng bước").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Học từng bước")
    opened.check(docs, expected=OF_LUNR)


def test_search_finds_a_page(docs: str, visit: Callable[..., Visit]) -> None:
    opened = visit(f"{docs}/index.html")
    opened.page.get_by_role("textbox").first.fill("viện dẫn")
    expect(opened.page.locator(".md-search-result__item").first).to_be_visible()
    opened.check(docs, expected=OF_LUNR)
