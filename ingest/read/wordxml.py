"""Word documents that are one XML file: what Word 2003 wrote (often named .doc), and what Word today calls "Word XML document"."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from ingest.read.capitals import capital_styles
from ingest.read.decode import read_bytes
from ingest.read.docx import Walk
from ingest.read.numbering import Numbering, W
from ingest.read.reading import Reading
from ingest.read.sha import sha256_of
from ingest.read.xml import parse_file
from model.errors import UnreadableFile

_2003 = b"http://schemas.microsoft.com/office/word/2003/wordml"
_PKG = "{http://schemas.microsoft.com/office/2006/xmlPackage}"


def read(path: Path) -> Iterator[Reading]:
    """The one text of the file. UnreadableFile where it is broken or empty."""
    root = parse_file(read_bytes(path).replace(_2003, W[1:-1].encode()))
    styles = _part(root, "styles")
    body = next(root.iter(f"{W}body"), None)
    words = Walk(Numbering(_part(root, "numbering"), styles), capital_styles(styles)).blocks(body) if body is not None else ""
    if not words.strip():
        raise UnreadableFile("tệp Word không có chữ nào (no words in this Word file)")
    yield Reading(words.replace("\f", "\n"), sha256_of(path))


def _part(root: etree._Element, name: str) -> etree._Element | None:
    """`word/NAME.xml` of a document that holds its parts one after the other."""
    for part in root.iterfind(f"{_PKG}part"):
        data = part.find(f"{_PKG}xmlData")
        if part.get(f"{_PKG}name") == f"/word/{name}.xml" and data is not None:
            return next(iter(data), None)
    return None
