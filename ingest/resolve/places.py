"""Provinces of all times as places of the graph, and who took over from whom.

Code 92 is Cần Thơ before and after 1 July 2025, so the key of a province holds the day from which it
is meant: `92|?` and `92|2025-07-01`. Districts and communes are known by their names.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ingest import vocabulary
from ingest.agencies.registry import join_place, split_place
from model.batch import Edge, Node
from model.fold import fold

_FOLDER = Path(vocabulary.__file__).parent / "places"


@dataclass(frozen=True, slots=True)
class Province:
    """One province in one period: 63 until 30 June 2025, 34 since. Days are ISO, empty where open."""

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
    return tuple(Province(code, join_place(*split_place(name)), since, until) for code, name, since, until in _rows("provinces.tsv"))


def province_on(name: str, day: str | None) -> Province | None:
    """The province of that name on a day; None where no province has it, or where the day decides and is not known."""
    same = [p for p in provinces() if p.name == name and (day is None or p.holds_on(day))]
    return same[0] if len(same) == 1 else None


def place_key(name: str, day: str | None) -> tuple[str, str]:
    """Label and key of the place that a document of that day means by a name."""
    province = province_on(name, day)
    return ("Place", province.key if province else fold(name))


def place_level(name: str) -> str:
    """`huyện An Biên, tỉnh Kiên Giang` is a district, `thành phố Cần Thơ` a province."""
    if any(p.name == name for p in provinces()):
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
    periods = {(p.code, bool(p.valid_from)): p for p in provinces()}
    for old, new, since, basis in _rows("province_successors.tsv"):
        before, after = periods[old, False], periods[new, True]
        yield Edge("SUCCEEDED_BY", ("Place", before.key), ("Place", after.key), {"since": since, "basis": basis})


def _rows(name: str) -> Iterable[list[str]]:
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[2:]]
