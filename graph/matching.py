"""How far two tasks speak of the same matter: by pairs of neighbouring syllables that both have, rare ones counting more.

No verdict: the shared words are given so that a reader may judge. Diacritics count, since "bộ" and "bỏ" are no neighbours.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import fsum, log
from pathlib import Path

from model.fold import fold
from model.yaml import read_yaml

_SYLLABLE = re.compile(r"[\w/-]+|[^\w\s]")
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Matter:
    """The syllables of a wording, lower case, and those neighbouring pairs that say what it is about."""

    syllables: tuple[str, ...]
    pairs: frozenset[Pair]


@lru_cache(maxsize=20_000)
def read_matter(wording: str) -> Matter:
    """What a wording is about. Office language and pairs across a mark of punctuation are left out.

    >>> sorted(read_matter("Chủ trì, phối hợp tiêm chủng vắc-xin").pairs)
    [('chủng', 'vắc-xin'), ('tiêm', 'chủng')]
    """
    syllables = tuple(_SYLLABLE.findall(unicodedata.normalize("NFC", wording).lower()))
    joining, office = _silent()
    neighbours = list(zip(syllables, syllables[1:], strict=False))
    silent = {place for index, pair in enumerate(neighbours) if pair in office for place in (index, index + 1)}
    silent |= {place for place, part in enumerate(syllables) if part in joining or not part[0].isalpha()}
    return Matter(syllables, frozenset(pair for index, pair in enumerate(neighbours) if not {index, index + 1} & silent))


@lru_cache(maxsize=20_000)
def read_task(wording: str, bodies: tuple[str, ...]) -> Matter:
    """What a task is about, without the names of the bodies that it is given to, as the text has them.

    >>> sorted(read_task("Công an tỉnh tuần tra biên giới", ("Công an tỉnh",)).pairs)
    [('biên', 'giới'), ('tra', 'biên'), ('tuần', 'tra')]
    """
    whole = read_matter(wording)
    named = {pair for body in bodies for pair in read_matter(body).pairs}
    return Matter(whole.syllables, whole.pairs - named)


def is_formula(wording: str) -> bool:
    """True for "… chịu trách nhiệm thi hành Quyết định này": it has no matter of its own."""
    return _formulas().search(fold(wording)) is not None


def weigh(matters: Iterable[Matter]) -> dict[Pair, float]:
    """The weight of each pair: the rarer among these tasks, the more it says. 1 for a pair that only one has."""
    counted = Counter(pair for matter in matters for pair in matter.pairs)
    return {pair: 1 / (1 + log(count)) for pair, count in counted.items()}


def likeness(one: Matter, other: Matter, weights: Mapping[Pair, float]) -> float:
    """0 to 1: how much of the shorter one the other has too, by weight, two decimals."""
    whole = min(_weight(one.pairs, weights), _weight(other.pairs, weights))
    return round(_weight(one.pairs & other.pairs, weights) / whole, 2) if whole else 0.0


def shared_words(one: Matter, other: Matter) -> list[str]:
    """The words that both have, pairs that follow each other joined, in the order of the first.

    >>> shared_words(read_matter("Xác định cấp độ dịch"), read_matter("công bố cấp độ dịch"))
    ['cấp độ dịch']
    """
    shared = one.pairs & other.pairs
    runs: list[list[str]] = []
    open_run = False
    for pair in zip(one.syllables, one.syllables[1:], strict=False):
        if pair not in shared:
            open_run = False
        elif open_run:
            runs[-1].append(pair[1])
        else:
            runs.append(list(pair))
            open_run = True
    return list(dict.fromkeys(" ".join(run) for run in runs))


def _weight(pairs: Iterable[Pair], weights: Mapping[Pair, float]) -> float:
    return fsum(weights.get(pair, 1.0) for pair in pairs)  # exact, so the order does not matter


@cache
def _silent() -> tuple[frozenset[str], frozenset[Pair]]:
    known = _words()
    office = ((first, second) for first, _, second in (phrase.partition(" ") for phrase in known["office"]))
    return frozenset(known["joining"]), frozenset(office)


@cache
def _formulas() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _words()["formulas"])))


@cache
def _words() -> Mapping[str, Sequence[str]]:
    loaded: dict[str, list[str]] = read_yaml(Path(__file__).with_name("matching.yml"))
    return loaded
