"""What people said, in the graph: a node for each correction, and on every fact that rests on one who said it, when and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from model.batch import Edge, Node, Value
from model.correction import MARK, Applied, Correction

NodeKey = tuple[str, str]
Fact = TypeVar("Fact", Node, Edge)


def with_origin(facts: Iterable[Fact], corrections: Mapping[str, Correction]) -> list[Fact]:
    """The same nodes or edges; those read by no rule but said by a person carry `origin`, `origin_note` and `correction`."""
    return [_marked(fact, corrections) for fact in facts] if corrections else list(facts)


def note_of(correction: Correction) -> str:
    """`Nguyễn Thị Lan, 2026-11-22: số bị quét nhầm`."""
    return f"{correction.who}, {correction.when[:10]}: {correction.why}" if correction.when else f"{correction.who}: {correction.why}"


def with_manual_fields(nodes: Iterable[Node], applied: Iterable[Applied]) -> list[Node]:
    """Directives and tasks with the names of the fields that people set."""
    fields: dict[NodeKey, set[str]] = {}
    for outcome in applied:
        for target in outcome.targets:
            if target[0] in ("Directive", "Task") and outcome.correction.field:
                fields.setdefault(target, set()).add(outcome.correction.field)
    return [_with_fields(node, fields) for node in nodes] if fields else list(nodes)


def correction_parts(applied: Iterable[Applied], graph: Iterable[Node]) -> tuple[list[Node], list[Edge]]:
    """A node for each correction, in whatever state, and an edge to each thing that it changed; to an agency in each of its periods."""
    known: dict[NodeKey, list[NodeKey]] = {}
    for node in graph:
        label = node.labels[0]
        named = node.key.partition("|")[0] if label == "Agency" else node.key
        known.setdefault((label, named), []).append((label, node.key))
    nodes: list[Node] = []
    edges: list[Edge] = []
    for ordinal, outcome in enumerate(applied):
        correction = outcome.correction
        nodes.append(Node(("Correction",), correction.id, _properties(outcome, ordinal)))
        targets = (known.get(target, ()) for target in outcome.targets)
        edges += [Edge("CHANGES", ("Correction", correction.id), target, {}) for same in targets for target in same]
    return nodes, edges


def _marked(fact: Fact, corrections: Mapping[str, Correction]) -> Fact:
    rule = fact.properties.get("rule")
    found = corrections.get(rule.removeprefix(MARK)) if isinstance(rule, str) and rule.startswith(MARK) else None
    if found is None:
        return fact
    more: dict[str, Value] = {"origin": "manual", "origin_note": note_of(found), "correction": found.id}
    return replace(fact, properties={**fact.properties, **more})


def _with_fields(node: Node, fields: Mapping[NodeKey, set[str]]) -> Node:
    manual = sorted(fields.get((node.labels[0], node.key), ()))
    return replace(node, properties={**node.properties, "manual": manual}) if manual else node


def _properties(outcome: Applied, ordinal: int) -> dict[str, Value]:
    said = outcome.correction
    return {
        "action": said.action,
        "who": said.who,
        "made_on": said.when or None,
        "why": said.why,
        "state": outcome.state,
        "reason": outcome.reason or None,
        "ordinal": ordinal,
        "document": str(said.document) if said.document else None,
        "wording": said.words,
        "target": str(said.to) if said.to else said.into or said.correction,
        "relation": said.relation,
        "field": said.field,
        "value": said.value,
        "agency": said.agency,
    }
