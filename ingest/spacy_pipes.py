"""chidao on anyone's spaCy Doc: four components that put the same facts on it as `chidao extract`.

    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"use_pyvi": False}}})
    for pipe in PIPES:
        nlp.add_pipe(pipe)
    doc = nlp("Thực hiện Nghị quyết số 128/NQ-CP ngày 11/10/2021 của Chính phủ ...")
    doc.spans["chidao_citations"][0]._.chidao["number"]      # "128/NQ-CP"

They sit beside the hot path, not in it: spaCy's tokeniser alone takes longer than all of extraction.
Needs the extra `chidao[spacy]`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from ingest.output import prediction
from ingest.pipeline import extract_source
from ingest.read import read_text
from model.record import SourceRecord

PIPES = ("chidao_citations", "chidao_agencies", "chidao_tasks", "chidao_deadlines")
_RECORD = "chidao_record"

if not Span.has_extension("chidao"):
    Span.set_extension("chidao", default=None)
if not Doc.has_extension("chidao"):
    Doc.set_extension("chidao", getter=lambda doc: documents_of(doc))


def documents_of(doc: Doc) -> list[dict[str, Any]]:
    """The documents found in the text, each as `chidao extract --format jsonl` prints it."""
    record = record_of(doc)
    return [prediction(record, found) for found in record.documents]


def record_of(doc: Doc) -> SourceRecord:
    """Everything found in the text; worked out once for all components."""
    known = doc.user_data.get(_RECORD)
    if not isinstance(known, SourceRecord):
        known = extract_source(read_text("doc", doc.text))
        doc.user_data[_RECORD] = known
    return known


Fact = tuple[int, int, str, dict[str, Any]]


def _citations(doc: Doc) -> Iterable[Fact]:
    for document in documents_of(doc):
        for found in document["citations"]:
            yield found["start"], found["end"], found["relation"], found


def _tasks(doc: Doc) -> Iterable[Fact]:
    for document in documents_of(doc):
        for found in document["tasks"]:
            yield found["start"], found["end"], "TASK", found


def _agencies(doc: Doc) -> Iterable[Fact]:
    for document in record_of(doc).documents:
        for found in document.facts.agencies:
            yield (
                found.span.start,
                found.span.end,
                "AGENCY",
                {"text": found.text, "name": found.name, "level": found.level, "group": found.group},
            )


def _deadlines(doc: Doc) -> Iterable[Fact]:
    for document in record_of(doc).documents:
        for found in document.facts.deadlines:
            yield found.span.start, found.span.end, "DEADLINE", {"text": found.text, "value": found.value, "recurrence": found.recurrence}


def _component(group: str, facts: Callable[[Doc], Iterable[Fact]]) -> Callable[[Doc], Doc]:
    """A component that puts facts into `doc.spans[group]`; a span grows to whole tokens."""

    def put(doc: Doc) -> Doc:
        spans = []
        for start, end, label, fields in facts(doc):
            span = doc.char_span(start, end, label=label, alignment_mode="expand")
            if span is not None:
                span._.chidao = fields
                spans.append(span)
        doc.spans[group] = spans
        return doc

    return put


def _register(name: str, facts: Callable[[Doc], Iterable[Fact]]) -> None:
    Language.factory(name, func=lambda nlp, name: _component(name, facts))


_register("chidao_citations", _citations)
_register("chidao_agencies", _agencies)
_register("chidao_tasks", _tasks)
_register("chidao_deadlines", _deadlines)
