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


TASKS = (
    "Thực hiện Nghị quyết số 128/NQ-CP ngày 11/10/2021 của Chính phủ, Ủy ban nhân dân tỉnh yêu cầu:\n\n"
    "1. Sở Y tế chủ trì rà soát cơ sở cách ly trước ngày 15/12/2021.\n\n2. Công an tỉnh chủ trì bảo đảm an ninh trật tự."
)


def task_rows(chidao: Chidao, number: str = "40/KH-UBND") -> list[dict[str, object]]:
    return rows(chidao, "review", "tasks", number)


def test_who_leads_and_by_when_can_be_set_and_holds_when_tasks_move(texts: Path, chidao: Chidao) -> None:
    (texts / "40.txt").write_text(letter("40/KH-UBND", "2021-11-26", TASKS), encoding="utf-8")
    chidao("ingest", texts)
    first, second = task_rows(chidao)
    assert (first["lead"], first["deadline"]) == ("Sở Y tế tỉnh Cao Bằng", "2021-12-15")
    assert chidao("review", "task", second["code"], "--lead", "Sở Y tế Cao Bằng; Sở Nội vụ tỉnh Cao Bằng", *WHY).code == 0
    assert chidao("review", "task", first["code"], "--deadline", "2021-12", *WHY).code == 0
    assert chidao("review", "task", first["code"], "--coordinating", "Công an tỉnh Cao Bằng", *WHY).code == 0
    first, second = task_rows(chidao)
    assert (second["lead"], first["coordinating"], first["deadline"]) == (
        "Sở Nội vụ tỉnh Cao Bằng; Sở Y tế tỉnh Cao Bằng",
        "Công an tỉnh Cao Bằng",
        "2021-12",
    )
    for command in (("who", "40/KH-UBND"), ("tasks", "Sở Nội vụ tỉnh Cao Bằng"), ("deadlines",), ("timeline", "40/KH-UBND")):
        told = [row for row in rows(chidao, *command) if row.get("task_key") or row.get("event") == "due"]
        assert told and {(row["origin"], row["origin_note"]) for row in told} == {manual()}, command
    # a new task before them: the ordinals move, the corrections do not
    moved = TASKS.replace("1. Sở Y tế", "1. Sở Tài chính chủ trì bố trí kinh phí.\n\n2. Sở Y tế").replace(
        "\n\n2. Công an", "\n\n3. Công an"
    )
    (texts / "40.txt").write_text(letter("40/KH-UBND", "2021-11-26", moved), encoding="utf-8")
    chidao("ingest", texts)
    assert [(row["lead"], row["deadline"]) for row in task_rows(chidao)] == [
        ("Sở Tài chính tỉnh Cao Bằng", None),
        ("Sở Y tế tỉnh Cao Bằng", "2021-12"),
        ("Sở Nội vụ tỉnh Cao Bằng; Sở Y tế tỉnh Cao Bằng", None),
    ]
    assert {row["state"] for row in rows(chidao, "review", "list")} == {"applied"}
    corrected = chidao("export").out
    chidao("rebuild")
    assert chidao("export").out == corrected
    # the words go: the correction waits, and says so
    (texts / "40.txt").write_text(letter("40/KH-UBND", "2021-11-26", TASKS.partition("\n\n2.")[0]), encoding="utf-8")
    assert "không còn nhiệm vụ" in chidao("ingest", texts).err
    (lost,) = rows(chidao, "review", "list", "--state", "orphaned")
    assert (lost["action"], lost["field"]) == ("set_task", "lead") and "không còn nhiệm vụ" in str(lost["reason"])


def test_a_task_is_rejected_or_confirmed_and_undo_brings_it_back(texts: Path, chidao: Chidao) -> None:
    (texts / "40.txt").write_text(letter("40/KH-UBND", "2021-11-26", TASKS), encoding="utf-8")
    chidao("ingest", texts)
    first, second = task_rows(chidao)
    assert chidao("review", "confirm-task", first["code"], *WHY).code == 0
    assert task_rows(chidao)[0]["origin_note"] == manual()[1]
    assert chidao("review", "reject-task", first["code"], *WHY).code == 0
    assert [row["wording"] for row in task_rows(chidao)] == [second["wording"]]
    states = {row["action"]: row for row in rows(chidao, "review", "list")}
    assert [states[action]["state"] for action in ("confirm_task", "reject_task")] == ["superseded", "applied"]
    assert chidao("review", "undo", states["reject_task"]["correction"], *WHY).code == 0
    assert [row["wording"] for row in task_rows(chidao)] == [first["wording"], second["wording"]]


@pytest.mark.parametrize(
    ("said", "code", "words"),
    [
        (("--deadline", "sau Tết"), 2, "không phải hạn"),
        (("--lead", "Sở Y tế Cao Bằng", "--deadline", "2021"), 2, "đúng một mục"),
        ((), 2, "đúng một mục"),
    ],
)
def test_what_cannot_be_set_of_a_task_is_refused(texts: Path, chidao: Chidao, said: tuple[str, ...], code: int, words: str) -> None:
    (task, *_) = task_rows(chidao)
    refused = chidao("review", "task", task["code"], *said, *WHY)
    assert refused.code == code and words in refused.err
    assert "Không có nhiệm vụ" in chidao("review", "reject-task", "00000000", *WHY).err


def test_a_cited_paper_gets_its_right_number_and_its_title(texts: Path, chidao: Chidao) -> None:
    body = TASKS.replace("128/NQ-CP ngày 11/10/2021", "182/NQ-CP ngày 11/10/2018")
    (texts / "40.txt").write_text(letter("40/KH-UBND", "2021-11-26", body), encoding="utf-8")
    chidao("ingest", texts)
    before = chidao("export").out
    assert chidao("review", "set", "182/NQ-CP", "heading", "Về thích ứng an toàn", *WHY).code == 0
    (stub,) = rows(chidao, "directive", "182/NQ-CP")
    assert (stub["status"], stub["heading"], stub["manual"]) == ("cited", "Về thích ứng an toàn", ["heading"])
    assert chidao("review", "set", "182/NQ-CP", "issued_on", "2018-10-12", *WHY).code == 0
    assert chidao("review", "set", "182/NQ-CP", "number", "128/NQ-CP", *WHY).code == 0
    assert [row["number"] for row in rows(chidao, "cascade", "128/NQ-CP")] == ["128/NQ-CP", "40/KH-UBND"]  # the held one of that number
    assert "182/NQ-CP" not in {row["number"] for row in rows(chidao, "search", "182")}
    for said in rows(chidao, "review", "list"):
        assert said["state"] == "applied"
        chidao("review", "undo", said["correction"], *WHY)
    assert [line for line in chidao("export").out.splitlines() if "Correction" not in line] == before.splitlines()
    refused = chidao("review", "set", "182/NQ-CP", "urgency", "khẩn", *WHY)
    assert refused.code == 2 and "không có mục này" in refused.err
