"""Bytes kept beside the memory: what a graph of a country says does not fit into it."""

from __future__ import annotations

import tempfile
from array import array
from typing import IO

IN_MEMORY = 32_000_000  # bytes that stay in memory; beyond, a file without a name that goes when nobody holds it


class Spool:
    """Pieces of bytes by number, in the order in which they came. OSError where the disk of temporary files is full."""

    def __init__(self) -> None:
        self._waiting = bytearray()
        self._file: IO[bytes] | None = None
        self._written = 0
        self._starts = array("Q", (0,))

    def add(self, piece: bytes) -> int:
        """Keep a piece; its number."""
        self._waiting += piece
        self._starts.append(self._starts[-1] + len(piece))
        if len(self._waiting) > IN_MEMORY:
            self._write()
        return len(self._starts) - 2

    def get(self, number: int) -> bytes:
        """The piece of a number."""
        start, end = self._starts[number], self._starts[number + 1]
        if start >= self._written:
            return bytes(self._waiting[start - self._written : end - self._written])
        assert self._file is not None
        self._file.seek(start)
        return self._file.read(end - start)

    def _write(self) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the spool
        self._file.seek(self._written)
        self._file.write(self._waiting)
        self._written += len(self._waiting)
        self._waiting.clear()
