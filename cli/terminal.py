"""Where things are printed: rows and documents to standard output, progress and issues to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import TextIO

from rich.console import Console

# A pipe has no width: wide enough for a table, and the same everywhere.
WIDTH_OF_A_PIPE = 100


def stdout() -> Console:
    """The console for rows; plain text of 100 columns when it is no terminal."""
    return console_on(sys.stdout)


def stderr() -> Console:
    """The console for progress, issues and errors."""
    return console_on(sys.stderr)


@contextmanager
def working(words: str) -> Iterator[None]:
    """Says what goes on, where somebody looks."""
    if not sys.stderr.isatty():
        yield
        return
    with stderr().status(words):
        yield


def console_on(stream: TextIO) -> Console:
    """A console on a stream as it is now, so that a redirected stream is honoured."""
    width = None if stream.isatty() or os.environ.get("COLUMNS") else WIDTH_OF_A_PIPE
    return Console(file=stream, width=width, highlight=False, emoji=False)


def speak_utf8() -> None:
    """Write UTF-8 whatever the locale of the machine says; what cannot be written is escaped, never an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
