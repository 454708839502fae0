"""Who is given what, as numbers in a row: as much of each duty as sorts and counts it, ten bytes; its words stay in the store.

Tasks are numbered paper by paper in the order of their keys, duties task by task as `graph.duties.task_order` has them, so that the
place of a duty among those of its paper is the same here and in the rows of an answer. No key of a task is kept.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from graph.duties import MODALITIES, Cell, cell_of, task_order
from graph.index import PARTLY, Index, Numbers, Rows, rows_of
from graph.tree import Row, edge_order
from graph.values import texts

NOBODY = -1
_Ordered = tuple[int, tuple[str, int, str, str], Row]


@dataclass(frozen=True, slots=True)
class Duties:
    """The duties of all papers of an index, and how they are counted."""

    tasks: Numbers  # those of paper 7 are numbered from `tasks[7]` to `tasks[8]`
    modality: Numbers  # of each task, its place in MODALITIES
    said: Numbers  # the duties of task 7 are numbered from `said[7]` to `said[8]`: one at least
    agency: Numbers  # of each duty; NOBODY
    role: Numbers  # of each duty, its place in ROLES
    passed: Rows  # of each edge `above` by which some tasks hang: which
    cell: Numbers  # of each agency where it is counted, a place in `cells`
    group: Numbers  # of each agency, 1 for a group
    cells: tuple[Cell, ...]  # level and province


def make_duties(index: Index, duties: Iterable[Row], edges: Iterable[Row]) -> Duties:
    """Of duties (`document_key`, `task_key`, `modality`, `role`, `agency_key`, `level`, `place`, `group`; a task that names nobody has
    one) and edges (as `make_index` has them, with `task_keys`)."""
    agencies: dict[str, int] = {}
    cells: dict[Cell, int] = {}
    tasks: dict[int, dict[str, int]] = {}
    number = {index.keys.of(paper): paper for paper in range(len(index.keys))}
    modality, said, agency, role, cell, group = (array(code) for code in "biibib")
    count = 0
    for paper, (task, place, _, _), row in sorted(_ordered(number, duties), key=lambda found: found[:2]):
        known = tasks.setdefault(paper, {})
        if task not in known:
            known[task] = count
            count += 1
            modality.append(_place(MODALITIES, row["modality"]))
            said.append(len(agency))
        role.append(place)
        agency.append(NOBODY if row["agency_key"] is None else agencies.setdefault(str(row["agency_key"]), len(agencies)))
        if agency[-1] == len(cell):
            cell.append(cells.setdefault(cell_of(row), len(cells)))
            group.append(bool(row["group"]))
    said.append(len(agency))
    starts = array("i", accumulate((len(tasks.get(paper, ())) for paper in range(len(index.keys))), initial=0))
    return Duties(starts, modality, said, agency, role, _passed(index, number, tasks, edges), cell, group, tuple(cells))


def _ordered(number: Mapping[str, int], duties: Iterable[Row]) -> Iterable[_Ordered]:
    return ((number[str(row["document_key"])], task_order(row), row) for row in duties if row["document_key"] in number)


def _passed(index: Index, number: Mapping[str, int], tasks: Mapping[int, Mapping[str, int]], edges: Iterable[Row]) -> Rows:
    """The tasks that hang by each edge, in the order in which the index has the edges: of those of a paper these are the last."""
    hanging: dict[int, list[list[int]]] = {}
    for edge in sorted(edges, key=edge_order):
        if edge["edge"] == "PARTLY_FROM" and edge["key"] in number and edge["above_key"] in number:
            paper = number[str(edge["key"])]
            known = tasks.get(paper, {})
            hanging.setdefault(paper, []).append(sorted({known[key] for key in texts(edge["task_keys"]) if key in known}))
    return rows_of(passed for paper in range(len(number)) for passed in _beside(index, paper, hanging.get(paper, ())))


def _beside(index: Index, paper: int, found: Iterable[Sequence[int]]) -> Iterator[Sequence[int]]:
    """A list for each edge of a paper: none for those by which it hangs as a whole, nor where nobody asked for them."""
    passed = iter(found)
    for kind in index.kinds[index.above.starts[paper] : index.above.starts[paper + 1]]:
        yield next(passed, ()) if kind & PARTLY else ()


def _place(known: tuple[str, ...], value: object) -> int:
    return known.index(str(value)) if value in known else len(known)
