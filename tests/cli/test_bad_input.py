"""Bad input: a clear message, the right exit code, and the good files beside it are read."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Chidao

MUCH = 300 * 1024 * 1024


def write_sparse(file: Path) -> None:
    with file.open("wb") as opened:
        opened.truncate(MUCH)


BAD_FILES: dict[str, tuple[str, Callable[[Path], object]]] = {
    "empty": ("empty.txt", lambda file: file.write_bytes(b"")),
    "blank": ("blank.txt", lambda file: file.write_text(" \n\t\n", encoding="utf-8")),
    "random bytes": ("random.txt", lambda file: file.write_bytes(bytes((i * 7919 + i // 3) % 256 for i in range(20_000)))),
    "300 MB": ("large.txt", write_sparse),
    "a PDF named .txt": ("scan.txt", lambda file: file.write_bytes(b"%PDF-1.7\n" + os.urandom(200))),
    "no JSON": ("rows.jsonl", lambda file: file.write_text("{not json}\n", encoding="utf-8")),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_an_issue_and_the_good_one_beside_it_is_read(name: str, letter: Path, chidao: Chidao) -> None:
    file = letter.parent / BAD_FILES[name][0]
    BAD_FILES[name][1](file)
    start = time.monotonic()
    run = chidao("ingest", letter.parent)
    assert time.monotonic() - start < 20
    assert run.code == 1
    assert file.name in run.err
    assert "Traceback" not in run.err
    found = chidao("search", "915", "--format", "json")
    assert [row["number"] for row in json.loads(found.out)["rows"]] == ["915/UBND-VX"]


@pytest.mark.parametrize("name", BAD_FILES)
def test_extract_says_what_it_could_not_read(name: str, letter: Path, chidao: Chidao) -> None:
    file = letter.parent / BAD_FILES[name][0]
    BAD_FILES[name][1](file)
    run = chidao("extract", file, letter, "--format", "jsonl")
    assert run.code == 1
    assert file.name in run.err
    assert [json.loads(line)["number"] for line in run.out.splitlines()] == ["915/UBND-VX"]


def test_a_folder_without_documents_is_wrong_usage(tmp_path: Path, chidao: Chidao) -> None:
    (tmp_path / "nothing").mkdir()
    (tmp_path / "nothing" / "README.md").write_text("no document", encoding="utf-8")
    run = chidao("ingest", tmp_path / "nothing")
    assert run.code == 2
    assert "Không có văn bản nào" in run.err


def test_a_path_that_is_not_there_is_wrong_usage(tmp_path: Path, chidao: Chidao) -> None:
    run = chidao("ingest", tmp_path / "missing")
    assert run.code == 2
    assert "missing" in run.err


def test_a_store_that_is_down_is_said_in_one_line(letter: Path, chidao: Chidao, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHIDAO_NEO4J_PASSWORD", "geheim-4711")
    run = chidao("ingest", letter, "--store", "neo4j://127.0.0.1:9", "--data", letter.parent.parent / "data")
    assert run.code == 3
    assert "Neo4j" in run.err
    assert "--store" in run.err
    assert "geheim-4711" not in run.err
    assert "Traceback" not in run.err


def test_asking_a_store_that_is_not_there(chidao: Chidao) -> None:
    run = chidao("statistics")
    assert run.code == 3
    assert "chidao ingest" in run.err


def test_a_store_that_is_a_file_is_said(letter: Path, chidao: Chidao) -> None:
    run = chidao("ingest", letter, "--store", letter)
    assert run.code == 3
    assert "Traceback" not in run.err


def test_a_broken_catalogue_part_is_said(letter: Path, tmp_path: Path, chidao: Chidao) -> None:
    assert chidao("ingest", letter).code == 0
    part = next((tmp_path / "store" / "catalogue").glob("part-*.parquet"))
    part.write_bytes(b"broken")
    run = chidao("rebuild")
    assert run.code == 3
    assert part.name in run.err
