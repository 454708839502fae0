"""Folding: how words are compared when diacritics, case and blanks do not matter."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_BLANKS = re.compile(r"\s+")
_DASHES = str.maketrans({"–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-"})


@cache
def _fold_character(character: str) -> str:
    lower = character.lower()
    if lower == "đ":
        return "d"
    base = unicodedata.normalize("NFD", lower)
    kept = "".join(c for c in base if not unicodedata.combining(c))
    return kept[0] if kept else " "


def fold_keep(text: str) -> str:
    """Lower case without diacritics, character by character, so that offsets stay right.

    >>> fold_keep("Kế hoạch Đà Nẵng")
    'ke hoach da nang'
    """
    return "".join(map(_fold_character, text.translate(_DASHES)))


def fold(text: str) -> str:
    """`fold_keep` with runs of blanks made one and the ends trimmed.

    >>> fold("  ỦY BAN\\n nhân dân ")
    'uy ban nhan dan'
    """
    return _BLANKS.sub(" ", fold_keep(unicodedata.normalize("NFC", text))).strip()
