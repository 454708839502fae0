"""Errors as people read them: one line, Vietnamese first, with what to do, and the exit code.

0 done · 1 done with issues · 2 wrong usage, unknown or ambiguous name · 3 store not reachable or held · 130 interrupted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.markup import escape

from cli.terminal import stderr
from model.errors import AmbiguousName, ChidaoError, ConfigurationError, QuestionError, StoreError, UnclearQuestion, UnknownName

DONE = 0
DONE_WITH_ISSUES = 1
WRONG_USAGE = 2
NO_STORE = 3
INTERRUPTED = 130
# The most special class first: the first that fits is taken.
CODES: tuple[tuple[type[ChidaoError], int], ...] = (
    (QuestionError, WRONG_USAGE),
    (ConfigurationError, WRONG_USAGE),
    (StoreError, NO_STORE),
    (ChidaoError, DONE_WITH_ISSUES),
)


def exit_code(error: ChidaoError) -> int:
    """`exit_code(StoreLocked("...")) == 3`."""
    return next(code for kind, code in CODES if isinstance(error, kind))


def show_failure(error: ChidaoError) -> None:
    """Print the error and what may have been meant, to standard error."""
    console = stderr()
    console.print(f"[bold red]Lỗi[/] [dim](error)[/]: {escape(str(error))}", soft_wrap=True)
    for row in choices(error):
        console.print(f"  · {escape(describe(row))}", soft_wrap=True)


def choices(error: ChidaoError) -> Sequence[Mapping[str, object]]:
    """The candidates of an ambiguous name, what comes near an unknown one, or the questions that a sentence may mean."""
    if isinstance(error, AmbiguousName):
        return error.candidates
    return error.near if isinstance(error, UnknownName | UnclearQuestion) else ()


def describe(row: Mapping[str, object]) -> str:
    """`"3279/KH-UBND" · Kế hoạch · 2021-11-26 · Ủy ban nhân dân tỉnh Cao Bằng`."""
    if row.get("example"):
        return f'"{row["example"]}" · "{row["example_en"]}" · {row["query"]}'
    name = row.get("number") or row.get("heading") or row.get("key")
    rest = [str(row[k]) for k in ("kind", "issued_on", "issuer", "level") if row.get(k)]
    return " · ".join([f'"{name}"', *rest])
