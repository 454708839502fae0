"""`chidao changes`: what each run brought; the journal outlives the graph."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Chidao
from tests.cli.test_review import WHY, rows
from tests.ingest.resolve.letters import HUNG_YEN, letter, resolution

BODY = """Thực hiện Nghị quyết số 128/NQ-CP ngày 11/10/2021 của Chính phủ, Ủy ban nhân dân tỉnh yêu cầu:

1. Sở Y tế chủ trì rà soát cơ sở cách ly trước ngày 15/12/2021."""


@pytest.fixture
def texts(tmp_path: Path, chidao: Chidao) -> Path:
    """A plan of Cao Bằng under a resolution that is not held, ingested: run 1."""
    folder = tmp_path / "texts"
    folder.mkdir()
    write(folder, "40", letter("40/KH-UBND", "2021-11-26", BODY))
    assert chidao("ingest", folder).code == 0
    return folder


def write(folder: Path, name: str, text: str) -> None:
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def told(chidao: Chidao, since: object, *more: object) -> list[tuple[object, ...]]:
    """Event, number and other number of the runs since one."""
    found = rows(chidao, "changes", "--since", since, *more)
    return [(row["event"], row["number"], row["other_number"]) for row in found]


def test_the_first_run_brings_everything(texts: Path, chidao: Chidao) -> None:
    assert told(chidao, 1, "--as-of", "2021-12-01") == [
        ("new_directive", "40/KH-UBND", None),
        ("new_implementer", "40/KH-UBND", "128/NQ-CP"),
    ]
    (row,) = [row for row in rows(chidao, "changes") if row["event"] == "new_implementer"]
    assert "Thực hiện Nghị quyết số 128/NQ-CP" in str(row["quote"])


def test_a_late_parent_and_a_new_child(texts: Path, chidao: Chidao) -> None:
    write(texts, "128", resolution())
    write(texts, "41", letter("41/KH-UBND", "2021-12-01", BODY, HUNG_YEN))
    chidao("ingest", texts)
    assert told(chidao, 2, "--as-of", "2022-01-01") == [
        ("filled_stub", "128/NQ-CP", None),
        ("new_directive", "41/KH-UBND", None),
        ("new_implementer", "41/KH-UBND", "128/NQ-CP"),
        ("overdue_task", "41/KH-UBND", None),
    ]
    assert [row["run"] for row in rows(chidao, "changes")][-1] == 1


def test_a_file_that_is_gone_loses_its_edges(texts: Path, chidao: Chidao) -> None:
    write(texts, "128", resolution())
    chidao("ingest", texts)
    (texts / "40.txt").unlink()
    chidao("ingest", texts)
    assert told(chidao, 3) == [
        ("edge_lost", "40/kh-ubnd", "128/NQ-CP"),
        ("gone_directive", "40/kh-ubnd", None),
        ("lost_implementer", "40/kh-ubnd", "128/NQ-CP"),
    ]


def test_a_run_that_changes_nothing_leaves_no_trace(texts: Path, chidao: Chidao) -> None:
    before = rows(chidao, "changes")
    assert "Đồ thị không đổi" in chidao("ingest", texts).err
    assert rows(chidao, "changes") == before


def test_corrections_are_runs_and_an_orphan_is_told(texts: Path, chidao: Chidao) -> None:
    chidao("review", "set", "40/KH-UBND", "number", "44/KH-UBND", *WHY)
    assert told(chidao, 2, "--as-of", "2021-01-01")[1:] == [("rekeyed", "44/KH-UBND", "40/kh-ubnd")]
    write(texts, "50", letter("50/KH-UBND", "2021-11-26", BODY, HUNG_YEN))
    (texts / "40.txt").unlink()
    chidao("ingest", texts, "--yes")
    assert "correction_orphaned" in {event for event, _, _ in told(chidao, 3)}


def test_a_part_of_a_key_that_becomes_known_is_a_recorded_step(tmp_path: Path, chidao: Chidao) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    whole = BODY.replace("Nghị quyết số 128/NQ-CP", "Quyết định số 77/QĐ-BCĐ").replace("Chính phủ", "Bộ Y tế")
    write(texts, "40", letter("40/KH-UBND", "2021-11-26", whole.replace(" của Bộ Y tế", "")))
    chidao("ingest", texts)
    write(texts, "41", letter("41/KH-UBND", "2021-12-01", whole, HUNG_YEN))
    chidao("ingest", texts)
    assert ("rekeyed", "77/QĐ-BCĐ", "77/qd-bcd") in told(chidao, 2)
    assert not [event for event in told(chidao, 2) if event[0] in ("edge_lost", "lost_implementer")]


def test_the_journal_outlives_the_graph(texts: Path, chidao: Chidao, tmp_path: Path) -> None:
    write(texts, "128", resolution())
    chidao("ingest", texts)
    before, exported = rows(chidao, "changes"), chidao("export").out
    shutil.rmtree(tmp_path / "store" / "graph")
    chidao("rebuild")
    assert (rows(chidao, "changes"), chidao("export").out) == (before, exported)
    shutil.rmtree(tmp_path / "store" / "graph")
    write(texts, "41", letter("41/KH-UBND", "2021-12-01", BODY, HUNG_YEN))
    chidao("ingest", texts)
    assert told(chidao, 3, "--as-of", "2021-01-01") == [
        ("new_directive", "41/KH-UBND", None),
        ("new_implementer", "41/KH-UBND", "128/NQ-CP"),
    ]
    assert chidao("check").code == 0


def test_a_run_that_a_pulled_plug_kept_from_the_journal_comes_back(texts: Path, chidao: Chidao, tmp_path: Path) -> None:
    journal = tmp_path / "store" / "journal.jsonl"
    kept = rows(chidao, "changes")
    journal.write_bytes(journal.read_bytes()[:40])
    write(texts, "128", resolution())
    chidao("ingest", texts)
    assert rows(chidao, "changes", "--since", 1)[-len(kept) :] == kept
    assert {row["run"] for row in rows(chidao, "changes")} == {1, 2}
