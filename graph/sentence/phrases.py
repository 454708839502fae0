"""How well each named question fits the words of a sentence and the things that it names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import queries
from graph.sentence.slots import Slots
from graph.sentence.vocabulary import read_words
from model.fold import fold
from queries import Query

WEIGHTS = {"sure": 3.0, "likely": 2.0, "hint": 1.0}
NOT = -3.0
MORE = 0.25  # for every further phrase
LONGER = 0.1  # for every word of the best phrase
UNEXPLAINED = -0.1  # for every word of the sentence that no phrase of the question has
TAKEN, NOT_TAKEN, MISSING = 1.0, -3.0, -1.5
OWN_WORDS = 0.6  # of the words of a question's own head
COUNTED = {"directive": "directives", "agency": "agencies"}


@dataclass(frozen=True, slots=True)
class Fit:
    """How a question fits: higher is better; `phrases` counts the phrases that were found, `missing` names what it needs."""

    query: str
    score: float
    phrases: int
    missing: tuple[str, ...]


def fits(slots: Slots) -> list[Fit]:
    """Every question with a phrase in the sentence, the best first."""
    found = [_fit(queries.get(name), slots) for name in queries.names() if not name.endswith("_below")]  # those serve other questions
    return sorted((fit for fit in found if fit.phrases), key=lambda fit: (-fit.score, fit.query))


def _fit(query: Query, slots: Slots) -> Fit:
    text = _padded(slots.skeleton)
    found = _matches(query.name, text)
    weights = [weight + LONGER * len(text[start:end].split()) for weight, start, end in found]
    itself = _says_itself(query, slots.skeleton)
    weights += [WEIGHTS["sure"]] if itself else []
    best, more = max(weights, default=0.0), MORE * max(0, len(weights) - 1)
    against = NOT if any(pattern.search(text) for pattern in _phrases(query.name).get("not", ())) else 0.0
    silent = 0.0 if itself else UNEXPLAINED * _unexplained(text, found)
    missing = missing_names(query, slots)
    return Fit(query.name, best + more + against + silent + _slots_fit(query, slots, missing), len(weights), missing)


def _unexplained(text: str, found: Iterable[tuple[float, int, int]]) -> int:
    """Words outside all phrases, signs apart."""
    for _, start, end in found:
        text = text[:start] + "." * (end - start - 1) + text[end - 1 :]
    return sum(word not in "DAPT" and not word.startswith(".") for word in text.split())


def missing_names(query: Query, slots: Slots) -> tuple[str, ...]:
    """Parameters that the question needs and the sentence lacks."""
    lacks: list[str] = []
    for kind, name in COUNTED.items():
        needed = [parameter.name for parameter in query.parameters if parameter.kind == kind and parameter.required]
        lacks += needed[len(getattr(slots, name)) :]
    return tuple(lacks)


def leaves_out(query: Query, slots: Slots) -> bool:
    """The sentence names a directive or an agency that this question cannot take: its answer would be to something else."""
    takes = {kind: sum(parameter.kind == kind for parameter in query.parameters) for kind in COUNTED}
    return any(len(getattr(slots, name)) > takes[kind] for kind, name in COUNTED.items())


def _slots_fit(query: Query, slots: Slots, missing: Iterable[str]) -> float:
    score = MISSING * len(list(missing))
    for kind, name in COUNTED.items():
        takes = sum(parameter.kind == kind for parameter in query.parameters)
        has = len(getattr(slots, name))
        score += TAKEN * min(takes, has) + NOT_TAKEN * max(0, has - takes)
    if slots.times:
        score += TAKEN if _takes_time(query, slots) else NOT_TAKEN / 3
    return score


def _takes_time(query: Query, slots: Slots) -> bool:
    """A stretch of time needs `since` and `until`; a single day may also be the one that is looked from."""
    names = {parameter.name for parameter in query.parameters if parameter.kind in ("date", "day")}
    return "since" in names or ("as_of" in names and slots.times[0].is_day)


def _matches(name: str, text: str) -> list[tuple[float, int, int]]:
    """Weight and stretch of each phrase that is found."""
    phrases = _phrases(name)
    found = [(weight, pattern.search(text)) for kind, weight in WEIGHTS.items() for pattern in phrases.get(kind, ())]
    return [(weight, *match.span()) for weight, match in found if match]


def _says_itself(query: Query, skeleton: str) -> bool:
    """The sentence has most words of the question's own head, in Vietnamese or English: so a new question is found too."""
    said = set(skeleton.split())
    heads = [{word for word in re.findall(r"\w+", fold(head)) if len(word) > 1} for head in (query.vi, query.en)]
    return any(len(head) > 2 and len(head & said) >= OWN_WORDS * len(head | (said - set("DAPT"))) for head in heads)


def _padded(skeleton: str) -> str:
    return f" {skeleton} "


@cache
def _phrases(name: str) -> dict[str, tuple[re.Pattern[str], ...]]:
    entry = read_words("questions").get(name, {})
    return {kind: tuple(compile_phrase(phrase) for phrase in entry.get(kind, ())) for kind in (*WEIGHTS, "not")}


def compile_phrase(phrase: str) -> re.Pattern[str]:
    """A phrase as a pattern over words that stand between single blanks.

    >>> bool(compile_phrase("(ai|who) … D").search(" ai phai thuc hien D "))
    True
    """
    text = re.sub(r"\[([^\]]+)\] ?", r"(?:(?:\1) )?", phrase + " ")
    text = text.replace("… ", r"(?:\S+ ){0,5}").replace("(?:", "\0").replace("(", "(?:").replace("\0", "(?:")
    text = text.replace("'", " ")
    return re.compile(rf"\A {text[2:]}" if text.startswith("^ ") else f"(?<= ){text}")
