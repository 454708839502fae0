"""The index in memory says what the store says, and portions put together are the whole answer."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph import walk
from graph.ask import ask
from graph.duties import cell_of, order_of_cells
from graph.embedded import INDEX_FILE, EmbeddedReader
from graph.index_duties import make_duties
from graph.index_file import read_index, stored_index
from graph.load import load
from graph.store import GraphStore, Row, open_for_reading, open_for_writing
from graph.walk import papers
from model.batch import Batch, Edge
from model.fold import fold
from tests.graph.small_batches import Builder, chain

DAYS = ("2021-10-11", "2021-11", "2021-12-05", "2022", None)
ROLES = ("lead", "joint", "executor", "coordinating", "reports_to")
BODIES = {  # level, place and group of bodies that duties name
    "Sở Y tế tỉnh Cao Bằng": ("department", "tỉnh Cao Bằng", False),
    "Công an tỉnh Cao Bằng": ("department", "tỉnh Cao Bằng", False),
    "UBND xã Nam Tuấn": ("commune", "xã Nam Tuấn, tỉnh Cao Bằng", False),
    "UBND các xã": ("commune", "tỉnh Cao Bằng", True),
    "Bộ Y tế": ("ministry", None, False),
    "Hội nông dân": ("của hội", None, False),
}
EDGES = st.lists(
    st.tuples(st.integers(0, 7), st.integers(0, 7), st.integers(0, 2), st.booleans(), st.sampled_from(["whole", "whole", "partly"])),
    max_size=20,
)
ACTORS = st.lists(st.tuples(st.sampled_from(sorted(BODIES)), st.sampled_from(ROLES)), max_size=3, unique=True)
TASKS = st.lists(st.tuples(st.sampled_from(["must", "request", "may", "reported"]), ACTORS), max_size=3)
PAPERS = st.lists(st.tuples(st.sampled_from(DAYS), TASKS), min_size=8, max_size=8)
Edges = list[tuple[int, int, int, bool, str]]
Papers = list[tuple[str | None, list[tuple[str, list[tuple[str, str]]]]]]


def graph(edges: Edges, found: Papers) -> tuple[Batch, list[str]]:
    """Eight papers with their duties, and edges (child, parent, rank, continues, whole or partly) in whatever order and direction. A
    paper hangs partly by its first task, and by one that it lacks."""
    b = Builder()
    for name, (level, place, group) in BODIES.items():
        b.agency(name, level=level, place=place, group=group)
    b.edges.append(Edge("MEMBER_OF", ("Agency", fold("UBND xã Nam Tuấn")), ("Agency", fold("UBND các xã")), {"list_source": "danh mục"}))
    keys = [b.directive(f"9{n}1/KH-UBND", f"Ủy ban nhân dân tỉnh {n}", day) for n, (day, _) in enumerate(found)]
    for key, (_, tasks) in zip(keys, found, strict=True):
        for n, (modality, actors) in enumerate(tasks):
            b.task(key, f"việc {n}", *actors, modality=modality)
    for child, parent in dict.fromkeys((c, p) for c, p, *_ in edges if c != p):
        for rank, continues, kind in {e[4]: e[2:] for e in edges if e[:2] == (child, parent)}.values():
            if kind == "partly":
                b.partly_from(keys[child], keys[parent], [f"{keys[child]}#001", f"{keys[child]}#999"], rank=rank, continues=continues)
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


def in_portions(store: GraphStore, query: str, given: dict[str, object], size: int, many: int) -> list[Row]:
    """So many rows, portion by portion."""
    rows: list[Row] = []
    for offset in range(0, many, size):
        rows += ask(store, query, {**given, "limit": size, "offset": offset}).rows
    return rows


@settings(max_examples=25, deadline=None)
@given(EDGES, PAPERS, st.sampled_from([None, "2021-11-30", "2021"]), st.integers(2, 7))
def test_index_and_portions_say_what_the_store_says(edges: Edges, found: Papers, as_of: str | None, size: int) -> None:
    """Whatever is told from the index, by the store alone (`plain`), or cut from a whole answer (`walk.FEW` at its usual)."""
    batch, keys = graph(edges, found)
    with tempfile.TemporaryDirectory() as folder, open_for_writing(folder) as store:
        load(store, batch)
        plain: GraphStore = Unindexed(store)  # type: ignore[assignment]
        for way in ("below", "above"):
            assert {key: sorted(papers(store, way, key)) for key in keys} == {key: sorted(papers(plain, way, key)) for key in keys}
        given_: dict[str, object] = {"directive": keys[0], "as_of": as_of}
        for query, more in (
            ("cascade_down", {}),
            ("who_must_act", {"groups": "one"}),
            ("who_must_act", {"modality": "must"}),
        ):
            whole = list(ask(store, query, given_ | more).rows)
            one = given_ | more | {"limit": size, "offset": size}
            cut = ask(store, query, one)
            assert cut.rows or len([row for row in whole if not row.get("inferred")]) <= size
            with patch.object(walk, "FEW", 0):
                if more.get("groups"):
                    assert in_portions(store, query, given_ | more, size, len(whole)) == whole
                    assert in_portions(plain, query, given_ | more, size, len(whole)) == whole
                for answer in (ask(store, query, one), ask(plain, query, one)):
                    assert (answer.rows, answer.notes) == (cut.rows, cut.notes)
        for modality in ("all", "must", "request"):
            asked = given_ | {"modality": modality}
            duties = ask(store, "who_must_act", asked).rows
            totals = ask(store, "who_totals", asked).rows
            assert totals == ask(plain, "who_totals", asked).rows
            assert [(r["level"], r["province"], r["agencies"], r["groups"], r["tasks"]) for r in totals] == counted(duties)


def counted(duties: tuple[Row, ...]) -> list[tuple[object, ...]]:
    """Agencies, groups and tasks of each level and province among the duties that the texts say, as `who_totals` counts them."""
    found: dict[tuple[int, str, str], list[Row]] = {}
    for row in duties:
        if row["agency"] is not None and not row["inferred"] and not row["succession"]:
            found.setdefault(order_of_cells(cell_of(row)), []).append(row)
    told: list[tuple[object, ...]] = []
    for (_, province, level), rows in sorted(found.items()):
        bodies, groups = ({row["agency_key"] for row in rows if row["group"] is group} for group in (False, True))
        tasks = {row["task_key"] for row in rows if row["role"] != "reports_to"}
        told.append((level, province or None, len(bodies), len(groups), len(tasks)))
    return told


def test_what_a_load_indexes_is_what_the_store_tells_of_the_same_graph(tmp_path: Path) -> None:
    tasks = [("must", [("Bộ Y tế", "lead"), ("UBND các xã", "coordinating")]), ("request", []), ("may", [("Hội nông dân", "reports_to")])]
    days: Papers = [(day, tasks[: n % 4]) for n, day in enumerate((*DAYS, *DAYS[:3]))]
    edges: Edges = [(1, 0, 0, False, "whole"), (2, 0, 1, True, "partly"), (3, 1, 0, False, "partly"), (3, 0, 2, False, "partly")]
    batch, keys = graph(edges, days)
    with open_for_writing(str(tmp_path)) as store:
        load(store, batch)
        index, rows = store.index(), {"papers": sorted(keys)}
        assert index is not None
        assert index.duties == make_duties(index, store.ask(walk.DUTIES, rows), store.ask(walk.PASSED, rows))
        assert index == replace(stored_index(store), duties=index.duties)


@pytest.mark.parametrize("below", [99, 100, 150])
def test_a_large_tree_is_told_like_a_small_one(tmp_path: Path, below: int) -> None:
    """Fifteen chains beside each other, longer than one step of the walk: on both sides of what is cut from a whole answer."""
    b = Builder()
    keys = [b.directive(f"{n}/KH-UBND", "Ủy ban nhân dân tỉnh", f"2021-{1 + n % 12:02}-11") for n in range(below + 1)]
    for n in range(1, below + 1):
        b.comes_from(keys[n], keys[max(0, n - 15)], continues=n % 7 == 3)
        b.task(keys[n], "việc", ("Bộ Y tế", "lead"), *([("UBND các xã", "coordinating")] * (n % 2)))
    with open_for_writing(str(tmp_path)) as store:
        load(store, b.batch())
        for query in ("cascade_down", "who_must_act"):
            whole = list(ask(store, query, {"directive": keys[0]}).rows)
            told = ask(store, query, {"directive": keys[0], "limit": 40, "offset": 20})
            assert list(told.rows) == whole[20:60]
            past = ask(store, query, {"directive": keys[0], "limit": 40, "offset": 1000})
            assert (past.rows, past.notes[-1:], past.offers) == ((), (f"Chỉ có {len(whole)} dòng (rows)",), ())
            assert told.notes[-1:] == (f"Dòng 21-60 trong {len(whole)} (rows of); xem tiếp với offset 60 (more)",)


def test_the_file_beside_the_graph_is_taken_in_a_copy_and_not_for_another_graph(tmp_path: Path) -> None:
    with open_for_writing(str(tmp_path / "kho")) as store:
        load(store, chain())
    shutil.copytree(tmp_path / "kho", tmp_path / "copy")
    graph_file, index_file = tmp_path / "copy/graph/graph.kgl", tmp_path / "copy/graph" / INDEX_FILE
    found = read_index(index_file, graph_file)
    with open_for_reading(str(tmp_path / "copy")) as reader:
        assert found is not None and found == reader.index()
        assert stored_index(reader) == replace(found, duties=None)
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
    with open_for_writing(str(tmp_path)) as store:
        assert load(store, chain()).is_unchanged
    assert read_index(file, tmp_path / "graph/graph.kgl") is not None


def test_a_reader_takes_up_the_index_of_the_next_save(tmp_path: Path) -> None:
    with open_for_writing(str(tmp_path)) as store, EmbeddedReader(tmp_path) as reader:
        load(store, chain())
        assert len(ask(reader, "cascade_down", {"directive": "901/NQ-CP"}).rows) > 1
        alone = Builder()
        alone.directive("901/NQ-CP", "Chính phủ", "2021-10-11")
        load(store, alone.batch())
        assert [row["number"] for row in ask(reader, "cascade_down", {"directive": "901/NQ-CP"}).rows] == ["901/NQ-CP"]
