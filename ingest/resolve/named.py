"""Agencies, people and places met while the batch is made, each once; who belongs to a group, and who took over from whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TypeVar

from msgspec.structs import replace

from ingest.agencies.registry import REFORM, is_province
from ingest.resolve.fields import Renames
from ingest.resolve.groups import Members, members_of
from ingest.resolve.identity import above_of
from ingest.resolve.places import Period, body_period, place_key, place_level
from ingest.resolve.successions import Step, body_named, founded_on, is_orphaned, steps_of
from ingest.resolve.units import LAST_DAY, units_below
from ingest.vocabulary import load
from model.batch import Edge, Node, Value
from model.facts import AgencyMention
from model.fold import fold
from model.text import Span

UNKNOWN = "?"
K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class _Body:
    """A body in its days; `period` is None where the day of the paper does not tell which of two of one name is meant."""

    mention: AgencyMention
    period: Period | None


class Named:
    """What the papers name, added one by one or taken from another that met other papers; `nodes` and `edges` are complete after
    `lists` and `follow`."""

    def __init__(self, renames: Renames | None = None) -> None:
        self.renames = renames or Renames()
        self._nodes: dict[tuple[str, str], Node] = {}
        self._edges: dict[tuple[str, str, str, str], Edge] = {}
        self._issuers: set[str] = set()
        self._named: set[str] = set()
        self._listed: set[str] = set()
        self._bodies: dict[str, _Body] = {}
        # What is added once at the end, by all that it depends on: a list of the members of a group, the units below a place.
        self._groups: dict[tuple[str, str], tuple[Members, str | None]] = {}
        self._above: dict[tuple[str, str, bool, bool], tuple[str, str]] = {}
        # What was added already, in the same way: the same few thousand names come in every paper.
        self._placed: set[tuple[str, str]] = set()
        self._met: dict[tuple[_Body, str | None], str] = {}

    def agency(self, mention: AgencyMention, day: str | None) -> tuple[str, str]:
        """The agency of a mention in a paper of that day; a group is its words in their place, tied to its members of that day."""
        known = self._agency(mention, day)
        self._named.add(known[1])
        # a group of the whole country goes on with other members; one of a province's districts ended with them
        for then in (day, REFORM) if mention.group and mention.place is None else (day,) if mention.group else ():
            members = members_of(_bare(mention), then)
            if members is not None:
                self._groups.setdefault((known[1], members.since), (members, then))
        return known

    def issuer(self, mention: AgencyMention, day: str | None) -> tuple[str, str]:
        """The same, marked as one that has issued something."""
        label, key = self.agency(mention, day)
        self._issuers.add(key)
        return label, key

    def place(self, name: str, day: str | None) -> tuple[str, str]:
        """The place of that name on that day, tied to the place above it."""
        label, key = place_key(name, day)
        if key == fold(name) and self._is_new_place(name, day):
            self._add("Place", key, {"heading": name, "level": place_level(name)})
            above = name.partition(", ")[2]
            if above:
                self._edge(Edge("PART_OF", (label, key), self.place(above, day), {}))
        return (label, key)

    def _is_new_place(self, name: str, day: str | None) -> bool:
        """The first time that a name comes for its province of that day."""
        known = name, place_key(name.rpartition(", ")[2], day)[1]
        if known in self._placed:
            return False
        self._placed.add(known)
        return True

    def units(self, place: str, day: str | None) -> None:
        """The official districts or communes inside a place on that day, so that a gap can be told against all of them."""
        if day is None or day == REFORM[:4]:
            return
        late = day >= REFORM[: len(day)]
        known = place, place_key(place.rpartition(", ")[2], day)[1], late, day >= REFORM
        self._above.setdefault(known, (place, day))

    def take(self, others: Named) -> None:
        """Take what others met, in papers that come after all that were met here."""
        for (label, key), node in others._nodes.items():
            self._add(label, key, node.properties)
        for edge in others._edges.values():
            self._edge(edge)
        self._issuers |= others._issuers
        self._named |= others._named
        _fill(self._bodies, others._bodies)
        _fill(self._groups, others._groups)
        _fill(self._above, others._above)

    def lists(self) -> None:
        """Add what official lists say: the members of groups, the units below places, and the ministries of all times, whether the papers
        name them or not."""
        for (group, _), (members, day) in self._groups.items():
            self._join(("Agency", group), members, day)
        for place, day_of_paper in self._above.values():
            self._add_units(place, day_of_paper)
        listed = load("successions/ministries")
        for name in (*listed["always"], *listed["until"], *listed["since"]):
            self._listed.add(self._agency(body_named(name), None)[1])

    def person(self, name: str, office: str, agency: str) -> tuple[str, str]:
        """Who signed, in an office of an agency."""
        key = f"{fold(name)}|{agency}"
        self._add("Person", key, {"heading": name, "office": office})
        return ("Person", key)

    def follow(self) -> None:
        """Add who took over from each body that was named, step by step to today."""
        waiting = sorted(self._bodies)
        while waiting:
            key = waiting.pop()
            body = self._bodies[key]
            if body.period is None:
                continue
            for step in steps_of(body.mention, body.period[0]):
                after = self._follow(key, body, step)
                waiting += [after] if after else []

    def nodes(self) -> Iterable[Node]:
        """Every agency, person and place, once."""
        for (label, _), node in self._nodes.items():
            yield self._told(node) if label == "Agency" else node

    def edges(self) -> Iterable[Edge]:
        """The edges among them."""
        return self._edges.values()

    def _told(self, agency: Node) -> Node:
        """With the label of one that has issued something, or the mark of one that no paper names."""
        labels = ("Agency", "Issuer") if agency.key in self._issuers else agency.labels
        marks: dict[str, Value] = {"inferred": None if agency.key in self._named else True}
        marks["listed"] = "ministry" if agency.key in self._listed else None
        return Node(labels, agency.key, {**agency.properties, **marks})

    def _join(self, group: tuple[str, str], members: Members, day: str | None) -> None:
        """Tie a group to its members."""
        for body in members.bodies:
            member = self._agency(body, day)
            listed: dict[str, Value] = {"list_source": members.listed_in, "since": members.since or None, "until": members.until or None}
            self._edge(Edge("MEMBER_OF", member, group, listed))

    def _add_units(self, place: str, day: str) -> None:
        late = day >= REFORM[: len(day)]
        for unit in units_below(place, day):
            level = "district" if not late and ", " not in place else "commune"
            days: dict[str, Value] = {"valid_from": REFORM if late else None, "valid_to": None if late else LAST_DAY}
            key = self.place(unit.place, day)[1]
            self._add("Place", key, {"heading": unit.place, "level": level, **days})

    def _follow(self, key: str, body: _Body, step: Step) -> str | None:
        """One step: the body that took over, which goes on to be followed where it is new here."""
        known = len(self._bodies)
        _, after = self._agency(step.to, step.since)
        if after == key:
            return None
        facts: dict[str, Value] = {"since": step.since, "basis": step.basis, "list_source": step.listed_in, "field": step.field}
        facts |= {"words": list(step.words), "rest": step.rest, "open": step.open}
        self._edge(Edge("SUCCEEDED_BY", ("Agency", key), ("Agency", after), facts))
        return after if len(self._bodies) > known else None

    def _agency(self, mention: AgencyMention, day: str | None) -> tuple[str, str]:
        body = _Body(_bare(mention), _period(mention, day))
        met = body, place_key(mention.place.rpartition(", ")[2], day)[1] if mention.place else None
        if met not in self._met:
            self._met[met] = self._meet(body, day)
        return ("Agency", self._met[met])

    def _meet(self, body: _Body, day: str | None) -> str:
        """Add a body, and the place that it sits in; its key."""
        mention = body.mention
        above = above_of(mention.place)
        key = fold(mention.name) + (f"|{fold(mention.place)}" if mention.place and (mention.group or above) else "") + _suffix(body)
        self._bodies.setdefault(key, body)
        self._add("Agency", key, _properties(body, above))
        if mention.place:
            self._edge(Edge("LOCATED_IN", ("Agency", key), self.place(mention.place, day), {}))
        return key

    def _edge(self, edge: Edge) -> None:
        self._edges.setdefault((edge.relation, *edge.source, edge.target[1]), edge)

    def _add(self, label: str, key: str, properties: Mapping[str, Value]) -> None:
        """The first in a fixed order stays, so that the order of reading changes nothing."""
        known = self._nodes.get((label, key))
        if known is None or (properties != known.properties and _order(properties) < _order(known.properties)):
            self._nodes[label, key] = Node((label,), key, properties)


def _fill(known: dict[K, V], more: Mapping[K, V]) -> None:
    """Add what is not there: the first stays."""
    for key, value in more.items():
        known.setdefault(key, value)


def _bare(mention: AgencyMention) -> AgencyMention:
    """The body without the words that named it: equal for every mention of it."""
    return replace(mention, span=Span(0, 0), text=mention.name, rule="")


def _period(mention: AgencyMention, day: str | None) -> Period | None:
    """The days of the body. Communes of a province are others since the reform, whatever became of the province."""
    province = (mention.place or "").rpartition(", ")[2]
    if mention.group and mention.level == "commune" and is_province(mention.place):
        return None if day is None or day == REFORM[:4] else (REFORM, "") if day >= REFORM[: len(day)] else ("", "2025-06-30")
    return body_period(province, day)


def _suffix(body: _Body) -> str:
    """What tells two bodies of one name apart: the first day of the later one, `?` where nobody can tell."""
    return f"|{UNKNOWN}" if body.period is None else f"|{body.period[0]}" if body.period[0] else ""


@lru_cache(maxsize=50_000)
def _properties(body: _Body, above: str | None) -> Mapping[str, Value]:
    mention = body.mention
    heading = f"{mention.name}, {above}" if above and above not in mention.name and _names_its_place(mention) else mention.name
    since, until = _days(body)
    return {
        "heading": heading,
        "heading_folded": fold(heading),
        "level": mention.level,
        "line": mention.line,
        "place": mention.place,
        "group": mention.group,
        "valid_from": since,
        "valid_to": until,
        "orphaned": (body.period is not None and body.period[0] == "" and is_orphaned(mention)) or None,
    }


def _days(body: _Body) -> tuple[str | None, str | None]:
    """First and last day, as far as known: a body ends where its province does, or when another takes over from it."""
    since, until = body.period or ("", "")
    steps = steps_of(body.mention, since) if body.period else ()
    began = founded_on(body.mention.name, body.mention.place)
    return max(since, began or "") or None, _day_before(steps[0].since) if steps else until or None


def _day_before(since: str) -> str:
    """The last day before a full date; the coarse date itself, in which the body ended, where the source says no day."""
    return (date.fromisoformat(since) - timedelta(days=1)).isoformat() if len(since) == len("2025-07-01") else since


def _names_its_place(mention: AgencyMention) -> bool:
    """ "Phòng Y tế huyện An Biên" does and is told with its province; "Thành ủy Phú Quốc" does not."""
    return (mention.place or "").partition(", ")[0] in mention.name


def _order(properties: object) -> str:
    return repr(properties)
