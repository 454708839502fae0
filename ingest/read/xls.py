"""Workbooks of old Excel (.xls), sheet by sheet."""

from __future__ import annotations

import datetime
import struct
from collections.abc import Iterator
from pathlib import Path

import xlrd
from xlrd.compdoc import CompDocError
from xlrd.sheet import Sheet

from ingest.read.reading import Reading, Unread
from ingest.read.sha import sha256_of
from ingest.read.sheet import Row, read_book
from ingest.read.xml import BROKEN, ENCRYPTED
from model.errors import UnreadableFile

_BROKEN_BY = (
    xlrd.XLRDError,
    CompDocError,
    struct.error,
    AssertionError,
    IndexError,
    KeyError,
    ValueError,
)  # what a damaged workbook brings


def read(path: Path) -> Iterator[Reading | Unread]:
    """What each sheet holds. UnreadableFile where the workbook is broken, encrypted or empty."""
    try:
        book = xlrd.open_workbook(str(path), on_demand=True)
    except _BROKEN_BY as error:
        if "encrypt" in str(error).lower():
            raise UnreadableFile(ENCRYPTED) from error
        raise UnreadableFile(BROKEN.format(error)) from error
    with book:
        yield from read_book(book.sheet_names(), lambda number: _rows(book, number), sha256_of(path))


def _rows(book: xlrd.Book, place: int) -> Iterator[Row]:
    """The rows of one sheet, which is let go of behind them."""
    sheet = _sheet(book, place)
    for number in range(sheet.nrows):
        cells = zip(sheet.row_types(number), sheet.row_values(number), strict=True)
        yield [_value(kind, value, book.datemode) for kind, value in cells]
    book.unload_sheet(place)


def _sheet(book: xlrd.Book, place: int) -> Sheet:
    try:
        return book.sheet_by_index(place)
    except _BROKEN_BY as error:
        raise UnreadableFile(BROKEN.format(error)) from error


def _value(kind: int, value: object, since: int) -> object:
    if kind == xlrd.XL_CELL_DATE and isinstance(value, float):
        try:
            day: datetime.datetime = xlrd.xldate_as_datetime(value, since)
        except (xlrd.xldate.XLDateError, OverflowError, ValueError):
            return value
        return day
    return None if kind in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK, xlrd.XL_CELL_ERROR) else value
