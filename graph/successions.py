"""Which body holds the functions of another on a day: the steps of SUCCEEDED_BY walked to their end (design, rule 10).

Raw rows: one for each edge that can be reached from an agency (`agency_key`, `from_key`, `to_key`, `heading`, `since`, `basis`, …).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.days import begun
from graph.tree import Row
from model.fold import fold

LONGEST = 8  # steps; no body was ever handed on more often, and a circle ends here
_BODY = ("level", "line", "place", "group")


@dataclass(frozen=True, slots=True)
class _Way:
    """The steps so far, from the body that was asked about."""

    at: str
    steps: tuple[Row, ...] = field(default=())


def succession_rows(raw: Iterable[Row], as_of: str | None) -> list[Row]:
    """One row for each body that holds something of an agency's functions on the day (None: by all that is known), with the way to it."""
    edges: dict[tuple[str, str], list[Row]] = {}
    asked: dict[str, str] = {}
    for row in sorted(raw, key=lambda row: (str(row["agency_key"]), str(row["from_key"]), str(row["to_key"]))):
        asked[str(row["agency_key"])] = str(row["agency"])
        if as_of is None or begun(row["since"], as_of):
            edges.setdefault((str(row["agency_key"]), str(row["from_key"])), []).append(row)
    return [_told(key, heading, way) for key, heading in asked.items() for way in _ends(key, edges) if way.steps]


def holders(rows: Iterable[Row], words: str) -> list[Row]:
    """Of those who took over from one body, who holds what the words of a task are about: those whose field the words tell;
    all where they tell none."""
    found = list(rows)
    plain = f" {fold(words)} "
    told = [row for row in found if any(f" {word}" in plain for word in _words(row))]
    return told or found


def _ends(key: str, edges: Mapping[tuple[str, str], Sequence[Row]]) -> Iterator[_Way]:
    waiting = [_Way(key)]
    while waiting:
        way = waiting.pop(0)
        following = edges.get((key, way.at), ()) if len(way.steps) < LONGEST else ()
        waiting += [_Way(str(edge["to_key"]), (*way.steps, edge)) for edge in following]
        if not following:
            yield way


def _told(key: str, heading: str, way: _Way) -> Row:
    """The last body of a way; a field that was told on the way holds to its end."""
    last = way.steps[-1]
    split = next((step for step in way.steps if step["field"]), last)
    bases = dict.fromkeys(str(step["basis"]) for step in way.steps if step["basis"])
    return {
        "agency": heading,
        "agency_key": key,
        "successor": last["heading"],
        "successor_key": last["to_key"],
        **{name: last[name] for name in _BODY},
        "succeeded_on": last["since"],
        "basis": "; ".join(bases) or None,
        "field": split["field"],
        "words": split["words"],
        "rest": any(step["rest"] for step in way.steps),
        "open": any(step["open"] for step in way.steps),
        "succession_path": [heading, *(str(step["heading"]) for step in way.steps)],
        "list_source": "; ".join(dict.fromkeys(str(step["list_source"]) for step in way.steps)),
    }


def _words(row: Row) -> list[str]:
    words = row["words"]
    return [str(word) for word in words] if isinstance(words, list) else []
