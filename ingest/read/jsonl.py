"""Rows of JSON, one document each: its text, `id` if there is one, and what other columns say about it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from ingest.read import html
from ingest.read.columns import columns_of, text_column
from ingest.read.decode import decode, opened
from ingest.read.reading import Reading, Unread

LONGEST_ROW = 64 * 1024 * 1024
"""Bytes of one row."""


def read(path: Path) -> Iterator[Reading | Unread]:
    """One text for each row, named by its id or number; an Unread for each that gives none. Rows are read one by one."""
    with opened(path) as file:
        number = 0
        while line := file.readline(LONGEST_ROW):
            number += 1
            if line.strip(b" \r\n\xef\xbb\xbf"):
                yield read_row(decode(line) if number == 1 else line.decode("utf-8", "replace"), number)


def read_row(line: str, number: int) -> Reading | Unread:
    """One row; `number` counts rows from 1 and stands for a missing id."""
    try:
        row = json.loads(line.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        return Unread(str(number), f"dòng {number} không phải JSON: {error} (row {number} is not JSON)")
    if not isinstance(row, dict):
        return Unread(str(number), f"dòng {number} không phải một đối tượng JSON (row {number} is not an object)")
    return make_row(row, text_column(row) or "text", number)


def make_row(row: Mapping[str, object], column: str, number: int) -> Reading | Unread:
    """The document of one row of any table, its text in `column`: named by its id, or by its number from 1 where it has none."""
    name, text = row.get("id"), row.get(column)
    part = str(name) if isinstance(name, str | int) and str(name) else str(number)
    if not isinstance(text, str) or not text.strip():
        return Unread(part, f"dòng {number} không có cột text (row {number} has no text column)")
    # a lone surrogate ("\\ud800") is legal JSON but no character
    data = text.encode("utf-8", "replace")
    words = data.decode("utf-8")
    media_type = html.MEDIA_TYPE if html.is_html(words) else "text/plain"
    return Reading(words, hashlib.sha256(data).hexdigest(), part, media_type, columns=columns_of(row))
