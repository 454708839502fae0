"""A few kills at random moments on both stores; `python -m tests.faults.kills 200` makes many."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.servers.neo4j import shared_server


@pytest.mark.parametrize("kind", ["embedded", "neo4j"])
def test_what_was_acknowledged_outlives_kills(kind: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = [sys.executable, "-m", "tests.faults.kills", "6"]
    if kind == "neo4j":
        server = shared_server()
        monkeypatch.setenv("CHIDAO_NEO4J_USER", server.user)
        monkeypatch.setenv("CHIDAO_NEO4J_PASSWORD", server.password)
        words += ["--store", server.address]
    ended = subprocess.run(words, cwd=root, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr[-3000:]
    assert ended.stdout.splitlines()[-1].startswith("6 ")
