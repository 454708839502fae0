"""The catalogue: what extraction found, kept as Parquet parts. The truth that the graph is made from.

    catalogue = Catalogue(Path("chidao-data/catalogue"))
    catalogue.append(records)            # acknowledged once this returns
    for record in catalogue.records(): ...

Parts are only ever added, each whole or not at all (`ingest.place`), whatever a reader or a pulled plug sees.
The last row of a source counts; a row marked `removed` takes it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from ingest.catalogue_part import COMPACTED, SCHEMA, Share, check_row, is_compacted, number_of, part_name, read_rows, record_of, row_of
from ingest.place import ASIDE, Place, add_file, list_files, reaching, remove, source_of
from model.errors import StoreError, StoreUnavailable
from model.record import SourceRecord

COMPACT_ROWS = 5_000
COMPACT_CHARACTERS = 32_000_000
_STATE = ["path", "source", "file_sha256", "extractor", "removed", "unended"]


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
        rows = [row_of(r, r.path == unended) for r in records] + [_removal(e) for e in gone]
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
            for number, row in enumerate(read_rows(part, _STATE)):
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
        for share in self.shares():
            yield from share.records()

    def shares(self, rows: int = 1) -> list[Share]:
        """What is held, in shares of so many rows at least, as far as parts can be left whole."""
        wanted: dict[Place, set[int]] = {}
        for entry in self._entries(self.parts()):
            wanted.setdefault(entry.part, set()).add(entry.row)
        shares: list[Share] = []
        for part, held in wanted.items():
            if not shares or sum(len(some) for some in shares[-1].parts.values()) >= rows:
                shares.append(Share({}))
            shares[-1].parts[part] = held
        return shares

    def record(self, source: str) -> SourceRecord | None:
        """The record of a source, None where no source has this name."""
        row = self._row_of(source, ["text", "record"])
        return record_of(row) if row else None

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
            self._write(pa.Table.from_pylist(rows, schema=SCHEMA.with_metadata({**SCHEMA.metadata, COMPACTED: b"1"})))
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
        first = min(numbers, default=1) if any(map(is_compacted, parts)) else 1
        for number in sorted(set(range(first, max(numbers, default=0) + 1)) - set(numbers)):
            yield f"thiếu phần {part_name(number)} của danh mục / this part of the catalogue is missing; chidao restore"
        for part in parts:
            try:
                for row in read_rows(part, SCHEMA.names):
                    check_row(row)
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


def _held_rows(entries: Iterable[Entry]) -> Iterator[dict[str, Any]]:
    """The rows of entries sorted by part, as they are, but ended."""
    for part, some in groupby(entries, key=lambda entry: entry.part):
        wanted = {entry.row for entry in some}
        yield from ({**row, "unended": False} for number, row in enumerate(read_rows(part, SCHEMA.names)) if number in wanted)


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
