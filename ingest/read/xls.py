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
from ingest.read.sheet import Row, read_sheet
from ingest.read.xml import BROKEN
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
            raise UnreadableFile("tệp có mật khẩu; hãy bỏ mật khẩu rồi nạp lại (the file is encrypted; remove its password)") from error
        raise UnreadableFile(BROKEN.format(error)) from error
    empty, sha256 = True, sha256_of(path)
    with book:
        for name in book.sheet_names():
            for found in read_sheet(_rows(_sheet(book, name), book.datemode), name if book.nsheets > 1 else "", sha256):
                empty = False
                yield found
            book.unload_sheet(name)
    if empty:
        raise UnreadableFile("bảng tính không có chữ nào (there are no words in this workbook)")


def _sheet(book: xlrd.Book, name: str) -> Sheet:
    try:
        return book.sheet_by_name(name)
    except _BROKEN_BY as error:
        raise UnreadableFile(BROKEN.format(error)) from error


def _rows(sheet: Sheet, since: int) -> Iterator[Row]:
    for number in range(sheet.nrows):
        yield [_value(kind, value, since) for kind, value in zip(sheet.row_types(number), sheet.row_values(number), strict=True)]


def _value(kind: int, value: object, since: int) -> object:
    if kind == xlrd.XL_CELL_DATE and isinstance(value, float):
        try:
            day: datetime.datetime = xlrd.xldate_as_datetime(value, since)
        except (xlrd.xldate.XLDateError, OverflowError, ValueError):
            return value
        return day
    return None if kind in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK, xlrd.XL_CELL_ERROR) else value
