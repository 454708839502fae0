"""Nodes and edges, ready for any graph store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Value = str | int | float | bool | None | list[str] | list[int]


@dataclass(frozen=True, slots=True)
class Node:
    """A node. `labels[0]` is the label of the schema; `key` is unique under it. `properties` never
    holds `id`, `title`, `name`, `type` or `label`, and no `key` (stores add it)."""

    labels: tuple[str, ...]
    key: str
    properties: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge between two keyed nodes. At most one for each (relation, source, target, ordinal)."""

    relation: str
    source: tuple[str, str]  # label, key
    target: tuple[str, str]
    properties: Mapping[str, Value]


Part = Node | Edge


@dataclass(frozen=True, slots=True)
class Batch:
    """A whole graph, nodes and edges sorted, so that equal inputs give equal batches."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
