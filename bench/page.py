"""How quickly the page is there, in a real Chromium over a store: first view, tree, neighbourhood, panning, the longest block.

    python -m bench.page --store chidao-data                       the samples
    python -m bench.page --store big --directive "128/NQ-CP"       a store of generated documents (python -m bench.generate …, ingest)
    python -m bench.page --store big --json out.json               the figures as JSON too

Milliseconds of the wall clock as the browser counts them from the click, the middle of `--passes` runs, each in a fresh window. Machines
differ and are busy: beside them stands what a fixed loop of JavaScript took in the same window, and the ratio to it.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from socket import socket
from statistics import median
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
WIDTH, HEIGHT = 1280, 860
WAIT = 120.0  # seconds for a server to answer
# A loop that does what pages do: strings, objects, sorting. About 20 ms on an idle desktop.
YARDSTICK = """() => { const begin = performance.now(); const rows = [];
  for (let n = 0; n < 60000; n += 1) rows.push({ key: `số ${(n * 7919) % 60013}`, n }); rows.sort((a, b) => (a.key < b.key ? -1 : 1));
  return performance.now() - begin; }"""
LONGEST = """() => new Promise((give) => { let longest = 0;
  const look = (list) => { for (const entry of list.getEntries()) longest = Math.max(longest, entry.duration); };
  new PerformanceObserver(look).observe({ type: "longtask", buffered: true });
  setTimeout(() => give(longest), 200); })"""
FRAMES = """() => new Promise((give) => { const times = []; const step = (now) => { times.push(now);
  if (now - times[0] < 1500) requestAnimationFrame(step);
  else give(1000 * (times.length - 1) / (times.at(-1) - times[0])); }; requestAnimationFrame(step); })"""


def measure(browser: Browser, address: str, directive: str, passes: int) -> dict[str, dict[str, float]]:
    """Figure -> `ms` (or `fps`), `yardstick_ms`, `ratio`; the middle of the passes."""
    views: dict[str, tuple[str, str]] = {
        "first view": ("/", ".start h2, .state"),
        "tree": (f"/?d={quote(directive)}", "[role=treegrid] tbody tr"),
        "who must act": (f"/?d={quote(directive)}&tab=who", "#panel .tools, #panel .empty"),
        "unit board": (f"/?d={quote(directive)}&tab=board", "#panel li, #panel .empty"),
        "timeline": (f"/?d={quote(directive)}&tab=timeline", "#panel svg:not(.icon), #panel .empty"),
        "neighbourhood": (f"/?d={quote(directive)}&tab=around", "#panel svg [role=button], #panel .empty"),
    }
    found: dict[str, dict[str, float]] = {}
    for name, (path, shown) in views.items():
        runs = [_once(browser, address + path, shown) for _ in range(passes)]
        there, longest, yardstick = (median(figures) for figures in zip(*runs, strict=True))
        found[name] = {"ms": there, "longest_block_ms": longest, "yardstick_ms": yardstick, "ratio": there / yardstick}
    found["panning the neighbourhood"] = {"fps": _frames(browser, address + views["neighbourhood"][0])}
    return found


def _once(browser: Browser, address: str, shown: str) -> tuple[float, float, float]:
    """Milliseconds until something of the view is there, the longest block, and those of the yardstick."""
    context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT})
    page = context.new_page()
    page.goto("about:blank")
    yardstick = page.evaluate(YARDSTICK)
    page.goto(address, wait_until="commit")
    page.locator(shown).first.wait_for(timeout=WAIT * 1000)
    there = page.evaluate("() => performance.now()")
    longest = page.evaluate(LONGEST)
    context.close()
    return there, longest, yardstick


def _frames(browser: Browser, address: str) -> float:
    """Frames a second while the drawing is dragged to and fro with real mouse events."""
    context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT})
    page = context.new_page()
    page.goto(address)
    drawing = page.locator("#panel svg:not(.icon)").first
    drawing.wait_for(timeout=WAIT * 1000)
    drawing.scroll_into_view_if_needed()
    box = drawing.bounding_box() or {"x": 0.0, "y": 0.0, "width": 0.0, "height": 0.0}
    _drag(page, box["x"] + 20, box["y"] + min(box["height"], HEIGHT) / 2)
    frames: float = page.evaluate("() => window.frames_a_second")
    context.close()
    return frames


def _drag(page: Page, x: float, y: float) -> None:
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(f"() => {{ window.frames_a_second = ({FRAMES})(); }}")
    end = time.monotonic() + 1.5
    for step in count():
        page.mouse.move(x + (step % 40) * 4, y + (step % 25) * 3)
        if time.monotonic() > end:
            break
    page.mouse.up()


@contextmanager
def serving(store: str) -> Iterator[str]:
    """`chidao serve` in a process of its own, so that the browser shares no interpreter with it."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([sys.executable, "-m", "cli.main", "serve", "--store", store, "--port", str(port)], stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(address)
        yield address
    finally:
        server.terminate()
        server.wait(20)


def _wait(address: str) -> None:
    end = time.monotonic() + WAIT
    while time.monotonic() < end:
        try:
            urlopen(f"{address}/api/query/statistics").close()
        except URLError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit(f"No answer from {address} in {WAIT:.0f} s")


def as_table(found: dict[str, dict[str, float]]) -> str:
    """The figures as a Markdown table."""
    lines = ["| view | there after | longest block | yardstick | ratio |", "|---|--:|--:|--:|--:|"]
    for name, figures in found.items():
        if "fps" in figures:
            lines.append(f"| {name} | {figures['fps']:.0f} fps | | | |")
        else:
            cells = [f"{figures[column]:.0f} ms" for column in ("ms", "longest_block_ms", "yardstick_ms")]
            lines.append(f"| {name} | " + " | ".join([*cells, f"{figures['ratio']:.1f}"]) + " |")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print a table, and write JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", default="chidao-data")
    parser.add_argument("--directive", default="128/NQ-CP")
    parser.add_argument("--passes", type=int, default=3)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args(arguments)
    with serving(given.store) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        found = measure(browser, address, given.directive, given.passes)
        browser.close()
    sys.stdout.write(as_table(found) + "\n")
    if given.json:
        given.json.write_text(json.dumps(found, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
