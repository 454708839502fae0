"""A draft and the paper that came of it: the same title from the same body, the draft first. The draft never counts as issued."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ingest.resolve.identity import fold_issuer
from ingest.resolve.nodes import evidence
from ingest.resolve.types import Directive
from model.batch import Edge
from model.fold import fold

RULE = "draft_title"
_Likeness = tuple[str, str, str]


def draft_edges(directives: Iterable[Directive]) -> Iterator[Edge]:
    """An edge from each draft to the one paper of its kind, title and issuer; none where several came (a plan of every year)."""
    drafts: list[tuple[_Likeness, Directive]] = []
    issued: dict[_Likeness, list[Directive]] = {}
    for directive in directives:
        likeness = _likeness(directive)
        if likeness is None or directive.held is None:
            continue
        if directive.held.draft:
            drafts.append((likeness, directive))
        elif directive.number:
            issued.setdefault(likeness, []).append(directive)
    for likeness, draft in drafts:
        papers = [paper for paper in issued.get(likeness, []) if _may_follow(draft, paper)]
        if len(papers) == 1:
            yield _edge(draft, papers[0])


def _likeness(directive: Directive) -> _Likeness | None:
    """Kind, title and issuer, folded; None where one of them is not known."""
    if not (directive.kind and directive.heading and directive.identity.issuer):
        return None
    return directive.kind, " ".join(fold(directive.heading).split()), fold_issuer(directive.identity.issuer)


def _may_follow(draft: Directive, paper: Directive) -> bool:
    """A draft is no older than the paper where both say it; "ngày     tháng 4 năm 2022" says its month."""
    known, day = draft.issued_on, paper.issued_on
    return known is None or day is None or known[: len(day)] <= day[: len(known)]


def _edge(draft: Directive, paper: Directive) -> Edge:
    assert draft.held is not None and draft.held.found.document.title is not None  # it has a heading
    title = draft.held.found.document.title
    proof = evidence(draft, draft.held, title.span, RULE)
    return Edge("DRAFT_OF", ("Directive", draft.key), ("Directive", paper.key), proof)
