"""Progress on standard error: files, documents, issues, rate and time left; one line an issue."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from types import TracebackType

from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from cli.terminal import stderr
from model.record import SourceRecord
from model.text import ANNEX, Issue


class RateColumn(ProgressColumn):
    """Files a second, once there is something to divide."""

    def render(self, task: Task) -> Text:
        """`41 tệp/s`."""
        return Text(f"{task.speed:.0f} tệp/s" if task.speed else "")


class ReadingProgress:
    """A context in which records are counted; draws a bar on a terminal and is quiet otherwise.

    `files`, `documents` and `issues` are right afterwards, whether a bar was drawn or not.
    """

    def __init__(self, total: int | None = None) -> None:
        self.files = 0
        self.documents = 0
        self.issues = 0
        self._open: list[Issue] = []  # of annexes, whose paper may come later
        self._console = stderr()
        self._bar = Progress(
            TextColumn("Đang đọc"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[documents]} văn bản, {task.fields[issues]} vấn đề"),
            RateColumn(),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=self._console,
            # Asked of the streams, not of the console: a notebook sets FORCE_COLOR, and rows that go to a file are no part of a bar.
            disable=not sys.stderr.isatty(),
            redirect_stdout=sys.stdout.isatty(),
            transient=True,
        )
        self._task = self._bar.add_task("", total=total, documents=0, issues=0)

    def __enter__(self) -> ReadingProgress:
        self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._bar.stop()

    def watch(self, records: Iterable[SourceRecord]) -> Iterator[SourceRecord]:
        """The same records, each counted as a file on its way."""
        for record in records:
            self.add_file([record])
            yield record
        self.settle()

    def add_file(self, records: Sequence[SourceRecord]) -> None:
        """Count one file with its (last) records, and say what is wrong with them."""
        self.files += 1
        self._bar.update(self._task, advance=1)
        self.add_part(records)

    def add_part(self, records: Sequence[SourceRecord]) -> None:
        """Count records of a file that goes on."""
        self.documents += sum(len(record.documents) for record in records)
        issues = [issue for record in records for issue in record.issues]
        self._open += [issue for issue in issues if issue.stage == ANNEX]
        self._show([issue for issue in issues if issue.stage != ANNEX])
        self._bar.update(self._task, documents=self.documents, issues=self.issues)

    def settle(self, joined: frozenset[str] = frozenset()) -> None:
        """Say at the end which annexes are without their paper; `joined` names the sources of those that are not."""
        self._show([issue for issue in self._open if issue.source not in joined])
        self._open = []

    def _show(self, issues: Sequence[Issue]) -> None:
        self.issues += len(issues)
        for issue in issues:
            show_issue(self._bar, issue)


def show_issue(bar: Progress, issue: Issue) -> None:
    """`! a.txt: tệp rỗng`."""
    bar.console.print(f"[yellow]![/] {escape(issue.source)}: {escape(issue.reason)}", soft_wrap=True)
