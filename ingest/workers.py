"""Tasks for several processes at once: a bounded number ahead, answers in the order of the tasks.

A process that dies over a task (a fault of a library, the system's memory) is replaced and the task tried again in pieces; what kills a
process by itself is answered by an issue. Leaving the block ends all processes at once.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from types import TracebackType
from typing import Self

from ingest.pipeline import unread
from ingest.read.reading import Reading
from ingest.read.session import own_session
from ingest.record import AGAIN
from ingest.worker import Answer, Task, encode, read_answer, read_frame, send_frame
from model.record import SourceRecord

AHEAD = 2
"""Tasks for each process that may be under way or wait for their turn: what is in memory at a time."""
_PATIENCE = 1.0
DIED = "tiến trình đọc đã dừng giữa chừng; hãy chạy lại để đọc lại tệp này (the reading process died; run again to read this file again)"


class Workers:
    """`count` processes, started when they are first needed."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._threads = ThreadPoolExecutor(count, "chidao-read")
        self._local = threading.local()
        self._guard = threading.Lock()
        self._processes: list[subprocess.Popen[bytes]] = []
        self._ended = False

    def answers(self, tasks: Iterable[Task]) -> Iterator[Answer]:
        """The answer to each task, in order; tasks are taken only as they are needed."""
        waiting: deque[Future[Answer]] = deque()
        for task in tasks:
            if len(waiting) >= self._count * AHEAD:
                yield waiting.popleft().result()
            waiting.append(self._threads.submit(self._do, task))
        while waiting:
            yield waiting.popleft().result()

    def end(self) -> None:
        """End every process now, whatever it is doing."""
        with self._guard:
            self._ended = True
            processes = list(self._processes)
        for process in processes:
            process.terminate()
        for process in processes:
            with suppress(subprocess.TimeoutExpired):
                process.wait(_PATIENCE)
            process.kill()
            process.wait()
        self._threads.shutdown(cancel_futures=True)
        for process in processes:
            _close(process)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.end()

    def _do(self, task: Task) -> Answer:
        """In one of the threads: ask its process; where that dies, ask another for one piece after the other."""
        answer = self._ask(task)
        if answer is not None:
            return answer
        pieces = [(piece, self._ask(piece)) for piece in task.pieces()]
        found = [[_issue(piece)] if answer is None else answer[0] for piece, answer in pieces]
        return [[record for records in found for record in records]] if not task.paths else found

    def _ask(self, task: Task) -> Answer | None:
        """None where the process died over it."""
        process = self._process()
        if process is None or process.stdin is None or process.stdout is None:
            return None
        try:
            send_frame(process.stdin, encode(task))
            frame = read_frame(process.stdout)
        except (OSError, ValueError):  # its pipe is broken, or closed by `end`
            frame = None
        if frame is None:
            process.kill()
            self._local.process = None
            return None
        return read_answer(frame)

    def _process(self) -> subprocess.Popen[bytes] | None:
        """The living process of this thread."""
        process: subprocess.Popen[bytes] | None = getattr(self._local, "process", None)
        if process is not None and process.poll() is None:
            return process
        with self._guard:
            if self._ended:
                return None
            process = self._local.process = _start()
            self._processes.append(process)
        return process


def _start() -> subprocess.Popen[bytes]:
    """In a session of its own, so that Ctrl-C reaches the parent alone, which keeps what is finished."""
    return subprocess.Popen(
        [sys.executable, "-m", "ingest.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        **own_session(),
        env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
    )


def _close(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()


def _issue(piece: Task) -> SourceRecord:
    """The record of what killed a process; the next run tries it again."""
    part = next((part.part for part in piece.parts if isinstance(part, Reading)), "")
    name = f"{piece.names[0]}#{part}" if part else piece.names[0]
    return replace(unread(name, DIED), extractor=AGAIN)
