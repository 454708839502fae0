"""The catalogue in an object store: everything goes as in a folder, and the graph is made from it alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Chidao
from tests.servers.s3 import s3

__all__ = ["s3"]
SET = ("review", "set", "915/UBND-VX", "issued_on", "2021-11-21", "--why", "đã xem bản gốc", "--who", "Lan")


@pytest.fixture
def kept(letter: Path, s3: str, chidao: Chidao) -> str:
    """One letter and a correction, in an object store."""
    assert chidao("ingest", letter, "--data", s3).code == 0
    run = chidao(*SET, "--data", s3)
    assert run.code == 0, run.err
    return s3


def test_a_folder_and_an_object_store_give_one_graph(s3: str, letter: Path, tmp_path: Path, chidao: Chidao) -> None:
    assert chidao("ingest", letter, "--data", s3).code == 0
    assert not (tmp_path / "store" / "catalogue").exists()
    assert chidao("ingest", letter, "--store", tmp_path / "near").code == 0
    assert chidao("export").out == chidao("export", "--store", tmp_path / "near").out


def test_the_graph_is_made_again_from_the_object_store_alone(kept: str, letter: Path, tmp_path: Path, chidao: Chidao) -> None:
    before = chidao("export").out
    letter.unlink()
    assert chidao("rebuild", "--store", tmp_path / "other", "--data", kept).code == 0
    assert chidao("export", "--store", tmp_path / "other").out == before
    assert chidao("check", "--store", tmp_path / "other", "--data", kept).code == 0


def test_it_is_compacted_backed_up_and_restored(kept: str, letter: Path, tmp_path: Path, chidao: Chidao) -> None:
    letter.write_text(letter.read_text(encoding="utf-8").replace("915", "916"), encoding="utf-8")
    assert chidao("ingest", letter, "--data", kept).code == 0
    run = chidao("compact", "--data", kept)
    assert (run.code, "2 phần → 1" in run.err) == (0, True)
    assert chidao("check", "--data", kept).code == 0
    before = chidao("export").out
    assert chidao("backup", tmp_path / "b.zip", "--data", kept).code == 0
    refused = chidao("restore", tmp_path / "b.zip", "--data", kept)
    assert (refused.code, "--replace" in refused.err) == (2, True)
    restored = chidao("restore", tmp_path / "b.zip", "--store", tmp_path / "other", "--data", f"{kept}/khac")
    assert restored.code == 0, restored.err
    assert chidao("export", "--store", tmp_path / "other").out == before
    assert chidao("issues", "--data", f"{kept}/khac").code == 0


def test_nothing_to_back_up_and_no_bucket_are_said(s3: str, letter: Path, tmp_path: Path, chidao: Chidao) -> None:
    assert chidao("backup", tmp_path / "b.zip", "--data", s3).code == 2
    run = chidao("ingest", letter, "--data", "s3://khong-co-kho-nay/a")
    assert (run.code, "khong-co-kho-nay" in run.err, "Traceback" in run.err) == (3, True, False)


WRITER = """
import sys
from ingest.catalogue import Catalogue
from ingest.place import place_of
from tests.ingest.test_catalogue import FIRST
catalogue = Catalogue(place_of(sys.argv[1]) / "catalogue")
catalogue.entries()
print("seen", flush=True)
sys.stdin.readline()
catalogue.append([FIRST])
"""


def test_of_two_writers_the_second_is_told(kept: str, letter: Path, root: Path, chidao: Chidao) -> None:
    """Another process has seen the catalogue, and writes after an ingest went through: it is refused, with nothing lost."""
    other = [sys.executable, "-c", WRITER, kept]
    with subprocess.Popen(other, cwd=root, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "seen\n"
        letter.write_text(letter.read_text(encoding="utf-8").replace("915", "916"), encoding="utf-8")
        assert chidao("ingest", letter, "--data", kept).code == 0
        _, told = writer.communicate("now\n")
    assert (writer.returncode, "StoreLocked" in told) == (1, True), told
    assert chidao("check", "--data", kept).code == 0
    assert "916/UBND-VX" in chidao("search", "đón học sinh", "--format", "json").out
