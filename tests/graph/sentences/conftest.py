"""The sample corpus in an embedded store, and forms from the tables beside this file."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.store import GraphStore, open_for_reading
from tests.conftest import ROOT


@dataclass(frozen=True, slots=True)
class Form:
    """A sentence, the query that it asks, and its parameters (the first part of keys)."""

    sentence: str
    query: str
    parameters: dict[str, str]


def read_forms(name: str) -> list[Form]:
    """The rows of a table: query, parameters, sentence."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [Form(sentence, query, dict(part.split("=", 1) for part in given.split(";") if part)) for query, given, sentence in rows]


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    """The samples, read once."""
    folder = tmp_path_factory.mktemp("kho")
    command = [sys.executable, "-m", "cli.main", "ingest", str(ROOT / "data" / "samples"), "--store", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    with open_for_reading(str(folder)) as found:
        yield found
