"""Rows of JSON, one document each: its text, `id` if there is one, and what other columns say about it. A file that is one list of
such rows, or one such row, is read too."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TextIO

from ingest.read import html
from ingest.read.columns import columns_of, name_of, paper_column, text_column, text_of
from ingest.read.decode import opened_text
from ingest.read.reading import Reading, Unread
from model.errors import UnreadableFile

LONGEST_ROW = 64 * 1024 * 1024
"""Characters of one row, and of a file that is one list."""
_BLANK = " \r\n\ufeff"


def read(path: Path) -> Iterator[Reading | Unread]:
    """One text for each row, named by its id or number; an Unread for each that gives none. Rows are read one by one."""
    with opened_text(path, "\n") as file:
        first = _first_line(file)
        rows = None if _is_row(first) else _whole(first, file)
        if rows is not None:
            yield from (_read_value(row, number) for number, row in enumerate(rows, start=1))
            return
    with opened_text(path, "\n") as file:
        number = 0
        while line := file.readline(LONGEST_ROW):
            number += 1
            if line.strip(_BLANK):
                yield read_row(line, number)


def _first_line(file: TextIO) -> str:
    while line := file.readline(LONGEST_ROW):
        if line.strip(_BLANK):
            return line.lstrip(_BLANK)
    raise UnreadableFile("tệp rỗng; hãy kiểm tra lại bản gốc (the file is empty; check the original)")


def _is_row(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _whole(first: str, file: TextIO) -> list[object] | None:
    """The rows of a file that is one list, or one row over many lines; None where it is neither, and so is read line by line."""
    if not first.startswith(("[", "{")):
        return None
    words = first + file.read(LONGEST_ROW)
    if file.read(1):
        if first.startswith("["):
            raise UnreadableFile("danh sách JSON quá lớn; hãy chuyển thành JSONL, mỗi dòng một văn bản (write a large list as JSONL)")
        return None
    try:
        found = json.loads(words)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, list) else _inner_list(found) if isinstance(found, dict) else None


def _inner_list(found: dict[str, object]) -> list[object]:
    """`{"data": [...]}` holds rows; anything else is one."""
    lists = [value for value in found.values() if isinstance(value, list) and value and all(isinstance(row, dict) for row in value)]
    return [found] if len(lists) != 1 or paper_column(found) else lists[0]


def read_row(line: str, number: int) -> Reading | Unread:
    """One row; `number` counts rows from 1 and stands for a missing id."""
    try:
        row = json.loads(line.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        return Unread(str(number), f"dòng {number} không phải JSON: {error} (row {number} is not JSON)")
    return _read_value(row, number)


def _read_value(row: object, number: int) -> Reading | Unread:
    if not isinstance(row, dict):
        return Unread(str(number), f"dòng {number} không phải một đối tượng JSON (row {number} is not an object)")
    return make_row(row, text_column(row), number)


def make_row(row: Mapping[str, object], column: str | None, number: int) -> Reading | Unread:
    """The document of one row of any table, its text in `column`, else where it reads as a paper: named by its id, or by its number
    from 1 where it has none."""
    part = name_of(row) or str(number)
    words = text_of(row.get(column)) if column else ""
    if not words.strip():
        row = _flat(row)
        words = text_of(row.get(text_column(row) or "")) or text_of(row.get(paper_column(row) or ""))
    if not words.strip():
        return Unread(part, f"dòng {number} không có cột text (row {number} has no text column)")
    # a lone surrogate ("\\ud800") is legal JSON but no character
    data = words.encode("utf-8", "replace")
    words = data.decode("utf-8")
    media_type = html.MEDIA_TYPE if html.is_html(words) else "text/plain"
    return Reading(words, hashlib.sha256(data).hexdigest(), part, media_type, columns=columns_of(row))


def _flat(row: Mapping[str, object]) -> Mapping[str, object]:
    """The row with the columns inside its columns beside its own."""
    inner = {name: value for cell in row.values() if isinstance(cell, Mapping) for name, value in cell.items()}
    return {**inner, **row}
