"""Which relation a citation has to the document in which it stands, by the words around it and by its place.

The order in which several readings are resolved is written in `vocabulary/relations.yml`: every cue has a strength;
the stronger wins, of two equally strong ones the nearer to the citation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from ingest.vocabulary import load
from model.document import Document
from model.facts import Citation
from model.fold import fold
from model.text import Span

_WORD = re.compile(r"[^\W_]+")
_REACH = 320  # characters of a clause that are looked at
_AFTER_REACH = 90
_SENTENCE_END = re.compile(
    r"[.!?:](?=[\s*”\"]*\s)|\n[ \t*]*\n|\n(?=\s{0,8}(?:[-+•*–]\s|\d{1,2}[.)]\s|[a-zđ]\)\s|Căn cứ|Theo đề nghị|Xét|QUYẾT|Điều \d))"
)
_CLAUSE_END = re.compile(r"[;]|(?<=\w)\.(?=\s)")
_LIST_GAP = re.compile(
    r"[\s,;&*]*(?:(?:và|hoặc|cùng|với|các|số|như|hay)[\s:]+){0,3}"
    r"(?:(?:điểm|khoản|điều|mục|phần|phụ lục|của|tại)[\s\w,]{0,12}\s)?",
    re.IGNORECASE,
)
# "tại Thông báo số 9-TB/TW, của Ban Bí thư tại Kết luận số 8-KL/TW": the list goes on with another body
_OTHER_SPEAKER = re.compile(r"\s*[,;]\s*(?:và\s+)?(?:của|ý kiến của|chỉ đạo của)\s[^,;.:()]{3,70}\s(?:tại|trong)\s+(?:các\s+)?")
_OPEN_LIST = re.compile(r"[,;]\s*(?:và\s+)?(?:các\s+)?$|\b(?:và|hoặc|cùng)\s+(?:các\s+)?$", re.IGNORECASE)
_MARKER = re.compile(r"\s*(?:[-+•*–]|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\))\s*")
_ITEM_NUMBER = re.compile(r"(?:^|\n)[\s*]*(?:Điều\s+)?\d{1,3}\.$")
_AFTER_END = re.compile(r"[.;\n]\s")
_ABBREVIATED = re.compile(r"\b(?:TP|Tp|Q|P|T|V|ThS|TS|PGS|GS|BS|[A-Z])\.$")


@dataclass(frozen=True, slots=True)
class _Cue:
    rule: str
    relation: str
    strength: int
    words: tuple[str, ...]
    zones: frozenset[str]
    kinds: frozenset[str]
    own: bool
    near: int  # words that may stand between the cue and the citation; 0: any number
    head: bool  # only as the first words of the clause


@dataclass(frozen=True, slots=True)
class _Reading:
    relation: str
    rule: str
    cue: Span | None = None
    nested: bool = False


def read_relations(text: str, document: Document, citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """The citations, in order of position, each with its zone, its one relation, the cue that decided it, and whether it is nested."""
    placed = [c if c.zone == zone else replace(c, zone=zone) for c, zone in zip(citations, _zones(document, citations), strict=True)]
    out: list[Citation] = []
    for index, citation in enumerate(placed):
        reading = _fixed(document, citation) or _read(text, document, placed, out, index)
        out.append(replace(citation, relation=reading.relation, cue_rule=reading.rule, cue=reading.cue, nested=reading.nested))
    return tuple(out)


def _zones(document: Document, citations: Sequence[Citation]) -> list[str]:
    zones, index, out = document.zones, 0, []
    for citation in citations:
        while index < len(zones) and zones[index].span.end <= citation.span.start:
            index += 1
        inside = index < len(zones) and zones[index].span.start <= citation.span.start
        out.append(zones[index].kind if inside else "body")
    return [("body" if zone == "signature" else zone) for zone in out]


def _fixed(document: Document, citation: Citation) -> _Reading | None:
    kind = document.kind.value if document.kind else ""
    relation = load("relations")["by_document_kind"].get(kind)
    return _Reading(relation, "document_kind") if relation else None


def _read(text: str, document: Document, placed: Sequence[Citation], done: Sequence[Citation], index: int) -> _Reading:
    citation = placed[index]
    start = _sentence_start(text, citation.span.start, document.span.start)
    previous = done[-1] if done and done[-1].span.start >= start else None
    if previous is not None:
        linked = _by_previous(text, done, start, citation)
        if linked:
            return linked
    left = _clause_start(text, max(start, _end(previous) if previous else start), citation.span.start)
    reading = _best(text, Span(left, citation.span.start), citation) or _after(text, citation)
    if reading is None and previous is not None and left > start and len(text[left : citation.span.start].split()) <= 3:
        reading = _best(text, Span(start, citation.span.start), citation)
    if reading is None and not text[left : citation.span.start].strip(" \t\r\n*-–+•0123456789.)abcdđeghiABCDE("):
        reading = _by_head(text, document, left, citation)
    return _restated(document, reading or _default(text, start, citation), citation)


def _restated(document: Document, reading: _Reading, citation: Citation) -> _Reading:
    """A consolidated text restates what its head names; the bases it copies stay bases."""
    kind = document.kind.value if document.kind else ""
    basis = next((zone.span.start for zone in document.zones if zone.kind == "basis"), 0)
    above = citation.zone in ("title", "opening") or citation.span.start < basis
    is_head = kind in load("relations")["consolidated"] and above and citation.form != "law"
    return _Reading("CONSOLIDATES", "consolidated_text") if is_head and reading.relation != "BASED_ON" else reading


def _default(text: str, start: int, citation: Citation) -> _Reading:
    """What a zone says where no cue does: a line of the bases that begins as such lines do is a basis."""
    first = _WORD.search(text, start, citation.span.start)
    is_basis = citation.zone == "basis" and first is not None and fold(first[0]) in load("relations")["basis_openers"]
    return _Reading("BASED_ON", "zone") if is_basis else _Reading("REFERS_TO", "default")


def _end(citation: Citation) -> int:
    """Where the words of a citation end, its issuer with it."""
    behind = citation.issuer_span
    return max(citation.span.end, behind.end) if behind and behind.start - citation.span.end < 24 else citation.span.end


def _by_previous(text: str, done: Sequence[Citation], start: int, citation: Citation) -> _Reading | None:
    """The reading that the citation before lends, or REFERS_TO where this one is part of its description."""
    previous = done[-1]
    gap = text[_end(previous) : citation.span.start]
    if len(gap) < 90 and (_LIST_GAP.fullmatch(gap) or _OTHER_SPEAKER.fullmatch(gap)):
        outer = _outer(done, start) if previous.nested and not re.search(r"\bvà\b", gap) else previous
        return _lent(outer, citation)
    if _OPEN_LIST.search(gap[-24:]) and not _starts_a_clause(gap):
        return _lent(_outer(done, start), citation)
    if ";" not in gap and _is_description(gap):
        return _Reading("REFERS_TO", "nested", None, nested=True)
    return None


def _lent(lender: Citation, citation: Citation) -> _Reading:
    """The lender's reading; its cue may be one for papers of another kind only (Tờ trình)."""
    if lender.cue_rule == "proposal" and citation.kind != lender.kind:
        return _Reading("BASED_ON", "basis_line", lender.cue)
    return _Reading(lender.relation, lender.cue_rule, lender.cue, lender.nested)


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
    words = [word.lower() for word in _WORD.findall(gap[:40])[:2]]
    if not words or gap.lstrip()[:1] == "," and words[0] not in ("về", "được", "đã"):
        return False
    return words[0] in load("relations")["description"]


def _sentence_start(text: str, position: int, floor: int) -> int:
    """Where the sentence or item that holds `position` begins, at most 900 characters back."""
    low = max(floor, position - 900)
    at = position
    while at > low:
        mark = max(text.rfind(mark, low, at) for mark in ".:\n!?")
        if mark < low:
            return low
        found = _SENTENCE_END.match(text, mark, position)
        if found and not _ends_nothing(text, found, low):
            return found.end()
        at = mark
    return low


def _ends_nothing(text: str, found: re.Match[str], low: int) -> bool:
    """A mark that ends no sentence: "TP. Cần Thơ", "số: 12", "Điều 1." at the head of its own sentence."""
    if found[0] == ":":
        return text[max(low, found.start() - 3) : found.start()].strip().lower().endswith("số")
    if found[0] != ".":
        return False
    before = text[max(low, found.start() - 14) : found.end()]
    return _ABBREVIATED.search(before) is not None or _ITEM_NUMBER.search(before) is not None


def _clause_start(text: str, low: int, position: int) -> int:
    start = max(low, position - _REACH)
    for found in _CLAUSE_END.finditer(text, start, position):
        start = found.end()
    return start


def _best(text: str, span: Span, citation: Citation) -> _Reading | None:
    """The strongest cue before the citation, of equals the nearest."""
    tokens = [(m.start(), m.end(), m[0].lower()) for m in _WORD.finditer(text, span.start, span.end)]
    best: tuple[int, int, _Reading] | None = None
    for index, (at, _, word) in enumerate(tokens):
        for cue in _cues("before").get(word, ()):
            stop = _match(cue.words, tokens, index)
            if stop is None or not _fits(cue, citation) or cue.head and index > 3 or cue.near and not _is_near(cue, text[stop : span.end]):
                continue
            if cue.own and not _speaks_of_itself(text, span.start, at, citation):
                continue
            candidate = (cue.strength, at, _Reading(cue.relation, cue.rule, Span(at, stop)))
            if best is None or candidate[:2] >= best[:2]:
                best = candidate
    return best[2] if best else None


def _match(words: tuple[str, ...], tokens: list[tuple[int, int, str]], index: int) -> int | None:
    """Where the phrase ends if it stands at `index`; "…" passes over up to six words."""
    position = index
    for number, word in enumerate(words):
        if word == "…":
            for skip in range(7):
                stop = _match(words[number + 1 :], tokens, position + skip) if position + skip < len(tokens) else None
                if stop is not None:
                    return stop
            return None
        if position >= len(tokens) or tokens[position][2] != word:
            return None
        position += 1
    return tokens[position - 1][1]


def _fits(cue: _Cue, citation: Citation) -> bool:
    return not (cue.zones and citation.zone not in cue.zones or cue.kinds and citation.kind not in cue.kinds)


def _is_near(cue: _Cue, between: str) -> bool:
    """Whether few words part cue and citation; the name of an annex may stand between ("... ban hành kèm theo Quyết định số 9")."""
    return len(between.split()) <= cue.near or cue.own and "kèm theo" in between


def _speaks_of_itself(text: str, clause: int, at: int, citation: Citation) -> bool:
    before = text[clause:at].lower()
    words = _WORD.findall(before)
    if "này" not in words and any(f" {phrase} " in f" {' '.join(words)} " for phrase in load("relations")["not_own"]):
        return False
    return citation.zone == "title" or len(words) <= 4 or "này" in words


def _after(text: str, citation: Citation) -> _Reading | None:
    """A cue behind the citation, before the sentence ends: "Quyết định số 27 ... hết hiệu lực", "(Công văn số 9 kèm theo)"."""
    start = _end(citation)
    stop = start + _AFTER_REACH
    ended = _AFTER_END.search(text, start, stop)
    tokens = [(m.start(), m.end(), m[0].lower()) for m in _WORD.finditer(text, start, ended.start() if ended else stop)]
    for index, (at, _, word) in enumerate(tokens):
        for cue in _cues("after").get(word, ()):
            end = _match(cue.words, tokens, index)
            if end is not None:
                return _Reading(cue.relation, cue.rule, Span(at, end))
    return None


def _by_head(text: str, document: Document, position: int, citation: Citation) -> _Reading | None:
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
            head = _sentence_start(text, colon, document.span.start)
            marker = _MARKER.match(text, head, colon)
            return _best(text, Span(marker.end() if marker else head, colon), citation)
    return None


@cache
def _cues(side: str) -> dict[str, list[_Cue]]:
    """All cues of one side by their first word."""
    out: dict[str, list[_Cue]] = {}
    for entry in load("relations")["cues"]:
        if entry.get("side", "before") == side:
            for phrase in entry["phrases"]:
                cue = _make_cue(entry, phrase)
                out.setdefault(cue.words[0], []).append(cue)
    return out


def _make_cue(entry: dict[str, Any], phrase: str) -> _Cue:
    words = tuple(phrase.split())
    zones, kinds = frozenset(entry.get("zones", ())), frozenset(entry.get("kinds", ()))
    own, near, head = entry.get("own", False), entry.get("near", 0), entry.get("head", False)
    return _Cue(entry["rule"], entry["relation"], entry["strength"], words, zones, kinds, own, near, head)
