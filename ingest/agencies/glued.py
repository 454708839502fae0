"""Blanks that a letterhead has lost: "ỦYBAN NHÂN DÂN TỈNHCAO BẰNG"."""

from __future__ import annotations

from functools import lru_cache

from ingest.agencies.lexicon import fields, heads
from ingest.agencies.names import Entry
from ingest.agencies.registry import CLASS_LEVEL, join_place, named_places
from ingest.agencies.trie import squeeze

_CLASSES = sorted(((squeeze(word), word) for word in CLASS_LEVEL), key=lambda pair: -len(pair[0]))


@lru_cache(maxsize=5_000)
def unglue(text: str) -> str:
    """The text with its blanks where head, field and place together make up all its letters; else the text itself."""
    letters = squeeze(text)
    for stop, entries in heads().prefixes(letters, 0, len(letters)):
        for entry in entries:
            rest = _rest(text, stop, entry)
            if rest is not None:
                return f"{entry.name} {rest}".strip()
    return _place(text, 0) or part_head(text)


@lru_cache(maxsize=5_000)
def part_head(text: str) -> str:
    """The text with a blank behind its first word, where nothing but that is lost: "CHI CỤCTHỦY LỢI", "TRƯỜNGMẦM NON HOA SEN"."""
    letters = squeeze(text)
    for stop, _ in heads().prefixes(letters, 0, len(letters)):
        at = _position(text, stop)
        if at < len(text) and text[at - 1].isalpha() and text[at].isalpha():
            return f"{text[:at]} {text[at:]}"
        if at < len(text) and not text[at].isalnum():
            return text
    return text


def _position(text: str, count: int) -> int:
    """Where in a text that many letters end, blanks and marks not counted."""
    for at, character in enumerate(text):
        count -= bool(squeeze(character))
        if count == 0:
            return at + 1
    return len(text)


def _rest(text: str, at: int, entry: Entry) -> str | None:
    letters = squeeze(text)
    if at == len(letters):
        return ""
    if entry.shape != "field":
        return _place(text, at)
    for stop, names in fields()[entry.key].prefixes(letters, at, len(letters)):
        place = "" if stop == len(letters) else _place(text, stop)
        if place is not None:
            return f"{names[0]} {place}"
    return None


def _place(text: str, at: int) -> str | None:
    """The place that all letters from `at` on name; of several that differ in their marks only, the one that has those written."""
    letters = squeeze(text)
    for sign, word in _CLASSES:
        if not letters.startswith(sign, at):
            continue
        known = named_places()[word].longest(letters, at + len(sign), len(letters))
        if known and known[0] == len(letters):
            names = [place.name for place in known[1]]
            return join_place(word, next((name for name in names if _solid(text).endswith(_solid(name))), names[0]))
    return None


def _solid(words: str) -> str:
    return "".join(words.lower().split())
