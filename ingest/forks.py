"""Work on what is in memory by several copies of this process: what they read is not sent to them, only what they find comes back.

Only where the system can copy a process safely (Linux); elsewhere, and with one job, the work is done here.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import pickle
import signal
import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from model.errors import ChidaoError, StoreUnavailable

T = TypeVar("T")
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG
DIED = (
    "Một tiến trình dựng đồ thị đã dừng giữa chừng, có thể vì hết bộ nhớ; hãy chạy lại với --jobs 1. "
    "/ A process that made the graph has died, perhaps for want of memory; run again with --jobs 1."
)


def in_forks(work: Callable[[int], T], count: int, jobs: int) -> Generator[T, None, None]:
    """`work(0)`, `work(1)` ... of `count`, in this order, done by `jobs` processes; each is at most one piece ahead. What `work` changes
    in memory is lost, what it returns must be something that pickle knows. Closing the iteration ends the processes. Raises the errors of
    this project that `work` raises, and StoreUnavailable where a process dies."""
    jobs = min(jobs, count)
    if jobs < 2 or sys.platform != "linux":
        yield from map(work, range(count))
        return
    pipes = [multiprocessing.Pipe(duplex=False) for _ in range(jobs)]
    context = multiprocessing.get_context("fork")
    processes = [context.Process(target=_work, args=(work, range(job, count, jobs), job, pipes), daemon=True) for job in range(jobs)]
    for process in processes:
        process.start()
    try:
        for _, sending in pipes:
            sending.close()
        for number in range(count):
            yield _receive(pipes[number % jobs][0])
    finally:
        for process in processes:
            process.kill()
            process.join()


def _receive(pipe: Connection) -> Any:
    try:
        found = pickle.loads(pipe.recv_bytes())
    except EOFError:
        raise StoreUnavailable(DIED) from None
    if isinstance(found, ChidaoError):
        raise found
    return found


def _work(work: Callable[[int], T], numbers: Sequence[int], job: int, pipes: Sequence[tuple[Connection, Connection]]) -> None:
    """In the copy: it ends with its parent, leaves Ctrl-C to it, and lets go of the pipes of the others, so that each sees its own end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    for number, (receiving, sending) in enumerate(pipes):
        receiving.close()
        if number != job:
            sending.close()
    mine = pipes[job][1]
    with suppress(BrokenPipeError):
        for number in numbers:
            mine.send_bytes(pickle.dumps(_found(work, number), pickle.HIGHEST_PROTOCOL))


def _found(work: Callable[[int], T], number: int) -> T | ChidaoError:
    try:
        return work(number)
    except ChidaoError as error:
        return error
