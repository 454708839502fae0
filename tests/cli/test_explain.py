"""`extract --explain` and the formats of spaCy's tools: a wrong fact is found by its colour and its rule."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import spacy
from rich.console import Console
from spacy.tokens import DocBin

from cli.displacy import docbin
from cli.explain import explain, marks_of
from ingest.pipeline import extract_source
from ingest.read import read_text
from model.record import SourceRecord
from tests.cli.conftest import CLEAR_LETTER, Chidao


@pytest.fixture(scope="module")
def record() -> SourceRecord:
    return extract_source(read_text("thư.txt", CLEAR_LETTER))


def test_every_fact_is_listed_with_its_words_and_rule(record: SourceRecord) -> None:
    marks = list(marks_of(record.documents[0]))
    shown = {(mark.layer, mark.span.of(record.text)) for mark in marks}
    assert ("citation", "Nghị quyết số 128/NQ-CP ngày 11/10/2021") in shown
    assert ("header", "915/UBND-VX") in shown
    assert {mark.layer for mark in marks} == {"header", "citation", "agency", "task", "deadline"}
    assert all(mark.rule for mark in marks)


def test_the_text_is_shown_whole_and_in_colour(record: SourceRecord) -> None:
    stream = io.StringIO()
    explain([record], Console(file=stream, force_terminal=True, color_system="truecolor", no_color=False, width=200))
    assert "\x1b[1;36m" in stream.getvalue() or "\x1b[1;36;" in stream.getvalue()  # citations are bold cyan
    plain = io.StringIO()
    explain([record], Console(file=plain, width=200))
    assert CLEAR_LETTER.strip() in plain.getvalue()


def test_explain_from_the_command_line(chidao: Chidao, tmp_path: Path) -> None:
    (tmp_path / "thư.txt").write_text(CLEAR_LETTER, encoding="utf-8")
    run = chidao("extract", tmp_path / "thư.txt", "--explain")
    assert run.code == 0
    assert "2021-11-30" in run.out and "128/NQ-CP" in run.out


def test_displacy_page_escapes_the_text(chidao: Chidao, tmp_path: Path) -> None:
    (tmp_path / "thư.txt").write_text(CLEAR_LETTER.replace("phương án", "<img src=x onerror=alert(1)>"), encoding="utf-8")
    run = chidao("extract", tmp_path / "thư.txt", "--format", "displacy")
    assert run.code == 0
    assert "<img" not in run.out and "&lt;img" in run.out
    assert "viện dẫn" in run.out and "nhiệm vụ" in run.out


def test_docbin_holds_the_span_groups(record: SourceRecord) -> None:
    (doc,) = DocBin().from_bytes(docbin([record])).get_docs(spacy.blank("vi", config={"nlp": {"tokenizer": {"use_pyvi": False}}}).vocab)
    assert [span.text for span in doc.spans["chidao_citations"]] == ["Nghị quyết số 128/NQ-CP ngày 11/10/2021"]
