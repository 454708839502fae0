"""How long something takes, for the benches: CPU time of this process, which other programs on the machine do not lengthen."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time


def cpu_ms(run: Callable[[], object]) -> float:
    """Milliseconds of CPU time that `run` takes, once."""
    begin = process_time()
    run()
    return 1000 * (process_time() - begin)
