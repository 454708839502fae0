"""Telling words apart that differ by their marks only: "Sở" and "số", "quận" and "quản"."""

from __future__ import annotations

import re
from functools import lru_cache

from model.fold import fold

_MOVED = re.compile(r"u[ỷýỵỳỹ]|[ủúụùũ]y|o[àáảãạ]|[òóỏõọ]a|o[èéẻẽẹ]|[òóỏõọ]e")
_BARE = str.maketrans("ỷýỵỳỹủúụùũàáảãạòóỏõọèéẻẽẹ", "yyyyyuuuuuaaaaaoooooeeeee")
_WORDS = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=20_000)
def plain_tone(word: str) -> str:
    """The old and the new place of a tone mark made one: "Uỷ" and "Ủy" give "uy", "hoà" and "hòa" "hoa"."""
    lower = word.lower()
    return lower.translate(_BARE) if _MOVED.search(lower) else lower


@lru_cache(maxsize=50_000)
def same_first_word(written: str, name: str) -> bool:
    """Whether the first word written is that of the name. Words without any mark agree with all: "So Y te"."""
    first, wanted = _WORDS.search(written), _WORDS.search(name)
    if first is None or wanted is None or written.isascii():
        return True
    if fold(first.group()) != fold(wanted.group()):
        return True  # a short form ("UBND"), or glued words
    return plain_tone(first.group()) == plain_tone(wanted.group())


@lru_cache(maxsize=50_000)
def plain_words(name: str) -> tuple[str, ...]:
    """The words of a name in small letters, the place of their tone marks made one: "THỦY Yên" gives ("thuy", "yên")."""
    return tuple(plain_tone(word) for word in _WORDS.findall(name))


@lru_cache(maxsize=50_000)
def same_words(written: str, name: str) -> bool:
    """Whether all words agree, marks included, or the text has no marks at all."""
    if written.isascii() and len(written) > 4:
        return True
    return plain_words(written) == plain_words(name)
