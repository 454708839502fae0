"""Word files (.docx): body, tables, text boxes, headers, footnotes and drawn numbers, straight from the XML.

Tracked changes read as accepted: what was inserted stays, what was deleted is left out.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import etree

from ingest.read.altchunk import chunk_words
from ingest.read.blocks import join_table
from ingest.read.capitals import capital_styles, is_capital
from ingest.read.encodings import convert, font_encoding
from ingest.read.numbering import Numbering, W
from ingest.read.pages import join_pages
from ingest.read.reading import Reading
from ingest.read.sha import sha256_of
from ingest.read.xml import open_package, read_part
from model.errors import UnreadableFile

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PAGE = "\f"
_LEFT_OUT = {f"{W}{n}" for n in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr")}
_SIGNS = {f"{W}tab": " ", f"{W}ptab": " ", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}lastRenderedPageBreak": _PAGE}
_WORDS = re.compile(r"[^\W\d_]{2}")
_DEEPEST = 120  # tables in text boxes in tables: more is an attack


def read(path: Path) -> Iterator[Reading]:
    """The one text of a Word file. UnreadableFile where it is broken, encrypted or empty."""
    with open_package(path) as package:
        body = read_part(package, _main_part(package))
        if body is None or (body := body.find(f"{W}body")) is None:
            raise UnreadableFile("tệp Word không có nội dung (the Word file has no body)")
        styles = read_part(package, "word/styles.xml")
        walk = Walk(Numbering(read_part(package, "word/numbering.xml"), styles), capital_styles(styles), _chunks(package, body))
        above, below = _edges(package, body)
        text = "\n".join(part for part in (above, walk.blocks(body), _notes(package), below) if part.strip())
    if not text.strip():
        raise UnreadableFile(
            "tệp Word không có chữ nào; nếu là ảnh chụp, hãy xuất ra PDF (no words in this Word file; export pictures as PDF)"
        )
    raw, pages = join_pages(text.split(_PAGE))
    yield Reading(raw, sha256_of(path), pages=pages)


def _main_part(package: zipfile.ZipFile) -> str:
    """Usually word/document.xml; some programs name it otherwise (word/document2.xml)."""
    names = [n for n in package.namelist() if re.fullmatch(r"word/document\d{0,3}\.xml", n)]
    return "word/document.xml" if "word/document.xml" in names or not names else names[0]


class Walk:
    """Turns elements into lines, depth by depth; `chunks` are the words of files that the document takes in, by their relation."""

    def __init__(self, numbering: Numbering, capitals: frozenset[str] = frozenset(), chunks: Mapping[str, str] | None = None) -> None:
        self._numbering = numbering
        self._capitals = capitals
        self._chunks = chunks or {}
        self._depth = 0

    def blocks(self, parent: etree._Element) -> str:
        """Paragraphs and tables below an element, one line each."""
        return "\n".join(self._lines(parent))

    def _lines(self, parent: etree._Element) -> Iterator[str]:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise UnreadableFile("bảng và khung lồng nhau quá sâu (tables and boxes are nested too deeply)")
        for child in parent:
            if child.tag == f"{W}p":
                yield self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield join_table(self._row(row) for row in _rows(child))
            elif child.tag == f"{W}altChunk":
                yield self._chunks.get(child.get(f"{_R}id", ""), "")
            elif child.tag not in _LEFT_OUT:
                yield from self._lines(_chosen(child))
        self._depth -= 1

    def _row(self, row: etree._Element) -> list[list[str]]:
        cells = []
        for cell in _cells(row):
            merged = cell.find(f"{W}tcPr/{W}vMerge")
            goes_on = merged is not None and merged.get(f"{W}val", "continue") == "continue"
            cells.append([] if goes_on else self.blocks(cell).replace(_PAGE, "").split("\n"))
        return cells

    def _paragraph(self, paragraph: etree._Element) -> str:
        boxes: list[str] = []
        words = "".join(self._pieces(paragraph, boxes))
        marker = self._numbering.marker(paragraph.find(f"{W}pPr")) if words.strip(" \n\f") else ""
        return "\n".join((*boxes, marker + words)) if boxes else marker + words

    def _pieces(self, parent: etree._Element, boxes: list[str]) -> Iterator[str]:
        """The words of a paragraph in order; what stands in a text box goes to `boxes`, before the paragraph that anchors it."""
        for child in parent:
            if child.tag == f"{W}t":
                yield _in_unicode(child).upper() if is_capital(child, self._capitals) else _in_unicode(child)
            elif child.tag in _SIGNS:
                yield _SIGNS[child.tag]
            elif child.tag == f"{W}br":
                yield _PAGE if child.get(f"{W}type") == "page" else "\n"
            elif child.tag == f"{W}txbxContent":
                boxes.append(self.blocks(child).strip("\n"))
            elif child.tag not in _LEFT_OUT:
                yield from self._pieces(_chosen(child), boxes)


def _in_unicode(words: etree._Element) -> str:
    """The words of a run; a typeface of old (`.VnTimeH`) says that they are no Unicode, and whether they are capitals."""
    text = words.text or ""
    run = words.getparent()
    fonts = run.find(f"{W}rPr/{W}rFonts") if run is not None else None
    font = fonts.get(f"{W}ascii", "") if fonts is not None else ""
    encoding = font_encoding(font) if font and not text.isspace() else None
    if encoding is None:
        return text
    converted = convert(text, encoding)
    return converted.upper() if encoding == "tcvn3" and font.endswith("H") else converted


def _chosen(element: etree._Element) -> etree._Element:
    """Of what Word writes twice, for new and for old programs, the first."""
    if element.tag != f"{_MC}AlternateContent":
        return element
    choice = element.find(f"{_MC}Choice")
    return choice if choice is not None else element


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for row in table.iter(f"{W}tr"):
        nearest = next(row.iterancestors(f"{W}tbl"))
        gone = row.find(f"{W}trPr/{W}del")
        if nearest is table and gone is None:
            yield row


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}customXml"):
            yield from (c for c in child.iter(f"{W}tc") if next(c.iterancestors(f"{W}tr")) is row)


def _targets(package: zipfile.ZipFile) -> dict[str | None, str]:
    """The files that the document speaks of, by their relations."""
    relations = read_part(package, "word/_rels/document.xml.rels")
    return {r.get("Id"): r.get("Target", "") for r in relations} if relations is not None else {}


def _chunks(package: zipfile.ZipFile, body: etree._Element) -> dict[str, str]:
    """The words of pages and texts that a program put into the file as they were (`altChunk`)."""
    wanted = [chunk.get(f"{_R}id", "") for chunk in body.iter(f"{W}altChunk")]
    targets = _targets(package) if wanted else {}
    return {relation: chunk_words(package, targets.get(relation, "")) for relation in wanted}


def _edges(package: zipfile.ZipFile, body: etree._Element) -> tuple[str, str]:
    """The header of the first page and the footer of the last, where they hold words: a letterhead or a mark may stand there."""
    targets = _targets(package)
    sections = list(body.iter(f"{W}sectPr"))
    if not sections:
        return "", ""
    return _edge(package, sections[0], targets, "header"), _edge(package, sections[-1], targets, "footer")


def _edge(package: zipfile.ZipFile, section: etree._Element, targets: dict[str | None, str], which: str) -> str:
    found: dict[str | None, str] = {r.get(f"{W}type"): targets.get(r.get(f"{_R}id"), "") for r in section.iterfind(f"{W}{which}Reference")}
    first = section.find(f"{W}titlePg") is not None
    target = found.get("first") if first else found.get("default")
    root = read_part(package, f"word/{target.rpartition('/')[2]}") if target else None
    if root is None:
        return ""
    words = Walk(Numbering(None, None)).blocks(root).replace(_PAGE, "")
    return words if _WORDS.search(words) else ""


def _notes(package: zipfile.ZipFile) -> str:
    """Footnotes and endnotes, one line each, behind the text."""
    lines = []
    for name, tag in (("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote")):
        root = read_part(package, name)
        for note in root.iterfind(f"{W}{tag}") if root is not None else ():
            words = " ".join(Walk(Numbering(None, None)).blocks(note).replace(_PAGE, "").split())
            if _WORDS.search(words):
                lines.append(f"[{note.get(f'{W}id', '')}] {words}")
    return "\n".join(lines)
