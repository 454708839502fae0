"""Which relation a citation has to the document in which it stands, by the words around it and by its place.

The order in which several readings are resolved is written in `vocabulary/relations.yml`: every cue has a strength;
the stronger wins, of two equally strong ones the nearer to the citation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.extract.relations.cues import WORD, Reading, best_before, best_behind, in_head
from ingest.extract.relations.sentences import clause_start, sentence_start
from ingest.vocabulary import load
from model.document import Document
from model.facts import Citation
from model.fold import fold
from model.text import Span

__all__ = ["read_relations"]
_LIST_GAP = re.compile(
    r"[\s,;&*]*(?:(?:và|hoặc|cùng|với|các|số|như|hay)[\s:]+){0,3}"
    r"(?:(?:điểm|khoản|điều|mục|phần|phụ lục|của|tại)[\s\w,]{0,12}\s)?",
    re.IGNORECASE,
)
# "tại Thông báo số 9-TB/TW, của Ban Bí thư tại Kết luận số 8-KL/TW": the list goes on with another body
_OTHER_SPEAKER = re.compile(r"\s*[,;]\s*(?:và\s+)?(?:của|ý kiến của|chỉ đạo của)\s[^,;.:()]{3,70}\s(?:tại|trong)\s+(?:các\s+)?")
_OPEN_LIST = re.compile(r"[,;]\s*(?:và\s+)?(?:các\s+)?$|\b(?:và|hoặc|cùng)\s+(?:các\s+)?$", re.IGNORECASE)
_MARKER = re.compile(r"\s*(?:[-+•*–]|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\))\s*")


def read_relations(text: str, document: Document, citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """The citations, in order of position, each with its zone, its one relation, the cue that decided it, and whether it is nested."""
    placed = [c if c.zone == zone else replace(c, zone=zone) for c, zone in zip(citations, _zones(document, citations), strict=True)]
    out: list[Citation] = []
    for index, citation in enumerate(placed):
        reading = _fixed(document, citation) or _read(text, document, placed, out, index)
        out.append(replace(citation, relation=reading.relation, cue_rule=reading.rule, cue=reading.cue, nested=reading.nested))
    return tuple(out)


def _own_kind(document: Document) -> str:
    return document.kind.value if document.kind else ""


def _zones(document: Document, citations: Sequence[Citation]) -> list[str]:
    zones, index, out = document.zones, 0, []
    for citation in citations:
        while index < len(zones) and zones[index].span.end <= citation.span.start:
            index += 1
        inside = index < len(zones) and zones[index].span.start <= citation.span.start
        out.append(zones[index].kind if inside else "body")
    return [("body" if zone == "signature" else zone) for zone in out]


def _fixed(document: Document, citation: Citation) -> Reading | None:
    relation = load("relations")["by_document_kind"].get(_own_kind(document))
    return Reading(relation, "document_kind") if relation else None


def _read(text: str, document: Document, placed: Sequence[Citation], done: Sequence[Citation], index: int) -> Reading:
    citation = placed[index]
    start = sentence_start(text, citation.span.start, document.span.start)
    previous = done[-1] if done and done[-1].span.start >= start else None
    if previous is not None:
        linked = _by_previous(text, done, start, citation)
        if linked:
            return linked
    left = clause_start(text, max(start, _end(previous) if previous else start), citation.span.start)
    own = _own_kind(document)
    reading = best_before(text, Span(left, citation.span.start), citation, own) or best_behind(text, _end(citation), own, citation)
    if reading is None and previous is not None and left > start and len(text[left : citation.span.start].split()) <= 3:
        reading = best_before(text, Span(start, citation.span.start), citation, own)
    if reading is None and not text[left : citation.span.start].strip(" \t\r\n*-–+•0123456789.)abcdđeghiABCDE("):
        reading = _by_head(text, document, left, citation)
    return _restated(document, reading or _default(text, start, citation), citation)


def _restated(document: Document, reading: Reading, citation: Citation) -> Reading:
    """A consolidated text restates what its head names; the bases it copies stay bases."""
    basis = next((zone.span.start for zone in document.zones if zone.kind == "basis"), 0)
    above = citation.zone in ("title", "opening") or citation.span.start < basis
    is_head = _own_kind(document) in load("relations")["consolidated"] and above and citation.form != "law"
    return Reading("CONSOLIDATES", "consolidated_text") if is_head and reading.relation != "BASED_ON" else reading


def _default(text: str, start: int, citation: Citation) -> Reading:
    """What a zone says where no cue does: a line of the bases that begins as such lines do is a basis."""
    first = WORD.search(text, start, citation.span.start)
    is_basis = citation.zone == "basis" and first is not None and fold(first[0]) in load("relations")["basis_openers"]
    return Reading("BASED_ON", "zone") if is_basis else Reading("REFERS_TO", "default")


def _end(citation: Citation) -> int:
    """Where the words of a citation end, its issuer with it."""
    behind = citation.issuer_span
    return max(citation.span.end, behind.end) if behind and behind.start - citation.span.end < 24 else citation.span.end


def _by_previous(text: str, done: Sequence[Citation], start: int, citation: Citation) -> Reading | None:
    """The reading that the citation before lends, or REFERS_TO where this one is part of its description."""
    previous = done[-1]
    gap = text[_end(previous) : citation.span.start]
    if len(gap) < 90 and (_LIST_GAP.fullmatch(gap) or _OTHER_SPEAKER.fullmatch(gap)):
        return _lent(_lender(text, done, start, citation), citation)
    if _OPEN_LIST.search(gap[-24:]) and not _starts_a_clause(gap):
        return _lent(_outer(done, start), citation)
    if ";" not in gap and _is_description(gap):
        return Reading("REFERS_TO", "nested", None, nested=True)
    return None


def _lender(text: str, done: Sequence[Citation], start: int, citation: Citation) -> Citation:
    """Who lends its reading to the next member of a list: the one before, or the one whose description holds that one."""
    previous = done[-1]
    gap = text[_end(previous) : citation.span.start]
    both_laws = previous.form == "law" and citation.form == "law"  # "sửa đổi một số điều của Luật A, Luật B và Luật C"
    return previous if not previous.nested or both_laws or re.search(r"\bvà\b", gap) else _outer(done, start)


def _lent(lender: Citation, citation: Citation) -> Reading:
    """The lender's reading; its cue may be one for papers of another kind only (Tờ trình)."""
    if lender.cue_rule == "proposal" and citation.kind != lender.kind:
        return Reading("BASED_ON", "basis_line", lender.cue)
    return Reading(lender.relation, lender.cue_rule, lender.cue, lender.nested)


def _starts_a_clause(gap: str) -> bool:
    """Whether a verb of its own stands between: "..., UBND tỉnh ban hành ..., "."""
    return len(gap) > 400


def _outer(done: Sequence[Citation], start: int) -> Citation:
    """The last citation of the sentence that is not nested itself."""
    for citation in reversed(done):
        if citation.span.start < start:
            break
        if not citation.nested:
            return citation
    return done[-1]


def _is_description(gap: str) -> bool:
    words = [word.lower() for word in WORD.findall(gap[:40])[:2]]
    if not words or gap.lstrip()[:1] == "," and words[0] not in ("về", "được", "đã"):
        return False
    description = load("relations")["description"]
    return words[0] in description or " ".join(words) in description


def _by_head(text: str, document: Document, position: int, citation: Citation) -> Reading | None:
    """The sentence above a list of items: "Quyết định này thay thế các Quyết định sau đây:" over "a) Quyết định số ..."."""
    line_start = text.rfind("\n", document.span.start, position) + 1 if position > document.span.start else position
    for _ in range(60):
        previous_end = line_start - 1
        if previous_end <= document.span.start:
            return None
        line_start = max(text.rfind("\n", document.span.start, previous_end) + 1, document.span.start)
        line = text[line_start:previous_end].strip(" \t\r*|")
        if line.endswith(":"):
            colon = text.rfind(":", line_start, previous_end)
            head = sentence_start(text, colon, document.span.start)
            marker = _MARKER.match(text, head, colon)
            return in_head(text, Span(marker.end() if marker else head, colon), _own_kind(document), citation)
    return None


