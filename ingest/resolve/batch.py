"""From a resolution to the nodes and edges of the graph, paper by paper. The only place where facts become labels."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TypeVar

from ingest.resolve.drafts import draft_edges
from ingest.resolve.edges import citation_edges, descent_edges, pair_edges
from ingest.resolve.manual import Manual
from ingest.resolve.named import Named
from ingest.resolve.nodes import directive_node, document_parts, held_ties, name_units
from ingest.resolve.places import province_nodes, succession_edges
from ingest.resolve.types import Directive, Link, Resolution
from model.batch import Batch, Edge, Node, Part

T = TypeVar("T")


def make_batch(resolution: Resolution) -> Batch:
    """The whole graph, sorted: equal resolutions give equal batches."""
    parts = list(make_parts(resolution))
    nodes = (part for part in parts if isinstance(part, Node))
    edges = (part for part in parts if isinstance(part, Edge))
    return Batch(tuple(sorted(nodes, key=lambda n: (n.labels[0], n.key))), tuple(sorted(edges, key=lambda e: str(_edge_key(e)))))


def make_parts(resolution: Resolution) -> Iterator[Part]:
    """The same nodes and edges one by one, each once, in an order that only the resolution decides: those of a paper together, then the
    agencies, people and places that all of them name, then what people corrected. An edge may come before the node that it ends in."""
    named = Named(resolution.renames)
    manual = Manual(resolution.corrections)
    for part in _of_papers(resolution, named):
        yield manual.mark(part)
    named.ministries()
    named.follow()
    for part in _unique([*province_nodes(), *named.nodes(), *succession_edges(), *named.edges()]):
        yield manual.mark(part)
    yield from manual.parts()


def _of_papers(resolution: Resolution, named: Named) -> Iterator[Part]:
    links = _by(resolution.links, lambda link: link.owner)
    pairs = _by(resolution.pairs, lambda pair: pair.source)
    descents = _by(resolution.descents, lambda descent: descent.child)
    drafts = {edge.source[1]: edge for edge in draft_edges(resolution.directives)}
    papers = {directive.key: directive for directive in resolution.directives}  # of two stubs of one key, cited by two days, one
    for key, directive in papers.items():
        parts = _own_parts(directive, links.get(key, ()), named)
        parts += pair_edges(pairs.get(key, ()), directive)
        parts += descent_edges(descents.get(key, ()), directive)
        if key in drafts:
            parts.append(drafts[key])
        yield from _unique(parts)


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
