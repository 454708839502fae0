"""Citations to directives: one candidate or none, and the reason said.

In order: citations that say number, issuer and year; those that say number and day; then those that
leave something out, which are only `suggested` where the corpus holds one candidate (design rule 11),
unless a parent of the document names it in full.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby, takewhile
from typing import NamedTuple

from ingest.numbers import kind_of
from ingest.resolve.context import FURTHEST, identify
from ingest.resolve.corrections import NO_DOCUMENT, SEVERAL, Ledger
from ingest.resolve.identity import Identity, body_of, make_key, may_be, same_date, same_issuer
from ingest.resolve.needs import REASONS, needs_of_choice, needs_of_near, needs_of_suggestion, needs_of_unknown
from ingest.resolve.proved import told_by_parents
from ingest.resolve.register import identity_of
from ingest.resolve.types import Directive, Link, State
from ingest.resolve.universe import Universe
from model.correction import Correction, DirectiveName
from model.facts import Citation, Task
from model.fold import fold

YEAR = 366
MOST_CANDIDATES = 20
OPENING = frozenset({"opening", "basis", "title"})


class Mention(NamedTuple):
    """One citation in its document: which it is of all its citations, what it names, the tasks that it stands in."""

    owner: Directive
    ordinal: int
    citation: Citation
    identity: Identity | None
    tasks: tuple[int, ...]


def make_links(held: Sequence[Directive], ledger: Ledger | None = None) -> tuple[tuple[Directive, ...], tuple[Link, ...]]:
    """All directives, stubs included, and a link for each citation of the held ones; what a person said goes before what was read."""
    ledger = ledger or Ledger(())
    mentions = [m for directive in held for m in _mentions(directive, ledger)]
    linker = _Linker(held, ledger)
    links: dict[tuple[str, int], Link] = {}
    for mention in sorted(mentions, key=lambda m: _completeness(m, ledger)):
        links[mention.owner.key, mention.ordinal] = linker.link(mention)
    told = told_by_parents(links)
    return linker.directives(), tuple(told[key] for key in sorted(told))


def _mentions(directive: Directive, ledger: Ledger) -> Iterable[Mention]:
    if directive.held is None:
        return
    found = directive.held.found
    citations = found.facts.citations
    known = identify(citations, found.document.setting)
    for index, (citation, identity) in enumerate(zip(citations, known, strict=True)):
        told = _told(citations, directive.key, index, ledger)
        if told is not None:
            ledger.told[directive.key, index] = told
        if told is not None or identity is None or not _is_self(identity, directive):
            yield Mention(directive, index, citation, identity, _tasks_around(citation, found.facts.tasks))


def _told(citations: Sequence[Citation], key: str, index: int, ledger: Ledger) -> Correction | None:
    """What a person said of this mention, or of the one that it stands for."""
    for _ in range(FURTHEST):
        if (key, index) in ledger.told:
            return ledger.told[key, index]
        following = citations[index].antecedent
        if following is None or not 0 <= following < len(citations):
            return None
        index = following
    return None


def _is_self(identity: Identity, directive: Directive) -> bool:
    return bool(directive.number) and may_be(identity, directive.identity)


def _completeness(mention: Mention, ledger: Ledger) -> tuple[int, str, str, str, str, int]:
    """Fullest first, so that what says less finds what says more; then a fixed order."""
    directive, index, _, identity, _ = mention
    told = ledger.told.get((directive.key, index))
    identity = identity_of(told.to) if told and told.to else identity
    if identity is None:
        return (9, "", "", "", directive.key, index)
    missing = 0 if identity.complete else 1 if identity.date and len(identity.date) == 10 else 2
    precise = -len(identity.date or "")
    return (2 * missing + (precise > -10), identity.number, identity.issuer or "", identity.date or "", directive.key, index)


class _Linker:
    """Links citations to the directives known so far, stubs of earlier links among them; lives for one resolution."""

    def __init__(self, held: Sequence[Directive], ledger: Ledger) -> None:
        self._ledger = ledger
        self._known = Universe(held)

    def directives(self) -> tuple[Directive, ...]:
        return tuple(_one(list(same)) for _, same in groupby(self._known.all(), key=lambda directive: directive.key))

    def link(self, mention: Mention) -> Link:
        """What a person said, else what the words and the corpus say."""
        told = self._ledger.told.get((mention.owner.key, mention.ordinal))
        return self._read(mention) if told is None else self._said(mention, told)

    def _said(self, mention: Mention, told: Correction) -> Link:
        target = self._meant(mention, told) if told.to else None
        if told.to and target is None:
            return self._read(mention)
        owner, citation = mention.owner, mention.citation
        state: State = "rejected" if target is None else "resolved" if target.held else "stub"
        said = replace(citation, rule=told.rule, relation=told.relation or citation.relation)
        link = replace(_link(mention._replace(citation=said), state, target, REASONS[told.action]), correction=told)
        self._ledger.apply(told, ("Citation", link.key) if said.span.start < said.span.end else ("Directive", owner.key))
        return link

    def _meant(self, mention: Mention, told: Correction) -> Directive | None:
        """The directive that the person named, held or cited only; the correction is orphaned where its name fits none or several."""
        name = told.to or DirectiveName()
        identity = identity_of(name)
        found = self._ledger.register.find(name) or (self._known.fitting(identity) if identity else [])
        if len(found) == 1:
            return found[0]
        if found or identity is None:
            self._ledger.orphan(told, SEVERAL if found else NO_DOCUMENT)
            return None
        return self._add_stub(replace(mention.citation, number=name.number, kind=kind_of_number(name.number), title=None), identity)

    def _read(self, mention: Mention) -> Link:
        identity = mention.identity
        if identity is None:
            return self._short(mention)
        fitting = self._known.fitting(identity)
        recent = [d for d in fitting if _is_recent(mention, d)]
        if len(recent) == 1 and not _is_proof(identity, recent[0]):
            return _found(mention, recent[0], REASONS["recent"])
        if len(fitting) > 1:
            return _open(mention, "ambiguous", fitting, needs_of_choice(identity, fitting))
        if not fitting:
            return self._stub(mention, identity)
        if _is_proof(identity, fitting[0]):
            self._learn(fitting[0], mention, identity)
            return _found(mention, fitting[0], REASONS["resolved"])
        return _open(mention, "suggested", fitting, needs_of_suggestion(identity, fitting[0]))

    def _short(self, mention: Mention) -> Link:
        """ "NQ 128" that its own document does not explain: what the corpus holds of this kind and number is no proof (design rule 11)."""
        owner, citation = mention.owner, mention.citation
        if citation.form != "short" or not citation.number:
            link = _open(mention, "incomplete", (), needs_of_unknown(citation))
            return replace(link, reason=citation.reason or link.reason)
        numbered = self._known.numbered(fold(citation.number).lstrip("0"))
        fitting = [d for d in numbered if d.key != owner.key and _is_short_for(citation, d)]
        if not fitting:
            return _open(mention, "incomplete", (), needs_of_unknown(citation), "nobody")
        if len(fitting) > 1:
            return _open(mention, "ambiguous", fitting[:MOST_CANDIDATES], needs_of_choice(None, fitting))
        return _open(mention, "suggested", fitting, needs_of_suggestion(None, fitting[0]), "short")

    def _stub(self, mention: Mention, identity: Identity) -> Link:
        near = self._known.of_another_day(identity)
        if len(near) == 1:
            return _open(mention, "suggested", near, needs_of_near(identity, near[0]), "near")
        return _link(mention, "stub", self._add_stub(mention.citation, identity), REASONS["stub"])

    def _add_stub(self, citation: Citation, identity: Identity) -> Directive:
        stub = _make_stub(citation, identity)
        self._known.add(stub)
        return stub

    def _learn(self, known: Directive, mention: Mention, identity: Identity) -> None:
        """A stub takes what a later citation of it adds: the issuer, the full day, the kind."""
        if known.held is not None:
            return
        merged = Identity(
            known.identity.number,
            known.identity.issuer or identity.issuer,
            _finer(known.identity.date, identity.date),
            known.identity.above,
        )
        fuller = replace(known, identity=merged, kind=known.kind or mention.citation.kind)
        if fuller != known and make_key(merged) == known.key:
            self._known.renew(known, fuller)


def _one(same: list[Directive]) -> Directive:
    """A paper that is cited by two days is one, of a day that nobody knows: no more of its date than all of them say."""
    held = [directive for directive in same if directive.held is not None]
    if held or len(same) == 1:
        return (held or same)[-1]
    days = [(directive.identity.date or "").split("-") for directive in same]
    shared = [parts[0] for parts in takewhile(lambda parts: len(set(parts)) == 1, zip(*days, strict=False))]
    return replace(same[-1], identity=replace(same[-1].identity, date="-".join(shared) or None))


def _is_proof(identity: Identity, known: Directive) -> bool:
    """Number with issuer and year, or with the very day; or a stub that says no more than the citation."""
    return (
        identity.complete
        or (identity.date is not None and len(identity.date) == 10 and known.identity.date == identity.date)
        or (known.held is None and make_key(known.identity) == make_key(identity))
    )


def _is_recent(mention: Mention, known: Directive) -> bool:
    """Number, symbol and issuer are said and only the day is left out: numbers begin anew each year, so an
    office means the paper of the last twelve months. A short form without issuer never gets here."""
    owner, _, citation, identity, _ = mention
    if identity is None or identity.issuer is None or identity.date or citation.form in ("law", "unnumbered"):
        return False
    if not (owner.issued_on and known.issued_on and len(owner.issued_on) == len(known.issued_on) == 10):
        return False
    age = date.fromisoformat(owner.issued_on) - date.fromisoformat(known.issued_on)
    return 0 <= age.days <= YEAR


def _finer(one: str | None, other: str | None) -> str | None:
    return max(one or "", other or "", key=len) or None


def kind_of_number(number: str | None) -> str | None:
    """`kind_of_number("128/NQ-CP") == "Nghị quyết"`."""
    symbol = (number or "").lstrip("0123456789").lstrip("/-")
    return kind_of(symbol) if symbol else None


def _make_stub(said: Citation, identity: Identity) -> Directive:
    body = body_of(identity.issuer) if identity.issuer else None
    return Directive(make_key(identity), identity, said.number, said.kind, said.title, body)


def _found(mention: Mention, directive: Directive, reason: str) -> Link:
    if directive.held is None:
        return _link(mention, "stub", directive, REASONS["stub"])
    return _link(mention, "resolved", directive, reason)


def _is_short_for(citation: Citation, known: Directive) -> bool:
    """The kind is the same, and nothing that is said contradicts."""
    return (
        (citation.kind is None or citation.kind == known.kind)
        and same_date(citation.date, known.identity.date)
        and same_issuer(citation.issuer, known.identity.issuer)
        and not (known.held and known.held.draft)
    )


def _open(mention: Mention, state: State, fitting: Sequence[Directive], needs: str, reason: str = "") -> Link:
    """A citation that stays open: the one that is suggested is its target, edges do not follow it."""
    target = fitting[0] if state == "suggested" else None
    return replace(_link(mention, state, target, REASONS[reason or state], fitting), needs=needs)


def _link(mention: Mention, state: State, target: Directive | None, reason: str, candidates: Sequence[Directive] = ()) -> Link:
    keys = tuple(sorted(d.key for d in candidates))
    return Link(mention.owner.key, mention.citation, state, target.key if target else None, reason, keys, mention.tasks)


def _tasks_around(citation: Citation, tasks: Sequence[Task]) -> tuple[int, ...]:
    return tuple(index for index, task in enumerate(tasks) if _is_in_task(citation, task))


def _is_in_task(citation: Citation, task: Task) -> bool:
    """Inside its words; in an opening only after whoever is told to act: "Thực hiện Nghị quyết 128, UBND tỉnh
    giao Sở Y tế ..." names its ground first, "giao Sở Y tế thực hiện Công văn 821" a part of the duty."""
    if not (task.span.start <= citation.span.start and citation.span.end <= task.span.end):
        return False
    if citation.zone not in OPENING:
        return True
    told = [a.agency.span.start for a in task.actors if a.agency.span.start >= task.span.start]
    return bool(told) and citation.span.start > min(told)
