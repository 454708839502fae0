"""`chidao extract FILE --explain`: every fact in its place, in colour, with the rule that read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table
from rich.text import Text

from model.document import Document
from model.facts import Facts
from model.record import DocumentRecord, SourceRecord
from model.text import Field, Span

STYLES = {
    "header": "black on bright_yellow",
    "citation": "bold cyan",
    "agency": "green",
    "task": "on grey19",
    "deadline": "bold magenta",
}
NAMES = {"header": "đầu văn bản", "citation": "viện dẫn", "agency": "cơ quan", "task": "nhiệm vụ", "deadline": "thời hạn"}
ORDER = ("task", "agency", "citation", "deadline", "header")  # later styles are painted over earlier ones


@dataclass(frozen=True, slots=True)
class Mark:
    """One fact to show: its layer, its span in the source, the rule, and what was read."""

    layer: str
    span: Span
    rule: str
    reading: str


def explain(records: Iterable[SourceRecord], console: Console) -> None:
    """Print each source with its facts in colour, then a list of them."""
    console.print(legend())
    for record in records:
        console.rule(record.source)
        console.print(painted(record), soft_wrap=True)
        for found in record.documents:
            console.print(listed(record, found))


def legend() -> Text:
    """The colours, once."""
    return Text("  ").join(Text(f" {NAMES[layer]} ", STYLES[layer]) for layer in STYLES)


def painted(record: SourceRecord) -> Text:
    """The source as decoded with every span in its colour."""
    text = Text(record.text)
    marks = [mark for found in record.documents for mark in marks_of(found)]
    for mark in sorted(marks, key=lambda mark: ORDER.index(mark.layer)):
        text.stylize(STYLES[mark.layer], mark.span.start, mark.span.end)
    return text


def listed(record: SourceRecord, found: DocumentRecord) -> Table:
    """One row for each fact, in the order of the text."""
    table = Table("Ký tự", "Là gì", "Lời văn", "Đọc là", "Quy tắc", header_style="bold", pad_edge=False)
    for mark in sorted(marks_of(found), key=lambda mark: (mark.span, mark.layer)):
        words = " ".join(mark.span.of(record.text).split())
        table.add_row(
            f"{mark.span.start}-{mark.span.end}",
            Text(NAMES[mark.layer], STYLES[mark.layer]),
            Text(words if len(words) <= 90 else words[:60] + " … " + words[-25:]),
            Text(mark.reading),
            Text(mark.rule),
        )
    return table


def marks_of(found: DocumentRecord) -> Iterator[Mark]:
    """Every fact of a document as a mark."""
    yield from header_marks(found.document)
    yield from fact_marks(found.facts)


def header_marks(document: Document) -> Iterator[Mark]:
    """Number, date, issuer and the rest of the letterhead."""
    for name in ("kind", "number", "issuer", "issued_on", "title", "urgency"):
        field: Field | None = getattr(document, name)
        if field is not None and field.span.end > field.span.start:
            yield Mark("header", field.span, field.rule, f"{name}: {field.value}")
    for signer in document.signers:
        yield Mark("header", signer.span, "signature", f"signer: {signer.name}")
    for addressee in document.addressees:
        yield Mark("header", addressee.span, "addressees", f"addressee: {addressee.text}")


def fact_marks(facts: Facts) -> Iterator[Mark]:
    """Citations, agencies, tasks and deadlines."""
    for citation in facts.citations:
        known = (citation.relation, citation.number or citation.title, citation.date, citation.issuer, citation.reason)
        yield Mark("citation", citation.span, f"{citation.rule} · {citation.cue_rule}", " · ".join(part for part in known if part))
    for agency in facts.agencies:
        yield Mark("agency", agency.span, agency.rule, f"{agency.name} ({agency.level})")
    for task in facts.tasks:
        actors = "; ".join(f"{actor.role}: {actor.agency.name}" for actor in task.actors)
        yield Mark("task", task.span, task.rule, f"{task.path} {task.modality} {actors}".strip())
    for deadline in facts.deadlines:
        yield Mark("deadline", deadline.span, deadline.rule, deadline.value or deadline.recurrence or "không tính được ngày")
