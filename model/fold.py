"""Folding: how words are compared when diacritics, case and blanks do not matter."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

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


def fold_keep(text: str) -> str:
    """Lower case without diacritics, character by character, so that offsets stay right.

    >>> fold_keep("Kế hoạch Đà Nẵng")
    'ke hoach da nang'
    """
    return text.translate(_FOLDS)


def fold(text: str) -> str:
    """`fold_keep` with runs of blanks made one and the ends trimmed.

    >>> fold("  ỦY BAN\\n nhân dân ")
    'uy ban nhan dan'
    """
    return _fold_again(text) if len(text) <= _SHORT else _fold(text)


def _fold(text: str) -> str:
    return _BLANKS.sub(" ", fold_keep(unicodedata.normalize("NFC", text))).strip()


_fold_again = lru_cache(maxsize=50_000)(_fold)
