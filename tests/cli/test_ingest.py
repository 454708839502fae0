"""Ingesting: any order and any number of runs give the same graph; nothing that was acknowledged is lost."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import ingest.sync
from ingest.pipeline import Secrets, extract_file
from ingest.writing import writing
from model.record import SourceRecord
from tests.cli.conftest import Chidao

# A chain with a stub that a later file fills, a file with two documents, and a press article.
CHAIN = ("07-kl-tw", "435-vp-kgvx", "821-ubnd-kgvx", "902-ubnd-vx", "128-nq-cp", "3279-kh-ubnd", "3862-hd-bvhttdl")


@pytest.fixture
def chain(tmp_path: Path, samples: Path) -> Path:
    """A folder with the files of two chains."""
    folder = tmp_path / "chain"
    folder.mkdir()
    for file in sorted(samples.glob("*.txt")):
        if file.stem.endswith(CHAIN):
            shutil.copy(file, folder)
    assert len(list(folder.iterdir())) == len(CHAIN)
    return folder


@pytest.fixture
def whole(chain: Path, tmp_path: Path, chidao: Chidao) -> str:
    """The export of one run over the whole folder."""
    return export_after(chidao, tmp_path / "whole", [[chain]])


def export_after(chidao: Chidao, store: Path, runs: list[list[Path]]) -> str:
    for paths in runs:
        assert chidao("ingest", *paths, "--store", store).code == 0
    return chidao("export", "--format", "jsonl", "--store", store).out


def test_one_by_one_in_either_order_gives_the_same_bytes(chain: Path, tmp_path: Path, chidao: Chidao, whole: str) -> None:
    files = sorted(chain.iterdir())
    assert len(whole.splitlines()) > 100
    assert export_after(chidao, tmp_path / "forwards", [[file] for file in files]) == whole
    assert export_after(chidao, tmp_path / "backwards", [[file] for file in reversed(files)]) == whole


def test_a_growing_folder_gives_the_same_bytes(chain: Path, tmp_path: Path, chidao: Chidao, whole: str) -> None:
    growing = tmp_path / "growing"
    growing.mkdir()
    store = tmp_path / "grown"
    for file in sorted(chain.iterdir(), key=lambda f: f.name[::-1]):
        shutil.copy(file, growing)
        if len(list(growing.iterdir())) in (3, len(CHAIN)):
            assert chidao("ingest", growing, "--store", store).code == 0
    assert chidao("export", "--store", store).out == whole


def test_twice_changes_nothing(chain: Path, tmp_path: Path, chidao: Chidao, whole: str) -> None:
    run = chidao("ingest", chain, "--store", tmp_path / "whole")
    assert run.code == 0
    assert "Đồ thị không đổi" in run.err
    assert chidao("export", "--store", tmp_path / "whole").out == whole
    assert chidao("check", "--store", tmp_path / "whole").code == 0


def test_a_file_that_is_gone_leaves_no_trace(chain: Path, tmp_path: Path, chidao: Chidao, whole: str, letter: Path) -> None:
    shutil.copy(letter, chain)
    store = tmp_path / "gone"
    with_letter = export_after(chidao, store, [[chain]])
    assert with_letter != whole
    (chain / letter.name).unlink()
    run = chidao("ingest", chain, "--store", store)
    assert letter.name in run.err
    assert chidao("export", "--store", store).out == whole


def test_a_file_that_is_gone_may_be_kept(chain: Path, tmp_path: Path, chidao: Chidao, letter: Path) -> None:
    shutil.copy(letter, chain)
    store = tmp_path / "kept"
    before = export_after(chidao, store, [[chain]])
    (chain / letter.name).unlink()
    assert chidao("ingest", chain, "--keep", "--store", store).code == 0
    assert chidao("export", "--store", store).out == before


def test_most_files_gone_at_once_must_be_agreed(chain: Path, tmp_path: Path, chidao: Chidao) -> None:
    store = tmp_path / "most"
    before = export_after(chidao, store, [[chain]])
    for file in sorted(chain.iterdir())[1:]:
        file.unlink()
    refused = chidao("ingest", chain, "--store", store)
    assert refused.code == 2
    assert "--yes" in refused.err
    assert chidao("export", "--store", store).out == before
    assert chidao("ingest", chain, "--yes", "--store", store).code == 0
    assert chidao("export", "--store", store).out != before


def test_interrupted_keeps_what_was_read(chain: Path, tmp_path: Path, chidao: Chidao, whole: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def interrupted(file: Path, name: str, secrets: Secrets) -> Iterator[SourceRecord]:
        if len(read) == 3:
            raise KeyboardInterrupt
        read.append(name)
        return extract_file(file, name, secrets)

    store = tmp_path / "interrupted"
    with monkeypatch.context() as patch:
        patch.setattr(ingest.sync, "extract_file", interrupted)
        stopped = chidao("ingest", chain, "--store", store)
        assert stopped.code == 130 and "chạy lại lệnh này" in stopped.err
    run = chidao("ingest", chain, "--store", store)
    assert run.code == 0
    assert [line.split()[-1] for line in run.err.splitlines() if "files unchanged" in line] == ["3"]
    assert chidao("export", "--store", store).out == whole


def test_a_second_writer_is_told_who_holds_the_store(letter: Path, tmp_path: Path, chidao: Chidao) -> None:
    with writing(tmp_path / "store"):
        run = chidao("ingest", letter)
    assert run.code == 3
    assert chidao("ingest", letter).code == 0


def test_rebuild_gives_the_same_graph(chain: Path, tmp_path: Path, chidao: Chidao, whole: str) -> None:
    store = tmp_path / "whole"
    shutil.rmtree(store / "graph")
    assert chidao("check", "--store", store).code == 3
    assert chidao("rebuild", "--store", store).code == 0
    assert chidao("export", "--store", store).out == whole


@pytest.mark.parametrize("output", ["csv", "graphml"])
def test_export_into_files(output: str, chain: Path, tmp_path: Path, chidao: Chidao, whole: str) -> None:
    target = tmp_path / "out"
    assert chidao("export", "--format", output, "-o", target, "--store", tmp_path / "whole").code == 0
    files = [target] if target.is_file() else sorted(target.iterdir())
    assert any("3279/KH-UBND" in file.read_text(encoding="utf-8-sig") for file in files)
    assert chidao("export", "--format", output, "--store", tmp_path / "whole").code == 2


def test_reading_alone_needs_no_store_and_makes_no_graph(chain: Path, tmp_path: Path, chidao: Chidao, whole: str) -> None:
    data = tmp_path / "data"
    read = chidao("ingest", chain, "--no-graph", "--store", "bolt://127.0.0.1:9", "--data", data)
    assert (read.code, "Chưa dựng đồ thị" in read.err) == (0, True)
    store = tmp_path / "later"
    assert not (store / "graph").exists()
    again = chidao("ingest", chain, "--store", store, "--data", data)
    assert again.code == 0 and "Tệp đã đọc / files read" in again.err
    assert chidao("export", "--store", store).out == whole
