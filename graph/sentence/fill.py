"""The parameters of a question from the things that a sentence names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from graph.names import find_directive
from graph.sentence.phrases import compile_phrase
from graph.sentence.slots import Slots
from graph.sentence.vocabulary import read_words
from graph.store import GraphStore
from queries import Parameter, Query

_UPWARDS = "MATCH (a:Directive {key: $first})-[:COMES_FROM|PARTLY_FROM*1..6]->(b:Directive {key: $second}) RETURN b.key AS key LIMIT 1"
_BEGINNING = re.compile(r"^(?:tim(?: kiem)?|tra cuu|find|search(?: for)?|look (?:up|for))\s+(?P<rest>.+)$")


def parameters(store: GraphStore, query: Query, slots: Slots) -> dict[str, object]:
    """Each parameter that the sentence gives, in the order of the query; names as they stand or as keys."""
    entry = read_words("questions").get(query.name, {})
    where = entry.get("where", {})
    directives, agencies = list(_ordered(store, query, slots)), list(slots.agencies)
    given: dict[str, object] = {}
    value: object
    for parameter in sorted(query.parameters, key=lambda parameter: parameter.name not in where):
        value = _told(parameter.name, entry, slots)
        if value is None:
            value = (
                _date(parameter.name, query, slots)
                if parameter.kind in ("date", "day")
                else _value(parameter, slots, directives, agencies, where)
            )
        if value is not None:
            given[parameter.name] = value
    return {parameter.name: given[parameter.name] for parameter in query.parameters if parameter.name in given}


def _value(parameter: Parameter, slots: Slots, directives: list[str], agencies: list[str], where: Mapping[str, str]) -> object:
    if parameter.kind == "directive":
        return directives.pop(0) if directives else None
    if parameter.kind == "agency":
        return _agency(parameter, slots, agencies, where)
    if parameter.kind == "words":
        return _searched(slots)
    return slots.number if parameter.name == "limit" else None


def _agency(parameter: Parameter, slots: Slots, agencies: list[str], where: Mapping[str, str]) -> str | None:
    """The next agency; where a parameter is told by the words before it, only one that has them."""
    if not agencies:
        return None
    if parameter.name not in where:
        return agencies.pop(0)
    told = compile_phrase(where[parameter.name]).search(f" {slots.skeleton} ")
    if told is None:
        return None
    before = f" {slots.skeleton} "[: told.end()].split().count("A")
    return agencies.pop(max(0, before - 1)) if before <= len(agencies) else None


def _date(name: str, query: Query, slots: Slots) -> str | None:
    """`since` and `until` of the time that is named; `as_of` where it is a day to look from, and not a stretch that is asked for."""
    if not slots.times:
        return None
    time = slots.times[0]
    if name == "as_of":
        stretch = any(parameter.name == "since" for parameter in query.parameters)
        return time.until if time.is_as_of or (time.is_day and not stretch) else None
    if time.is_as_of and any(parameter.name == "as_of" for parameter in query.parameters):
        return None
    return {"since": time.since, "until": time.until}.get(name) or None


def _told(name: str, entry: Mapping[str, Any], slots: Slots) -> str | None:
    """The value that some words of the sentence mean for a parameter; `today` is the day on which it is asked."""
    for value, phrase in entry.get("choose", {}).get(name, {}).items():
        if compile_phrase(phrase).search(f" {slots.skeleton} "):
            return slots.today if value == "today" else str(value)
    return None


def _searched(slots: Slots) -> str | None:
    """What is looked for: what stood in quotation marks, a number, else the words behind "về", "about"."""
    if slots.quoted:
        return slots.quoted[0]
    if slots.directives:
        return slots.directives[0]
    rest = read_words("questions")["search"]["rest"]
    words = _without_day(slots)
    found = re.search(rf"(?<!\w)(?:{rest[1:-1]})\s+(?P<rest>.+)$", words) or _BEGINNING.search(words)
    return found["rest"].strip(" ?.!,;:") or None if found else None


def _without_day(slots: Slots) -> str:
    """The words without the day that the answer is asked for: "vắc xin tính đến ngày 1/12/2021" looks for "vắc xin"."""
    if not any(time.is_as_of for time in slots.times):
        return slots.words
    marks = "|".join(map(re.escape, read_words("words")["as_of"]))
    return re.sub(rf"\s(?:{marks})\s.*$", "", slots.words)


def _ordered(store: GraphStore, query: Query, slots: Slots) -> tuple[str, ...]:
    """The directives in the order of the sentence; for parent and child the one that carries the other out comes second."""
    if query.name != "parent_child" or len(slots.directives) != 2:
        return slots.directives
    first, second = (find_directive(store, name) for name in slots.directives)
    upwards = store.ask(_UPWARDS, {"first": first, "second": second})
    return slots.directives[::-1] if upwards else slots.directives
