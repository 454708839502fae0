"""From a resolution to the nodes and edges of the graph. The only place where facts become labels."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.resolve.drafts import draft_edges
from ingest.resolve.edges import citation_edges, descent_edges, pair_edges
from ingest.resolve.manual import correction_parts, with_manual_fields, with_origin
from ingest.resolve.named import Named
from ingest.resolve.nodes import directive_node, document_parts, held_ties, name_units
from ingest.resolve.places import province_nodes, succession_edges
from ingest.resolve.types import Link, Resolution
from model.batch import Batch, Edge, Node


def make_batch(resolution: Resolution) -> Batch:
    """The whole graph, sorted: equal resolutions give equal batches."""
    named = Named(resolution.renames)
    nodes: list[Node] = []
    edges: list[Edge] = []
    counts = _citation_counts(resolution)
    by_key = {d.key: d for d in resolution.directives}
    for directive in resolution.directives:
        nodes.append(directive_node(directive, counts.get(directive.key, 0)))
        edges += held_ties(directive, named)
        name_units(directive, named)
        task_nodes, task_edges = document_parts(directive, named)
        nodes += task_nodes
        edges += task_edges
    for link in filter(has_words, resolution.links):
        node, link_edges = citation_edges(link, by_key[link.owner])
        nodes.append(node)
        edges += link_edges
    edges += pair_edges(resolution.pairs, by_key)
    edges += descent_edges(resolution.descents, by_key)
    edges += draft_edges(resolution.directives)
    named.ministries()
    named.follow()
    nodes += [*province_nodes(), *named.nodes()]
    edges += [*succession_edges(), *named.edges()]
    nodes, edges = _with_corrections(resolution, nodes, edges)
    return Batch(_sorted_nodes(nodes), _sorted_edges(edges))


def _with_corrections(resolution: Resolution, nodes: list[Node], edges: list[Edge]) -> tuple[list[Node], list[Edge]]:
    said = {outcome.correction.id: outcome.correction for outcome in resolution.corrections}
    if not said:
        return nodes, edges
    marked = with_manual_fields(with_origin(nodes, said), resolution.corrections)
    more_nodes, more_edges = correction_parts(resolution.corrections, nodes)
    return [*marked, *more_nodes], [*with_origin(edges, said), *more_edges]


def has_words(link: Link) -> bool:
    """False for an edge that a person added without words of the text: it has no place that could be shown as a citation."""
    return link.citation.span.start < link.citation.span.end


def _citation_counts(resolution: Resolution) -> dict[str, int]:
    counts: dict[str, int] = {}
    for link in filter(has_words, resolution.links):
        counts[link.owner] = counts.get(link.owner, 0) + 1
    return counts


def _sorted_nodes(nodes: Iterable[Node]) -> tuple[Node, ...]:
    unique = {(node.labels[0], node.key): node for node in nodes}
    return tuple(unique[key] for key in sorted(unique))


def _sorted_edges(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    unique: dict[tuple[object, ...], Edge] = {}
    for edge in edges:
        unique.setdefault((edge.relation, edge.source, edge.target, str(edge.properties.get("role", ""))), edge)
    return tuple(unique[key] for key in sorted(unique, key=str))
