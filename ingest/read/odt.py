"""OpenDocument texts (.odt), straight from the XML. Tracked changes read as accepted."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from ingest.read.blocks import join_table
from ingest.read.decode import read_bytes
from ingest.read.numbering import draw_count
from ingest.read.pages import join_pages
from ingest.read.reading import Reading
from ingest.read.sha import sha256_of
from ingest.read.xml import ENCRYPTED, open_package, parse_file, read_part
from model.errors import UnreadableFile

_NS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TEXT, _TABLE, _OFFICE, _STYLE, _DRAW = (_NS % name for name in ("text", "table", "office", "style", "drawing"))
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_PAGE = "\f"
_LEFT_OUT = {f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_OFFICE}forms", f"{_TEXT}sequence-decls", f"{_TEXT}note-citation"}
_PARAGRAPHS = {f"{_TEXT}p", f"{_TEXT}h"}
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_DEEPEST = 100
_MOST_BLANKS = 200


def read(path: Path) -> Iterator[Reading]:
    """The one text of an OpenDocument file. UnreadableFile where it is broken, encrypted or empty."""
    root, styles = _parts(path)
    if root is None or (body := root.find(f"{_OFFICE}body/{_OFFICE}text")) is None:
        raise UnreadableFile("tệp ODT không có nội dung hoặc có mật khẩu (the ODT file has no body, or is encrypted)")
    walk = _Walk(_list_styles(root), _capitals(root, styles))
    text = "\n".join((*_headers(styles, walk), *walk.lines(body), *walk.notes))
    if not text.strip():
        raise UnreadableFile("tệp ODT không có chữ nào (no words in this ODT file)")
    raw, pages = join_pages(text.split(_PAGE))
    yield Reading(raw, sha256_of(path), pages=pages)


def _parts(path: Path) -> tuple[etree._Element | None, etree._Element | None]:
    """Content and styles: two parts of a package, or one flat file (.fodt)."""
    if not zipfile.is_zipfile(path):
        root = parse_file(read_bytes(path))
        return root, root
    with open_package(path) as package:
        manifest = "META-INF/manifest.xml"
        if manifest in package.namelist() and b"encryption-data" in package.read(manifest):
            raise UnreadableFile(ENCRYPTED)
        return read_part(package, "content.xml"), read_part(package, "styles.xml")


def _capitals(*roots: etree._Element | None) -> frozenset[str]:
    """The styles that show small letters as capitals, by their names."""
    shown = (style for root in roots if root is not None for style in root.iter(f"{_STYLE}style"))
    return frozenset(
        style.get(f"{_STYLE}name", "")
        for style in shown
        if any(p.get(f"{_FO}text-transform") == "uppercase" for p in style.iterfind(f"{_STYLE}text-properties"))
    )


class _Walk:
    """Turns elements into lines; footnotes wait in `notes`."""

    def __init__(self, styles: dict[str, list[tuple[str, str, str]]], capitals: frozenset[str] = frozenset()) -> None:
        self.notes: list[str] = []
        self._capitals = capitals
        self._styles = styles
        self._depth = 0

    def lines(self, parent: etree._Element, style: str = "", level: int = 0) -> Iterator[str]:
        """The lines below an element; `style` and `level` are those of the list that it belongs to."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise UnreadableFile("bảng và danh sách lồng nhau quá sâu (tables and lists are nested too deeply)")
        for child in parent:
            if child.tag in _PARAGRAPHS:
                yield self._paragraph(child)
            elif child.tag == f"{_TABLE}table":
                yield join_table(self._row(row) for row in child.iter(f"{_TABLE}table-row") if next(row.iterancestors(child.tag)) is child)
            elif child.tag == f"{_TEXT}list":
                yield from self._list(child, child.get(f"{_TEXT}style-name", style), level)
            elif child.tag == f"{_TEXT}soft-page-break":
                yield _PAGE
            elif child.tag not in _LEFT_OUT:
                yield from self.lines(child, style, level)
        self._depth -= 1

    def _list(self, element: etree._Element, style: str, level: int) -> Iterator[str]:
        form, before, after = (self._styles.get(style, [])[level : level + 1] or [("", "", "")])[0]
        count = 0
        for item in element:
            lines = list(self.lines(item, style, level + 1))
            if item.tag == f"{_TEXT}list-item" and lines and item[0].tag in _PARAGRAPHS:
                count += 1
                lines[0] = (f"{before}{draw_count(count, form)}{after} " if form else "- ") + lines[0]
            yield from lines

    def _row(self, row: etree._Element) -> list[list[str]]:
        cells = [cell for cell in row if cell.tag in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")]
        return ["\n".join(self.lines(cell)).replace(_PAGE, "").split("\n") for cell in cells]

    def _paragraph(self, paragraph: etree._Element) -> str:
        boxes: list[str] = []
        words = self._shown(paragraph, "".join(self._pieces(paragraph, boxes)))
        return "\n".join((*boxes, words))

    def _shown(self, element: etree._Element, words: str) -> str:
        return words.upper() if element.get(f"{_TEXT}style-name") in self._capitals else words

    def _pieces(self, element: etree._Element, boxes: list[str]) -> Iterator[str]:
        yield element.text or ""
        for child in element:
            yield from self._piece(child, boxes)
            yield child.tail or ""

    def _piece(self, child: etree._Element, boxes: list[str]) -> Iterator[str]:
        name = str(child.tag).removeprefix(_TEXT)
        if name == "s":
            count = child.get(f"{_TEXT}c", "1")
            yield " " * min(int(count) if count.isascii() and count.isdigit() else 1, _MOST_BLANKS)
        elif name in ("tab", "line-break"):
            yield " " if name == "tab" else "\n"
        elif name == "soft-page-break":
            yield _PAGE
        elif name == "note":
            self.notes.append(" ".join(" ".join(self.lines(child)).split()))
        elif child.tag == f"{_DRAW}text-box":
            boxes.append("\n".join(self.lines(child)))
        elif child.tag not in _LEFT_OUT:
            yield self._shown(child, "".join(self._pieces(child, boxes)))


def _list_styles(root: etree._Element) -> dict[str, list[tuple[str, str, str]]]:
    """For each list style its levels: form of the number ("" for a bullet), what stands before and behind it."""
    found = {}
    for style in root.iter(f"{_TEXT}list-style"):
        levels = []
        for level in style:
            form = level.get(f"{_STYLE}num-format", "")
            drawn = _FORMS.get(form, "decimal") if form and level.tag == f"{_TEXT}list-level-style-number" else ""
            levels.append((drawn, level.get(f"{_STYLE}num-prefix", ""), level.get(f"{_STYLE}num-suffix", "")))
        found[style.get(f"{_STYLE}name", "")] = levels
    return found


def _headers(styles: etree._Element | None, walk: _Walk) -> Iterator[str]:
    for header in styles.iter(f"{_STYLE}header", f"{_STYLE}header-first") if styles is not None else ():
        words = "\n".join(walk.lines(header))
        if sum(c.isalpha() for c in words) > 1:
            yield words
