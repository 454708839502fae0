"""Patterns for lists of phrases, shaped so that a text is read fast.

`re` tries the branches of an alternation one after the other; a list of hundreds of phrases costs hundreds of tries at each place.
Written as a tree of letters, each letter of the text is looked at once.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TypeAlias

from model.fold import fold, folded

_Node: TypeAlias = "dict[str, _Node]"
_END = ""


def one_of(phrases: Iterable[str]) -> str:
    r"""A pattern for one of the phrases, the longest that fits first; a blank stands for any run of blanks.

    >>> one_of(["ban", "ban hành", "bộ"])
    '(?:b(?:an(?:\\s+hành)?|ộ))'
    """
    return either(map(_units, phrases))


def either(sequences: Iterable[Sequence[str]]) -> str:
    """A pattern for one of several sequences of pieces of a pattern; sequences that begin alike are read together."""
    return f"(?:{_branches(_tree(sequences))})"


def find_at(starts: re.Pattern[str], pattern: re.Pattern[str], text: str, span: tuple[int, int]) -> Iterator[re.Match[str]]:
    """`pattern.finditer`, tried only where `starts`, a cheap pattern of one character, fits the first character of a match."""
    done, end = span
    for place in starts.finditer(text, done, end):
        if place.start() >= done and (found := pattern.match(text, place.start(), end)):
            yield found
            done = found.end()


def find_behind(gaps: re.Pattern[str], pattern: re.Pattern[str], text: str, span: tuple[int, int]) -> Iterator[re.Match[str]]:
    """`pattern.finditer` for a pattern that stands behind a blank, tried only behind what `gaps` finds: a blank, looking ahead."""
    done, end = span
    for gap in gaps.finditer(text, max(done - 1, 0), end):
        if gap.end() >= done and (found := pattern.match(text, gap.end(), end)):
            yield found
            done = found.end()


class Phrases:
    """`finditer` of a pattern that begins with one of some phrases. Where they stand is found once for a text, on its fold."""

    def __init__(self, pattern: re.Pattern[str], phrases: Iterable[str]) -> None:
        """`phrases` must hold every phrase that `pattern` can begin with."""
        self._pattern = pattern
        # first letters as branches at the top let `re` skip to them; only they are read, so that no place hides another
        self._beginnings = re.compile(
            "|".join(f"{letter}(?={_below(node)})" for letter, node in _tree(_units(fold(phrase)) for phrase in phrases).items())
        )
        self._places = lru_cache(maxsize=4)(self._find)

    def _find(self, text: str) -> tuple[int, ...]:
        return tuple([found.start() for found in self._beginnings.finditer(folded(text))])

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """What `pattern.finditer(text, start, end)` gives."""
        places = self._places(text)
        for index in range(bisect_left(places, start), len(places)):
            if places[index] >= end:
                return
            if places[index] >= start and (found := self._pattern.match(text, places[index], end)):
                yield found
                start = found.end()


def _tree(sequences: Iterable[Sequence[str]]) -> _Node:
    root: _Node = {}
    for sequence in sequences:
        node = root
        for unit in sequence:
            node = node.setdefault(unit, {})
        node[_END] = {}
    return root


def _units(phrase: str) -> list[str]:
    return [unit for word in phrase.split() for unit in (r"\s+", *map(re.escape, word))][1:]


def _branches(node: _Node) -> str:
    below = [unit + _below(after) for unit, after in sorted(node.items()) if unit != _END]
    return "|".join(below)


def _below(node: _Node) -> str:
    """What may follow a letter; where a phrase ends here, the rest is left to choice, the longer first."""
    branches = _branches(node)
    if not branches:
        return ""
    if _END in node:
        return f"(?:{branches})?"
    return f"(?:{branches})" if len(node) > 1 else branches
