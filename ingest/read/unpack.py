"""Members of archives and mails to files of their own, within bounds."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from ingest.read.files import is_document, is_unnamed, shown_name
from ingest.read.formats import BY_SUFFIX, DOCUMENTS, holds_document
from ingest.read.reading import Unpacked, Unread
from model.errors import UnreadableFile

MOST_MEMBERS = 20_000
MOST_BYTES = 2 * 1024**3
"""Of all members together when unpacked: what is more is a bomb, or wants to be ingested as a folder."""
_BLOCK = 1 << 20
_HIDDEN = re.compile(r"\.[^.]")


class Unpacker:
    """Writes members into `folder` under numbers, never under their own names, and counts what they take."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._members = 0
        self._bytes = 0

    def counts(self, name: str) -> bool:
        """Whether a member may be a document, by its name or, where that says nothing, by what `take` finds in it. Raises
        UnreadableFile where there are too many."""
        self._members += 1
        if self._members > MOST_MEMBERS:
            raise UnreadableFile(f"tệp nén có hơn {MOST_MEMBERS} tệp; hãy giải nén rồi nạp thư mục (more than {MOST_MEMBERS} members)")
        parts = name.replace("\\", "/").split("/")
        hidden = any(part == "__MACOSX" or _HIDDEN.match(part) for part in parts)
        return not hidden and (is_document(parts[-1]) or is_unnamed(parts[-1]))

    def take(self, name: str, member: BinaryIO) -> Iterator[Unpacked]:
        """The member as a file, where it is a document. UnreadableFile where all of them together grow beyond the bound."""
        named = is_document(name.replace("\\", "/").rpartition("/")[2])
        start = b"" if named else member.read(len(max(DOCUMENTS, key=len)))
        if not named and not start.startswith(DOCUMENTS):
            return
        target = self._write(name, start, member)
        if named or holds_document(target):
            yield Unpacked(clean_name(name), os.fsencode(target))

    def _write(self, name: str, start: bytes, member: BinaryIO) -> Path:
        suffix = os.path.splitext(name)[1].lower()
        target = self._folder / f"{self._members:06d}{suffix if suffix in BY_SUFFIX else ''}"
        with target.open("wb") as file:
            file.write(start)
            while block := member.read(_BLOCK):
                self._bytes += len(block)
                if self._bytes > MOST_BYTES:
                    raise UnreadableFile(
                        "tệp nén bung ra quá lớn (bom nén?); hãy giải nén rồi nạp thư mục (unpacks to too much: a zip bomb?)"
                    )
                file.write(block)
        return target


def clean_name(name: str) -> str:
    """The name of a member as it is shown: strokes one way, no way up, no odd bytes.

    >>> clean_name("..\\\\thư\\\\a.docx")
    'thư/a.docx'
    """
    parts = shown_name(name.replace("\\", "/")).split("/")
    return "/".join(part for part in parts if part not in ("", ".", "..")) or "?"


def or_reason(found: Iterator[Unpacked | Unread]) -> Iterator[Unpacked | Unread]:
    """The same; nothing at all is a reason too."""
    empty = True
    for item in found:
        empty = False
        yield item
    if empty:
        raise UnreadableFile("không có văn bản nào bên trong (there is no document inside)")
