"""Directives, agencies and places that a folded sentence names. Bodies, places and laws are those that the store knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from graph.names import kind_words, plain_body, spell_word
from graph.sentence.vocabulary import one_of, words
from graph.store import GraphStore

MOST_WORDS = 60  # of a sentence, looked up as the beginning of a name
LONGEST_NAME = 24  # words of a body
_TOKEN = r"[a-z0-9][\w&.]*"
_SYMBOL = rf"\s*[/-]\s*(?:\d{{4}}\s*/\s*)?[a-z][\w&.]*(?:\s*[/-]\s*{_TOKEN})*"
_AGENCIES = (
    "MATCH (a:Agency) WHERE any(s IN $starts WHERE a.heading_folded STARTS WITH s) "
    "RETURN a.key AS key, a.heading_folded AS folded ORDER BY key"
)
_PLACES = "MATCH (p:Place) WHERE p.level = 'province' RETURN DISTINCT p.heading AS heading ORDER BY heading"
_LAWS = (
    "MATCH (d:Directive) WHERE d.kind IN ['Luật', 'Bộ luật', 'Pháp lệnh'] "
    "RETURN d.key AS key, d.heading_folded AS folded ORDER BY key LIMIT 2000"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch of the sentence that names something: `sign` is D, A or P, `text` is what the store is asked for."""

    sign: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the sentence as names are compared, and where it stands."""

    word: str
    start: int
    end: int


def find_directives(text: str) -> list[Named]:
    """Numbers with a symbol ("435/vp-kgvx", "42/2014/qd-ttg"), and numbers after a kind of paper ("nq 128", "resolution 128").

    >>> [named.text for named in find_directives("ai phai thuc hien nq 128")]
    ['nq 128']
    """
    found = []
    for match in _directive().finditer(text):
        number = re.sub(r"\s+", "", f"{match['digits']}{match['symbol'] or ''}").rstrip(".-/")
        if match["symbol"] or (match["kind"] and not _counted().match(text, match.end())):
            found.append(Named("D", match.start(), match.end(), f"{_kind(match['kind'] or '')} {number}".strip()))
    return found


def find_laws(store: GraphStore, text: str) -> list[Named]:
    """Laws by their name, the longest that the sentence holds."""
    if not re.search(r"\b(?:luat|phap lenh)\b", text):
        return []
    return _longest(text, [("D", str(row["folded"]), str(row["key"])) for row in store.ask(_LAWS, {}) if row["folded"]])


def find_places(store: GraphStore, text: str) -> list[Named]:
    """Provinces, with or without their class word; of several periods one name."""
    return _longest(text, {("P", plain_body(str(row["heading"])), str(row["heading"])) for row in store.ask(_PLACES, {})})


def find_agencies(store: GraphStore, text: str, places: Sequence[str]) -> list[Named]:
    """Bodies that the store knows, the longest name at each place, short forms too ("ubnd cao bang", "so y te cao bang").

    A name that several have, or that goes on with a place where the store has no such body, is given in its own words: the
    store then says which there are. `places` are plain names of provinces.
    """
    spelled = list(_spelled(text))[:MOST_WORDS]
    starts = sorted({f"{one.word} {two.word}" for one, two in zip(spelled, spelled[1:], strict=False)})
    rows = store.ask(_AGENCIES, {"starts": starts}) if starts else []
    known: dict[str, list[str]] = {}
    for row in rows:
        known.setdefault(plain_body(str(row["folded"])), []).append(str(row["key"]))
    found = _read_agencies(spelled, known, places)
    return [Named("A", start, end, key or text[start:end]) for start, end, key in found]


def _read_agencies(spelled: Sequence[_Word], known: Mapping[str, list[str]], places: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Where names stand, and the key of the body where only one has the name."""
    begun = {" ".join(name.split()[:length]) for name in known for length in range(1, LONGEST_NAME)}
    index = 0
    while index < len(spelled):
        length = _name_length(spelled[index : index + LONGEST_NAME], known, begun)
        name = " ".join(one.word for one in spelled[index : index + length])
        keys = known.get(name, [])
        if length and not keys:
            length += _place_length(spelled[index + length : index + length + 6], places)
        if length:
            yield spelled[index].start, spelled[index + length - 1].end, keys[0] if len(keys) == 1 else ""
        index += length or 1


def _name_length(spelled: Sequence[_Word], known: Mapping[str, list[str]], begun: set[str]) -> int:
    """Words of the longest name, or beginning of a name, that stands here, if it says more than "ủy ban nhân dân"."""
    names = [" ".join(one.word for one in spelled[:length]) for length in range(1, len(spelled) + 1)]
    whole = [length for length, name in enumerate(names, 1) if name in known and name not in words("only_class")]
    part = [length for length, name in enumerate(names, 1) if name in begun and length >= 2 and name not in words("only_class")]
    return max([*whole, *part], default=0)


def _place_length(spelled: Sequence[_Word], places: Sequence[str]) -> int:
    """Words of a province that follows."""
    rest = " ".join(one.word for one in spelled)
    return max((len(place.split()) for place in places if f"{rest} ".startswith(f"{place} ")), default=0)


def _spelled(text: str) -> Iterator[_Word]:
    """The words of a sentence with abbreviations of bodies spelled out and class words of places left out."""
    found = list(re.finditer(r"[\w&]+", text))
    for index, match in enumerate(found):
        word, following = match.group(), found[index + 1].group() if index + 1 < len(found) else ""
        before = found[index - 1].group() if index else ""
        if (
            (word == "tinh" and following != "uy" and before not in words("ends_with_class")["tinh"])
            or (word, following) == ("thanh", "pho")
            or (before, word) == ("thanh", "pho")
            or word == "tp"
        ):
            continue
        for part in spell_word(word).split():
            yield _Word(part, match.start(), match.end())


def _longest(text: str, names: Iterable[tuple[str, str, str]]) -> list[Named]:
    """Where these names stand as whole words, longer ones first, none inside another."""
    found: list[Named] = []
    for sign, name, key in sorted(names, key=lambda item: (-len(item[1]), item)):
        for match in re.finditer(rf"(?<![\w/-])(?:(?:tinh|thanh pho|tp\.?) )?{re.escape(name)}(?![\w/-])", text) if name in text else ():
            if all(match.end() <= other.start or other.end <= match.start() for other in found):
                found.append(Named(sign, match.start(), match.end(), key))
    return sorted(found, key=lambda named: named.start)


def _kind(written: str) -> str:
    """The Vietnamese word for an English kind of paper; others stay."""
    return next((str(word) for pattern, word in words("kinds").items() if re.fullmatch(pattern, written)), written)


@cache
def _directive() -> re.Pattern[str]:
    """A kind (or a word for any paper) and a number, with its symbol or without; or a number with a symbol alone."""
    kinds = "|".join(sorted([*map(re.escape, kind_words()), *words("kinds")], key=lambda word: (-len(word), word)))
    before = rf"(?:(?P<kind>{kinds})(?:\s*(?:so|number|no)\b\.?)?|(?:{one_of('papers')}))"
    return re.compile(rf"(?<![\w/.-])(?:{before}\s*:?\s*)?(?<![\d/.-])(?P<digits>\d{{1,6}}[a-z]?)(?:(?P<symbol>{_SYMBOL})|(?![\w/-]))")


@cache
def _counted() -> re.Pattern[str]:
    """What follows a number that counts ("báo cáo 6 tháng") or begins a day."""
    return re.compile(rf"\s*(?:{one_of('counted')})(?!\w|\s*\d)|\s*[.,]\d|\s*[/-]\s*\d")
