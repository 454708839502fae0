"""Patterns for lists of phrases, shaped so that a text is read fast.

`re` tries the branches of an alternation one after the other; a list of hundreds of phrases costs hundreds of tries at each place.
Written as a tree of letters, each letter of the text is looked at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypeAlias

_Node: TypeAlias = "dict[str, _Node]"
_END = ""


def one_of(phrases: Iterable[str]) -> str:
    r"""A pattern for one of the phrases, the longest that fits first; a blank stands for any run of blanks.

    >>> one_of(["ban", "ban hành", "bộ"])
    '(?:b(?:an(?:\\s+hành)?|ộ))'
    """
    root: _Node = {}
    for phrase in phrases:
        node = root
        for unit in _units(phrase):
            node = node.setdefault(unit, {})
        node[_END] = {}
    return f"(?:{_branches(root)})"


def find_at(starts: re.Pattern[str], pattern: re.Pattern[str], text: str, span: tuple[int, int]) -> Iterator[re.Match[str]]:
    """`pattern.finditer`, tried only where `starts`, a cheap pattern of one character, fits the first character of a match."""
    done, end = span
    for place in starts.finditer(text, done, end):
        if place.start() >= done and (found := pattern.match(text, place.start(), end)):
            yield found
            done = found.end()


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
