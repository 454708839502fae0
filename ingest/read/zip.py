"""Zip archives: every document in them is read as a file of its own."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from ingest.read.files import is_document
from ingest.read.reading import Unpacked, Unread
from ingest.read.unpack import Unpacker, clean_name, or_reason
from model.errors import UnreadableFile

_UTF8 = 0x800
_BROKEN = "tệp nén hỏng: {} (the archive is broken)"


def read(path: Path, folder: Path) -> Iterator[Unpacked | Unread]:
    """The members, unpacked into `folder`; an Unread for each that is encrypted or broken."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield from or_reason(_members(archive, Unpacker(folder)))
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise UnreadableFile(_BROKEN.format(error)) from error


def _members(archive: zipfile.ZipFile, unpacker: Unpacker) -> Iterator[Unpacked | Unread]:
    for info in archive.infolist():
        name = _name(info)
        if info.is_dir() or not unpacker.counts(name):
            continue
        if info.flag_bits & 1:
            if not is_document(name.rpartition("/")[2]):
                continue
            yield Unread(clean_name(name), "tệp có mật khẩu; hãy giải nén rồi nạp lại (encrypted; unpack it first)")
            continue
        try:
            with archive.open(info) as member:
                yield from unpacker.take(name, member)  # type: ignore[arg-type]
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
            yield Unread(clean_name(name), _BROKEN.format(error))


def _name(info: zipfile.ZipInfo) -> str:
    """Names without the UTF-8 flag are UTF-8 all the same in what most programs here write."""
    if info.flag_bits & _UTF8:
        return info.filename
    data = info.filename.encode("cp437", "replace")
    return data.decode("utf-8", "backslashreplace")
