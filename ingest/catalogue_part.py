"""One part of a catalogue: a Parquet file of records, and of sources that are gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from ingest.place import Place, reaching, source_of
from model.errors import StoreError
from model.record import SourceRecord

SCHEMA = pa.schema(
    [
        pa.field("path", pa.string()),  # absolute path of the file
        pa.field("source", pa.string()),  # name shown to people, with #row for a row of a table
        pa.field("file_sha256", pa.string()),
        pa.field("extractor", pa.string()),
        pa.field("removed", pa.bool_()),
        pa.field("unended", pa.bool_()),  # the file goes on in a later part; nothing of it counts before its end is there
        pa.field("text", pa.large_string()),  # the source as decoded
        pa.field("record", pa.large_binary()),  # JSON of the SourceRecord, its text left out
    ],
    metadata={b"chidao.catalogue": b"2"},
)
VERSION = 2
"""Of the parts that are written. Older ones are read as if they had the columns that came later, filled with `_LATER`;
`chidao compact` writes them anew. Newer ones are refused."""
_LATER: dict[str, Any] = {"unended": False}
COMPACTED = b"chidao.compacted"
_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(SourceRecord).decode


@dataclass(frozen=True, slots=True)
class Share:
    """Some of what a catalogue holds: rows of its parts."""

    parts: dict[Place, set[int]]

    def records(self) -> Iterator[SourceRecord]:
        """The records of these rows."""
        for part, rows in self.parts.items():
            for number, row in enumerate(read_rows(part, ["text", "record"])):
                if number in rows:
                    yield record_of(row)


def part_name(number: int) -> str:
    """`part-00000012.parquet`."""
    return f"part-{number:08d}.parquet"


def number_of(part: Place) -> int:
    """The number in the name of a part."""
    return int(part.stem.split("-")[1])


def is_compacted(part: Place) -> bool:
    """Whether `compact` wrote it; False of one that cannot be read."""
    try:
        return COMPACTED in (pq.read_schema(source_of(part)).metadata or {})
    except (pa.ArrowException, OSError):
        return False


def check_row(row: dict[str, Any]) -> None:
    """Raises msgspec.DecodeError where what a row holds is no record."""
    if not row["removed"]:
        _decode(row["record"])


def row_of(record: SourceRecord, unended: bool) -> dict[str, Any]:
    """The row of a record. It is decoded once before it is kept, so that nothing is acknowledged that could not be read again."""
    encoded = _encode(replace(record, text=""))
    _decode(encoded)
    return {
        "path": record.path,
        "source": record.source,
        "file_sha256": record.file_sha256,
        "extractor": record.extractor,
        "removed": False,
        "unended": unended,
        "text": record.text,
        "record": encoded,
    }


def record_of(row: Mapping[str, Any]) -> SourceRecord:
    """The record of a row, of which `text` and `record` were read."""
    return replace(_decode(row["record"]), text=row["text"])


def read_rows(part: Place, columns: list[str]) -> Iterator[dict[str, Any]]:
    """Some columns of every row, in order. Raises StoreError where the part cannot be read, or is newer than this chidao."""
    try:
        with reaching(part):
            file = pq.ParquetFile(source_of(part), pre_buffer=not isinstance(part, Path))
            _refuse_newer(part, file.schema_arrow.metadata or {})
            known = [column for column in columns if column in file.schema_arrow.names]
            later = {column: _LATER[column] for column in columns if column not in known}
            for batch in file.iter_batches(columns=known, batch_size=512):
                yield from ({**later, **row} for row in batch.to_pylist())
    except (pa.ArrowException, OSError, KeyError) as error:
        raise StoreError(
            f"Không đọc được phần {part.name} của danh mục: {error}. Khôi phục bản sao lưu hoặc xóa phần này rồi nạp lại. "
            f"/ Catalogue part {part.name} cannot be read; restore it from a backup, or delete it and ingest again."
        ) from error


def _refuse_newer(part: Place, metadata: Mapping[bytes, bytes]) -> None:
    version = int(metadata.get(b"chidao.catalogue", b"1"))
    if version > VERSION:
        raise StoreError(
            f"Phần {part.name} do bản chidao mới hơn ghi (danh mục {version}, bản này đọc đến {VERSION}); hãy nâng cấp chidao. "
            f"/ Part {part.name} was written by a newer chidao (catalogue {version}, this one reads up to {VERSION}); upgrade chidao."
        )
