"""Provinces of all times as places of the graph, and who took over from whom.

Code 92 is Cần Thơ before and after 1 July 2025, so the key of a province holds the day from which it
is meant: `92|?` and `92|2025-07-01`. Districts and communes are known by their names.

A province that took over from others, also under its old name, is another one with other bodies: "Sở Y tế tỉnh
An Giang" of 2021 and of 2026 are two. One that nothing was merged into goes on, and its bodies with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from ingest.agencies.registry import REFORM, house_form, rows
from ingest.vocabulary import load
from model.batch import Edge, Node
from model.fold import fold

Period = tuple[str, str]  # first and last ISO day, empty where open


@dataclass(frozen=True, slots=True)
class Takeover:
    """Which province took over, from which day, by which paper."""

    name: str
    since: str
    basis: str


@dataclass(frozen=True, slots=True)
class Province:
    """One province in one period: 63 from August 2008 until 30 June 2025, 34 since. Days are ISO, empty where open."""

    code: str
    name: str
    valid_from: str
    valid_to: str

    @property
    def key(self) -> str:
        return f"{self.code}|{self.valid_from or '?'}"

    def holds_on(self, day: str) -> bool:
        """True where the province existed on an ISO day."""
        return self.valid_from <= day and (not self.valid_to or day <= self.valid_to)


@cache
def provinces() -> tuple[Province, ...]:
    """All provinces, former ones first."""
    return tuple(Province(code, house_form(name), since, until) for code, name, since, until in rows("provinces.tsv"))


def province_on(name: str, day: str | None) -> Province | None:
    """The province of that name on a day; None where no province has it, or where the day decides and is not known."""
    same = [p for p in _named().get(name, ()) if day is None or p.holds_on(day)]
    return same[0] if len(same) == 1 else None


def place_key(name: str, day: str | None) -> tuple[str, str]:
    """Label and key of the place that a document of that day means by a name."""
    province = province_on(name, day)
    return ("Place", province.key if province else fold(name))


def place_level(name: str) -> str:
    """`huyện An Biên, tỉnh Kiên Giang` is a district, `thành phố Cần Thơ` a province."""
    if name in _named():
        return "province"
    return "district" if name.startswith(("huyện ", "quận ", "thị xã ", "thành phố ")) else "commune"


def province_nodes() -> Iterable[Node]:
    """Every province in each of its periods, whether the corpus names it or not: a gap is told against all of them."""
    for province in provinces():
        yield Node(
            ("Place",),
            province.key,
            {
                "heading": province.name,
                "level": "province",
                "code": province.code,
                "valid_from": province.valid_from or None,
                "valid_to": province.valid_to or None,
            },
        )


def succession_edges() -> Iterable[Edge]:
    """Which province took over from which, with the day and the legal basis."""
    periods = {(p.code, p.valid_from >= REFORM): p for p in provinces()}
    for old, new, since, basis in rows("province_successors.tsv"):
        before, after = periods[old, False], periods[new, True]
        yield Edge("SUCCEEDED_BY", ("Place", before.key), ("Place", after.key), {"since": since, "basis": basis})
    for row in load("successions/provinces")["earlier"]:
        ends = place_key(row["from"], _day_before(row["since"])), place_key(row["to"], row["since"])
        yield Edge("SUCCEEDED_BY", *ends, {"since": row["since"], "basis": row["basis"]})


def body_period(place: str | None, day: str | None) -> Period | None:
    """The days between which the bodies of a province of that name are the same ones; None where the day decides and is not
    known. Always open for a province that goes on, and for what is no province.

    >>> body_period("tỉnh Kiên Giang", "2021-06-01"), body_period("tỉnh Cao Bằng", "2021-06-01"), body_period("tỉnh An Giang", "2026")
    (('', '2025-06-30'), ('', ''), ('2025-07-01', ''))
    """
    same = _named().get(place or "", ())
    if not same or place not in _merged():
        return ("", _ends_early().get(place or "", ""))
    fitting = [p for p in same if len(same) == 1 or (day is not None and all(p.holds_on(end) for end in _ends(day)))]
    return (fitting[0].valid_from, fitting[0].valid_to) if len(fitting) == 1 else None


def takeover_of(place: str) -> Takeover | None:
    """What took over from a province whose bodies ended, on that day; None for one that goes on."""
    return _earlier().get(place) or (_takeovers().get(place) if place in _merged() else None)


def province_today(place: str) -> str:
    """The province of today on the ground of one of any time: "tỉnh An Giang" for "tỉnh Kiên Giang"."""
    following = takeover_of(place)
    return following.name if following else place


@cache
def _named() -> dict[str, tuple[Province, ...]]:
    return {name: tuple(p for p in provinces() if p.name == name) for name in {p.name for p in provinces()}}


def _ends(day: str) -> tuple[str, str]:
    """First and last day of a date as coarse as the text: of "2025" neither tells on which side of July it lies."""
    return day[:10] + "0000-01-01"[len(day) :], day[:10] + "0000-12-31"[len(day) :]


@cache
def _earlier() -> dict[str, Takeover]:
    return {row["from"]: Takeover(row["to"], row["since"], row["basis"]) for row in load("successions/provinces")["earlier"]}


@cache
def _takeovers() -> dict[str, Takeover]:
    old, new = ({p.code: p.name for p in provinces() if (p.valid_from >= REFORM) == late} for late in (False, True))
    return {old[code]: Takeover(new[after], since, basis) for code, after, since, basis in rows("province_successors.tsv")}


@cache
def _merged() -> frozenset[str]:
    """Names of provinces, of both times, that had a part in a merger."""
    names = [takeover.name for takeover in _takeovers().values()]
    return frozenset(name for old, takeover in _takeovers().items() if names.count(takeover.name) > 1 for name in (old, takeover.name))


@cache
def _ends_early() -> dict[str, str]:
    changes = load("successions/provinces")["earlier"]
    return {row["from"]: _day_before(row["since"]) for row in changes}


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
