"""Who comes from whom, as numbers in a row: a walk over 140,000 papers takes a tenth of a second instead of many.

Only what a tree is made by (rule 3 of the design): keys, days, and the edges COMES_FROM and PARTLY_FROM, those of a paper best
first. Facts and evidence stay in the store and are fetched for the papers that are shown. Papers are numbered in the order of
their keys, so that sorting numbers is sorting keys.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from graph.days import bounds
from graph.tree import Row, edge_order

FURTHEST = 12  # steps down or up, as the questions walk
ALWAYS, NEVER = 0, 2**31 - 1  # first days of a paper without a date, and of one whose date is none
PARTLY, CONTINUES = 1, 2


@dataclass(frozen=True, slots=True)
class Rows:
    """For each paper a stretch of `items`: those of paper 7 stand from `starts[7]` to `starts[8]`."""

    starts: array[int]
    items: array[int]

    def of(self, paper: int) -> array[int]:
        """The items of one paper."""
        return self.items[self.starts[paper] : self.starts[paper + 1]]


@dataclass(frozen=True, slots=True)
class Index:
    """The papers of a graph and the edges between them. `above` and `kinds` run side by side, the best edge of a paper first."""

    keys: Sequence[str]
    first_days: array[int]  # ordinal of the first day of issue
    reading: array[int]  # place of each paper when all are sorted by day and key
    above: Rows
    kinds: array[int]
    below: Rows  # by COMES_FROM
    partly: Rows  # by PARTLY_FROM

    def number_of(self, key: str) -> int | None:
        """The number of a paper, None where it is not known."""
        place = bisect_left(self.keys, key)
        return place if place < len(self.keys) and self.keys[place] == key else None

    def walk_down(self, root: int) -> set[int]:
        """What comes from a paper as a whole in at most 12 steps."""
        return _steps(self.below.of, {root})

    def walk_up(self, start: int) -> set[int]:
        """What a paper comes from: by its first step also what only some of its tasks come from."""
        return _steps(self._whole_above, {start}) | _steps(self._whole_above, set(self._above(start, PARTLY)))

    def hanging(self, whole: Iterable[int]) -> set[int]:
        """Papers of which some tasks come from these."""
        return {part for paper in whole for part in self.partly.of(paper)}

    def members(self, root: int, as_of: object) -> tuple[set[int], set[int]]:
        """The papers of the tree as it was on a day (None: all): those that come from the root as a whole, and those by some tasks."""
        inside = self.walk_down(root)
        if as_of is None:
            return inside, self.hanging(inside) - inside
        begun = self._begun(as_of)
        inside = {paper for paper in inside if begun(paper) or paper == root}
        whole = _steps(lambda paper: [below for below in self.below.of(paper) if below in inside], {root}, len(inside))
        return whole, {paper for paper in self.hanging(whole) - whole if begun(paper)}

    def closure(self, papers: Iterable[int], tree: set[int]) -> set[int]:
        """The papers and all that stands above them in the tree: as much as their places depend on."""
        return _steps(lambda paper: [above for above in self.above.of(paper) if above in tree], set(papers), len(tree))

    def reading_order(self, root: int, whole: set[int], partly: set[int]) -> list[int] | None:
        """The papers of a tree as it is read: depth first, by day. None where papers carry each other out in a circle; only
        `graph.tree` can say where that is broken."""
        best = {paper: self._best(paper, whole) for paper in whole if paper != root}
        parents = _parents(root, best)
        if parents is None:
            return None
        for paper in partly:
            above, continues = next((a, k & CONTINUES) for a, k in self._edges(paper) if k & PARTLY and a in whole)
            parents[paper] = parents[above] if continues else above
        return self._depth_first(root, parents)

    def _depth_first(self, root: int, parents: dict[int, int]) -> list[int]:
        below: dict[int, list[int]] = {}
        for paper in sorted((p for p in parents if p != root), key=self.reading.__getitem__, reverse=True):
            below.setdefault(parents[paper] if parents[paper] >= 0 else root, []).append(paper)
        ordered, waiting = [], [root]
        while waiting:
            paper = waiting.pop()
            ordered.append(paper)
            waiting += below.get(paper, ())
        return ordered

    def _best(self, paper: int, whole: set[int]) -> tuple[int, int]:
        return next((above, kind & CONTINUES) for above, kind in self._edges(paper) if not kind & PARTLY and above in whole)

    def _edges(self, paper: int) -> Iterator[tuple[int, int]]:
        start, end = self.above.starts[paper], self.above.starts[paper + 1]
        return zip(self.above.items[start:end], self.kinds[start:end], strict=True)

    def _above(self, paper: int, wanted: int) -> list[int]:
        return [above for above, kind in self._edges(paper) if kind & PARTLY == wanted]

    def _whole_above(self, paper: int) -> list[int]:
        return self._above(paper, 0)

    def _begun(self, as_of: object) -> Callable[[int], bool]:
        found = bounds(as_of)
        last = found[1].toordinal() if found else -1
        return lambda paper: self.first_days[paper] <= last or self.first_days[paper] == ALWAYS


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
    above = _rows([above for above, _ in found] for found in up)
    kinds = array("b", (kind for found in up for _, kind in found))
    return Index(keys, first_days, reading, above, kinds, _turned(up, 0), _turned(up, PARTLY))


def _steps(following: Callable[[int], Iterable[int]], start: set[int], furthest: int = FURTHEST) -> set[int]:
    """Everything that can be reached in so many steps."""
    reached, edge = set(start), set(start)
    for _ in range(furthest):
        edge = {paper for known in edge for paper in following(known)} - reached
        if not edge:
            break
        reached |= edge
    return reached


def _parents(root: int, best: dict[int, tuple[int, int]]) -> dict[int, int] | None:
    """Of each paper the one under which it hangs (-1: none, it goes on with the root): a continuation hangs beside what it
    continues. None where best edges run in a circle."""
    below: dict[int, list[int]] = {}
    for paper, (above, _) in best.items():
        below.setdefault(above, []).append(paper)
    parents, waiting = {root: -1}, [root]
    while waiting:
        above = waiting.pop()
        for paper in below.get(above, ()):
            parents[paper] = parents[above] if best[paper][1] else above
            waiting.append(paper)
    return parents if len(parents) == len(best) + 1 else None


def _turned(up: Sequence[Sequence[tuple[int, int]]], wanted: int) -> Rows:
    """The edges of one kind from above to below, each once."""
    down: list[list[int]] = [[] for _ in up]
    for paper, found in enumerate(up):
        for above in {above for above, kind in found if kind & PARTLY == wanted}:
            down[above].append(paper)
    return _rows(down)


def _rows(lists: Iterable[Sequence[int]]) -> Rows:
    found = list(lists)
    starts = array("i", accumulate((len(some) for some in found), initial=0))
    return Rows(starts, array("i", (item for some in found for item in some)))


def _first_day(issued_on: str | None) -> int:
    if issued_on is None:
        return ALWAYS
    found = bounds(issued_on)
    return found[0].toordinal() if found else NEVER
