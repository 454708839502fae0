"""Tables of documents in Parquet: a column `text` (or `content` ...), one document a row; `id` names it if there is one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from ingest.read.columns import hint_columns, is_name, paper_column, text_column
from ingest.read.jsonl import make_row
from ingest.read.reading import Reading, Unread
from model.errors import UnreadableFile

_LOOKED_AT = 16  # rows of a table whose columns have other names
_ROWS = 256  # held at once: a document has some 10,000 characters, a law a million


def read(path: Path) -> Iterator[Reading | Unread]:
    """One text for each row. Row groups are read one after the other, and of them a few rows at a time."""
    pa.set_memory_pool(pa.system_memory_pool())
    try:
        with pq.ParquetFile(path, memory_map=False, pre_buffer=False, buffer_size=1 << 20) as table:
            yield from _rows(table)
    except (pa.ArrowException, OSError) as error:
        raise UnreadableFile(f"tệp Parquet hỏng: {str(error).splitlines()[0][:200]} (the Parquet file is broken)") from error


def wanted_columns(names: Sequence[str]) -> tuple[str, list[str]]:
    """The column that holds the whole text, and all that are read. Raises UnreadableFile where no column holds a text.

    >>> wanted_columns(["id", "toan_van", "so_ky_hieu", "anh"])
    ('toan_van', ['id', 'toan_van', 'so_ky_hieu'])
    """
    text = text_column(names)
    if text is None:
        raise UnreadableFile("bảng không có cột text; đặt tên cột chứa toàn văn là text (the table has no column called text)")
    return text, _beside(names, text)


def _beside(names: Sequence[str], text: str) -> list[str]:
    hints = hint_columns(names)
    return [name for name in names if name == text or is_name(name) or name in hints]


def _guessed_columns(table: pq.ParquetFile) -> tuple[str, list[str]] | None:
    """The same of a table whose columns have names that we do not know, by its first rows; None where no cell reads as a paper."""
    names = table.schema_arrow.names
    first: pa.RecordBatch | None = next(table.iter_batches(batch_size=_LOOKED_AT, use_threads=False), None)
    papers = [paper for row in (first.to_pylist() if first is not None else []) if (paper := paper_column(row))]
    text = max(set(papers), key=papers.count) if papers else None
    return (text, _beside(names, text)) if text else None


def _rows(table: pq.ParquetFile) -> Iterator[Reading | Unread]:
    names = table.schema_arrow.names
    text, columns = (None if text_column(names) else _guessed_columns(table)) or wanted_columns(names)
    number = 0
    for batch in table.iter_batches(batch_size=_ROWS, columns=columns, use_threads=False):
        for row in batch.to_pylist():
            number += 1
            yield make_row(row, text, number)
