"""What a reader gives: the text of one document of a file, or why there is none.

Readers that run in a child process send these values through a pipe, so they are plain and small.
"""

from __future__ import annotations

import msgspec


class Reading(msgspec.Struct, frozen=True, tag=True):
    """One text. `part` names it inside its file ("" for the whole, `7` for a row, `thư/a.docx` for a member).

    `pages` holds where each page after the first begins in `text`; empty where a format knows no pages.
    `confidence` is what OCR thinks of itself, 0 to 1. `sha256` names the bytes of the part. `columns` is what a table says about
    the text in its other columns.
    """

    text: str
    sha256: str
    part: str = ""
    media_type: str = "text/plain"
    pages: tuple[int, ...] = ()
    confidence: float | None = None
    notes: tuple[str, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()


class Unread(msgspec.Struct, frozen=True, tag=True):
    """A part that gave no text, and why, in Vietnamese and English."""

    part: str
    reason: str


class Unpacked(msgspec.Struct, frozen=True, tag=True):
    """A member of an archive, or an attachment, that was written to a file of its own and is read next."""

    part: str
    path: bytes


class SignOfLife(msgspec.Struct, frozen=True, tag=True):
    """Sent while a long file is read (a page of a scan), so that slow is told from stuck."""

    done: str = ""


Item = Reading | Unread | Unpacked | SignOfLife
