"""What a run has to read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ingest.catalogue import Entry


@dataclass(frozen=True, slots=True)
class FileToRead:
    """A file that is new, has changed, or was read by another version; `before` is what the catalogue has of it."""

    path: Path
    name: str
    sha256: str
    before: tuple[Entry, ...] = ()
