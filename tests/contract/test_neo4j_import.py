"""The offline import of a server gives the graph that a load over Bolt gives; `neo4j-admin database check` finds no fault in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.export import jsonl_lines, read_graph
from graph.load import load
from graph.neo4j_import import write_import
from graph.store import open_for_reading, open_for_writing
from model.batch import Batch, Edge, Node, Value
from model.errors import ConfigurationError
from tests.graph.small_batches import chain
from tests.servers.neo4j import own_server

HOSTILE: dict[str, Value] = {
    "heading": 'Về việc "khẩn", số 1\nvà dòng hai, \\ hết',
    "empty": "",
    "words": ["một; hai", "ba, bốn", ""],
    "share": 0.5,
    "group": True,
    "count": 12,
}


@pytest.fixture
def batch() -> Batch:
    small = chain()
    nodes = (*small.nodes, Node(("Place",), 'tinh hà, "x"', HOSTILE), Node(("Place",), "khac", {"share": 2.0, "heading": None}))
    edge = Edge("PART_OF", ("Place", "khac"), ("Place", 'tinh hà, "x"'), {"ordinal": 3, "quote": 'thuộc\ttỉnh "Hà"'})
    return Batch(nodes, (*small.edges, edge))


def test_an_imported_server_holds_what_a_load_writes(batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments = write_import(batch, tmp_path / "files")
    database = ("database", "import", "full", "neo4j", f"@{arguments}")
    with own_server(database, ("database", "check", "neo4j")) as server:
        monkeypatch.setenv("CHIDAO_NEO4J_USER", server.user)
        monkeypatch.setenv("CHIDAO_NEO4J_PASSWORD", server.password)
        with open_for_reading(server.address) as store:
            assert list(jsonl_lines(read_graph(store))) == list(jsonl_lines(batch))
        with open_for_writing(server.address) as store:
            summary = load(store, batch)
            constraints = store.ask("SHOW CONSTRAINTS YIELD name RETURN count(*) AS n", {})
    assert summary.is_unchanged, "nothing is left to write: the digests are those of a load"
    assert int(str(constraints[0]["n"])) > 4


def test_values_of_two_types_are_refused(tmp_path: Path) -> None:
    mixed = Batch((Node(("Place",), "a", {"count": 1}), Node(("Place",), "b", {"count": "1"})))
    with pytest.raises(ConfigurationError, match="count"):
        write_import(mixed, tmp_path)
