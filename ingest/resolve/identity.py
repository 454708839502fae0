"""Who is who: the identity of a directive and of its issuer.

A number alone names nothing: `184/KH-UBND` exists in every province and year. A directive is its
folded number, its issuer and its year (a Party paper: its term); an unknown part is written `?`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ingest.agencies import resolve_agency
from ingest.numbers import fold_number
from ingest.vocabulary import load
from model.document import Setting
from model.facts import Level, Line
from model.fold import fold

UNKNOWN = "?"
_PUNCTUATION = re.compile(r'[,;:.()"“”]|(?<=\s)-(?=\s)')
_YEAR_IN_NUMBER = re.compile(r"\d+/((?:19|20)\d\d)/")
_CLASS = re.compile(r"\b(?:tinh|thanh pho) ")
_LOCAL = re.compile(r"\b(?:xa|phuong|thi tran|huyen|quan|thi xa) ")


@dataclass(frozen=True, slots=True)
class Identity:
    """What is known of a directive's identity: `number` folded, `issuer` as written in full, `date` ISO,
    `above` the places above the issuer's own ("tỉnh Kiên Giang" for a district)."""

    number: str
    issuer: str | None
    date: str | None
    above: str | None = None

    @property
    def year(self) -> str | None:
        """The year inside a normative number (42/2014/QĐ-TTg), else that of the date."""
        inside = _YEAR_IN_NUMBER.match(self.number)
        return inside[1] if inside else self.date[:4] if self.date else None

    @property
    def complete(self) -> bool:
        """Number, issuer and year are all known."""
        return bool(self.issuer and self.year)


@dataclass(frozen=True, slots=True)
class Body:
    """An issuer's place in the state: what the tree of a cascade is built by."""

    name: str
    level: Level
    line: Line
    place: str | None


@lru_cache(maxsize=100_000)
def body_of(name: str) -> Body:
    """Level, line and place of a full name: "Sở Y tế tỉnh Cao Bằng" is a department of tỉnh Cao Bằng."""
    known = resolve_agency(name, Setting())
    return Body(name, known.level, known.line, known.place)


def above_of(place: str | None) -> str | None:
    """The places above a local one: there is a huyện Châu Thành in ten provinces.

    >>> above_of("huyện An Biên, tỉnh Kiên Giang")
    'tỉnh Kiên Giang'
    """
    return (place or "").partition(", ")[2] or None


@lru_cache(maxsize=100_000)
def fold_issuer(name: str) -> str:
    """The folded body: heads and parts of a committee stand for the whole.

    >>> fold_issuer("Chủ tịch Ủy ban nhân dân tỉnh Cao Bằng")
    'uy ban nhan dan tinh cao bang'
    """
    parts = sorted(_fold_body(part) for part in name.split(";"))
    return "; ".join(parts)


def same_issuer(one: str | None, other: str | None) -> bool:
    """Equal, or not said on one side. A district or commune may carry its province or not, a province
    its class word or not ("Tỉnh ủy Cao Bằng", "UBND Cao Bằng")."""
    if one is None or other is None:
        return True
    short, long = sorted((fold_issuer(one), fold_issuer(other)), key=len)
    if short == long or (_without_class(short) == _without_class(long) and not _classes_differ(short, long)):
        return True
    return bool(_LOCAL.search(short)) and long.startswith(short + " ")


@lru_cache(maxsize=100_000)
def issuer_groups(name: str) -> tuple[str, ...]:
    """Words that two names share wherever `same_issuer` holds of them: the body without class words of its place, and for a
    district or commune its name up to the first word of the place, since its province may follow or not.

    >>> issuer_groups("Ủy ban nhân dân xã Tân Lập, tỉnh Thái Nguyên")
    ('=uy ban nhan dan xa tan lap thai nguyen', 'uy ban nhan dan xa tan')
    """
    folded = fold_issuer(name)
    local = _LOCAL.search(folded)
    same = "=" + _without_class(folded)
    return (same, folded[: local.end()] + folded[local.end() :].partition(" ")[0]) if local else (same,)


def same_date(one: str | None, other: str | None) -> bool:
    """Equal as far as both say: `2021` and `2021-10-11` agree."""
    return one is None or other is None or one.startswith(other) or other.startswith(one)


def may_be(one: Identity, other: Identity) -> bool:
    """Nothing that the two say contradicts."""
    return (
        one.number == other.number
        and same_date(one.date, other.date)
        and (one.year is None or other.year is None or one.year == other.year)
        and same_issuer(one.issuer, other.issuer)
        and (one.above is None or other.above is None or one.above.endswith(other.above) or other.above.endswith(one.above))
    )


def is_local(identity: Identity) -> bool:
    """A district or commune by its name alone: there may be another of that name."""
    return identity.above is None and identity.issuer is not None and bool(_LOCAL.search(fold_issuer(identity.issuer)))


def make_key(identity: Identity) -> str:
    """The node key: `128/nq-cp|chinh phu|2021`, `07-kl/tw|bo chinh tri|XIII`, `184/kh-ubnd|?|2021`."""
    issuer = fold_issuer(identity.issuer) if identity.issuer else UNKNOWN
    if identity.above:
        issuer += f", {fold(identity.above)}"
    return f"{identity.number}|{issuer}|{_period(identity) or UNKNOWN}"


def make_identity(number: str, issuer: str | None, date: str | None, above: str | None = None) -> Identity:
    """The identity of a document or of a citation as far as its words go."""
    return Identity(fold_number(number), issuer, date, above)


def _fold_body(name: str) -> str:
    folded = " ".join(_PUNCTUATION.sub(" ", fold(name)).split())
    vocabulary = _vocabulary()
    for head in vocabulary.heads:
        if folded.startswith(head + " ") and len(folded) > len(head) + 1:
            folded = folded[len(head) + 1 :]
            break
    for part in vocabulary.committee_parts:
        rest = folded.removeprefix(part + " ")
        if rest != folded and rest.startswith(vocabulary.committees):
            return rest
    return folded


def _without_class(folded: str) -> str:
    return _CLASS.sub("", folded)


def _classes_differ(one: str, other: str) -> bool:
    """Both say a class, and not one the same: tỉnh Hải Dương and its thành phố Hải Dương."""
    said, others = set(_CLASS.findall(one)), set(_CLASS.findall(other))
    return bool(said and others) and not said & others


def _period(identity: Identity) -> str | None:
    if identity.date and len(identity.date) >= 10 and _is_party(identity.number):
        return _term(identity.date, body_of(identity.issuer).level if identity.issuer else "central") or identity.year
    return identity.year


def _is_party(number: str) -> bool:
    """A Party number has its hyphen first: 176-cv/tu; the state's has its stroke first: 128/nq-cp."""
    return re.match(r"\d+[a-z]?-[a-z]", number) is not None


def _term(date: str, level: str) -> str | None:
    terms = _vocabulary().terms
    table = terms.get(level, terms["local"])
    started = [name for name, start in table.items() if start <= date]
    return started[-1] if started else None


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    heads: tuple[str, ...]
    committee_parts: tuple[str, ...]
    committees: tuple[str, ...]
    terms: dict[str, dict[str, str]]


@cache
def _vocabulary() -> _Vocabulary:
    data = load("resolution")
    return _Vocabulary(tuple(data["heads"]), tuple(data["committee_parts"]), tuple(data["committees"]), data["party_terms"])
