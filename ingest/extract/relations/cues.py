"""The cues of `vocabulary/relations.yml`, and the reading that the words before or behind a citation give."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from ingest.vocabulary import load
from model.facts import Citation
from model.text import Span

WORD = re.compile(r"[^\W_]+")
_AFTER_REACH = 90
_AFTER_END = re.compile(r"[.;\n]\s")


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


def best_before(text: str, span: Span, citation: Citation, own_kind: str = "") -> Reading | None:
    """The strongest cue before the citation, of equals the nearest. `own_kind` is the kind of the paper in which it stands."""
    tokens = [(m.start(), m.end(), m[0].lower()) for m in WORD.finditer(text, span.start, span.end)]
    best: tuple[int, int, Reading] | None = None
    for index, (at, _, word) in enumerate(tokens):
        for cue in _cues("before").get(word, ()):
            stop = _match(cue.words, tokens, index)
            if stop is None or not _fits(cue, citation) or cue.head and index > 3 or cue.near and not _is_near(cue, text[stop : span.end]):
                continue
            if cue.own and not (_may_change(own_kind, citation) and _speaks_of_itself(text, span.start, at, citation)):
                continue
            candidate = (cue.strength, at, Reading(cue.relation, cue.rule, Span(at, stop)))
            if best is None or candidate[:2] >= best[:2]:
                best = candidate
    return best[2] if best else None


def best_behind(text: str, start: int, own_kind: str, citation: Citation) -> Reading | None:
    """A cue behind the citation, before the sentence ends: "Quyết định số 27 ... hết hiệu lực", "(Công văn số 9 kèm theo)"."""
    stop = start + _AFTER_REACH
    ended = _AFTER_END.search(text, start, stop)
    return _behind_in(text, Span(start, ended.start() if ended else stop), own_kind, citation)


def in_head(text: str, span: Span, own_kind: str, citation: Citation) -> Reading | None:
    """The cue of the sentence over a list of papers, of either side: "Các Quyết định sau hết hiệu lực thi hành:" over its items."""
    ended = _behind_in(text, span, own_kind, citation)
    return ended if ended and ended.rule in load("relations")["over_lists"] else best_before(text, span, citation, own_kind)


def _behind_in(text: str, span: Span, own_kind: str, citation: Citation) -> Reading | None:
    tokens = [(m.start(), m.end(), m[0].lower()) for m in WORD.finditer(text, span.start, span.end)]
    for index, (at, _, word) in enumerate(tokens):
        for cue in _cues("after").get(word, ()):
            end = _match(cue.words, tokens, index)
            if end is not None and _fits(cue, citation) and (not cue.own or _may_change(own_kind, citation)):
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


def _is_near(cue: Cue, between: str) -> bool:
    """Whether few words part cue and citation; the name of an annex may stand between ("... ban hành kèm theo Quyết định số 9")."""
    return len(between.split()) <= cue.near or cue.own and "kèm theo" in between


def _may_change(own_kind: str, citation: Citation) -> bool:
    """Whether a paper of this kind can end or change the cited one: a notice amends no decree, a decision no law."""
    able = load("relations")["changed_by"].get(citation.kind or "")
    return able is None or not own_kind or own_kind in able


def _speaks_of_itself(text: str, clause: int, at: int, citation: Citation) -> bool:
    before = text[clause:at].lower()
    words = WORD.findall(before)
    if "này" not in words and any(f" {phrase} " in f" {' '.join(words)} " for phrase in load("relations")["not_own"]):
        return False
    return citation.zone == "title" or len(words) <= 4 or "này" in words


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
