"""What a load promises, on both stores."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from graph.elements import as_batch
from graph.export import jsonl_lines, read_graph
from graph.load import load
from graph.store import GraphStore
from model.batch import Batch, Edge, Node, Value
from model.errors import ConfigurationError
from tests.graph.small_batches import BATCHES, chain, hostile, stub_root


@pytest.mark.parametrize("name", BATCHES)
def test_holds_exactly_the_batch(store: GraphStore, name: str) -> None:
    batch = BATCHES[name]()
    summary = load(store, batch)
    assert list(jsonl_lines(read_graph(store))) == list(jsonl_lines(batch))
    assert (summary.nodes, summary.edges) == (len(batch.nodes), len(batch.edges))
    assert (summary.nodes_written, summary.edges_written) == (len(batch.nodes), len(batch.edges))


@pytest.mark.parametrize("name", ["chain", "hostile", "circle"])
def test_loading_twice_writes_nothing(store: GraphStore, name: str) -> None:
    load(store, BATCHES[name]())
    again = load(store, BATCHES[name]())
    assert again.is_unchanged
    assert again.nodes == len(BATCHES[name]().nodes)


def test_a_smaller_batch_takes_away_what_is_gone(store: GraphStore) -> None:
    whole = chain()
    load(store, whole)
    kept = tuple(node for node in whole.nodes if node.labels[0] != "Task")
    edges = tuple(edge for edge in whole.edges if "Task" not in (edge.source[0], edge.target[0]))
    summary = load(store, Batch(kept, edges))
    assert summary.nodes_removed == len(whole.nodes) - len(kept)
    assert summary.edges_removed == len(whole.edges) - len(edges)
    assert summary.nodes_written == summary.edges_written == 0
    assert list(jsonl_lines(read_graph(store))) == list(jsonl_lines(Batch(kept, edges)))


def test_an_empty_batch_empties_the_store(store: GraphStore) -> None:
    load(store, chain())
    load(store, Batch())
    assert as_batch(read_graph(store)) == Batch()


def test_another_batch_takes_the_place_of_the_first(store: GraphStore) -> None:
    load(store, chain())
    load(store, stub_root())
    assert list(jsonl_lines(read_graph(store))) == list(jsonl_lines(stub_root()))


def test_only_what_changed_is_written(store: GraphStore) -> None:
    batch = chain()
    load(store, batch)
    changed = tuple(
        _with(node, {"note": "sửa"}) if node.key.startswith("903/") and node.labels[0] == "Directive" else node for node in batch.nodes
    )
    summary = load(store, replace(batch, nodes=changed))
    assert (summary.nodes_written, summary.edges_written, summary.nodes_removed, summary.edges_removed) == (1, 0, 0, 0)
    assert list(jsonl_lines(read_graph(store))) == list(jsonl_lines(replace(batch, nodes=changed)))


def test_a_property_and_a_label_that_are_gone_are_taken_away(store: GraphStore) -> None:
    first = Batch((Node(("Agency", "Issuer"), "so y te", {"heading": "Sở Y tế", "level": "department"}),))
    second = Batch((Node(("Agency",), "so y te", {"heading": "Sở Y tế"}),))
    load(store, first)
    load(store, second)
    assert as_batch(read_graph(store)) == second


def test_parallel_edges_are_kept_apart_and_changed_one_by_one(store: GraphStore) -> None:
    nodes = (Node(("Agency",), "a", {}), Node(("Directive",), "d", {}), Node(("Task",), "d#001", {}))
    roles = [Edge("LED_BY", ("Task", "d#001"), ("Agency", "a"), {"role": role, "quote": role}) for role in ("executor", "lead")]
    numbered = [Edge("HAS_TASK", ("Directive", "d"), ("Task", "d#001"), {"ordinal": n}) for n in (0, 1)]
    load(store, Batch(nodes, (*numbered, *roles)))
    changed = Edge("LED_BY", ("Task", "d#001"), ("Agency", "a"), {"role": "lead", "quote": "khác"})
    summary = load(store, Batch(nodes, (numbered[1], roles[0], changed)))
    assert (summary.edges_written, summary.edges_removed) == (1, 1)
    assert list(jsonl_lines(read_graph(store))) == list(jsonl_lines(Batch(nodes, (numbered[1], roles[0], changed))))


@pytest.mark.parametrize(
    ("batch", "word"),
    [
        pytest.param(Batch((Node(("Directive",), "x", {"title": "a"}),)), "title", id="reserved"),
        pytest.param(Batch((Node(("Directive",), "x", {"a b": 1}),)), "a b", id="impossible property"),
        pytest.param(Batch((Node(("D) DETACH DELETE n //",), "x", {}),)), "DETACH", id="impossible label"),
        pytest.param(Batch((Node(("Directive",), "x", {}), Node(("Directive",), "x", {}))), "two nodes", id="one key twice"),
        pytest.param(Batch((), (Edge("BASED_ON", ("Directive", "x"), ("Directive", "y"), {}),)), "lacks", id="edge to nothing"),
    ],
)
def test_an_impossible_batch_changes_nothing(store: GraphStore, batch: Batch, word: str) -> None:
    load(store, stub_root())
    with pytest.raises(ConfigurationError, match=word):
        load(store, batch)
    assert list(jsonl_lines(read_graph(store))) == list(jsonl_lines(stub_root()))


def test_a_save_is_told_from_the_next(store: GraphStore) -> None:
    load(store, chain())
    first = store.last_save()
    assert first and first == store.last_save()
    load(store, chain())
    assert store.last_save() == first
    load(store, stub_root())
    second = store.last_save()
    assert second not in ("", first)
    load(store, chain())
    assert store.last_save() not in (first, second)


def test_asking_writes_nothing(store: GraphStore) -> None:
    load(store, hostile())
    with pytest.raises(ConfigurationError):
        store.ask("MATCH (n) DETACH DELETE n", {})
    assert list(jsonl_lines(read_graph(store))) == list(jsonl_lines(hostile()))


def _with(node: Node, more: Mapping[str, Value]) -> Node:
    return replace(node, properties={**node.properties, **more})
