"""Hints beside what the text says: they fill what it leaves out, and what they say otherwise is an issue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from msgspec import structs

from ingest.agencies import resolve_agency, setting_of
from ingest.hints.compare import differs
from ingest.hints.values import VALUE, issuer_named, signers_of
from ingest.numbers import fold_number, symbol_of
from ingest.parse.annex import KIND as ANNEX
from ingest.parse.zones import make_zones
from ingest.part import Part
from model.document import Document, Signer
from model.facts import Facts
from model.text import HINT, Field, Hint, Issue, SourceText, Span

_FILLED = ("number", "kind", "issued_on", "title")
_NO_HEAD = 1500
"""Characters that a page has beside its property table where it holds no text of the paper."""


def as_papers(parts: Iterable[Part], hints: Sequence[Hint]) -> tuple[Part, ...]:
    """The parts of a source. What has a number beside it is a paper, also where it has lost its letterhead and looks like an article."""
    numbered = any(hint.field == "number" and VALUE["number"](hint.value) for hint in hints)
    return tuple(Part(part.span, "document") if numbered else part for part in parts)


def with_hints(source: SourceText, documents: Sequence[Document], hints: Sequence[Hint]) -> tuple[list[Document], list[Issue]]:
    """The documents with what the hints add to the one that they are about, and an issue for each difference."""
    found = list(documents)
    about = _about(found, hints)
    if about is None:
        return found, []
    differences = _differences(found[about], hints)
    other = [pair for pair in differences if pair[1].field == "number"]  # with another number they are about another paper
    issues = [_contradiction(source, said, hint) for said, hint in other or differences]
    known = {} if other else _sure(hints)
    filled = structs.replace(_filled(found[about], known), hints=() if other else tuple(hints))
    if _is_page_only(source, found[about], hints):
        issues.append(Issue(source.source, "read", _PAGE_ONLY))
        filled = _without_body(filled)
    found[about] = filled
    return found, issues


def with_force(document: Document, facts: Facts) -> Facts:
    """The day from which a paper holds, where only a hint tells it."""
    hint = _sure(document.hints).get("effective_on")
    day = VALUE["effective_on"](hint.value) if hint else None
    if hint is None or day is None or facts.force.effective_on is not None:
        return facts
    return replace(facts, force=replace(facts.force, effective_on=_field(document, day, hint)))


_PAGE_ONLY = (
    "trang chỉ có bảng thuộc tính, không có toàn văn; nạp thêm tệp đính kèm của trang "
    "(the page holds the properties of a paper, not its text; ingest its attachment)"
)


def _about(documents: Sequence[Document], hints: Sequence[Hint]) -> int | None:
    """Which document the hints are about: the one that bears their number, else the first that is no annex."""
    numbers = {fold_number(number) for hint in hints if hint.field == "number" and (number := VALUE["number"](hint.value))}
    papers = [n for n, document in enumerate(documents) if not (document.kind and document.kind.value in (ANNEX, "Bài báo"))]
    if not hints or not papers:
        return None
    named = (n for n in papers if (said := documents[n].number) and fold_number(said.value) in numbers)
    return next(named, papers[0])


def _sure(hints: Iterable[Hint]) -> dict[str, Hint]:
    """One hint a field; none where two of them disagree."""
    said: dict[str, list[Hint]] = {}
    for hint in hints:
        read = VALUE.get(hint.field)
        if read is None or read(hint.value):
            said.setdefault(hint.field, []).append(hint)
    return {field: some[0] for field, some in said.items() if all(_same(field, some[0], other) for other in some)}


def _same(field: str, one: Hint, other: Hint) -> bool:
    read = VALUE.get(field)
    return field in ("title", "state") or (read(one.value) == read(other.value) if read else one.value.casefold() == other.value.casefold())


def _differences(document: Document, hints: Sequence[Hint]) -> list[tuple[str, Hint]]:
    """What the text says, beside each hint that says otherwise."""
    found = [(said, hint) for hint in hints if (said := differs(document, hint)) is not None]
    return [pair for n, pair in enumerate(found) if pair[1].field not in {hint.field for _, hint in found[:n]}]


def _contradiction(source: SourceText, said: str, hint: Hint) -> Issue:
    reason = f"thuộc tính ghi «{hint.said}», văn bản ghi «{said}»; giữ theo văn bản"
    return Issue(source.source, HINT, f"{reason} (the property says otherwise than the text; the text is kept)")


def _filled(document: Document, known: dict[str, Hint]) -> Document:
    for name in _FILLED:
        hint = known.get(name)
        value = VALUE[name](hint.value) if hint else None
        if hint and value and _gives_more(getattr(document, name), name, value):
            change: dict[str, Any] = {name: _field(document, value, hint)}
            document = structs.replace(document, **change)
    if document.number and document.number.rule == HINT:
        document = structs.replace(document, draft=False)
    return _with_signers(_with_issuer(document, known.get("issuer")), known.get("signer"))


def _gives_more(said: Field | None, name: str, value: str) -> bool:
    """A field that the text leaves out, and a day of which it gives month or year only."""
    return said is None or (name == "issued_on" and value.startswith(said.value) and len(value) > len(said.value))


def _with_issuer(document: Document, hint: Hint | None) -> Document:
    day = document.issued_on.value if document.issued_on else None
    document = structs.replace(document, setting=structs.replace(document.setting, issued_on=document.setting.issued_on or day))
    name = issuer_named(hint.value, symbol_of(document.number.value) if document.number else "") if hint else None
    if document.issuer or hint is None or name is None:
        return document
    setting = setting_of(name, day)
    province = setting.province or (
        document.setting.province if resolve_agency(name, setting).level not in ("central", "ministry") else None
    )
    return structs.replace(document, issuer=_field(document, name, hint), setting=structs.replace(setting, issuer=name, province=province))


def _with_signers(document: Document, hint: Hint | None) -> Document:
    if document.signers or hint is None:
        return document
    place = _field(document, hint.value, hint).span
    return structs.replace(document, signers=tuple(Signer(name, place, rule=HINT) for name in signers_of(hint.value)))


def _field(document: Document, value: str, hint: Hint) -> Field:
    """The value where the hint stands; a column has no place: an empty span at the beginning of the document."""
    empty = Span(document.span.start, document.span.start)
    return Field(value, hint.span if hint.span.start < hint.span.end else empty, HINT)


def _without_body(document: Document) -> Document:
    """Nothing of the page but the title is the paper's."""
    title = [document.title.span] if document.title else []
    zones = make_zones(document.span, [(span, "title") for span in title], [(document.span.start, "chrome")])
    return structs.replace(document, zones=zones, blocks=())


def _is_page_only(source: SourceText, document: Document, hints: Sequence[Hint]) -> bool:
    """A page with a property table and no paper below it."""
    if any((document.number, document.kind, document.issuer, document.signers)) or all(h.span.start == h.span.end for h in hints):
        return False
    return len(source.text) < _NO_HEAD + sum(len(hint.said) for hint in hints)
