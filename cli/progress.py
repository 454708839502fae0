"""Progress on standard error: files, documents, issues, rate and time left; one line an issue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
from model.text import Issue


class RateColumn(ProgressColumn):
    """Files a second, once there is something to divide."""

    def render(self, task: Task) -> Text:
        """`41 tệp/s`."""
        return Text(f"{task.speed:.0f} tệp/s" if task.speed else "")


class ReadingProgress:
    """A context in which records are counted; draws a bar on a terminal and is quiet otherwise.

    `documents`, `sources` and `issues` are right afterwards, whether a bar was drawn or not.
    """

    def __init__(self, total: int | None = None) -> None:
        self.sources = 0
        self.documents = 0
        self.issues = 0
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
            disable=not self._console.is_terminal,
            transient=True,
        )
        self._task = self._bar.add_task("", total=total, documents=0, issues=0)

    def __enter__(self) -> ReadingProgress:
        self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._bar.stop()

    def watch(self, records: Iterable[SourceRecord]) -> Iterator[SourceRecord]:
        """The same records, counted on their way."""
        for record in records:
            self.add(record)
            yield record

    def add(self, record: SourceRecord) -> None:
        """Count one record and say what is wrong with it."""
        self.sources += 1
        self.documents += len(record.documents)
        self.issues += len(record.issues)
        for issue in record.issues:
            show_issue(self._bar, issue)
        self._bar.update(self._task, advance=1, documents=self.documents, issues=self.issues)


def show_issue(bar: Progress, issue: Issue) -> None:
    """`! a.txt: tệp rỗng`."""
    bar.console.print(f"[yellow]![/] {escape(issue.source)}: {escape(issue.reason)}", soft_wrap=True)
