"""From a sentence to a named question with its parameters, by rules and vocabulary; no model, and nothing invented.

`understand` takes a sentence in Vietnamese (with or without diacritics) or English; what it cannot tell it asks back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import queries
from graph.ask import Answer, ask
from graph.sentence.fill import parameters
from graph.sentence.phrases import Fit, fits, leaves_out
from graph.sentence.slots import Slots, find_slots, with_loose_agency
from graph.sentence.vocabulary import read_words
from graph.store import GraphStore
from model.errors import UnclearQuestion
from queries import Query

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
    return replace(answer, notes=(say_choice(choice), *answer.notes))


def understand(store: GraphStore, sentence: str, today: date) -> Choice:
    """Which named question the sentence asks, and with what. Raises UnclearQuestion with what it may mean or what it lacks.

    >>> understand(store, "Ai phải thực hiện NQ 128?", today)  # doctest: +SKIP
    Choice(query='who_must_act', parameters={'directive': 'nq 128'})
    """
    if len(sentence) > LONGEST:
        raise UnclearQuestion(f"Câu hỏi dài quá {LONGEST} ký tự. (The question is longer than {LONGEST} characters.)")
    slots = find_slots(store, sentence, today)
    try:
        return _choose(store, slots)
    except UnclearQuestion as unclear:
        wider = with_loose_agency(slots)
        if wider is None:
            raise
        return _choose_or(store, wider, unclear)


def _choose_or(store: GraphStore, slots: Slots, unclear: UnclearQuestion) -> Choice:
    """The choice with what may be a body that the store does not know; what was unclear before stays so."""
    try:
        return _choose(store, slots)
    except UnclearQuestion:
        raise unclear from None


def _choose(store: GraphStore, slots: Slots) -> Choice:
    ranked = fits(slots) or _bare(slots)
    if not ranked:
        raise UnclearQuestion("Chưa hiểu câu hỏi này. (This question is not understood.)", _offers(()))
    best = queries.get(ranked[0].query)
    _check(ranked, slots)
    return Choice(best.name, parameters(store, best, slots))


def say_choice(choice: Choice) -> str:
    """`Hiểu là / understood as: who_must_act --directive "nq 128" · Ai phải làm gì theo văn bản này?`"""
    given = "".join(f' --{name.replace("_", "-")} "{value}"' for name, value in choice.parameters.items())
    return f"Hiểu là / understood as: {choice.query}{given} · {queries.get(choice.query).vi}"


def _check(ranked: list[Fit], slots: Slots) -> None:
    best = ranked[0]
    if best.missing:
        asked = "; ".join(ASKED_BACK.get(name, name) for name in best.missing)
        raise UnclearQuestion(f"Còn thiếu: {asked}", _offers([best]), best.missing)
    rivals = [fit for fit in ranked[1:] if best.score - fit.score < BETTER]
    if best.score < SURE or rivals or leaves_out(queries.get(best.query), slots):
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
