"""Take the pictures of the page that stand in docs/pictures, over a store of the samples. Run it when the page has changed.

    chidao ingest data/samples --store chidao-data
    python -m tools.take_pictures [--store chidao-data]
"""

from __future__ import annotations

import argparse
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from bench.page import CHROMIUM, serving

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
COLOURS = 200  # the page has few: the pictures stay small
# Name of the picture -> address, what must be there before it is taken.
VIEWS = {
    "page-cascade": ("/?d=NQ+128", "[role=treegrid]"),
    "page-columns": ("/?d=NQ+128&tab=columns", "#panel svg"),
    "page-board": ("/?d=NQ+128&tab=board", "#panel li"),
    "page-timeline": ("/?d=NQ+128&tab=timeline", "#panel svg"),
    "page-around": ("/?d=435/VP-KGVX&tab=around", "#panel svg"),
    "page-who": ("/?d=NQ+128&tab=who", "#panel details"),
    "page-gap": ("/?d=68-NQ/TW&tab=gap", "#panel h2"),
    "page-document": ("/?d=435/VP-KGVX&tab=text", "#panel [class*=mk-]"),
    "page-agency": ("/?a=S%E1%BB%9F+Y+t%E1%BA%BF+Cao+B%E1%BA%B1ng", "#panel details"),
    "page-due": ("/?v=due&f.month=2021-12", "main table"),
    "page-open": ("/?v=open", "main blockquote"),
    "page-corrections": ("/?v=corrections", "main blockquote, main fieldset"),
    "page-statistics": ("/?v=statistics", "main svg"),
    "page-news": ("/?v=news", "main li"),
}


def take(browser: Browser, address: str, name: str, width: int, height: int, scheme: str = "light") -> None:
    """One picture of a view, in its own window."""
    path, shown = VIEWS[name.removesuffix("-phone").removesuffix("-dark")]
    dark = "dark" if scheme == "dark" else "light"
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=dark, locale="vi-VN")
    page = context.new_page()
    page.goto(address + path)
    page.locator(shown).first.wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    taken = Image.open(BytesIO(page.screenshot(animations="disabled")))
    taken.convert("RGB").quantize(COLOURS).save(FOLDER / f"{name}.png", optimize=True)
    context.close()


def main() -> None:
    """All views at the width of a desk, two on a phone, one in the dark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", default="chidao-data")
    given = parser.parse_args()
    with serving(given.store) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--lang=vi-VN"])
        for name in VIEWS:
            take(browser, address, name, 1280, 860)
        for name in ("page-cascade", "page-board"):
            take(browser, address, f"{name}-phone", 390, 844)
        take(browser, address, "page-columns-dark", 1280, 860, "dark")
        browser.close()


if __name__ == "__main__":
    main()
