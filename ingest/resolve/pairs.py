"""From links to typed edges between directives: one for each reading, with scope and what it carries.

Design, section 3: a citation in the title, the opening or the căn cứ binds the whole document, one
inside a task binds that task (rule 1); only some readings carry a cascade (rule 2); an edge upward or
to a later paper is flagged and not walked (rule 3).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from ingest.resolve.types import Directive, Link, Pair, Scope
from ingest.vocabulary import load
from model.fold import fold
from model.schema import citation_relations

DESCRIPTION = 200  # characters after a citation that may say what it is about
POINTERS = frozenset({"alias", "anaphora"})


def make_pairs(directives: Sequence[Directive], links: Iterable[Link]) -> tuple[Pair, ...]:
    """Every (source, target, relation) once, evidence first in the text among the strongest."""
    by_key = {d.key: d for d in directives}
    groups: dict[tuple[str, str, str], list[Link]] = {}
    bound: set[tuple[str, str]] = set()
    for link in links:
        if link.followed and link.target and link.target != link.owner:
            groups.setdefault((link.owner, link.target, _relation(link)), []).append(link)
            if _binds_whole(link):
                bound.add((link.owner, link.target))
    pairs = [_make_pair(group, by_key, "document" if key[:2] in bound else "task") for key, group in sorted(groups.items())]
    return tuple(_drop_pointers(pairs))


def _relation(link: Link) -> str:
    """What stands in the name of another document is a mention, whatever the words before it say."""
    return "REFERS_TO" if link.citation.nested else link.citation.relation


def _binds_whole(link: Link) -> bool:
    """In the title, opening or căn cứ, or outside every task: it is the whole paper that cites."""
    citation = link.citation
    return not link.tasks and not citation.nested and citation.form not in POINTERS


def _make_pair(links: list[Link], by_key: Mapping[str, Directive], bound: Scope) -> Pair:
    evidence = min(links, key=_strength)
    scope: Scope = bound if all(link.tasks for link in links) else "document"
    tasks = () if scope == "document" else tuple(sorted({task for link in links for task in link.tasks}))
    source, target = evidence.owner, evidence.target or ""
    pair = Pair(source, target, _relation(evidence), evidence, len(links), scope, False, None, tasks)
    return replace(pair, carries=_carries(pair, by_key), flag=_flag(by_key[source], by_key[target]))


def _strength(link: Link) -> tuple[bool, bool, bool, int]:
    """The best proof first: in the title, by its own number, not a pointer; else the first in the text."""
    citation = link.citation
    return (citation.form in POINTERS, citation.nested, citation.zone != "title", citation.span.start)


def _drop_pointers(pairs: Sequence[Pair]) -> Iterable[Pair]:
    """A reading that only "Thông báo nêu trên" gives adds nothing where the number itself was read."""
    told = {(p.source, p.target) for p in pairs if p.evidence.citation.form not in POINTERS}
    return (p for p in pairs if p.evidence.citation.form not in POINTERS or (p.source, p.target) not in told)


def _carries(pair: Pair, by_key: Mapping[str, Directive]) -> bool:
    rule = citation_relations()[pair.relation].carries
    return rule == "always" or (rule == "directives" and _is_directive(by_key[pair.target], _description(pair, by_key)))


def _is_directive(directive: Directive, description: str) -> bool:
    """A paper that directs, not one that makes law: 128/NQ-CP and 4800/QĐ-BYT do, 202/2025/QH15 and
    42/2014/QĐ-TTg do not, nor does a decision on an office's functions."""
    vocabulary = _vocabulary()
    symbol = fold(directive.number or "").replace("-", "/").split("/")
    if any(part.startswith(maker) for part in symbol[1:] for maker in vocabulary["law_makers"]):
        return False
    if directive.kind in vocabulary["directive_kinds"]:
        return True
    organises = any(words in description for words in vocabulary["organising_words"])
    return directive.kind in vocabulary["deciding_kinds"] and not _is_normative(directive) and not organises


def _is_normative(directive: Directive) -> bool:
    """Normative papers carry the year inside the number (Luật Ban hành văn bản quy phạm pháp luật)."""
    return len((directive.number or "").split("/")) > 2


def _description(pair: Pair, by_key: Mapping[str, Directive]) -> str:
    """The folded heading of the cited paper, or the words that follow its citation."""
    target, owner = by_key[pair.target], by_key[pair.source]
    if target.heading:
        return fold(target.heading)
    end = pair.evidence.citation.span.end
    return fold(owner.held.text[end : end + DESCRIPTION]) if owner.held else ""


def _flag(source: Directive, target: Directive) -> str | None:
    """Why the edge is not walked: the parent is later, or stands below the child."""
    if source.issued_on and target.issued_on and target.issued_on > source.issued_on[: len(target.issued_on)]:
        return "later"
    if source.body and target.body and rank_of(target) > rank_of(source):
        return "upward"
    return None


def rank_of(directive: Directive) -> int:
    """How near to the ground the issuer stands: 0 central ... 5 commune."""
    ranks = _vocabulary()["ranks"]
    return int(ranks[directive.body.level if directive.body else "other"])


def tier_of(directive: Directive) -> int:
    """The rank by which a cascade passes: ministries beside provinces, departments beside districts."""
    tiers = _vocabulary()["tiers"]
    return int(tiers[directive.body.level if directive.body else "other"])


@cache
def _vocabulary() -> Mapping[str, Any]:
    data: Mapping[str, Any] = load("resolution")
    return data
