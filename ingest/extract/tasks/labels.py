"""Labelled lines: "Cơ quan chủ trì: Bộ Công an.", "Thời hạn hoàn thành: Quý II/2022" say who does the task beside them and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

import msgspec
from msgspec.structs import replace

from ingest.dates import find_dates
from ingest.extract.deadlines import deadline_of, find_deadlines, value_of
from ingest.extract.tasks.actors import name_end, read_members
from ingest.extract.tasks.phrases import HEAD
from ingest.vocabulary import load
from model.document import Setting
from model.facts import AgencyMention, Deadline
from model.fold import fold
from model.text import Span

Says = Literal["lead", "partners", "due", "other"]
_LONGEST_LABEL = 48
_COLON = re.compile(r":(?=\s|\*|_|$)")
_VALUE_END = re.compile(r"[.;)](?=\s|$)|[.;)*_/]*$|\n\s*\n")
_EDGE = ' \t\r\n*_+-–•(,;.“"'
_LEVELS = re.compile(r"[.;(,–-]\s*|\n\s*[-–+•*]?\s*")


class Labels(msgspec.Struct, frozen=True, gc=False):
    """What the labels of a stretch say; None where they say nothing of it."""

    leads: tuple[AgencyMention, ...] | None = None
    partners: tuple[AgencyMention, ...] | None = None
    due: Deadline | None = None
    found: bool = False


def starts_with_label(text: str, span: Span) -> bool:
    """Whether a line says only who, with whom or when: "Cơ quan phối hợp: các bộ, ngành"."""
    first = next(_labels(text, span), None)
    return first is not None and not text[span.start : first[1].start].strip(_EDGE)


def read_labels(text: str, span: Span, setting: Setting) -> Labels:
    """All labels of a stretch, those inside a sentence too: "... (Cơ quan chủ trì: Sở Y tế; thời hạn: tháng 12/2021)"."""
    said = Labels()
    for says, _, value in _labels(text, span):
        said = replace(said, found=True)
        if says == "lead" and said.leads is None:
            said = replace(said, leads=_members(text, value, setting))
        elif says == "partners" and said.partners is None:
            said = replace(said, partners=_members(text, value, setting))
        elif says == "due" and said.due is None:
            said = replace(said, due=time_of(text, value, setting.issued_on))
    return said


def _members(text: str, value: Span, setting: Setting) -> tuple[AgencyMention, ...] | None:
    """The bodies of a value, up to a verb behind them: "Bộ Công an tiến hành rà soát ..."."""
    words = value.of(text)
    start = value.start + len(words) - len(words.lstrip(_EDGE))
    if not HEAD.match(text, start, value.end):
        return None
    stop = name_end(text, start, value.end)
    return read_members(text, Span(start, stop or value.end), setting) or None


def _labels(text: str, span: Span) -> Iterator[tuple[Says, Span, Span]]:
    """What each label says, its words, and its value up to the end of the sentence or to the next label."""
    colons = _COLON.finditer(text, span.start, span.end)
    heads = [(found, colon.end()) for colon in colons if (found := _label_before(text, span.start, colon.start()))]
    for index, ((says, words), begin) in enumerate(heads):
        limit = heads[index + 1][0][1].start if index + 1 < len(heads) else span.end
        yield says, words, Span(begin, _value_end(text, begin, limit))


def _value_end(text: str, begin: int, limit: int) -> int:
    """Where a value ends; not at a semicolon behind which the list goes on: "Sở Tư pháp; các cơ quan liên quan."."""
    for ended in _VALUE_END.finditer(text, begin, limit):
        behind = ended.end()
        while behind < limit and text[behind].isspace():
            behind += 1
        goes_on = ended.group() == ";" and HEAD.match(text, behind, limit)
        if not goes_on or _COLON.search(text, behind, min(limit, behind + _LONGEST_LABEL)):
            return ended.start()
    return limit


def _label_before(text: str, floor: int, colon: int) -> tuple[Says, Span] | None:
    """The label that ends at a colon; it begins a line, a sentence or a bracket."""
    low = max(floor, colon - _LONGEST_LABEL)
    begin = low
    for mark in _LEVELS.finditer(text, low, colon):
        begin = mark.end()
    if begin == low > floor:
        return None
    for start in (begin, low if low == floor else begin):
        says = _meaning(fold(text[start:colon].strip(_EDGE)))
        if says:
            return says, Span(start, colon)
    return None


def _meaning(label: str) -> Says | None:
    """What a label says: one of the known ones, or one built like them ("Đơn vị chủ trì tham mưu trình")."""
    known = _names().get(label)
    if known is None:
        known = next((says for says, built in _built().items() if built.fullmatch(label)), None)
    return known


@cache
def _built() -> dict[Says, re.Pattern[str]]:
    built: dict[Says, str] = load("tasks_labels")["built"]
    return {says: re.compile(pattern) for says, pattern in built.items()}


@cache
def _names() -> dict[str, Says]:
    vocabulary = load("tasks_labels")
    kinds: tuple[Says, ...] = ("lead", "partners", "due", "other")
    return {words: says for says in kinds for words in vocabulary[says]}


def time_of(text: str, span: Span, issued: str | None) -> Deadline | None:
    """The time that a label or a cell gives: a deadline as in a sentence, else its one date; periods and open ends are none."""
    said = deadline_of(find_deadlines(text, span, issued))
    dates = find_dates(text, span.start, span.end)
    if said or not dates or _is_open(text, span, len(dates)):
        return said
    words = " ".join(span.of(text).split())
    value, rule = value_of(dates[-1], issued)
    return Deadline(span, words, "deadline:label" if rule == "deadline:date" else rule, value) if value else None


def _is_open(text: str, span: Span, count: int) -> bool:
    folded = fold(span.of(text))
    years = re.search(r"nam \d{4}\s*-\s*(?:nam )?\d{4}|tu .{0,30} den |(?<!\w)tu \d", folded)
    return count > 1 and "den" in folded or years is not None or any(words in folded for words in load("tasks_labels")["open_ends"])
