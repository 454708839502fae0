"""Files in, texts out. The reader is chosen by content, then by name (`ingest.read.formats`)."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import structs

from ingest.read import html, txt
from ingest.read.apart import read_apart
from ingest.read.encodings import mend_legacy
from ingest.read.files import find_files
from ingest.read.formats import Format, recognise
from ingest.read.reading import Item, Reading, Unpacked, Unread
from model.errors import UnreadableFile
from model.text import Issue, SourceText

__all__ = ["find_files", "make_source", "read", "read_parts", "read_text"]

_DEEPEST = 4
"""Archives in mails in archives: more is no office's way of keeping papers."""


_NO_WORDS = (
    "không có chữ nào; nếu là trang mà trình duyệt mới vẽ ra, hãy mở trang rồi lưu lại hoặc in ra PDF "
    "(there are no words; a page that only a browser draws is to be opened and saved, or printed to PDF)"
)


def read(path: Path, name: str) -> Iterator[SourceText | Issue]:
    """The texts of one file, named `name` or `name#part`; an issue for each row or member that gives none.

    Raises UnreadableFile where the file gives nothing: empty, too large, broken, no text, a format without a reader.
    """
    for item in read_parts(path):
        yield make_source(name, item)


def read_parts(path: Path) -> Iterator[Reading | Unread]:
    """The texts of one file as its reader gives them, before they are mended and repaired; plain values that another process can take.

    Raises UnreadableFile like `read`.
    """
    return _read(path, _DEEPEST)


def make_source(name: str, item: Reading | Unread) -> SourceText | Issue:
    """What `read` gives for one part of the file named `name`."""
    source = f"{name}#{item.part}" if item.part else name
    if isinstance(item, Unread):
        return Issue(source, "read", item.reason)
    made = _make_source(source, item)
    return made if made.text.strip() else Issue(source, "read", _NO_WORDS)


def read_text(source: str, raw: str) -> SourceText:
    """A text already in memory, for example of a request.

    >>> read_text("a.txt", "Số: **12**/KH-UBND").text
    'Số: 12/KH-UBND'
    """
    make = html.make_source if html.is_html(raw) else txt.make_source
    return make(source, raw, hashlib.sha256(raw.encode("utf-8", "replace")).hexdigest())


def _read(path: Path, depth: int) -> Iterator[Reading | Unread]:
    found = recognise(path)
    _refuse(path, found)
    if not found.unpacks:
        yield from (item for item in _items(path, found) if isinstance(item, Reading | Unread))
        return
    if not depth:
        raise UnreadableFile("tệp nén lồng nhau quá sâu; hãy giải nén rồi nạp lại (archives are nested too deeply; unpack them)")
    # on Windows a member that is still open somewhere cannot be taken away: no reason to lose what was read
    with TemporaryDirectory(prefix="chidao-", ignore_cleanup_errors=True) as folder:
        # all of it first: the reader is asked again for each member
        for item in list(_items(path, found, Path(folder))):
            if isinstance(item, Unpacked):
                yield from _read_member(item, depth - 1)
            elif isinstance(item, Reading | Unread):
                yield item


def _refuse(path: Path, found: Format) -> None:
    if not found.module:
        raise UnreadableFile(f"định dạng {found.shown(path)} chưa đọc được; {found.reason}")
    size = path.stat().st_size
    if size > found.largest:
        raise UnreadableFile(
            f"tệp quá lớn ({size:,} byte, giới hạn {found.largest:,}); hãy chia nhỏ rồi nạp lại "
            f"(file too large: {size:,} bytes, the limit is {found.largest:,}; split it and ingest the parts)"
        )


def _items(path: Path, found: Format, folder: Path | None = None) -> Iterator[Item]:
    if found.apart:
        return read_apart(path, found.module, folder)
    items: Iterator[Item] = import_module(f"ingest.read.{found.module}").read(path)
    return items


def _read_member(member: Unpacked, depth: int) -> Iterator[Reading | Unread]:
    """The texts of one member, each named by the way to it: `thư/a.zip/kh.docx`."""
    path = Path(os.fsdecode(member.path))
    try:
        for item in _read(path, depth):
            yield _renamed(item, f"{member.part}#{item.part}" if item.part else member.part)
    except UnreadableFile as error:
        yield Unread(member.part, str(error))


def _renamed(item: Reading | Unread, part: str) -> Reading | Unread:
    if isinstance(item, Unread):
        return Unread(part, item.reason)
    return structs.replace(item, part=part)


def _mended(reading: Reading) -> Reading:
    """A file of today may hold letters of TCVN3 or VNI; lines stay lines, so pages are found again by theirs."""
    mended = mend_legacy(reading.text) if reading.media_type != html.MEDIA_TYPE else None
    if mended is None:
        return reading
    text, encoding = mended
    starts = [0, *(m.end() for m in re.finditer("\n", text))]
    pages = tuple(starts[reading.text.count("\n", 0, start)] for start in reading.pages)
    notes = (f"chuyển mã {encoding} sang Unicode (converted from {encoding})", *reading.notes)
    return structs.replace(reading, text=text, pages=pages, notes=notes)


def _make_source(source: str, reading: Reading) -> SourceText:
    reading = _mended(reading)
    if reading.media_type == html.MEDIA_TYPE:
        made = html.make_source(source, reading.text, reading.sha256)
    else:
        made = txt.make_source(source, reading.text, reading.sha256, reading.media_type)
    if not (reading.pages or reading.notes or reading.columns or reading.confidence is not None):
        return made
    return SourceText(
        made.source,
        made.sha256,
        made.raw,
        made.text,
        made.offsets,
        made.media_type,
        (*reading.notes, *made.repairs),
        reading.pages,
        reading.confidence,
        reading.columns,
    )
