"""Folders and object stores keep a catalogue alike: whole or not at all, in order, and two writers are told."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.backup import half_restored, read_backup, write_backup
from ingest.catalogue import Catalogue
from ingest.corrections import Corrections
from ingest.journal import Journal
from ingest.place import Place, add_file, add_line, list_files, place_of, read_lines
from ingest.writing import writing
from model.correction import Correction, DirectiveName
from model.errors import BadParameter, StoreError, StoreLocked, StoreUnavailable
from model.run import Run
from tests.ingest.test_catalogue import FIRST, SECOND, fill, held
from tests.servers.s3 import BUCKET, s3

__all__ = ["s3"]


@pytest.fixture(params=["folder", "memory", "s3"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """An empty place of each kind."""
    if request.param == "folder":
        yield tmp_path / "data"
    elif request.param == "memory":
        found = place_of("memory://kho/chi-dao")
        yield found
        found.fs.rm("/", recursive=True)  # type: ignore[union-attr]
    else:
        yield place_of(request.getfixturevalue("s3"))


@pytest.fixture
def far(s3: str) -> Place:
    return place_of(s3)


def names(place: Place) -> list[str]:
    return [file.name for file in list_files(place, "")]


def test_every_place_keeps_a_catalogue(place: Place) -> None:
    catalogue = Catalogue(place / "catalogue")
    assert (catalogue.entries(), list(catalogue.faults())) == ([], [])
    with writing(place):
        fill(catalogue)
        assert catalogue.text(FIRST.source) == "khác"
        found = catalogue.record(FIRST.source)
        assert found is not None
        assert found.file_sha256 == "f9"
        before = held(catalogue)
        assert (len(before), len(catalogue.parts()), catalogue.compact()) == (4, 5, 1)
    assert held(Catalogue(place / "catalogue")) == before
    assert names(place / "catalogue") == ["part-00000006.parquet"]
    assert list(catalogue.faults()) == []


def test_every_place_keeps_lines(place: Place) -> None:
    said = Correction("set", "Lan", "2026-11-22", "đã xem", document=DirectiveName("128/NQ-CP"), field="heading", value="Lời đúng")
    assert (Journal(place).read(), read_lines(place / "journal.jsonl")) == ((), b"")
    for number in (1, 2, 3):
        Journal(place).append(Run(number, "2026-11-22T08:00:00+00:00", "ingest"))
    assert [run.number for run in Journal(place).read()] == [1, 2, 3]
    for heading in ("Lời đúng", "Lời sau"):
        Corrections(place).append(replace(said, value=heading))
    assert [found.value for found in Corrections(place).read()] == ["Lời đúng", "Lời sau"]
    add_line(place / "corrections.jsonl", b"{")
    assert [issue.source for issue in Corrections(place).issues()] == ["corrections.jsonl:3"]
    for number in range(12):
        add_line(place / "lines", str(number).encode())
    assert read_lines(place / "lines") == b"".join(b"%d\n" % number for number in range(12))


def test_a_backup_of_one_kind_comes_back_in_every_other(place: Place, tmp_path: Path, s3: str) -> None:
    fill(Catalogue(place / "catalogue"))
    Journal(place).append(Run(1, "2026-11-22T08:00:00+00:00", "ingest"))
    count = write_backup(place, tmp_path / "b.zip")
    for other in (tmp_path / "new", place_of(f"{s3}/new")):
        assert read_backup(tmp_path / "b.zip", other) == count == 6
        assert held(Catalogue(other / "catalogue")) == held(Catalogue(place / "catalogue"))
        assert len(Journal(other).read()) == 1
        write_backup(other, tmp_path / "again.zip")
        assert (tmp_path / "again.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_a_restore_replaces_all_and_one_that_was_stopped_is_seen(place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = Catalogue(place / "catalogue")
    catalogue.append([FIRST])
    write_backup(place, tmp_path / "b.zip")
    fill(catalogue)
    Journal(place).append(Run(1, "2026-11-22T08:00:00+00:00", "ingest"))
    with monkeypatch.context() as patch:
        patch.setattr("ingest.backup.add_file", stop)
        patch.setattr("ingest.backup._replace", stop)
        with pytest.raises(KeyboardInterrupt):
            read_backup(tmp_path / "b.zip", place)
    assert half_restored(place)
    read_backup(tmp_path / "b.zip", place)
    assert not half_restored(place)
    assert (held(catalogue), Journal(place).read()) == ([FIRST], ())


def stop(*_: object) -> None:
    raise KeyboardInterrupt


def test_whoever_comes_second_with_a_part_is_told_and_loses_nothing_of_the_first(far: Place) -> None:
    one, other = Catalogue(far / "catalogue"), Catalogue(far / "catalogue")
    one.append([FIRST])
    for writer in (one, other):
        assert len(writer.entries()) == 1
    one.append([SECOND])
    with pytest.raises(StoreLocked, match="part-00000002"):
        other.append([replace(FIRST, text="khác")])
    assert held(one) == sorted([FIRST, SECOND], key=lambda record: record.source)
    assert len(other.entries()) == 2
    other.append([replace(FIRST, text="khác")])
    assert one.text(FIRST.source) == "khác"


def test_a_request_sent_twice_is_one_part(far: Place) -> None:
    """The answer to the first was lost on the way."""
    add_file(far / "a", lambda target: target.write(b"1"))
    add_file(far / "a", lambda target: target.write(b"1"))
    with pytest.raises(StoreLocked):
        add_file(far / "a", lambda target: target.write(b"2"))


def test_a_store_that_overwrites_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    place = place_of("memory://kho/x")
    monkeypatch.setattr(type(place.fs), "pipe_file", lambda self, path, value, mode="": self.store.__setitem__(path, value))  # type: ignore[union-attr]
    monkeypatch.setattr(type(place.fs), "rm_file", lambda self, path: None)  # type: ignore[union-attr]
    with pytest.raises(StoreUnavailable, match="If-None-Match"), writing(place):
        pass


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("ftp://may/kho", "s3"),
        ("sftp://may/kho", "mount"),
        ("http://may/kho", "s3"),
        ("s3://khoa:mat@kho/chi-dao", "AWS_SECRET_ACCESS_KEY"),
    ],
)
def test_addresses_that_cannot_be_used_are_refused_with_words(address: str, words: str) -> None:
    with pytest.raises(BadParameter, match=words) as refused:
        place_of(address)
    assert "mat@" not in str(refused.value)


@pytest.mark.parametrize("address", ["kho", "./kho", "C:\\kho", "C:/kho", "kho:1/a", "/srv/kho"])
def test_everything_else_is_a_folder(address: str) -> None:
    assert place_of(address) == Path(address)


def test_a_package_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "upath", None)
    with pytest.raises(StoreUnavailable, match=r"chidao\[s3\]"):
        place_of("s3://kho/x")


@pytest.mark.parametrize("wrong", ["bucket", "address"])
def test_a_store_that_is_not_there_is_said_without_secrets(s3: str, monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    place = place_of(s3 if wrong == "address" else f"s3://khong-co/{BUCKET}")
    if wrong == "address":
        monkeypatch.setenv("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:9")
        monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
        type(place.fs).clear_instance_cache()  # type: ignore[union-attr]
        place = place_of(s3)
    try:
        with pytest.raises(StoreUnavailable) as told, writing(place):
            pass
        if wrong == "address":
            with pytest.raises(StoreUnavailable):
                Catalogue(place / "catalogue").entries()
    finally:
        type(place.fs).clear_instance_cache()  # type: ignore[union-attr]
    assert os.environ["AWS_SECRET_ACCESS_KEY"] not in str(told.value)


def test_a_broken_part_far_away_is_named(far: Place) -> None:
    catalogue = Catalogue(far / "catalogue")
    fill(catalogue)
    part = catalogue.parts()[1]
    whole = part.read_bytes()
    part.write_bytes(whole[: len(whole) // 2])
    assert "part-00000002" in "\n".join(catalogue.faults())
    with pytest.raises(StoreError, match="part-00000002"):
        catalogue.entries()
    part.unlink()
    assert "part-00000002" in "\n".join(catalogue.faults())
