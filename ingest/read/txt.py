"""Plain text and Markdown."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from ingest.read.decode import decode, read_bytes
from ingest.read.reading import Reading
from ingest.read.repair import repair
from model.text import SourceText


def read(path: Path) -> Iterator[Reading]:
    """The one text of a `.txt` or `.md` file. UnreadableFile where there is none."""
    data = read_bytes(path)
    yield Reading(decode(data), hashlib.sha256(data).hexdigest())


def make_source(name: str, raw: str, sha256: str, media_type: str = "text/plain") -> SourceText:
    """A repaired text; `sha256` names the bytes it came from."""
    text, offsets, repairs = repair(raw)
    return SourceText(name, sha256, raw, text, offsets, media_type, repairs)
