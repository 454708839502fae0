"""A process that reads and extracts for a run: `python -m ingest.worker`.

It takes tasks on standard input and answers on standard output, both as frames: eight bytes of length, then MessagePack. It ends when
its parent closes the pipe, and on SIGTERM, with the reader that it may have started.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import msgspec

from ingest.pipeline import Secrets, extract_file, extract_part
from ingest.read.reading import Reading, Unread
from model.record import SourceRecord


class Task(msgspec.Struct, frozen=True):
    """Whole files to read, or parts of one file that its parent has read: `names` are what people are shown,
    `paths` the bytes of the files' names; with `parts` there is one name and no path."""

    secrets: Secrets
    names: tuple[str, ...]
    paths: tuple[bytes, ...] = ()
    parts: tuple[Reading | Unread, ...] = ()

    def pieces(self) -> Iterator[Task]:
        """The same task in pieces of one file, or of one part."""
        if not self.paths:
            yield from (Task(self.secrets, self.names, (), (part,)) for part in self.parts)
        else:
            yield from (Task(self.secrets, (name,), (path,)) for name, path in zip(self.names, self.paths, strict=True))


Answer = list[list[SourceRecord]]
"""The records of each file of a task; those of parts together."""
encode = msgspec.msgpack.Encoder().encode
read_answer = msgspec.msgpack.Decoder(Answer).decode
_read_task = msgspec.msgpack.Decoder(Task).decode


def do(task: Task) -> Answer:
    """What a task gives."""
    if not task.paths:
        return [[extract_part(part, task.names[0], task.secrets) for part in task.parts]]
    files = zip(task.names, task.paths, strict=True)
    return [list(extract_file(Path(os.fsdecode(path)), name, task.secrets)) for name, path in files]


def send_frame(stream: IO[bytes], data: bytes) -> None:
    """Write one frame."""
    stream.write(len(data).to_bytes(8, "big") + data)
    stream.flush()


def read_frame(stream: IO[bytes]) -> bytes | None:
    """The next frame; None where the other side is gone, also in the middle of one."""
    head = stream.read(8)
    size = int.from_bytes(head, "big")
    data = stream.read(size) if len(head) == 8 else b""
    return data if size and len(data) == size else None


def main() -> None:
    """Do tasks until the parent closes the pipe; whatever a library prints goes nowhere."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    while (frame := read_frame(sys.stdin.buffer)) is not None:
        send_frame(answers, encode(do(_read_task(frame))))


if __name__ == "__main__":
    main()
