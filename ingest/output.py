"""Records as other programs read them: one JSON object a line, one line for each document.

The field names are those of the evaluation (`number`, `type`, `date`, `issuer`, ...), so that a figure
is measured on what users get.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from ingest.read.words import readable
from model.document import Document
from model.facts import Actor, Citation, Task
from model.record import DocumentRecord, SourceRecord
from model.text import Field, Span

LONGEST_TASK = 1500
NOT_LISTED = frozenset({"alias", "anaphora"})
LEADS = frozenset({"lead", "joint", "executor"})


def prediction_lines(record: SourceRecord) -> Iterator[str]:
    """The documents of a source as JSON lines, Vietnamese unescaped."""
    for document in record.documents:
        yield msgspec.json.encode(prediction(record, document)).decode()


def prediction(record: SourceRecord, found: DocumentRecord) -> dict[str, Any]:
    """One document and its facts as plain values; offsets count in the source as decoded."""
    citations = found.facts.citations
    return {
        "source": record.source,
        **header(found.document),
        "citations": [citation(record.text, c) for c in citations if c.form not in NOT_LISTED],
        "mentions": [{**citation(record.text, c), "antecedent": c.antecedent} for c in citations if c.form in NOT_LISTED],
        "tasks": [task(record, t) for t in found.facts.tasks],
        "issues": [issue.reason for issue in record.issues],
    }


def header(document: Document) -> dict[str, Any]:
    """Number, kind, date, issuer and the rest of the letterhead."""
    return {
        "number": value_of(document.number),
        "type": value_of(document.kind),
        "date": value_of(document.issued_on),
        "issuer": {"name": document.issuer.value} if document.issuer else None,
        "title": value_of(document.title),
        "signers": [s.name for s in document.signers],
        "urgency": value_of(document.urgency),
        "addressees": [a.text for a in document.addressees],
        "start": document.span.start,
        "end": document.span.end,
        "draft": document.draft,
    }


def value_of(field: Field | None) -> str | None:
    """The value of a field that may be missing."""
    return field.value if field else None


def citation(text: str, found: Citation) -> dict[str, Any]:
    """One mention of another document."""
    return {
        "text": found.span.of(text),
        "start": found.span.start,
        "end": found.span.end,
        "number": found.number,
        "type": found.kind,
        "date": found.date,
        "issuer": {"name": found.issuer} if found.issuer else None,
        "title": found.title,
        "relation": found.relation,
        "form": found.form,
        "zone": found.zone,
        "nested": found.nested,
        "pinpoint": found.pinpoint,
        "rule": found.rule,
        "cue_rule": found.cue_rule,
        "reason": found.reason,
    }


def task(record: SourceRecord, found: Task) -> dict[str, Any]:
    """One instruction; `joint` leads and executors are leads here."""
    span = Span(found.span.start, min(found.span.end, found.span.start + LONGEST_TASK))
    return {
        "text": readable(span.of(record.text), record.media_type),
        "start": span.start,
        "end": span.end,
        "path": found.path,
        "lead": [agency(a) for a in found.actors if a.role in LEADS],
        "coordinating": [agency(a) for a in found.actors if a.role == "coordinating"],
        "reports_to": [agency(a) for a in found.actors if a.role == "reports_to"],
        "modality": found.modality,
        "deadline": found.deadline.value if found.deadline and not found.deadline.via else None,
        "deadline_via": found.deadline.value if found.deadline and found.deadline.via else None,
        "deadline_text": found.deadline.text if found.deadline else None,
        "recurrence": found.deadline.recurrence if found.deadline else None,
        "rule": found.rule,
    }


def agency(actor: Actor) -> dict[str, Any]:
    """An agency as written and as resolved, with its role."""
    return {"text": actor.agency.text, "name": actor.agency.name, "role": actor.role}
