"""A graph on its way into a store: what is kept aside comes back, parallel edges stay apart, marks tell the same as the graph."""

from __future__ import annotations

import pickle
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import graph.build
import graph.spool
from graph.diff import compare
from graph.elements import as_batch, as_elements, gather, join_elements, make_elements
from graph.embedded import MARKS_FILE, EmbeddedWriter
from graph.marks_file import marks_of, summary_of
from graph.spool import Spool
from graph.stored import read_elements
from model.batch import Batch, Edge, Node, Part, Value
from model.errors import ConfigurationError
from tests.graph.small_batches import chain

VALUES = st.one_of(st.text(max_size=20), st.integers(-(2**53), 2**53), st.booleans(), st.none(), st.lists(st.text(max_size=5), max_size=3))


@given(pieces=st.lists(st.binary(max_size=50), max_size=40), limit=st.integers(0, 300))
def test_pieces_come_back_from_memory_and_from_disk(pieces: list[bytes], limit: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(graph.spool, "IN_MEMORY", limit)
        spool = Spool()
        numbers = [spool.add(piece) for piece in pieces]
        assert [spool.get(number) for number in reversed(numbers)] == pieces[::-1]


@given(said=st.dictionaries(st.sampled_from(["heading", "ordinal", "quote"]), VALUES))
def test_what_an_element_says_comes_back(said: dict[str, Value]) -> None:
    node = Node(("Directive",), "a", said)
    assert as_batch(make_elements([node])).nodes == (Node(("Directive",), "a", {name: v for name, v in said.items() if v is not None}),)


@given(cuts=st.lists(st.integers(0, 40), max_size=4), order=st.randoms(use_true_random=False), limit=st.sampled_from([0, 60, 32_000_000]))
def test_shares_gathered_apart_are_the_same_graph(cuts: list[int], order: Random, limit: int) -> None:
    whole = chain()
    parts: list[Part] = [*whole.nodes, *whole.edges]
    order.shuffle(parts)
    bounds = [0, *sorted(min(cut, len(parts)) for cut in cuts), len(parts)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(graph.spool, "IN_MEMORY", limit)
        shares = (pickle.loads(pickle.dumps(gather(parts[start:end]))) for start, end in pairwise(bounds))
        joined = join_elements(shares)
        assert as_batch(joined) == as_batch(as_elements(whole))
        assert marks_of(joined)[0].known and summary_of(joined, marks_of(as_elements(whole))).is_unchanged


def test_shares_that_do_not_make_a_graph_are_refused() -> None:
    node, edge = Node(("Directive",), "a", {}), Edge("CITES", ("Directive", "a"), ("Directive", "b"), {})
    with pytest.raises(ConfigurationError, match="two nodes"):
        join_elements([gather([node]), gather([node])])
    with pytest.raises(ConfigurationError, match="lacks"):
        join_elements([gather([node]), gather([edge])])
    with pytest.raises(ConfigurationError, match="two edges"):
        join_elements([gather([node, Node(("Directive",), "b", {}), edge]), gather([edge])])


def test_half_a_character_comes_back() -> None:
    node = Node(("Directive",), "a", {"heading": "nửa \ud83d chữ"})
    assert as_batch(make_elements([node])).nodes == (node,)


def test_an_edge_may_come_before_its_ends() -> None:
    whole = chain()
    assert as_batch(make_elements([*whole.edges, *reversed(whole.nodes)])) == as_batch(as_elements(whole))


@pytest.mark.parametrize("rows", [1, 2, 3, 20_000])
def test_parallel_edges_stay_apart_wherever_a_table_ends(rows: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph.build, "ROWS_AT_A_TIME", rows)
    task, agency = Node(("Task",), "t#001", {}), Node(("Agency", "Issuer"), "so y te", {"heading": "Sở Y tế"})
    ends = ("Task", task.key), ("Agency", agency.key)
    edges = [Edge("LED_BY", *ends, {"role": role, "quote": f"“{role}”", "span_start": 7}) for role in ("executor", "joint", "lead")]
    batch = Batch((agency, task), tuple(edges))
    with EmbeddedWriter(tmp_path) as store:
        store.load(batch)
        assert as_batch(read_elements(store)) == batch


def test_marks_tell_what_the_graph_itself_tells(tmp_path: Path) -> None:
    whole = chain()
    less = Batch(whole.nodes, whole.edges[1:])
    other = Batch((*whole.nodes[:-1], Node(whole.nodes[-1].labels, whole.nodes[-1].key, {"heading": "khác"})), whole.edges[:-2])
    for before in (Batch(), whole, less, other):
        for after in (Batch(), whole, less, other):
            by_keys = compare(as_elements(after), as_elements(before).digests()).summary()
            assert summary_of(as_elements(after), marks_of(as_elements(before))) == by_keys
    with EmbeddedWriter(tmp_path) as store:
        store.load(whole)
        (tmp_path / "graph" / MARKS_FILE).unlink()
        assert store.load(whole).is_unchanged
        (tmp_path / "graph" / MARKS_FILE).write_bytes(b"\x93")
        assert store.load(less).edges_removed == 1
        assert store.load(less).is_unchanged
