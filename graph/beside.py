"""Files beside a saved graph that can be made from it again. Each names the save that it was made from: by inode, time and size, and by
its digest, so that a copy of the folder knows its own.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

Stat = tuple[int, int, int]  # inode, time of the last change in ns, size
_encode = msgspec.msgpack.Encoder().encode


class Save(NamedTuple):
    """What tells one save of a graph from the next, and a copy of it by its bytes."""

    stat: Stat
    digest: bytes


class Beside(msgspec.Struct, frozen=True):
    """What every such file begins with; `version` is of its own form."""

    version: int
    stat: Stat
    digest: bytes


Kept = TypeVar("Kept", bound=Beside)


def save_of(graph: Path) -> Save:
    """The save that a graph file is. OSError where it cannot be read."""
    return Save(_stat_of(graph), _digest_of(graph))


def write_beside(content: Beside, path: Path) -> None:
    """Keep it whole or not at all; where that fails, whoever asks does without."""
    aside = path.with_suffix(".writing")
    with suppress(OSError):
        aside.write_bytes(_encode(content))
        aside.replace(path)


def read_beside(decoder: msgspec.msgpack.Decoder[Kept], version: int, path: Path, graph: Path) -> Kept | None:
    """What was kept of this very graph file in this form, None where nothing was."""
    try:
        content = decoder.decode(path.read_bytes())
        if content.version != version or (content.stat != _stat_of(graph) and content.digest != _digest_of(graph)):
            return None
    except (OSError, msgspec.DecodeError, ValueError):
        return None
    return content


def _stat_of(path: Path) -> Stat:
    found = path.stat()
    return found.st_ino, found.st_mtime_ns, found.st_size


def _digest_of(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "blake2b").digest()
