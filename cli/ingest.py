"""`chidao ingest` and `chidao rebuild`: files into the catalogue, the catalogue into the graph.

What they need is imported when they run, so that a question does not wait for the readers.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from cli.failures import DONE, DONE_WITH_ISSUES
from cli.options import DEFAULT_STORE, AllowSecret, Data, Jobs, Paths, Store, cores
from cli.progress import ReadingProgress
from cli.terminal import stderr, working
from cli.watch import changes
from graph.store import GraphStore, open_for_writing

if TYPE_CHECKING:
    from ingest.catalogue import Catalogue
    from ingest.sync import Plan, Step


def ingest_command(
    paths: Paths,
    store: Store = DEFAULT_STORE,
    data: Data = None,
    keep: Annotated[bool, typer.Option("--keep", help="Giữ văn bản của tệp đã mất / keep what came from files that are gone.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Đồng ý bỏ quá nửa / agree to take out more than half.")] = False,
    allow_secret: AllowSecret = False,
    jobs: Jobs = None,
    spark: Annotated[
        str | None,
        typer.Option(
            "--spark",
            metavar="MASTER",
            help="Đọc bảng Parquet, ghi Neo4j bằng Spark: local[2], spark://…, yarn / read Parquet and write Neo4j with Spark.",
        ),
    ] = None,
    no_graph: Annotated[
        bool,
        typer.Option(
            "--no-graph",
            help="Chỉ đọc vào danh mục; chạy lại không có --no-graph để dựng đồ thị / only read into the catalogue; run again without it.",
        ),
    ] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Chờ và đọc tiếp khi tệp đổi / stay and read what changes.")] = False,
) -> None:
    """Đọc tệp và thư mục vào kho; chỉ đọc tệp mới hoặc đã đổi / read files and folders into the store.

    Thư mục là một nguồn: tệp không còn trong đó thì bỏ khỏi kho. Ví dụ / example: chidao ingest data/samples --store my-store
    """
    choices = _Choices(keep, yes, "allow" if allow_secret else "refuse", jobs or cores(), spark, "later" if no_graph else "now")
    issues = _ingest(paths, store, data, choices)
    if watch:
        stderr().print("Đang chờ tệp mới; Ctrl+C để dừng / waiting for files; Ctrl+C ends.")
        for _ in changes(paths):
            issues = _ingest(paths, store, data, choices)
    raise typer.Exit(DONE_WITH_ISSUES if issues else DONE)


@dataclass(frozen=True, slots=True)
class _Choices:
    """What the person agreed to."""

    keep: bool
    yes: bool
    secrets: Literal["refuse", "allow"]
    jobs: int
    spark: str | None = None
    graph: Literal["now", "later"] = "now"


def _ingest(paths: list[Path], store: str, data: str | None, choices: _Choices) -> int:
    """One run; how many issues it met."""
    from ingest.sync import carry_out, keep

    if choices.spark is None:
        tools = _Tools(choices.jobs, open_for_writing, lambda plan, catalogue: carry_out(plan, catalogue, choices.jobs))
        return _run(paths, _Place(store, data), choices, tools)
    from cli.cluster import open_through, session_at

    with session_at(choices.spark) as session:
        from ingest.spark import read_with_spark

        tools = _Tools(
            choices.jobs,
            lambda address: open_through(session, address),
            lambda plan, catalogue: keep(read_with_spark(session, plan.read, plan.secrets), plan, catalogue),
        )
        return _run(paths, _Place(store, data), choices, tools)


@dataclass(frozen=True, slots=True)
class _Place:
    """Store and data folder, as given."""

    store: str
    data: str | None


@dataclass(frozen=True, slots=True)
class _Tools:
    """What opens a store for writing, and what carries a plan out: on this machine, with so many processes, or with many machines."""

    jobs: int
    open: Callable[[str], GraphStore]
    carry_out: Callable[[Plan, Catalogue], Generator[Step, None, None]]


def _run(paths: list[Path], place: _Place, choices: _Choices, tools: _Tools) -> int:
    from cli.catalogue import catalogue_of
    from ingest.writing import writing

    catalogue = catalogue_of(place.store, place.data)
    with writing(catalogue.folder.parent):
        if choices.graph == "later":
            return _read_only(_plan(paths, catalogue, choices), catalogue, tools)
        with tools.open(place.store) as graph:
            return _read_and_load(_plan(paths, catalogue, choices), catalogue, graph, tools)


def _plan(paths: list[Path], catalogue: Catalogue, choices: _Choices) -> Plan:
    from cli.corpus import refuse_a_mistake
    from ingest.sync import make_plan

    plan = make_plan(paths, catalogue)
    plan = replace(plan, gone=() if choices.keep else plan.gone, secrets=choices.secrets)
    refuse_a_mistake(paths, plan, agreed=choices.yes)
    return plan


def _read_only(plan: Plan, catalogue: Catalogue, tools: _Tools) -> int:
    """Files into the catalogue; how many issues there were."""
    from cli.corpus import show_gone, show_read

    progress = _read(plan, catalogue, tools)
    progress.settle()
    show_gone(plan)
    show_read(progress, plan)
    return progress.issues


def _read_and_load(plan: Plan, catalogue: Catalogue, store: GraphStore, tools: _Tools) -> int:
    """Files into the catalogue, the catalogue into the store; how many issues there were."""
    from cli.corpus import make_graph, show_gone, show_orphans, show_summary
    from cli.update import restore_lost, update
    from graph.annexes import joined_in

    restore_lost(store, catalogue)
    progress = _read(plan, catalogue, tools)
    with working("Đang nối văn bản, dựng đồ thị / joining papers, making the graph"):
        found = make_graph(catalogue, tools.jobs)
        progress.settle(joined_in(found))
        summary = update(store, catalogue, found, "ingest")
    show_gone(plan)
    show_orphans(found)
    show_summary(progress, plan, found, summary)
    return progress.issues


def _read(plan: Plan, catalogue: Catalogue, tools: _Tools) -> ReadingProgress:
    """What is new or changed, into the catalogue. Closing writes what was read, so that an interruption keeps every finished file."""
    with (
        _told_when_stopped(),
        ReadingProgress(total=len(plan.read)) as progress,
        closing(tools.carry_out(plan, catalogue)) as steps,
    ):
        for step in steps:
            (progress.add_file if step.ends else progress.add_part)(step.records)
    return progress


@contextmanager
def _told_when_stopped() -> Iterator[None]:
    """Ctrl+C ends the reading; say what is kept and how to go on."""
    try:
        yield
    except KeyboardInterrupt:
        stderr().print(
            "Đã dừng. Những tệp đã đọc xong vẫn được giữ; chạy lại lệnh này để đọc tiếp "
            "/ stopped; the files that were read are kept, run the same command again to go on.",
            soft_wrap=True,
        )
        raise


def rebuild_command(store: Store = DEFAULT_STORE, data: Data = None, jobs: Jobs = None) -> None:
    """Làm lại đồ thị từ danh mục, không đọc lại tệp / make the graph again from the catalogue, without the files.

    Ví dụ / example: chidao rebuild --store neo4j://localhost
    """
    from cli.catalogue import catalogue_of
    from cli.update import restore
    from ingest.writing import writing

    catalogue = catalogue_of(store, data)
    with writing(catalogue.folder.parent), open_for_writing(store) as graph, working("Đang dựng lại đồ thị / making the graph again"):
        summary = restore(graph, catalogue, jobs or cores())
    stderr().print(
        f"Đồ thị có {summary.nodes} nút, {summary.edges} cạnh (nodes, edges); "
        f"đã ghi {summary.nodes_written + summary.edges_written}, bỏ {summary.nodes_removed + summary.edges_removed}.",
        soft_wrap=True,
    )
