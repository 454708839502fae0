"""The vocabulary of agencies as tries, built once."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from ingest import vocabulary
from ingest.agencies.names import Entry
from ingest.agencies.trie import Trie
from model.fold import fold


def _entry(row: dict[str, Any], shape: str) -> Entry:
    return Entry(
        name=row["name"],
        shape=row.get("shape", shape),
        level=row.get("level", "other"),
        line=row.get("line", "state"),
        key=row.get("key", ""),
        place_class=row.get("class", ""),
        place=row.get("place"),
        needs=row.get("needs", ""),
        alone=row.get("alone", False),
        strict=row.get("strict", False),
    )


@cache
def heads() -> Trie[Entry]:
    """Everything that can begin the name of a body: names of the centre and head words."""
    trie: Trie[Entry] = Trie()
    for name, shape in (("agencies/central", "central"), ("agencies/heads", "open")):
        for row in vocabulary.load(name):
            entry = _entry(row, shape)
            for form in (row["name"], *row.get("forms", [])):
                trie.add(form, entry)
    return trie


@cache
def fields() -> dict[str, Trie[str]]:
    """Fields by the key of the heads that carry them."""
    tries: dict[str, Trie[str]] = {}
    for row in vocabulary.load("agencies/fields"):
        for key in row["of"]:
            trie = tries.setdefault(key, Trie())
            for form in (row["name"], *row.get("forms", [])):
                trie.add(form, row["name"])
    return tries


@cache
def offices() -> Trie[str]:
    """Offices before a body ("Giám đốc"): the value is empty, or the body that the whole phrase means."""
    trie: Trie[str] = Trie()
    for prefix in vocabulary.load("agencies/offices")["prefixes"]:
        trie.add(prefix, "")
    return trie


@cache
def lone_offices() -> Trie[str]:
    """Offices that stand for a group or a body without naming it: "các Bộ trưởng"."""
    rows = vocabulary.load("agencies/offices")
    trie: Trie[str] = Trie()
    for phrase, name in (*rows["alone"].items(), *rows["bodies"].items()):
        trie.add(phrase, name)
    return trie


@cache
def stops() -> Trie[str]:
    """Words that end a name made of free words."""
    trie: Trie[str] = Trie()
    for word in vocabulary.load("agencies/stops")["words"]:
        trie.add(word, word)
    return trie


def _either(words: list[str]) -> str:
    folds = sorted({fold(word) for word in words}, key=len, reverse=True)
    return "|".join(re.escape(f).replace(r"\ ", r"\s+") for f in folds)


@cache
def group_pattern() -> re.Pattern[str]:
    """"các sở, ban, ngành cấp tỉnh", "Thủ trưởng các cơ quan, đơn vị liên quan", on folded text."""
    rows = vocabulary.load("agencies/groups")
    member = rf"(?:{_either(rows['members'])})(?![a-z0-9])"
    modifier = rf"(?:{_either(rows['modifiers'])})(?![a-z0-9])"
    quantifier = rf"(?:{_either(rows['quantifiers'])})(?![a-z0-9])"
    return re.compile(
        rf"(?P<office>(?:{_either(rows['offices'])})(?![a-z0-9])\s+)?(?P<quantifier>{quantifier}\s+)?(?P<office2>(?:{_either(rows['offices'])})(?![a-z0-9])\s+(?:cac\s+)?)?"
        rf"(?P<first>{member})(?P<more>(?:(?:\s+{modifier})?(?:\s*[,/-]\s*|\s+va\s+(?:cac\s+)?|\s+)(?:cac\s+)?{member}){{0,9}})(?P<modifier>(?:\s+{modifier}){{0,3}})"
    )
