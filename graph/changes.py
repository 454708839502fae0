"""What a load changes, told in terms of directives: the graph before against the graph after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.days import bounds
from graph.elements import Elements, Graph, as_elements, with_nodes
from graph.schema import schema
from graph.store import GraphStore, Row
from model.batch import Node, Value
from model.errors import StoreUnavailable
from model.run import Event, Run

RUN = "Run"
WALKED = frozenset({"COMES_FROM", "PARTLY_FROM"})
BRINGS_TASKS = frozenset({"new_directive", "filled_stub", "changed_directive"})
UNKNOWN = "?"
Text = tuple[str, object, object]  # status, sha256, ordinal
Link = tuple[str, str, str]  # relation, source, target
_DIRECTIVES = "MATCH (d:Directive) RETURN d.key AS key, d.status AS status, d.sha256 AS sha256, d.ordinal AS ordinal"
_LINKS = "MATCH (a:Directive)-[r]->(b:Directive) RETURN type(r) AS relation, a.key AS source, b.key AS target"
_CORRECTIONS = "MATCH (k:Correction) RETURN k.key AS key, k.state AS state"
_RUNS = (
    "MATCH (b:Run) RETURN b.number AS number, b.made_on AS made_on, b.action AS action, b.whats AS whats, b.subjects AS subjects, "
    "b.objects AS objects, b.relations AS relations ORDER BY number"
)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """As much of a graph as its changes are told by."""

    directives: Mapping[str, Text] = field(default_factory=dict)
    links: frozenset[Link] = frozenset()
    corrections: Mapping[str, str] = field(default_factory=dict)


def read_snapshot(store: GraphStore) -> Snapshot:
    """What the store holds; nothing where it has no graph yet (or none that can be read: the load that follows says so)."""
    try:
        directives = {str(r["key"]): (str(r["status"]), r["sha256"], r["ordinal"]) for r in store.ask(_DIRECTIVES, {})}
        links = frozenset((str(r["relation"]), str(r["source"]), str(r["target"])) for r in store.ask(_LINKS, {}))
        corrections = {str(r["key"]): str(r["state"]) for r in store.ask(_CORRECTIONS, {})}
    except StoreUnavailable:
        return Snapshot()
    return Snapshot(directives, links, corrections)


def snapshot_of(graph: Graph) -> Snapshot:
    """The same of a graph that is to be loaded."""
    elements = as_elements(graph)
    known = ((n.key, n.properties) for n in elements.nodes.of_label("Directive"))
    directives = {key: (str(said["status"]), said.get("sha256"), said.get("ordinal")) for key, said in known}
    corrections = {n.key: str(n.properties["state"]) for n in elements.nodes.of_label("Correction")}
    return Snapshot(directives, frozenset(elements.edges.between("Directive", "Directive")), corrections)


def changes_between(before: Snapshot, after: Snapshot) -> tuple[Event, ...]:
    """What came, changed and went, sorted; a directive that only got another key is told once, and its edges are not told as lost."""
    rekeyed = _rekeyed(before, after)
    moved = replace(before, links=frozenset(_moved(link, rekeyed) for link in before.links))
    events = [Event("rekeyed", new, old) for old, new in rekeyed.items()]
    events += _directives(before, after, rekeyed)
    events += _links(moved, after)
    for key, state in after.corrections.items():
        if state != before.corrections.get(key) and state in ("applied", "orphaned"):
            events.append(Event("correction_applied" if state == "applied" else "correction_orphaned", key))
    return tuple(sorted(events, key=lambda e: (e.what, e.subject, e.object, e.relation)))


def with_runs(graph: Graph, runs: Iterable[Run]) -> Elements:
    """The graph with a node for each run: it is asked like the rest, and is no part of an export."""
    return with_nodes(as_elements(graph), map(_node, runs))


def read_runs(store: GraphStore) -> tuple[Run, ...]:
    """The runs that the store knows."""
    try:
        rows = store.ask(_RUNS, {})
    except StoreUnavailable:
        return ()
    return tuple(_run(row) for row in rows)


def told(raw: Sequence[Row], as_of: object) -> list[Row]:
    """One row an event, the latest run first; after the events of a run its tasks that are overdue on a day, where one is given."""
    last = bounds(as_of)
    events: dict[tuple[object, ...], Row] = {}
    overdue: dict[tuple[object, ...], Row] = {}
    for row in raw:
        identity = (row["run"], row["event"], row["key"], row["other_key"], row["relation"])
        plain = row | {
            "number": row["number"] or _number_in(row["key"]),
            "other_number": row["other_number"] or _number_in(row["other_key"]),
        }
        events.setdefault(identity, plain | {"task_key": None, "wording": None, "deadline": None})
        due = bounds(row["deadline"])
        if last and due and due[1] < last[0]:
            overdue[row["run"], row["task_key"]] = plain | _task_evidence(row)
    return sorted([*events.values(), *overdue.values()], key=_order)


def history(raw: Sequence[Row], corrections: Iterable[Row], directive: str) -> list[Row]:
    """What runs told of one directive and the corrections of it that hold, the latest first."""
    events = [row | {"other_number": row["other_number"] or _number_in(row["other_key"])} for row in raw]
    for said in corrections:
        changed = said["changed"] if isinstance(said["changed"], list) else []
        if any(str(key).split("@")[0] == directive for key in changed):
            events.append(said | {"event": "corrected", "side": "itself", "run": None})
    events.sort(key=lambda row: tuple(str(row.get(name) or "") for name in ("event", "relation", "other_key", "correction")))
    return sorted(events, key=lambda row: str(row["made_on"] or ""), reverse=True)


def _task_evidence(row: Row) -> Row:
    places = {"source": row["task_source"], "span_start": row["task_start"], "span_end": row["task_end"], "rule": row["task_rule"]}
    return {"event": "overdue_task", "quote": row["wording"], **places}


def _order(row: Row) -> tuple[object, ...]:
    run = row["run"]
    return (-run if isinstance(run, int) else 0, *(str(row[name] or "") for name in ("event", "key", "other_key", "task_key", "relation")))


def _number_in(key: object) -> str | None:
    return str(key).partition("|")[0] if key else None


def _rekeyed(before: Snapshot, after: Snapshot) -> dict[str, str]:
    """Old keys that are gone and the new ones that took their place: the same text, or the one key that fills what was unknown."""
    gone = [key for key in before.directives if key not in after.directives]
    came = [key for key in after.directives if key not in before.directives]
    by_text = {after.directives[key][1:]: key for key in came if after.directives[key][1] is not None}
    found: dict[str, str] = {}
    for key in gone:
        same = by_text.get(before.directives[key][1:])
        fuller = [new for new in after.directives if _fills(key, new)] if same is None and UNKNOWN in key.split("|") else []
        if same is not None or len(fuller) == 1:
            found[key] = same or fuller[0]
    return found


def _fills(old: str, new: str) -> bool:
    """`128/nq-cp|?|2021` is filled by `128/nq-cp|chinh phu|2021`."""
    parts = list(zip(old.split("|"), new.split("|"), strict=False))
    return len(parts) == 3 and old != new and all(one in (other, UNKNOWN) for one, other in parts)


def _directives(before: Snapshot, after: Snapshot, rekeyed: Mapping[str, str]) -> Iterable[Event]:
    new_keys = set(rekeyed.values())
    for key, (status, *text) in after.directives.items():
        was = before.directives.get(key)
        if status == "held" and was is None and key not in new_keys:
            yield Event("new_directive", key)
        elif status == "held" and was is not None and was[0] == "cited":
            yield Event("filled_stub", key)
        elif status == "held" and was is not None and list(was[1:]) != text:
            yield Event("changed_directive", key)
    for key, was in before.directives.items():
        now = after.directives.get(rekeyed.get(key, key))
        if was[0] == "held" and (now is None or now[0] == "cited"):
            yield Event("gone_directive", key)


def _links(before: Snapshot, after: Snapshot) -> Iterable[Event]:
    read = schema()["citations"]
    for relation, source, target in after.links - before.links:
        if relation in WALKED:
            yield Event("new_implementer", source, target, relation)
    for relation, source, target in before.links - after.links:
        if relation in WALKED:
            yield Event("lost_implementer", source, target, relation)
        elif relation in read:
            yield Event("edge_lost", source, target, relation)


def _moved(link: Link, rekeyed: Mapping[str, str]) -> Link:
    relation, source, target = link
    return relation, rekeyed.get(source, source), rekeyed.get(target, target)


def _node(run: Run) -> Node:
    properties: dict[str, Value] = {
        "number": run.number,
        "made_on": run.when,
        "action": run.action,
        "whats": [str(event.what) for event in run.events],
        "subjects": [event.subject for event in run.events],
        "objects": [event.object for event in run.events],
        "relations": [event.relation for event in run.events],
    }
    return Node((RUN,), run.key, properties)


def _run(row: Row) -> Run:
    lists = [value if isinstance(value := row[name], list) else [] for name in ("whats", "subjects", "objects", "relations")]
    events = tuple(Event(what, *map(str, rest)) for what, *rest in zip(*lists, strict=True))
    number = row["number"]
    return Run(number if isinstance(number, int) else 0, str(row["made_on"]), str(row["action"]), events)
