"""The corpus of a store: its catalogue, the graph that follows from it, and what a run did to it."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from rich.markup import escape
from rich.table import Table

from cli.catalogue import corrections_of
from cli.options import cores
from cli.progress import ReadingProgress
from cli.terminal import stderr
from graph.annexes import joined_sources
from graph.elements import Elements, gather, join_elements
from graph.store import LoadSummary, open_for_reading
from ingest.catalogue import Catalogue
from ingest.corrections import FILE
from ingest.forks import in_forks
from ingest.resolve import resolve, resolve_directives
from ingest.resolve.batch import make_shares
from ingest.resolve.directives import in_order, read_directives
from ingest.resolve.types import Directive
from ingest.sync import Plan
from model.correction import Applied
from model.errors import BadParameter, StoreUnavailable
from model.text import ANNEX, Issue

ROWS = 2_000  # of a catalogue that a process reads at a time


def issues_of(catalogue: Catalogue, store: str) -> Iterator[Issue]:
    """What was not read, lines of the corrections file that are not understood, and corrections whose target is gone."""
    file = corrections_of(catalogue)
    found = [issue for record in catalogue.records() for issue in record.issues]
    joined = _joined_in(store) if any(issue.stage == ANNEX for issue in found) else frozenset[str]()
    yield from (issue for issue in found if issue.stage != ANNEX or issue.source not in joined)
    yield from file.issues()
    corrections = file.read()
    if corrections:
        yield from (orphan_issue(o) for o in resolve(catalogue.records(), corrections).corrections if o.state == "orphaned")


def _joined_in(store: str) -> frozenset[str]:
    """The annexes that have found their paper; none where there is no graph to tell."""
    try:
        with open_for_reading(store) as graph:
            return joined_sources(graph)
    except StoreUnavailable:
        return frozenset()


def orphan_issue(outcome: Applied) -> Issue:
    """`corrections.jsonl: đính chính 7f3a90c1 (set · 40/KH-UBND): không có văn bản này trong kho`."""
    said = outcome.correction
    of = said.document or said.agency or said.correction
    return Issue(FILE, "corrections", f"đính chính {said.id} ({said.action} · {of}): {outcome.reason}")


def make_graph(catalogue: Catalogue, jobs: int | None = None) -> Elements:
    """The graph that the catalogue and the corrections say, made by so many processes (as many as the machine has cores)."""
    jobs = jobs or cores()
    with _uncollected():
        resolution = resolve_directives(_directives(catalogue, jobs), corrections_of(catalogue).read())
        return join_elements(make_shares(resolution, gather, jobs))


def _directives(catalogue: Catalogue, jobs: int) -> list[Directive]:
    """What the catalogue holds; a connection to an object store is not for several processes."""
    jobs = jobs if isinstance(catalogue.folder, Path) else 1
    shares = catalogue.shares(ROWS)
    read = in_forks(lambda number: read_directives(shares[number].records()), len(shares), jobs)
    return in_order(chain.from_iterable(read))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Nothing here goes in circles: looking for such garbage among millions of values takes a tenth of the time and finds none."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def refuse_a_mistake(paths: Sequence[Path], plan: Plan, *, agreed: bool) -> None:
    """Raise BadParameter where nothing was found, or where most of the corpus would vanish unasked."""
    if not (plan.read or plan.unchanged or plan.held):
        names = ", ".join(str(p) for p in paths)
        raise BadParameter(
            f"Không có văn bản nào trong {names}; cần tệp văn bản: Word, PDF, ảnh, HTML, txt, thư, bảng hoặc tệp nén. "
            f"/ No documents in {names}; documents are wanted: Word, PDF, pictures, HTML, txt, mails, tables or archives."
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


def show_summary(progress: ReadingProgress, plan: Plan, graph: Elements, summary: LoadSummary) -> None:
    """What was read, and what the graph holds now."""
    _show_counts(counts(progress, plan, graph))
    if summary.is_unchanged:
        stderr().print("Đồ thị không đổi / the graph has not changed.")


def show_read(progress: ReadingProgress, plan: Plan) -> None:
    """What was read, where no graph was made of it."""
    files, unchanged, issues = _read_counts(progress, plan)
    _show_counts((files, unchanged, ("Văn bản đọc được / documents read", progress.documents), issues))
    stderr().print(
        "Chưa dựng đồ thị; chạy lại lệnh này không có --no-graph / no graph was made; run the same command again without --no-graph.",
        soft_wrap=True,
    )


def _show_counts(counted: Iterable[tuple[str, int]]) -> None:
    table = Table(box=None, show_header=False, pad_edge=False)
    for words, count in counted:
        table.add_row(words, f"{count:>7}")
    stderr().print(table)


def _read_counts(progress: ReadingProgress, plan: Plan) -> tuple[tuple[str, int], ...]:
    """Files read, files unchanged, issues."""
    return (
        ("Tệp đã đọc / files read", progress.files),
        ("Tệp không đổi / files unchanged", plan.unchanged),
        ("Vấn đề / issues", progress.issues),
    )


def show_orphans(graph: Elements) -> None:
    """Name every correction whose target is gone; it stays in its file and comes back with its target."""
    for node in graph.nodes.of_label("Correction"):
        said = node.properties
        if said.get("state") == "orphaned":
            of = said.get("document") or said.get("agency") or said.get("target")
            stderr().print(
                f"[yellow]![/] đính chính {node.key} ({said['action']} · {escape(str(of))}): {said.get('reason')}", soft_wrap=True
            )


def counts(progress: ReadingProgress, plan: Plan, graph: Elements) -> Iterator[tuple[str, int]]:
    """The lines of the summary: this run, then the whole store."""
    states = Counter(node.properties.get("state") for node in graph.nodes.of_label("Citation"))
    statuses = Counter(node.properties.get("status") for node in graph.nodes.of_label("Directive"))
    yield from _read_counts(progress, plan)
    yield "Văn bản trong kho / documents in the store", statuses["held"]
    yield "Văn bản mới được dẫn / stubs (cited, not held)", statuses["cited"]
    yield "Viện dẫn / citations", states.total()
    yield "Viện dẫn đã xác định / citations resolved", states["resolved"] + states["stub"]
    yield "Nhiệm vụ / tasks", graph.nodes.count("Task")
