"""Patterns that read words whatever an OCR or a typist did to their diacritics and blanks."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from ingest.patterns import either
from model.fold import fold_keep

_LETTERS = "aăâáàảãạắằẳẵặấầẩẫậbcdđeêéèẻẽẹếềểễệfghiíìỉĩịjklmnoôơóòỏõọốồổỗộớờởỡợpqrstuưúùủũụứừửữựvwxyýỳỷỹỵz"
GAP = r"[\s|]"
LOWER = "a-z" + "".join(c for c in _LETTERS if c > "z")
"""Small letters, for a character class: "à-ỹ" would take in capitals."""
UPPER = "A-Z" + "".join(c for c in _LETTERS.upper() if c > "Z")


@cache
def _variants(letter: str) -> str:
    """All letters with the same base: "Ộ" → "OÔƠÓÒ...", as a character class."""
    base = fold_keep(letter)
    same = "".join(c for c in _LETTERS if fold_keep(c) == base) or letter
    more = {"o": "0" if letter.isupper() else "", "i": "1" if letter.isupper() else "", "y": "" if letter.isupper() else "v"}.get(base, "")
    return f"[{(same.upper() if letter.isupper() else same) + more}]"


def loose(words: str, gap: str = rf"{GAP}{{0,40}}", inside: str = "") -> str:
    """A pattern for the words that forgives diacritics and the blanks between them; case must fit.

    `gap` stands between words, `inside` between the letters of a word.

    >>> re.fullmatch(loose("HÒA XÃ"), "HOÀ  XÃ") is not None
    True
    """
    return gap.join(inside.join(map(_letter, word)) for word in words.split())


def _letter(character: str) -> str:
    return _variants(character) if character.isalpha() else re.escape(character)


def any_of(phrases: list[str], gap: str = r"\s{1,4}") -> str:
    """A pattern for one of the phrases, the longest first."""
    return either([piece for word in phrase.split() for piece in (gap, *map(_letter, word))][1:] for phrase in phrases)


_TONES = str.maketrans(dict.fromkeys("̣̀́̃̉", ""))


def fold_tone(word: str) -> str:
    """A word without its tone mark, which two schools put on different letters; the letters' own marks stay.

    >>> fold_tone("UỶ") == fold_tone("ỦY")
    True
    """
    tone = "".join(c for c in unicodedata.normalize("NFD", word) if c in "\u0300\u0301\u0303\u0309\u0323")
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).translate(_TONES)) + tone
