"""Which relation a citation has to the document in which it stands, by the words around it and by its place.

The order in which several readings are resolved is written in `vocabulary/relations.yml`: every cue has a strength;
the stronger wins, of two equally strong ones the nearer to the citation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.extract.relations.cues import WORD, Listed, Reading, best_before, best_behind, ended_behind, in_head
from ingest.extract.relations.heads import goes_on, heads_over, listed_at
from ingest.extract.relations.lists import by_previous, end_of, nested
from ingest.extract.relations.own import Own, own_of
from ingest.extract.relations.sentences import clause_start, open_bracket, sentence_start
from ingest.vocabulary import load
from model.document import Document
from model.facts import Citation
from model.fold import fold
from model.text import Span

__all__ = ["read_relations"]
_MARKS = " \t\r\n*-–+•0123456789.)abcdđeghiABCDE("


@dataclass(frozen=True, slots=True)
class _Place:
    """The text around a citation: the paper, what is known of it, where its sentences may begin, and the last item that was read by the
    sentence over it."""

    text: str
    document: Document
    own: Own
    floor: int
    listed: Listed | None = None


def read_relations(text: str, document: Document, citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """The citations, in order of position, each with its zone, its one relation, the cue that decided it, and whether it is nested."""
    own = own_of(document)
    out: list[Citation] = []
    listed: Listed | None = None
    for citation, (zone, floor) in zip(citations, _zones(document, citations), strict=True):
        placed = citation if citation.zone == zone else replace(citation, zone=zone)
        reading = _fixed(own) or _paper_of_annex(document, out, zone) or _read(_Place(text, document, own, floor, listed), out, placed)
        listed = reading.listed or listed
        out.append(replace(placed, relation=reading.relation, cue_rule=reading.rule, cue=reading.cue, nested=reading.nested))
    return tuple(out)


def _zones(document: Document, citations: Sequence[Citation]) -> Iterator[tuple[str, int]]:
    """For each citation the kind of its zone, and where its sentence begins at the earliest."""
    zones, index = document.zones, 0
    for citation in citations:
        while index < len(zones) and zones[index].span.end <= citation.span.start:
            index += 1
        inside = index < len(zones) and zones[index].span.start <= citation.span.start
        kind = zones[index].kind if inside else "body"
        yield "body" if kind == "signature" else kind, _floor(document, index) if inside else document.span.start


def _floor(document: Document, index: int) -> int:
    """Where a sentence of a zone may begin: the title with the word of its kind ("HƯỚNG DẪN | thực hiện Nghị quyết ..."), bases and
    opening behind title and letterhead, anything else with the document."""
    zone = document.zones[index]
    if zone.kind == "title":
        kind = document.kind.span if document.kind else zone.span
        return kind.start if 0 <= zone.span.start - kind.end < 40 else zone.span.start
    if zone.kind in ("basis", "opening"):
        return max((z.span.end for z in document.zones[:index] if z.kind in ("title", "letterhead")), default=document.span.start)
    return document.span.start


def _paper_of_annex(document: Document, before: Sequence[Citation], zone: str) -> Reading | None:
    """What an annex in a file of its own names first, in its head, is the paper that it goes with."""
    is_annex = document.kind is not None and document.kind.rule == "annex"
    return Reading("ATTACHES", "annex_head", None) if is_annex and zone == "letterhead" and not before else None


def _fixed(own: Own) -> Reading | None:
    relation = load("relations")["by_document_kind"].get(own.kind)
    return Reading(relation, "document_kind") if relation else None


def _read(place: _Place, done: Sequence[Citation], citation: Citation) -> Reading:
    start = sentence_start(place.text, citation.span.start, place.floor)
    previous = done[-1] if done and done[-1].span.start >= start else None
    linked = by_previous(place.text, done, start, citation) if previous else None
    if linked:
        return linked
    reading = _by_words(place, start, previous, citation) or _default(place.text, start, previous, citation)
    if previous and open_bracket(place.text, end_of(previous), citation.span.start):
        reading = replace(reading, nested=True)
    return _restated(place, reading, citation)


def _by_words(place: _Place, start: int, previous: Citation | None, citation: Citation) -> Reading | None:
    """The reading of the words before the citation, of those behind it, or of the sentence over its list."""
    text, position = place.text, citation.span.start
    behind = end_of(previous) if previous else start
    left = clause_start(text, max(start, behind, open_bracket(text, behind, position) if previous else start), position)
    reading = best_before(text, Span(left, position), citation, place.own)
    if reading and reading.rule in load("relations")["annexes"]:
        reading = ended_behind(text, end_of(citation), place.own, citation) or reading
    if reading is None or reading.rule in load("relations")["weak"]:
        reading = best_behind(text, end_of(citation), place.own, citation) or reading
    if reading is None and previous is not None and left > start and len(text[left:position].split()) <= 3:
        reading = best_before(text, Span(start, position), citation, place.own)
    if reading is None and not text[left:position].strip(_MARKS):
        reading = ended_behind(text, end_of(citation), place.own, citation) or _by_head(place, left, citation)
    return reading


def _by_head(place: _Place, item: int, citation: Citation) -> Reading | None:
    """The reading of the sentence over a list: "Quyết định này thay thế các Quyết định sau đây:" over "a) Quyết định số ..."."""
    text, start = place.text, citation.span.start
    for head in heads_over(text, item, start, place.document.span.start):
        reading = in_head(text, head, place.own, citation)
        if reading:
            return replace(reading, listed=listed_at(text, item, start, reading))
    before = place.listed
    if before and goes_on(text, before, item, start):
        return replace(before.reading, listed=listed_at(text, item, start, before.reading))
    return None


def _restated(place: _Place, reading: Reading, citation: Citation) -> Reading:
    """A consolidated text restates what its head names; the bases it copies stay bases."""
    basis = next((zone.span.start for zone in place.document.zones if zone.kind == "basis"), 0)
    above = citation.zone in ("title", "opening") or citation.span.start < basis
    is_head = place.own.kind in load("relations")["consolidated"] and above and citation.form != "law"
    return Reading("CONSOLIDATES", "consolidated_text") if is_head and reading.relation != "BASED_ON" else reading


def _default(text: str, start: int, previous: Citation | None, citation: Citation) -> Reading:
    """What a zone says where no cue does: a line of the bases that begins as such lines do is a basis, but not the papers that are
    named in the description of one."""
    first = WORD.search(text, start, citation.span.start)
    if citation.zone != "basis" or first is None or fold(first[0]) not in load("relations")["basis_openers"]:
        return Reading("REFERS_TO", "default")
    if previous is not None and ";" not in text[end_of(previous) : citation.span.start]:
        return nested()
    return Reading("BASED_ON", "zone")
