"""The members of a group that every unit of one kind belongs to: "UBND các huyện, thành phố tỉnh Cao Bằng" (design, rule 8).

Only groups whose words name all units of a place are told apart, from the official list of that day. "Các sở, ban, ngành" and "các cơ
quan liên quan" have no such list and stay as they are; a group with any other word ("các huyện biên giới") does too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from ingest.agencies.registry import CLASS_LEVEL, REFORM, is_province
from ingest.resolve.places import provinces
from ingest.resolve.successions import TODAYS_COMMUNES, body_named
from ingest.resolve.units import LAST_DAY, LIST_SOURCE, Unit, communes_after, district_named, units_below
from ingest.vocabulary import load
from model.facts import AgencyMention

_CLASS = "huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu"
_GROUP = re.compile(
    rf"(?P<head>.*?)(?:^|\s)(?:tất cả )?(?:(?:các|cả) )?(?:(?P<classes>(?:{_CLASS})(?:(?:, | và )(?:các )?(?:{_CLASS}))*)"
    rf"|cấp (?P<level>huyện|xã))(?: (?P<named>(?!(?:tỉnh|trên|{_CLASS}) )\w[\w ]*?))?(?: trên địa bàn)?"
    r"(?: (?P<place>(?:tỉnh|thành phố|Thành phố|huyện|quận|thị xã) .+))?",
    re.IGNORECASE,
)
_PROVINCES = re.compile(
    r"(?P<head>.+?) (?:các tỉnh(?:, | và )thành phố|cấp tỉnh)(?: trực thuộc (?:trung ương|tw))?(?: trên cả nước)?", re.IGNORECASE
)
_FORMER = re.compile(rf"(?P<head>.+?) {TODAYS_COMMUNES} trên địa bàn (?P<ground>.+) cũ")


@dataclass(frozen=True, slots=True)
class Members:
    """The members of a group in the days of one list: where the list comes from, and its first and last day (empty where open)."""

    bodies: tuple[AgencyMention, ...]
    listed_in: str
    since: str
    until: str


@lru_cache(maxsize=20_000)
def members_of(group: AgencyMention, day: str | None) -> Members | None:
    """Who belongs to a group in a paper of that day, None for a group that no list tells apart.

    >>> len(members_of(body_named("Ủy ban nhân dân các tỉnh, thành phố"), "2021-10-11").bodies)
    63
    """
    if day is None or day == REFORM[:4]:
        return None
    words = _PROVINCES.fullmatch(group.name)
    if words and words["head"] in _heads():
        return _dated(_of_provinces(words["head"], day), day)
    former = _FORMER.fullmatch(group.name)
    if former and former["head"] in _heads():
        return _dated(_on_former_ground(former["head"], former["ground"]), day)
    found = _GROUP.fullmatch(group.name)
    if found is None or found["head"] not in _heads():
        return None
    place = group.place or found["place"]
    return _dated(_of_units(found, place, day), day) if place else None


def _dated(bodies: Iterator[AgencyMention], day: str) -> Members | None:
    """The members with the days of the list that holds on that day."""
    found = tuple(bodies)
    since, until = (REFORM, "") if day >= REFORM[: len(day)] else ("", LAST_DAY)
    return Members(found, LIST_SOURCE, since, until) if found else None


def _of_provinces(head: str, day: str) -> Iterator[AgencyMention]:
    for province in provinces():
        if province.holds_on(day):
            yield body_named(f"{head} {province.name}", province.name)


def _of_units(found: re.Match[str], place: str, day: str) -> Iterator[AgencyMention]:
    """The units of the classes that the words name, inside the group's place; a district's name alone must be the only one."""
    inside = place if is_province(place) or ", " in place else district_named(place)
    classes = re.findall(_CLASS, (found["classes"] or found["level"] or "").lower())
    level = CLASS_LEVEL[classes[0]] if classes else ""
    wanted = {name for name, of in CLASS_LEVEL.items() if of == level} if found["level"] else set(classes)
    units = [unit for unit in units_below(inside or "", day) if unit.place_class in wanted and CLASS_LEVEL[unit.place_class] == level]
    if found["named"]:
        units = _with_one_named(units, classes, found["named"])
    for unit in units:
        yield body_named(f"{found['head']} {unit.place.partition(', ')[0]}", unit.place)


def _with_one_named(units: list[Unit], classes: list[str], name: str) -> list[Unit]:
    """ "các huyện và thành phố Vinh": of the last class the one named, nothing where the list has none of that name."""
    one = f"{classes[-1]} {name}" if classes else name
    found = [unit for unit in units if unit.place.partition(", ")[0] == one]
    return [unit for unit in units if unit.place_class != classes[-1] or unit in found] if found else []


def _on_former_ground(head: str, ground: str) -> Iterator[AgencyMention]:
    """The communes of today on the ground of a former district or province, each once."""
    below = units_below(ground, LAST_DAY)
    communes = below if ", " in ground else [commune for district in below for commune in units_below(district.place, LAST_DAY)]
    for place in dict.fromkeys(place for commune in communes for place in communes_after(commune.place)):
        yield body_named(f"{head} {place.partition(', ')[0]}", place)


@cache
def _heads() -> frozenset[str]:
    return frozenset(load("successions/groups")["heads"])
