"""Registers of papers: which columns say number, day, issuer and subject, and their rows as lines of one text.

A register lists papers; it holds none of them. Its text has one line a paper, in the order `COLUMNS`.
"""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from ingest.read.reading import Reading
from ingest.vocabulary import load
from model.fold import fold

COLUMNS = ("number", "date", "issuer", "kind", "title")
MEDIA_TYPE = "text/x-register"
HEADER_ROWS = 20
"""A register begins with its name, the office and the year; the headings follow within so many rows."""
_NOT_WORDS = re.compile(r"[^\w]+")
Columns = dict[str, int]


def find_columns(cells: Sequence[object]) -> Columns | None:
    """Which cell of a row of headings is which column; None where they are no headings of a register.

    >>> find_columns(["STT", "Trích yếu nội dung", "Số, ký hiệu", "Ngày ban hành"])
    {'title': 1, 'number': 2, 'date': 3}
    """
    found: Columns = {}
    for number, cell in enumerate(cells):
        column = _column(" ".join(_NOT_WORDS.sub(" ", fold(str(cell or ""))).split()))
        if column:
            found.setdefault(column, number)
    return found if "number" in found and ("title" in found or "date" in found) else None


def _column(heading: str) -> str | None:
    fitting = [(len(words), name) for words, name in _headings() if heading == words or heading.startswith(words + " ")]
    name = max(fitting)[1] if fitting else None
    return None if name == "none" or len(heading) > 60 else name


@cache
def _headings() -> tuple[tuple[str, str], ...]:
    return tuple((words, name) for name, headings in load("registers").items() for words in headings)


def read_register(rows: Iterable[Sequence[object]], columns: Columns, part: str = "") -> Reading:
    """The text of a register: one line for each row that says anything."""
    lines = [line for line in (_line(row, columns) for row in rows) if line.strip(" |")]
    text = "\n".join(lines)
    return Reading(text, hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(), part, MEDIA_TYPE)


def _line(row: Sequence[object], columns: Columns) -> str:
    return " | ".join(show(row[columns[name]] if columns.get(name, len(row)) < len(row) else None) for name in COLUMNS)


def show(cell: object) -> str:
    """A cell as people read it: days as 05/03/2022, no line breaks, no bars.

    >>> show(datetime.datetime(2022, 3, 5)), show(12.0), show(None)
    ('05/03/2022', '12', '')
    """
    if cell is None:
        return ""
    if isinstance(cell, datetime.datetime | datetime.date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).replace("|", "/").split())


def split_header(rows: Iterable[Sequence[object]]) -> tuple[list[Sequence[object]], Columns | None, Iterator[Sequence[object]]]:
    """The rows down to the headings, the columns (None where there are none), and the rows below."""
    below = iter(rows)
    above: list[Sequence[object]] = []
    for row in below:
        columns = find_columns(row)
        if columns:
            return above, columns, below
        above.append(row)
        if len(above) >= HEADER_ROWS:
            break
    return above, None, below
