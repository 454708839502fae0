"""Workbooks (.xlsx): a sheet with the headings of a register is a register; any other is a table, row by row."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import cast

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from ingest.read.reading import Reading
from ingest.read.register import read_register, show, split_header
from ingest.read.sha import sha256_of
from ingest.read.xml import BROKEN, LARGEST_PART
from model.errors import UnreadableFile

MOST_ROWS = 300_000
MOST_COLUMNS = 200
_TOO_LONG = f"bảng có hơn {MOST_ROWS:,} dòng; hãy xuất ra CSV (the sheet has more than {MOST_ROWS:,} rows; export it as CSV)"


def read(path: Path) -> Iterator[Reading]:
    """One text for each sheet that says anything. UnreadableFile where the workbook is broken or empty."""
    _refuse_bombs(path)
    empty = True
    try:
        book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            part = sheet.title if len(book.worksheets) > 1 else ""
            for found in _read_sheet(cast("Worksheet", sheet), part, path):
                empty = False
                yield found
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError, SyntaxError) as error:
        raise UnreadableFile(BROKEN.format(error)) from error
    if empty:
        raise UnreadableFile("bảng tính không có chữ nào (there are no words in this workbook)")


def _refuse_bombs(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as package:
            if any(info.file_size > LARGEST_PART for info in package.infolist()):
                raise UnreadableFile("bảng tính bung ra quá lớn; hãy xuất ra CSV (the workbook unpacks to too much; export it as CSV)")
    except (zipfile.BadZipFile, OSError) as error:
        raise UnreadableFile(BROKEN.format(error)) from error


def _read_sheet(sheet: Worksheet, part: str, path: Path) -> Iterator[Reading]:
    above, columns, below = split_header(_rows(sheet))
    if columns:
        yield read_register(below, columns, part)
        return
    lines = [" | ".join(cells) for row in chain(above, below) if any(cells := [show(cell) for cell in row])]
    if lines:
        yield Reading("\n".join(line.rstrip(" |") for line in lines), sha256_of(path), part)


def _rows(sheet: Worksheet) -> Iterator[Sequence[object]]:
    for number, row in enumerate(sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS)):
        if number >= MOST_ROWS:
            raise UnreadableFile(_TOO_LONG)
        yield row
