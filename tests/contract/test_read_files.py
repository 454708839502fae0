"""What readers know of a file reaches answers alike on both stores: registers, poorly read files, pages of the original."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from graph.ask import ask
from graph.load import load
from graph.store import GraphStore
from ingest.pipeline import extract_path
from ingest.resolve import resolve
from ingest.resolve.batch import make_batch
from tests.ingest.read import made

NOISE = "Th~c hi~n ch1 d@o c0a T1nh uy v~ vi~c ph6i hQp c4c c0 quan l1en qu@n " * 30


@pytest.fixture
def filled(store: GraphStore, tmp_path: Path) -> GraphStore:
    """A register, the plan that it lists as a PDF of two pages, and a Word file in which most words are broken."""
    folder = tmp_path / "office"
    folder.mkdir()
    made.write_register(folder / "so den.xlsx")
    made.write_pdf(folder / "ke hoach.pdf")
    letterhead = made.LETTERHEAD.replace("915", "916")
    page_break = "<w:p><w:r><w:lastRenderedPageBreak/></w:r></w:p>"
    made.write_docx(folder / "mo.docx", letterhead + "".join(map(made.paragraph, made.BODY)) + page_break + made.paragraph(NOISE))
    load(store, make_batch(resolve(extract_path(folder))))
    return store


def test_a_register_tells_how_complete_the_corpus_is(filled: GraphStore) -> None:
    rows = ask(filled, "register_coverage", {}).rows
    assert [(row["issuer"], row["province"], row["year"], row["listed"], row["held"]) for row in rows] == [
        ("Sở Y tế tỉnh Kiên Giang", "tỉnh Kiên Giang", "2022", 1, 1),
        ("Ủy ban nhân dân tỉnh Kiên Giang", "tỉnh Kiên Giang", "2022", 1, 0),
    ]


def test_an_empty_corpus_has_no_coverage(store: GraphStore) -> None:
    load(store, make_batch(resolve([])))
    assert ask(store, "register_coverage", {}).rows == ()


@pytest.mark.parametrize(("number", "poor"), [("915/KH-SYT", ()), ("916/KH-SYT", ("mo.docx",))])
@pytest.mark.parametrize("query", ["who_must_act", "directive"])
def test_answers_from_a_poorly_read_file_say_so(filled: GraphStore, query: str, number: str, poor: tuple[str, ...]) -> None:
    notes = ask(filled, query, {"directive": number}).notes
    assert tuple(name for note in notes for name in ("mo.docx", "ke hoach.pdf") if name in note) == poor


def test_evidence_names_the_page_of_the_original(filled: GraphStore) -> None:
    rows = ask(filled, "who_must_act", {"directive": "915/KH-SYT"}).rows
    assert {row["page"] for row in rows} == {1, 2}
    ordered = sorted(rows, key=lambda row: int(str(row["span_start"])))
    assert [row["page"] for row in ordered] == sorted(int(str(row["page"])) for row in rows)


def test_a_source_without_pages_has_none(filled: GraphStore) -> None:
    rows = ask(filled, "unresolved", {}).rows + ask(filled, "edges", {}).rows
    assert {row["page"] for row in rows if row["source"] == "so den.xlsx"} <= {None}


def test_a_draft_and_its_paper_know_each_other(store: GraphStore, tmp_path: Path) -> None:
    made.write_text(tmp_path / "issued.txt")
    (tmp_path / "draft.txt").write_text(made.plain_letter().replace("915/KH-SYT", "     /KH-SYT"), encoding="utf-8")
    load(store, make_batch(resolve(extract_path(tmp_path))))
    rows: Any = ask(store, "directive", {"directive": "915/KH-SYT"}).rows
    assert [(row["relation_vi"], row["number"]) for row in rows[0]["incoming"] if row["relation"] == "DRAFT_OF"] == [("có dự thảo", None)]
    assert ask(store, "cascade_down", {"directive": "915/KH-SYT"}).rows[0]["number"] == "915/KH-SYT"
    assert len(ask(store, "cascade_down", {"directive": "915/KH-SYT"}).rows) == 1
