"""The cues of `vocabulary/relations.yml`, and the reading that the words before or behind a citation give."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from ingest.extract.relations.own import Own, kind_names, may_change, speaks_of_itself
from ingest.vocabulary import load
from model.facts import Citation
from model.text import Span

WORD = re.compile(r"[^\W_]+")
_AFTER_REACH = 90
_AFTER_END = re.compile(r"[.;\n]\s")
_SENTENCE_REACH = 1200
_SENTENCE_END = re.compile(r"(?<=[\w)”\"])[.](?=\s)|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Cue:
    """One phrase of one entry, with what the entry asks for."""

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
class Reading:
    """A relation, the rule that gave it and the words that decided it."""

    relation: str
    rule: str
    cue: Span | None = None
    nested: bool = False
    listed: Listed | None = None  # where it was read from the sentence over a list


@dataclass(frozen=True, slots=True)
class Listed:
    """An item that was read by the sentence over its list: where it begins, the rank of its mark, its reading."""

    begin: int
    rank: int | None
    reading: Reading


def best_before(text: str, span: Span, citation: Citation, own: Own) -> Reading | None:
    """The strongest cue before the citation, of equals the nearest. `own` is the paper in which it stands."""
    tokens = [(m.start(), m.end(), m[0].lower()) for m in WORD.finditer(text, span.start, span.end)]
    best: tuple[int, int, Reading] | None = None
    for index, (at, _, word) in enumerate(tokens):
        for cue in _cues("before").get(word, ()):
            stop = _match(cue.words, tokens, index)
            if stop is None or not _fits(cue, citation) or cue.head and index > 3:
                continue
            if not _reaches(cue, text[stop : span.end], index) or cue.own and not _own_act(text, span.start, at, citation, own):
                continue
            candidate = (cue.strength, at, Reading(cue.relation, cue.rule, Span(at, stop)))
            if best is None or candidate[:2] >= best[:2]:
                best = candidate
    return best[2] if best else None


def best_behind(text: str, start: int, own: Own, citation: Citation) -> Reading | None:
    """A cue behind the citation, before the sentence ends: "Quyết định số 27 ... hết hiệu lực", "(Công văn số 9 kèm theo)"."""
    stop = start + _AFTER_REACH
    ended = _AFTER_END.search(text, start, stop)
    return _behind_in(text, Span(start, ended.start() if ended else stop), own, citation)


def ended_behind(text: str, start: int, own: Own, citation: Citation) -> Reading | None:
    """What a sentence says of the paper that opens it, however long its name: "Quyết định số 27 quy định ... hết hiệu lực"."""
    stop = start + _SENTENCE_REACH
    ended = _SENTENCE_END.search(text, start, stop)
    reading = _behind_in(text, Span(start, ended.start() if ended else stop), own, citation)
    return reading if reading and reading.rule in load("relations")["over_lists"] else None


def in_head(text: str, span: Span, own: Own, citation: Citation) -> Reading | None:
    """The cue of the sentence over a list of papers, of either side: "Các Quyết định sau hết hiệu lực thi hành:" over its items."""
    ended = _behind_in(text, span, own, citation)
    if ended and ended.rule in load("relations")["over_lists"]:
        return ended
    reading = best_before(text, span, citation, own)
    act = reading is not None and reading.relation in load("relations")["turning_acts"] and reading.cue is not None
    return None if reading and act and _names_others(text[reading.cue.end if reading.cue else 0 : span.end], citation) else reading


def _names_others(objects: str, citation: Citation) -> bool:
    """Whether an act over a list is done to something else: "Điều chỉnh Chương trình lập pháp như sau:" over laws changes none of them."""
    said = f" {' '.join(word.lower() for word in WORD.findall(objects))} "
    kinds = {name for name in kind_names() if f" {name} " in said}
    return bool(kinds) and (citation.kind or "").lower() not in kinds and " văn bản " not in said


def _behind_in(text: str, span: Span, own: Own, citation: Citation) -> Reading | None:
    tokens = [(m.start(), m.end(), m[0].lower()) for m in WORD.finditer(text, span.start, span.end)]
    for index, (at, _, word) in enumerate(tokens):
        for cue in _cues("after").get(word, ()):
            end = _match(cue.words, tokens, index)
            if end is not None and _fits(cue, citation) and (not cue.own or may_change(own, citation)):
                return Reading(cue.relation, cue.rule, Span(at, end))
    return None


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


def _fits(cue: Cue, citation: Citation) -> bool:
    return not (cue.zones and citation.zone not in cue.zones or cue.kinds and citation.kind not in cue.kinds)


def _reaches(cue: Cue, between: str, index: int) -> bool:
    """Whether the cue governs the citation: few words part them, or, where the clause begins with what this paper does, none that
    turns to another matter ("sửa đổi nhiệm vụ ... thực hiện Nghị quyết số 9" changes no resolution)."""
    if not cue.near:
        return True
    words = [word.lower() for word in WORD.findall(between)]
    if cue.relation in load("relations")["turning_acts"] and _turns_away(words):
        return False
    return len(words) <= cue.near or cue.own and (index <= 4 or "kèm theo" in between)


def _turns_away(words: list[str]) -> bool:
    """Whether the words between an act and a paper lead to a matter of its own; directly behind the act they only repeat it
    ("đình chỉ việc thi hành Quyết định số 9")."""
    if any(f" {phrase} " in f" {' '.join(words)} " for phrase in load("relations")["drafts"]):
        return True
    later = f" {' '.join(words[2:])} "
    for phrase in load("relations")["annexed"]:
        later = f" {later.rpartition(f' {phrase} ')[2]}"
    return any(f" {phrase} " in later for phrase in load("relations")["turns_away"])


def _own_act(text: str, clause: int, at: int, citation: Citation, own: Own) -> bool:
    return may_change(own, citation) and speaks_of_itself(text[clause:at], citation, own)


@cache
def _cues(side: str) -> dict[str, list[Cue]]:
    """All cues of one side by their first word."""
    out: dict[str, list[Cue]] = {}
    for entry in load("relations")["cues"]:
        if entry.get("side", "before") == side:
            for phrase in entry["phrases"]:
                cue = _make_cue(entry, phrase)
                out.setdefault(cue.words[0], []).append(cue)
    return out


def _make_cue(entry: dict[str, Any], phrase: str) -> Cue:
    words = tuple(phrase.split())
    zones, kinds = frozenset(entry.get("zones", ())), frozenset(entry.get("kinds", ()))
    own, near, head = entry.get("own", False), entry.get("near", 0), entry.get("head", False)
    return Cue(entry["rule"], entry["relation"], entry["strength"], words, zones, kinds, own, near, head)
