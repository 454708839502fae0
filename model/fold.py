"""Folding: how words are compared when diacritics, case and blanks do not matter."""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import lru_cache
from typing import Any

_BLANKS = re.compile(r"\s+")
_DASHES = "–—‐‑−"
_SHORT = 100  # characters; names and words come again and again, whole texts do not


class _Folds(dict[int, str]):
    """What each character folds to, worked out when it is first met, so that `str.translate` does the rest."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    if character in _DASHES:
        return "-"
    lower = character.lower()
    if lower == "đ":
        return "d"
    base = unicodedata.normalize("NFD", lower)
    kept = "".join(c for c in base if not unicodedata.combining(c))
    return kept[0] if kept else " "


_FOLDS = _Folds()


def _make_table() -> tuple[Any, str]:
    """The 256 small characters that office Vietnamese is made of, as an 8-bit encoding, and what each folds to.

    `str.lower`, encode and decode run in C, one step a character; `str.translate` looks every character up in a dict.
    """
    marks = "\u0300\u0301\u0303\u0309\u0323"
    vowels = {unicodedata.normalize("NFC", letter + mark) for letter in "aăâeêioôơuưy" for mark in ("", *marks)}
    others = "đ–—‐‑−“”‘’…•·°²³ºª«»×½§®©ñçöüïëäãõ" + "\xa0\xad\u200b\ufeff≥≤±→⁄′″"
    wanted = dict.fromkeys([*map(chr, range(128)), *sorted(vowels), *others])
    characters = [c for c in wanted if c == c.lower() or c < "\x80"]
    characters += [c for c in map(chr, range(0xE000, 0xE100)) if c not in wanted][: 256 - len(characters)]
    return codecs.charmap_build("".join(characters)), "".join(map(_fold_character, characters))


_ENCODING, _DECODED = _make_table()


def fold_keep(text: str) -> str:
    """Lower case without diacritics, character by character, so that offsets stay right.

    >>> fold_keep("Kế hoạch Đà Nẵng")
    'ke hoach da nang'
    """
    lower = text.lower()
    if len(lower) == len(text):
        try:
            return codecs.charmap_decode(codecs.charmap_encode(lower, "strict", _ENCODING)[0], "strict", _DECODED)[0]
        except UnicodeEncodeError:
            pass  # a character that Vietnamese does not know
    return text.translate(_FOLDS)


def folded(text: str) -> str:
    """`fold_keep`, remembered: every anchored match of a document asks for the fold of its whole text."""
    return _keep_short(text) if len(text) <= _SHORT else _keep_long(text)


def fold(text: str) -> str:
    """`fold_keep` with runs of blanks made one and the ends trimmed.

    >>> fold("  ỦY BAN\\n nhân dân ")
    'uy ban nhan dan'
    """
    return _fold_again(text) if len(text) <= _SHORT else _fold(text)


def _fold(text: str) -> str:
    return _BLANKS.sub(" ", fold_keep(unicodedata.normalize("NFC", text))).strip()


_fold_again = lru_cache(maxsize=50_000)(_fold)
_keep_short = lru_cache(maxsize=50_000)(fold_keep)
_keep_long = lru_cache(maxsize=4)(fold_keep)
