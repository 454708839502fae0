"""Longest phrase of a vocabulary at a place in a text, blind to case, diacritics, "và", "&", commas, hyphens and line ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Generic, TypeVar

from model.fold import fold

T = TypeVar("T")

_AND = re.compile(r"\bva\b")
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
# What may stand between two words of a name. A blank line, or a dash that opens a line, ends the name.
_BETWEEN = re.compile(r"(?:[^\S\n]|[,&/+\-]|\n(?!\s*\n|\s*[-+*]))*(?:va(?![a-z0-9]))?(?:[^\S\n]|[,&/+\-]|\n(?!\s*\n|\s*[-+*]))*")
# letters after which a single blank is only a blank: not "v", which may begin "và"
_PLAIN = frozenset("abcdefghijklmnopqrstuwxyz0123456789")
_DOT = re.compile(r"[.'’](?=[a-z0-9])")  # "T.Ư", "Ea H'leo"


@lru_cache(maxsize=20_000)
def squeeze(phrase: str) -> str:
    """The letters that count: "Nông nghiệp và PTNT" gives "nongnghiepptnt"."""
    return _NOT_LETTERS.sub("", _AND.sub(" ", fold(phrase)))


class Trie(Generic[T]):
    """Phrases and what they stand for."""

    def __init__(self) -> None:
        self._root: dict[str, object] = {}

    def add(self, phrase: str, value: T) -> None:
        """Several values under one phrase are kept, in the order they came."""
        node = self._root
        for letter in squeeze(phrase):
            node = node.setdefault(letter, {})  # type: ignore[assignment]
        values = node.setdefault("", [])
        if value not in values:  # type: ignore[operator]
            values.append(value)  # type: ignore[attr-defined]

    def items(self) -> Iterator[tuple[str, list[T]]]:
        """All phrases, by the letters that count, with their values."""
        below: list[tuple[str, dict[str, object]]] = [("", self._root)]
        while below:
            letters, node = below.pop()
            for letter, after in node.items():
                if letter:
                    below.append((letters + letter, after))  # type: ignore[arg-type]
                else:
                    yield letters, after  # type: ignore[misc]

    def matches(self, text: str, start: int, end: int) -> list[tuple[int, list[T]]]:
        """All phrases of whole words that begin at `start` of the folded `text`, as (end, values), longest first."""
        end = min(end, len(text))
        return [(stop, values) for stop, values in self.prefixes(text, start, end) if stop == end or not text[stop].isalnum()]

    def prefixes(self, text: str, start: int, end: int) -> list[tuple[int, list[T]]]:
        """The same, wherever the letters fit: what follows may be glued on."""
        found: list[tuple[int, list[T]]] = []
        node, at, end = self._root, start, min(end, len(text))
        while at < end:
            below = node.get(text[at])
            if below is None:
                stop = _next_letter(text, at, end) if at > start else at
                if stop == at:
                    break
                at = stop
                continue
            node, at = below, at + 1  # type: ignore[assignment]
            if "" in node:
                found.append((at, node[""]))  # type: ignore[arg-type]
        found.reverse()
        return found

    def longest(self, text: str, start: int, end: int) -> tuple[int, list[T]] | None:
        """The longest phrase at `start`, or None."""
        node, at, end = self._root, start, min(end, len(text))
        best: tuple[int, list[T]] | None = None
        while at < end:
            below = node.get(text[at])
            if below is None:
                stop = _next_letter(text, at, end) if at > start else at
                if stop == at:
                    break
                at = stop
                continue
            node, at = below, at + 1  # type: ignore[assignment]
            if "" in node and (at == end or not text[at].isalnum()):
                best = at, node[""]  # type: ignore[assignment]
        return best


def _next_letter(text: str, at: int, end: int) -> int:
    """Past what may stand between two letters of a name; `at` itself where nothing does. One blank is by far the most frequent."""
    if text[at] == " " and at + 1 < end and text[at + 1] in _PLAIN:
        return at + 1
    if text[at].isalnum():
        return at
    found = _DOT.match(text, at, end) or _BETWEEN.match(text, at, end)
    return found.end() if found else at
