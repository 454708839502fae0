"""Copies of one paper are one directive, and two papers under one number are two.

A scan and a Word file of one plan have the same key. So have `12/KH-UBND` of two communes called Tân Lập, whose letterheads name
no district: those are told apart by day and title, and their keys by the day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest.resolve.directives import fullness
from ingest.resolve.identity import is_local, same_date
from ingest.resolve.types import Directive
from model.fold import fold

ALIKE = 0.6  # of the words of two titles: a scan may have lost some


def join_copies(directives: Iterable[Directive]) -> tuple[Directive, ...]:
    """Every held directive, by key. Copies of one paper are joined: the fullest text speaks."""
    same: dict[str, list[Directive]] = {}
    for directive in directives:
        same.setdefault(directive.key, []).append(directive)
    joined = [paper for key in same for paper in _told_apart([_join(copies) for copies in _papers(same[key])])]
    return tuple(sorted(joined, key=lambda directive: directive.key))


def _papers(directives: list[Directive]) -> list[list[Directive]]:
    """The copies of each paper, of those with one key; the fullest copy of a paper is what the others are compared with."""
    papers: list[list[Directive]] = []
    for directive in sorted(directives, key=fullness):
        paper = next((paper for paper in papers if _is_copy(paper[0], directive)), None)
        if paper:
            paper.append(directive)
        else:
            papers.append([directive])
    return papers


def _is_copy(one: Directive, other: Directive) -> bool:
    """Title and day agree. Where the issuer is known by its name, one of them may have been misread; there is many a xã Tân Lập."""
    alike, same_day = _alike(one.heading, other.heading), same_date(one.identity.date, other.identity.date)
    return (alike and same_day) or ((alike or same_day) and not is_local(one.identity))


def _alike(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return True
    words, others = set(fold(one).split()), set(fold(other).split())
    return len(words & others) >= ALIKE * len(words | others)


def _told_apart(papers: list[Directive]) -> Iterator[Directive]:
    """Keys of papers that share one get the day, and a number where that is the same too."""
    if len(papers) == 1:
        yield papers[0]
        return
    taken: Counter[str] = Counter()
    for paper in papers:
        key = f"{paper.key}|{paper.identity.date or '?'}"
        taken[key] += 1
        yield replace(paper, key=key if taken[key] == 1 else f"{key}|{taken[key]}")


def _join(copies: list[Directive]) -> Directive:
    """The copy with most tasks and citations speaks; ties go to the longer text, then to the name."""
    first = copies[0]
    if first.held is None or len(copies) == 1:
        return first
    others = tuple(sorted({c.held.source for c in copies[1:] if c.held} - {first.held.source}))
    return replace(first, held=replace(first.held, copies=others))
