"""Longest phrase of a vocabulary at a place in a text, blind to case, diacritics, "và", "&", commas, hyphens and line ends."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Generic, TypeVar

from model.fold import fold, fold_keep

T = TypeVar("T")

_AND = re.compile(r"\bva\b")
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
# What may stand between two words of a name. A blank line, or a dash that opens a line, ends the name.
_BETWEEN = re.compile(r"(?:[^\S\n]|[,&/+\-]|\n(?!\s*\n|\s*[-+*]))*(?:va(?![a-z0-9]))?(?:[^\S\n]|[,&/+\-]|\n(?!\s*\n|\s*[-+*]))*")
_DOT = re.compile(r"\.(?=[a-z0-9])")


@lru_cache(maxsize=64)
def folded(text: str) -> str:
    """`fold_keep` of a text, remembered, since every anchored match of a document asks for it."""
    return fold_keep(text)


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

    def matches(self, text: str, start: int, end: int) -> list[tuple[int, list[T]]]:
        """All phrases of whole words that begin at `start` of the folded `text`, as (end, values), longest first."""
        found = self.prefixes(text, start, end)
        return [(stop, values) for stop, values in found if stop >= min(end, len(text)) or not text[stop].isalnum()]

    def prefixes(self, text: str, start: int, end: int) -> list[tuple[int, list[T]]]:
        """The same, wherever the letters fit: what follows may be glued on."""
        found: list[tuple[int, list[T]]] = []
        node, at, end = self._root, start, min(end, len(text))
        while at < end:
            letter = text[at]
            below = node.get(letter)
            if below is None:
                skip = None if letter.isalnum() or at == start else _DOT.match(text, at, end) or _BETWEEN.match(text, at, end)
                if skip is None or skip.end() == at:
                    break
                at = skip.end()
                continue
            node, at = below, at + 1  # type: ignore[assignment]
            if "" in node:
                found.append((at, node[""]))  # type: ignore[arg-type]
        found.reverse()
        return found

    def longest(self, text: str, start: int, end: int) -> tuple[int, list[T]] | None:
        """The longest phrase at `start`, or None."""
        found = self.matches(text, start, end)
        return found[0] if found else None
