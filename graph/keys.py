"""What nodes and edges are known by, in a batch and in every store."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from model.batch import Edge, Node, Value


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


class Kind(NamedTuple):
    """What edges are written together by: relation, and the labels of both ends."""

    relation: str
    source: str
    target: str


def node_key(node: Node) -> NodeKey:
    """`NodeKey("Directive", "128/nq-cp|chinh phu|2021")`."""
    return NodeKey(node.labels[0], node.key)


def edge_key(edge: Edge) -> EdgeKey:
    """The edge's relation and ends, its ordinal (0 where it has none) and its role (empty where it has none)."""
    return EdgeKey(edge.relation, NodeKey(*edge.source), NodeKey(*edge.target), *told_apart(edge))


def told_apart(edge: Edge) -> tuple[int, str]:
    """What tells it from others of its relation between the same ends."""
    ordinal, role = edge.properties.get("ordinal"), edge.properties.get("role")
    return ordinal if isinstance(ordinal, int) else 0, str(role) if role else ""


def kept(properties: Mapping[str, Value]) -> dict[str, Value]:
    """The properties that say something: a null is the same as an absent property."""
    return {name: value for name, value in properties.items() if value is not None}
