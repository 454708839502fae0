"""`chidao issues` and `chidao check`: what a person should look at, and whether the store is whole."""

from __future__ import annotations

from collections.abc import Iterator

import typer

from cli.answers import print_answer
from cli.failures import DONE, DONE_WITH_ISSUES
from cli.options import DEFAULT_STORE, AnswerFormat, Data, Format, Store
from cli.terminal import stderr
from graph.ask import Answer
from graph.diff import compare
from graph.elements import make_elements
from graph.store import GraphStore, open_for_reading
from model.batch import Batch

COLUMNS = ("source", "stage", "reason")


def issues_command(store: Store = DEFAULT_STORE, data: Data = None, output: Format = AnswerFormat.TABLE) -> None:
    """Những gì cần người xem lại: tệp không đọc được, chỗ chưa rõ / files not read, places not clear.

    Ví dụ / example: chidao issues --format csv > issues.csv
    """
    from cli.corpus import catalogue_of, issues_of

    found = sorted((issue.source, issue.stage, issue.reason) for issue in issues_of(catalogue_of(store, data)))
    rows = tuple(dict[str, object](zip(COLUMNS, row, strict=True)) for row in found)
    print_answer(Answer("issues", {}, COLUMNS, rows), output)


def check_command(store: Store = DEFAULT_STORE, data: Data = None) -> None:
    """Kiểm tra kho: danh mục đọc được, đồ thị đúng như danh mục / the catalogue is readable, the graph says what it says.

    Ví dụ / example: chidao check --store my-store
    """
    from cli.corpus import catalogue_of, make_graph

    catalogue = catalogue_of(store, data)
    with open_for_reading(store) as graph:
        faults = list(find_faults(graph, make_graph(catalogue)))
    for fault in faults:
        stderr().print(f"[red]![/] {fault}", soft_wrap=True)
    if faults:
        stderr().print("Chạy chidao rebuild để làm lại đồ thị / run chidao rebuild to make the graph again.")
        raise typer.Exit(DONE_WITH_ISSUES)
    stderr().print("Kho nguyên vẹn / the store is whole.")
    raise typer.Exit(DONE)


def find_faults(graph: GraphStore, wanted: Batch) -> Iterator[str]:
    """What the stored graph lacks, has beside, or says differently, one line each."""
    from graph.export import read_graph

    elements = make_elements(wanted)
    change = compare(elements, make_elements(read_graph(graph)).digests)
    for key in (*change.write_nodes, *change.write_edges):
        yield f"thiếu hoặc khác / missing or different: {key}"
    for gone in (*change.remove_nodes, *change.remove_edges):
        yield f"thừa / not in the catalogue: {gone}"
