"""Tables of documents in Parquet: a column `text` (or `content` ...), one document a row; `id` names it if there is one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from ingest.read.columns import hint_columns, text_column
from ingest.read.jsonl import make_row
from ingest.read.reading import Reading, Unread
from model.errors import UnreadableFile

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

    >>> wanted_columns(["id", "noi_dung", "so_ky_hieu", "anh"])
    ('noi_dung', ['id', 'noi_dung', 'so_ky_hieu'])
    """
    text = text_column(names)
    if text is None:
        raise UnreadableFile("bảng không có cột text; đặt tên cột chứa toàn văn là text (the table has no column called text)")
    hints = hint_columns(names)
    return text, [name for name in names if name in ("id", text) or name in hints]


def _rows(table: pq.ParquetFile) -> Iterator[Reading | Unread]:
    text, columns = wanted_columns(table.schema_arrow.names)
    number = 0
    for batch in table.iter_batches(batch_size=_ROWS, columns=columns, use_threads=False):
        for row in batch.to_pylist():
            number += 1
            yield make_row(row, text, number)
