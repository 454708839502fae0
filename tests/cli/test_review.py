"""`chidao review`: a person's word goes into the file, the graph follows, and later ingests keep it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.conftest import Chidao
from tests.ingest.resolve.letters import letter, resolution

WHY = ("--why", "đã xem bản gốc", "--who", "Mai")
BODY = "Thực hiện Nghị quyết số 128/NQ-CP, Ủy ban nhân dân tỉnh yêu cầu:\n\n1. Sở Y tế chủ trì rà soát cơ sở cách ly."


@pytest.fixture
def texts(tmp_path: Path, chidao: Chidao) -> Path:
    """A plan that names a resolution without its date and its issuer, and the resolution of three years before; both ingested."""
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "40.txt").write_text(letter("40/KH-UBND", "2021-11-26", BODY), encoding="utf-8")
    (folder / "128.txt").write_text(resolution(date="2018-10-11"), encoding="utf-8")
    assert chidao("ingest", folder).code == 0
    return folder


def rows(chidao: Chidao, *words: object) -> list[dict[str, object]]:
    found = chidao(*words, "--format", "json")
    assert found.code == 0, found.err
    answer: dict[str, list[dict[str, object]]] = json.loads(found.out)
    return answer["rows"]


def manual() -> tuple[str, str]:
    """How a fact that Mai said today is marked."""
    return "manual", f"Mai, {datetime.now(UTC).date()}: đã xem bản gốc"


def open_code(chidao: Chidao) -> object:
    (row,) = rows(chidao, "unresolved")
    return row["code"]


def test_next_shows_the_words_the_candidates_and_what_to_type(texts: Path, chidao: Chidao) -> None:
    shown = chidao("review", "next")
    assert (shown.code, "Nghị quyết số 128/NQ-CP" in shown.out, "128/NQ-CP · Chính phủ · 2018-10-11" in shown.out) == (0, True, True)
    assert f"chidao review confirm {open_code(chidao)}" in shown.out
    assert "Không còn viện dẫn" in chidao("review", "next", "--skip", 1).err


def test_a_confirmed_citation_is_walked_and_undo_takes_it_back(texts: Path, chidao: Chidao, tmp_path: Path) -> None:
    before = chidao("export").out
    assert chidao("review", "confirm", open_code(chidao), *WHY).code == 0
    assert [row["number"] for row in rows(chidao, "cascade", "128/NQ-CP")] == ["128/NQ-CP", "40/KH-UBND"]
    assert [(row["origin"], row["origin_note"]) for row in rows(chidao, "cascade", "128/NQ-CP")][1] == manual()
    assert "Mai, " in chidao("cascade", "128/NQ-CP").out
    assert [(row["origin"], row["origin_note"]) for row in rows(chidao, "path", "40/KH-UBND", "128/NQ-CP")] == [manual()]
    assert chidao("unresolved", "--format", "csv").out.count("\n") == 1
    (said,) = rows(chidao, "review", "list")
    assert (said["who"], said["why"], said["state"], said["action"]) == ("Mai", "đã xem bản gốc", "applied", "confirm")
    assert chidao("review", "undo", said["correction"], *WHY).code == 0
    assert [row["number"] for row in rows(chidao, "cascade", "128/NQ-CP")] == ["128/NQ-CP"]
    assert [row["state"] for row in rows(chidao, "review", "list")] == ["withdrawn", "applied"]
    assert len((tmp_path / "store" / "corrections.jsonl").read_text(encoding="utf-8").splitlines()) == 2
    assert [line for line in chidao("export").out.splitlines() if "Correction" not in line] == before.splitlines()


def test_it_holds_over_ingest_rebuild_and_check(texts: Path, chidao: Chidao) -> None:
    chidao("review", "confirm", open_code(chidao), *WHY)
    corrected = chidao("export").out
    (texts / "41.txt").write_text(letter("41/KH-UBND", "2021-12-26", "Giao Sở Y tế tiêm chủng."), encoding="utf-8")
    chidao("ingest", texts)
    (texts / "41.txt").unlink()
    chidao("ingest", texts)
    assert chidao("export").out == corrected
    chidao("rebuild")
    assert chidao("export").out == corrected
    assert chidao("check").code == 0


def test_an_orphaned_correction_is_told_by_ingest_issues_and_review(texts: Path, chidao: Chidao) -> None:
    chidao("review", "set", "40/KH-UBND", "issued_on", "2021-11-27", *WHY)
    (texts / "40.txt").unlink()
    ingested = chidao("ingest", texts)
    assert "đính chính" in ingested.err and "40/KH-UBND" in ingested.err
    assert [row["stage"] for row in rows(chidao, "issues")] == ["corrections"]
    assert [row["state"] for row in rows(chidao, "review", "list", "--state", "orphaned")] == ["orphaned"]
    (texts / "40.txt").write_text(letter("40/KH-UBND", "2021-11-26", BODY), encoding="utf-8")
    assert "đính chính" not in chidao("ingest", texts).err
    assert [row["state"] for row in rows(chidao, "review", "list")] == ["applied"]


def test_every_way_to_correct(texts: Path, chidao: Chidao) -> None:
    code = open_code(chidao)
    for words in (
        ("repoint", code, "--to", "138/NQ-CP", "--issuer", "Chính phủ", "--date", "2021-10-20"),
        ("add", "40/KH-UBND", "IMPLEMENTS", "128/NQ-CP", "--words", "rà soát cơ sở cách ly"),
        ("set", "40/KH-UBND", "heading", "Về việc rà soát"),
        ("split", "Sở Y tế Cao Bằng", "--into", "Sở Nội vụ tỉnh Cao Bằng", "--in", "40/KH-UBND"),
        ("merge", "Sở Nội vụ tỉnh Cao Bằng", "--into", "Sở Tài chính tỉnh Cao Bằng"),
        ("reject", code),
    ):
        done = chidao("review", *words, *WHY)
        assert done.code == 0, (words, done.err)
    (directive,) = rows(chidao, "directive", "40/KH-UBND")
    assert (directive["heading"], directive["manual"]) == ("Về việc rà soát", ["heading"])
    assert [said["action"] for said in directive["corrections"]] == ["set"]  # type: ignore[attr-defined]
    assert [(item["number"], item["origin"]) for item in directive["outgoing"]] == [("128/NQ-CP", "manual")]  # type: ignore[attr-defined]
    assert {row["agency"] for row in rows(chidao, "who", "40/KH-UBND")} == {"Sở Tài chính tỉnh Cao Bằng"}
    assert [row["state"] for row in rows(chidao, "review", "list")] == ["superseded", *["applied"] * 5]
    assert chidao("check").code == 0


WRONG = {
    "no such citation": ("confirm", "00000000"),
    "no such document": ("set", "77/KH-UBND", "number", "78/KH-UBND"),
    "no such field": ("set", "40/KH-UBND", "màu", "đỏ"),
    "no date": ("set", "40/KH-UBND", "issued_on", "hôm qua"),
    "no such relation": ("add", "40/KH-UBND", "LIKES", "128/NQ-CP"),
    "words that are not there": ("add", "40/KH-UBND", "IMPLEMENTS", "128/NQ-CP", "--words", "không có lời này"),
    "nothing to undo": ("undo", "abc"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_would_change_nothing_is_refused_and_not_written(texts: Path, chidao: Chidao, tmp_path: Path, name: str) -> None:
    done = chidao("review", *WRONG[name], *WHY)
    assert done.code == 2
    assert "Lỗi" in done.err
    assert not (tmp_path / "store" / "corrections.jsonl").exists()


def test_a_line_that_cannot_be_understood_is_an_issue_and_stops_nothing(texts: Path, chidao: Chidao, tmp_path: Path) -> None:
    file = tmp_path / "store" / "corrections.jsonl"
    good = '{"action":"set","who":"Mai","when":"","why":"x","document":{"number":"40/KH-UBND"},"field":"heading","value":"Về việc khác"}'
    file.write_text(f'{{"action": "set", \nxin chào\n{good}\n', encoding="utf-8")
    assert chidao("rebuild").code == 0
    assert [(row["source"], row["stage"]) for row in rows(chidao, "issues")] == [
        ("corrections.jsonl:1", "corrections"),
        ("corrections.jsonl:2", "corrections"),
    ]
    assert rows(chidao, "directive", "40/KH-UBND")[0]["heading"] == "Về việc khác"
