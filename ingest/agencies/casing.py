"""Small letters for the words of a letterhead that stands in capitals."""

from __future__ import annotations

import re
from functools import cache

from ingest import vocabulary
from ingest.agencies.lexicon import compounds
from ingest.agencies.registry import provinces
from ingest.agencies.trie import Trie
from model.fold import folded

_WORD = re.compile(r"[^\W_]+")


@cache
def _spellings() -> Trie[str]:
    trie: Trie[str] = Trie()
    for word in vocabulary.load("agencies/spellings")["words"]:
        trie.add(word, word)
    return trie


def small_letters(words: str, head: str) -> str:
    """ "CHĂN NUÔI VÀ THÚ Y" after "Cục" gives "Chăn nuôi và Thú y": known parts in their own spelling, the rest in small letters."""
    proper = head in vocabulary.load("agencies/spellings")["proper"]
    parts: list[str] = []
    at = 0
    while at < len(words):
        known, stop = _known(words, at)
        word = _WORD.match(words, at)
        if known:
            parts.append(known)
        elif word:
            stop = word.end()
            parts.append(word.group().capitalize() if proper else word.group().lower())
        else:
            stop = at + 1
            parts.append(words[at])
        at = stop
    return "".join(parts)


def _known(words: str, at: int) -> tuple[str | None, int]:
    if at and words[at - 1].isalnum():
        return None, at
    for trie in (_spellings(), compounds()):
        found = trie.longest(folded(words), at, len(words))
        if found:
            return found[1][0], found[0]
    place = provinces().longest(folded(words), at, len(words))
    return (place[1][0][1], place[0]) if place else (None, at)
