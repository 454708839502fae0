"""The papers below one, by numpy: their order and what stands above some of them, of 140,000 papers in tens of milliseconds.

Imported only where a portion of a large tree or its totals are asked for: starting numpy takes a question longer than walking over a
few papers does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.days import bounds
from graph.index import ALWAYS, CONTINUES, FURTHEST, PARTLY, Index, Numbers, Rows

KEPT = 4  # trees; one of 140,000 papers takes four megabytes
Ints = NDArray[np.integer[Any]]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Subtree:
    """The papers of a tree by number: those that come from the root as a whole, itself among them, and those by some tasks, each with
    the edge (a place in `index.above.items`) by which it hangs."""

    index: Index
    root: int
    whole: Ints
    partly: Ints
    edges: Ints

    def __len__(self) -> int:
        return len(self.whole) + len(self.partly)

    def papers(self) -> Ints:
        """All of them."""
        return np.concatenate((self.whole, self.partly))

    def closure(self, papers: Iterable[int]) -> list[int]:
        """The papers, the root, and all that stands above them in the tree: as much as their places depend on."""
        inside = _mask(len(self.index.keys), self.papers())
        found: list[int] = reach(self.index.above, np.array([self.root, *papers]), len(self), inside).tolist()
        return found

    @cached_property
    def order(self) -> Ints | None:
        """The papers as they are read: depth first, by day. None where papers carry each other out in a circle; only `graph.tree` can
        say where that is broken."""
        papers, root = self.papers(), int(np.searchsorted(self.whole, self.root))
        local = np.empty(len(self.index.keys), dtype=np.int64)
        local[papers] = np.arange(len(papers))
        some, best = self._best()
        some, edges = np.concatenate((some, np.arange(len(self.whole), len(papers)))), np.concatenate((best, self.edges))
        up, continues = np.full(len(papers), root), np.zeros(len(papers), dtype=bool)
        up[some], continues[some] = local[numbers(self.index.above.items)[edges]], numbers(self.index.kinds)[edges] & CONTINUES
        up[root], continues[root] = root, False
        if not _all_lead_to(root, up):
            return None
        parents = _parents(root, up, continues)
        return papers[_depth_first(root, parents, numbers(self.index.reading)[papers])]

    def _best(self) -> tuple[Ints, Ints]:
        """Of the papers that come from the root as a whole, it aside, the best edge in the tree."""
        return first_edges(self.index, self.whole, 0, _mask(len(self.index.keys), self.whole))


def subtree(index: Index, root: int, as_of: object) -> Subtree:
    """The tree below a paper as it was on a day (None: all). The index keeps the last ones: pages are asked for one after the other."""
    known = index.trees.get((root, as_of))
    if known is None:
        known = _subtree(index, root, as_of)
        if len(index.trees) >= KEPT:
            index.trees.clear()
        index.trees[root, as_of] = known
    return known


def _subtree(index: Index, root: int, as_of: object) -> Subtree:
    begun = _begun(index, as_of)
    begun[root] = True
    whole = reach(index.below, np.array([root]), FURTHEST)
    if as_of is not None:
        whole = reach(index.below, np.array([root]), len(whole), _mask(len(begun), whole[begun[whole]]))
    inside = _mask(len(begun), whole)
    hanging = np.unique(_items(index.partly, whole))
    partly = hanging[begun[hanging] & ~inside[hanging]]
    _, edges = first_edges(index, partly, PARTLY, inside)
    return Subtree(index, root, whole, partly, edges)


def reach(rows: Rows, start: Ints, steps: int, inside: Mask | None = None) -> Ints:
    """Everything that so many steps lead to, sorted; only by what is inside."""
    seen = np.zeros(len(rows.starts) - 1, dtype=bool)
    seen[start] = True
    found = [edge := np.unique(start)]
    for _ in range(steps):
        edge = _items(rows, edge)
        edge = np.unique(edge[~seen[edge] if inside is None else inside[edge] & ~seen[edge]])
        if not len(edge):
            break
        seen[edge] = True
        found.append(edge)
    return np.sort(np.concatenate(found))


def first_edges(index: Index, papers: Ints, wanted: int, inside: Mask) -> tuple[Ints, Ints]:
    """Of each paper the best edge of a kind to what is inside: places in `papers`, and in `index.above.items`."""
    edges, owners = spread(index.above.starts, papers)
    fit = ((numbers(index.kinds)[edges] & PARTLY) == wanted) & inside[numbers(index.above.items)[edges]]
    found, first = np.unique(owners[fit], return_index=True)
    return found, edges[fit][first]


def spread(starts: Numbers, rows: Ints) -> tuple[Ints, Ints]:
    """The places of all items of some rows, one row after the other; and to which of `rows` each belongs."""
    begin = numbers(starts)
    first = begin[rows].astype(np.int64)
    many = begin[rows + 1] - first
    ends = np.cumsum(many)
    places = np.arange(ends[-1] if len(ends) else 0) + np.repeat(first - (ends - many), many)
    return places, np.repeat(np.arange(len(rows)), many)


def numbers(found: Numbers) -> Ints:
    """The same numbers, as numpy has them."""
    return np.frombuffer(found, dtype=np.int8 if found.itemsize == 1 else np.int32)


def _items(rows: Rows, papers: Ints) -> Ints:
    return numbers(rows.items)[spread(rows.starts, papers)[0]].astype(np.int64)


def _mask(many: int, some: Ints) -> Mask:
    found = np.zeros(many, dtype=bool)
    found[some] = True
    return found


def _begun(index: Index, as_of: object) -> Mask:
    """Which papers were issued by a day, those without a date too."""
    if as_of is None:
        return np.ones(len(index.keys), dtype=bool)
    found, days = bounds(as_of), numbers(index.first_days)
    begun: Mask = (days <= (found[1].toordinal() if found else -1)) | (days == ALWAYS)
    return begun


def _all_lead_to(root: int, up: Ints) -> bool:
    """Whether the way up from every paper ends at the root: twice as many steps each time."""
    there = up
    for _ in range(len(up).bit_length()):
        if (there == root).all():
            break
        there = there[there]
    return bool((there == root).all())


def _parents(root: int, up: Ints, continues: Mask) -> Ints:
    """Under which each paper hangs: a continuation beside what it continues, beside the root under it."""
    begin = np.where(continues, up, np.arange(len(up)))
    while continues[begin].any():
        begin = begin[begin]
    return np.where(begin == root, root, up[begin])


def _depth_first(root: int, parents: Ints, reading: Ints) -> Ints:
    """Each before those that hang under it, these in the order of reading. A place is that of the parent, and beyond it all that hangs
    under the parent and is read before."""
    depth = _depths(root, parents)
    by_level = np.lexsort((reading, parents, depth))
    levels = np.split(by_level, np.flatnonzero(np.diff(depth[by_level])) + 1)
    sizes = np.ones(len(parents), dtype=np.int64)
    for level in reversed(levels[1:]):
        np.add.at(sizes, parents[level], sizes[level])
    places = np.zeros(len(parents), dtype=np.int64)
    for level in levels[1:]:
        passed = np.cumsum(sizes[level]) - sizes[level]
        _, first, many = np.unique(parents[level], return_index=True, return_counts=True)
        places[level] = places[parents[level]] + 1 + passed - np.repeat(passed[first], many)
    return np.argsort(places)


def _depths(root: int, parents: Ints) -> Ints:
    depth: Ints = (np.arange(len(parents)) != root).astype(np.int64)
    there = parents
    while (there != root).any():
        depth = depth + depth[there]
        there = there[there]
    return depth
