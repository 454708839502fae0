"""Registers of papers: which columns say number, day, issuer and subject, and their rows as lines of one text.

A register lists papers; it holds none of them. Its text has one line a paper, in the order `COLUMNS`.
"""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, zip_longest

from ingest.read.reading import Reading
from ingest.vocabulary import load
from model.fold import fold

COLUMNS = ("number", "date", "issuer", "kind", "title")
MEDIA_TYPE = "text/x-register"
_SYMBOL = "symbol"
HEADER_ROWS = 40
"""A register begins with its name, the office and the year, or with a cover; the headings follow within so many rows."""
_EPOCH = datetime.date(1899, 12, 30)  # of the days that a workbook counts
_COUNTED = range(20_000, 80_000)  # 1954 to 2119
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_SHORT_YEAR = re.compile(r"(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{2})")
_LETTERS = re.compile(r"[^\W\d_]")
_ORDINAL = re.compile(r"\(?(\d{1,2}|[A-Za-zđĐ])\)?")
_NOT_WORDS = re.compile(r"[^\w]+")
Columns = dict[str, int]


def find_columns(cells: Sequence[object]) -> Columns | None:
    """Which cell of a row of headings is which column; None where they are no headings of a register.

    >>> find_columns(["STT", "Trích yếu nội dung", "Số, ký hiệu", "Ngày ban hành"])
    {'title': 1, 'number': 2, 'date': 3}
    """
    found: Columns = {}
    for number, cell in enumerate(cells):
        if column := _heading(cell):
            found.setdefault(column, number)
    if "number" not in found and _SYMBOL in found:
        found["number"] = found.pop(_SYMBOL)
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
    cells = {name: row[place] for name, place in columns.items() if place < len(row)}
    shown = {name: show(cell) for name, cell in cells.items()}
    shown["number"] = _whole_number(shown.get("number", ""), shown.get(_SYMBOL, ""))
    shown["date"] = _day(cells.get("date"))
    return " | ".join(shown.get(name, "") for name in COLUMNS)


def _whole_number(number: str, symbol: str) -> str:
    """ "77" and "KH-UBND" of two columns are "77/KH-UBND"."""
    if not symbol or _LETTERS.search(number):
        return number
    return symbol if any(c.isdigit() for c in symbol.partition("/")[0]) or not number else f"{number.rstrip('/')}/{symbol.lstrip('/')}"


def _day(cell: object) -> str:
    """A cell of the column of days: a count of days, "2022-04-01" and "1/4/22" are days too."""
    words = show(cell)
    if isinstance(cell, int | float) and int(cell) in _COUNTED:
        return show(_EPOCH + datetime.timedelta(days=int(cell)))
    if found := _ISO_DAY.fullmatch(words):
        return f"{int(found[3]):02d}/{int(found[2]):02d}/{found[1]}"
    found = _SHORT_YEAR.fullmatch(words)
    return f"{found[1]}/{found[2]}/20{found[3]}" if found else words


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
    """The rows down to the headings, the columns (None where there are none), and the rows below. Headings may take two rows, of
    which the upper one spans several columns ("Văn bản đến")."""
    below = iter(rows)
    above: list[Sequence[object]] = []
    for row in below:
        columns = find_columns(row)
        joined = find_columns(_joined(above[-1], row)) if above else None
        if columns or joined:
            return above, *_with_second_row(row, {**(joined or {}), **(columns or {})}, below)
        above.append(row)
        if len(above) >= HEADER_ROWS:
            break
    return above, None, below


def _joined(upper: Sequence[object], lower: Sequence[object]) -> list[object]:
    """Two rows of headings as one: the lower cell, and where it is empty the upper one."""
    return [low if show(low) else up for up, low in zip_longest(upper, lower)]


def _with_second_row(
    row: Sequence[object], columns: Columns, below: Iterator[Sequence[object]]
) -> tuple[Columns, Iterator[Sequence[object]]]:
    """The columns with those that a second row of headings names, and the rows below; a row that counts the columns is passed over."""
    following = next(below, None)
    if following is not None and any(_heading(cell) for cell in following) and not _says_number(following, columns):
        columns = {**(find_columns(_joined(row, following)) or {}), **columns}
        following = next(below, None)
    if following is not None and _counts(following):
        following = next(below, None)
    return columns, below if following is None else chain([following], below)


def _heading(cell: object) -> str | None:
    return _column(" ".join(_NOT_WORDS.sub(" ", fold(str(cell or ""))).split()))


def _says_number(row: Sequence[object], columns: Columns) -> bool:
    """Whether a row already names a paper."""
    return any(c.isdigit() for c in show(row[columns["number"]])) if columns["number"] < len(row) else False


def _counts(row: Sequence[object]) -> bool:
    """A row "(1) (2) (3)" or "A B 1 2" below the headings."""
    cells = [words for cell in row if (words := show(cell))]
    marks = [found[1] if (found := _ORDINAL.fullmatch(cell)) else "" for cell in cells]
    figures = [int(mark) for mark in marks if mark.isdigit()]
    return len(cells) > 2 and all(marks) and bool(figures) and figures == list(range(figures[0], figures[0] + len(figures)))
