"""How one directive leads to another: the steps of the shortest way, whichever way its papers cite each other."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.schema import relation_name
from graph.tree import Row
from graph.values import number

LONGEST = 12  # steps, as in queries/path.cypher
_ORDER = ("IMPLEMENTS", "GUIDES", "DETAILS", "FORWARDS", "ATTACHES", "BASED_ON")
_END = ("key", "number", "issuer")


def strongest_steps(raw: Iterable[Row]) -> list[Row]:
    """One row a step, by the strongest relation between the two; told in the direction of walking."""
    best: dict[object, Row] = {}
    for row in sorted(raw, key=_step_order):
        best.setdefault(row["step"], row)
    return [_step(row) for row in best.values()]


def shortest_way(edges: Sequence[Row], source: str, target: str) -> list[Row]:
    """Every edge between neighbours on the shortest way, by its step; of several ways the first by the keys of its papers.
    Nothing where there is none of at most `LONGEST` steps.

    `edges` go from the citing paper to the cited one (`from_key`, `to_key`, …); the way takes them in either direction.
    """
    between: dict[str, dict[str, list[Row]]] = {}
    for edge in edges:
        one, other = str(edge["from_key"]), str(edge["to_key"])
        between.setdefault(one, {}).setdefault(other, []).append(edge)
        between.setdefault(other, {}).setdefault(one, []).append(edge)
    keys = _way(between, source, target)
    pairs = zip(keys, keys[1:], strict=False)
    return [row for step, (here, there) in enumerate(pairs, 1) for row in _told(between[here][there], step, here)]


def strength(relation: object) -> tuple[int, str]:
    """A reading that carries says more than one that does not; a mere mention says least."""
    name = str(relation)
    return (_ORDER.index(name) if name in _ORDER else len(_ORDER) + (name == "REFERS_TO"), name)


def _way(between: Mapping[str, Mapping[str, object]], source: str, target: str) -> list[str]:
    left = _steps_to(between, target)
    if source == target or left.get(source, LONGEST + 1) > LONGEST:
        return []
    keys = [source]
    while keys[-1] != target:
        here = keys[-1]
        keys.append(min(key for key in between[here] if left.get(key) == left[here] - 1))
    return keys


def _steps_to(between: Mapping[str, Mapping[str, object]], target: str) -> dict[str, int]:
    """Of each paper that is connected with the target the fewest steps to it."""
    left, waiting = {target: 0}, deque([target])
    while waiting:
        here = waiting.popleft()
        for key in between.get(here, ()):
            if key not in left:
                left[key] = left[here] + 1
                waiting.append(key)
    return left


def _told(edges: Iterable[Row], step: int, here: str) -> Iterator[Row]:
    """The edges of one step, with their ends in the direction of walking."""
    for edge in edges:
        forward = edge["from_key"] == here
        ends = (("from", "from"), ("to", "to")) if forward else (("from", "to"), ("to", "from"))
        turned = {f"{said}_{name}": edge[f"{kept}_{name}"] for said, kept in ends for name in _END}
        yield edge | turned | {"step": step, "citing_key": edge["from_key"]}


def _step_order(row: Row) -> tuple[int, tuple[int, str], str, int]:
    return (number(row["step"]), strength(row["relation"]), str(row["citing_key"]), number(row["span_start"]))


def _step(row: Row) -> Row:
    forward = row["citing_key"] == row["from_key"]
    vi = relation_name(str(row["relation"]), "vi" if forward else "inverse_vi")
    return row | {"forward": forward, "relation_vi": vi}
