"""From raw rows to the rows of an answer: what Cypher alone cannot say. Pure functions, named by the head of a query.

A shape takes the raw rows and a Context and returns rows in their final order; the order never depends on the store.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from graph import analysis, changes
from graph.brief import brief_rows
from graph.days import bounds
from graph.force import force_rows
from graph.gap import gap_rows, indicators
from graph.parallel import overlap_rows, side_by_side
from graph.reports import report_rows
from graph.review import corrections_said, open_citations
from graph.schema import relation_name
from graph.timeline import timeline_rows
from graph.tree import Row, tree_down, tree_up

ROLES = ("lead", "joint", "executor", "coordinating", "reports_to")
STUB = "Chưa có toàn văn trong kho; nhiệm vụ trực tiếp không rõ"
NO_LINKS = {
    "cascade_down": "Trong kho chưa thấy văn bản nào triển khai văn bản này",
    "cascade_up": "Trong kho chưa thấy văn bản này bắt nguồn từ văn bản nào",
}


@dataclass(frozen=True, slots=True)
class Context:
    """What a shape may look at beside its rows: the bound parameters, and for each query named by `// with:` its rows
    (empty where that query could not be asked because its parameter was left out)."""

    parameters: Mapping[str, object]
    answers: Mapping[str, Sequence[Row]] = field(default_factory=dict)

    @property
    def used(self) -> Sequence[Row]:
        """Rows of the query that is named first; none without one."""
        return next(iter(self.answers.values()), ())


Shape = Callable[[list[Row], Context], list[Row]]


def rows(raw: list[Row], context: Context) -> list[Row]:
    """As the query gives them; it orders them itself."""
    return raw


def cascade_down(raw: list[Row], context: Context) -> list[Row]:
    """The tree below a directive."""
    return tree_down(raw, str(context.parameters["directive"]))


def cascade_up(raw: list[Row], context: Context) -> list[Row]:
    """The tree above a directive."""
    return tree_up(raw, str(context.parameters["directive"]))


def duties(raw: list[Row], context: Context) -> list[Row]:
    """Tasks of the tree with the way they come; a document that hangs by some of its tasks passes only those."""
    tree = {str(row["key"]): row for row in context.used}
    found = []
    for row in raw:
        place = tree.get(str(row["document_key"]))
        if place is not None and _passes(place, row["task_key"]):
            way = "task" if place["scope"] == "task" else "direct" if place["depth"] == 0 and place["continues"] is None else "through"
            found.append(row | {"way": way, "depth": place["depth"]})
    position = {key: index for index, key in enumerate(tree)}
    return sorted(found, key=lambda row: (row["agency"] is None, position[str(row["document_key"])], *_task_order(row)))


def tasks_in_order(raw: list[Row], context: Context) -> list[Row]:
    """By date of the document (undated last), then in the order of the text."""
    return sorted(raw, key=lambda row: (str(row["issued_on"] or "~"), str(row["document_key"]), *_task_order(row)))


def due(raw: list[Row], context: Context) -> list[Row]:
    """Deadlines that touch the days asked for, the earliest end first; duties that come again and have no day stand last,
    and only where no days were asked for."""
    since, until = bounds(context.parameters["since"]), bounds(context.parameters["until"])
    tree = {str(row["key"]): row for row in context.used}
    found = []
    for row in raw:
        place = tree.get(str(row["document_key"]))
        if context.parameters["directive"] is not None and (place is None or not _passes(place, row["task_key"])):
            continue
        days = bounds(row["deadline"])
        if days is None and (since or until):
            continue
        if days and ((since and days[1] < since[0]) or (until and days[0] > until[1])):
            continue
        found.append((days[1].isoformat() if days else "~", row))
    return [row for _, row in sorted(found, key=lambda pair: (pair[0], str(pair[1]["deadline"]), *_task_order(pair[1])))]


def steps(raw: list[Row], context: Context) -> list[Row]:
    """One row a step, by the strongest relation between the two; told in the direction of walking."""
    best: dict[object, Row] = {}
    for row in sorted(raw, key=_step_order):
        best.setdefault(row["step"], row)
    return [_step(row) for row in best.values()]


def best_matches(raw: list[Row], context: Context) -> list[Row]:
    """Numbers that begin with what was typed first, then titles, held before cited, the latest first."""
    words = context.parameters["text"]
    typed = [str(word) for word in words] if isinstance(words, list) else []
    scored = [row | {"score": _score(row, typed)} for row in raw]
    scored.sort(key=lambda row: str(row["key"]))
    scored.sort(key=lambda row: str(row["issued_on"] or ""), reverse=True)
    scored.sort(key=lambda row: (-_number(row["score"]), row["status"] != "held"))
    return scored[: _number(context.parameters["limit"])]


def measures(raw: list[Row], context: Context) -> list[Row]:
    """One row a measure from the one wide row."""
    return [{"measure": name, "value": value} for row in raw for name, value in row.items()]


def relations(raw: list[Row], context: Context) -> list[Row]:
    """Edges by the keys of their ends, with the Vietnamese name of the relation."""
    named = [row | {"relation_vi": relation_name(str(row["relation"]))} for row in raw]
    return sorted(named, key=lambda row: (str(row["from_key"]), str(row["to_key"]), str(row["relation"])))


def one_directive(raw: list[Row], context: Context) -> list[Row]:
    """The directive with its relations out and in, ordered, in words."""
    return [row | _lists(row) for row in raw]


def gap(raw: list[Row], context: Context) -> list[Row]:
    """One row a province, with what the tree holds of it."""
    return gap_rows(raw, context.used)


def force(raw: list[Row], context: Context) -> list[Row]:
    """What changes each paper, and whether it still holds; of all papers only those that something changes or ends."""
    as_of = context.parameters.get("as_of")
    found = force_rows(raw, str(as_of) if as_of is not None else None)
    return found if context.parameters.get("directive") else [row for row in found if row["by_key"] or row["state"] != "in_force"]


# Shapes that live beside their own mechanism, with what each takes of the context.
BESIDE: dict[str, Shape] = {
    "brief": lambda raw, context: brief_rows(raw, context.answers["who_must_act"], context.answers["validity"]),
    "timeline": lambda raw, context: timeline_rows(raw, context.answers["cascade_down"], context.answers["cascade_up"]),
    "reports": lambda raw, context: report_rows(raw, context.parameters, context.used),
    "side_by_side": lambda raw, context: side_by_side(raw, str(context.parameters["directive"]), str(context.parameters["child"])),
    "overlaps": lambda raw, context: overlap_rows(raw, context.parameters, context.used),
    "longest_chains": lambda raw, context: analysis.longest_chains(raw, context.used, _number(context.parameters["limit"])),
    "changes": lambda raw, context: changes.told(raw, context.parameters.get("as_of")),
    "corrections": lambda raw, context: corrections_said(raw),
    "open_citations": lambda raw, context: open_citations(raw),
    "hubs": lambda raw, context: analysis.hubs(raw, context.used, _number(context.parameters["limit"])),
    "orphans": lambda raw, context: analysis.orphans(raw, context.used),
    "delays": lambda raw, context: analysis.delays(raw),
    "cycles": lambda raw, context: analysis.cycles(context.used),
    "reach": lambda raw, context: analysis.reach(context.answers["cascade_down"], context.answers["who_must_act"]),
}


SHAPES: dict[str, Shape] = {
    "rows": rows,
    "tree_down": cascade_down,
    "tree_up": cascade_up,
    "duties": duties,
    "tasks_in_order": tasks_in_order,
    "due": due,
    "steps": steps,
    "best_matches": best_matches,
    "measures": measures,
    "relations": relations,
    "one_directive": one_directive,
    "gap": gap,
    "force": force,
    **BESIDE,
}


def notes(query: str, found: Sequence[Row], used: Sequence[Row]) -> tuple[str, ...]:
    """What a reader must know beside the rows: a root without its text (rule 12), a document without links."""
    if query in NO_LINKS:
        root = found[0] if found else None
        alone = (NO_LINKS[query],) if len(found) == 1 else ()
    elif query == "who_must_act":
        root, alone = used[0] if used else None, ()
    elif query == "gap":
        return indicators(found)
    else:
        return ()
    return ((STUB,) if root is not None and root["status"] == "cited" else ()) + alone


def _passes(place: Row, task_key: object) -> bool:
    keys = place["task_keys"]
    return place["scope"] != "task" or (isinstance(keys, list) and task_key in keys)


def _task_order(row: Row) -> tuple[str, int, str]:
    role = row["role"]
    return (str(row["task_key"]), ROLES.index(str(role)) if role in ROLES else len(ROLES), str(row["agency_key"]))


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _strength(relation: object) -> tuple[int, str]:
    """A reading that carries says more than one that does not; a mere mention says least."""
    order = ("IMPLEMENTS", "GUIDES", "DETAILS", "FORWARDS", "ATTACHES", "BASED_ON")
    name = str(relation)
    return (order.index(name) if name in order else len(order) + (name == "REFERS_TO"), name)


def _step_order(row: Row) -> tuple[int, tuple[int, str], str, int]:
    return (_number(row["step"]), _strength(row["relation"]), str(row["citing_key"]), _number(row["span_start"]))


def _step(row: Row) -> Row:
    forward = row["citing_key"] == row["from_key"]
    vi = relation_name(str(row["relation"]), "vi" if forward else "inverse_vi")
    return row | {"forward": forward, "relation_vi": vi}


def _score(row: Row, typed: Sequence[str]) -> int:
    folded, heading = str(row["folded"] or ""), str(row["heading_folded"] or "")
    phrase = " ".join(typed)
    if phrase in (folded, heading):
        return 100
    if any(folded.startswith((word + "/", word + "-")) for word in typed):
        return 80 if all(word in folded for word in typed) else 60
    return 50 if phrase in heading else 20 if all(word in heading for word in typed) else 10


def _lists(row: Row) -> Row:
    signers = sorted(_maps(row["signers"]), key=lambda signer: str(signer["name"]))
    addressees = row["addressees"]
    return {
        "signers": signers,
        "addressees": sorted(str(item) for item in addressees) if isinstance(addressees, list) else [],
        "outgoing": _related(row["outgoing"], "vi"),
        "incoming": _related(row["incoming"], "inverse_vi"),
        "corrections": sorted(_maps(row["corrections"]), key=lambda said: (str(said["made_on"]), str(said["correction"]))),
    }


def _related(value: object, language: str) -> list[Row]:
    named = [item | {"relation_vi": relation_name(str(item["relation"]), language)} for item in _maps(value)]
    return sorted(named, key=lambda item: (_strength(item["relation"]), str(item["issued_on"] or "~"), str(item["key"])))


def _maps(value: object) -> list[Row]:
    return [dict(item) for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []
