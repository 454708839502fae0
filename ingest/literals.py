"""Which words every match of a pattern holds: read from the pattern itself, so that a gate before it never falls behind it.

    words_of(re.compile(r"(?:chậm|muộn)\\s+nhất\\s*(?:là)?"))  ->  {"cham nhat", "muon nhat"}

The words are folded, with single blanks; of words that begin alike the shortest stands for all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from re import _parser as parser
from typing import Any

from model.fold import fold, fold_keep

_MOST = 2000  # words of one pattern; more say little and cost time
_FEW = 12  # characters of a set that are written out
_AGAIN = 3  # repeats that are written out
_NONE: frozenset[str] = frozenset()
_NOTHING = frozenset({""})
_BLANK = frozenset({" "})
_ZERO_WIDTH = frozenset({"AT", "ASSERT", "ASSERT_NOT"})
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})


def words_of(pattern: re.Pattern[str]) -> frozenset[str]:
    """Words of which every match holds at least one; empty where the pattern tells of none."""
    return _required(parser.parse(pattern.pattern, pattern.flags))


def beginnings_of(pattern: re.Pattern[str]) -> frozenset[str]:
    """Words with which every match begins, at its first character; empty where the pattern tells of none."""
    words = _first(parser.parse(pattern.pattern, pattern.flags))
    return _NONE if any(word.startswith(" ") for word in words) else _useful(words)


def _useful(words: frozenset[str]) -> frozenset[str]:
    """Without those that begin with another of them; empty where one of them is empty."""
    kept: list[str] = []
    for word in sorted(set(map(fold, words))):
        if not kept or not word.startswith(kept[-1]):
            kept.append(word)
    return _NONE if "" in kept else frozenset(kept)


def _flat(items: Iterable[Any]) -> Iterator[tuple[str, Any]]:
    """The parts of a sequence, those of its groups among them."""
    for name, value in ((str(item[0]), item[1]) for item in items):
        if name in ("SUBPATTERN", "ATOMIC_GROUP"):
            yield from _flat(value[-1] if name == "SUBPATTERN" else value)
        else:
            yield name, value


def _first(items: Iterable[Any]) -> frozenset[str]:
    """With what a sequence begins: whole words of what can be written out, then the beginnings of what cannot."""
    done: frozenset[str] = _NONE
    before = _NOTHING
    for name, value in _flat(items):
        words = _all_of(name, value)
        if words is not None and len(words) * len(before) <= _MOST:
            before = _each(before, words)
            continue
        inside = words or _first_inside(name, value)
        if len(inside) * len(before) > _MOST:
            return done | before
        done |= _each(before, inside)
        if name not in _REPEATS or value[0]:
            return done
    return done | before


def _first_inside(name: str, value: Any) -> frozenset[str]:
    if name == "BRANCH":
        return frozenset().union(*map(_first, value[1]))
    return _first(value[2]) if name in _REPEATS else _NOTHING


def _required(items: Iterable[Any]) -> frozenset[str]:
    """The most telling of the runs of a sequence: the one whose shortest word is longest."""
    choices = [words for run in _runs(items) if (words := _useful(run))]
    return max(choices, key=lambda words: (min(map(len, words)), -len(words)), default=_NONE)


def _runs(items: Iterable[Any]) -> list[frozenset[str]]:
    """Sets of words that follow each other in every match; an empty word says nothing."""
    runs = [_NOTHING]
    for name, value in _flat(items):
        words = _all_of(name, value)
        if words is None:
            runs += [_inside(name, value), _NOTHING]
        elif len(words) * len(runs[-1]) > _MOST:
            runs.append(words)
        else:
            runs[-1] = _each(runs[-1], words)
    return runs


def _each(before: frozenset[str], words: frozenset[str]) -> frozenset[str]:
    return frozenset(first + second for first in before for second in words)


def _inside(name: str, value: Any) -> frozenset[str]:
    """What a part holds whose words cannot all be written out."""
    if name == "BRANCH":
        branches = [_required(branch) for branch in value[1]]
        return frozenset().union(*branches) if all(branches) and sum(map(len, branches)) <= _MOST else _NONE
    return _required(value[2]) if name in _REPEATS and value[0] else _NONE


def _all_of(name: str, value: Any) -> frozenset[str] | None:
    """All words that one part can stand for; None where they are too many."""
    if name in _ZERO_WIDTH:
        return _NOTHING
    if name == "LITERAL":
        return frozenset({fold_keep(chr(value))})
    if name == "IN":
        return _characters(value)
    if name == "BRANCH":
        branches = [_sequence(branch) for branch in value[1]]
        known = [words for words in branches if words is not None]
        return _bounded(frozenset().union(*known)) if len(known) == len(branches) else None
    return _repeated(*value) if name in _REPEATS else None


def _sequence(items: Iterable[Any]) -> frozenset[str] | None:
    runs = _runs(items)
    return runs[0] if len(runs) == 1 else None


def _characters(members: list[Any]) -> frozenset[str] | None:
    """A set of a few characters, or of blanks."""
    if [(str(name), str(value)) for name, value in members] == [("CATEGORY", "CATEGORY_SPACE")]:
        return _BLANK
    if any(str(name) != "LITERAL" for name, _ in members) or len(members) > _FEW:
        return None
    return frozenset(fold_keep(chr(value)) for _, value in members)


def _repeated(least: int, most: Any, items: Iterable[Any]) -> frozenset[str] | None:
    once = _sequence(items)
    if once == _BLANK:  # the text is read with single blanks
        return _BLANK if least else _BLANK | _NOTHING
    if once is None or int(most) > _AGAIN:
        return None
    words, out = _NOTHING, _NONE if least else _NOTHING
    for count in range(1, int(most) + 1):
        words = _each(words, once)
        out |= words if count >= least else _NONE
        if len(out) > _MOST:
            return None
    return out


def _bounded(words: frozenset[str]) -> frozenset[str] | None:
    return words if len(words) <= _MOST else None
