"""Edges between directives, and a node for each citation, so that open ones are seen."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from ingest.resolve.evidence import one_line
from ingest.resolve.nodes import evidence
from ingest.resolve.types import Descent, Directive, Held, Link, Pair, task_key
from ingest.vocabulary import load
from model.batch import Edge, Node, Value
from model.fold import fold

CHANGES = frozenset({"AMENDS", "REPLACES", "REPEALS", "SUSPENDS", "CORRECTS", "CONSOLIDATES"})


def citation_edges(link: Link, owner: Directive) -> tuple[Node, list[Edge]]:
    """The node of one mention, with its owner, its task and what it points to."""
    held = _held(owner)
    citation = link.citation
    key = link.key
    proof = evidence(owner, held, citation.span, citation.rule)
    node = Node(
        ("Citation",),
        key,
        {
            "wording": held.words(citation.span),
            "state": link.state,
            "relation": citation.relation,
            "form": citation.form,
            "zone": citation.zone,
            "reason": link.reason,
            "candidates": list(link.candidates),
            "needs": link.needs,
            "pinpoint": citation.pinpoint,
            **proof,
        },
    )
    me = ("Citation", key)
    edges = [Edge("HAS_CITATION", ("Directive", link.owner), me, proof)]
    edges += [Edge("IN_TASK", me, ("Task", task_key(link.owner, ordinal)), proof) for ordinal in link.tasks]
    if link.target is not None:
        edges.append(Edge("CITES", me, ("Directive", link.target), {"state": link.state, **proof}))
    return node, edges


def pair_edges(pairs: Iterable[Pair], owner: Directive) -> Iterable[Edge]:
    """Typed edges from a directive to others."""
    for pair in pairs:
        properties: dict[str, Value] = {
            "scope": pair.scope,
            "carries": pair.carries,
            "flag": pair.flag,
            "mentions": pair.mentions,
            "task_keys": [task_key(pair.source, ordinal) for ordinal in pair.tasks],
            "cue_rule": pair.evidence.citation.cue_rule,
        }
        if pair.relation in CHANGES:
            properties["part"] = part_of(pair, owner)
        yield Edge(pair.relation, ("Directive", pair.source), ("Directive", pair.target), properties | _proof(pair, owner))


def part_of(pair: Pair, owner: Directive) -> str | None:
    """What of the other paper is changed: its pinpoint, "một phần" where the words say so, None for the whole.

    "bãi bỏ điểm 6 Nghị quyết số 169/NQ-CP", "thay thế một số nội dung của Chỉ thị số 18/CT-UBND".
    """
    citation = pair.evidence.citation
    if citation.pinpoint:
        return one_line(citation.pinpoint)
    start = citation.cue.end if citation.cue and citation.cue.end <= citation.span.start else citation.span.start
    between = fold(_held(owner).text[start : citation.span.start])
    return "một phần" if pair.relation == "AMENDS" or any(words in between for words in partial_words()) else None


@cache
def partial_words() -> tuple[str, ...]:
    """Folded words that make a replacement partial."""
    return tuple(load("resolution")["partial_words"])


def descent_edges(descents: Iterable[Descent], owner: Directive) -> Iterable[Edge]:
    """COMES_FROM for the whole paper, PARTLY_FROM for some of its tasks."""
    for descent in descents:
        properties: dict[str, Value] = {
            "relation": descent.pair.relation,
            "rank": descent.rank,
            "continues": descent.continues,
            "days": descent.days,
        }
        whole = descent.scope == "document"
        if not whole:
            properties["task_keys"] = [task_key(descent.child, ordinal) for ordinal in descent.pair.tasks]
        yield Edge(
            "COMES_FROM" if whole else "PARTLY_FROM",
            ("Directive", descent.child),
            ("Directive", descent.parent),
            properties | _proof(descent.pair, owner),
        )


def _proof(pair: Pair, owner: Directive) -> dict[str, Value]:
    return evidence(owner, _held(owner), pair.evidence.citation.span, pair.evidence.citation.rule)


def _held(owner: Directive) -> Held:
    """Only held directives have words that cite; a stub here is a fault of ours."""
    if owner.held is None:
        raise AssertionError(f"{owner.key} cites but is not held")
    return owner.held
