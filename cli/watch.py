"""Watching folders: when their files have changed and come to rest, it is time to read again."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

SECONDS = 2.0
"""Between two looks. Looking works on every file system, also on those of the network, where notices do not."""
Look = tuple[tuple[str, int, int], ...]


def changes(paths: Sequence[Path], wait: Callable[[float], None] = time.sleep) -> Iterator[None]:
    """Once for each change that has come to rest: two looks alike, and unlike what was read last. Never ends by itself."""
    read = last = look(paths)
    while True:
        wait(SECONDS)
        now = look(paths)
        if now == last and now != read:
            read = now
            yield
        last = now


def look(paths: Sequence[Path]) -> Look:
    """Name, size and time of every document; a file that is gone while we look is not there."""
    from ingest.read import find_files

    found = []
    for given in paths:
        for file in find_files(given):
            try:
                status = file.stat()
            except OSError:
                continue
            found.append((str(file), status.st_size, status.st_mtime_ns))
    return tuple(found)
