"""Workbooks (.xlsx), sheet by sheet."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import cast

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from ingest.read.reading import Reading, Unread
from ingest.read.sha import sha256_of
from ingest.read.sheet import MOST_COLUMNS, Row, read_sheet
from ingest.read.xml import BROKEN, LARGEST_PART
from model.errors import UnreadableFile


def read(path: Path) -> Iterator[Reading | Unread]:
    """One text for each sheet that says anything. UnreadableFile where the workbook is broken or empty."""
    _refuse_bombs(path)
    empty, sha256 = True, sha256_of(path)
    try:
        with closing(load_workbook(path, read_only=True, data_only=True, keep_links=False)) as book:
            for sheet in book.worksheets:
                part = sheet.title if len(book.worksheets) > 1 else ""
                for found in read_sheet(_rows(cast("Worksheet", sheet)), part, sha256):
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


def _rows(sheet: Worksheet) -> Iterator[Row]:
    return sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS)
