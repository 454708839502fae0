"""`chidao backup`, `restore`, `compact` and what `check` tells: a store comes back whole, on both kinds of stores."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Chidao


@pytest.fixture
def store(letter: Path, tmp_path: Path, chidao: Chidao) -> Path:
    """One letter, and a correction."""
    assert chidao("ingest", letter).code == 0
    run = chidao("review", "set", "915/UBND-VX", "issued_on", "2021-11-21", "--why", "đã xem bản gốc", "--who", "Lan")
    assert run.code == 0, run.err
    return tmp_path / "store"


def test_a_lost_store_comes_back_with_its_corrections(store: Path, tmp_path: Path, chidao: Chidao) -> None:
    before = chidao("export").out
    changes = chidao("changes", "--format", "json").out
    assert chidao("backup", tmp_path / "b.zip").code == 0
    shutil.rmtree(store)
    restored = chidao("restore", tmp_path / "b.zip")
    assert restored.code == 0, restored.err
    assert chidao("export").out == before
    assert chidao("changes", "--format", "json").out == changes
    assert chidao("check").code == 0


def test_a_store_that_is_not_empty_is_replaced_only_when_told(store: Path, letter: Path, tmp_path: Path, chidao: Chidao) -> None:
    before = chidao("export").out
    assert chidao("backup", tmp_path / "b.zip").code == 0
    shutil.copy(letter, letter.with_name("zweite.txt"))
    letter.with_name("zweite.txt").write_text(letter.read_text(encoding="utf-8").replace("915", "916"), encoding="utf-8")
    assert chidao("ingest", letter.parent).code == 0
    refused = chidao("restore", tmp_path / "b.zip")
    assert (refused.code, "--replace" in refused.err) == (2, True)
    assert chidao("export").out != before
    assert chidao("restore", tmp_path / "b.zip", "--replace").code == 0
    assert chidao("export").out == before


def test_no_backup_of_nothing_and_none_from_rubbish(tmp_path: Path, chidao: Chidao) -> None:
    assert chidao("backup", tmp_path / "b.zip").code == 2
    (tmp_path / "b.zip").write_bytes(b"rubbish")
    run = chidao("restore", tmp_path / "b.zip")
    assert run.code == 3
    assert "không phải bản sao lưu" in run.err


def test_compact_keeps_the_answers(store: Path, letter: Path, chidao: Chidao) -> None:
    for number in (916, 917):
        letter.write_text(letter.read_text(encoding="utf-8").replace(str(number - 1), str(number)), encoding="utf-8")
        assert chidao("ingest", letter).code == 0
    before = chidao("export").out
    run = chidao("compact")
    assert (run.code, "3 phần → 1" in run.err) == (0, True)
    assert chidao("check").code == 0
    assert chidao("export").out == before


def test_check_tells_of_parts_and_leftovers(store: Path, chidao: Chidao) -> None:
    (store / "catalogue" / ".writing-77.parquet").write_bytes(b"half")
    run = chidao("check")
    assert (run.code, ".writing-77" in run.err) == (0, True)
    part = store / "catalogue" / "part-00000001.parquet"
    part.write_bytes(part.read_bytes()[:-30])
    run = chidao("check")
    assert (run.code, part.name in run.err, "chidao restore" in run.err) == (1, True, True)
    part.rename(part.with_name("part-00000003.parquet"))
    assert "part-00000001" in chidao("check").err
