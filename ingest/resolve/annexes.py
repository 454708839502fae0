"""Annexes in files of their own, tied to their papers by the names of the files where their words name none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ingest.annexes import folder_of, goes_with, is_annex_name, words_of
from ingest.parse.annex import KIND
from ingest.resolve.needs import REASONS
from ingest.resolve.types import Directive, Held, Link
from model.facts import Citation
from model.text import Span

RULE = "annex_name"
ATTACHES = "ATTACHES"


def annex_links(directives: Sequence[Directive], links: Sequence[Link]) -> tuple[Link, ...]:
    """The links with one more for each annex whose words name no paper, and whose file bears the name of exactly one paper of its
    folder; of several, and of none, the annex stays apart."""
    named = {link.owner for link in links if link.citation.cue_rule == "annex_head"}
    held = [(directive, directive.held) for directive in directives if directive.held is not None]
    annexes = [(annex, file) for annex, file in held if not annex.number and annex.key not in named and _is_annex(annex, file)]
    folders = {folder_of(file.file) for _, file in annexes}
    papers: dict[str, list[tuple[tuple[str, ...], Directive]]] = {}
    for paper, file in held:
        if folders and paper.number and folder_of(file.file) in folders:
            papers.setdefault(folder_of(file.file), []).extend((words, paper) for words in _names(paper, file))
    more = [link for annex, file in annexes for link in _link(annex, file, papers.get(folder_of(file.file), []))]
    return tuple(sorted((*links, *more), key=lambda link: link.key)) if more else tuple(links)


def _is_annex(directive: Directive, held: Held) -> bool:
    """A file whose words begin as an annex, or whose name says it where nothing in it is a letterhead."""
    document = held.found.document
    if document.draft or document.issuer or document.ordinal:
        return False
    return directive.kind == KIND or is_annex_name(held.file)


def _names(directive: Directive, held: Held) -> Iterator[tuple[str, ...]]:
    """The words by which a file beside it may name a paper: those of its own file, and its number."""
    if not is_annex_name(held.file):
        yield words_of(held.file)
    yield words_of((directive.number or "").replace("/", "-"))


def _link(annex: Directive, held: Held, beside: Iterable[tuple[tuple[str, ...], Directive]]) -> Iterator[Link]:
    mine = words_of(held.file)
    fitting = [(len(words), paper) for words, paper in beside if goes_with(mine, words)]
    longest = max((size for size, _ in fitting), default=0)
    found = {paper.key: paper for size, paper in fitting if size == longest}
    if len(found) == 1:
        yield _make(annex, held, *found.values())


def _make(annex: Directive, held: Held, paper: Directive) -> Link:
    document = held.found.document
    place = document.kind.span if document.kind else _first_words(held, document.span)
    citation = Citation(place, "unnumbered", RULE, paper.kind, paper.number, paper.issued_on, paper.identity.issuer)
    citation = replace(citation, relation=ATTACHES, cue=place, cue_rule=RULE, zone="letterhead", reason=REASONS[RULE])
    return Link(annex.key, citation, "resolved", paper.key, REASONS[RULE])


def _first_words(held: Held, span: Span) -> Span:
    """The first line with words: where an annex that says no kind begins."""
    start = next((n for n in range(span.start, span.end) if held.text[n].isalnum()), span.start)
    stop = held.text.find("\n", start, span.end)
    return Span(start, min(stop if stop > start else span.end, start + 120))
