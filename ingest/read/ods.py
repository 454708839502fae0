"""Workbooks of OpenDocument (.ods), sheet by sheet."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from ingest.read.reading import Reading, Unread
from ingest.read.sha import sha256_of
from ingest.read.sheet import MOST_COLUMNS, Row, read_book
from ingest.read.xml import open_package, read_part

_NS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TABLE, _TEXT, _OFFICE = (_NS % name for name in ("table", "text", "office"))


def read(path: Path) -> Iterator[Reading | Unread]:
    """What each sheet holds. UnreadableFile where the workbook is broken, encrypted or empty."""
    with open_package(path) as package:
        root = read_part(package, "content.xml")
    sheets = list(root.iter(f"{_TABLE}table")) if root is not None else []
    names = [sheet.get(f"{_TABLE}name", "") for sheet in sheets]
    yield from read_book(names, lambda number: _rows(sheets[number]), sha256_of(path))


def _rows(sheet: etree._Element) -> Iterator[Row]:
    """The rows; one that is repeated (the empty rest of a sheet) comes once."""
    for row in sheet.iter(f"{_TABLE}table-row"):
        cells: list[object] = []
        for cell in row:
            if cell.tag in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
                times = cell.get(f"{_TABLE}number-columns-repeated", "1")
                cells += [_value(cell)] * min(int(times) if times.isascii() and times.isdigit() else 1, MOST_COLUMNS)
        yield cells[:MOST_COLUMNS]


def _value(cell: etree._Element) -> object:
    day = cell.get(f"{_OFFICE}date-value", "")
    try:
        return datetime.date.fromisoformat(day[:10])
    except ValueError:
        return "\n".join("".join(map(str, words.itertext())) for words in cell.iterfind(f"{_TEXT}p")) or None
