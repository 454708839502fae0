"""From a sentence to a named question with its parameters, by rules and vocabulary; no model, and nothing invented.

`understand` takes a sentence in Vietnamese (with or without diacritics) or English; what it cannot tell it asks back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import queries
from graph.ask import Answer, ask
from graph.names import find_directive
from graph.sentence.names import find_loose_agency
from graph.sentence.phrases import Fit, compile_phrase, fits, missing_names
from graph.sentence.slots import Slots, find_slots
from graph.sentence.vocabulary import read_words
from graph.store import GraphStore
from model.errors import UnclearQuestion
from queries import Parameter, Query

LONGEST = 500  # characters of a question
SURE = 2.3  # at least this fit, and so much better than the next
BETTER = 0.2
MOST_OFFERED = 4
ASKED_BACK = {
    "directive": "văn bản nào? (which directive?)",
    "child": "văn bản triển khai nào? (which implementing document?)",
    "source": "văn bản nào? (which directive?)",
    "target": "nối với văn bản nào? (with which other directive?)",
    "agency": "cơ quan nào? (which agency?)",
    "text": "tìm chữ gì? (which words?)",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """The question that a sentence asks: its name and its parameters, as the sentence names them."""

    query: str
    parameters: Mapping[str, object]


def ask_sentence(store: GraphStore, sentence: str, today: date) -> Answer:
    """The answer to the question that the sentence asks; its first note says which that is.

    Raises UnclearQuestion, and what `graph.ask.ask` raises for names.
    """
    choice = understand(store, sentence, today)
    answer = ask(store, choice.query, choice.parameters)
    return Answer(answer.query, answer.parameters, answer.columns, answer.rows, (say_choice(choice), *answer.notes))


def understand(store: GraphStore, sentence: str, today: date) -> Choice:
    """Which named question the sentence asks, and with what. Raises UnclearQuestion with what it may mean or what it lacks.

    >>> understand(store, "Ai phải thực hiện NQ 128?", today)  # doctest: +SKIP
    Choice(query='who_must_act', parameters={'directive': 'nq 128'})
    """
    if len(sentence) > LONGEST:
        raise UnclearQuestion(f"Câu hỏi dài quá {LONGEST} ký tự. (The question is longer than {LONGEST} characters.)")
    slots = find_slots(store, sentence, today)
    ranked = fits(slots) or _bare(slots)
    if not ranked:
        raise UnclearQuestion("Chưa hiểu câu hỏi này. (This question is not understood.)", _offers(()))
    best = ranked[0]
    if best.missing:
        slots = _with_loose_agency(slots, best)
    _check(best, ranked, slots)
    return Choice(best.query, _parameters(store, queries.get(best.query), slots))


def say_choice(choice: Choice) -> str:
    """`Hiểu là / understood as: who_must_act --directive "nq 128" · Ai phải làm gì theo văn bản này?`"""
    given = "".join(f' --{name.replace("_", "-")} "{value}"' for name, value in choice.parameters.items())
    return f"Hiểu là / understood as: {choice.query}{given} · {queries.get(choice.query).vi}"


def _check(best: Fit, ranked: list[Fit], slots: Slots) -> None:
    lacks = missing_names(queries.get(best.query), slots)
    if lacks:
        asked = "; ".join(ASKED_BACK.get(name, name) for name in lacks)
        raise UnclearQuestion(f"Còn thiếu: {asked}", _offers([best]), lacks)
    rivals = [fit for fit in ranked[1:] if best.score - fit.score < BETTER]
    if best.score < SURE or rivals:
        raise UnclearQuestion("Chưa chắc câu này hỏi gì. (It is not certain what is asked.)", _offers(ranked[:MOST_OFFERED]))


def _bare(slots: Slots) -> list[Fit]:
    """Only a directive is named, or only an agency: what it is, what it must do."""
    named = (len(slots.directives), len(slots.agencies), len(slots.skeleton.split()))
    query = {(1, 0, 1): "directive", (0, 1, 1): "agency_tasks"}.get(named)
    return [Fit(query, SURE, 1, ())] if query else []


def _offers(near: list[Fit] | tuple[Fit, ...]) -> list[dict[str, str]]:
    """Questions as people may type them; without any near one the usual ones."""
    names = [fit.query for fit in near] or ["who_must_act", "cascade_down", "agency_tasks", "deadlines", "search"]
    known = read_words("questions")
    return [_offer(queries.get(name), known.get(name, {}).get("example", {})) for name in names]


def _offer(query: Query, example: Mapping[str, str]) -> dict[str, str]:
    return {
        "query": query.name,
        "vi": query.vi,
        "en": query.en,
        "example": example.get("vi", query.vi),
        "example_en": example.get("en", query.en),
    }


def _with_loose_agency(slots: Slots, best: Fit) -> Slots:
    """A body that the store does not know stays in its own words: the store then says that, and what comes near."""
    loose = find_loose_agency(slots.skeleton, slots.words) if "agency" in best.missing else None
    named = loose or (slots.places[0] if slots.places and "agency" in best.missing else None)
    if named is None:
        return slots
    return Slots(slots.skeleton, slots.directives, (named,), slots.places, slots.times, slots.words, slots.quoted, slots.number)


def _parameters(store: GraphStore, query: Query, slots: Slots) -> dict[str, object]:
    where = read_words("questions").get(query.name, {}).get("where", {})
    directives, agencies = list(_ordered(store, query, slots)), list(slots.agencies)
    given: dict[str, object] = {}
    for parameter in sorted(query.parameters, key=lambda parameter: parameter.name not in where):
        value = _value(parameter, slots, directives, agencies, where)
        if value is not None:
            given[parameter.name] = value
    return {parameter.name: given[parameter.name] for parameter in query.parameters if parameter.name in given}


def _value(parameter: Parameter, slots: Slots, directives: list[str], agencies: list[str], where: Mapping[str, str]) -> object:
    if parameter.kind == "directive":
        return directives.pop(0) if directives else None
    if parameter.kind == "agency":
        return _agency(parameter, slots, agencies, where)
    if parameter.kind == "date":
        return _date(parameter.name, slots)
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


def _date(name: str, slots: Slots) -> str | None:
    """`since` and `until` of the time that is named, `as_of` the day that it ends on."""
    if not slots.times:
        return None
    time = slots.times[0]
    if name == "as_of":
        return time.until or None
    return {"since": time.since, "until": time.until}.get(name) or None


def _searched(slots: Slots) -> str | None:
    """What is looked for: what stood in quotation marks, a number, else the words behind "về", "about"."""
    if slots.quoted:
        return slots.quoted[0]
    if slots.directives:
        return slots.directives[0]
    rest = read_words("questions")["search"]["rest"]
    found = re.search(rf"(?<!\w)(?:{rest[1:-1]})\s+(?P<rest>.+)$", slots.words) or re.search(
        r"^(?:tim(?: kiem)?|tra cuu|find|search(?: for)?|look (?:up|for))\s+(?P<rest>.+)$", slots.words
    )
    return found["rest"].strip(" ?.!,;:") or None if found else None


def _ordered(store: GraphStore, query: Query, slots: Slots) -> tuple[str, ...]:
    """The directives in the order of the sentence; for parent and child the one that carries the other out comes second."""
    if query.name != "parent_child" or len(slots.directives) != 2:
        return slots.directives
    first, second = (find_directive(store, name) for name in slots.directives)
    upwards = store.ask(
        "MATCH (a:Directive {key: $first})-[:COMES_FROM|PARTLY_FROM*1..6]->(b:Directive {key: $second}) RETURN b.key AS key LIMIT 1",
        {"first": first, "second": second},
    )
    return slots.directives[::-1] if upwards else slots.directives
