"""The index in memory says what the store says, and portions put together are the whole answer."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.ask import ask
from graph.embedded import INDEX_FILE, EmbeddedReader
from graph.index_file import read_index, stored_index
from graph.load import load
from graph.store import GraphStore, Row, open_for_reading, open_for_writing
from graph.walk import papers
from model.batch import Batch
from tests.graph.small_batches import Builder, chain

DAYS = ("2021-10-11", "2021-11", "2021-12-05", "2022", None)
BODIES = ("Sở Y tế tỉnh Cao Bằng", "Công an tỉnh Cao Bằng", "Bộ Y tế")
EDGES = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.integers(0, 2), st.booleans(), st.booleans()), max_size=16)
PAPERS = st.lists(st.tuples(st.sampled_from(DAYS), st.integers(0, 2), st.sampled_from(["must", "request"])), min_size=8, max_size=8)


def graph(edges: list[tuple[int, int, int, bool, bool]], found: list[tuple[str | None, int, str]]) -> tuple[Batch, list[str]]:
    """Eight papers with their duties, and edges (child, parent, rank, continues, partly) in whatever order and direction."""
    b = Builder()
    keys = [b.directive(f"9{n}1/KH-UBND", f"Ủy ban nhân dân tỉnh {n}", day) for n, (day, _, _) in enumerate(found)]
    for key, (_, duties, modality) in zip(keys, found, strict=True):
        for n in range(duties):
            actors = ((BODIES[n], "lead"), (BODIES[n + 1], "coordinating")) if modality == "must" or n else ()
            b.task(key, f"việc {n}", *actors, modality=modality)
    for child, parent in dict.fromkeys((c, p) for c, p, *_ in edges if c != p):
        rank, continues, partly = next(e[2:] for e in edges if e[:2] == (child, parent))
        if partly:
            b.partly_from(keys[child], keys[parent], [f"{keys[child]}#001"])
        else:
            b.comes_from(keys[child], keys[parent], rank, continues=continues)
    return b.batch(), keys


class Unindexed:
    """The same store, as if it kept no index: every walk is asked of it."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self.dialect, self.ask = store.dialect, store.ask

    def index(self) -> None:
        """None."""


def in_portions(store: GraphStore, query: str, given: dict[str, object], size: int) -> list[Row]:
    """All rows, portion by portion."""
    rows: list[Row] = []
    for offset in range(0, 60, size):
        rows += ask(store, query, {**given, "limit": size, "offset": offset}).rows
    return rows


@settings(max_examples=40, deadline=None)
@given(EDGES, PAPERS, st.sampled_from([None, "2021-11-30", "2021"]), st.integers(1, 5))
def test_index_and_portions_say_what_the_store_says(
    edges: list[tuple[int, int, int, bool, bool]], found: list[tuple[str | None, int, str]], as_of: str | None, size: int
) -> None:
    batch, keys = graph(edges, found)
    with tempfile.TemporaryDirectory() as folder, open_for_writing(folder) as store:
        load(store, batch)
        plain: GraphStore = Unindexed(store)  # type: ignore[assignment]
        for way in ("below", "above"):
            assert {key: sorted(papers(store, way, key)) for key in keys} == {key: sorted(papers(plain, way, key)) for key in keys}
        given_: dict[str, object] = {"directive": keys[0], "as_of": as_of}
        for query, more in (("cascade_down", {}), ("who_must_act", {"groups": "one"}), ("who_must_act", {"modality": "must"})):
            whole = list(ask(store, query, given_ | more).rows)
            assert in_portions(store, query, given_ | more, size) == whole
            assert in_portions(plain, query, given_ | more, size) == whole
        duties = ask(store, "who_must_act", given_).rows
        for totals in (ask(store, "who_totals", given_).rows, ask(plain, "who_totals", given_).rows):
            assert sum(number(row["must"]) + number(row["requests"]) for row in totals) >= len(
                {r["task_key"] for r in duties if r["agency"]}
            )
            assert {(r["level"], r["agencies"]) for r in totals} == counted(duties)


def number(value: object) -> int:
    assert isinstance(value, int)
    return value


def counted(duties: tuple[Row, ...]) -> set[tuple[object, object]]:
    """Agencies of each level among the duties that the texts say, as `who_totals` counts them."""
    found: dict[object, set[object]] = {}
    for row in duties:
        if row["agency"] is not None and not row["inferred"] and not row["succession"]:
            found.setdefault(row["level"], set()).add(row["agency_key"])
    return {(level, len(keys)) for level, keys in found.items()}


def test_the_file_beside_the_graph_is_taken_in_a_copy_and_not_for_another_graph(tmp_path: Path) -> None:
    with open_for_writing(str(tmp_path / "kho")) as store:
        load(store, chain())
    shutil.copytree(tmp_path / "kho", tmp_path / "copy")
    graph_file, index_file = tmp_path / "copy/graph/graph.kgl", tmp_path / "copy/graph" / INDEX_FILE
    found = read_index(index_file, graph_file)
    with open_for_reading(str(tmp_path / "copy")) as reader:
        assert found == stored_index(reader) == reader.index()
    with graph_file.open("ab") as file:
        file.write(b"x")
    assert read_index(index_file, graph_file) is None


@pytest.mark.parametrize("harm", ["gone", "broken", "older"])
def test_without_its_file_the_index_is_made_from_the_graph(tmp_path: Path, harm: str) -> None:
    with open_for_writing(str(tmp_path)) as store:
        load(store, chain())
        before = ask(store, "cascade_down", {"directive": "901/NQ-CP"}).rows
        older = (tmp_path / "graph" / INDEX_FILE).read_bytes()
        load(store, Batch(tuple(n for n in chain().nodes if n.labels[0] != "Run")))
        load(store, chain())
    file = tmp_path / "graph" / INDEX_FILE
    if harm == "gone":
        file.unlink()
    else:
        file.write_bytes(b"\x00" if harm == "broken" else older)
    with EmbeddedReader(tmp_path) as reader:
        assert ask(reader, "cascade_down", {"directive": "901/NQ-CP"}).rows == before


def test_a_reader_takes_up_the_index_of_the_next_save(tmp_path: Path) -> None:
    with open_for_writing(str(tmp_path)) as store, EmbeddedReader(tmp_path) as reader:
        load(store, chain())
        assert len(ask(reader, "cascade_down", {"directive": "901/NQ-CP"}).rows) > 1
        alone = Builder()
        alone.directive("901/NQ-CP", "Chính phủ", "2021-10-11")
        load(store, alone.batch())
        assert [row["number"] for row in ask(reader, "cascade_down", {"directive": "901/NQ-CP"}).rows] == ["901/NQ-CP"]
