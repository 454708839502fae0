"""`chidao export`: the whole graph for other programs."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from cli.options import DEFAULT_STORE, Jobs, Store
from cli.terminal import stderr, working
from graph.elements import Elements
from graph.store import open_for_reading
from model.errors import BadParameter, StoreUnavailable


class ExportFormat(StrEnum):
    """Formats of the whole graph."""

    JSONL = "jsonl"
    CSV = "csv"
    GRAPHML = "graphml"
    NEO4J = "neo4j"
    ICS = "ics"


Target = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", help="Tệp (thư mục với csv, neo4j); jsonl không có -o thì in ra màn hình / a file, a folder for csv and neo4j."
    ),
]


def export_command(
    output: Annotated[
        ExportFormat, typer.Option("--format", "-f", help="jsonl, csv, graphml; neo4j: tệp cho neo4j-admin import; ics: lịch / calendar.")
    ] = ExportFormat.JSONL,
    target: Target = None,
    store: Store = DEFAULT_STORE,
    data: Annotated[
        str | None,
        typer.Option(
            "--data",
            help="Dựng đồ thị từ danh mục ở thư mục này hay s3://…, không cần kho / make the graph from the catalogue that is there, "
            "without a store.",
        ),
    ] = None,
    jobs: Jobs = None,
) -> None:
    """Xuất cả đồ thị cho chương trình khác / the whole graph for other programs; equal graphs give equal bytes.

    Ví dụ / example: chidao export --format graphml -o graph.graphml · chidao export --format ics -o thoi-han.ics
    · chidao export --data kho --format neo4j -o nhap
    """
    if output is ExportFormat.ICS:
        write_calendar(store, target)
        return
    if target is None and output is not ExportFormat.JSONL:
        raise BadParameter(f"Thêm -o để nói ghi {output} vào đâu. / Add -o to say where the {output} goes.")
    found = _stored(store) if data is None else _made(data, jobs)
    with working("Đang ghi / writing") if target else nullcontext():
        write(found, output, target)


def _stored(store: str) -> Elements:
    """What a store holds."""
    from graph.export import read_graph

    with open_for_reading(store) as graph, working("Đang đọc đồ thị / reading the graph"):
        return read_graph(graph)


def _made(data: str, jobs: int | None) -> Elements:
    """What a catalogue says: more than an embedded store could hold, perhaps. Raises StoreUnavailable where there is none."""
    from cli.catalogue import catalogue_of
    from cli.corpus import make_graph

    catalogue = catalogue_of(data, data)
    if not catalogue.parts():
        raise StoreUnavailable(
            f"Không có danh mục trong {data}; hãy chạy `chidao ingest` trước. (No catalogue there; run `chidao ingest` first.)"
        )
    with working("Đang nối văn bản, dựng đồ thị / joining papers, making the graph"):
        return make_graph(catalogue, jobs)


def write_calendar(store: str, target: Path | None) -> None:
    """All deadlines of the store as one iCalendar file."""
    from graph.ask import ask
    from graph.calendar import make_calendar

    with open_for_reading(store) as graph:
        calendar = make_calendar(ask(graph, "deadlines", {}).rows)
    if target is None:
        sys.stdout.buffer.write(calendar)
    else:
        target.write_bytes(calendar)


def write(graph: Elements, output: ExportFormat, target: Path | None) -> None:
    """Write the graph in its format; the jsonl without a target goes to standard output."""
    from graph.export import write_csv, write_graphml, write_jsonl
    from graph.neo4j_import import write_import

    if target is None:
        write_jsonl(graph, sys.stdout)
        return
    if output is ExportFormat.CSV:
        write_csv(graph, target)
    elif output is ExportFormat.GRAPHML:
        write_graphml(graph, target)
    elif output is ExportFormat.NEO4J:
        arguments = write_import(graph, target)
        stderr().print(
            f"Dừng máy chủ rồi chạy / stop the server, then run: neo4j-admin database import full neo4j @{arguments}", soft_wrap=True
        )
    else:
        with target.open("w", encoding="utf-8", newline="\n") as stream:
            write_jsonl(graph, stream)
    stderr().print(f"Đã ghi {len(graph.nodes)} nút, {len(graph.edges)} cạnh vào {target} / nodes and edges written.", soft_wrap=True)
