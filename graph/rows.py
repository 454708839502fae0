"""Nodes and edges by number: keys and digests in memory, a hundred bytes each, what they say in a spool.

numpy sorts them; it is imported where it is needed, since it is slow to come and no question needs it.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from graph.digests import DIGEST, MARK, as_json, digest_of, from_json, mark_of
from graph.keys import EdgeKey, Kind, NodeKey, kept, told_apart
from graph.spool import Spool
from model.batch import Edge, Node, Value
from model.errors import ConfigurationError

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[tuple[int, ...], np.dtype[np.int64]]

T = TypeVar("T")
WIDTH = 5  # numbers that an edge is known by
NOTHING = -1  # what is said by a node that only edges have named so far


class Rows:
    """What is kept of numbered elements of one sort."""

    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        self._said = array("q")  # which piece of the spool says its properties
        self._digests = bytearray()
        self._marks = bytearray()

    def __len__(self) -> int:
        return len(self._said)

    def says(self, number: int) -> dict[str, Value]:
        """Its properties, without nulls."""
        return from_json(self._spool.get(self._said[number]))

    def row(self, number: int) -> dict[str, Value]:
        """What a store keeps of it: its properties and its digest."""
        return {**self.says(number), "digest": self.digest(number)}

    def marks(self) -> tuple[bytes, bytes]:
        """What all of them are known by, and what tells a change of each: MARK and DIGEST bytes an element."""
        return bytes(self._marks), bytes(self._digests)

    def digest(self, number: int) -> str:
        """What tells a change of it."""
        return self._digests[number * DIGEST : (number + 1) * DIGEST].hex()


class NodeRows(Rows):
    """Numbered nodes in the order in which they were first named; an edge may name one before it comes."""

    def __init__(self, spool: Spool) -> None:
        super().__init__(spool)
        self._numbers: dict[str, dict[str, int]] = {}
        self._keys: list[NodeKey] = []
        self._labels: list[tuple[str, ...]] = []

    def add(self, node: Node) -> None:
        """Take a node. Raises ConfigurationError where one of its label and key is there."""
        number = self.number(node.labels[0], node.key)
        self._refuse_second(number)
        says = as_json(kept(node.properties))
        self._labels[number] = node.labels
        self._said[number] = self._spool.add(says)
        self._marks[number * MARK : (number + 1) * MARK] = mark_of(as_json((node.labels[0], node.key)))
        self._digests[number * DIGEST : (number + 1) * DIGEST] = digest_of(as_json((*node.labels, node.key)), says)

    def take(self, others: NodeRows, first: int) -> Sequence[int]:
        """Take the nodes that were gathered apart, whose pieces stand in the spool from `first` on; their numbers here. Raises
        ConfigurationError as `add` does."""
        numbers = array("q", (self.number(*key) for key in others._keys))
        for there, number in enumerate(numbers):
            if others._said[there] != NOTHING:
                self._refuse_second(number)
                self._labels[number] = others._labels[there]
                self._said[number] = first + others._said[there]
                self._marks[number * MARK : (number + 1) * MARK] = others._marks[there * MARK : (there + 1) * MARK]
                self._digests[number * DIGEST : (number + 1) * DIGEST] = others._digests[there * DIGEST : (there + 1) * DIGEST]
        return numbers

    def _refuse_second(self, number: int) -> None:
        if self._said[number] != NOTHING:
            raise ConfigurationError("A batch holds two nodes with one label and key.")

    def number(self, label: str, key: str) -> int:
        """The number of a node, whether it has come or not."""
        known = self._numbers.setdefault(label, {})
        number = known.get(key)
        if number is None:
            number = known[key] = len(self._keys)
            self._keys.append(NodeKey(label, key))
            self._labels.append((label,))
            self._said.append(NOTHING)
            self._digests += bytes(DIGEST)
            self._marks += bytes(MARK)
        return number

    def find(self, key: NodeKey) -> int | None:
        """The number of a node that is there."""
        return self._numbers.get(key.label, {}).get(key.key)

    def key(self, number: int) -> NodeKey:
        """Label and key of a node."""
        return self._keys[number]

    def node(self, number: int) -> Node:
        """The node of a number."""
        return Node(self._labels[number], self._keys[number].key, self.says(number))

    def by_labels(self, numbers: Sequence[int]) -> Mapping[tuple[str, ...], Sequence[int]]:
        """The numbers of some nodes by their labels, in the order of their keys."""
        found: dict[tuple[str, ...], list[int]] = {}
        for number in sorted(numbers, key=self._keys.__getitem__):
            found.setdefault(self._labels[number], []).append(number)
        return found

    def in_order(self) -> Sequence[int]:
        """All numbers in the order of the keys."""
        return sorted(range(len(self)), key=self._keys.__getitem__)

    def first_labels(self) -> Sequence[str]:
        """The first labels of all of them, sorted."""
        return sorted(self._numbers)

    def count(self, label: str) -> int:
        """How many nodes have this first label."""
        return len(self._numbers.get(label, ()))

    def of_label(self, label: str) -> Iterator[Node]:
        """The nodes whose first label it is."""
        return map(self.node, self._numbers.get(label, {}).values())

    def missing(self) -> NodeKey | None:
        """One that edges name and nobody brought."""
        return self._keys[self._said.index(NOTHING)] if NOTHING in self._said else None


class EdgeRows(Rows):
    """Numbered edges between the nodes of `nodes`, in the order in which they came."""

    def __init__(self, spool: Spool, nodes: NodeRows) -> None:
        super().__init__(spool)
        self._nodes = nodes
        self._kinds: dict[tuple[str, str, str], int] = {}
        self._roles: dict[str, int] = {}
        self._known_by = array("q")  # of each edge the numbers of kind, source, target, its ordinal, the number of its role

    def add(self, edge: Edge) -> None:
        """Take an edge; its ends may come later."""
        ordinal, role = told_apart(edge)
        kind = self._kinds.setdefault((edge.relation, edge.source[0], edge.target[0]), len(self._kinds))
        ends = self._nodes.number(*edge.source), self._nodes.number(*edge.target)
        known = (edge.relation, edge.source, edge.target, ordinal, role)
        self._known_by.extend((kind, *ends, ordinal, self._roles.setdefault(role, len(self._roles))))
        says = as_json(kept(edge.properties))
        self._said.append(self._spool.add(says))
        named = as_json(known)
        self._marks += mark_of(named)
        self._digests += digest_of(named, says)

    def take(self, others: EdgeRows, first: int, nodes: Sequence[int]) -> None:
        """Take the edges that were gathered apart, whose pieces stand in the spool from `first` on; `nodes` are the numbers here of the
        nodes there."""
        import numpy as np

        def here(known: dict[T, int], there: Iterable[T]) -> Numbers:
            return np.array([known.setdefault(name, len(known)) for name in there], dtype=np.int64)

        known_by = others._columns().copy()
        for column, renumbered in (
            (0, here(self._kinds, others._kinds)),
            (1, np.asarray(nodes, dtype=np.int64)),
            (2, np.asarray(nodes, dtype=np.int64)),
            (4, here(self._roles, others._roles)),
        ):
            known_by[:, column] = renumbered[known_by[:, column]]
        self._known_by.frombytes(known_by.tobytes())
        self._said.extend(first + said for said in others._said)
        self._marks += others._marks
        self._digests += others._digests

    def find(self, key: EdgeKey) -> int | None:
        """The number of an edge that is there."""
        source, target = self._nodes.find(key.source), self._nodes.find(key.target)
        kind = self._kinds.get((key.relation, key.source.label, key.target.label))
        return self._found.get((kind, source, target, key.ordinal, self._roles.get(key.role)))

    def key(self, number: int) -> EdgeKey:
        """What an edge is known by."""
        kind, source, target, ordinal, role = self._known_by[number * WIDTH : (number + 1) * WIDTH]
        return EdgeKey(self._kind_names[kind].relation, self._nodes.key(source), self._nodes.key(target), ordinal, self._role_names[role])

    def ends(self, number: int) -> tuple[str, str]:
        """The keys of its source and its target."""
        return self._nodes.key(self._known_by[number * WIDTH + 1]).key, self._nodes.key(self._known_by[number * WIDTH + 2]).key

    def edge(self, number: int) -> Edge:
        """The edge of a number."""
        key = self.key(number)
        return Edge(key.relation, key.source, key.target, self.says(number))

    def by_kind(self, numbers: Sequence[int]) -> Mapping[Kind, Sequence[int]]:
        """The numbers of some edges by their kind, in the order of their keys."""
        import numpy as np

        some = np.asarray(numbers, dtype=np.int64)
        kinds, columns = self._columns()[some, 0], self._sortable()[:, some]
        found = {}
        for names, number in sorted(self._kinds.items()):
            here = np.flatnonzero(kinds == number)
            if len(here):
                found[Kind(*names)] = some[here[np.lexsort(columns[:, here])]].tolist()
        return found

    def in_order(self) -> Sequence[int]:
        """All numbers in the order of the keys."""
        import numpy as np

        known = sorted({relation for relation, _, _ in self._kinds})
        relations = np.array([known.index(relation) for relation, _, _ in self._kinds], dtype=np.int64)
        order: list[int] = np.lexsort((*self._sortable(), relations[self._columns()[:, 0]])).tolist()
        return order

    def _sortable(self) -> Numbers:
        """Four rows that sort the edges of one kind, the last row first: role, ordinal, target, source."""
        import numpy as np

        _, sources, targets, ordinals, roles = self._columns().T
        ranks = self._ranks()
        names = np.argsort(np.argsort(self._role_names)) if self._roles else np.empty(0, dtype=np.int64)
        return np.stack((names[roles], ordinals, ranks[targets], ranks[sources]))

    def of_relation(self, *relations: str) -> Iterator[Edge]:
        """The edges of some relations."""
        wanted = {number for (relation, _, _), number in self._kinds.items() if relation in relations}
        return (self.edge(number) for number, kind in enumerate(self._known_by[::WIDTH]) if kind in wanted)

    def between(self, source: str, target: str) -> Iterator[tuple[str, str, str]]:
        """Relation and the keys of both ends of every edge between two labels."""
        wanted = {number: relation for (relation, *labels), number in self._kinds.items() if labels == [source, target]}
        return ((wanted[kind], *self.ends(number)) for number, kind in enumerate(self._known_by[::WIDTH]) if kind in wanted)

    def has_twins(self) -> bool:
        """Two edges that are known by the same."""
        import numpy as np

        rows = self._columns()
        rows = rows[np.lexsort(rows.T)]
        return bool((rows[1:] == rows[:-1]).all(axis=1).any())

    def _ranks(self) -> Numbers:
        """The place of each node among all of them, sorted."""
        import numpy as np

        order = self._nodes.in_order()
        ranks = np.empty(len(order), dtype=np.int64)
        ranks[order] = np.arange(len(order))
        return ranks

    def _columns(self) -> Numbers:
        """A row for each edge."""
        import numpy as np

        return np.frombuffer(self._known_by, dtype=np.int64).reshape(-1, WIDTH)

    @cached_property
    def _found(self) -> Mapping[tuple[int | None, ...], int]:
        return {known: number for number, known in enumerate(zip(*(self._known_by[column::WIDTH] for column in range(WIDTH)), strict=True))}

    @cached_property
    def _kind_names(self) -> list[Kind]:
        return [Kind(*names) for names in self._kinds]

    @cached_property
    def _role_names(self) -> list[str]:
        return list(self._roles)
