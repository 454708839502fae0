"""How one directive leads to another: the steps of the shortest way, whichever way its papers cite each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.schema import relation_name
from graph.store import GraphStore
from graph.tree import Row
from graph.values import number

LONGEST = 12  # steps
_ORDER = ("IMPLEMENTS", "GUIDES", "DETAILS", "FORWARDS", "ATTACHES", "BASED_ON")
_ISSUED = (
    "UNWIND $papers AS paper MATCH (d:Directive {key: paper}) WHERE coalesce(d.issued_on, '') <= coalesce($as_of, '~') RETURN d.key AS key"
)
_CITATION = (
    "[:BASED_ON|IMPLEMENTS|GUIDES|DETAILS|AMENDS|REPLACES|REPEALS|SUSPENDS|CORRECTS|CONSOLIDATES|FORWARDS|ATTACHES|PROPOSED_IN|REPLIES_TO|"
    "REMINDS|REPORTS_ON|REFERS_TO]"
)
_BESIDE = (
    f"UNWIND $papers AS paper MATCH (d:Directive {{key: paper}})-{_CITATION}-(beside:Directive) "
    "WHERE coalesce(beside.issued_on, '') <= coalesce($as_of, '~') RETURN d.key AS key, beside.key AS beside"
)
_WEIGHT = f"UNWIND $papers AS paper MATCH (d:Directive {{key: paper}}) RETURN COUNT {{ MATCH (d)-{_CITATION}-() }} AS ties"
_FEW = 50  # so many papers at most whose ties are counted before they are followed: a law among them may have a hundred thousand


def strongest_steps(raw: Iterable[Row]) -> list[Row]:
    """One row a step, by the strongest relation between the two; told in the direction of walking."""
    best: dict[object, Row] = {}
    for row in sorted(raw, key=_step_order):
        best.setdefault(row["step"], row)
    return [_step(row) for row in best.values()]


def shortest_way(store: GraphStore, source: str, target: str, as_of: object) -> list[str]:
    """Keys of the papers on the shortest way, both ends included; of several ways the first by these keys. Nothing where there is none
    of at most `LONGEST` steps, or where an end of it was not issued by the day.

    The way takes citations in either direction. It is looked for from both ends, each time from the side whose edge is tied to less.
    """
    ends = {source, target}
    if len(ends) < 2 or len(store.ask(_ISSUED, {"papers": [*ends], "as_of": as_of})) < len(ends):
        return []
    here, there = (_Side({end}, {end: set()}) for end in (source, target))
    for _ in range(LONGEST):
        side = min(here, there, key=lambda one: _weight(store, one))
        side.step(store.ask(_BESIDE, {"papers": sorted(side.edge), "as_of": as_of}))
        met = here.edge & there.edge
        if met:
            return _first_way(_ahead(here, there, met), source, target)
        if not side.edge:
            break
    return []


def strength(relation: object) -> tuple[int, str]:
    """A reading that carries says more than one that does not; a mere mention says least."""
    name = str(relation)
    return (_ORDER.index(name) if name in _ORDER else len(_ORDER) + (name == "REFERS_TO"), name)


@dataclass(slots=True)
class _Side:
    """What is reached from one end: the papers of the last step, and of each paper those of the step before that it is tied to."""

    edge: set[str]
    tied: dict[str, set[str]]
    weight: int | None = None

    def step(self, rows: Iterable[Row]) -> None:
        """One step further, by rows of the papers beside those of the edge."""
        found: dict[str, set[str]] = {}
        for row in rows:
            key = str(row["beside"])
            if key not in self.tied:
                found.setdefault(key, set()).add(str(row["key"]))
        self.tied.update(found)
        self.edge, self.weight = set(found), None


def _weight(store: GraphStore, side: _Side) -> int:
    """How many ties the papers at its edge have; of many papers a guess, fifty for each."""
    if side.weight is None:
        few = len(side.edge) <= _FEW
        rows = store.ask(_WEIGHT, {"papers": sorted(side.edge)}) if few else []
        side.weight = sum(number(row["ties"]) for row in rows) if few else len(side.edge) * _FEW
    return side.weight


def _ahead(here: _Side, there: _Side, met: set[str]) -> dict[str, set[str]]:
    """Of each paper on a shortest way those that may come next."""
    ahead: dict[str, set[str]] = {}
    waiting = met
    while waiting:
        for key in waiting:
            for before in here.tied[key]:
                ahead.setdefault(before, set()).add(key)
        waiting = {before for key in waiting for before in here.tied[key]}
    waiting = met
    while waiting:
        ahead.update({key: there.tied[key] for key in waiting})
        waiting = {after for key in waiting for after in there.tied[key]}
    return ahead


def _first_way(ahead: Mapping[str, set[str]], source: str, target: str) -> list[str]:
    keys = [source]
    while keys[-1] != target:
        keys.append(min(ahead[keys[-1]]))
    return keys


def _step_order(row: Row) -> tuple[int, tuple[int, str], str, int]:
    return (number(row["step"]), strength(row["relation"]), str(row["citing_key"]), number(row["span_start"]))


def _step(row: Row) -> Row:
    forward = row["citing_key"] == row["from_key"]
    vi = relation_name(str(row["relation"]), "vi" if forward else "inverse_vi")
    return row | {"forward": forward, "relation_vi": vi}
