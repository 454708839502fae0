"""Tables that programs export under the name of Excel: a page with a table, or the XML of Excel 2003."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree
from lxml import html as lxml_html

from ingest.read.decode import decode, read_bytes
from ingest.read.html import MEDIA_TYPE
from ingest.read.reading import Reading, Unread
from ingest.read.register import split_header
from ingest.read.sha import sha256_of
from ingest.read.sheet import MOST_COLUMNS, Row, bounded, read_sheet, text_header
from ingest.read.xml import parse_file

_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_MOST_SPANNED = 1000


def read(path: Path) -> Iterator[Reading | Unread]:
    """What each table holds; a page without a register or a table of documents is read as a page. UnreadableFile where it is broken."""
    data = read_bytes(path)
    sha256 = sha256_of(path)
    if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml") and _SS[1:-1].encode() in data[:4096]:
        yield from _worksheets(data, sha256)
        return
    words = decode(data)
    tables = [rows for rows in _tables(words) if split_header(rows)[1] or text_header(rows[:40]) is not None]
    for number, rows in enumerate(tables, start=1):
        yield from read_sheet(rows, str(number) if len(tables) > 1 else "", sha256)
    if not tables:
        yield Reading(words, sha256, media_type=MEDIA_TYPE)


def _worksheets(data: bytes, sha256: str) -> Iterator[Reading | Unread]:
    sheets = list(parse_file(data).iter(f"{_SS}Worksheet"))
    for sheet in sheets:
        part = sheet.get(f"{_SS}Name", "") if len(sheets) > 1 else ""
        yield from read_sheet((_cells(row) for row in sheet.iter(f"{_SS}Row")), part, sha256)


def _cells(row: etree._Element) -> Row:
    """The cells of a row; `Index` says where one stands when empty ones were left out."""
    found: list[object] = []
    for cell in row.iterfind(f"{_SS}Cell"):
        index = cell.get(f"{_SS}Index", "")
        place = int(index) - 1 if index.isascii() and index.isdigit() and len(index) < 5 else len(found)
        found += [None] * (min(place, MOST_COLUMNS) - len(found))
        data = cell.find(f"{_SS}Data")
        found.append("".join(map(str, data.itertext())) if data is not None else None)
        found += [None] * min(_number(cell.get(f"{_SS}MergeAcross")), MOST_COLUMNS)
    return found


def _tables(words: str) -> Iterator[list[Row]]:
    """The rows of each table of a page that holds no other table; a cell over several rows or columns stands in the first of them."""
    try:
        root = lxml_html.document_fromstring(words.encode("utf-8"), parser=lxml_html.HTMLParser(encoding="utf-8", no_network=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return
    for table in root.iter("table"):
        if table.find(".//table") is None:
            yield list(bounded(_grid(table)))


def _grid(table: etree._Element) -> Iterator[Row]:
    waiting: dict[int, int] = {}  # columns that a cell above still covers, and for how many rows
    for row in table.iter("tr"):
        cells: list[object] = []
        covered, waiting = waiting, {column: left - 1 for column, left in waiting.items() if left > 1}
        for cell in row.iterfind("*"):
            if cell.tag not in ("td", "th"):
                continue
            while len(cells) in covered:
                cells.append(None)
            down = min(_number(cell.get("rowspan")), _MOST_SPANNED) - 1
            across = max(1, min(_number(cell.get("colspan")), MOST_COLUMNS))
            if down > 0:
                waiting |= dict.fromkeys(range(len(cells), len(cells) + across), down)
            cells += [" ".join("".join(map(str, cell.itertext())).split()), *[None] * (across - 1)]
        yield cells


def _number(words: str | None) -> int:
    return int(words) if words and words.isascii() and words.isdigit() and len(words) < 5 else 0
