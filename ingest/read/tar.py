"""Tar archives, packed or not, and single packed files (.jsonl.gz)."""

from __future__ import annotations

import gzip
import lzma
import tarfile
import zlib
from collections.abc import Iterator
from pathlib import Path

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
        if not info.isfile() or not unpacker.wants(info.name):
            continue
        member = archive.extractfile(info)
        if member:
            with member:
                yield unpacker.write(info.name, member)  # type: ignore[arg-type]


def _single(path: Path, unpacker: Unpacker) -> Iterator[Unpacked]:
    """A file that was packed alone: its name is the archive's without `.gz`; without a suffix it is text."""
    name = path.stem if path.suffix.lower() == ".gz" else f"{path.name}.txt"
    if unpacker.wants(name if "." in name else f"{name}.txt"):
        with gzip.open(path) as member:
            yield unpacker.write(name, member)  # type: ignore[arg-type]
