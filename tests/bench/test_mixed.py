"""A small folder of mixed files: the broken ones are issues with their reasons, nothing else is, and the rest is read right."""

from __future__ import annotations

from pathlib import Path

from bench.made.broken import BROKEN
from bench.made.containers import CONTAINERS
from bench.mixed import EVERY, Made, ingest, make_folder, wrong_issues, wrong_papers

COUNT = 40


def test_exactly_the_broken_files_are_issues(tmp_path: Path) -> None:
    files = make_folder(tmp_path / "files", COUNT, seed=3)
    assert sum(bool(file.reason) for file in files) == COUNT // EVERY
    assert ingest(tmp_path / "files", tmp_path / "store") == 1
    assert [*wrong_issues(files, tmp_path / "store"), *wrong_papers(files, tmp_path / "store")] == []
    sound = Made(next(file.name for file in files if file.reason), "txt", files[0].paper)
    assert "an issue of a sound file" in next(wrong_issues([sound], tmp_path / "store"))


def test_the_same_seed_makes_the_same_files(tmp_path: Path) -> None:
    make_folder(tmp_path / "a", 12, seed=5)
    make_folder(tmp_path / "b", 12, seed=5)
    texts = [sorted((f.name, f.read_bytes()) for f in (tmp_path / name).rglob("*.txt")) for name in "ab"]
    assert texts[0] == texts[1] and texts[0]


def test_every_container_has_its_share() -> None:
    assert sum(share for _, _, share in CONTAINERS.values()) == 100
    assert len(BROKEN) == 10
