"""Patterns for lists of phrases, shaped so that a text is read fast.

`re` tries the branches of an alternation one after the other; a list of hundreds of phrases costs hundreds of tries at each place.
Written as a tree of letters, each letter of the text is looked at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

_Node: TypeAlias = "dict[str, _Node]"
_END = ""


def one_of(phrases: Iterable[str]) -> str:
    r"""A pattern for one of the phrases, the longest that fits first; a blank stands for any run of blanks.

    >>> one_of(["ban", "ban hành", "bộ"])
    '(?:b(?:an(?:\\s+hành)?|ộ))'
    """
    return either(map(_units, phrases))


def whole_words(words: Iterable[str]) -> re.Pattern[str]:
    """One of some words, standing alone, the case as given. Each branch begins with its letter, so that `re` skips to such letters."""
    branches = (rf"{letter}(?<!\w{letter}){_below(node)}" for letter, node in _tree(map(_units, words)).items())
    return re.compile(rf"(?:{'|'.join(branches)})(?!\w)")


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
