"""The vocabulary of agencies as tries, built once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from ingest import vocabulary
from ingest.agencies.accents import plain_tone
from ingest.agencies.names import Entry
from ingest.agencies.trie import Trie
from ingest.patterns import one_of
from model.fold import fold

_RUN = re.compile(r"[a-z0-9]+")


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
        own=row.get("own", False),
        near=row.get("near", ""),
        bare=row.get("bare", False),
        becomes=tuple(row.get("becomes", {}).items()),
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
def compounds() -> Trie[str]:
    """Parts of free names that hold commas or words that would end the name: "phòng, chống dịch", and all fields."""
    trie: Trie[str] = Trie()
    for part in vocabulary.load("agencies/compounds"):
        trie.add(part, part)
    for row in vocabulary.load("agencies/fields"):
        trie.add(row["name"], row["name"])
    return trie


@cache
def offices() -> Trie[str]:
    """Offices before a body ("Giám đốc"): the value is the office itself."""
    trie: Trie[str] = Trie()
    for prefix in vocabulary.load("agencies/offices")["prefixes"]:
        trie.add(prefix, prefix)
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
def begins_below() -> Trie[str]:
    """First words of bodies that in capitals are no part of another body's name."""
    trie: Trie[str] = Trie()
    for word in vocabulary.load("letterhead")["begin_below"]:
        trie.add(word, word)
    return trie


@cache
def no_bodies() -> Trie[str]:
    """Phrases that begin like a body and are none: "Hội nghị", "Trường hợp"."""
    trie: Trie[str] = Trie()
    for phrase in vocabulary.load("agencies/stops")["no_bodies"]:
        trie.add(phrase, phrase)
    return trie


@cache
def stops() -> Trie[str]:
    """Words that end a name made of free words."""
    trie: Trie[str] = Trie()
    for word in vocabulary.load("agencies/stops")["words"]:
        trie.add(word, word)
    return trie


@dataclass(frozen=True, slots=True)
class Opening:
    """What a phrase can open: a body as one of several heads, a body after an office, nothing more (lone offices)."""

    heads: list[Entry]
    offices: list[str]
    lone: list[str]


@cache
def openings() -> Trie[Opening]:
    """`heads`, `offices` and `lone_offices` as one tree, so that a place in a text is read once; one value for each phrase."""
    found: dict[str, Opening] = {}
    for sign, entries in heads().items():
        found.setdefault(sign, Opening([], [], [])).heads.extend(entries)
    for sign, names in offices().items():
        found.setdefault(sign, Opening([], [], [])).offices.extend(names)
    for sign, names in lone_offices().items():
        found.setdefault(sign, Opening([], [], [])).lone.extend(names)
    trie: Trie[Opening] = Trie()
    for sign, opening in found.items():
        trie.add(sign, opening)
    return trie


def _either(words: list[str]) -> str:
    return one_of(map(fold, words))


@cache
def group_pattern() -> re.Pattern[str]:
    """ "các sở, ban, ngành cấp tỉnh", "Thủ trưởng các cơ quan, đơn vị liên quan", on folded text."""
    rows = vocabulary.load("agencies/groups")
    office, quantifier = (rf"(?:{_either(rows[key])})(?![a-z0-9])" for key in ("offices", "quantifiers"))
    member, modifier = (rf"(?:{_either(rows[key])})(?![a-z0-9])" for key in ("members", "modifiers"))
    member = rf"{member}(?!\s+(?:hanh|nhan\s+dan|mat\s+tran)\b)"  # "các sở ban hành", "các Ủy ban nhân dân"
    head = rf"(?P<office>(?:{office}\s*,?\s*){{1,2}}(?:cac\s+)?)?(?P<quantifier>{quantifier}\s+)?"
    head += rf"(?:{office}\s+(?:cac\s+)?)?(?P<member>{member})"
    more = rf"(?:(?:\s+{modifier})?(?:\s*[,/-]\s*|\s+va\s+)(?:{office}\s+)?(?:cac\s+)?{member})"
    return re.compile(
        rf"(?:(?P<alone>(?:ca\s+)?(?:{_either(rows['alone'])})(?![a-z0-9]))|{head})(?P<more>{more}{{0,9}})(?P<modifier>(?:\s+{modifier}){{0,3}})"
    )


@cache
def group_places() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Which groups get the province, which the nearest place, which none (folded)."""
    rows = vocabulary.load("agencies/groups")
    placed, near, none = (re.compile(rf"(?<![a-z0-9])(?:{_either(rows[key])})(?![a-z0-9])") for key in ("placed", "near", "placeless"))
    return placed, near, none


@cache
def open_members() -> re.Pattern[str]:
    """Members that go on in free words."""
    return re.compile(_either(vocabulary.load("agencies/groups")["open"]))


@cache
def named_members() -> re.Pattern[str]:
    """Members that alone are one body, and open a group only after "các"."""
    return re.compile(_either(vocabulary.load("agencies/groups")["named"]))


@cache
def group_words() -> frozenset[str]:
    """Every word a group phrase can hold, with its marks."""
    rows = vocabulary.load("agencies/groups")
    lists = [words for words in rows.values() if isinstance(words, list)]
    return frozenset(plain_tone(word) for words in lists for phrase in words for word in re.findall(r"[^\W\d_]+", phrase)) | {"và", "các"}


@cache
def group_starts() -> frozenset[str]:
    """The first word of every phrase that a group can begin with, folded."""
    rows = vocabulary.load("agencies/groups")
    phrases = [phrase for key in ("offices", "quantifiers", "members", "alone") for phrase in rows[key]]
    return frozenset(found.group() for phrase in phrases if (found := _RUN.match(fold(phrase)))) | {"ca"}


def opening_words() -> list[str]:
    """Everything that can stand first in a mention: names, heads, short forms, offices, "các"."""
    rows = [*vocabulary.load("agencies/central"), *vocabulary.load("agencies/heads")]
    forms = [form for row in rows for form in (row["name"], *row.get("forms", []))]
    groups, titles = vocabulary.load("agencies/groups"), vocabulary.load("agencies/offices")
    return [*forms, *groups["quantifiers"], *groups["alone"], *groups["offices"], *titles["prefixes"]]
