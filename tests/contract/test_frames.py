"""The store as DataFrames: typed, the same on both stores, dates never finer than the text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd
import pytest

from graph import frames
from graph.ask import ask
from graph.load import load
from graph.store import GraphStore
from model.batch import Batch
from tests.graph.reform_batches import merged_provinces
from tests.graph.small_batches import chain, hostile

Frame = Callable[[GraphStore], pd.DataFrame]
FRAMES: dict[str, Frame] = {
    "directives": frames.directives,
    "edges": frames.edges,
    "tasks": frames.tasks,
    "assignments": frames.assignments,
    "agencies": frames.agencies,
    "gaps": lambda store: frames.gaps(store, [str(row["number"]) for row in ask(store, "starting_points", {}).rows if row["number"]]),
}


def rows_by(frame: pd.DataFrame, name: str) -> dict[Any, dict[str, Any]]:
    """Rows by the value of one column."""
    columns = [str(column) for column in frame]
    return {row[columns.index(name)]: dict(zip(columns, row, strict=True)) for row in frame.itertuples(index=False, name=None)}


@pytest.fixture
def filled(store: GraphStore) -> GraphStore:
    """A small chain in each store."""
    load(store, chain())
    return store


@pytest.mark.parametrize("make", [chain, hostile, merged_provinces])
def test_both_stores_give_the_same_frames(embedded: GraphStore, neo4j: GraphStore, make: Callable[[], Batch]) -> None:
    for one in (embedded, neo4j):
        load(one, make())
    for name, frame in FRAMES.items():
        first, second = frame(embedded), frame(neo4j)
        pd.testing.assert_frame_equal(first, second, obj=name)
        assert first.attrs == second.attrs
    graphs = frames.network(embedded), frames.network(neo4j)
    assert nx.utils.graphs_equal(*graphs)


def test_an_empty_store_gives_typed_columns(store: GraphStore) -> None:
    load(store, Batch())
    assert [len(frame(store)) for frame in FRAMES.values()] == [0] * len(FRAMES)
    assert frames.tasks(store)["due_from"].dtype.kind == "M"
    assert frames.directives(store)["tasks"].dtype == "Int64"


def test_directives_are_counted_once_and_keep_their_dates(filled: GraphStore) -> None:
    frame = frames.directives(filled)
    found = rows_by(frame, "number")
    assert len(found) == len(frame) == 8
    assert found["903/KH-UBND"]["issued_on"] == "2021-11-26"
    assert found["903/KH-UBND"]["issued_from"] == pd.Timestamp("2021-11-26")
    assert pd.isna(found["906/TB-UBND"]["issued_on"]) and pd.isna(found["906/TB-UBND"]["issued_to"])
    assert frame["level"].cat.ordered
    assert found["907/HD-BVHTTDL"]["status"] == "cited"


def test_a_day_leaves_out_what_came_later(filled: GraphStore) -> None:
    then = frames.directives(filled, "2021-10-31")["number"]
    assert sorted(then) == ["901/NQ-CP", "902/QĐ-BYT", "906/TB-UBND", "907/HD-BVHTTDL"]
    assert set(frames.tasks(filled, "2021-10-31")["document"]) == {"901/NQ-CP"}


def test_a_month_stays_a_month(filled: GraphStore) -> None:
    due = rows_by(frames.tasks(filled).dropna(subset="deadline"), "deadline")
    month = due["2021-12"]
    assert (month["due_from"], month["due_to"]) == (pd.Timestamp("2021-12-01"), pd.Timestamp("2021-12-31"))
    precision = {text: row["due_precision"] for text, row in due.items()}
    assert precision == {"2021-10-15": "day", "2021-12": "month", "2021-12-05T16:00": "time"}


def test_tables_join_and_keep_their_evidence(filled: GraphStore) -> None:
    tasks, named = frames.tasks(filled), frames.assignments(filled)
    joined = tasks.merge(named[["task_key", "agency", "role"]], on="task_key", how="left")
    assert joined["agency"].isna().sum() == 1 == (tasks["agencies"] == 0).sum()
    assert len(named) == 6 and set(named["role"]) == {"lead", "coordinating", "reports_to"}
    assert set(named["agency_key"]) <= set(frames.agencies(filled)["agency_key"])
    for frame in (tasks, named, frames.edges(filled)):
        assert frame[["source", "span_start", "span_end", "quote", "rule"]].notna().to_numpy().all()


def test_gaps_say_what_was_seen_first_and_in_which_words(store: GraphStore) -> None:
    load(store, merged_provinces())
    frame = frames.gaps(store, ["971/NQ-CP"])
    found = rows_by(frame, "province")
    assert [found["tỉnh Kiên Giang"][name] for name in ("state", "days", "documents")] == ["issued", 14, 1]
    assert found["tỉnh Kiên Giang"]["quote"]
    assert pd.isna(found["tỉnh An Giang"]["days"]) and pd.isna(found["tỉnh An Giang"]["quote"])
    assert frame.attrs["notes"][0].startswith("971/NQ-CP: 2 trên 3 tỉnh")
    later = rows_by(frames.gaps(store, ["971/NQ-CP"], as_of="2026-11-01"), "province")
    assert later["tỉnh An Giang"]["former"] == ["tỉnh An Giang", "tỉnh Kiên Giang"]


def test_the_network_opens_in_other_programs(filled: GraphStore, tmp_path: Path) -> None:
    graph = frames.network(filled)
    assert graph.number_of_nodes() == 8
    nx.write_graphml(graph, str(tmp_path / "mang.graphml"))
    assert nx.read_graphml(str(tmp_path / "mang.graphml")).number_of_edges() == graph.number_of_edges() == len(frames.edges(filled))


def test_any_answer_becomes_a_frame(filled: GraphStore) -> None:
    tree = frames.frame(ask(filled, "cascade_down", {"directive": "901/NQ-CP"}))
    assert tree.groupby("level", observed=True)["days_after_root"].max().to_dict()["province"] == 70
    assert tree.attrs["query"] == "cascade_down"
