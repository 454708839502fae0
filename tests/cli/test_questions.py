"""Every question in every format, on the sample corpus."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.conftest import Chidao

QUESTIONS: dict[str, Sequence[str]] = {
    "directive": ["directive", "435/VP-KGVX"],
    "cascade_down": ["cascade", "NQ 128"],
    "cascade_up": ["cascade", "3279/KH-UBND", "--up"],
    "who_must_act": ["who", "128/NQ-CP"],
    "agency_tasks": ["tasks", "Sở Y tế tỉnh Cao Bằng"],
    "deadlines": ["deadlines", "--since", "2021-08"],
    "path": ["path", "435/VP-KGVX", "Kết luận 07-KL/TW của Bộ Chính trị"],
    "search": ["search", "thich ung an toan"],
    "unresolved": ["unresolved"],
    "statistics": ["statistics"],
    "edges": ["query", "edges"],
    "brief": ["brief", "NQ 128", "--for", "Sở Y tế Cao Bằng"],
    "timeline": ["timeline", "07-KL/TW"],
    "reports_owed": ["reports", "--directive", "128/NQ-CP"],
    "parent_child": ["compare", "128/NQ-CP", "3279/KH-UBND"],
    "overlaps": ["overlaps"],
    "longest_chains": ["analyse", "chains", "--limit", "2"],
    "hubs": ["analyse", "hubs"],
    "orphans": ["analyse", "orphans"],
    "delays": ["analyse", "delays"],
    "reach": ["analyse", "reach", "NQ 128"],
    "gap": ["ask", "tỉnh nào chưa ban hành kế hoạch thực hiện NQ 128"],
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    """A store with the sample corpus."""
    from cli.corpus import make_graph
    from graph.store import open_for_writing
    from ingest.catalogue import Catalogue
    from ingest.sync import carry_out, make_plan

    folder = tmp_path_factory.mktemp("questions") / "store"
    catalogue = Catalogue(folder / "catalogue")
    assert len(list(carry_out(make_plan([samples], catalogue), catalogue))) > 60
    with open_for_writing(str(folder)) as graph:
        graph.load(make_graph(catalogue))
    return folder


@pytest.mark.parametrize("query", QUESTIONS)
def test_formats_agree(query: str, store: Path, chidao: Chidao) -> None:
    words = [*QUESTIONS[query], "--store", store]
    table, found, rows = (chidao(*words, "--format", output) for output in ("table", "json", "csv"))
    assert table.code == found.code == rows.code == 0
    answer = json.loads(found.out)
    assert list(answer) == ["query", "parameters", "columns", "rows"]
    assert answer["query"] == query
    assert answer["rows"], "the samples answer every question"
    assert all(list(row) == answer["columns"] for row in answer["rows"])
    parsed = list(csv.reader(io.StringIO(rows.out)))
    assert parsed[0] == answer["columns"]
    assert len(parsed) == len(answer["rows"]) + 1
    assert max(map(len, table.out.splitlines())) <= 100


def test_the_chain_of_kien_giang(store: Path, chidao: Chidao) -> None:
    run = chidao("cascade", "Kết luận 07-KL/TW của Bộ Chính trị", "--store", store, "--format", "json")
    tree = {row["number"]: row for row in json.loads(run.out)["rows"]}
    letter, office = tree["176-CV/TU"], tree["435/VP-KGVX"]
    assert (letter["issued_on"], letter["issuer"]) == ("2021-06-15", "Tỉnh ủy Kiên Giang")
    assert (office["issued_on"], office["parent"]) == ("2021-06-21", letter["key"])
    assert "07-KL/TW" in letter["quote"]
    assert "176-CV/TU" in office["quote"]


def test_the_chain_of_cao_bang(store: Path, chidao: Chidao) -> None:
    run = chidao("cascade", "NQ 128", "--store", store, "--format", "json")
    tree = {row["number"]: row for row in json.loads(run.out)["rows"]}
    assert tree["3279/KH-UBND"]["parent"] == tree["128/NQ-CP"]["key"]
    assert tree["3279/KH-UBND"]["days_after_parent"] == 46


def test_a_named_query_takes_its_parameters(store: Path, chidao: Chidao) -> None:
    by_name = chidao("query", "who_must_act", "--directive", "NQ 128", "--store", store, "--format", "json")
    assert by_name.out == chidao("who", "NQ 128", "--store", store, "--format", "json").out


WRONG = {
    "unknown directive": (["cascade", "99999/KH-UBND"], "99999/KH-UBND"),
    "unknown agency": (["tasks", "Sở Không Có"], "Sở Không Có"),
    "unknown query": (["query", "nonsense"], "cascade_down"),
    "unknown parameter": (["query", "statistics", "--colour", "red"], "colour"),
    "missing parameter": (["query", "path", "--source", "NQ 128"], "target"),
    "wrong date": (["deadlines", "--since", "mai"], "since"),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_questions(name: str, store: Path, chidao: Chidao) -> None:
    words, told = WRONG[name]
    run = chidao(*words, "--store", store)
    assert run.code == 2
    assert told in run.err
    assert run.out == ""


def test_a_sentence_says_which_question_it_was_taken_for(store: Path, chidao: Chidao) -> None:
    run = chidao("ask", "ai", "phải", "thực", "hiện", "NQ", "128", "--store", store)
    assert run.code == 0
    assert run.out.startswith("Hiểu là / understood as: who_must_act")
    unclear = chidao("ask", "thời tiết hôm nay", "--store", store)
    assert (unclear.code, unclear.out) == (2, "")
    assert "Ai phải thực hiện NQ 128?" in unclear.err
    assert "văn bản nào?" in chidao("ask", "ai phải thực hiện", "--store", store).err


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
def test_a_brief_is_written_as_a_file(name: str, store: Path, tmp_path: Path, chidao: Chidao) -> None:
    run = chidao("brief", "NQ 128", "--for", "so y te cao bang", "-o", tmp_path / name, "--store", store)
    assert (run.code, run.out) == (0, "")
    assert (tmp_path / name).read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    "words", [["brief", "NQ 128", "--for", "so y te cao bang", "-o", "a.pdf"], ["analyse", "reach"], ["analyse", "hubs", "NQ 128"]]
)
def test_what_does_not_fit_is_wrong_usage(words: list[str], store: Path, chidao: Chidao) -> None:
    assert chidao(*words, "--store", store).code == 2
