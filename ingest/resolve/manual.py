"""What people said, in the graph: a node for each correction, and on every fact that rests on one who said it, when and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from model.batch import Edge, Node, Part, Value
from model.correction import MARK, Applied, Correction

NodeKey = tuple[str, str]
Fact = TypeVar("Fact", Node, Edge)


class Manual:
    """What people said of one graph: marks its nodes and edges as they come, then has the nodes and edges of what was said."""

    def __init__(self, applied: Sequence[Applied]) -> None:
        self._applied = applied
        self._said = {outcome.correction.id: outcome.correction for outcome in applied}
        self._fields: dict[NodeKey, set[str]] = {}
        self._changed: dict[NodeKey, list[NodeKey]] = {target: [] for outcome in applied for target in outcome.targets}
        for outcome in applied:
            for target in outcome.targets:
                if target[0] in ("Directive", "Task") and outcome.correction.field:
                    self._fields.setdefault(target, set()).add(outcome.correction.field)

    def mark(self, part: Part) -> Part:
        """The same node or edge. Read by no rule but said by a person, it carries `origin`, `origin_note` and `correction`; a directive
        or task also the names of the fields that people set (`manual`)."""
        if not self._said:
            return part
        if isinstance(part, Edge):
            return _marked(part, self._said)
        known = (part.labels[0], part.key.partition("|")[0] if part.labels[0] == "Agency" else part.key)
        if known in self._changed:
            self._changed[known].append((part.labels[0], part.key))
        return _marked(_with_fields(part, self._fields), self._said)

    def take(self, others: Manual) -> None:
        """Take what was marked elsewhere: agencies in their periods that a correction changed."""
        for known, keys in others._changed.items():
            self._changed[known] += keys

    def parts(self) -> Iterator[Part]:
        """A node for each correction, in whatever state, and an edge to each thing that it changed; to an agency in each of its periods."""
        for ordinal, outcome in enumerate(self._applied):
            correction = outcome.correction
            yield Node(("Correction",), correction.id, _properties(outcome, ordinal))
            changed = dict.fromkeys(key for target in outcome.targets for key in self._changed[target])
            yield from (Edge("CHANGES", ("Correction", correction.id), key, {}) for key in changed)


def note_of(correction: Correction) -> str:
    """`Nguyễn Thị Lan, 2026-11-22: số bị quét nhầm`."""
    return f"{correction.who}, {correction.when[:10]}: {correction.why}" if correction.when else f"{correction.who}: {correction.why}"


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
