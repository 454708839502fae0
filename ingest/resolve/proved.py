"""Citations that say less than a full name, proved by the papers that their document follows."""

from __future__ import annotations

from dataclasses import replace

from ingest.resolve.needs import REASONS
from ingest.resolve.types import Link


def told_by_parents(links: dict[tuple[str, int], Link]) -> dict[tuple[str, int], Link]:
    """A suggestion is proved where a document that this one follows cites or is the same directive."""
    followed: dict[str, set[str]] = {}
    for link in links.values():
        if link.followed and link.target:
            followed.setdefault(link.owner, set()).add(link.target)
    return {key: _prove(link, followed) for key, link in links.items()}


def _prove(link: Link, followed: dict[str, set[str]]) -> Link:
    if not _may_be_proved(link):
        return link
    parents = followed.get(link.owner, set())
    known = parents | {target for parent in parents for target in followed.get(parent, ())}
    named = [key for key in link.candidates if key in known]
    if len(named) != 1:
        return link
    return replace(link, state="resolved", target=named[0], reason=REASONS["parent"], candidates=(), needs=None)


def _may_be_proved(link: Link) -> bool:
    """A suggestion by less than the full name; a short form also where the corpus holds several of its number."""
    return (link.state == "suggested" and link.reason != REASONS["near"]) or (link.state == "ambiguous" and link.citation.form == "short")
