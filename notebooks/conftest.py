"""The notebooks as tests (`pytest --nbmake`): all look at one store of the samples, made once; the one on Neo4j has a real server."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
NAMES = ("CHIDAO_STORE", "CHIDAO_NEO4J_USER", "CHIDAO_NEO4J_PASSWORD")
_KEPT = pytest.StashKey[dict[str, str | None]]()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Name the store before the kernel of a notebook starts."""
    if item.path.suffix == ".ipynb":
        item.stash[_KEPT] = {name: os.environ.get(name) for name in NAMES}
        os.environ.update(_server() if "neo4j" in item.path.stem else {"CHIDAO_STORE": _samples()})


def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Leave the environment as it was."""
    for name, value in item.stash.get(_KEPT, {}).items():
        os.environ.pop(name, None)
        os.environ.update({name: value} if value is not None else {})


@cache
def _samples() -> str:
    """A folder store of data/samples, as `chidao ingest` makes it."""
    folder = tempfile.mkdtemp(prefix="chidao-notebooks-")
    command = [sys.executable, "-m", "cli.main", "ingest", "data/samples", "--store", folder]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder


def _server() -> dict[str, str]:
    """The server of the tests, emptied."""
    from graph.load import load
    from graph.store import open_for_writing
    from model.batch import Batch
    from tests.servers.neo4j import shared_server

    server = shared_server()
    named = {"CHIDAO_STORE": server.address, "CHIDAO_NEO4J_USER": server.user, "CHIDAO_NEO4J_PASSWORD": server.password}
    os.environ.update(named)
    with open_for_writing(server.address) as store:
        load(store, Batch())
    return named
