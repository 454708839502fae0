"""Who must act, in what way, and who that is today (design, rules 5, 6, 8, 10).

Rows of one task stand together: the agency that the text names; for a group each member of that day, marked `inferred`; for a body that
ended by `as_of` each that took over, marked `succession`. A count counts a group once, so members and successors stay out of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.days import begun, known_by
from graph.portion import Portion, is_passed
from graph.successions import holders
from graph.tree import Row
from graph.values import text

ROLES = ("lead", "joint", "executor", "coordinating", "reports_to")
MODALITIES = ("must", "request", "may", "reported")
Cell = tuple[str, str]
"""Where an agency is counted: level and province, the latter empty where its place says none."""
REFORM = "2025-07-01"  # the day on which provinces were merged and districts ended
LEVELS = ("central", "ministry", "province", "department", "district", "commune", "press", "other")
ADDED: Row = dict.fromkeys(
    ("inferred", "member_of", "list_source", "list_from", "list_to", "succession", "succession_path", "succeeded_on", "basis", "field")
)


@dataclass(slots=True)
class _Day:
    """The day that is asked about (None: each paper's own), the members of groups and who took over by then."""

    as_of: str | None
    members: Mapping[str, Sequence[Row]]
    after: Mapping[str, Sequence[Row]]
    _told_of: dict[tuple[str, str], list[Row]] = field(default_factory=dict)

    def told(self, row: Row) -> Iterator[Row]:
        """The row, then the members of its group, then who took over by the day."""
        key = str(row["agency_key"])
        yield row | {"today": self.today(row)}
        for member in self.members_of(key, str(self.as_of or row["issued_on"] or "")) if key in self.members else ():
            yield row | member
        if key in self.after:
            words = f"{row['wording']} {row['section'] or ''}"
            yield from (row | _as_successor(row["agency"], step) | {"today": "same"} for step in holders(self.after[key], words))

    def members_of(self, key: str, day: str) -> list[Row]:
        """What differs in the rows of a group's members from the group's own."""
        if (key, day) not in self._told_of:
            listed = [member for member in self.members[key] if _in_list(member, day or None)]
            self._told_of[key, day] = [_as_member(m, m["member_of"], m) | {"today": self.today(m)} for m in listed]
        return self._told_of[key, day]

    def today(self, row: Row) -> str | None:
        """Whether the body is still there on the day."""
        if self.as_of is None or row["agency_key"] is None:
            return None
        if str(row["agency_key"]) in self.after or (row["agency_until"] is not None and not begun(self.as_of, str(row["agency_until"]))):
            return "ended"
        return "unknown" if row["orphaned"] and begun(REFORM, self.as_of) else "same"


def duty_rows(
    raw: Iterable[Row], parameters: Mapping[str, object], answers: Mapping[str, Sequence[Row]], portion: Portion | None = None
) -> list[Row]:
    """Tasks of the tree with the way they come; a document that hangs by some of its tasks passes only those. A portion counts what
    the texts say; members and successors stand beside it."""
    tree = {str(row["key"]): row for row in answers["cascade_down"]}
    force = _by(answers.get("validity_below", ()), "key")
    told = raw if portion is None else _shown(raw, portion)
    found = [_placed(row, tree, force) for row in told if _is_asked(row, tree, parameters)]
    position = {key: index for index, key in enumerate(tree)}
    found.sort(key=lambda row: (row["agency"] is None, position[str(row["document_key"])], *task_order(row)))
    members = _by(answers.get("members_below", ()) if parameters.get("groups") != "one" else (), "group_key")
    day = _Day(text(parameters.get("as_of")), members, _by(answers.get("successions_below", ()), "agency_key"))
    return [one for row in found for one in day.told(row)]


def agency_rows(raw: Iterable[Row], parameters: Mapping[str, object], after: Sequence[Row]) -> list[Row]:
    """The tasks of one agency: its own, those of its groups, and on a day those of the bodies that it took over from."""
    me, taken = parameters["agency"], _by(after, "agency_key")
    found = []
    for row in known_by(raw, parameters.get("as_of")):
        if not is_of_modality(row, parameters) or not _in_list(row, row["issued_on"]):
            continue
        row = row | {"named_key": row["agency_key"]}
        own = {} if row["agency_key"] == row["holder_key"] else _as_member(row, row["agency"], _holder(row))
        if row["holder_key"] == me:
            found.append(ADDED | row | own)
        else:
            found += [row | own | _as_successor(row["holder"], step) for step in _holding(taken, row, me)]
    return sorted(found, key=lambda row: (str(row["issued_on"] or "~"), str(row["document_key"]), *task_order(row)))


def held_tasks(mine: Iterable[Row]) -> set[tuple[object, object]]:
    """Of the rows of one agency each task, with the body that its text names: the agency, a group of it or whom it took over from."""
    return {(row["task_key"], row["named_key"]) for row in mine}


def total_rows(raw: Iterable[Row], parameters: Mapping[str, object], portion: Portion | None) -> list[Row]:
    """Agencies and tasks by level and province, a group once; what names nobody is not counted. As the index has counted them, where
    there is one."""
    if portion is not None and portion.counted is not None:
        return [*portion.counted]
    passed = portion.passed if portion else {}
    counted: dict[Cell, list[Row]] = {}
    for row in raw:
        if row["agency_key"] is not None and is_passed(row, passed) and is_of_modality(row, parameters):
            counted.setdefault(cell_of(row), []).append(row)
    return [_total(cell, counted[cell]).row() for cell in sorted(counted, key=order_of_cells)]


def cell_of(row: Row) -> Cell:
    """Where the agency of a row is counted: `("department", "Cao Bằng")` of `level` and `place`."""
    return str(row["level"]), str(row["place"] or "").rpartition(", ")[2]


def order_of_cells(cell: Cell) -> tuple[int, str, str]:
    """The highest level first, then by province."""
    level, province = cell
    return (LEVELS.index(level) if level in LEVELS else len(LEVELS), province, level)


class Total(NamedTuple):
    """One row of `who_totals`."""

    level: str
    province: str
    agencies: int
    groups: int
    tasks: int
    leading: int
    coordinating: int
    must: int
    requests: int

    def row(self) -> Row:
        """With its columns by name, and null for no province."""
        return self._asdict() | {"province": self.province or None}


def today_notes(rows: Sequence[Row]) -> tuple[str, ...]:
    """How to read an answer for a later day: who took over is told as it would be if the paper still held."""
    said = []
    if any(row["succession"] for row in rows):
        said.append(
            "Nếu còn hiệu lực, nay là các cơ quan ở những dòng kế thừa, kèm văn bản quy định; chức năng đã bị chia thì nêu theo lĩnh vực"
        )
    if any(row["field"] is None and row["succession"] and row["basis"] is None for row in rows):
        said.append("Dòng kế thừa không có văn bản quy định: nguồn chưa nêu số văn bản, cần kiểm tra")
    unknown = len({row["agency_key"] for row in rows if row["today"] == "unknown"})
    if unknown:
        said.append(f"{unknown} cơ quan thuộc địa bàn đã thay đổi, chưa có nguồn nói nay là ai")
    return tuple(said)


def passes(place: Row, task_key: object) -> bool:
    """Whether a document of the tree passes a task on: all of them, or only those by which it hangs."""
    keys = place["task_keys"]
    return place["scope"] != "task" or (isinstance(keys, list) and task_key in keys)


def task_order(row: Row) -> tuple[str, int, str, str]:
    """Tasks in the order of the text, the leading agency first."""
    role = row["role"]
    return (str(row["task_key"]), ROLES.index(str(role)) if role in ROLES else len(ROLES), str(row["agency_key"]), str(role))


def way_to(key: str, tree: Mapping[str, Row]) -> list[str]:
    """Numbers of the documents from the root of the tree to one of its documents, both included.

    `["128/NQ-CP", "3225/KH-UBND", "100/KH-UBND"]`; a document without number is told by its kind.
    """
    numbers: list[str] = []
    at: object = key
    while isinstance(at, str) and at in tree and len(numbers) <= len(tree):
        row = tree[at]
        numbers.append(str(row["number"] or row["kind"] or row["key"]))
        at = row["continues"] or row["parent"]
    return numbers[::-1]


def _shown(raw: Iterable[Row], portion: Portion) -> list[Row]:
    """The rows of a portion: told by their paper, and by their place among the duties of the paper."""
    papers = _by(raw, "document_key")
    return [row for key, rows in papers.items() for place, row in enumerate(sorted(rows, key=task_order)) if (key, place) in portion.shown]


def _is_asked(row: Row, tree: Mapping[str, Row], parameters: Mapping[str, object]) -> bool:
    place = tree.get(str(row["document_key"]))
    return place is not None and passes(place, row["task_key"]) and is_of_modality(row, parameters)


def is_of_modality(row: Row, parameters: Mapping[str, object]) -> bool:
    """Whether a task is an order or a request, as asked for."""
    wanted = parameters.get("modality", "all")
    return wanted == "all" or row["modality"] == wanted


def _placed(row: Row, tree: Mapping[str, Row], force: Mapping[str, Sequence[Row]]) -> Row:
    key = str(row["document_key"])
    place = tree[key]
    way = "task" if place["scope"] == "task" else "direct" if place["depth"] == 0 and place["continues"] is None else "through"
    state = next(iter(force.get(key, ())), {})
    facts = {"way": way, "depth": place["depth"], "path": way_to(key, tree)}
    return ADDED | row | facts | {"force": state.get("state"), "parent_flag": state.get("parent_flag")}


def _as_member(listed: Row, group: object, body: Row) -> Row:
    """What tells a member of a group; the words stay the group's."""
    named = {name: body[name] for name in ("agency", "agency_key", "level", "line", "place")}
    return named | {"group": False, "inferred": True, "member_of": group, **{n: listed[n] for n in ("list_source", "list_from", "list_to")}}


def _as_successor(former: object, step: Row) -> Row:
    """What tells a body that took over."""
    named = {"agency": step["successor"], "agency_key": step["successor_key"], "succession": former}
    return named | {name: step[name] for name in (*_STEP, "level", "line", "place", "group")}


_STEP = ("succession_path", "succeeded_on", "basis", "field", "list_source")


def _holder(row: Row) -> Row:
    return {
        "agency": row["holder"],
        **{name: row[f"holder_{name}"] for name in ("level", "line", "place")},
        "agency_key": row["holder_key"],
    }


def _holding(taken: Mapping[str, Sequence[Row]], row: Row, me: object) -> list[Row]:
    """The steps by which this agency holds the task of a former one."""
    steps = holders(taken.get(str(row["holder_key"]), ()), f"{row['wording']} {row['section'] or ''}")
    return [step for step in steps if step["successor_key"] == me]


def _in_list(listed: Row, day: object) -> bool:
    """A member of a group counts where the list holds on the day that is asked about, else on the day of the paper."""
    since, until = listed["list_from"], listed["list_to"]
    return day is None or ((since is None or str(since) <= str(day)) and (until is None or str(day) <= str(until)))


def _total(cell: Cell, rows: Sequence[Row]) -> Total:
    tasks = {str(row["task_key"]): row for row in rows if row["role"] != "reports_to"}
    bodies = {str(row["agency_key"]): bool(row["group"]) for row in rows}
    return Total(
        *cell,
        agencies=sum(not group for group in bodies.values()),
        groups=sum(bodies.values()),
        tasks=len(tasks),
        leading=len({str(r["agency_key"]) for r in rows if r["role"] in ROLES[:3]}),
        coordinating=len({str(r["agency_key"]) for r in rows if r["role"] == "coordinating"}),
        must=sum(row["modality"] == "must" for row in tasks.values()),
        requests=sum(row["modality"] == "request" for row in tasks.values()),
    )


def _by(rows: Iterable[Row], name: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(str(row[name]), []).append(row)
    return found
