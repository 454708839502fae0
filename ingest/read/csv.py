"""Tables of documents as text (.csv, .tsv): a column `text` (or `content` ...), one document a row; `id` names it if there is one."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TextIO

from ingest.read.columns import paper_column, text_column
from ingest.read.decode import opened_text
from ingest.read.jsonl import make_row
from ingest.read.reading import Reading, Unread
from ingest.read.register import HEADER_ROWS, read_register, split_header
from ingest.read.sheet import text_header
from model.errors import UnreadableFile

_LONGEST_CELL = 64 * 1024 * 1024
_START = 65_536  # characters by which the table is known
_DELIMITERS = (",", ";", "\t", "|")


@dataclass(frozen=True, slots=True)
class _Table:
    """How a table is written: what parts its cells, how many rows stand above the one with the names, and the column of the text
    (None: the table is a register)."""

    delimiter: str
    above: int
    names: tuple[str, ...]
    text: str | None


def read(path: Path) -> Iterator[Reading | Unread]:
    """One text for each row, or one for a register. UnreadableFile where no column holds texts. Rows are read one by one."""
    csv.field_size_limit(_LONGEST_CELL)
    with opened_text(path, "") as file:
        table = _find_table(file.read(_START))
    with opened_text(path, "") as file:
        rows = csv.reader(_without_nulls(file), delimiter=table.delimiter)
        if table.text is None:
            _, columns, below = split_header(rows)
            yield read_register(below, columns or {})
            return
        for _ in range(table.above + 1):
            next(rows)
        yield from _rows(rows, table)


def _find_table(start: str) -> _Table:
    """The first way of reading the start of a table that gives names we know; else a row whose cells are papers below names we do not."""
    found = [table for delimiter in _DELIMITERS for table in _known(_sample(start, delimiter), delimiter)]
    if not found:
        found = [table for delimiter in _DELIMITERS for table in _guessed(_sample(start, delimiter), delimiter)]
    if not found:
        raise UnreadableFile(
            "bảng không có cột text, cũng không phải sổ văn bản; đặt tên cột chứa toàn văn là text "
            "(the table has no column called text, and it is no register)"
        )
    return max(found, key=lambda table: len(table.names))


def _sample(start: str, delimiter: str) -> list[list[str]]:
    rows = csv.reader(io.StringIO(start.lstrip("\ufeff").replace("\0", ""), newline=""), delimiter=delimiter)
    return list(islice(rows, HEADER_ROWS))


def _known(rows: Sequence[list[str]], delimiter: str) -> Iterator[_Table]:
    above = text_header(rows)
    _, register, _ = split_header(rows)
    if above is not None:
        yield _Table(delimiter, above, tuple(rows[above]), text_column(rows[above]))
    elif register is not None:
        yield _Table(delimiter, 0, tuple(map(str, register)), None)


def _guessed(rows: Sequence[list[str]], delimiter: str) -> Iterator[_Table]:
    for above, (names, row) in enumerate(zip(rows, rows[1:], strict=False)):
        text = paper_column(dict(zip(names, row, strict=False)))
        if text is not None and not paper_column(dict(enumerate(names))):  # type: ignore[arg-type]
            yield _Table(delimiter, above, tuple(names), text)
            return


def _rows(rows: Iterator[list[str]], table: _Table) -> Iterator[Reading | Unread]:
    number = 0
    try:
        for row in rows:
            if any(row):
                number += 1
                yield make_row({name: cell for name, cell in zip(table.names, row, strict=False) if name}, table.text, number)
    except csv.Error as error:
        yield Unread(str(number + 1), f"từ dòng {number + 1} không đọc được: {error} (not readable from row {number + 1} on)")


def _without_nulls(lines: TextIO) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield line.replace("\0", "").lstrip("\ufeff") if number == 0 else line.replace("\0", "")
