"""Rich text (.rtf)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from striprtf.striprtf import rtf_to_text

from ingest.read.decode import read_bytes
from ingest.read.reading import Reading
from ingest.read.sha import sha256_of
from model.errors import UnreadableFile

_CELL = re.compile(r"[ \t]*\|[ \t]*(?=\S)")
_LAST_CELL = re.compile(r"[ \t]*\|[ \t]*$", re.MULTILINE)


def read(path: Path) -> Iterator[Reading]:
    """The one text of an RTF file; cells of a row between bars. UnreadableFile where there is none."""
    # the format is ASCII; other letters are escapes
    words = rtf_to_text(read_bytes(path).decode("latin-1"), errors="replace")  # type: ignore[no-untyped-call]
    if not words.strip(" |\n"):
        raise UnreadableFile("tệp RTF không có chữ nào đọc được (no words could be read in this RTF file)")
    yield Reading(_CELL.sub(" | ", _LAST_CELL.sub("", words)), sha256_of(path))
