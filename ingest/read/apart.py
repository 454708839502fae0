"""Read a file in a child process that can be ended: a broken or hostile file costs an issue, never the run.

The child is kept for the next files, and started again after it had to be ended.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

import msgspec

from ingest.read.child import Answer, Done, Request
from ingest.read.reading import Item, SignOfLife
from ingest.read.session import own_session
from model.errors import MissingProgram, UnreadableFile

MEMORY = 1 << 30
"""Bytes of address space that a child may take."""
SILENCE = 120.0
"""Seconds after which a child that says nothing is ended. Long scans and tables say something page by page."""
_LARGEST_FRAME = 512 * 1024 * 1024

_decode = msgspec.msgpack.Decoder(list[Answer]).decode
_local = threading.local()


def read_apart(path: Path, module: str, folder: Path | None = None) -> Iterator[Item]:
    """The items of one file, read by `ingest.read.<module>` in the child of this thread.

    `folder` is where an archive unpacks its members. Raises UnreadableFile with the child's reason, or where it had to be ended.
    """
    child = _child()
    finished = False
    try:
        for item in child.ask(Request(os.fsencode(path), module, os.fsencode(folder) if folder else b"")):
            if isinstance(item, Done):
                finished = not item.broken
                if item.reason:
                    raise (MissingProgram if item.again else UnreadableFile)(item.reason)
                return
            if not isinstance(item, SignOfLife):
                yield item
    finally:
        if not finished:
            child.end()


def _child() -> Child:
    child: Child | None = getattr(_local, "child", None)
    if child is None or child.owner != os.getpid() or not child.is_alive():
        child = _local.child = Child()
    return child


class Child:
    """A running reader. It ends by itself when its parent is gone, because its pipe closes then."""

    def __init__(self) -> None:
        self.owner = os.getpid()
        self._said_too_little = False
        self._process = subprocess.Popen(
            [sys.executable, "-m", "ingest.read.child", str(MEMORY)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            **own_session(),
            env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
        )

    def is_alive(self) -> bool:
        """Whether it can be asked."""
        return self._process.poll() is None

    def ask(self, request: Request) -> Iterator[Answer]:
        """The answers to one request; raises UnreadableFile where the child is gone before it is done."""
        try:
            self._pipe(self._process.stdin).write(msgspec.json.encode(request) + b"\n")
            self._pipe(self._process.stdin).flush()
        except OSError as error:
            raise UnreadableFile("bộ đọc đã dừng; hãy nạp lại tệp này (the reader has ended; ingest this file again)") from error
        while True:
            for item in self._frame():
                yield item
                if isinstance(item, Done):
                    return

    def end(self) -> None:
        """End it and what it has started, now."""
        self._kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                self._pipe(pipe).close()

    def _kill(self) -> None:
        if not self.is_alive():
            return
        if sys.platform == "win32":  # with the programs that it has started: tesseract, LibreOffice
            subprocess.run(["taskkill", "/T", "/F", "/PID", str(self._process.pid)], capture_output=True, check=False)
            self._process.kill()
        else:
            os.killpg(self._process.pid, signal.SIGKILL)

    def _frame(self) -> list[Answer]:
        timer = threading.Timer(SILENCE, self._stop_waiting)
        timer.start()
        try:
            head = self._pipe(self._process.stdout).read(4)
            size = int.from_bytes(head, "big")
            data = self._pipe(self._process.stdout).read(size) if len(head) == 4 and size <= _LARGEST_FRAME else b""
        finally:
            timer.cancel()
        if not data:
            raise UnreadableFile(self._why_gone())
        return _decode(data)

    def _stop_waiting(self) -> None:
        self._said_too_little = True
        self._kill()

    def _why_gone(self) -> str:
        if self._said_too_little:
            return f"đọc quá {SILENCE:.0f} giây, đã dừng; hãy chia nhỏ tệp (reading took more than {SILENCE:.0f} s; split the file)"
        return (
            "bộ đọc dừng giữa chừng: tệp hỏng hoặc cần quá nhiều bộ nhớ "
            "(the reader broke down: the file is broken or takes too much memory)"
        )

    @staticmethod
    def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
        if pipe is None:
            raise UnreadableFile("bộ đọc không có đường truyền (the reader has no pipe)")
        return pipe
