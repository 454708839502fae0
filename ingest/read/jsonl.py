"""Rows of JSON, one document each: `text`, and `id` if there is one. Other columns are never looked at."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from ingest.read.decode import decode, read_bytes
from ingest.read.txt import make_source
from model.text import Issue, SourceText


def read(path: Path, name: str) -> Iterator[SourceText | Issue]:
    """One source for each row, named `<file>#<id>`; an issue for a row that gives none, and the next goes on."""
    for number, line in enumerate(decode(read_bytes(path)).split("\n"), start=1):
        if line.strip(" \r\ufeff"):
            yield read_row(line, name, number)


def read_row(line: str, name: str, number: int) -> SourceText | Issue:
    """One row; `number` counts rows from 1 and stands for a missing id."""
    try:
        row = json.loads(line.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        return Issue(f"{name}#{number}", "read", f"dòng {number} không phải JSON: {error} (row {number} is not JSON)")
    if not isinstance(row, dict):
        return Issue(f"{name}#{number}", "read", f"dòng {number} không phải một đối tượng JSON (row {number} is not an object)")
    source = f"{name}#{_row_id(row, number)}"
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        return Issue(source, "read", f"dòng {number} không có cột text (row {number} has no text column)")
    # a lone surrogate ("\ud800") is legal JSON but no character
    clean = text.encode("utf-8", "replace").decode("utf-8")
    return make_source(source, clean, hashlib.sha256(clean.encode("utf-8")).hexdigest())


def _row_id(row: dict[str, object], number: int) -> str:
    value = row.get("id")
    return str(value) if isinstance(value, str | int) and str(value) else str(number)
