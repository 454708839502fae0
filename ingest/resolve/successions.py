"""Who took over from a body that was merged, split or ended: "Sở Kế hoạch và Đầu tư tỉnh Kiên Giang" was Sở Tài chính tỉnh Kiên Giang
from March 2025 and is Sở Tài chính tỉnh An Giang since July.

The knowledge stands in `vocabulary/successions/`; here it is only matched. A body that ended and of which no source says who took
over is never given to anyone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from msgspec.structs import replace

from ingest.agencies import resolve_agency
from ingest.agencies.registry import is_province, split_place
from ingest.resolve.places import place_level, province_today, takeover_of
from ingest.resolve.units import communes_after, district_named
from ingest.vocabulary import load
from model.document import Setting
from model.facts import AgencyMention
from model.fold import fold
from model.text import Span

REFORM = "2025-07-01"
FORMER_COMMUNES = "các xã, phường, thị trấn"
TODAYS_COMMUNES = "các xã, phường, đặc khu"
_SEVERAL = r"(?:tất cả )?(?:các )?(?:{0})(?:(?:, | và )(?:{0}))*"
# placeholders that stand for words of their own before a place
_FREE = {
    "districts": re.compile(_SEVERAL.format("huyện|quận|thị xã|thành phố")),
    "communes": re.compile(_SEVERAL.format("xã|phường|thị trấn")),
    "field": re.compile(".+"),
}
_COMMITTEES = {"tỉnh": "Tỉnh ủy", "thành phố": "Thành ủy"}


@dataclass(frozen=True, slots=True)
class Step:
    """One body that took over: the whole (no `field`), one field of it, or, where `open`, whatever part nobody has told.

    `since` is as coarse as its source. `words` are folded words of a task that tell the field; `rest` marks who holds what is
    not named apart. `listed_in` is where the row comes from.
    """

    to: AgencyMention
    since: str
    basis: str | None
    listed_in: str
    field: str | None = None
    words: tuple[str, ...] = ()
    rest: bool = False
    open: bool = False


def steps_of(body: AgencyMention, after: str = "") -> tuple[Step, ...]:
    """Who took over from a body first, later than `after`; none for one that goes on, or of which nothing is known.

    >>> [step.to.name for step in steps_of(body_named("Sở Kế hoạch và Đầu tư tỉnh Kiên Giang"))]
    ['Sở Tài chính tỉnh Kiên Giang']
    """
    listed = [step for step in _all_steps(body)[0] if step.since > after]
    moved = [step for step in _all_steps(body)[1] if step.since > after]
    first = min((step.since for step in (*listed, *moved)), default="")
    return tuple(step for step in listed if step.since == first) or tuple(step for step in moved if step.since == first)


@lru_cache(maxsize=50_000)
def _all_steps(body: AgencyMention) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
    """Every step that names the body: by a row of the lists, and with its province."""
    return tuple(_listed(body)), tuple(_with_its_province(body))


def is_orphaned(body: AgencyMention) -> bool:
    """True where the body's province or district ended and nothing here says what became of the body."""
    parts = (body.place or "").split(", ")
    ended = any(place_level(part) == "district" for part in parts[:-1]) or (len(parts) == 1 and place_level(parts[0]) == "district")
    return (ended or takeover_of(parts[-1]) is not None) and not steps_of(body)


def body_named(name: str, place: str | None = None, *, group: bool = False) -> AgencyMention:
    """A body by its full name; a place given in full goes before what the name says."""
    known = resolve_agency(name, Setting())
    return AgencyMention(Span(0, 0), name, name, "succession", known.level, known.line, place or known.place, group or known.group)


def founded_on(name: str, province: str | None) -> str | None:
    """The day from which a body of that name exists, where it was made by a merger: "2025-03-01" for Bộ Nông nghiệp và Môi trường."""
    return next((since for pattern, since in _founded() if _match(pattern, name, _places_of(province))), None)


@dataclass(frozen=True, slots=True)
class _Places:
    """What the placeholders of a row stand for; empty where the body has no such place."""

    province: str = ""
    district: str = ""
    commune: str = ""

    @property
    def committee(self) -> str:
        word, bare = split_place(self.province)
        return f"{_COMMITTEES.get(word.lower(), 'Tỉnh ủy')} {bare}" if bare else ""

    def exact(self, kind: str) -> str:
        """What one placeholder stands for in the name of a body of just this place; empty for a place further up or down."""
        if kind in ("province", "committee"):
            return "" if self.district or self.commune else self.committee if kind == "committee" else self.province
        if kind == "commune":
            return self.commune
        return "" if self.commune else split_place(self.district)[1] if kind == "bare" else self.district


@lru_cache(maxsize=50_000)
def _places_of(place: str | None) -> _Places:
    parts = (place or "").split(", ")
    if len(parts) == 1 and place and not is_province(place) and place_level(place) == "district":
        parts = (district_named(place) or place).split(", ")
    levels = {"province" if index == len(parts) - 1 and is_province(part) else place_level(part): part for index, part in enumerate(parts)}
    return _Places(levels.get("province", ""), levels.get("district", ""), levels.get("commune", ""))


def _listed(body: AgencyMention) -> Iterator[Step]:
    """The rows of the lists that name the body."""
    places = _places_of(body.place)
    for row in (*load("successions/central"), *load("successions/local")):
        if any(_match(pattern, body.name, places) for pattern in row["from"]):
            for target in row["to"]:
                yield from _steps(row, target, places)


def _match(pattern: str, name: str, places: _Places) -> bool:
    """Whether a row's name, with the body's own places in it, is the body's; a place that the body does not have is in no name."""
    begin, brace, rest = pattern.partition("{")
    if not brace or not name.startswith(begin):
        return pattern == name
    kind, _, end = rest.partition("}")
    tail = name[len(begin) :]
    if kind in _FREE:
        return _has_words(kind, end, tail, places)
    place = places.exact(kind)
    return bool(place) and tail == place + end


def _has_words(kind: str, end: str, tail: str, places: _Places) -> bool:
    """The same for a placeholder that stands for words of its own before the place: "các huyện, thành phố tỉnh X", "Y tế huyện Y"."""
    if kind == "field":
        return bool(places.district) and not places.commune and tail.endswith(f" {places.district}")
    place = places.district or places.province if kind == "communes" else places.province
    words = tail.removesuffix(f" {place}{end}")
    return bool(place) and words != tail and _FREE[kind].fullmatch(words) is not None


def _steps(row: Mapping[str, Any], target: Mapping[str, Any], places: _Places) -> Iterator[Step]:
    field = load("successions/fields")[target["field"]] if "field" in target else None
    for to in _targets(target["name"], places, str(row["since"])):
        yield Step(
            to,
            str(row["since"]),
            row.get("basis"),
            row["source"],
            field["vi"] if field else None,
            tuple(field["words"]) if field else (),
            bool(target.get("rest")),
            bool(row.get("open")),
        )


def _targets(template: str, places: _Places, since: str) -> Iterator[AgencyMention]:
    """The bodies that a name of a row stands for, each with its place."""
    province = province_today(places.province) if since >= REFORM else places.province
    if "{communes}" in template:
        words, place = _communes(places, since)
        yield body_named(template.replace("{communes}", words), place, group=True)
    elif "{commune}" in template:
        for place in communes_after(", ".join(part for part in (places.commune, places.district, places.province) if part)):
            yield body_named(template.replace("{commune}", place.partition(", ")[0]), place)
    else:
        committee = _Places(province).committee
        yield body_named(template.replace("{province}", province).replace("{committee}", committee), province or None)


def _communes(places: _Places, since: str) -> tuple[str, str]:
    """How the communes of a district or province are called on that day, and where they lie."""
    ground = ", ".join(part for part in (places.district, places.province) if part)
    today = province_today(places.province)
    if since < REFORM:
        return f"{FORMER_COMMUNES} {places.district or places.province}", ground
    if ground == today:
        return f"{TODAYS_COMMUNES} {today}", today
    return f"{TODAYS_COMMUNES} trên địa bàn {ground} cũ", today


def _with_its_province(body: AgencyMention) -> Iterator[Step]:
    """The same body of the province that took over from its own."""
    places = _places_of(body.place)
    takeover = takeover_of(places.province) if not (places.district or places.commune) else None
    if takeover is None or not _follows(body.name):
        return
    name = _moved(body.name, places, _Places(takeover.name))
    if name is not None:
        to = replace(body_named(name, takeover.name, group=body.group), level=body.level, line=body.line)
        yield Step(to, takeover.since, takeover.basis, "province")


def _follows(name: str) -> bool:
    words = fold(name)
    return any(words.startswith((f"{head} ", f"{head},")) for head in load("successions/provinces")["follows"])


def _moved(name: str, old: _Places, new: _Places) -> str | None:
    """The name with the new province in it; None where it does not end with the old one."""
    for before, after in ((old.committee, new.committee), (old.province, new.province), *_youth(old, new)):
        if name.endswith(before):
            return name[: -len(before)] + after
    return None


def _youth(old: _Places, new: _Places) -> Iterator[tuple[str, str]]:
    """ "Tỉnh đoàn Kiên Giang" has its province as the committee does."""
    yield old.committee.replace(" ủy", " đoàn"), new.committee.replace(" ủy", " đoàn")


@cache
def _founded() -> tuple[tuple[str, str], ...]:
    listed: Iterable[Mapping[str, Any]] = (*load("successions/central"), *load("successions/local"))
    return tuple((target["name"], str(row["since"])) for row in listed for target in row["to"] if target.get("founded"))
