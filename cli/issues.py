"""`chidao issues` and `chidao check`: what a person should look at, and whether the store is whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import typer
from rich.markup import escape

from cli.answers import print_answer
from cli.failures import DONE, DONE_WITH_ISSUES
from cli.options import DEFAULT_STORE, AnswerFormat, Data, Format, Store
from cli.terminal import stderr
from graph.ask import Answer
from graph.diff import compare
from graph.elements import Elements
from graph.store import GraphStore, open_for_reading

if TYPE_CHECKING:
    from ingest.catalogue import Catalogue

COLUMNS = ("source", "stage", "reason")


def issues_command(store: Store = DEFAULT_STORE, data: Data = None, output: Format = AnswerFormat.TABLE) -> None:
    """Những gì cần người xem lại: tệp không đọc được, chỗ chưa rõ / files not read, places not clear.

    Ví dụ / example: chidao issues --format csv > issues.csv
    """
    from cli.catalogue import catalogue_of
    from cli.corpus import issues_of

    found = sorted((issue.source, issue.stage, issue.reason) for issue in issues_of(catalogue_of(store, data), store))
    rows = tuple(dict[str, object](zip(COLUMNS, row, strict=True)) for row in found)
    print_answer(Answer("issues", {}, COLUMNS, rows), output)


def check_command(store: Store = DEFAULT_STORE, data: Data = None) -> None:
    """Kiểm tra kho: danh mục đủ phần và đọc được, đồ thị đúng như danh mục / parts are there and whole, the graph says what they say.

    Ví dụ / example: chidao check --store my-store
    """
    from cli.catalogue import catalogue_of
    from cli.corpus import make_graph

    catalogue = catalogue_of(store, data)
    for note in harmless_leftovers(catalogue):
        stderr().print(f"[yellow]·[/] {note}", soft_wrap=True)
    broken = [*catalogue.faults(), *half_restored(catalogue)]
    _tell(broken, "Khôi phục từ bản sao lưu (chidao restore FILE --replace), hoặc nạp lại tệp gốc / restore a backup, or ingest again.")
    with open_for_reading(store) as graph:
        faults = list(find_faults(graph, make_graph(catalogue)))
    _tell(faults, "Chạy chidao rebuild để làm lại đồ thị / run chidao rebuild to make the graph again.")
    stderr().print("Kho nguyên vẹn / the store is whole.")
    raise typer.Exit(DONE)


def _tell(faults: Sequence[str], advice: str) -> None:
    for fault in faults:
        stderr().print(f"[red]![/] {escape(fault)}", soft_wrap=True)
    if faults:
        stderr().print(advice, soft_wrap=True)
        raise typer.Exit(DONE_WITH_ISSUES)


def harmless_leftovers(catalogue: Catalogue) -> Iterator[str]:
    """Files of runs that were killed; they count for nothing."""
    for file in catalogue.leftovers():
        yield f"{file.name}: của một lần chạy bị dừng, không dùng; chidao compact sẽ xóa / of a killed run, not used; compact removes it"


def half_restored(catalogue: Catalogue) -> Iterator[str]:
    """A restore that was stopped while it replaced the store."""
    from ingest.backup import half_restored as stopped

    if stopped(catalogue.folder.parent):
        yield "khôi phục dở dang / a restore was stopped half way"


def find_faults(graph: GraphStore, wanted: Elements) -> Iterator[str]:
    """What the stored graph lacks, has beside, or says differently, one line each."""
    from graph.export import read_graph

    change = compare(wanted, read_graph(graph).digests())
    for key in (*change.write_nodes, *change.write_edges):
        yield f"thiếu hoặc khác / missing or different: {key}"
    for gone in (*change.remove_nodes, *change.remove_edges):
        yield f"thừa / not in the catalogue: {gone}"
