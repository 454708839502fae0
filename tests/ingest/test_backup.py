"""One file holds all that cannot be made again; a damaged, foreign or newer one is refused before anything is replaced."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

import ingest.backup
from ingest.backup import LIST, UNPACKED, Contents, read_backup, write_backup
from ingest.catalogue import Catalogue
from model.errors import BadParameter, StoreError, StoreUnavailable
from tests.ingest.test_catalogue import FIRST, SECOND


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    catalogue = Catalogue(folder / "catalogue")
    catalogue.append([FIRST])
    catalogue.append([SECOND])
    (folder / "corrections.jsonl").write_text('{"id": "1"}\n', encoding="utf-8")
    (folder / "journal.jsonl").write_text('{"number": 1}', encoding="utf-8")
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_what_was_backed_up_comes_back(data: Path, tmp_path: Path) -> None:
    assert write_backup(data, tmp_path / "b.zip") == 4
    assert read_backup(tmp_path / "b.zip", tmp_path / "new") == 4
    assert files(tmp_path / "new") == files(data)


def test_equal_stores_give_equal_files_and_nothing_beside(data: Path, tmp_path: Path) -> None:
    target = tmp_path / "backups"
    target.mkdir()
    write_backup(data, target / "a.zip")
    write_backup(data, target / "b.zip")
    assert (target / "a.zip").read_bytes() == (target / "b.zip").read_bytes()
    assert len(list(target.iterdir())) == 2


def test_an_old_store_is_replaced_whole(data: Path, tmp_path: Path) -> None:
    (data / "journal.jsonl").unlink()
    write_backup(data, tmp_path / "b.zip")
    before = files(data)
    Catalogue(data / "catalogue").append([FIRST])
    (data / "journal.jsonl").write_text("later", encoding="utf-8")
    read_backup(tmp_path / "b.zip", data)
    assert files(data) == before


def rewrite(backup: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    with zipfile.ZipFile(backup) as packed:
        held = {name: packed.read(name) for name in packed.namelist()}
    change(held)
    with zipfile.ZipFile(backup, "w") as packed:
        for name, content in held.items():
            packed.writestr(name, content)


def alter(held: dict[str, bytes]) -> None:
    held["corrections.jsonl"] = b"{}\n"


def drop(held: dict[str, bytes]) -> None:
    del held["catalogue/part-00000002.parquet"]


def climb(held: dict[str, bytes]) -> None:
    contents = msgspec.json.decode(held[LIST], type=Contents)
    held["../evil"] = b"x"
    held[LIST] = msgspec.json.encode(Contents(1, {**contents.files, "../evil": "x"}))


def grow(held: dict[str, bytes]) -> None:
    held[LIST] = msgspec.json.encode(Contents(99, {}))


@pytest.mark.parametrize("change", [alter, drop, climb, grow])
def test_a_wrong_backup_is_refused_and_nothing_is_touched(data: Path, tmp_path: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    write_backup(data, tmp_path / "b.zip")
    rewrite(tmp_path / "b.zip", change)
    before = files(data)
    with pytest.raises(StoreError):
        read_backup(tmp_path / "b.zip", data)
    assert files(data) == before
    assert not (tmp_path / "evil").exists()


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 0.999])
def test_half_a_backup_is_refused(data: Path, tmp_path: Path, share: float) -> None:
    backup = tmp_path / "b.zip"
    write_backup(data, backup)
    whole = backup.read_bytes()
    backup.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(StoreError, match="chidao"):
        read_backup(backup, tmp_path / "new")


def test_a_restore_that_is_stopped_is_ended_by_the_next(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_backup(data, tmp_path / "b.zip")
    wanted = files(data)
    with monkeypatch.context() as patch:

        def stopped(data: Path, fresh: Path) -> None:
            (data / "journal.jsonl").unlink()
            raise KeyboardInterrupt

        patch.setattr(ingest.backup, "_replace", stopped)
        with pytest.raises(KeyboardInterrupt):
            read_backup(tmp_path / "b.zip", data)
    assert (data / UNPACKED).is_dir()
    read_backup(tmp_path / "b.zip", data)
    assert files(data) == wanted


def test_nothing_and_nowhere_are_said(data: Path, tmp_path: Path) -> None:
    with pytest.raises(BadParameter, match="chidao ingest"):
        write_backup(tmp_path / "none", tmp_path / "b.zip")
    with pytest.raises(StoreUnavailable, match=r"b\.zip"):
        write_backup(data, tmp_path / "no folder" / "b.zip")
