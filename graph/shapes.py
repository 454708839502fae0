"""From raw rows to the rows of an answer: what Cypher alone cannot say. Pure functions, named by the head of a query.

A shape takes the raw rows and a Context and returns rows in their final order; the order never depends on the store.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from types import ModuleType

from graph import changes
from graph.bodies import agency_card, best_bodies, paper_rows
from graph.brief import brief_rows
from graph.days import known_by
from graph.deadlines import due_rows
from graph.duties import agency_rows, duty_rows, held_tasks, today_notes, total_rows
from graph.force import force_first, force_rows, is_told
from graph.gap import gap_rows, indicators
from graph.marks import mark_rows
from graph.outcomes import outcome_rows
from graph.parallel import overlap_rows, side_by_side
from graph.paths import strength, strongest_steps
from graph.portion import Portion, say_portion
from graph.reports import report_rows
from graph.review import corrections_said, open_citations
from graph.schema import relation_name
from graph.successions import succession_rows
from graph.timeline import timeline_rows
from graph.tree import Row, tree_down, tree_up
from graph.values import maps, number, text, texts

STUB = "Chưa có toàn văn trong kho; nhiệm vụ trực tiếp không rõ"
NO_LINKS = {
    "cascade_down": "Trong kho chưa thấy văn bản nào triển khai văn bản này",
    "cascade_up": "Trong kho chưa thấy văn bản này bắt nguồn từ văn bản nào",
}


def _analysis() -> ModuleType:
    """`graph.analysis`, read when it is asked for: no other question waits for networkx."""
    return import_module("graph.analysis")


@dataclass(frozen=True, slots=True)
class Context:
    """What a shape may look at beside its rows: the bound parameters, and for each query named by `// with:` its rows
    (empty where that query could not be asked because its parameter was left out). `portion` says which rows are wanted, if not all."""

    parameters: Mapping[str, object]
    answers: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    portion: Portion | None = None

    @property
    def used(self) -> Sequence[Row]:
        """Rows of the query that is named first; none without one."""
        return next(iter(self.answers.values()), ())


Shape = Callable[[list[Row], Context], list[Row]]


def rows(raw: list[Row], context: Context) -> list[Row]:
    """As the query gives them; it orders them itself."""
    return raw


def cascade_down(raw: list[Row], context: Context) -> list[Row]:
    """The tree below a directive, or a portion of it."""
    root = str(context.parameters["directive"])
    found = tree_down(known_by(raw, context.parameters.get("as_of"), root), root)
    return [row for row in found if row["key"] in context.portion.shown] if context.portion else found


def cascade_up(raw: list[Row], context: Context) -> list[Row]:
    """The tree above a directive."""
    start = str(context.parameters["directive"])
    return tree_up(known_by(raw, context.parameters.get("as_of"), start), start)


def duties(raw: list[Row], context: Context) -> list[Row]:
    """Tasks of the tree with the way they come, members of groups and today's bodies."""
    return duty_rows(raw, context.parameters, context.answers, context.portion)


def due(raw: list[Row], context: Context) -> list[Row]:
    """Deadlines that touch the days asked for, the earliest end first."""
    return due_rows(_of_agency(raw, context), context.parameters, context.used)


def _of_agency(raw: list[Row], context: Context) -> list[Row]:
    """Where an agency is asked about, its own tasks, those of its groups and, on a day, of bodies that it took over from."""
    held = held_tasks(context.answers["agency_tasks"])
    return raw if context.parameters["agency"] is None else [row for row in raw if (row["task_key"], row["agency_key"]) in held]


def steps(raw: list[Row], context: Context) -> list[Row]:
    """One row a step, by the strongest relation between the two."""
    return strongest_steps(raw)


def best_matches(raw: list[Row], context: Context) -> list[Row]:
    """Numbers that begin with what was typed first, then titles, held before cited, the latest first."""
    words = context.parameters["text"]
    typed = [str(word) for word in words] if isinstance(words, list) else []
    scored = [row | {"score": _score(row, typed)} for row in raw]
    scored.sort(key=lambda row: str(row["key"]))
    scored.sort(key=lambda row: str(row["issued_on"] or ""), reverse=True)
    scored.sort(key=lambda row: (-number(row["score"]), row["status"] != "held"))
    return scored[: number(context.parameters["limit"])]


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


def _overlaps(raw: list[Row], context: Context) -> list[Row]:
    asked = context.parameters["agency"]
    held = None if asked is None else held_tasks(context.answers["agency_tasks"])
    return overlap_rows(raw, context.parameters, context.used, held)


def _side_by_side(raw: list[Row], context: Context) -> list[Row]:
    """An implementing document that was not issued by the day has no tasks to stand beside."""
    above, child = str(context.parameters["directive"]), str(context.parameters["child"])
    known = [row | {"key": row["document_key"]} for row in raw]
    return side_by_side(known_by(known, context.parameters["as_of"], above), above, child)


def gap(raw: list[Row], context: Context) -> list[Row]:
    """One row a place, with what the tree holds of it."""
    return gap_rows(raw, context.parameters, context.answers)


def force(raw: list[Row], context: Context) -> list[Row]:
    """What changes each paper, and whether it still holds; of all papers those that were changed or ended, or that change others."""
    as_of = context.parameters.get("as_of")
    asked = context.parameters.get("directive")
    found = force_rows(known_by(raw, as_of, asked), text(as_of))
    return found if asked else [row for row in found if is_told(row)]


# Shapes that live beside their own mechanism, with what each takes of the context.
BESIDE: dict[str, Shape] = {
    "brief": lambda raw, context: brief_rows(raw, context.answers["who_must_act"], context.answers["validity"]),
    "timeline": lambda raw, context: timeline_rows(raw, context.answers["cascade_down"], context.answers["cascade_up"]),
    "reports": lambda raw, context: report_rows(_of_agency(raw, context), context.parameters, context.used),
    "side_by_side": lambda raw, context: _side_by_side(raw, context),
    "overlaps": lambda raw, context: _overlaps(raw, context),
    "longest_chains": lambda raw, context: _analysis().chains(raw),
    "tasks": lambda raw, context: [row | {"agencies": len(set(texts(row["agency_keys"])))} for row in raw],
    "marks": lambda raw, context: mark_rows(raw),
    "one_agency": lambda raw, context: agency_card(raw),
    "papers": lambda raw, context: paper_rows(raw),
    "best_bodies": lambda raw, context: best_bodies(raw, texts(context.parameters["text"]), number(context.parameters["limit"])),
    "history": lambda raw, context: changes.history(raw, context.used, str(context.parameters["directive"])),
    "changes": lambda raw, context: changes.told(raw, context.parameters.get("as_of")),
    "corrections": lambda raw, context: corrections_said(raw),
    "open_citations": lambda raw, context: open_citations(raw),
    "hubs": lambda raw, context: _analysis().hubs(raw),
    "orphans": lambda raw, context: _analysis().orphans(raw),
    "delays": lambda raw, context: _analysis().delays(raw),
    "cycles": lambda raw, context: _analysis().cycles(raw),
    "agency_duties": lambda raw, context: agency_rows(raw, context.parameters, context.used),
    "outcomes": lambda raw, context: outcome_rows(raw, text(context.parameters["as_of"]), context.used),
    "totals": lambda raw, context: total_rows(raw, context.parameters, context.portion),
    "successions": lambda raw, context: succession_rows(raw, text(context.parameters["as_of"])),
    "reach": lambda raw, context: _analysis().reach(context.answers["cascade_down"], context.answers["who_must_act"]),
}


SHAPES: dict[str, Shape] = {
    "rows": rows,
    "tree_down": cascade_down,
    "tree_up": cascade_up,
    "duties": duties,
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


def notes(query: str, found: Sequence[Row], context: Context) -> tuple[str, ...]:
    """What a reader must know beside the rows: what holds, a root without its text (rule 12), a document without links."""
    root = next(iter(context.used), None)
    if query in NO_LINKS:
        first = next((row for row in found if row["key"] == context.parameters["directive"]), None)
        alone = (context.portion.total if context.portion else len(found)) == 1
        return _stub(first) + ((NO_LINKS[query],) if alone else ()) + say_portion(context.portion, context.parameters)
    if query == "who_must_act":
        return (
            force_first(context.answers["validity_below"], root, text(context.parameters["as_of"]))
            + _stub(root)
            + today_notes(found)
            + say_portion(context.portion, context.parameters)
        )
    if query == "outcomes":
        late = sum(row["state"] == "overdue" for row in found)
        return (f"{late} việc đã quá hạn, chưa thấy kết quả trong kho",) if late else ()
    return indicators(found, context.parameters) if query == "gap" else ()


def _stub(root: Row | None) -> tuple[str, ...]:
    return (STUB,) if root is not None and root["status"] == "cited" else ()


def _score(row: Row, typed: Sequence[str]) -> int:
    folded, heading = str(row["folded"] or ""), str(row["heading_folded"] or "")
    phrase = " ".join(typed)
    if phrase in (folded, heading):
        return 100
    if any(folded.startswith((word + "/", word + "-")) for word in typed):
        return 80 if all(word in folded for word in typed) else 60
    return 50 if phrase in heading else 20 if all(word in heading for word in typed) else 10


def _lists(row: Row) -> Row:
    signers = sorted(maps(row["signers"]), key=lambda signer: str(signer["name"]))
    return {
        "signers": signers,
        "addressees": sorted(texts(row["addressees"])),
        "outgoing": _related(row["outgoing"], "vi"),
        "incoming": _related(row["incoming"], "inverse_vi"),
        "corrections": sorted(maps(row["corrections"]), key=lambda said: (str(said["made_on"]), str(said["correction"]))),
    }


def _related(value: object, language: str) -> list[Row]:
    named = [item | {"relation_vi": relation_name(str(item["relation"]), language)} for item in maps(value)]
    return sorted(named, key=lambda item: (strength(item["relation"]), str(item["issued_on"] or "~"), str(item["key"])))
