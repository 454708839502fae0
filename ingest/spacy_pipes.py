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
_KEPT = "chidao"
Fact = tuple[int, int, str, dict[str, Any]]


def documents_of(doc: Doc) -> list[dict[str, Any]]:
    """The documents found in the text, each as `chidao extract --format jsonl` prints it."""
    documents: list[dict[str, Any]] = _kept(doc)["documents"]
    return documents


def fields_of(span: Span) -> dict[str, Any] | None:
    """The fields of the fact that a span of one of our groups stands for; None for any other span."""
    fields: dict[str, Any] | None = _kept(span.doc)["facts"].get(_key(span.start_char, span.end_char, span.label_))
    return fields


if not Span.has_extension("chidao"):
    Span.set_extension("chidao", getter=fields_of)
if not Doc.has_extension("chidao"):
    Doc.set_extension("chidao", getter=documents_of)


def _kept(doc: Doc) -> dict[str, Any]:
    """What was found, in `doc.user_data` as plain lists and dicts, so that the Doc can be stored and sent to other processes.

    It is worked out once for all components, and again where a Doc was stored without its user data.
    """
    known = doc.user_data.get(_KEPT)
    if not isinstance(known, dict):
        record = extract_source(read_text("doc", doc.text))
        documents = [prediction(record, found) for found in record.documents]
        groups = {group: [list(fact) for fact in facts(record, documents)] for group, facts in _FACTS.items()}
        known = {"documents": documents, "groups": groups, "facts": _by_place(doc, groups)}
        doc.user_data[_KEPT] = known
    return known


def _by_place(doc: Doc, groups: dict[str, list[list[Any]]]) -> dict[str, dict[str, Any]]:
    found = {}
    for facts in groups.values():
        for start, end, label, fields in facts:
            span = doc.char_span(start, end, alignment_mode="expand")
            if span is not None:
                found[_key(span.start_char, span.end_char, label)] = fields
    return found


def _key(start: int, end: int, label: str) -> str:
    return f"{start}:{end}:{label}"


def _citations(_: SourceRecord, documents: list[dict[str, Any]]) -> Iterable[Fact]:
    for document in documents:
        for found in document["citations"]:
            yield found["start"], found["end"], found["relation"], found


def _tasks(_: SourceRecord, documents: list[dict[str, Any]]) -> Iterable[Fact]:
    for document in documents:
        for found in document["tasks"]:
            yield found["start"], found["end"], "TASK", found


def _agencies(record: SourceRecord, _: list[dict[str, Any]]) -> Iterable[Fact]:
    for document in record.documents:
        for found in document.facts.agencies:
            fields = {"text": found.text, "name": found.name, "level": found.level, "group": found.group}
            yield found.span.start, found.span.end, "AGENCY", fields


def _deadlines(record: SourceRecord, _: list[dict[str, Any]]) -> Iterable[Fact]:
    for document in record.documents:
        for found in document.facts.deadlines:
            yield found.span.start, found.span.end, "DEADLINE", {"text": found.text, "value": found.value, "recurrence": found.recurrence}


_FACTS: dict[str, Callable[[SourceRecord, list[dict[str, Any]]], Iterable[Fact]]] = dict(
    zip(PIPES, (_citations, _agencies, _tasks, _deadlines), strict=True)
)


def _component(group: str) -> Callable[[Doc], Doc]:
    """A component that puts facts into `doc.spans[group]`; a span grows to whole tokens."""

    def put(doc: Doc) -> Doc:
        found = (doc.char_span(start, end, label=label, alignment_mode="expand") for start, end, label, _ in _kept(doc)["groups"][group])
        doc.spans[group] = [span for span in found if span is not None]
        return doc

    return put


def _register(name: str) -> None:
    Language.factory(name, func=lambda nlp, name: _component(name))


for _name in PIPES:
    _register(_name)
