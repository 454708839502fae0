"""From what a person types to a key: "NQ 128", "Kế hoạch 184/KH-UBND của UBND thành phố Cần Thơ", "Sở Y tế Cao Bằng".

Only what the store holds can be named. One match is the answer; several are listed (AmbiguousName), and where
there is none, what comes near (UnknownName).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from graph.days import begun
from graph.store import GraphStore, Row
from model.errors import AmbiguousName, UnknownName
from model.fold import fold
from model.yaml import read_yaml

MOST_LISTED = 50
MOST_NEAR = 8
# 128, 07-kl/tw, 15 / 2024 / tt-nhnn, 3852 /ubnd-th
_TOKEN = r"[a-z0-9][\w&.]*"
_NUMBER = re.compile(rf"(?<![\w/-])0*(?P<digits>\d+[a-z]?)(?:\s*[/-]\s*(?P<symbol>{_TOKEN}(?:\s*[/-]\s*{_TOKEN})*))?(?![\w/-])")
_DAY = re.compile(r"(?:ngay\s+)?(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>\d{4})(?!\d)")
_LONG_DAY = re.compile(r"(?:ngay\s+(?P<day>\d{1,2})\s+)?thang\s+(?P<month>\d{1,2})\s*(?:/|\s+nam\s+)\s*(?P<year>\d{4})")
_YEAR = re.compile(r"\bnam\s+(?P<year>\d{4})\b")
_GLUED = re.compile(r"^([a-z]{2,5})(?=\d)")  # NQ128
_MARKS = re.compile(r"[\s,;:.()\"“”'-]+")
_FIELDS = (
    "RETURN d.key AS key, d.number AS number, d.kind AS kind, d.issuer AS issuer, d.issued_on AS issued_on, d.heading AS heading, "
    "d.status AS status, d.folded AS folded, d.symbol AS symbol"
)
_BY_KEY = f"MATCH (d:Directive {{key: $key}}) {_FIELDS}"
_BY_NUMBER = f"MATCH (d:Directive) WHERE d.folded IN $numbers {_FIELDS} ORDER BY d.key"
_BY_DIGITS = f"MATCH (d:Directive) WHERE d.digits = $digits {_FIELDS} ORDER BY d.key"
_BY_START = f"MATCH (d:Directive) WHERE any(s IN $starts WHERE d.folded STARTS WITH s) {_FIELDS} ORDER BY d.key"
_BY_WORDS = f"MATCH (d:Directive) WHERE all(w IN $words WHERE d.heading_folded CONTAINS w) {_FIELDS} ORDER BY d.key LIMIT 200"
_AGENCY = (
    "RETURN a.key AS key, a.heading AS heading, a.heading_folded AS folded, a.level AS level, a.place AS place, a.group AS group, "
    "a.inferred AS inferred, a.valid_from AS valid_from, a.valid_to AS valid_to"
)
_AGENCY_BY_KEY = f"MATCH (a:Agency) WHERE a.key = $key {_AGENCY}"
_AGENCY_BY_WORDS = f"MATCH (a:Agency) WHERE all(w IN $words WHERE a.heading_folded CONTAINS w) {_AGENCY} ORDER BY a.key LIMIT 2000"
_AGENCY_NAMESAKES = f"MATCH (me:Agency {{key: $key}}) MATCH (a:Agency) WHERE a.heading_folded = me.heading_folded {_AGENCY} ORDER BY a.key"
_AGENCY_NEAR = f"MATCH (a:Agency) WHERE any(w IN $words WHERE a.heading_folded CONTAINS w) {_AGENCY} ORDER BY a.key LIMIT 2000"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a typed name says of a directive. All folded; empty where it says nothing."""

    digits: str = ""
    symbol: str = ""
    kinds: tuple[str, ...] = ()
    issuer: str = ""
    date: str = ""
    words: tuple[str, ...] = ()


def find_directive(store: GraphStore, text: str) -> str:
    """The key of the one directive that the text names. Raises UnknownName or AmbiguousName.

    >>> find_directive(store, "nghi quyet 128")  # doctest: +SKIP
    '128/nq-cp|chinh phu|2021'
    """
    by_key = store.ask(_BY_KEY, {"key": text.strip()})
    if by_key:
        return str(by_key[0]["key"])
    wanted = read_name(text)
    near = _candidates(store, wanted)
    found = [row for row in near if _fits(row, wanted)]
    if len(found) == 1:
        return str(found[0]["key"])
    if found:
        raise AmbiguousName(
            f"{text!r} có thể là {len(found)} văn bản; hãy nói rõ cơ quan hoặc ngày. (This names several directives; say which.)",
            [_shown(row) for row in found[:MOST_LISTED]],
        )
    raise UnknownName(f"Trong kho không có văn bản {text!r}. (No such directive here.)", [_shown(row) for row in near[:MOST_NEAR]])


def find_agency(store: GraphStore, text: str) -> str:
    """The key of the one agency that the text names, with or without diacritics, short or full.
    Raises UnknownName or AmbiguousName."""
    by_key = store.ask(_AGENCY_BY_KEY, {"key": fold(text)}) or store.ask(_AGENCY_BY_KEY, {"key": text.strip()})
    if len(by_key) == 1:
        return str(by_key[0]["key"])
    plain = plain_body(text)
    words = plain.split()
    holding = store.ask(_AGENCY_BY_WORDS, {"words": words}) if words else []
    exact = [row for row in holding if plain_body(str(row["folded"])) == plain]
    said = _spelled_out(text)
    exact = [row for row in exact if _spelled_out(str(row["folded"])) == said] or exact  # "tỉnh Cà Mau" is not the city
    found = _named_first(exact or [row for row in holding if f" {plain} " in f" {plain_body(str(row['folded']))} "] or holding)
    if len(found) == 1:
        return str(found[0]["key"])
    if found:
        raise AmbiguousName(
            f"{text!r} có thể là {len(found)} cơ quan; hãy nói rõ địa bàn. (This names several agencies; say which.)",
            [_shown_agency(row) for row in found[:MOST_LISTED]],
        )
    near = store.ask(_AGENCY_NEAR, {"words": words}) if words else []
    raise UnknownName(f"Trong kho không có cơ quan {text!r}. (No such agency here.)", [_shown_agency(row) for row in _nearest(plain, near)])


def agency_on(store: GraphStore, key: str, as_of: str) -> str:
    """The agency of the same name on a day: Sở Y tế tỉnh An Giang of 2021 and of 2026 are two bodies. The agency itself where
    none of the name was there on the day, or several were."""
    rows = store.ask(_AGENCY_NAMESAKES, {"key": key})
    found = [row for row in rows if begun(row["valid_from"], as_of) and (row["valid_to"] is None or begun(as_of, str(row["valid_to"])))]
    return str(found[0]["key"]) if len(found) == 1 else key


def _named_first(rows: list[Row]) -> list[Row]:
    """Those that the papers name before those that were only inferred: members of a group, and who took over from another.
    Of one body in several periods the one whose key needs no period."""
    named = [row for row in rows if not row["inferred"]] or rows
    plain = [row for row in named if "|" not in str(row["key"])]
    return plain if len(plain) == 1 and len({row["folded"] for row in named}) == 1 else named


def search_words(text: str) -> list[str]:
    """Folded words to look for; the kind before a number becomes its sign, as symbols have it, and numbers lose the zero in
    front, as they are stored without.

    >>> search_words("Nghị quyết 128"), search_words("07-KL/TW")
    (['nq', '128'], ['7-kl/tw'])
    """
    folded = fold(text)
    for kind, signs in _kinds_longest_first():
        folded = re.sub(rf"\b{kind}\s+(?:so\s+)?(?=\d)", f"{signs[0]} ", folded)
    return [re.sub(r"^0+(?=\d)", "", word) for word in re.split(r"[\s,;:()\"“”]+", folded) if word]


def read_name(text: str) -> Wanted:
    """Take a typed name apart.

    >>> read_name("Nghị quyết 128/NQ-CP ngày 11/10/2021").date
    '2021-10-11'
    """
    rest = _GLUED.sub(r"\1 ", fold(text))
    date, rest = _take_date(rest)
    number = _NUMBER.search(rest)
    before, after = (rest[: number.start()], rest[number.end() :]) if number else (rest, "")
    kinds, before = _take_kind(before)
    issuer, after = _take_issuer(after if number else before)
    return Wanted(
        digits=number["digits"] if number else "",
        symbol=re.sub(r"\s+", "", number["symbol"] or "") if number else "",
        kinds=kinds,
        issuer=issuer,
        date=date,
        words=() if number else tuple(_MARKS.sub(" ", rest).split()),
    )


def plain_body(text: str) -> str:
    """A body's name for comparing: folded, abbreviations spelled out, heads and class words of places left out.

    >>> plain_body("UBND TP. Cần Thơ") == plain_body("Ủy ban nhân dân thành phố Cần Thơ")
    True
    """
    return re.sub(rf"\b(?:{'|'.join(_vocabulary()['places'])}) (?!uy\b)(?=\w)", "", _spelled_out(text)).strip()


def _spelled_out(text: str) -> str:
    """Folded, abbreviations spelled out, heads left out; class words of places stay."""
    vocabulary = _vocabulary()
    words = [vocabulary["bodies"].get(word, word) for word in _MARKS.sub(" ", fold(text).replace("&", "")).split()]
    plain = _MARKS.sub(" ", " ".join(words)).strip()
    return re.sub(rf"^(?:{'|'.join(vocabulary['heads'])}) (?=\w)", "", plain)


def kind_words() -> tuple[str, ...]:
    """Every word and sign for a kind of paper, folded: `("nghi quyet", "nq", …)`."""
    return tuple(sorted({form for kind, signs in _vocabulary()["kinds"].items() for form in (kind, *signs)}))


def spell_word(word: str) -> str:
    """A folded word with an abbreviation spelled out as names are compared: `spell_word("ubnd") == "uy ban nhan dan"`."""
    return _MARKS.sub(" ", str(_vocabulary()["bodies"].get(word.replace("&", ""), word))).strip()


def _take_date(text: str) -> tuple[str, str]:
    for pattern in (_DAY, _LONG_DAY, _YEAR):
        found = pattern.search(text)
        if found:
            parts = found.groupdict()
            iso = "-".join(part.zfill(2) for part in (parts["year"], parts.get("month"), parts.get("day")) if part)
            return iso, text[: found.start()] + " " + text[found.end() :]
    return "", text


def _take_kind(text: str) -> tuple[tuple[str, ...], str]:
    """The kind that the text ends with, as all that may stand for it: ("nghi quyet", "nq")."""
    bare = re.sub(r"\s*(?:\bso|\bnumber|\bno)?\s*:?\s*$", "", text)
    for kind, signs in _kinds_longest_first():
        for form in (kind, *signs):
            if re.search(rf"(?:^|\W){re.escape(form)}\W*$", bare):
                return tuple(_same_sign(form, kind, signs)), bare[: bare.rfind(form)]
    return (), bare


def _same_sign(form: str, kind: str, signs: Sequence[str]) -> Iterable[str]:
    """A sign may mean several kinds (QĐ, CT, TT): all of them, and the sign itself."""
    if form == kind:
        return (kind, *signs)
    return (form, *(other for other, others in _kinds_longest_first() if form in others))


def _take_issuer(text: str) -> tuple[str, str]:
    found = re.search(rf"(?:^|\s)(?:{'|'.join(_vocabulary()['joins'])})\s+(?P<body>.+?)(?:\s+ban hanh)?\W*$", text)
    if found:
        return plain_body(found["body"]), text[: found.start()]
    rest = plain_body(text)
    return (rest, "") if rest and not rest.startswith(("ngay", "ve ")) else ("", text)


def _candidates(store: GraphStore, wanted: Wanted) -> list[Row]:
    """What has the number, else what begins with its digits, else what holds the words."""
    if not wanted.digits:
        words = [word for word in wanted.words if word not in {"so", "cua", "ve"}]
        return store.ask(_BY_WORDS, {"words": words}) if words else []
    digits = [wanted.digits.rjust(width, "0") for width in range(len(wanted.digits), len(wanted.digits) + 3)]
    if wanted.symbol:
        numbers = [f"{digit}{mark}{wanted.symbol}" for digit in digits for mark in "/-"]
        exact = store.ask(_BY_NUMBER, {"numbers": numbers})
        if exact:
            return exact
    starts = [f"{digit}{mark}" for digit in digits for mark in "/-"]
    return store.ask(_BY_DIGITS, {"digits": wanted.digits}) or store.ask(_BY_START, {"starts": starts})


def _fits(row: Mapping[str, object], wanted: Wanted) -> bool:
    return all((_fits_number(row, wanted), _fits_kind(row, wanted), _fits_issuer(row, wanted), _fits_date(row, wanted)))


def _fits_number(row: Mapping[str, object], wanted: Wanted) -> bool:
    """The whole symbol, or as much of it as was typed up to a mark ("128/NQ" for 128/NQ-CP)."""
    if not wanted.symbol:
        return True
    symbol = re.sub(r"^0*\d+[a-z]?[/-]", "", str(row["folded"] or ""))
    return symbol == wanted.symbol or re.match(rf"{re.escape(wanted.symbol)}[/-]", symbol) is not None


def _fits_kind(row: Mapping[str, object], wanted: Wanted) -> bool:
    if not wanted.kinds:
        return True
    tokens = re.split(r"[/-]", str(row["folded"] or ""))
    return fold(str(row["kind"] or "")) in wanted.kinds or any(token in wanted.kinds for token in tokens[1:])


def _fits_issuer(row: Mapping[str, object], wanted: Wanted) -> bool:
    return not wanted.issuer or not wanted.digits or f" {wanted.issuer} " in f" {plain_body(str(row['issuer'] or ''))} "


def _fits_date(row: Mapping[str, object], wanted: Wanted) -> bool:
    """The dates agree as far as both go."""
    known = str(row["issued_on"] or "")
    return known.startswith(wanted.date) or (known != "" and wanted.date.startswith(known))


def _nearest(plain: str, rows: Iterable[Row]) -> list[Row]:
    scored = [(difflib.SequenceMatcher(None, plain, plain_body(str(row["folded"]))).ratio(), str(row["key"]), row) for row in rows]
    return [row for _, _, row in sorted(scored, key=lambda item: (-item[0], item[1]))[:MOST_NEAR]]


def _shown(row: Mapping[str, object]) -> Row:
    return {name: row[name] for name in ("key", "number", "kind", "issuer", "issued_on", "heading", "status")}


def _shown_agency(row: Mapping[str, object]) -> Row:
    return {name: row[name] for name in ("key", "heading", "level", "place", "group", "valid_from", "valid_to")}


@cache
def _vocabulary() -> dict[str, Any]:
    loaded: dict[str, Any] = read_yaml(Path(__file__).with_name("names.yml"))
    return loaded


@cache
def _kinds_longest_first() -> tuple[tuple[str, tuple[str, ...]], ...]:
    kinds: dict[str, list[str]] = _vocabulary()["kinds"]
    return tuple((kind, tuple(kinds[kind])) for kind in sorted(kinds, key=lambda kind: (-len(kind), kind)))
