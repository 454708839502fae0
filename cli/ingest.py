"""`chidao ingest` and `chidao rebuild`: files into the catalogue, the catalogue into the graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Annotated, cast

import typer
from rich.table import Table

from cli.failures import DONE, DONE_WITH_ISSUES
from cli.options import Data, Paths, Store
from cli.places import DEFAULT_STORE, catalogue_of
from cli.progress import ReadingProgress
from cli.terminal import stderr
from graph.load import load
from graph.store import LoadSummary, open_for_writing
from ingest.catalogue import Catalogue
from ingest.resolve import resolve
from ingest.resolve.batch import make_batch
from ingest.sync import Plan, Step, carry_out, make_plan, writing
from model.batch import Batch
from model.errors import BadParameter


def ingest_command(
    paths: Paths,
    store: Store = DEFAULT_STORE,
    data: Data = None,
    keep: Annotated[bool, typer.Option("--keep", help="Giữ văn bản của tệp đã mất / keep what came from files that are gone.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Đồng ý bỏ quá nửa / agree to take out more than half.")] = False,
) -> None:
    """Đọc tệp và thư mục vào kho; chỉ đọc tệp mới hoặc đã đổi / read files and folders into the store.

    Thư mục là một nguồn: tệp không còn trong đó thì bỏ khỏi kho. Ví dụ / example: chidao ingest data/samples --store my-store
    """
    catalogue = catalogue_of(store, data)
    with writing(catalogue.folder.parent), open_for_writing(store) as graph:
        plan = make_plan(paths, catalogue)
        plan = replace(plan, gone=()) if keep else plan
        refuse_a_mistake(paths, plan, agreed=yes)
        # Closing writes what was read, so that an interruption keeps every finished file.
        steps = cast("Generator[Step]", carry_out(plan, catalogue))
        with ReadingProgress(total=len(plan.read)) as progress, closing(steps):
            for step in steps:
                progress.add_file(step.records)
        batch = make_graph(catalogue)
        summary = load(graph, batch)
    show_gone(plan)
    show_summary(progress, plan, batch, summary)
    raise typer.Exit(DONE_WITH_ISSUES if progress.issues else DONE)


def rebuild_command(store: Store = DEFAULT_STORE, data: Data = None) -> None:
    """Làm lại đồ thị từ danh mục, không đọc lại tệp / make the graph again from the catalogue, without the files.

    Ví dụ / example: chidao rebuild --store neo4j://localhost
    """
    catalogue = catalogue_of(store, data)
    with writing(catalogue.folder.parent), open_for_writing(store) as graph:
        summary = load(graph, make_graph(catalogue))
    stderr().print(
        f"Đồ thị có {summary.nodes} nút, {summary.edges} cạnh (nodes, edges); "
        f"đã ghi {summary.nodes_written + summary.edges_written}, bỏ {summary.nodes_removed + summary.edges_removed}.",
        soft_wrap=True,
    )


def make_graph(catalogue: Catalogue) -> Batch:
    """The graph that the catalogue says."""
    return make_batch(resolve(catalogue.records()))


def refuse_a_mistake(paths: Sequence[Path], plan: Plan, *, agreed: bool) -> None:
    """Raise BadParameter where nothing was found, or where most of the corpus would vanish unasked."""
    if not (plan.read or plan.unchanged or plan.held):
        names = ", ".join(str(p) for p in paths)
        raise BadParameter(
            f"Không có văn bản nào trong {names}; cần tệp .txt, .md, .html hoặc .jsonl. "
            f"/ No documents in {names}; files in .txt, .md, .html or .jsonl are wanted."
        )
    if plan.takes_out_most and not agreed:
        raise BadParameter(
            f"{len(plan.gone)} trong {plan.held} tệp đã mất; thêm --yes để bỏ chúng khỏi kho, --keep để giữ. "
            f"/ {len(plan.gone)} of {plan.held} files are gone; add --yes to take them out, --keep to keep them."
        )


def show_gone(plan: Plan) -> None:
    """Name every source that was taken out."""
    for entry in plan.gone:
        stderr().print(f"[yellow]-[/] {entry.source}: tệp không còn, đã bỏ khỏi kho / the file is gone, taken out", soft_wrap=True)


def show_summary(progress: ReadingProgress, plan: Plan, batch: Batch, summary: LoadSummary) -> None:
    """What was read, and what the graph holds now."""
    table = Table(box=None, show_header=False, pad_edge=False)
    for words, count in counts(progress, plan, batch):
        table.add_row(words, f"{count:>7}")
    console = stderr()
    console.print(table)
    if summary.is_unchanged:
        console.print("Đồ thị không đổi / the graph has not changed.")


def counts(progress: ReadingProgress, plan: Plan, batch: Batch) -> Iterator[tuple[str, int]]:
    """The lines of the summary: this run, then the whole store."""
    states = Counter(node.properties.get("state") for node in batch.nodes if node.labels[0] == "Citation")
    statuses = Counter(node.properties.get("status") for node in batch.nodes if node.labels[0] == "Directive")
    yield "Tệp đã đọc / files read", progress.files
    yield "Tệp không đổi / files unchanged", plan.unchanged
    yield "Vấn đề / issues", progress.issues
    yield "Văn bản trong kho / documents in the store", statuses["held"]
    yield "Văn bản mới được dẫn / stubs (cited, not held)", statuses["cited"]
    yield "Viện dẫn / citations", states.total()
    yield "Viện dẫn đã xác định / citations resolved", states["resolved"] + states["stub"]
    yield "Nhiệm vụ / tasks", sum(node.labels[0] == "Task" for node in batch.nodes)
