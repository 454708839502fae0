"""A few kills at random moments on both stores and with the catalogue in an object store; `python -m tests.faults.kills 200`, or
CHIDAO_KILLS=200, makes many."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.servers.neo4j import shared_server
from tests.servers.s3 import s3

__all__ = ["s3"]


@pytest.mark.parametrize("kind", ["embedded", "neo4j", "s3"])
def test_what_was_acknowledged_outlives_kills(
    kind: str, root: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    times = os.environ.get("CHIDAO_KILLS", "4")
    words = [sys.executable, "-m", "tests.faults.kills", times]
    if kind == "neo4j":
        server = shared_server()
        monkeypatch.setenv("CHIDAO_NEO4J_USER", server.user)
        monkeypatch.setenv("CHIDAO_NEO4J_PASSWORD", server.password)
        words += ["--store", server.address]
    if kind == "s3":
        words += ["--data", request.getfixturevalue("s3")]
    ended = subprocess.run(words, cwd=root, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr[-3000:]
    *_, counts, places = ended.stdout.splitlines()
    assert counts.startswith(f"{times} ")
    assert places.startswith("struck in: ")
