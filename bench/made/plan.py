"""Who issues what, when, under whom and with which duties: the truth that the texts are written from.

Skewed like real corpora: a few central papers have most of what follows, most papers have nothing below them, one in twelve gives
duties. Numbers run for each issuer, kind and year, so that every province has its `12/KH-UBND`. On 1 July 2025 the 63 provinces
become 34 and the districts end. The plan is a stream: what may still be implemented is kept, the rest is forgotten.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from bench.made.places import MERGER, Seat, seats
from model.yaml import read_yaml

START, DAYS = date(2019, 1, 2), 2500  # to November 2025
WITH_DUTIES, DUTIES = 0.08, 5
REMEMBERED = 24  # papers of one body that may still be implemented


@dataclass(frozen=True, slots=True)
class Cited:
    """What a citation says of a paper."""

    number: str
    kind: str
    issuer: str
    issued_on: date
    matter: str


@dataclass(frozen=True, slots=True)
class Duty:
    """`{lead} chủ trì, phối hợp với {partner} {words}; báo cáo trước ngày {due}`."""

    lead: str
    partner: str | None
    words: str
    due: date | None


@dataclass(frozen=True, slots=True)
class Paper:
    """One directive, and the one that it implements."""

    level: str
    own: Cited
    letterhead: tuple[str, ...]
    place: str
    signed: tuple[str, ...]
    parent: Cited | None
    duties: tuple[Duty, ...]


@cache
def words() -> dict[str, Any]:
    """Issuers, symbols, matters and phrases."""
    data: dict[str, Any] = read_yaml(Path(__file__).with_name("words.yml"))
    return data


def plan(count: int, seed: int) -> Iterator[Paper]:
    """So many papers, oldest first, the same ones for the same seed.

    >>> [paper.own.number for paper in plan(3, seed=1)]  # doctest: +SKIP
    ['1/NQ-CP', '1/KH-UBND', '1/HD-BYT']
    """
    state = _State(random.Random(seed))
    for index in range(count):
        yield _paper(state, START + timedelta(days=index * DAYS // max(count, 1)))


@dataclass(slots=True)
class _State:
    pick: random.Random
    numbers: Counter[tuple[str, str, int]] = field(default_factory=Counter)
    open: defaultdict[tuple[str, str], deque[Cited]] = field(default_factory=lambda: defaultdict(lambda: deque(maxlen=REMEMBERED)))


def _paper(state: _State, day: date) -> Paper:
    level = _level(state, day)
    seat = state.pick.choice(seats(day))
    parent = _parent(state, level, seat, day)
    issuer = state.pick.choice(words()["issuers"][level])
    kind, symbol = state.pick.choice(list(issuer["symbols"].items()))
    name = seat.fill(issuer["issuer"])
    period = 0 if _is_party(symbol) else day.year
    state.numbers[name, symbol, period] += 1
    number = _number(state.numbers[name, symbol, period], symbol)
    own = Cited(number, kind, name, day, parent.matter if parent else state.pick.choice(words()["matters"]))
    state.open[level, seat.key(level)].append(own)
    letterhead = tuple(seat.fill(line).upper() for line in issuer["letterhead"])
    return Paper(level, own, letterhead, seat.fill(issuer["place"]), tuple(issuer["signed"]), parent, _duties(state.pick, level, day))


def _level(state: _State, day: date) -> str:
    shares: dict[str, list[int]] = words()["shares"]
    weights = [share[day >= MERGER] for share in shares.values()]
    return state.pick.choices(list(shares), weights)[0]


def _parent(state: _State, level: str, seat: Seat, day: date) -> Cited | None:
    """Of the nearest step that has an open paper; the oldest open ones are implemented most, so that hubs grow."""
    above = words()["above"][level]
    if not above:
        return None
    for step in (state.pick.choice(above), *above):
        candidates = [paper for paper in state.open.get((step, seat.key(step)), ()) if paper.issued_on < day]
        if candidates:
            return candidates[min(int(state.pick.paretovariate(1.2)) - 1, len(candidates) - 1)]
    return None


def _number(count: int, symbol: str) -> str:
    return f"{count:02}-{symbol}" if _is_party(symbol) else f"{count:02}/{symbol}"


def _is_party(symbol: str) -> bool:
    """Party papers are numbered through a term, those of the state through a year."""
    return symbol.endswith(("/TW", "/TU"))


def _duties(pick: random.Random, level: str, day: date) -> tuple[Duty, ...]:
    if pick.random() >= WITH_DUTIES:
        return ()
    bodies = words()["bodies"][level]
    return tuple(_duty(pick, bodies, day) for _ in range(DUTIES))


def _duty(pick: random.Random, bodies: list[str], day: date) -> Duty:
    lead, partner = pick.sample(bodies, 2)
    due = day + timedelta(days=pick.randint(10, 200)) if pick.random() < 0.4 else None
    return Duty(lead, partner if pick.random() < 0.5 else None, pick.choice(words()["duties"]), due)
