"""Bring the catalogue to what the files say: read what is new or changed, take out what is gone.

    plan = make_plan([Path("texts")], catalogue)
    for step in carry_out(plan, catalogue): ...      # acknowledged part by part

A folder is a source: a file gone from it is taken out. A single file adds or replaces that file only.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.ahead import read_ahead, worth_it
from ingest.catalogue import Catalogue, Entry
from ingest.pipeline import Secrets, extract_file, source_name
from ingest.read import find_files
from ingest.read.files import shown_name
from ingest.read.sha import sha256_of
from ingest.record import EXTRACTOR
from ingest.toread import FilesRead, FileToRead
from model.record import SourceRecord

PART_ROWS = 200
PART_CHARACTERS = 8_000_000


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run will do. `held` is how many sources of the given folders the catalogue has now."""

    read: tuple[FileToRead, ...]
    unchanged: int
    gone: tuple[Entry, ...]
    held: int
    secrets: Secrets = "refuse"

    @property
    def takes_out_most(self) -> bool:
        """More than half of what was there is gone at once: worth asking before it is believed."""
        return len(self.gone) * 2 > self.held > 0


@dataclass(frozen=True, slots=True)
class Step:
    """What a file gave, a big table in several steps; `ends` is true of its last one."""

    file: FileToRead
    records: tuple[SourceRecord, ...]
    ends: bool = True


def make_plan(paths: Iterable[Path], catalogue: Catalogue) -> Plan:
    """Compare the files with the catalogue, by content; nothing is read or written yet."""
    entries = catalogue.entries()
    known = _by_path(entries)
    read: dict[str, FileToRead] = {}
    unchanged: set[str] = set()
    folders: list[Path] = []
    for given in paths:
        if given.is_dir():
            folders.append(given.resolve())
        for file in find_files(given):
            path = _path_of(file)
            wanted = FileToRead(file, source_name(file, given), _sha256_of(file), tuple(known.get(path, ())))
            if _is_current(wanted):
                unchanged.add(path)
            else:
                read.setdefault(path, wanted)
    below = [e for e in entries if any(Path(e.path).is_relative_to(folder) for folder in folders)]
    gone = tuple(e for e in below if e.path not in read and e.path not in unchanged)
    return Plan(tuple(read.values()), len(unchanged), gone, len({e.path for e in below}))


def carry_out(plan: Plan, catalogue: Catalogue, jobs: int = 1) -> Generator[Step, None, None]:
    """Read the files of the plan in their order, with `jobs` processes where that pays, a few parts in memory at a time, and keep what
    they give. The same plan gives the same parts, byte by byte, whatever `jobs` is."""
    return keep(read_ahead(plan.read, plan.secrets, jobs) if worth_it(plan.read, jobs) else _read_here(plan), plan, catalogue)


def keep(reading: FilesRead, plan: Plan, catalogue: Catalogue) -> Generator[Step, None, None]:
    """Bring what the files of the plan gave into the catalogue. What a finished file gave is there at the latest when the iteration
    ends, also when it is ended early; of a file half read nothing is held."""
    waiting = _Waiting(catalogue, plan.gone)
    try:
        for file, found in reading:
            seen: set[str] = set()
            for records, ends in _parts(file, found):
                seen.update(record.source.partition("#")[2] for record in records)
                waiting.add(records)
                if ends:
                    waiting.end_file([entry for entry in file.before if entry.identity[1] not in seen])
                yield Step(file, records, ends)
    finally:
        try:
            reading.close()
        finally:
            waiting.write()


class _Waiting:
    """Records that wait until they are worth a part of the catalogue."""

    def __init__(self, catalogue: Catalogue, gone: Iterable[Entry]) -> None:
        self._catalogue = catalogue
        self._records: list[SourceRecord] = []
        self._gone = list(gone)
        self._unended: str | None = None

    def add(self, records: Sequence[SourceRecord]) -> None:
        """More of a file; what waited before it is written first, where it is enough."""
        if _is_full(self._records):
            self.write()
        self._records += records
        self._unended = records[-1].path if records else None

    def end_file(self, gone: Iterable[Entry]) -> None:
        """The file is done; these rows it had before and has no more."""
        self._unended = None
        self._gone += gone

    def write(self) -> None:
        """Acknowledge what waits."""
        self._catalogue.append(self._records, self._gone, self._unended)
        self._records, self._gone = [], []


def _parts(file: FileToRead, found: Iterable[SourceRecord]) -> Iterator[tuple[tuple[SourceRecord, ...], bool]]:
    """The records of a file, a part at a time; true beside the last part."""
    part: list[SourceRecord] = []
    path = _path_of(file.path)
    for record in found:
        if _is_full(part):
            yield tuple(part), False
            part = []
        part.append(replace(record, path=path, file_sha256=file.sha256))
    yield tuple(part), True


def _is_full(records: Sequence[SourceRecord]) -> bool:
    return len(records) >= PART_ROWS or sum(len(record.text) for record in records) >= PART_CHARACTERS


def _sha256_of(file: Path) -> str:
    """The digest of a file's bytes; empty where it cannot be opened (the reader will say why)."""
    try:
        return sha256_of(file)
    except OSError:
        return ""


def _path_of(file: Path) -> str:
    """Where a file really stands, in letters that can be kept."""
    return shown_name(str(file.resolve()))


def _by_path(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """The entries of each file: one for a text, one for each row of a table."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.path, []).append(entry)
    return found


def _is_current(file: FileToRead) -> bool:
    current = all(e.file_sha256 == file.sha256 and e.extractor == EXTRACTOR for e in file.before)
    return bool(file.before) and bool(file.sha256) and current


def _read_here(plan: Plan) -> FilesRead:
    """Each file with its records, read in this process."""
    for file in plan.read:
        yield file, extract_file(file.path, file.name, plan.secrets)
