"""Who comes from whom: the edges that a cascade is walked by (design, section 3, rules 1-3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from ingest.resolve.identity import same_issuer
from ingest.resolve.pairs import tier_of
from ingest.resolve.types import Descent, Directive, Pair


def make_descents(directives: Sequence[Directive], pairs: Iterable[Pair]) -> tuple[Descent, ...]:
    """For each child its carrying parents, nearest first, each once."""
    by_key = {d.key: d for d in directives}
    parents: dict[str, dict[str, list[Pair]]] = {}
    for pair in pairs:
        if pair.carries and pair.flag is None:
            parents.setdefault(pair.source, {}).setdefault(pair.target, []).append(pair)
    return tuple(descent for child in sorted(parents) for descent in _order(by_key, child, parents[child]))


def _order(by_key: Mapping[str, Directive], child: str, parents: Mapping[str, list[Pair]]) -> Iterable[Descent]:
    best = [min(pairs, key=_evidence_order) for pairs in parents.values()]
    best.sort(key=lambda pair: _nearness(by_key[child], by_key[pair.target], pair))
    for rank, pair in enumerate(best):
        parent = by_key[pair.target]
        yield Descent(child, pair.target, rank, pair.scope, _continues(by_key[child], parent), _days(parent, by_key[child]), pair)


def _evidence_order(pair: Pair) -> tuple[bool, bool, int, str]:
    citation = pair.evidence.citation
    return (pair.scope != "document", citation.zone != "title", citation.span.start, pair.relation)


def _nearness(child: Directive, parent: Directive, pair: Pair) -> tuple[object, ...]:
    """Named in the title; the next rank above; the same line; the same place; the later date; named first."""
    citation = pair.evidence.citation
    return (
        pair.scope != "document",
        _continues(child, parent),
        citation.zone != "title",
        _tiers_above(child, parent),
        _differs(child, parent, "line"),
        _differs(child, parent, "place"),
        _lateness(parent),
        citation.span.start,
        parent.key,
    )


def _tiers_above(child: Directive, parent: Directive) -> int:
    """0 for the next rank above, more for those further up; the same rank comes last of all."""
    above = tier_of(child) - tier_of(parent)
    return above - 1 if above > 0 else 9


def _differs(child: Directive, parent: Directive, what: str) -> bool:
    if child.body is None or parent.body is None:
        return True
    return bool(getattr(child.body, what) != getattr(parent.body, what))


def _lateness(parent: Directive) -> int:
    """Later dates first; an unknown date last."""
    return -int((parent.issued_on or "0").replace("-", "").ljust(8, "0")[:8])


def _continues(child: Directive, parent: Directive) -> bool:
    """The same issuer again: a continuation, no new level."""
    if child.body is None or parent.body is None:
        return False
    return same_issuer(child.body.name, parent.body.name)


def _days(parent: Directive, child: Directive) -> int | None:
    """Days from parent to child; None where either date is not a full day."""
    if not (parent.issued_on and child.issued_on and len(parent.issued_on) == len(child.issued_on) == 10):
        return None
    return (date.fromisoformat(child.issued_on) - date.fromisoformat(parent.issued_on)).days
