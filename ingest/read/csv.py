"""Tables of documents as text (.csv, .tsv): a column `text` (or `content` ...), one document a row; `id` names it if there is one."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from pathlib import Path

from ingest.read.columns import text_column
from ingest.read.decode import opened
from ingest.read.jsonl import make_row
from ingest.read.reading import Reading, Unread
from ingest.read.register import find_columns, read_register
from model.errors import UnreadableFile

_LONGEST_CELL = 64 * 1024 * 1024


def read(path: Path) -> Iterator[Reading | Unread]:
    """One text for each row. UnreadableFile where no column is called `text`. Rows are read one by one."""
    csv.field_size_limit(_LONGEST_CELL)
    with opened(path) as file:
        start = file.read(4096)
        file.seek(0)
        encoding = "utf-16" if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
        lines = io.TextIOWrapper(file, encoding, errors="replace", newline="")
        rows = csv.DictReader(_without_nulls(lines), delimiter=_delimiter(start.decode(encoding, "replace")))
        text = text_column(name for name in rows.fieldnames or () if name)
        register = find_columns(list(rows.fieldnames or ()))
        if register and text is None:
            yield read_register((list(row.values()) for row in rows), register)
            return
        if text is None:
            raise UnreadableFile(
                "bảng không có cột text, cũng không phải sổ văn bản; đặt tên cột chứa toàn văn là text "
                "(the table has no column called text, and it is no register)"
            )
        yield from _rows(rows, text)


def _rows(rows: csv.DictReader[str], text: str) -> Iterator[Reading | Unread]:
    number = 0
    named = {name: "id" for name in rows.fieldnames or () if name and name.strip().casefold() == "id"}
    try:
        for row in rows:
            number += 1
            yield make_row({named.get(name, name): value for name, value in row.items() if name}, text, number)
    except csv.Error as error:
        yield Unread(str(number + 1), f"từ dòng {number + 1} không đọc được: {error} (not readable from row {number + 1} on)")


def _delimiter(start: str) -> str:
    head = start.partition("\n")[0]
    return max((",", ";", "\t"), key=head.count)


def _without_nulls(lines: io.TextIOWrapper) -> Iterator[str]:
    for line in lines:
        yield line.replace("\0", "")
