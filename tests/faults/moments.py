"""Moments of a command at which it can be struck: each call of a function that writes, or that leads to writing.

A moment is chosen by what the command is at, not by the clock, so that the strikes lie in the middle of the work however fast or busy
the machine is: first one function among all that the command called when it was left alone, each as likely as the other, then one of
its calls, then up to a few hundredths of a second more, which reach into what goes on outside of Python (the disk, the server).
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

STRUCK = -signal.SIGALRM
WATCHED = ("graph.", "ingest.catalogue", "ingest.compact", "ingest.corrections", "ingest.journal", "ingest.place", "ingest.sync")
OUTSIDE = frozenset({"cypher", "fsync", "link", "rename", "replace", "save", "sendall", "unlink", "write_table"})
LATER = 0.03


@dataclass(frozen=True, slots=True)
class Moment:
    """The `call`-th call of a function, and so many seconds later."""

    name: str
    call: int
    later: float


def choose(pick: random.Random, calls: Counter[str]) -> Moment:
    """A moment of a command that made these calls when it was left alone."""
    name = pick.choice(sorted(calls))
    return Moment(name, pick.randint(1, calls[name]), pick.choice([0.0, pick.uniform(0, LATER)]))


def strike_at(moment: Moment) -> None:
    """From here on: this process ends at the moment, as by a pulled plug; SIGALRM that nobody waits for ends it without a word."""
    left = moment.call

    def count(name: str) -> None:
        nonlocal left
        left -= name == moment.name
        if left == 0:
            sys.setprofile(None)
            if not moment.later:
                os.kill(os.getpid(), signal.SIGALRM)
            signal.setitimer(signal.ITIMER_REAL, moment.later)

    _watch(count)


def note_calls(file: Path) -> Callable[[], None]:
    """From here on calls are counted; what is given back writes them to the file."""
    calls: Counter[str] = Counter()
    _watch(lambda name: calls.update((name,)))

    def write() -> None:
        sys.setprofile(None)
        file.write_text(json.dumps(calls), encoding="utf-8")

    return write


def read_calls(file: Path) -> Counter[str]:
    """What `note_calls` wrote."""
    return Counter(json.loads(file.read_text(encoding="utf-8")))


def _watch(told: Callable[[str], None]) -> None:
    def look(frame: FrameType, event: str, called: Any) -> None:
        module = frame.f_globals.get("__name__", "")
        if event == "call" and module.startswith(WATCHED):
            told(f"{module}:{frame.f_code.co_name}")
        elif event == "c_call" and called.__name__ in OUTSIDE:
            told(f"{called.__name__}:{frame.f_code.co_name}")

    sys.setprofile(look)
