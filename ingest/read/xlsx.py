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
from ingest.read.sheet import MOST_COLUMNS, Row, read_book
from ingest.read.xml import BROKEN, LARGEST_PART
from model.errors import UnreadableFile


def read(path: Path) -> Iterator[Reading | Unread]:
    """One text for each sheet that says anything. UnreadableFile where the workbook is broken or empty."""
    _refuse_bombs(path)
    sha256 = sha256_of(path)
    try:
        with closing(load_workbook(path, read_only=True, data_only=True, keep_links=False)) as book:
            names = [sheet.title for sheet in book.worksheets]
            yield from read_book(names, lambda number: _rows(cast("Worksheet", book.worksheets[number])), sha256)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError, SyntaxError) as error:
        raise UnreadableFile(BROKEN.format(error)) from error


def _refuse_bombs(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as package:
            if any(info.file_size > LARGEST_PART for info in package.infolist()):
                raise UnreadableFile("bảng tính bung ra quá lớn; hãy xuất ra CSV (the workbook unpacks to too much; export it as CSV)")
    except (zipfile.BadZipFile, OSError) as error:
        raise UnreadableFile(BROKEN.format(error)) from error


def _rows(sheet: Worksheet) -> Iterator[Row]:
    return sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS)
