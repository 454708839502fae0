"""Corrections in one resolution: which still stand, what each changes, and what became of it.

The graph is a function of catalogue, vocabulary and corrections. A later correction of the same thing stands over an earlier
one; one whose target is gone is `orphaned`, with the reason, and comes back by itself when its target does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.agencies import resolve_agency
from ingest.resolve.directives import make_directive
from ingest.resolve.fields import Renames, names_of, with_fields, with_names
from ingest.resolve.quoted import find_words
from ingest.resolve.register import Register
from ingest.resolve.tasks import ON_TASKS, WHOLE, Said, ordinals_after, place_of, with_tasks
from ingest.resolve.types import Directive, Held, hold_again, task_key
from model.correction import Applied, Correction, CorrectionState, DirectiveName
from model.facts import Citation
from model.fold import fold
from model.text import Span

MENTION = frozenset({"confirm", "repoint", "reject"})
NO_DOCUMENT = "không có văn bản này trong kho / no such document here"
SEVERAL = "tên chỉ nhiều văn bản trong kho / the name fits several documents"
NO_WORDS = "không còn lời này trong văn bản / the document has these words no more"
NO_CITATION = "không còn đọc thấy viện dẫn ở chỗ này / no citation is read there any more"
NO_TASK = "không còn nhiệm vụ có lời này trong văn bản / no task of the document has these words any more"
NO_AGENCY = "không còn cơ quan tên này trong kho / no agency of this name any more"
NO_CORRECTION = "không có đính chính nào mang mã này / no correction has this id"


class Ledger:
    """The corrections of one resolution. `told` says what a person said of a citation: (key of the directive, index),
    `waiting` holds what was said of papers that no text of the corpus is: they may be cited ones (`stubs`)."""

    def __init__(self, corrections: Iterable[Correction]) -> None:
        self._all = tuple(corrections)
        self._outcomes: dict[str, Applied] = {}
        self._active = self._without_withdrawn()
        self.register = Register()
        self.renames = Renames()
        self.told: dict[tuple[str, int], Correction] = {}
        self.waiting: list[Correction] = []
        self._tasks: list[Said] = []

    def outcomes(self) -> tuple[Applied, ...]:
        """What became of each, in the order of the file."""
        return tuple(self._outcomes.get(c.id) or Applied(c, "orphaned", NO_DOCUMENT) for c in self._all)

    def correct(self, read: Sequence[Directive]) -> list[Directive]:
        """The directives as read, with what people set of them."""
        if not self._active:
            return list(read)
        for directive in read:
            self.register.add(directive, directive)
        fields, renames = self._fields(), self._renames(read)
        self._tasks = self._place_tasks(read)
        told = zip(read, self._tasks, strict=True)
        now = [_corrected(directive, fields.get(directive.key, {}).values(), tasks, renames) for directive, tasks in told]
        self._settle(read, now, fields, renames)
        return now

    def place(self, held: Sequence[Directive]) -> tuple[Directive, ...]:
        """The joined directives, with the citations that people added; fills `told`."""
        self.register.renew(held)
        more: dict[str, list[Citation]] = {}
        for correction in self._active:
            if correction.action in MENTION:
                self._place_mention(correction)
            elif correction.action == "add":
                self._place_added(correction, more)
        return tuple(_with_citations(directive, more.get(directive.key, ())) for directive in held)

    def apply(self, correction: Correction, *targets: tuple[str, str]) -> None:
        """It changed these."""
        known = self._outcomes.get(correction.id)
        before = known.targets if known and known.state == "applied" else ()
        self._outcomes[correction.id] = Applied(correction, "applied", "", tuple(dict.fromkeys((*before, *targets))))

    def orphan(self, correction: Correction, reason: str) -> None:
        """It has nothing to change."""
        self._end(correction, "orphaned", reason)

    def _end(self, correction: Correction, state: CorrectionState, reason: str) -> None:
        self._outcomes[correction.id] = Applied(correction, state, reason)

    def _without_withdrawn(self) -> tuple[Correction, ...]:
        by_id = {c.id: c for c in self._all}
        for correction in reversed(self._all):
            if correction.action == "undo" and correction.id not in self._outcomes:
                undone = by_id.get(correction.correction or "")
                if undone is None:
                    self.orphan(correction, NO_CORRECTION)
                    continue
                self.apply(correction)
                self._end(undone, "withdrawn", f"rút lại bởi {correction.id} / withdrawn by it: {correction.why}")
        return tuple(c for c in self._all if c.id not in self._outcomes)

    def _one(self, correction: Correction) -> Directive | None:
        """The document that it speaks of; where there is not exactly one, the correction is orphaned."""
        found = self.register.find(correction.document or DirectiveName())
        if len(found) == 1:
            return found[0]
        self.orphan(correction, SEVERAL if found else NO_DOCUMENT)
        return None

    def _fields(self) -> dict[str, dict[str, Correction]]:
        """By key of the document as read, by field: the last word on it."""
        fields: dict[str, dict[str, Correction]] = {}
        for correction in self._active:
            document = self._held_or_cited(correction) if correction.action == "set" else None
            if document is not None:
                said = fields.setdefault(document.key, {})
                self.supersede(said.get(correction.field or ""), correction)
                said[correction.field or ""] = correction
        return fields

    def _held_or_cited(self, correction: Correction) -> Directive | None:
        """The held paper that it speaks of; what none is waits for the cited ones."""
        if self.register.find(correction.document or DirectiveName()):
            return self._one(correction)
        self.waiting.append(correction)
        return None

    def _place_tasks(self, read: Sequence[Directive]) -> list[Said]:
        """For each text what was said of its tasks; copies of one paper are told alike."""
        meant = [(c, document.key) for c in self._active if c.action in ON_TASKS and (document := self._one(c))]
        placed: list[dict[int, dict[str, Correction]]] = [{} for _ in read]
        found: set[str] = set()
        for correction, key in meant:
            for directive, said in zip(read, placed, strict=True):
                ordinal = place_of(correction, directive.held) if directive.key == key and directive.held else None
                if ordinal is not None:
                    found.add(correction.id)
                    fields = said.setdefault(ordinal, {})
                    self.supersede(fields.pop(correction.field or WHOLE, None), correction)
                    fields[correction.field or WHOLE] = correction
        for correction in (c for c, _ in meant if c.id not in found):
            self.orphan(correction, NO_TASK)
        return list(placed)

    def _renames(self, read: Sequence[Directive]) -> Renames:
        merged: dict[str, Correction] = {}
        split: dict[tuple[str, str], Correction] = {}
        names = _names(read) if any(c.action in ("merge", "split") for c in self._active) else {}
        everywhere = {name for some in names.values() for name in some}
        for correction in self._active:
            agency = fold(correction.agency or "")
            if correction.action == "merge" and self._has(correction, everywhere):
                self.supersede(merged.get(agency), correction)
                merged[agency] = correction
                everywhere.add(fold(correction.into or ""))
            elif correction.action == "split" and (document := self._one(correction)) and self._has(correction, names[document.key]):
                self.supersede(split.get((document.key, agency)), correction)
                split[document.key, agency] = correction
                everywhere.add(fold(correction.into or ""))
        return Renames(merged, split)

    def _has(self, correction: Correction, names: set[str]) -> bool:
        if fold(correction.agency or "") in names:
            self.apply(correction, ("Agency", fold(correction.into or "")))
            return True
        self.orphan(correction, NO_AGENCY)
        return False

    def _settle(
        self, read: Sequence[Directive], now: Sequence[Directive], fields: dict[str, dict[str, Correction]], renames: Renames
    ) -> None:
        """Note the keys that corrections gave, and know every directive by its old names and its new ones."""
        self.register = Register()
        keys: dict[str, str] = {}
        for before, after in zip(read, now, strict=True):
            self.register.add(before, after)
            keys[before.key] = after.key
            for correction in fields.get(before.key, {}).values():
                self.apply(correction, ("Directive", after.key))
        for before, after, said in zip(read, now, self._tasks, strict=True):
            self._settle_tasks(before, after, said)
        self.renames = Renames(renames.merged, {(keys[key], name): c for (key, name), c in renames.split.items()})

    def _settle_tasks(self, before: Directive, after: Directive, said: Said) -> None:
        held = before.held
        for ordinal, kept in ordinals_after(said, len(held.found.facts.tasks) if held else 0).items():
            target = ("Directive", after.key) if kept is None else ("Task", task_key(after.key, kept))
            for correction in said[ordinal].values():
                self.apply(correction, target)

    def supersede(self, earlier: Correction | None, later: Correction) -> None:
        """The later word on a thing stands over an earlier one."""
        if earlier is not None:
            self._end(earlier, "superseded", f"thay bởi {later.id} / a later one stands over it")

    def _place_mention(self, correction: Correction) -> None:
        document = self._one(correction)
        span = self._span(correction, document)
        if document is None or document.held is None or span is None:
            return
        index = _overlapping(document.held.found.facts.citations, span)
        if index is None:
            self.orphan(correction, NO_CITATION)
            return
        self.supersede(self.told.get((document.key, index)), correction)
        self.told[document.key, index] = correction

    def _place_added(self, correction: Correction, more: dict[str, list[Citation]]) -> None:
        document = self._one(correction)
        if document is None or document.held is None:
            return
        start = document.held.found.document.span.start
        span = self._span(correction, document) if correction.words else Span(start, start)
        if span is None:
            return
        added = more.setdefault(document.key, [])
        self.told[document.key, len(document.held.found.facts.citations) + len(added)] = correction
        added.append(Citation(span, "full", correction.rule, relation=correction.relation or "REFERS_TO", zone=_zone(document.held, span)))

    def _span(self, correction: Correction, document: Directive | None) -> Span | None:
        """Where its words stand; where they stand no more, the correction is orphaned."""
        if document is None or document.held is None:
            return None
        places = find_words(document.held, correction.words or "")
        if len(places) >= correction.occurrence:
            return places[correction.occurrence - 1]
        self.orphan(correction, NO_WORDS)
        return None


def _corrected(directive: Directive, fields: Iterable[Correction], tasks: Said, renames: Renames) -> Directive:
    held, said = directive.held, tuple(fields)
    if held is None or not (said or tasks or renames):
        return directive
    found = with_fields(held.found, said) if said else held.found
    found = with_tasks(found, tasks) if tasks else found
    found = with_names(found, renames, directive.key) if renames else found
    return directive if found == held.found else make_directive(hold_again(held, found), found)


def _with_citations(directive: Directive, more: Sequence[Citation]) -> Directive:
    held = directive.held
    if held is None or not more:
        return directive
    facts = replace(held.found.facts, citations=(*held.found.facts.citations, *more))
    return replace(directive, held=hold_again(held, replace(held.found, facts=facts)))


def _overlapping(citations: Sequence[Citation], span: Span) -> int | None:
    """The citation that shares most characters with the span; the first of equals."""
    shared = [min(c.span.end, span.end) - max(c.span.start, span.start) for c in citations]
    best = max(shared, default=0)
    return shared.index(best) if best > 0 else None


def _zone(held: Held, span: Span) -> str:
    """Words in a task bind that task; a fact that no words say binds the whole document."""
    if span.start == span.end:
        return "opening"
    return next((zone.kind for zone in held.found.document.zones if zone.span.start <= span.start < zone.span.end), "body")


def _names(read: Sequence[Directive]) -> dict[str, set[str]]:
    """The folded names of the agencies of each document, by its key."""
    names: dict[str, set[str]] = {}
    for directive in read:
        names.setdefault(directive.key, set()).update(_names_in(directive.held))
    return names


def _names_in(held: Held | None) -> Iterable[str]:
    if held is None:
        return
    document, facts = held.found.document, held.found.facts
    for mention in (facts.issuer, facts.speaks_for, *(actor.agency for task in facts.tasks for actor in task.actors)):
        yield from map(fold, names_of(mention)) if mention else ()
    for name in (document.issuer.value if document.issuer else None, *(citation.issuer for citation in facts.citations)):
        yield from (fold(name),) if name else ()
    for reader in (*document.addressees, *document.recipients):
        yield fold(resolve_agency(" ".join(reader.text.split()), document.setting).name)
