"""Reading with several processes: which file goes to them whole, which one is read here, part by part; the order of files is kept.

Many small files are one task, so that sending costs little. A big table or archive is read here (by its reader in a child process) and
its texts are handed out, so that its rows come back in bounded batches.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ingest.pipeline import Secrets
from ingest.read import read_parts
from ingest.read.formats import BY_SUFFIX, recognise
from ingest.read.reading import Reading, Unread
from ingest.toread import FilesRead, FileToRead
from ingest.worker import Task
from ingest.workers import Workers
from model.errors import UnreadableFile
from model.record import SourceRecord

BATCH_CHARACTERS = 200_000
BATCH_FILES = 64
APART_CHARACTERS = BATCH_CHARACTERS // 8
"""Least cost of a file that the child process reads: scans, PDF, Word."""
LARGEST_WHOLE = 1_000_000
"""Bytes of a table or archive that a process may read whole."""
WORTH = 2_000_000
"""Bytes from which processes pay: each takes one to two seconds to learn its vocabulary. Below, a run stays in its own."""
_MANY = frozenset({"jsonl", "csv", "parquet", "xlsx", "zip", "tar"})


class _Piece(NamedTuple):
    """Records of the file whose turn it is; `ends` is true of its last ones."""

    records: Sequence[SourceRecord]
    ends: bool


class _Batch(NamedTuple):
    """A task, and whether each of its answers is the last of a file."""

    task: Task
    ends: bool


def worth_it(files: Iterable[FileToRead], jobs: int) -> bool:
    """Whether several processes would be done sooner than this one."""
    return jobs > 1 and sum(_size(file) for file in files) >= WORTH


def read_ahead(files: Sequence[FileToRead], secrets: Secrets, jobs: int) -> FilesRead:
    """Each file with its records, to be taken in this order; closing the iteration ends the processes."""
    with Workers(jobs) as workers:
        pieces = _pieces(files, secrets, workers)
        for file in files:
            yield file, _until_end(pieces)


def _until_end(pieces: Iterator[_Piece]) -> Iterator[SourceRecord]:
    for piece in pieces:
        yield from piece.records
        if piece.ends:
            return


def _pieces(files: Sequence[FileToRead], secrets: Secrets, workers: Workers) -> Iterator[_Piece]:
    ends: list[bool] = []  # of the tasks that were taken and not answered yet

    def tasks() -> Iterator[Task]:
        for batch in _batches(files, secrets):
            ends.append(batch.ends)
            yield batch.task

    for answer in workers.answers(tasks()):
        last = ends.pop(0)
        yield from (_Piece(records, last) for records in answer)


def _batches(files: Sequence[FileToRead], secrets: Secrets) -> Iterator[_Batch]:
    waiting: list[FileToRead] = []
    size = 0
    for file in files:
        if _holds_many(file):
            yield from _whole(waiting, secrets)
            waiting, size = [], 0
            yield from _in_parts(file, secrets)
            continue
        waiting.append(file)
        size += _weight(file)
        if size >= BATCH_CHARACTERS or len(waiting) >= BATCH_FILES:
            yield from _whole(waiting, secrets)
            waiting, size = [], 0
    yield from _whole(waiting, secrets)


def _whole(files: Sequence[FileToRead], secrets: Secrets) -> Iterator[_Batch]:
    if files:
        names, paths = tuple(file.name for file in files), tuple(os.fsencode(file.path) for file in files)
        yield _Batch(Task(secrets, names, paths), True)


def _in_parts(file: FileToRead, secrets: Secrets) -> Iterator[_Batch]:
    """The texts of a file in batches; an empty one is its end."""
    waiting: list[Reading | Unread] = []
    size = 0
    for part in _parts_or_reason(file):
        waiting.append(part)
        size += len(part.text) if isinstance(part, Reading) else 0
        if size >= BATCH_CHARACTERS or len(waiting) >= BATCH_FILES:
            yield _Batch(Task(secrets, (file.name,), (), tuple(waiting)), False)
            waiting, size = [], 0
    yield _Batch(Task(secrets, (file.name,), (), tuple(waiting)), True)


def _parts_or_reason(file: FileToRead) -> Iterator[Reading | Unread]:
    try:
        yield from read_parts(file.path)
    except UnreadableFile as error:
        yield Unread("", str(error))


def _holds_many(file: FileToRead) -> bool:
    if _size(file) <= LARGEST_WHOLE:
        return False
    try:
        return recognise(file.path).name in _MANY
    except UnreadableFile:
        return False


def _weight(file: FileToRead) -> int:
    """What a file costs, in characters of text: a small picture may take as long as a big letter."""
    named = BY_SUFFIX.get(file.path.suffix.lower())
    return max(_size(file), APART_CHARACTERS if named and named.apart else 0)


def _size(file: FileToRead) -> int:
    try:
        return file.path.stat().st_size
    except OSError:
        return 0
