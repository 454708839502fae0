"""The same facts on a spaCy Doc as from the command line."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import DocBin

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


@pytest.mark.parametrize("text", ["", " ", "\n\n", "x" * 3000, "128/NQ-CP", "\u0301\u0301"])
def test_any_text_will_do(nlp: Language, text: str) -> None:
    assert set(nlp(text).spans) == set(PIPES)
