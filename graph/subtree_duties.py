"""The duties that a tree gives, in order and counted, by numpy: none of them is asked of the store."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from graph.duties import MODALITIES, ROLES, Total, order_of_cells
from graph.index_duties import NOBODY, Duties
from graph.subtree import Ints, Mask, Subtree, numbers, spread
from graph.tree import Row


class DutyPlace(NamedTuple):
    """Which duty of which paper: the number of the paper, and the place of the duty among those of the paper."""

    paper: int
    place: int


def ordered_duties(tree: Subtree, duties: Duties, order: Ints, modality: object) -> Ints:
    """The duties that the papers of a tree give, as `who_must_act` tells them: those that name nobody last."""
    asked = _asked(tree, duties, modality)
    tasks, _ = spread(duties.tasks, order)
    found, _ = spread(duties.said, tasks[asked[tasks]])
    nobody = numbers(duties.agency)[found] == NOBODY
    return np.concatenate((found[~nobody], found[nobody]))


def places_of(duties: Duties, some: Ints) -> list[DutyPlace]:
    """Where some duties stand."""
    tasks, said = numbers(duties.tasks), numbers(duties.said)
    papers = np.searchsorted(tasks, np.searchsorted(said, some, side="right") - 1, side="right") - 1
    return list(map(DutyPlace, papers.tolist(), (some - said[tasks[papers]]).tolist()))


def counted_duties(tree: Subtree, duties: Duties, modality: object) -> list[Row]:
    """Agencies and tasks by level and province, as `graph.duties.total_rows` counts them."""
    tasks = np.flatnonzero(_asked(tree, duties, modality))
    found, owners = spread(duties.said, tasks)
    agency, role = numbers(duties.agency)[found], numbers(duties.role)[found]
    named = agency != NOBODY
    agency, role, given = agency[named], role[named], tasks[owners[named]]
    cell, group = numbers(duties.cell), numbers(duties.group)

    def bodies(some: Mask) -> Ints:
        return np.unique(agency[some])

    every = bodies(agency >= 0)
    acts = role != ROLES.index("reports_to")
    cells, given = _pairs(cell[agency[acts]], given[acts])
    kinds = numbers(duties.modality)[given]
    columns = (
        cell[every[group[every] == 0]],
        cell[every[group[every] == 1]],
        cells,
        cell[bodies(role < ROLES.index("coordinating"))],
        cell[bodies(role == ROLES.index("coordinating"))],
        cells[kinds == MODALITIES.index("must")],
        cells[kinds == MODALITIES.index("request")],
    )
    counts = np.stack([np.bincount(column, minlength=len(duties.cells)) for column in columns], axis=1).tolist()
    there = sorted(set(cell[every].tolist()), key=lambda place: order_of_cells(duties.cells[place]))
    return [Total(*duties.cells[place], *counts[place]).row() for place in there]


def _asked(tree: Subtree, duties: Duties, modality: object) -> Mask:
    """The tasks that the tree passes on, of the modality that is asked for."""
    asked = np.zeros(len(duties.said) - 1, dtype=bool)
    asked[spread(duties.tasks, tree.whole)[0]] = True
    asked[numbers(duties.passed.items)[spread(duties.passed.starts, tree.edges)[0]]] = True
    return asked if modality == "all" else asked & (numbers(duties.modality) == MODALITIES.index(str(modality)))


def _pairs(cells: Ints, tasks: Ints) -> tuple[Ints, Ints]:
    """Each pair once."""
    most = int(tasks.max()) + 1 if len(tasks) else 1
    found = np.unique(cells.astype(np.int64) * most + tasks)
    return found // most, found % most
