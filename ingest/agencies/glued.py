"""Blanks that a letterhead has lost: "ỦYBAN NHÂN DÂN TỈNHCAO BẰNG"."""

from __future__ import annotations

from ingest.agencies.lexicon import fields, heads
from ingest.agencies.names import Entry
from ingest.agencies.registry import CLASS_LEVEL, join_place, named_places
from ingest.agencies.trie import squeeze

_CLASSES = sorted(((squeeze(word), word) for word in CLASS_LEVEL), key=lambda pair: -len(pair[0]))


def unglue(text: str) -> str:
    """The text with its blanks where head, field and place together make up all its letters; else the text itself."""
    letters = squeeze(text)
    for stop, entries in heads().prefixes(letters, 0, len(letters)):
        for entry in entries:
            rest = _rest(letters, stop, entry)
            if rest is not None:
                return f"{entry.name} {rest}".strip()
    return _place(letters, 0) or text


def _rest(letters: str, at: int, entry: Entry) -> str | None:
    if at == len(letters):
        return ""
    if entry.shape != "field":
        return _place(letters, at)
    for stop, names in fields()[entry.key].prefixes(letters, at, len(letters)):
        place = "" if stop == len(letters) else _place(letters, stop)
        if place is not None:
            return f"{names[0]} {place}"
    return None


def _place(letters: str, at: int) -> str | None:
    for sign, word in _CLASSES:
        if not letters.startswith(sign, at):
            continue
        known = named_places()[word].longest(letters, at + len(sign), len(letters))
        if known and known[0] == len(letters):
            return join_place(word, known[1][0].name)
    return None
