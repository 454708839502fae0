"""Who comes from whom and who is given what, as numbers in a row: a walk over 140,000 papers takes a tenth of a second instead of many.

Only what a tree is made by (rule 3 of the design): keys, days, and the edges COMES_FROM and PARTLY_FROM, those of a paper best
first; and of each duty what sorts and counts it (`graph.index_duties`). Facts and evidence stay in the store and are fetched for the
papers that are shown. Papers are numbered in the order of their keys, so that sorting numbers is sorting keys.

Here is what a question about a few papers needs, in Python alone; trees of many are the affair of `graph.subtree`, with numpy.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, TypeAlias

from graph.days import bounds
from graph.tree import Row, edge_order

if TYPE_CHECKING:
    from graph.index_duties import Duties
    from graph.subtree import Subtree

FURTHEST = 12  # steps down or up, as the questions walk
ALWAYS, NEVER = 0, 2**31 - 1  # first days of a paper without a date, and of one whose date is none
PARTLY, CONTINUES = 1, 2
Numbers: TypeAlias = "array[int] | memoryview"
"""Whole numbers of four bytes, or of one: made here, or as they stand in a file."""


@dataclass(frozen=True, slots=True)
class Rows:
    """For each paper a stretch of `items`: those of paper 7 stand from `starts[7]` to `starts[8]`."""

    starts: Numbers
    items: Numbers

    def of(self, paper: int) -> Iterable[int]:
        """The items of one paper."""
        return self.items[self.starts[paper] : self.starts[paper + 1]]


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys of papers in UTF-8 one after the other, sorted: a million of them as words would be a hundred megabytes."""

    starts: Numbers
    letters: bytes

    def __len__(self) -> int:
        return len(self.starts) - 1

    def of(self, paper: int) -> str:
        """The key of a paper."""
        return str(self.letters[self.starts[paper] : self.starts[paper + 1]], "utf-8", "surrogatepass")

    def find(self, key: str) -> int | None:
        """The number of a paper, None where it is not known."""
        place = bisect_left(range(len(self)), key, key=self.of)
        return place if place < len(self) and self.of(place) == key else None


@dataclass(frozen=True, slots=True)
class Index:
    """The papers of a graph and the edges between them. `above` and `kinds` run side by side, the best edge of a paper first."""

    keys: Keys
    first_days: Numbers  # ordinal of the first day of issue
    reading: Numbers  # place of each paper when all are sorted by day and key
    above: Rows
    kinds: Numbers
    below: Rows  # by COMES_FROM
    partly: Rows  # by PARTLY_FROM
    duties: Duties | None = None  # where the graph was not indexed by a load, whoever needs them asks the store
    trees: dict[tuple[int, object], Subtree] = field(default_factory=dict, repr=False, compare=False)  # the last ones: root and day

    def walk_down(self, root: int) -> set[int]:
        """What comes from a paper as a whole in at most 12 steps."""
        return _steps(self.below.of, {root})

    def walk_up(self, start: int) -> set[int]:
        """What a paper comes from: by its first step also what only some of its tasks come from."""
        return _steps(self._whole_above, {start}) | _steps(self._whole_above, set(self._above(start, PARTLY)))

    def hanging(self, whole: Iterable[int]) -> set[int]:
        """Papers of which some tasks come from these."""
        return {part for paper in whole for part in self.partly.of(paper)}

    def has_few_below(self, root: int, few: int) -> bool:
        """Whether at most so many papers come from one, as a whole or by some tasks; looks at few more than that."""
        inside = _steps(self.below.of, {root}, few=few)
        return len(inside) <= few and len(inside | self.hanging(inside)) <= few

    def _above(self, paper: int, wanted: int) -> list[int]:
        start, end = self.above.starts[paper], self.above.starts[paper + 1]
        edges = zip(self.above.items[start:end], self.kinds[start:end], strict=True)
        return [above for above, kind in edges if kind & PARTLY == wanted]

    def _whole_above(self, paper: int) -> list[int]:
        return self._above(paper, 0)


def make_index(papers: Iterable[tuple[str, str | None]], edges: Iterable[Row]) -> Index:
    """The index of papers (key, day of issue) and of the edges between them (`key`, `above_key`, `edge`, `relation`, `rank`,
    `continues`)."""
    days = dict(papers)
    keys = sorted(days)
    number = {key: place for place, key in enumerate(keys)}
    reading = array("i", bytes(4 * len(keys)))
    for place, paper in enumerate(sorted(range(len(keys)), key=lambda paper: (days[keys[paper]] or "~", paper))):
        reading[paper] = place
    up: list[list[tuple[int, int]]] = [[] for _ in keys]
    for edge in sorted((e for e in edges if e["key"] in number and e["above_key"] in number), key=edge_order):
        kind = PARTLY * (edge["edge"] == "PARTLY_FROM") + CONTINUES * (edge["continues"] is True)
        up[number[str(edge["key"])]].append((number[str(edge["above_key"])], kind))
    first_days = array("i", (_first_day(days[key]) for key in keys))
    above = rows_of([above for above, _ in found] for found in up)
    kinds = array("b", (kind for found in up for _, kind in found))
    return Index(_keys(keys), first_days, reading, above, kinds, _turned(up, 0), _turned(up, PARTLY))


def _steps(following: Callable[[int], Iterable[int]], start: set[int], furthest: int = FURTHEST, few: int | None = None) -> set[int]:
    """Everything that can be reached in so many steps; no further than the step that reaches more than a few."""
    reached, edge = set(start), set(start)
    for _ in range(furthest):
        if not edge or (few is not None and len(reached) > few):
            break
        edge = {paper for known in edge for paper in following(known)} - reached
        reached |= edge
    return reached


def _turned(up: Sequence[Sequence[tuple[int, int]]], wanted: int) -> Rows:
    """The edges of one kind from above to below, each once."""
    down: list[list[int]] = [[] for _ in up]
    for paper, found in enumerate(up):
        for above in {above for above, kind in found if kind & PARTLY == wanted}:
            down[above].append(paper)
    return rows_of(down)


def rows_of(lists: Iterable[Sequence[int]]) -> Rows:
    """The lists of all papers, one after the other."""
    found = list(lists)
    starts = array("i", accumulate((len(some) for some in found), initial=0))
    return Rows(starts, array("i", (item for some in found for item in some)))


def _keys(keys: Iterable[str]) -> Keys:
    letters = [key.encode("utf-8", "surrogatepass") for key in keys]
    return Keys(array("i", accumulate(map(len, letters), initial=0)), b"".join(letters))


def _first_day(issued_on: str | None) -> int:
    if issued_on is None:
        return ALWAYS
    found = bounds(issued_on)
    return found[0].toordinal() if found else NEVER
