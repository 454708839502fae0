"""What a run has to read."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from ingest.catalogue import Entry
from model.record import SourceRecord


@dataclass(frozen=True, slots=True)
class FileToRead:
    """A file that is new, has changed, or was read by another version; `before` is what the catalogue has of it."""

    path: Path
    name: str
    sha256: str
    before: tuple[Entry, ...] = ()


FilesRead: TypeAlias = Generator[tuple[FileToRead, Iterator[SourceRecord]], None, None]
"""Each file with its records, to be taken in this order; closing it ends what reads."""
