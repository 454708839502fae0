"""Errors as people read them: one line, Vietnamese first, what to do, and the exit code.

0 done · 1 done with issues · 2 wrong usage, unknown or ambiguous name · 3 store not reachable or held · 130 interrupted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.markup import escape

from cli.terminal import stderr
from model.errors import (
    AmbiguousName,
    BadParameter,
    ChidaoError,
    ConfigurationError,
    DocumentError,
    StoreError,
    StoreLocked,
    StoreUnavailable,
    UnknownName,
    UnknownQuery,
)


@dataclass(frozen=True, slots=True)
class Failure:
    """What a class of error means to the person at the terminal."""

    code: int
    vi: str
    en: str
    advice: str = ""


# The most special class first: the first that fits is taken.
FAILURES: tuple[tuple[type[ChidaoError], Failure], ...] = (
    (AmbiguousName, Failure(2, "Tên gọi chưa rõ", "ambiguous name", "Hãy gọi rõ hơn, theo một dòng dưới đây / be more precise, as below")),
    (UnknownName, Failure(2, "Không có trong kho", "not in the corpus")),
    (UnknownQuery, Failure(2, "Không có câu hỏi này", "no such query", "chidao query --help")),
    (BadParameter, Failure(2, "Tham số sai", "wrong parameter")),
    (StoreLocked, Failure(3, "Kho đang có tiến trình khác ghi", "another writer holds the store", "Chờ rồi chạy lại / wait, then try again")),
    (StoreUnavailable, Failure(3, "Không mở được kho", "cannot open the store", "Kiểm tra --store, CHIDAO_STORE / check them")),
    (StoreError, Failure(3, "Kho báo lỗi", "the store said no")),
    (DocumentError, Failure(1, "Không đọc được tệp", "cannot read the file")),
    (ConfigurationError, Failure(2, "Cấu hình sai", "wrong configuration")),
    (ChidaoError, Failure(1, "Lỗi", "error")),
)


def failure_of(error: ChidaoError) -> Failure:
    """The row of the table that an error falls under."""
    return next(failure for kind, failure in FAILURES if isinstance(error, kind))


def exit_code(error: ChidaoError) -> int:
    """`exit_code(StoreLocked("...")) == 3`."""
    return failure_of(error).code


def show_failure(error: ChidaoError) -> None:
    """Print the error and what may have been meant, to standard error."""
    failure = failure_of(error)
    console = stderr()
    console.print(f"[bold red]{failure.vi}[/] [dim]({failure.en})[/]: {escape(str(error))}", soft_wrap=True)
    if failure.advice:
        console.print(f"  {failure.advice}", soft_wrap=True)
    for row in choices(error):
        console.print(f"  · {escape(row)}", soft_wrap=True)


def choices(error: ChidaoError) -> list[str]:
    """The candidates of an ambiguous name, or what comes near an unknown one."""
    rows: Sequence[Mapping[str, object]] = ()
    if isinstance(error, AmbiguousName):
        rows = error.candidates
    elif isinstance(error, UnknownName):
        rows = error.near
    return [describe(row) for row in rows]


def describe(row: Mapping[str, object]) -> str:
    """`"3279/KH-UBND" · Kế hoạch · 2021-11-26 · Ủy ban nhân dân tỉnh Cao Bằng`."""
    number = row.get("number") or row.get("heading") or row.get("key")
    rest = [str(row[k]) for k in ("kind", "issued_on", "issuer", "level", "key") if row.get(k) and row[k] != number]
    return " · ".join([f'"{number}"', *rest])
