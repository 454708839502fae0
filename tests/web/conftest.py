"""A filled store, a server on a free port and a real Chromium; every page reports what it asked for and complained of."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page

from api.app import create_app
from api.deps import Correct
from graph.store import open_for_reading
from ingest.catalogue import Catalogue
from tests.conftest import ROOT


def read_into(store: Path, *paths: Path) -> None:
    """`chidao ingest` as a person runs it."""
    command = [sys.executable, "-m", "cli.main", "ingest", *map(str, paths), "--store", str(store)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


@contextmanager
def serving(store: Path, correct: Correct | None = None) -> Iterator[str]:
    """The application over a folder store, at the address given; it takes corrections where `correct` writes them."""
    with socket.socket() as free, open_for_reading(str(store)) as graph:
        free.bind(("127.0.0.1", 0))
        config = uvicorn.Config(create_app(graph, Catalogue(store / "catalogue").text, correct=correct), log_level="error")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [free]}, daemon=True)
        thread.start()
        end = time.monotonic() + 20
        while not server.started and time.monotonic() < end:
            time.sleep(0.02)
        assert server.started
        yield f"http://127.0.0.1:{free.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The samples, read once."""
    folder = tmp_path_factory.mktemp("store")
    read_into(folder, root / "data" / "samples")
    return folder


@pytest.fixture(scope="session")
def site(store: Path) -> Iterator[str]:
    """The address of the page over the samples."""
    with serving(store) as address:
        yield address


class Visit:
    """A page with what it asked for and what it complained of."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def check(self, address: str, *, expected: str = "") -> None:
        """Nothing from another origin, nothing forbidden tried, no error but the `expected` one."""
        assert [url for url in self.asked if not url.startswith((address, "data:", "blob:"))] == []
        assert [words for words in self.complaints if not (expected and expected in words)] == []


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """`visit(address, width=1280)`: a fresh browser window there."""
    contexts = []

    def open_at(address: str, *, width: int = 1280, scheme: str = "light") -> Visit:
        context = browser.new_context(viewport={"width": width, "height": 860}, color_scheme="dark" if scheme == "dark" else "light")
        context.set_default_timeout(10_000)
        contexts.append(context)
        visit = Visit(context.new_page())
        visit.page.goto(address)
        return visit

    yield open_at
    for context in contexts:
        context.close()


@pytest.fixture
def page(visit: Callable[..., Visit], site: str) -> Iterator[Page]:
    """The first page over the samples; afterwards it must have stayed at home and complained of nothing."""
    opened = visit(site)
    yield opened.page
    opened.check(site)
