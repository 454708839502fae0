"""What all tests share. Fixtures of one part stand in the conftest of its own folder below."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from bench.page import CHROMIUM

ROOT = Path(__file__).resolve().parents[1]

# Help texts and tables are compared as text: one width, no colours, whatever the terminal.
os.environ.update({"COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb"})


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def samples() -> Path:
    """The texts of the sample corpus."""
    return ROOT / "data" / "samples" / "texts"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium of the machine, else the one that playwright brought; one for all tests of a process."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()
