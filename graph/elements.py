"""Nodes and edges as rows for a store: checked names, no nulls, and a digest that tells a change.

The digest of an element is kept with it as the property `digest`, so that a load writes only what is new
or different, and removes only what a load once wrote.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import orjson

from model.batch import Batch, Edge, Node, Value
from model.errors import ConfigurationError

NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*\Z")
# The embedded store gives these a meaning of its own; `key` and `digest` are ours to set.
RESERVED = frozenset({"id", "title", "name", "type", "label", "key", "digest"})


class NodeKey(NamedTuple):
    """What a node is known by: the first label and the key."""

    label: str
    key: str


class EdgeKey(NamedTuple):
    """What an edge is known by; `ordinal` and `role` tell parallel edges of one relation apart."""

    relation: str
    source: NodeKey
    target: NodeKey
    ordinal: int
    role: str


@dataclass(frozen=True, slots=True)
class Elements:
    """A batch as rows: every element with its labels or relation, its properties and its digest."""

    nodes: Mapping[NodeKey, Node] = field(default_factory=dict)
    edges: Mapping[EdgeKey, Edge] = field(default_factory=dict)
    digests: Mapping[NodeKey | EdgeKey, str] = field(default_factory=dict)


def make_elements(batch: Batch) -> Elements:
    """Check the batch and give each element its digest. Raises ConfigurationError for a reserved or
    impossible name, a key that comes twice, or an edge to a node that the batch lacks."""
    nodes = {node_key(node): node for node in batch.nodes}
    known = {key: key for key in nodes}  # one key for each node, in all of its edges
    edges = {_edge_key(edge, known): edge for edge in batch.edges}
    _check_counts(batch, len(nodes), len(edges))
    properties = {name for node in batch.nodes for name in node.properties} | {name for edge in batch.edges for name in edge.properties}
    _check_names(properties | {label for node in batch.nodes for label in node.labels} | {edge.relation for edge in batch.edges})
    _check_properties(properties)
    digests: dict[NodeKey | EdgeKey, str] = {key: _digest([*node.labels, node.key], node.properties) for key, node in nodes.items()}
    digests.update({key: _digest(_identity(key), edge.properties) for key, edge in edges.items()})
    return Elements(nodes, edges, digests)


def node_key(node: Node) -> NodeKey:
    """`NodeKey("Directive", "128/nq-cp|chinh phu|2021")`."""
    return NodeKey(node.labels[0], node.key)


def edge_key(edge: Edge) -> EdgeKey:
    """The edge's relation and ends, its ordinal (0 where it has none) and its role (empty where it has none)."""
    return _edge_key(edge, None)


def _edge_key(edge: Edge, known: Mapping[NodeKey, NodeKey] | None) -> EdgeKey:
    """The same, with the keys of its ends as they are known; an end that is not among them is a fault of the batch."""
    source, target = NodeKey(*edge.source), NodeKey(*edge.target)
    for end in (source, target):
        if known is not None and end not in known:
            raise ConfigurationError(f"An edge {edge.relation} names {end.label} {end.key!r}, which the batch lacks.")
    ordinal, role = edge.properties.get("ordinal"), edge.properties.get("role")
    ends = (known[source], known[target]) if known is not None else (source, target)
    return EdgeKey(edge.relation, *ends, ordinal if isinstance(ordinal, int) else 0, str(role or ""))


def kept(properties: Mapping[str, Value]) -> dict[str, Value]:
    """The properties that say something: a null is the same as an absent property."""
    return {name: value for name, value in properties.items() if value is not None}


def _digest(identity: list[object], properties: Mapping[str, Value]) -> str:
    told = [identity, kept(properties)]
    try:
        text = orjson.dumps(told, option=orjson.OPT_SORT_KEYS)
    except TypeError:  # half a character of a broken file, or a number beyond 64 bits
        text = json.dumps(told, ensure_ascii=True, sort_keys=True).encode("ascii")
    return hashlib.blake2b(text, digest_size=12).hexdigest()


def _identity(key: EdgeKey) -> list[object]:
    return [key.relation, [*key.source], [*key.target], key.ordinal, key.role]


def _check_counts(batch: Batch, nodes: int, edges: int) -> None:
    if nodes != len(batch.nodes):
        raise ConfigurationError("A batch holds two nodes with one label and key.")
    if edges != len(batch.edges):
        raise ConfigurationError("A batch holds two edges with one relation, source, target, ordinal and role.")


def _check_names(names: Iterable[str]) -> None:
    for name in sorted(names):
        if not NAME.match(name):
            raise ConfigurationError(f"{name!r} cannot be a label, a relation or a property.")


def _check_properties(names: Iterable[str]) -> None:
    taken = RESERVED.intersection(names)
    if taken:
        raise ConfigurationError(f"A batch must not set the properties {sorted(taken)}.")
