"""The graph as files: from a store, or from the catalogue where no store could hold it."""

from __future__ import annotations

from pathlib import Path

import kglite
import pytest

import graph.embedded
from tests.cli.conftest import Chidao


def test_a_catalogue_gives_the_same_files_as_its_store(letter: Path, tmp_path: Path, chidao: Chidao) -> None:
    assert chidao("ingest", letter).code == 0
    review = chidao("review", "set", "915/UBND-VX", "issued_on", "2021-11-21", "--why", "đã xem bản gốc", "--who", "Lan")
    assert review.code == 0, review.err
    from_store, from_catalogue = chidao("export"), chidao("export", "--data", tmp_path / "store")
    assert from_catalogue.code == 0, from_catalogue.err
    assert from_store.out.count("\n") > 10 and from_catalogue.out == from_store.out
    for name, more in (("a", ()), ("b", ("--data", tmp_path / "store", "--jobs", "1"))):
        assert chidao("export", "--format", "csv", "-o", tmp_path / name, *more).code == 0
    for table in ("nodes.csv", "edges.csv"):
        assert (tmp_path / "a" / table).read_bytes() == (tmp_path / "b" / table).read_bytes()


def test_no_catalogue_is_told(tmp_path: Path, chidao: Chidao) -> None:
    run = chidao("export", "--data", tmp_path / "nowhere")
    assert run.code != 0 and "chidao ingest" in run.err and "Traceback" not in run.err


def test_a_graph_beyond_the_embedded_store_is_told(letter: Path, chidao: Chidao, monkeypatch: pytest.MonkeyPatch) -> None:
    class Large:
        def save(self, _: str) -> None:
            raise kglite.FileIoError("File I/O error: payload is 2561118572 bytes; limit is 2147483648")

    with monkeypatch.context() as patch:
        patch.setattr(graph.embedded, "build", lambda _: Large())
        run = chidao("ingest", letter)
    assert run.code != 0 and "neo4j" in run.err and "danh mục vẫn còn đủ" in run.err
    assert chidao("rebuild").code == 0
    assert "915/UBND-VX" in chidao("export").out
