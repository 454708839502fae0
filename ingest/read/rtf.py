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


_HEADERS = re.compile(r"\{\s*\\header(?P<which>[flr]?)(?![a-z])")


def read(path: Path) -> Iterator[Reading]:
    """The one text of an RTF file; cells of a row between bars. UnreadableFile where there is none."""
    # the format is ASCII; other letters are escapes
    words = rtf_to_text(_with_header(read_bytes(path).decode("latin-1")), errors="replace")  # type: ignore[no-untyped-call]
    if not words.strip(" |\n"):
        raise UnreadableFile("tệp RTF không có chữ nào đọc được (no words could be read in this RTF file)")
    yield Reading(_CELL.sub(" | ", _LAST_CELL.sub("", words)), sha256_of(path))


def _with_header(source: str) -> str:
    """The header of the first page as words of the body, where it stands: a letterhead may be there."""
    found = {match["which"]: match for match in reversed(list(_HEADERS.finditer(source)))}
    first = found.get("f") if "\\titlepg" in source or "f" in found else found.get("")
    if first is None:
        return source
    return source[: first.start()] + "{\\pard " + source[first.end() :]
