"""How well a text was read: the share of its words that are Vietnamese."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from ingest.vocabulary import load

_WORD = re.compile(r"[^\W_]+(?:[^\w\s.,;:!?/\-–()“”\"'…|&+*=<>\[\]]+[^\W_]+)*")
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_HIGH = {"\u0301", "\u0323"}  # sắc, nặng
_ENOUGH = 20  # words from which a share says something
_SAMPLE = 200_000  # characters looked at
_MARKED = 0.45  # share of syllables with diacritics that any Vietnamese prose reaches (it has about 0.7)


def vietnamese_share(text: str) -> float:
    """From 0 to 1: how many words are syllables of Vietnamese, less where diacritics are missing. 1 for very short texts
    that hold nothing wrong.

    >>> round(vietnamese_share("Sở Y tế chủ trì, phối hợp với các sở, ban, ngành"), 1)
    1.0
    >>> vietnamese_share("S6 Y t~ chu tri, ph6i hQp vOi cac so, ban, nganh " * 3) < 0.5
    True
    """
    words = [w for w in _WORD.findall(text[:_SAMPLE]) if _counts(w)]
    if not words:
        return 0.0
    good = sum(is_syllable(w.lower()) for w in words)
    marked = sum(not w.isascii() for w in words) / len(words)
    share = good / len(words)
    return share if len(words) < _ENOUGH else share * min(1.0, marked / _MARKED)


def _counts(word: str) -> bool:
    """Numbers and abbreviations (UBND, 2021, QH15) say nothing; a digit inside a small word does."""
    return len(word) > 1 and not word.isdigit() and (word.lower() == word or is_syllable(word.lower()) or word[1:].lower() == word[1:])


@lru_cache(maxsize=50_000)
def is_syllable(word: str) -> bool:
    """Whether a word in small letters can be written in Vietnamese.

    >>> is_syllable("nghiêng"), is_syllable("chinh"), is_syllable("hqp")
    (True, True, False)
    """
    bare, tone = _without_tone(word)
    for size in (3, 2, 1, 0):
        onset, rhyme = bare[:size], bare[size:]
        if (not onset or onset in _sets()[0]) and rhyme in _sets()[1]:
            return not tone or tone in _HIGH or not rhyme.endswith(_stopped())
    return False


def _without_tone(word: str) -> tuple[str, str]:
    apart = unicodedata.normalize("NFD", word)
    tone = next((c for c in apart if c in _TONES), "")
    return unicodedata.normalize("NFC", apart.replace(tone, "", 1) if tone else apart), tone


@cache
def _sets() -> tuple[frozenset[str], frozenset[str]]:
    data = load("syllables")
    return frozenset(data["onsets"]), frozenset(data["rhymes"].split())


@cache
def _stopped() -> tuple[str, ...]:
    return tuple(load("syllables")["stopped"])
