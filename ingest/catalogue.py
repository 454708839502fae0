"""The catalogue: what extraction found, kept as Parquet parts. The truth that the graph is made from.

    catalogue = Catalogue(Path("chidao-data/catalogue"))
    catalogue.append(records)            # acknowledged once this returns
    for record in catalogue.records(): ...

Parts are only ever added, each whole or not at all (`ingest.place`), whatever a reader or a pulled plug sees.
The last row of a source counts; a row marked `removed` takes it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from ingest.place import ASIDE, Place, add_file, list_files, reaching, remove, source_of
from model.errors import StoreError, StoreUnavailable
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
_COMPACTED = b"chidao.compacted"
COMPACT_ROWS = 5_000
COMPACT_CHARACTERS = 32_000_000
_STATE = ["path", "source", "file_sha256", "extractor", "removed", "unended"]
_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(SourceRecord).decode


@dataclass(frozen=True, slots=True)
class Entry:
    """One source that the catalogue holds, and where: part and row."""

    path: str
    source: str
    file_sha256: str
    extractor: str
    part: Place
    row: int

    @property
    def identity(self) -> tuple[str, str]:
        """A file, or a row of a table: its path and what stands after # in its name."""
        return _identity(self.path, self.source)


class Catalogue:
    """A folder of Parquet parts. One writer at a time (see `ingest.writing`); any number of readers."""

    def __init__(self, folder: Place) -> None:
        self.folder = folder
        self._last: int | None = None

    def append(self, records: Sequence[SourceRecord], gone: Iterable[Entry] = (), unended: str | None = None) -> None:
        """Write one part: new or changed records, and sources that are gone. The records of the file at the path `unended` go on
        in a later part: until its end is there, what was held of it before stands. Raises StoreUnavailable, and StoreLocked where
        another process has written a part to an object store since `entries` was asked."""
        rows = [_row(r, r.path == unended) for r in records] + [_removal(e) for e in gone]
        if rows:
            self._write(pa.Table.from_pylist(rows, schema=SCHEMA))

    def entries(self) -> list[Entry]:
        """What the catalogue holds now, by path and source; texts are not read. The next part goes right behind what was seen here."""
        parts = self.parts()
        self._last = number_of(parts[-1]) if parts else 0
        return self._entries(parts)

    def _entries(self, parts: Sequence[Place]) -> list[Entry]:
        held: dict[tuple[str, str], Entry] = {}
        begun: dict[tuple[str, str], dict[tuple[str, str], Entry]] = {}  # rows of files whose end has not come yet
        for part in parts:
            for number, row in enumerate(_read(part, _STATE)):
                identity = _identity(row["path"], row["source"])
                if row["removed"]:
                    held.pop(identity, None)
                    continue
                entry = Entry(row["path"], row["source"], row["file_sha256"], row["extractor"], part, number)
                file = (entry.path, entry.file_sha256)
                if row["unended"]:
                    begun.setdefault(file, {})[identity] = entry
                else:
                    held |= begun.pop(file, {})
                    held[identity] = entry
        return sorted(held.values(), key=lambda e: (e.source, e.path))

    def records(self) -> Iterator[SourceRecord]:
        """Every record held, part by part; the order is not part of the promise."""
        wanted: dict[Place, set[int]] = {}
        for entry in self._entries(self.parts()):
            wanted.setdefault(entry.part, set()).add(entry.row)
        for part, rows in wanted.items():
            for number, row in enumerate(_read(part, ["path", "source", "text", "record"])):
                if number in rows:
                    yield replace(_decode(row["record"]), text=row["text"])

    def record(self, source: str) -> SourceRecord | None:
        """The record of a source, None where no source has this name."""
        row = self._row_of(source, ["text", "record"])
        return replace(_decode(row["record"]), text=row["text"]) if row else None

    def text(self, source: str) -> str | None:
        """The text of a source as decoded, None where no source has this name."""
        row = self._row_of(source, ["text"])
        return str(row["text"]) if row else None

    def _row_of(self, source: str, columns: list[str]) -> dict[str, Any] | None:
        for entry in self._entries(self.parts()):
            if entry.source == source:
                with reaching(self.folder):
                    table = pq.ParquetFile(source_of(entry.part)).read(columns=columns)
                row: dict[str, Any] = table.slice(entry.row, 1).to_pylist()[0]
                return row
        return None

    def parts(self) -> list[Place]:
        """The parts in the order they were written."""
        return [file for file in list_files(self.folder, "part-") if file.suffix == ".parquet"]

    def compact(self) -> int:
        """Write what is held into few parts and take the old ones away; how many parts there are now. Stopped at any moment, it
        leaves a catalogue that holds the same: new parts come first, and the oldest of the old ones goes first."""
        old = self.parts()
        entries = sorted(self.entries(), key=lambda entry: (entry.part, entry.row))
        for rows in _portions(_held_rows(entries)):
            self._write(pa.Table.from_pylist(rows, schema=SCHEMA.with_metadata({**SCHEMA.metadata, _COMPACTED: b"1"})))
        for file in (*old, *self.leftovers()):
            self._remove(file)
        return len(self.parts())

    def _remove(self, file: Place) -> None:
        try:
            with reaching(file):
                remove(file)
        except OSError as error:
            raise StoreUnavailable(
                f"Chưa xóa được {file}: {error}. Có thể một tiến trình đang đọc (Windows); danh mục vẫn đúng, chạy lại chidao compact sau. "
                f"/ {file} cannot be removed, perhaps because somebody reads it (Windows); nothing is lost, run compact again."
            ) from error

    def leftovers(self) -> list[Place]:
        """Files that killed runs left half written; they count for nothing."""
        return list_files(self.folder, ASIDE)

    def faults(self) -> Iterator[str]:
        """What is wrong with the parts: one that is missing, one that cannot be read to its end."""
        parts = self.parts()
        numbers = [number_of(part) for part in parts]
        # what stands before the first part may have been taken away by `compact`, which begins with the oldest
        first = min(numbers, default=1) if any(map(_is_compacted, parts)) else 1
        for number in sorted(set(range(first, max(numbers, default=0) + 1)) - set(numbers)):
            yield f"thiếu phần {part_name(number)} của danh mục / this part of the catalogue is missing; chidao restore"
        for part in parts:
            try:
                for row in _read(part, SCHEMA.names):
                    _check_row(row)
            except (StoreError, msgspec.DecodeError) as error:
                yield f"{part.name}: {error}"

    def _write(self, table: pa.Table) -> None:
        if self._last is None or isinstance(self.folder, Path):  # a folder is locked while it is written to
            self._last = number_of(self.parts()[-1]) if self.parts() else 0
        try:
            with reaching(self.folder):
                add_file(self.folder / part_name(self._last + 1), lambda target: pq.write_table(table, target, compression="zstd"))
        except OSError as error:
            raise StoreUnavailable(
                f"Không ghi được danh mục vào {self.folder}: {error}. Xem lại chỗ trống, quyền ghi rồi chạy lại; những gì đã ghi vẫn còn. "
                f"/ The catalogue cannot be written; look for room and permission, and run again. What was written is there."
            ) from error
        self._last += 1


def part_name(number: int) -> str:
    """`part-00000012.parquet`."""
    return f"part-{number:08d}.parquet"


def number_of(part: Place) -> int:
    """The number in the name of a part."""
    return int(part.stem.split("-")[1])


def _is_compacted(part: Place) -> bool:
    try:
        return _COMPACTED in (pq.read_schema(source_of(part)).metadata or {})
    except (pa.ArrowException, OSError):
        return False


def _check_row(row: dict[str, Any]) -> None:
    if not row["removed"]:
        _decode(row["record"])


def _held_rows(entries: Iterable[Entry]) -> Iterator[dict[str, Any]]:
    """The rows of entries sorted by part, as they are, but ended."""
    for part, some in groupby(entries, key=lambda entry: entry.part):
        wanted = {entry.row for entry in some}
        yield from ({**row, "unended": False} for number, row in enumerate(_read(part, SCHEMA.names)) if number in wanted)


def _portions(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    portion: list[dict[str, Any]] = []
    size = 0
    for row in rows:
        portion.append(row)
        size += len(row["text"])
        if len(portion) >= COMPACT_ROWS or size >= COMPACT_CHARACTERS:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion


def _identity(path: str, source: str) -> tuple[str, str]:
    return path, source.partition("#")[2]


def _row(record: SourceRecord, unended: bool) -> dict[str, Any]:
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


def _removal(entry: Entry) -> dict[str, Any]:
    return {
        "path": entry.path,
        "source": entry.source,
        "file_sha256": "",
        "extractor": "",
        "removed": True,
        "unended": False,
        "text": "",
        "record": b"",
    }


def _read(part: Place, columns: list[str]) -> Iterator[dict[str, Any]]:
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
