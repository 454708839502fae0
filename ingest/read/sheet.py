"""Rows of cells, whatever program keeps them: a register, a table of documents, or a table that is a document itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice

from msgspec import structs

from ingest.read.columns import text_column
from ingest.read.jsonl import make_row
from ingest.read.reading import Reading, Unread
from ingest.read.register import HEADER_ROWS, find_columns, read_register, show, split_header
from model.errors import UnreadableFile

MOST_ROWS = 300_000
MOST_COLUMNS = 200
Row = Sequence[object]


def read_sheet(rows: Iterable[Row], part: str, sha256: str) -> Iterator[Reading | Unread]:
    """What a sheet holds; nothing where it says nothing. `sha256` names the file."""
    every = bounded(rows)
    start = list(islice(every, HEADER_ROWS))
    headings = text_header(start)
    above, columns, below = split_header(chain(start, every)) if headings is None else ([], None, chain(start[headings + 1 :], every))
    if headings is not None:
        yield from _documents(start[headings], below, part)
    elif columns:
        yield read_register(below, columns, part)
    else:
        yield from _as_text(chain(above, below), part, sha256)


def read_book(names: Sequence[str], rows_of: Callable[[int], Iterable[Row]], sha256: str) -> Iterator[Reading | Unread]:
    """What the sheets of a workbook hold, each under its name where there are several; UnreadableFile where none says anything."""
    empty = True
    for number, name in enumerate(names):
        for found in read_sheet(rows_of(number), name if len(names) > 1 else "", sha256):
            empty = False
            yield found
    if empty:
        raise UnreadableFile("bảng tính không có chữ nào (there are no words in this workbook)")


def text_header(rows: Sequence[Row]) -> int | None:
    """Which of these rows has the headings of a table of documents, one of them the text's; None where none has, or where the rows
    are those of a register, in which "Văn bản" may stand above several columns."""
    _, register, _ = split_header(rows)
    for number, row in enumerate(rows):
        names = [words for cell in row if (words := show(cell))]
        if text_column(names) is not None and (find_columns(row) if register else len(names) > 1 or number == 0):
            return number
    return None


def bounded(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows; UnreadableFile where there are too many of them."""
    for number, row in enumerate(rows):
        if number >= MOST_ROWS:
            raise UnreadableFile(
                f"bảng có hơn {MOST_ROWS:,} dòng; hãy xuất ra CSV (the sheet has more than {MOST_ROWS:,} rows; export it as CSV)"
            )
        yield row[:MOST_COLUMNS]


def _documents(names: Row, rows: Iterable[Row], part: str) -> Iterator[Reading | Unread]:
    headings = [show(cell) for cell in names]
    text = text_column(filter(None, headings))
    for number, row in enumerate(rows, start=1):
        if any(show(cell) for cell in row):
            found = make_row({n: _cell(cell) for n, cell in zip(headings, row, strict=False) if n}, text, number)
            inner = f"{part}#{found.part}" if part else found.part
            yield Unread(inner, found.reason) if isinstance(found, Unread) else structs.replace(found, part=inner)


def _cell(cell: object) -> object:
    return cell if isinstance(cell, str) else show(cell)


def _as_text(rows: Iterable[Row], part: str, sha256: str) -> Iterator[Reading]:
    lines = [" | ".join(cells) for row in rows if any(cells := [show(cell) for cell in row])]
    if lines:
        yield Reading("\n".join(line.rstrip(" |") for line in lines), sha256, part)
