"""Which papers a question is about: those below a directive, or above it, and of them the ones in one portion of the answer.

A query whose head says `// walk: below` gets their keys as `$papers`. With `limit` or `offset` they are those of the portion, and
what stands above them in the tree, so that their places come out as in the whole answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from graph.duties import is_of_modality, task_order
from graph.index import Index, make_index
from graph.paths import shortest_way
from graph.portion import Portion, cut, duty_of, is_passed
from graph.search import holding
from graph.standing import standing
from graph.store import GraphStore
from graph.tree import edge_order
from graph.values import text, texts

_WALKS = {
    "below": "MATCH (:Directive {key: $directive})<-[:COMES_FROM*0..12]-(d:Directive) RETURN DISTINCT d.key AS key UNION "
    "MATCH (:Directive {key: $directive})<-[:COMES_FROM*0..12]-(:Directive)<-[:PARTLY_FROM]-(d:Directive) RETURN DISTINCT d.key AS key",
    "above": "MATCH (:Directive {key: $directive})-[:COMES_FROM*0..12]->(d:Directive) RETURN DISTINCT d.key AS key UNION "
    "MATCH (:Directive {key: $directive})-[:PARTLY_FROM]->(:Directive)-[:COMES_FROM*0..12]->(d:Directive) RETURN DISTINCT d.key AS key",
}
_PAPERS = "UNWIND $papers AS paper MATCH (d:Directive {key: paper}) RETURN d.key AS key, d.issued_on AS issued_on"
_EDGES = (
    "UNWIND $papers AS paper MATCH (d:Directive {key: paper})-[r:COMES_FROM|PARTLY_FROM]->(above:Directive) RETURN d.key AS key, "
    "above.key AS above_key, type(r) AS edge, r.relation AS relation, r.rank AS rank, r.continues AS continues"
)
_PASSED = (
    "UNWIND $papers AS paper MATCH (d:Directive {key: paper})-[r:PARTLY_FROM]->(above:Directive) RETURN d.key AS key, type(r) AS edge, "
    "above.key AS above_key, r.task_keys AS task_keys, r.continues AS continues, r.rank AS rank, r.relation AS relation"
)
_DUTIES = (
    "UNWIND $papers AS paper MATCH (d:Directive {key: paper})-[:HAS_TASK]->(t:Task) "
    "OPTIONAL MATCH (t)-[r:LED_BY|COORDINATED_BY|REPORTS_TO]->(a:Agency) "
    "RETURN d.key AS document_key, t.key AS task_key, t.modality AS modality, r.role AS role, a.key AS agency_key"
)


def walk(store: GraphStore, way: str, parameters: Mapping[str, object]) -> list[str]:
    """Keys of the papers that a question walks to: `below` or `above` a directive, itself among them, as far as 12 steps; on the way
    `between` two; `holding` one of the words; or around what is `standing`."""
    if way == "holding":
        return holding(store, texts(parameters["text"]))
    if way == "standing":
        return standing(store, parameters["directive"])
    if way == "between":
        return shortest_way(store, str(parameters["source"]), str(parameters["target"]), parameters.get("as_of"))
    return papers(store, way, str(parameters["directive"]))


def papers(store: GraphStore, way: str, directive: str) -> list[str]:
    """Keys of the papers `below` or `above` a directive, itself among them, as far as 12 steps."""
    index = store.index()
    start = index.number_of(directive) if index else None
    if index is None or start is None:
        return [str(row["key"]) for row in store.ask(_WALKS[way], {"directive": directive})]
    found = index.walk_up(start) if way == "above" else index.walk_down(start)
    return [index.keys[paper] for paper in sorted(found if way == "above" else found | index.hanging(found))]


def portion_of(store: GraphStore, shape: str, parameters: Mapping[str, object]) -> Portion | None:
    """The portion that the parameters ask for; None where the whole answer is asked for, or where it must be made before it can be cut."""
    if shape not in _PORTIONS or (shape != "totals" and parameters.get("limit") is None and not parameters.get("offset")):
        return None
    tree = _tree(store, str(parameters["directive"]), parameters.get("as_of"))
    return _PORTIONS[shape](store, tree, parameters) if tree else None


@dataclass(frozen=True, slots=True)
class _Tree:
    """The papers of a tree by number: those that come from the root as a whole, those by some tasks, and all as they are read."""

    index: Index
    root: int
    whole: set[int]
    partly: set[int]

    def key(self, paper: int) -> str:
        return self.index.keys[paper]

    def keys(self, papers: Iterable[int]) -> tuple[str, ...]:
        return tuple(self.index.keys[paper] for paper in sorted(papers))

    def closure(self, shown: Iterable[int]) -> tuple[str, ...]:
        return self.keys(self.index.closure({self.root, *shown}, self.whole | self.partly))


def _tree(store: GraphStore, directive: str, as_of: object) -> _Tree | None:
    index = store.index()
    if index is None or index.number_of(directive) is None:
        known = papers(store, "below", directive)
        days = ((str(row["key"]), text(row["issued_on"])) for row in store.ask(_PAPERS, {"papers": known}))
        index = make_index(days, store.ask(_EDGES, {"papers": known}))
    root = index.number_of(directive)
    return None if root is None else _Tree(index, root, *index.members(root, as_of))


def _some_papers(store: GraphStore, tree: _Tree, parameters: Mapping[str, object]) -> Portion | None:
    order = tree.index.reading_order(tree.root, tree.whole, tree.partly)
    if order is None:
        return None
    shown = cut(order, parameters)
    return Portion(tree.closure(shown), len(order), frozenset(map(tree.key, shown)))


def _some_duties(store: GraphStore, tree: _Tree, parameters: Mapping[str, object]) -> Portion | None:
    order = tree.index.reading_order(tree.root, tree.whole, tree.partly)
    if order is None:
        return None
    position = {tree.key(paper): place for place, paper in enumerate(order)}
    passed = _passed(store, tree)
    duties = [row for row in store.ask(_DUTIES, {"papers": tree.keys(order)}) if is_passed(row, passed) and is_of_modality(row, parameters)]
    duties.sort(key=lambda row: (row["agency_key"] is None, position[str(row["document_key"])], *task_order(row)))
    shown = cut(duties, parameters)
    numbers = {tree.index.number_of(str(row["document_key"])) for row in shown}
    return Portion(tree.closure(n for n in numbers if n is not None), len(duties), frozenset(map(duty_of, shown)))


def _all_to_count(store: GraphStore, tree: _Tree, parameters: Mapping[str, object]) -> Portion:
    """Everything, to be counted."""
    every = tree.keys(tree.whole | tree.partly)
    return Portion(every, len(every), passed=_passed(store, tree))


def _passed(store: GraphStore, tree: _Tree) -> dict[str, frozenset[str]]:
    """Of each paper that hangs by some tasks: which."""
    hanging = tree.keys(tree.partly)
    edges = sorted(store.ask(_PASSED, {"papers": hanging}), key=edge_order) if hanging else []
    whole = set(tree.keys(tree.whole))
    found: dict[str, frozenset[str]] = {}
    for edge in edges:
        if edge["above_key"] in whole:
            found.setdefault(str(edge["key"]), frozenset(texts(edge["task_keys"])))
    return found


_PORTIONS: Mapping[str, Callable[[GraphStore, _Tree, Mapping[str, object]], Portion | None]] = {
    "tree_down": _some_papers,
    "duties": _some_duties,
    "totals": _all_to_count,
}
