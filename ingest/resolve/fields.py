"""Corrections of what one document says of itself: its fields, and who its agencies are. Pure: a record in, a record out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from msgspec import structs

from ingest.agencies import resolve_agency, setting_of
from ingest.resolve.identity import above_of
from model.correction import FIELDS, Correction
from model.document import Document, Setting
from model.facts import Actor, AgencyMention, Citation, Facts, Task
from model.fold import fold
from model.record import DocumentRecord
from model.text import Field, Span

IN_FORCE = frozenset({"effective_on", "period_end"})


@dataclass(frozen=True, slots=True)
class Renames:
    """Which agency a name means: everywhere (`merged`), or in one document (`split`, by the document's key). Names are folded."""

    merged: Mapping[str, Correction] = field(default_factory=dict)
    split: Mapping[tuple[str, str], Correction] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.merged or self.split)

    def meant(self, name: str, document: str) -> Correction | None:
        """The correction that decides what the name means in the document; None where none does."""
        folded = fold(name)
        found = self.split.get((document, folded)) or self.merged.get(folded)
        seen = {folded}
        while found is not None and fold(found.into or "") not in seen:
            seen.add(fold(found.into or ""))
            further = self.merged.get(fold(found.into or ""))
            if further is None:
                break
            found = further
        return found

    def mention(self, mention: AgencyMention, document: str) -> AgencyMention:
        """The mention as it is meant."""
        found = next(filter(None, (self.meant(name, document) for name in names_of(mention))), None)
        return mention if found is None else agency_of(found.into or "", mention.span, mention.text, found.rule)


def names_of(mention: AgencyMention) -> tuple[str, ...]:
    """Its name, and the name with the places above it: "Phòng Y tế huyện An Biên, tỉnh Kiên Giang"."""
    above = above_of(mention.place)
    return (mention.name, f"{mention.name}, {above}") if above and above not in mention.name else (mention.name,)


def with_fields(found: DocumentRecord, corrections: Iterable[Correction]) -> DocumentRecord:
    """The document with fields set by people; a later correction of a field stands over an earlier one."""
    document, facts = found.document, found.facts
    for correction in corrections:
        change: dict[str, Any] = {FIELDS[correction.field or ""].field: _field(document, correction)}
        if correction.field in IN_FORCE:
            facts = replace(facts, force=replace(facts.force, **change))
        else:
            document = structs.replace(document, **change)
        if correction.field == "number" and correction.value:
            document = structs.replace(document, draft=False)
        if correction.field == "issuer":
            document, facts = _with_issuer(document, facts, correction)
    return DocumentRecord(_with_day(document), facts)


def with_names(found: DocumentRecord, renames: Renames, key: str) -> DocumentRecord:
    """The document with its agencies as they are meant."""
    document, facts = found.document, found.facts
    issuer = renames.meant(document.issuer.value, key) if document.issuer else None
    if document.issuer and issuer is not None:
        document = structs.replace(document, issuer=Field(issuer.into or "", document.issuer.span, issuer.rule))
    facts = replace(
        facts,
        issuer=renames.mention(facts.issuer, key) if facts.issuer else None,
        speaks_for=renames.mention(facts.speaks_for, key) if facts.speaks_for else None,
        citations=tuple(_citation(citation, renames, key) for citation in facts.citations),
        tasks=tuple(_task(task, renames, key) for task in facts.tasks),
    )
    return DocumentRecord(document, facts)


def _field(document: Document, correction: Correction) -> Field | None:
    """The value with an empty span: no words of the text say it."""
    if not correction.value:
        return None
    return Field(correction.value, Span(document.span.start, document.span.start), correction.rule)


def _with_issuer(document: Document, facts: Facts, correction: Correction) -> tuple[Document, Facts]:
    day = document.issued_on.value if document.issued_on else None
    empty = Span(document.span.start, document.span.start)
    mention = agency_of(correction.value, empty, correction.value, correction.rule) if correction.value else None
    return structs.replace(document, setting=setting_of(correction.value, day)), replace(facts, issuer=mention)


def _with_day(document: Document) -> Document:
    day = document.issued_on.value if document.issued_on else None
    return structs.replace(document, setting=structs.replace(document.setting, issued_on=day))


def agency_of(name: str, span: Span, text: str, rule: str) -> AgencyMention:
    """A body as a person named it: `agency_of("Sở Y tế tỉnh Cao Bằng", …)` is a department of tỉnh Cao Bằng."""
    known = resolve_agency(name, Setting())
    return AgencyMention(span, text, known.name, rule, known.level, known.line, known.place, known.group)


def _citation(citation: Citation, renames: Renames, key: str) -> Citation:
    found = renames.meant(citation.issuer, key) if citation.issuer else None
    return citation if found is None else replace(citation, issuer=found.into)


def _task(task: Task, renames: Renames, key: str) -> Task:
    return replace(task, actors=tuple(Actor(renames.mention(actor.agency, key), actor.role) for actor in task.actors))
