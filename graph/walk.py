"""Which papers a question is about: those below a directive, or above it, and of them the ones in one portion of the answer.

A query whose head says `// walk: below` gets their keys as `$papers`. With `limit` or `offset` they are those of the portion, and
what stands above them in the tree, so that their places come out as in the whole answer. Of a small tree the whole answer is made and
cut, which takes no longer and does not wait for numpy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from graph.index import make_index
from graph.paths import shortest_way
from graph.portion import Portion, is_wanted, wanted
from graph.search import holding
from graph.standing import standing
from graph.store import GraphStore
from graph.tree import edge_order
from graph.values import text, texts

if TYPE_CHECKING:
    from graph.index_duties import Duties
    from graph.subtree import Subtree

FEW = 100  # papers of a tree that is told whole before it is cut
_WALKS = {
    "below": "MATCH (:Directive {key: $directive})<-[:COMES_FROM*0..12]-(d:Directive) RETURN DISTINCT d.key AS key UNION "
    "MATCH (:Directive {key: $directive})<-[:COMES_FROM*0..12]-(:Directive)<-[:PARTLY_FROM]-(d:Directive) RETURN DISTINCT d.key AS key",
    "above": "MATCH (:Directive {key: $directive})-[:COMES_FROM*0..12]->(d:Directive) RETURN DISTINCT d.key AS key UNION "
    "MATCH (:Directive {key: $directive})-[:PARTLY_FROM]->(:Directive)-[:COMES_FROM*0..12]->(d:Directive) RETURN DISTINCT d.key AS key",
}
_PAPERS = "UNWIND $papers AS paper MATCH (d:Directive {key: paper}) RETURN d.key AS key, d.issued_on AS issued_on"
_EDGE = (
    "RETURN d.key AS key, above.key AS above_key, type(r) AS edge, r.relation AS relation, r.rank AS rank, r.continues AS continues, "
    "r.task_keys AS task_keys"
)
_EDGES = f"UNWIND $papers AS paper MATCH (d:Directive {{key: paper}})-[r:COMES_FROM|PARTLY_FROM]->(above:Directive) {_EDGE}"
PASSED = f"UNWIND $papers AS paper MATCH (d:Directive {{key: paper}})-[r:PARTLY_FROM]->(above:Directive) {_EDGE}"
DUTIES = (
    "UNWIND $papers AS paper MATCH (d:Directive {key: paper})-[:HAS_TASK]->(t:Task) "
    "OPTIONAL MATCH (t)-[r:LED_BY|COORDINATED_BY|REPORTS_TO]->(a:Agency) "
    "RETURN d.key AS document_key, t.key AS task_key, t.modality AS modality, r.role AS role, a.key AS agency_key, "
    "a.level AS level, a.place AS place, a.group AS group"
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
    start = index.keys.find(directive) if index else None
    if index is None or start is None:
        return [str(row["key"]) for row in store.ask(_WALKS[way], {"directive": directive})]
    found = index.walk_up(start) if way == "above" else index.walk_down(start)
    return [index.keys.of(paper) for paper in sorted(found if way == "above" else found | index.hanging(found))]


def portion_of(store: GraphStore, shape: str, parameters: Mapping[str, object]) -> Portion | None:
    """The portion that the parameters ask for; None where the whole answer is asked for, or where it must be made before it can be cut:
    of a small tree, and of one where papers carry each other out in a circle."""
    if shape not in PORTIONS or (shape != "totals" and not (is_wanted(parameters) and _has_many(store, parameters))):
        return None
    tree = _tree(store, parameters)
    return PORTIONS[shape](store, tree, parameters) if tree else None


def _has_many(store: GraphStore, parameters: Mapping[str, object]) -> bool:
    index, directive = store.index(), str(parameters["directive"])
    root = index.keys.find(directive) if index else None
    return index is None or root is None or not index.has_few_below(root, FEW)


def _tree(store: GraphStore, parameters: Mapping[str, object]) -> Subtree | None:
    from graph.subtree import subtree

    index, directive = store.index(), str(parameters["directive"])
    root = index.keys.find(directive) if index else None
    if index is None or root is None:
        known = papers(store, "below", directive)
        days = ((str(row["key"]), text(row["issued_on"])) for row in store.ask(_PAPERS, {"papers": known}))
        index = make_index(days, store.ask(_EDGES, {"papers": known}))
        root = index.keys.find(directive)
    return None if root is None else subtree(index, root, parameters.get("as_of"))


def _some_papers(store: GraphStore, tree: Subtree, parameters: Mapping[str, object]) -> Portion | None:
    order = tree.order
    if order is None:
        return None
    shown = order[wanted(parameters)]
    return Portion(_closure(tree, shown), len(order), frozenset(_keys(tree, shown)))


def _some_duties(store: GraphStore, tree: Subtree, parameters: Mapping[str, object]) -> Portion | None:
    from graph.subtree_duties import ordered_duties, places_of

    order = tree.order
    if order is None:
        return None
    duties = tree.index.duties or _stored_duties(store, tree)
    found = ordered_duties(tree, duties, order, parameters.get("modality", "all"))
    shown = places_of(duties, found[wanted(parameters)])
    told = frozenset((tree.index.keys.of(paper), place) for paper, place in shown)
    return Portion(_closure(tree, [paper for paper, _ in shown]), len(found), told)


def _stored_duties(store: GraphStore, tree: Subtree) -> Duties:
    from graph.index_duties import make_duties

    every = _keys(tree, tree.papers())
    return make_duties(tree.index, store.ask(DUTIES, {"papers": every}), store.ask(PASSED, {"papers": every}))


def _all_to_count(store: GraphStore, tree: Subtree, parameters: Mapping[str, object]) -> Portion:
    """Counted by the index, else everything, to be counted."""
    from graph.subtree_duties import counted_duties

    if tree.index.duties is not None:
        return Portion((), len(tree), counted=tuple(counted_duties(tree, tree.index.duties, parameters.get("modality", "all"))))
    return Portion(_keys(tree, tree.papers()), len(tree), passed=_passed(store, tree))


def _passed(store: GraphStore, tree: Subtree) -> dict[str, frozenset[str]]:
    """Of each paper that hangs by some tasks: which."""
    hanging = _keys(tree, tree.partly)
    edges = sorted(store.ask(PASSED, {"papers": hanging}), key=edge_order) if hanging else []
    whole = set(_keys(tree, tree.whole))
    found: dict[str, frozenset[str]] = {}
    for edge in edges:
        if edge["above_key"] in whole:
            found.setdefault(str(edge["key"]), frozenset(texts(edge["task_keys"])))
    return found


def _closure(tree: Subtree, shown: Iterable[int]) -> tuple[str, ...]:
    return _keys(tree, tree.closure(shown))


def _keys(tree: Subtree, papers: Iterable[int]) -> tuple[str, ...]:
    return tuple(tree.index.keys.of(paper) for paper in papers)


PORTIONS: Mapping[str, Callable[[GraphStore, Subtree, Mapping[str, object]], Portion | None]] = {
    "tree_down": _some_papers,
    "duties": _some_duties,
    "totals": _all_to_count,
}
