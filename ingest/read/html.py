"""HTML to text with the place of every character: tags out, entities decoded, blocks on lines, cells between bars."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterator
from pathlib import Path

from ingest.read.decode import decode, read_bytes
from ingest.read.offsets import Edit, apply_edits, compose
from ingest.read.reading import Reading
from ingest.read.repair import repair
from model.text import Offsets, SourceText

MEDIA_TYPE = "text/html"
# Bounded, so that a stray "<" costs no more than a tag.
_TOKEN = re.compile(
    r"<!--|<(?P<close>/?)(?P<tag>[A-Za-z][A-Za-z0-9:]{0,20})(?P<rest>[^<>]{0,4000})>|<![^<>]{0,400}>|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});|\s+"
)
_LEFT_OUT = frozenset("script style noscript template svg head nav footer aside select button iframe object".split())
_KEEPING = frozenset(("pre", "textarea", "listing", "xmp"))
_PRE = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_CELLS = frozenset(("td", "th"))

# What the tags between two words amount to: the one that weighs most. A paragraph inside a cell must not
# outweigh the cell, nor a cell its row.
Gap = tuple[int, str]
_NOTHING: Gap = (0, "")
_GAPS: dict[str, Gap] = {
    **dict.fromkeys("p h1 h2 h3 h4 h5 h6 blockquote article section main".split(), (3, "\n\n")),
    **dict.fromkeys(_CELLS, (4, " | ")),
    "tr": (5, "\n"),
    "table": (6, "\n\n"),
}
_INLINE = frozenset(
    (
        "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark o:p q s samp small span strike strong "
        "sub sup time tt u var wbr"
    ).split()
)
_IS_HTML = re.compile(r"(?i)<!doctype\s+html|<html\b|<body\b|<(?:p|div|table)\b[^<>]{0,400}>")


def is_html(start: str) -> bool:
    """Whether the first characters of a text are those of a page.

    >>> is_html("<!DOCTYPE html><html>")
    True
    """
    return bool(_IS_HTML.search(start[:4000])) and start.lstrip("\ufeff \t\r\n").startswith("<")


def read(path: Path) -> Iterator[Reading]:
    """The one text of a page. UnreadableFile where there is none."""
    data = read_bytes(path)
    yield Reading(decode(data), hashlib.sha256(data).hexdigest(), media_type=MEDIA_TYPE)


def make_source(name: str, raw: str, sha256: str) -> SourceText:
    """The words of a page, repaired; `sha256` names the bytes it came from."""
    plain, inner = strip_tags(raw)
    text, outer, repairs = repair(plain)
    return SourceText(name, sha256, raw, text, compose(outer, inner, len(text)), MEDIA_TYPE, ("tags left out", *repairs))


def strip_tags(raw: str) -> tuple[str, Offsets]:
    """The words of a page and where they stand in it.

    >>> strip_tags("<p>Số:&nbsp;12</p><p>Kính gửi</p>")[0]
    '\\n\\nSố:\\xa012\\n\\nKính gửi\\n\\n'
    """
    return apply_edits(raw, _Stripper(raw).edits())


class _Stripper:
    """Walks the tags once, from left to right. `gap` is what the tags since the last word amount to."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.unclosed: set[str] = set()
        self.kept: list[str] = []  # open elements in which blanks and line ends count

    def edits(self) -> Iterator[Edit]:
        gap, gap_start, end = _NOTHING, 0, 0
        while match := _TOKEN.search(self.raw, end):
            if match.start() > end:
                if gap_start < end:
                    yield Edit(gap_start, end, gap[1])
                gap, gap_start = _NOTHING, match.start()
            if match[0][0] == "&":
                if gap_start < match.start():
                    yield Edit(gap_start, match.start(), gap[1])
                yield Edit(match.start(), match.end(), html.unescape(match[0]))
                gap, gap_start, end = _NOTHING, match.end(), match.end()
                continue
            gap = max(gap, self._gap(match))
            end = self._after(match)
        if gap_start < end:
            yield Edit(gap_start, end, gap[1])

    def _gap(self, match: re.Match[str]) -> Gap:
        tag = (match["tag"] or "").lower()
        if not tag:
            return self._blank(match[0]) if match[0].isspace() else (0, "")
        self._note_kept(tag, match)
        if tag in _GAPS:
            return _GAPS[tag] if match["close"] or tag not in _CELLS else (0, "")
        return (0, "") if tag in _INLINE else (2, "\n")

    def _blank(self, blank: str) -> Gap:
        """Blanks amount to one, but where the page keeps them."""
        return (3 if "\n" in blank else 1, blank) if self.kept else (1, " ")

    def _note_kept(self, tag: str, match: re.Match[str]) -> None:
        if match["close"]:
            if self.kept and self.kept[-1] == tag:
                self.kept.pop()
        elif tag in _KEEPING or (self.kept and self.kept[-1] == tag) or _PRE.search(match["rest"]):
            self.kept.append(tag)

    def _after(self, match: re.Match[str]) -> int:
        """Where reading goes on: behind a comment or a left-out element as a whole."""
        if match[0] == "<!--":
            return self._behind("-->", match.end())
        tag = (match["tag"] or "").lower()
        if tag not in _LEFT_OUT or match["close"] or match["rest"].endswith("/"):
            return match.end()
        return self._behind(f"</{tag}", match.end())

    def _behind(self, closing: str, start: int) -> int:
        """Behind the closing mark; at `start` where it never comes (looked for once only)."""
        if closing in self.unclosed:
            return start
        found = re.compile(re.escape(closing), re.IGNORECASE).search(self.raw, start)
        if found is None:
            self.unclosed.add(closing)
            return start
        stop = self.raw.find(">", found.end() - 1)
        return stop + 1 if stop >= 0 else found.end()
