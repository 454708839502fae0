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

    def take(self, others: Spool) -> int:
        """Keep all pieces of another; the number of the first of them."""
        first = len(self._starts) - 1
        end = self._starts[-1]
        self._waiting += others._all()
        self._starts.extend(end + start for start in others._starts[1:])
        if len(self._waiting) > IN_MEMORY:
            self._write()
        return first

    def get(self, number: int) -> bytes:
        """The piece of a number."""
        start, end = self._starts[number], self._starts[number + 1]
        if start >= self._written:
            return bytes(self._waiting[start - self._written : end - self._written])
        assert self._file is not None
        self._file.seek(start)
        return self._file.read(end - start)

    def __getstate__(self) -> tuple[bytes, array[int]]:
        """To another process go the pieces, not the file."""
        return self._all(), self._starts

    def __setstate__(self, state: tuple[bytes, array[int]]) -> None:
        self._waiting, self._starts = bytearray(state[0]), state[1]
        self._file, self._written = None, 0

    def _all(self) -> bytes:
        if self._file is None:
            return bytes(self._waiting)
        self._file.seek(0)
        return self._file.read(self._written) + bytes(self._waiting)

    def _write(self) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the spool
        self._file.seek(self._written)
        self._file.write(self._waiting)
        self._written += len(self._waiting)
        self._waiting.clear()
