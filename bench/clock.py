"""How long something takes, for the benches: CPU time of this process, which other programs on the machine do not lengthen."""

from __future__ import annotations

import resource
from collections.abc import Callable
from statistics import median
from time import perf_counter, process_time

Clock = Callable[[Callable[[], object]], float]


def cpu_ms(run: Callable[[], object]) -> float:
    """Milliseconds of CPU time that `run` takes, once."""
    begin = process_time()
    run()
    return 1000 * (process_time() - begin)


def wall_ms(run: Callable[[], object]) -> float:
    """Milliseconds by the clock on the wall: where a server does the work. Other programs lengthen it."""
    begin = perf_counter()
    run()
    return 1000 * (perf_counter() - begin)


def middle(clock: Clock) -> Clock:
    """Once to warm up, then the middle of five."""

    def measure(run: Callable[[], object]) -> float:
        run()
        return median(clock(run) for _ in range(5))

    return measure


def with_server(server_seconds: Callable[[], float]) -> Clock:
    """CPU time of this process and of a server, whose clock is coarse: five times to warm up, then the mean of twenty."""

    def measure(run: Callable[[], object]) -> float:
        for _ in range(5):
            run()
        begin = process_time() + server_seconds()
        for _ in range(20):
            run()
        return 1000 * (process_time() + server_seconds() - begin) / 20

    return measure


def yardstick() -> None:
    """A fixed loop of Python: figures of different machines compare as multiples of its time in the same run."""
    rows = [{"key": f"số {number * 7919 % 20011}", "n": number} for number in range(20_000)]
    rows.sort(key=lambda row: str(row["key"]))


def children_cpu() -> float:
    """Seconds of CPU time of all processes that this one started and that have ended."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime
