"""Bring a store to what catalogue and corrections say, and note what that changed in the journal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from cli.corpus import make_graph
from graph.changes import changes_between, read_runs, read_snapshot, snapshot_of, with_runs
from graph.elements import Graph, as_elements
from graph.load import load
from graph.store import GraphStore, LoadSummary
from ingest.catalogue import Catalogue
from ingest.journal import Journal
from model.run import Run


def now() -> str:
    """This moment, to the second, with its zone: `2026-11-22T08:30:00+00:00`."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def update(store: GraphStore, catalogue: Catalogue, graph: Graph, action: str, clock: Callable[[], str] = now) -> LoadSummary:
    """Load the graph; where that changes something that people are told, one more run goes with it and, once it is in the
    store, into the journal. A run that a pulled plug kept from the journal is taken from the store the next time."""
    elements = as_elements(graph)
    journal = journal_of(catalogue)
    runs = _caught_up(store, journal)
    events = changes_between(read_snapshot(store), snapshot_of(elements))
    if not events:
        return load(store, with_runs(elements, runs))
    run = Run(max((r.number for r in runs), default=0) + 1, clock(), action, events)
    summary = load(store, with_runs(elements, (*runs, run)))
    journal.append(run)
    return summary


def restore(store: GraphStore, catalogue: Catalogue, jobs: int | None = None) -> LoadSummary:
    """Make the graph again from the catalogue, by so many processes, with the runs of the journal; no run of its own."""
    return load(store, with_runs(make_graph(catalogue, jobs), journal_of(catalogue).read()))


def restore_lost(store: GraphStore, catalogue: Catalogue) -> None:
    """Make a graph that is gone from a store whose catalogue is not, so that the next run tells only what it changes itself."""
    if journal_of(catalogue).read() and not read_runs(store):
        restore(store, catalogue)


def journal_of(catalogue: Catalogue) -> Journal:
    """`journal.jsonl` beside the catalogue."""
    return Journal(catalogue.folder.parent)


def _caught_up(store: GraphStore, journal: Journal) -> tuple[Run, ...]:
    known = journal.read()
    numbers = {run.number for run in known}
    for run in read_runs(store):
        if run.number not in numbers:
            journal.append(run)
    return journal.read()
