"""From a resolution to the nodes and edges of the graph, paper by paper. The only place where facts become labels."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple, TypeVar

from ingest.forks import in_forks
from ingest.resolve.drafts import draft_edges
from ingest.resolve.edges import citation_edges, descent_edges, pair_edges
from ingest.resolve.manual import Manual
from ingest.resolve.named import Named
from ingest.resolve.nodes import directive_node, document_parts, held_ties, name_units
from ingest.resolve.places import province_nodes, succession_edges
from ingest.resolve.types import Directive, Link, Resolution
from model.batch import Batch, Edge, Node, Part

T = TypeVar("T")
PAPERS = 2_000  # in a share: two seconds of work


def make_batch(resolution: Resolution) -> Batch:
    """The whole graph, sorted: equal resolutions give equal batches."""
    parts = list(make_parts(resolution))
    nodes = (part for part in parts if isinstance(part, Node))
    edges = (part for part in parts if isinstance(part, Edge))
    return Batch(tuple(sorted(nodes, key=lambda n: (n.labels[0], n.key))), tuple(sorted(edges, key=lambda e: str(_edge_key(e)))))


def make_parts(resolution: Resolution) -> Iterator[Part]:
    """The same nodes and edges one by one, each once, in an order that only the resolution decides: those of a paper together, then the
    agencies, people and places that all of them name, then what people corrected. An edge may come before the node that it ends in."""
    making = Making(resolution)
    told = making.nothing_told()
    yield from making.parts_of(range(making.count), told)
    yield from making.rest(told)


def make_shares(resolution: Resolution, gather: Callable[[Iterable[Part]], T], jobs: int) -> Iterator[T]:
    """The same nodes and edges in shares of some papers, each as `gather` makes it of them, in `jobs` processes."""
    making = Making(resolution)

    def share(number: int) -> tuple[T, Told]:
        told = making.nothing_told()
        papers = range(number * PAPERS, min((number + 1) * PAPERS, making.count))
        return gather(making.parts_of(papers, told)), told

    whole = making.nothing_told()
    for gathered, told in in_forks(share, -(-making.count // PAPERS), jobs):
        whole.named.take(told.named)
        whole.manual.take(told.manual)
        yield gathered
    yield gather(making.rest(whole))


class Told(NamedTuple):
    """What papers say that goes beyond one of them: the agencies that they name, and what corrections change in them."""

    named: Named
    manual: Manual


class Making:
    """A resolution on its way to nodes and edges: what is known of each of its `count` papers, found by its number."""

    def __init__(self, resolution: Resolution) -> None:
        self._resolution = resolution
        self._links = _by(resolution.links, lambda link: link.owner)
        self._pairs = _by(resolution.pairs, lambda pair: pair.source)
        self._descents = _by(resolution.descents, lambda descent: descent.child)
        self._drafts = {edge.source[1]: edge for edge in draft_edges(resolution.directives)}
        # of two stubs of one key, cited by two days, one
        self._papers = tuple({directive.key: directive for directive in resolution.directives}.values())
        self.count = len(self._papers)

    def nothing_told(self) -> Told:
        """Before the first paper."""
        return Told(Named(self._resolution.renames), Manual(self._resolution.corrections))

    def parts_of(self, papers: Iterable[int], told: Told) -> Iterator[Part]:
        """The nodes and edges of some papers; what goes beyond them is told."""
        for number in papers:
            for part in _unique(self._parts(self._papers[number], told.named)):
                yield told.manual.mark(part)

    def rest(self, told: Told) -> Iterator[Part]:
        """The nodes and edges of what all papers told."""
        told.named.lists()
        told.named.follow()
        for part in _unique([*province_nodes(), *told.named.nodes(), *succession_edges(), *told.named.edges()]):
            yield told.manual.mark(part)
        yield from told.manual.parts()

    def _parts(self, directive: Directive, named: Named) -> list[Part]:
        key = directive.key
        parts = _own_parts(directive, self._links.get(key, ()), named)
        parts += pair_edges(self._pairs.get(key, ()), directive)
        parts += descent_edges(self._descents.get(key, ()), directive)
        if key in self._drafts:
            parts.append(self._drafts[key])
        return parts


def _own_parts(directive: Directive, links: Sequence[Link], named: Named) -> list[Part]:
    """The paper, who issued, signed and got it, its tasks and its citations."""
    cited = [link for link in links if has_words(link)]
    parts: list[Part] = [directive_node(directive, len(cited)), *held_ties(directive, named)]
    name_units(directive, named)
    task_nodes, task_edges = document_parts(directive, named)
    parts += task_nodes
    parts += task_edges
    for link in cited:
        node, edges = citation_edges(link, directive)
        parts += [node, *edges]
    return parts


def has_words(link: Link) -> bool:
    """False for an edge that a person added without words of the text: it has no place that could be shown as a citation."""
    return link.citation.span.start < link.citation.span.end


def _by(items: Iterable[T], key: Callable[[T], str]) -> Mapping[str, Sequence[T]]:
    """The items, which stand sorted by this key, of each key."""
    return {name: tuple(some) for name, some in groupby(items, key=key)}


def _unique(parts: Iterable[Part]) -> Iterable[Part]:
    """Each node and each edge once: of nodes with one key the last, of edges between two nodes in one role the first."""
    unique: dict[object, Part] = {}
    for part in parts:
        if isinstance(part, Node):
            unique[part.labels[0], part.key] = part
        else:
            unique.setdefault(_edge_key(part), part)
    return unique.values()


def _edge_key(edge: Edge) -> tuple[object, ...]:
    return edge.relation, edge.source, edge.target, str(edge.properties.get("role", ""))
