"""Both stores, one after the other: a test that takes `store` runs on each."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.load import load
from graph.store import GraphStore, open_for_writing
from model.batch import Batch
from tests.servers.neo4j import Server, shared_server


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Server]:
    """A real server; user and password stand in the environment, where the product looks for them."""
    server = shared_server()
    kept = {name: os.environ.get(name) for name in ("CHIDAO_NEO4J_USER", "CHIDAO_NEO4J_PASSWORD")}
    os.environ.update({"CHIDAO_NEO4J_USER": server.user, "CHIDAO_NEO4J_PASSWORD": server.password})
    yield server
    for name, value in kept.items():
        if value is None:
            del os.environ[name]
        else:
            os.environ[name] = value


@pytest.fixture
def embedded(tmp_path: Path) -> Iterator[GraphStore]:
    """An empty folder, opened for writing."""
    with open_for_writing(str(tmp_path / "kho")) as store:
        yield store


@pytest.fixture
def neo4j(neo4j_server: Server) -> Iterator[GraphStore]:
    """The server, emptied."""
    with open_for_writing(neo4j_server.address) as store:
        load(store, Batch())
        yield store


@pytest.fixture(params=["embedded", "neo4j"])
def store(request: pytest.FixtureRequest) -> GraphStore:
    """Each store in turn, empty."""
    found: GraphStore = request.getfixturevalue(request.param)
    return found
