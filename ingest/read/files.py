"""The documents of a folder: what is taken, and what is left out by its name."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from ingest.read.formats import BY_SUFFIX, holds_document
from model.errors import UnreadableFile

_NO_DOCUMENTS = ("readme", "manifest")
_SUFFIX = re.compile(r"\.[a-z][a-z0-9]{1,4}")  # of some other kind of file


def find_files(path: Path) -> list[Path]:
    """The documents of a folder and of its folders, sorted; the path itself where it is a file.

    Formats without a reader are listed too, so that reading them says so, and so is a folder that cannot be opened.
    Hidden files, README*, MANIFEST* and what is no document by its name (.json, .py beside the texts) are left out.
    Linked folders are followed, each real folder once, so that a loop ends.
    """
    return sorted(_walk(path)) if path.is_dir() else [path]


def is_document(name: str) -> bool:
    """Whether a file of this name is taken from a folder or an archive.

    >>> is_document("kh-12.docx"), is_document("README.md"), is_document(".~lock.kh-12.docx")
    (True, False, False)
    """
    hidden = name.startswith((".", "~$"))
    return not hidden and os.path.splitext(name)[1].lower() in BY_SUFFIX and not name.lower().startswith(_NO_DOCUMENTS)


def is_unnamed(name: str) -> bool:
    """Whether a name says nothing of what is inside: "915", "kế hoạch ngày 12.4". What it holds tells.

    >>> is_unnamed("kế hoạch ngày 12.4"), is_unnamed("kh-12.docx"), is_unnamed("readme"), is_unnamed("a.json")
    (True, False, False, False)
    """
    suffix = os.path.splitext(name)[1].lower()
    hidden = name.startswith((".", "~$")) or name.lower().startswith(_NO_DOCUMENTS)
    return not hidden and suffix not in BY_SUFFIX and not _SUFFIX.fullmatch(suffix)


def shown_name(path: str) -> str:
    """A path as it can be shown and stored: bytes that are no UTF-8 are written out (`k\\xe9 hoach.txt`)."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _walk(top: Path) -> Iterator[Path]:
    seen: set[tuple[int, int]] = set()
    closed: list[Path] = []
    for folder, below, names in os.walk(top, followlinks=True, onerror=lambda error: closed.append(Path(error.filename))):
        status = os.stat(folder)
        if (status.st_dev, status.st_ino) in seen:
            below.clear()
            continue
        seen.add((status.st_dev, status.st_ino))
        below[:] = sorted(name for name in below if not name.startswith("."))
        yield from (Path(folder, name) for name in names if _is_taken(folder, name))
    yield from closed


def _is_taken(folder: str, name: str) -> bool:
    path = Path(folder, name)
    return (is_document(name) or is_unnamed(name)) and path.is_file() and (is_document(name) or _holds_document(path))


def _holds_document(path: Path) -> bool:
    try:
        return holds_document(path)
    except (UnreadableFile, OSError, ValueError):
        return False  # nothing says that it is one
