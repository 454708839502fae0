"""The child process that reads untrusted binary files: `python -m ingest.read.child`.

It takes one request a line on standard input and answers with frames on standard output: four bytes of length,
then a list of items in MessagePack; `Done` ends a file. It bounds its own memory. A reader that fails in a way
nobody foresaw ends the child, and the parent starts another.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

import msgspec

from ingest.read.reading import Item, Reading
from model.errors import MissingProgram, UnreadableFile

_FRAME_CHARACTERS = 200_000
_FRAME_SECONDS = 1.0


class Request(msgspec.Struct, frozen=True):
    """Read this file with this reader; members of archives go to `folder`."""

    path: bytes
    module: str
    folder: bytes


class Done(msgspec.Struct, frozen=True, tag=True):
    """The end of a file; `reason` says why it gave nothing (or no more), empty where all went well.
    `broken`: the child ends with these words. `again`: a program is missing, another day it may be read."""

    reason: str = ""
    broken: bool = False
    again: bool = False


Answer = Item | Done
_encode = msgspec.msgpack.Encoder().encode


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until the parent closes the pipe."""
    sys.excepthook = _telling(answers)
    for line in requests:
        request = msgspec.json.decode(line, type=Request)
        for frame in _frames(_answer(request)):
            _send(answers, frame)


def _answer(request: Request) -> Iterator[Answer]:
    read: Callable[..., Iterator[Item]] = import_module(f"ingest.read.{request.module}").read
    try:
        yield from read(*[Path(os.fsdecode(p)) for p in (request.path, request.folder) if p])
    except UnreadableFile as error:
        yield Done(str(error), again=isinstance(error, MissingProgram))
    except MemoryError:
        yield Done("đọc tệp này cần quá nhiều bộ nhớ; hãy chia nhỏ (reading this file takes too much memory; split it)")
    except RecursionError:
        yield Done("cấu trúc tệp lồng nhau quá sâu (the file is nested too deeply)")
    else:
        yield Done()


def _frames(items: Iterator[Answer]) -> Iterator[list[Answer]]:
    """Items in lists, so that half a million small rows are not half a million writes."""
    waiting: list[Answer] = []
    size, since = 0, time.monotonic()
    for item in items:
        waiting.append(item)
        size += len(item.text) if isinstance(item, Reading) else 1000
        if size > _FRAME_CHARACTERS or isinstance(item, Done) or time.monotonic() - since > _FRAME_SECONDS:
            yield waiting
            waiting, size, since = [], 0, time.monotonic()


def _send(answers: BinaryIO, frame: list[Answer]) -> None:
    data = _encode(frame)
    answers.write(len(data).to_bytes(4, "big") + data)
    answers.flush()


def _telling(answers: BinaryIO) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """The last words of a child whose reader failed: what went wrong, for the issue."""

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        words = " ".join(f"{kind.__name__}: {error}".split())[:200]
        _send(answers, [Done(f"tệp hỏng, bộ đọc không hiểu được ({words}) (the file is broken; the reader failed)", broken=True)])

    return tell


def _bound_memory(most: int) -> None:
    """At most this many bytes of address space, and no dump when it is not enough; only time is bounded on Windows."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def main() -> None:
    """Read requests from the parent; whatever a library prints goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _bound_memory(int(sys.argv[1]))
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
