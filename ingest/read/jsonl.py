"""Rows of JSON, one document each: `text`, and `id` if there is one. Other columns are never looked at."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

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
    return make_row(row.get("id"), row.get("text"), number)


def make_row(name: object, text: object, number: int) -> Reading | Unread:
    """The document of one row of any table: its id, or its number from 1 where it has none."""
    part = str(name) if isinstance(name, str | int) and str(name) else str(number)
    if not isinstance(text, str) or not text.strip():
        return Unread(part, f"dòng {number} không có cột text (row {number} has no text column)")
    # a lone surrogate ("\\ud800") is legal JSON but no character
    data = text.encode("utf-8", "replace")
    return Reading(data.decode("utf-8"), hashlib.sha256(data).hexdigest(), part)
