"""Exports: equal bytes for equal graphs, and files that other programs read again."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import networkx as nx
import pytest

from graph.export import jsonl_lines, read_graph, to_networkx, write_csv, write_graphml, write_jsonl
from graph.load import load
from graph.store import open_for_writing
from model.batch import Batch
from tests.graph.small_batches import BATCHES, HOSTILE, chain, hostile, stub_root


@pytest.mark.parametrize("name", ["chain", "circle", "hostile", "namesakes", "stub_root"])
def test_jsonl_does_not_depend_on_order_or_history(tmp_path: Path, name: str) -> None:
    batch = BATCHES[name]()
    turned = Batch(tuple(reversed(batch.nodes)), tuple(reversed(batch.edges)))
    exports = []
    for folder, loads in (("a", [batch]), ("b", [stub_root(), turned])):
        with open_for_writing(str(tmp_path / folder)) as store:
            for one in loads:
                load(store, one)
            stream = io.StringIO()
            write_jsonl(read_graph(store), stream)
            exports.append(stream.getvalue())
    assert exports[0] == exports[1]
    assert exports[0].count("\n") == len(batch.nodes) + len(batch.edges)


def test_jsonl_holds_every_fact() -> None:
    rows = [json.loads(line) for line in jsonl_lines(hostile())]
    headings = {row["properties"]["heading"] for row in rows if row.get("node") == ["Directive"]}
    assert headings == set(HOSTILE)
    assert all(None not in row["properties"].values() for row in rows)
    assert not any("digest" in row["properties"] for row in rows)


def test_csv_opens_again(tmp_path: Path) -> None:
    nodes, edges = write_csv(chain(), tmp_path)
    with nodes.open(encoding="utf-8-sig", newline="") as stream:
        found = list(csv.DictReader(stream))
    assert [row["key"] for row in found if row["labels"] == "Directive"] == [n.key for n in chain().nodes if n.labels == ("Directive",)]
    with edges.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    derived = [row for row in rows if row["relation"] == "COMES_FROM"]
    assert {row["reading"] for row in derived} == {"IMPLEMENTS"}
    assert len(rows) == len(chain().edges)


@pytest.mark.parametrize("name", ["chain", "hostile"])
def test_graphml_opens_again(tmp_path: Path, name: str) -> None:
    batch = BATCHES[name]()
    write_graphml(batch, tmp_path / "graph.graphml")
    read = nx.read_graphml(str(tmp_path / "graph.graphml"))
    assert (read.number_of_nodes(), read.number_of_edges()) == (len(batch.nodes), len(batch.edges))
    first = batch.nodes[0]
    assert read.nodes[f"{first.labels[0]}:{first.key}"]["heading"] == first.properties["heading"]


def test_networkx_keeps_parallel_edges() -> None:
    graph = to_networkx(chain())
    between = graph.get_edge_data("Directive:902/qd-byt|bo y te|2021", "Directive:901/nq-cp|chinh phu|2021")
    assert sorted(edge["relation"] for edge in between.values()) == ["COMES_FROM", "IMPLEMENTS"]
