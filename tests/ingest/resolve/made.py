"""Small records made by hand: a header and some citations, without any text to parse."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.agencies import setting_of
from ingest.numbers import kind_of
from model.document import Document
from model.facts import Citation, CitationForm, Facts, Task
from model.record import DocumentRecord, SourceRecord
from model.text import Field, Span

TEXT = "x" * 2000


@dataclass(frozen=True)
class Cite:
    """A citation by what it says; `at` is its place in the text, `task` that of the task around it."""

    number: str | None
    date: str | None = None
    issuer: str | None = None
    relation: str = "IMPLEMENTS"
    zone: str = "opening"
    kind: str | None = None
    form: CitationForm = "full"
    title: str | None = None
    nested: bool = False
    antecedent: int | None = None
    task: bool = False


def make_source(number: str, issuer: str, date: str | None, cites: Sequence[Cite] = (), source: str = "") -> SourceRecord:
    """One source with one document that cites as told."""
    name = source or f"{number.replace('/', '-')}_{date}.txt"
    everything = Span(0, len(TEXT))
    document = Document(
        source=name,
        ordinal=0,
        span=everything,
        kind=_field(kind_of(_symbol(number)) or "Công văn"),
        number=_field(number),
        issuer=_field(issuer),
        issued_on=_field(date) if date else None,
        title=_field(f"về việc của {number}"),
        setting=setting_of(issuer, date),
    )
    citations = tuple(_citation(cite, index) for index, cite in enumerate(cites))
    tasks = tuple(Task(Span(c.span.start - 5, c.span.end + 5), "1", "made") for c, cite in zip(citations, cites, strict=True) if cite.task)
    return SourceRecord(name, f"{abs(hash(name)):x}", "1", TEXT, documents=(DocumentRecord(document, Facts(citations, tasks=tasks)),))


def _citation(cite: Cite, index: int) -> Citation:
    start = 100 + 50 * index
    kind = cite.kind or (kind_of(_symbol(cite.number)) if cite.number else None)
    return Citation(
        span=Span(start, start + 20),
        form=cite.form,
        rule="made",
        kind=kind,
        number=cite.number,
        date=cite.date,
        issuer=cite.issuer,
        title=cite.title,
        relation=cite.relation,
        zone="body" if cite.task else cite.zone,
        nested=cite.nested,
        antecedent=cite.antecedent,
    )


def _field(value: str) -> Field:
    return Field(value, Span(0, 1), "made")


def _symbol(number: str) -> str:
    return re.sub(r"^\d+[/-](?:\d{4}/)?", "", number)
