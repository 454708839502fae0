"""The catalogue keeps what it acknowledged: the last row of a source counts, nothing is half there."""

from __future__ import annotations

import errno
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import msgspec
import pyarrow.parquet as pq
import pytest

import ingest.catalogue
from ingest.catalogue import Catalogue
from ingest.catalogue_part import SCHEMA
from ingest.place import Place
from model.errors import StoreError, StoreUnavailable
from model.record import SourceRecord
from model.text import Issue
from tests.ingest.resolve.made import Cite, make_source

FIRST = replace(make_source("128/NQ-CP", "Chính phủ", "2021-10-11", [Cite("07-KL/TW", "2021-06-11")]), path="/a/128.txt", file_sha256="f1")
SECOND = replace(make_source("157/KH-UBND", "Ủy ban nhân dân tỉnh Hưng Yên", "2021-10-15"), path="/a/157.txt", file_sha256="f2")


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return Catalogue(tmp_path / "catalogue")


def held(catalogue: Catalogue) -> list[SourceRecord]:
    return sorted(catalogue.records(), key=lambda record: record.source)


def test_a_record_comes_back_as_it_was(catalogue: Catalogue) -> None:
    broken = SourceRecord("hỏng.txt", "e3b0", "1", "", path="/a/hỏng.txt", issues=(Issue("hỏng.txt", "read", "tệp rỗng"),))
    catalogue.append([FIRST, SECOND, broken])
    assert held(catalogue) == sorted([FIRST, SECOND, broken], key=lambda record: record.source)


def test_an_empty_folder_holds_nothing(catalogue: Catalogue) -> None:
    assert (catalogue.entries(), list(catalogue.records()), catalogue.text("a.txt")) == ([], [], None)


def test_the_last_row_of_a_source_counts(catalogue: Catalogue) -> None:
    changed = replace(FIRST, text="khác", file_sha256="f9")
    catalogue.append([FIRST, SECOND])
    catalogue.append([changed])
    assert catalogue.text(FIRST.source) == "khác"
    assert len(held(catalogue)) == 2


def test_what_is_gone_is_gone_and_may_come_back(catalogue: Catalogue) -> None:
    catalogue.append([FIRST, SECOND])
    gone = [entry for entry in catalogue.entries() if entry.path == FIRST.path]
    catalogue.append([], gone)
    assert [record.source for record in held(catalogue)] == [SECOND.source]
    catalogue.append([FIRST])
    assert len(held(catalogue)) == 2


def test_rows_of_one_table_are_sources_of_their_own(catalogue: Catalogue) -> None:
    rows = [replace(FIRST, source=f"bang.jsonl#{n}", path="/a/bang.jsonl") for n in (1, 2)]
    catalogue.append(rows)
    catalogue.append([replace(rows[0], text="khác")])
    assert {record.source: record.text for record in held(catalogue)} == {"bang.jsonl#1": "khác", "bang.jsonl#2": rows[1].text}


def test_nothing_to_write_writes_no_part(catalogue: Catalogue) -> None:
    catalogue.append([])
    assert catalogue.parts() == []


def test_a_part_half_written_is_not_seen(catalogue: Catalogue) -> None:
    catalogue.append([FIRST])
    (catalogue.folder / ".writing-1.parquet").write_bytes(b"PAR1 half")
    assert len(held(catalogue)) == 1


def test_a_broken_part_says_which_and_what_to_do(catalogue: Catalogue) -> None:
    catalogue.append([FIRST])
    (catalogue.folder / "part-00000002.parquet").write_bytes(b"not parquet")
    with pytest.raises(StoreError, match="part-00000002"):
        catalogue.entries()


def test_a_record_that_could_not_be_read_again_is_refused_at_once(catalogue: Catalogue) -> None:
    broken = replace(FIRST, issues=("không phải Issue",))  # type: ignore[arg-type]
    with pytest.raises(msgspec.ValidationError):
        catalogue.append([broken])
    assert catalogue.parts() == []


def with_version(part: Place, version: bytes, columns: list[str]) -> None:
    """The part as another version wrote it."""
    assert isinstance(part, Path)
    table = pq.read_table(part)
    pq.write_table(table.select(columns).replace_schema_metadata({b"chidao.catalogue": version}), part)


def test_a_part_of_an_older_version_is_read_and_compacted_to_this_one(catalogue: Catalogue) -> None:
    catalogue.append([FIRST])
    with_version(catalogue.parts()[0], b"1", [name for name in SCHEMA.names if name != "unended"])
    catalogue.append([SECOND])
    before = held(catalogue)
    assert len(before) == 2
    assert catalogue.compact() == 1
    assert held(catalogue) == before
    assert (pq.read_schema(catalogue.parts()[0]).metadata or {})[b"chidao.catalogue"] == b"2"


def test_a_part_of_a_newer_version_is_refused_with_words(catalogue: Catalogue) -> None:
    catalogue.append([FIRST])
    with_version(catalogue.parts()[0], b"99", SCHEMA.names)
    with pytest.raises(StoreError, match="upgrade chidao"):
        catalogue.entries()


def fill(catalogue: Catalogue) -> None:
    """Parts with something added, replaced, removed, come back, and a table half read."""
    rows = [replace(SECOND, source=f"t.jsonl#{n}", path="/a/t.jsonl", file_sha256="t") for n in range(3)]
    catalogue.append([FIRST, SECOND])
    catalogue.append([replace(FIRST, text="khác", file_sha256="f9")], [e for e in catalogue.entries() if e.path == SECOND.path])
    catalogue.append(rows[:2], unended="/a/t.jsonl")
    catalogue.append(rows[2:])
    catalogue.append([replace(rows[0], file_sha256="t2", text="dở")], unended="/a/t.jsonl")


def test_compacting_loses_nothing(catalogue: Catalogue) -> None:
    fill(catalogue)
    (catalogue.folder / ".writing-7.parquet").write_bytes(b"half")
    before = held(catalogue)
    assert (len(before), catalogue.compact(), catalogue.leftovers()) == (4, 1, [])
    assert held(catalogue) == before
    assert list(catalogue.faults()) == []
    catalogue.append([SECOND])
    assert len(held(catalogue)) == 5


@pytest.mark.parametrize("done", range(8))
def test_compacting_may_be_killed_at_any_moment(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, done: int) -> None:
    fill(catalogue)
    before = held(catalogue)
    steps: list[str] = []

    def stop_after(step: str) -> str:
        steps.append(step)
        if len(steps) > done:
            raise KeyboardInterrupt
        return ""

    write, unlink = Catalogue._write, Path.unlink
    with monkeypatch.context() as patch:
        patch.setattr(ingest.catalogue, "COMPACT_ROWS", 2)
        patch.setattr(Catalogue, "_write", lambda self, table: stop_after("write") or write(self, table))
        patch.setattr(Path, "unlink", lambda self, missing_ok=False: stop_after("unlink") or unlink(self, missing_ok))
        with suppress(KeyboardInterrupt):
            catalogue.compact()
    assert held(catalogue) == before
    assert list(catalogue.faults()) == []
    catalogue.compact()
    assert held(catalogue) == before


def test_a_part_that_somebody_reads_on_windows_is_said_and_goes_the_next_time(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(catalogue)
    before = held(catalogue)

    def in_use(self: Path, missing_ok: bool = False) -> None:
        raise PermissionError(32, "The process cannot access the file because it is being used by another process")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", in_use)
        with pytest.raises(StoreUnavailable, match="part-00000001"):
            catalogue.compact()
    assert held(catalogue) == before
    assert catalogue.compact() == 1
    assert held(catalogue) == before


def test_missing_and_broken_parts_are_named(catalogue: Catalogue) -> None:
    fill(catalogue)
    parts = catalogue.parts()
    parts[1].unlink()
    parts[3].write_bytes(parts[3].read_bytes()[:-20])
    found = "\n".join(catalogue.faults())
    assert "part-00000002" in found
    assert "part-00000004" in found
    parts[0].unlink()
    assert "part-00000001" in "\n".join(catalogue.faults())


def test_a_full_disk_is_said_and_leaves_nothing_half(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue.append([FIRST])

    def full(table: object, file: Path, compression: str) -> None:
        file.write_bytes(b"PAR1")
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(pq, "write_table", full)
        with pytest.raises(StoreUnavailable, match="No space left"):
            catalogue.append([SECOND])
    assert (len(held(catalogue)), catalogue.leftovers()) == (1, [])
