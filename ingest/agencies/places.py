"""Places: their names and class words, before and after 1 July 2025."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from pathlib import Path

from ingest import vocabulary
from ingest.agencies.names import PlaceWords
from ingest.agencies.trie import Trie, folded, squeeze

_FOLDER = Path(vocabulary.__file__).parent / "places"
REFORM = "2025-07-01"

CLASS_LEVEL = {
    "tỉnh": "province",
    "thành phố": "district",
    "huyện": "district",
    "quận": "district",
    "thị xã": "district",
    "phường": "commune",
    "xã": "commune",
    "thị trấn": "commune",
    "đặc khu": "commune",
}
_ANY_CLASS = r"(?:tinh|thanh\s*pho|t\.?p\b\.?|huyen|h\.|quan|q\.|thi\s*xa|t\.?x\b\.?|thi\s*tran|t\.t\b\.?|tt\.|phuong|p\.|xa|x\.|dac\s*khu)"
_CLASS = re.compile(rf"(?P<word>{_ANY_CLASS})(?P<rest>[a-z]?)")
_CLASS_NAMES = (
    ("tinh", "tỉnh"), ("thanhpho", "thành phố"), ("tp", "thành phố"), ("huyen", "huyện"), ("h", "huyện"), ("quan", "quận"), ("q", "quận"),
    ("thixa", "thị xã"), ("tx", "thị xã"), ("thitran", "thị trấn"), ("tt", "thị trấn"), ("phuong", "phường"), ("p", "phường"), ("xa", "xã"), ("x", "xã"), ("dackhu", "đặc khu"),
)  # fmt: skip
_CLASS_OF = dict(_CLASS_NAMES)
_PLURAL = re.compile(
    rf"""(?:(?:cac|nhung|mot\s+so|tung|moi)\s+{_ANY_CLASS}(?![a-z0-9])(?:\s*(?:,|;|/|-|\bva\b|\bhoac\b)\s*(?:cac\s+)?{_ANY_CLASS}(?![a-z0-9]))*
       |{_ANY_CLASS}(?![a-z0-9])(?:\s*(?:,|/|\bva\b)\s*(?:cac\s+)?{_ANY_CLASS}(?![a-z0-9]))+
       |cac\s+dia\s+phuong|(?:cac\s+)?cap\s+(?:tinh|huyen|xa|co\s+so)(?:\s*(?:,|va)\s*(?:cap\s+)?(?:huyen|xa)(?![a-z]))*|cac\s+cap|hai\s+cap|cung\s+cap|2\s+cap)(?![a-z0-9])
       (?:\s+(?:truc\s+thuoc\s+(?:trung\s+uong|tw|tinh|thanh\s+pho)|trong\s+tinh|co\s+lien\s+quan|lien\s+quan|noi\s+tren|tren\s+dia\s+ban(?:\s+(?:tinh|huyen|thanh\s+pho|quan|thi\s+xa)(?![a-z]))?|trong\s+ca\s+nuoc|tren\s+ca\s+nuoc|trong\s+huyen)(?![a-z]))?""",
    re.VERBOSE,
)
_CAPITALS = re.compile(r"(?:[^\W\d_a-zàáâãèéêìíòóôõùúýăđĩũơưạ-ỹ][^\W\d_]*['’]?[^\W\d_]*(?:[^\S\n]+|\n(?!\s*\n)|\s*-\s*(?=[^\W\d_a-z]))?){1,4}|\d{1,2}\b")
_JOINT = re.compile(r"\s*[,\-–]?\s*")


def _rows(name: str) -> list[list[str]]:
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[2:]]


def split_place(official: str) -> tuple[str, str]:
    """Class word and name: "Thành phố Cần Thơ" gives ("thành phố", "Cần Thơ")."""
    lower = official.lower()
    word = next((w for w in sorted(CLASS_LEVEL, key=len, reverse=True) if lower.startswith(w + " ")), "")
    return word, official[len(word) :].strip()


def join_place(word: str, name: str) -> str:
    """House form: only Thành phố Hồ Chí Minh keeps its capital."""
    return f"Thành phố {name}" if name == "Hồ Chí Minh" else f"{word} {name}"


@cache
def provinces() -> Trie[tuple[str, str]]:
    """Provinces of all times by name, as (class word, name): the class of the last one first."""
    trie: Trie[tuple[str, str]] = Trie()
    for row in vocabulary.load("places/former"):
        for form in (row["name"], *row.get("forms", [])):
            trie.add(split_place(form)[1] or form, split_place(row["name"]))
    for _, name, *_ in _rows("provinces.tsv"):
        word, short = split_place(name)
        trie.add(short, (word, short))
    return trie


@cache
def named_places() -> dict[str, Trie[tuple[str, str]]]:
    """Places by class word, as (name, what it lies in)."""
    tries: dict[str, Trie[tuple[str, str]]] = defaultdict(Trie)
    for _, name, *_ in _rows("provinces.tsv"):
        word, short = split_place(name)
        tries[word].add(short, (short, ""))
    for row in vocabulary.load("places/former"):
        word, short = split_place(row["name"])
        for form in (row["name"], *row.get("forms", [])):
            tries[word].add(split_place(form)[1] or form, (short, ""))
    for above, above_names in (("districts.tsv", _names("provinces.tsv")), ("communes_until_2025.tsv", _names("districts.tsv"))):
        _add_places(tries, above, above_names)
    _add_places(tries, "communes_from_2025.tsv", _names("provinces.tsv"))
    return tries


def _names(name: str) -> dict[str, str]:
    index = 1 if name == "districts.tsv" else 0
    return {row[index]: join_place(*split_place(row[index + 1])) for row in _rows(name)}


def _add_places(tries: dict[str, Trie[tuple[str, str]]], name: str, above: dict[str, str]) -> None:
    for upper, _, official in _rows(name):
        word, short = split_place(official)
        tries[word].add(short, (short, above.get(upper, "")))


def class_at(text: str, start: int, end: int) -> tuple[int, str] | None:
    """The class word at `start` of a folded text and where it ends: "TP." is "thành phố"."""
    found = _CLASS.match(text, start, end)
    if found is None or (found["rest"] and not found["word"].endswith(".")):
        return None
    letters = re.sub(r"[^a-z]", "", found["word"])
    return found.end("word"), _CLASS_OF[letters]


def match_place(text: str, start: int, end: int) -> PlaceWords | None:
    """The place at `start`: a group of places, a class word with its name, a class word alone, a province without its class."""
    flat = folded(text)
    plural = _PLURAL.match(flat, start, end)
    named = _match_named(text, start, end)
    if plural and (named is None or plural.end() >= named.end):
        return PlaceWords(plural.end(), " ".join(text[start : plural.end()].split()), _class_of_group(plural.group()), plural=True)
    if named:
        return named
    bare = provinces().longest(flat, start, end)
    if bare and text[start].isupper():
        return PlaceWords(bare[0], join_place(*bare[1][0]), bare[1][0][0], bare[1][0][1], bare=True)
    return None


def _class_of_group(words: str) -> str:
    for sign, word in (("tinh", "tỉnh"), ("huyen", "huyện"), ("quan", "quận"), ("thi xa", "huyện"), ("xa", "xã"), ("phuong", "xã"), ("thi tran", "xã"), ("thanh pho", "huyện")):
        if re.search(rf"\b{sign}\b", words.replace("thi xa", "huyen") if sign == "xa" else words):
            return word
    return ""


def _match_named(text: str, start: int, end: int) -> PlaceWords | None:
    flat = folded(text)
    opened = class_at(flat, start, end)
    if opened is None:
        return None
    after, word = opened
    at = after
    while at < end and flat[at].isspace():
        at += 1
    name, stop = _name_at(text, at, end, word)
    if name is None:
        return PlaceWords(after, word, word) if flat[after - 1] != "." or len(flat[start:after]) > 2 else None
    above = _above(text, stop, end, word)
    return PlaceWords(above.end if above else stop, join_place(word, name), word, name, above and place_chain(above))


def place_chain(place: PlaceWords) -> str:
    """A place with those named above it: "xã Nam Yên, huyện An Biên"."""
    return f"{place.words}, {place.above}" if place.above else place.words


def _name_at(text: str, at: int, end: int, word: str) -> tuple[str | None, int]:
    known = named_places()[word].longest(folded(text), at, end) if at < end else None
    if known and (text[at].isupper() or text[at].isdigit()):
        return known[1][0][0], known[0]
    found = _CAPITALS.match(text, at, end)
    if found is None:
        return None, at
    name = " ".join(found.group().split())
    return (name.title() if name.isupper() else name), at + len(found.group().rstrip())


def _above(text: str, at: int, end: int, word: str) -> PlaceWords | None:
    joint = _JOINT.match(text, at, end)
    upper = _match_named(text, joint.end() if joint else at, end)
    rank = ("commune", "district", "province")
    if upper is None or upper.name is None or upper.place_class == word:
        return None
    return upper if rank.index(CLASS_LEVEL[upper.place_class]) > rank.index(CLASS_LEVEL[word]) or is_province(upper.words) else None


@cache
def _province_names() -> frozenset[str]:
    return frozenset(squeeze(name) for name in [*_names("provinces.tsv").values(), *(row[1] for row in _rows("provinces.tsv")), *(r["name"] for r in vocabulary.load("places/former"))])


def is_province(place: str | None) -> bool:
    """Whether a place with its class word is a province or a city of that rank: "thành phố Cần Thơ"."""
    return place is not None and squeeze(place) in _province_names()


_WORD_STARTS = re.compile(r"(?<![a-z0-9])(?:tinh|thanh\s*pho|t\.?p)\b\.?\s*")


def province_of(text: str) -> str | None:
    """The province that a stretch of text names: "UBND tỉnh Cao Bằng" gives "tỉnh Cao Bằng".

    A class word before the name counts more than the name alone; None where no province is named.
    """
    flat = folded(text)
    for found in _WORD_STARTS.finditer(flat):
        known = provinces().longest(flat, found.end(), len(flat))
        if known:
            word = _CLASS_OF[re.sub(r"[^a-z]", "", found.group())]
            return next((join_place(*p) for p in known[1] if p[0] == word), join_place(*known[1][0]))
    for found in re.finditer(r"(?<!\w)[^\W\d_a-z]", text):
        known = provinces().longest(flat, found.start(), len(flat))
        if known:
            return join_place(*known[1][0])
    return None
