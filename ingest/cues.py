"""Patterns that are tried only where their words stand.

The words of all of them are looked for together, in one pass of one automaton over the fold of a text; a pattern then is tried
where it may begin, or not at all where a stretch holds none of its words. The words are read from the pattern itself
(`ingest.literals`): who adds a phrase to a vocabulary has nothing to add here.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from ahocorasick_rs import AhoCorasick, Implementation

from ingest.literals import beginnings_of, words_of
from model.fold import folded

_BLANKS = re.compile(r"\s{2,}")
_PLAIN_BLANKS = re.compile("   *")  # two letters to begin with: many times faster than " {2,}"
_Runs = tuple[list[int], list[int]]  # where runs of blanks were made one, and how many characters were left out up to there


class Sought:
    """A pattern whose `search` and `finditer` look only where the words stand that every match holds.

    `text` should be the whole text of a source, with the bounds of the stretch: the words of a text are found once.
    """

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern
        self.match, self.fullmatch = pattern.match, pattern.fullmatch
        self._number = len(_sought)
        _sought.append(self)

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        return beginnings_of(self.pattern)

    @property
    def words(self) -> frozenset[str]:
        """What is looked for, folded; empty where the pattern tells of no words: it must not be sought then."""
        return self._beginnings or self._inside

    @cached_property
    def _inside(self) -> frozenset[str]:
        return words_of(self.pattern)

    def places(self, text: str) -> Sequence[int]:
        """Where one of the words begins, rising."""
        return _find_all(text, len(_sought))[self._number]

    def may_stand(self, text: str, start: int, end: int) -> bool:
        """Whether one of the words begins in a stretch; where none does, the pattern fits nowhere in it."""
        places = _find_all(text, len(_sought))[self._number]
        index = bisect_left(places, start)
        return index < len(places) and places[index] < end

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """What `pattern.search(text, start, end)` gives."""
        if self._beginnings:
            return next(self.finditer(text, start, end), None)
        return self.pattern.search(text, start, end) if self.may_stand(text, start, end) else None

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """What `pattern.finditer(text, start, end)` gives."""
        if not self._beginnings:
            yield from self.pattern.finditer(text, start, end) if self.may_stand(text, start, end) else ()
            return
        places = _find_all(text, len(_sought))[self._number]
        for index in range(bisect_left(places, start), len(places)):
            if places[index] >= end:
                return
            if places[index] >= start and (found := self.pattern.match(text, places[index], end)):
                yield found
                start = found.end()


_sought: list[Sought] = []


@lru_cache(maxsize=1)
def _automaton(count: int) -> tuple[AhoCorasick, list[list[int]]]:
    """The automaton for the first `count` patterns, and to which of them each of its words belongs."""
    owners: dict[str, list[int]] = {}
    for number, sought in enumerate(_sought[:count]):
        for word in sorted(sought.words):
            owners.setdefault(word, []).append(number)
    return AhoCorasick(list(owners), implementation=Implementation.DFA), list(owners.values())


@lru_cache(maxsize=4)
def _find_all(text: str, count: int) -> list[Sequence[int]]:
    """For each pattern, where its words begin."""
    automaton, owners = _automaton(count)
    words, runs = _with_single_blanks(folded(text))
    found: list[set[int]] = [set() for _ in range(count)]
    for word, start, _ in automaton.find_matches_as_indexes(words, overlapping=True):
        place = _in_text(start, runs)
        for number in owners[word]:
            found[number].add(place)
    return [sorted(starts) if starts else () for starts in found]


def _with_single_blanks(flat: str) -> tuple[str, _Runs]:
    """The text with runs of blanks made one; blanks at its end are left out."""
    words = (" " if flat[:1].isspace() else "") + " ".join(flat.split())
    runs = _runs(_PLAIN_BLANKS, flat.replace("\n", " "))
    end = len(flat.rstrip())
    shift = runs[1][bisect_left(runs[0], len(words)) - 1] if runs[0] and runs[0][0] < len(words) else 0
    # other blanks than " " and line ends are rare
    return words, runs if len(words) + shift == end else _runs(_BLANKS, flat)


def _runs(blanks: re.Pattern[str], flat: str) -> _Runs:
    places: list[int] = []
    shifts: list[int] = []
    left_out = 0
    for run in blanks.finditer(flat):
        places.append(run.start() + 1 - left_out)
        left_out += run.end() - run.start() - 1
        shifts.append(left_out)
    return places, shifts


def _in_text(start: int, runs: _Runs) -> int:
    index = bisect_right(runs[0], start)
    return start + runs[1][index - 1] if index else start
