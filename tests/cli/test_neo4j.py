"""The same commands on a real server."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Chidao
from tests.servers.neo4j import Server, shared_server

CHAIN = ("128-nq-cp", "3279-kh-ubnd", "3862-hd-bvhttdl")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Server:
    """A running Neo4j whose name and password the commands know."""
    found = shared_server()
    monkeypatch.setenv("CHIDAO_NEO4J_USER", found.user)
    monkeypatch.setenv("CHIDAO_NEO4J_PASSWORD", found.password)
    return found


@pytest.fixture
def chain(tmp_path: Path, samples: Path) -> Path:
    """A folder with three documents of one chain."""
    folder = tmp_path / "chain"
    folder.mkdir()
    for file in samples.glob("*.txt"):
        if file.stem.endswith(CHAIN):
            shutil.copy(file, folder)
    return folder


def test_both_stores_answer_alike(chain: Path, tmp_path: Path, server: Server, chidao: Chidao) -> None:
    neo4j = ["--store", server.address, "--data", tmp_path / "data"]
    assert chidao("ingest", chain, *neo4j).code == 0
    assert chidao("ingest", chain).code == 0
    assert chidao("check", *neo4j).code == 0
    questions = (["export"], ["cascade", "NQ 128", "--format", "json"], ["who", "3862/HD-BVHTTDL"], ["search", "thich ung"])
    for words in questions:
        there, here = chidao(*words, "--store", server.address), chidao(*words)
        assert there.code == here.code == 0
        assert there.out == here.out


def test_a_wrong_password_is_said_and_not_shown(letter: Path, server: Server, chidao: Chidao, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHIDAO_NEO4J_PASSWORD", "geheim-4711")
    run = chidao("ingest", letter, "--store", server.address, "--data", letter.parent / "data")
    assert run.code == 3
    assert "CHIDAO_NEO4J_PASSWORD" in run.err
    assert "geheim-4711" not in run.err
    assert chidao("ingest", letter).code == 0, "another store still takes it"


def test_a_server_comes_back_from_a_backup_of_its_catalogue(
    chain: Path, letter: Path, tmp_path: Path, server: Server, chidao: Chidao
) -> None:
    """Onto the same server after something else was loaded, and into a folder: the graph is the one that was backed up."""
    neo4j = ("--store", server.address, "--data", tmp_path / "data")
    assert chidao("ingest", chain, "--yes", *neo4j).code == 0
    before = chidao("export", "--store", server.address).out
    assert chidao("backup", tmp_path / "b.zip", *neo4j).code == 0
    assert chidao("ingest", letter, *neo4j).code == 0
    assert chidao("export", "--store", server.address).out != before
    shutil.rmtree(tmp_path / "data")
    assert chidao("check", *neo4j).code == 1
    restored = chidao("restore", tmp_path / "b.zip", *neo4j)
    assert restored.code == 0, restored.err
    assert chidao("check", *neo4j).code == 0
    assert chidao("export", "--store", server.address).out == before
    assert chidao("restore", tmp_path / "b.zip").code == 0
    assert chidao("export").out == before
