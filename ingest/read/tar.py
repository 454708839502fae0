"""Tar archives, packed or not, and single packed files (.jsonl.gz)."""

from __future__ import annotations

import bz2
import gzip
import lzma
import tarfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from ingest.read.reading import Unpacked, Unread
from ingest.read.unpack import Unpacker, or_reason
from model.errors import UnreadableFile


def read(path: Path, folder: Path) -> Iterator[Unpacked | Unread]:
    """The regular members, unpacked into `folder`; links and devices are nobody's documents."""
    try:
        if tarfile.is_tarfile(path):
            with tarfile.open(path) as archive:
                yield from or_reason(_members(archive, Unpacker(folder)))
        else:
            yield from or_reason(_single(path, Unpacker(folder)))
    except (tarfile.TarError, OSError, EOFError, zlib.error, lzma.LZMAError, ValueError) as error:
        raise UnreadableFile(f"tệp nén hỏng: {error} (the archive is broken)") from error


def _members(archive: tarfile.TarFile, unpacker: Unpacker) -> Iterator[Unpacked]:
    for info in archive:
        member = archive.extractfile(info) if info.isfile() and unpacker.counts(info.name) else None
        if member:
            with member:
                yield from unpacker.take(info.name, member)  # type: ignore[arg-type]


def _opened(path: Path) -> IO[bytes]:
    with path.open("rb") as file:
        start = file.read(3)
    if start == b"BZh":
        return cast("IO[bytes]", bz2.open(path))
    return cast("IO[bytes]", lzma.open(path) if start == b"\xfd7z" else gzip.open(path))


def _single(path: Path, unpacker: Unpacker) -> Iterator[Unpacked]:
    """A file that was packed alone: its name is the archive's without `.gz`; without a suffix it is text."""
    name = path.stem if path.suffix.lower() in (".gz", ".bz2", ".xz") else f"{path.name}.txt"
    if unpacker.counts(name := name if "." in name else f"{name}.txt"):
        with _opened(path) as member:
            yield from unpacker.take(name, member)  # type: ignore[arg-type]
