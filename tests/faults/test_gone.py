"""A Neo4j that goes in the middle of an ingest is said in words; back again, the next ingest brings the graph to what a clean run gives.
`python -m tests.faults.gone 20` kills and starts a real server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

import graph.neo4j_store
from ingest.catalogue import Catalogue
from tests.cli.conftest import Chidao, Run
from tests.ingest.test_sync import write
from tests.servers.gate import Gate
from tests.servers.neo4j import shared_server


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """Before the shared server, which is made empty first; faults are not tried again for long."""
    server = shared_server()
    monkeypatch.setenv("CHIDAO_NEO4J_USER", server.user)
    monkeypatch.setenv("CHIDAO_NEO4J_PASSWORD", server.password)
    monkeypatch.setattr(graph.neo4j_store, "RETRY_SECONDS", 2.0)
    place = urlsplit(server.address)
    found = Gate(str(place.hostname), int(place.port or 7687))
    with graph.neo4j_store.Neo4jStore(found.address) as store:
        store._run(lambda session: session.run("MATCH (n) DETACH DELETE n").consume())
    yield found
    found.close()


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    write(tmp_path / "texts", 1, 2, 3)
    return tmp_path / "texts"


@pytest.fixture
def clean(texts: Path, tmp_path: Path, chidao: Chidao) -> str:
    """The graph of a run that nothing came in the way of."""
    assert chidao("ingest", texts, "--store", tmp_path / "clean").code == 0
    return chidao("export", "--store", tmp_path / "clean").out


@pytest.mark.parametrize("share", [0.03, 0.15, 0.3])
def test_a_server_that_goes_is_said_and_the_next_ingest_ends_the_work(
    share: float, gate: Gate, texts: Path, clean: str, tmp_path: Path, chidao: Chidao
) -> None:
    def run(*words: object) -> Run:
        return chidao(*words, "--store", gate.address, "--data", tmp_path / "data")

    gate.open()
    assert run("ingest", texts).code == 0
    whole = gate.passed
    write(texts, 4, 5)
    gate.open(int(whole * share))
    told = run("ingest", texts)
    assert (told.code, gate.cuts > 0) == (3, True), told.err
    assert "Neo4j" in told.err
    gate.open()
    held = {entry.source for entry in Catalogue(tmp_path / "data" / "catalogue").entries()}
    assert held >= {"1.txt", "2.txt", "3.txt"}
    assert run("ingest", texts).code == 0
    assert run("check").code == 0
    assert chidao("ingest", texts, "--store", tmp_path / "again").code == 0
    assert chidao("export", "--store", gate.address).out == chidao("export", "--store", tmp_path / "again").out != clean


def test_a_server_that_is_back_at_once_costs_nothing(gate: Gate, texts: Path, clean: str, tmp_path: Path, chidao: Chidao) -> None:
    """It was started again while the ingest was at it: a statement that was lost is sent again."""
    words = ("ingest", texts, "--store", gate.address, "--data", tmp_path / "data")
    gate.reopens = True
    gate.open(6_000)
    assert chidao(*words).code in (0, 3)
    assert gate.cuts == 1
    gate.open()
    assert chidao(*words).code == 0
    assert chidao("export", "--store", gate.address).out == clean
