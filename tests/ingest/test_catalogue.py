"""The catalogue keeps what it acknowledged: the last row of a source counts, nothing is half there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from ingest.catalogue import Catalogue
from model.errors import StoreError
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
