"""The same facts on a spaCy Doc as from the command line."""

from __future__ import annotations

import json

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from ingest.output import prediction
from ingest.pipeline import extract_source
from ingest.read import read_text
from ingest.spacy_pipes import PIPES
from tests.ingest.test_sync import LETTER

TEXT = LETTER.format(number=14)


@pytest.fixture(scope="module")
def nlp() -> Language:
    made = spacy.blank("vi", config={"nlp": {"tokenizer": {"use_pyvi": False}}})
    for pipe in PIPES:
        made.add_pipe(pipe)
    return made


def test_the_facts_are_those_of_extract(nlp: Language) -> None:
    record = extract_source(read_text("doc", TEXT))
    assert nlp(TEXT)._.chidao == [prediction(record, found) for found in record.documents]


def test_spans_hold_the_words_and_the_fields(nlp: Language) -> None:
    doc = nlp(TEXT)
    numbers = {span._.chidao["number"]: span.text for span in doc.spans["chidao_citations"]}
    assert numbers["128/NQ-CP"].startswith("Nghị quyết số 128/NQ-CP")
    assert [span._.chidao["value"] for span in doc.spans["chidao_deadlines"]] == ["2021-12-15"]
    assert any("rà soát" in span.text for span in doc.spans["chidao_tasks"])
    assert "Sở Y tế tỉnh Cao Bằng" in {span._.chidao["name"] for span in doc.spans["chidao_agencies"]}


def test_pipe_gives_what_single_calls_give_and_docs_survive_a_docbin(nlp: Language) -> None:
    texts = [LETTER.format(number=n) for n in (11, 12)]
    piped = list(nlp.pipe(texts))
    kept = DocBin(docs=piped, store_user_data=False).to_bytes()
    back = list(DocBin().from_bytes(kept).get_docs(nlp.vocab))
    for text, doc, again in zip(texts, piped, back, strict=True):
        single = nlp(text)
        assert [s.text for s in doc.spans["chidao_citations"]] == [s.text for s in single.spans["chidao_citations"]]
        assert [(s.text, s.label_) for s in again.spans["chidao_tasks"]] == [(s.text, s.label_) for s in doc.spans["chidao_tasks"]]


def fields(doc: Doc) -> list[str]:
    return [json.dumps(span._.chidao) for span in doc.spans["chidao_tasks"]]


def test_a_doc_can_be_stored_with_its_facts_and_read_without_them(nlp: Language) -> None:
    doc = nlp(TEXT)
    for store in (True, False):
        kept = DocBin(docs=[doc], store_user_data=store).to_bytes()
        (again,) = DocBin(store_user_data=store).from_bytes(kept).get_docs(nlp.vocab)
        assert json.dumps(again._.chidao) == json.dumps(doc._.chidao)  # spaCy gives lists back as tuples
        assert fields(again) == fields(doc) != []


def test_a_span_of_nobody_s_group_has_no_fields(nlp: Language) -> None:
    assert nlp(TEXT)[0:2]._.chidao is None


def test_a_sentence_without_a_letterhead_is_read(nlp: Language) -> None:
    doc = nlp("Giao Sở Y tế báo cáo trước ngày 15/12/2021.")
    assert [span._.chidao["lead"][0]["text"] for span in doc.spans["chidao_tasks"]] == ["Sở Y tế"]
    assert [span._.chidao["value"] for span in doc.spans["chidao_deadlines"]] == ["2021-12-15"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "x" * 3000, "128/NQ-CP", "\u0301\u0301"])
def test_any_text_will_do(nlp: Language, text: str) -> None:
    assert set(nlp(text).spans) == set(PIPES)
