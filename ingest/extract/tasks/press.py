"""Tasks that a press article reports: one for each paragraph that tells somebody to do something."""

from __future__ import annotations

from ingest.extract.deadlines import deadline_of, find_deadlines
from ingest.extract.tasks.clauses import Clause, clauses_of
from ingest.extract.tasks.phrases import ORDER, VERB_FIRST
from model.document import Block, Document
from model.facts import Actor, Task
from model.text import Span

_LONGEST = 1500


def press_tasks(text: str, document: Document) -> tuple[Task, ...]:
    """At most one task a paragraph, modality `reported`: what a newspaper tells is never "must"."""
    found = (_reported(text, block, document) for block in document.blocks if block.kind != "heading")
    return tuple(task for task in found if task)


def _reported(text: str, block: Block, document: Document) -> Task | None:
    for clause in clauses_of(text, block.span, document.setting):
        if _tells_to_do(text, clause):
            issued = document.issued_on.value if document.issued_on else None
            due = deadline_of(find_deadlines(text, block.span, issued))
            actors = tuple(Actor(agency, "lead") for agency in clause.leads or ())
            partners = tuple(Actor(agency, "coordinating") for agency in clause.partners or ())
            span = Span(block.span.start, min(block.span.end, block.span.start + _LONGEST))
            return Task(span, block.path, f"press:{clause.rule}", (*actors, *partners), "reported", due)
    return None


def _tells_to_do(text: str, clause: Clause) -> bool:
    if clause.rule == "telling":
        return False
    if clause.leads or clause.ordered:
        return True
    if VERB_FIRST.match(text, clause.predicate, clause.span.end) and clause.rule == "verb":
        return True
    return ORDER.search(text, clause.span.start, clause.span.end) is not None and clause.rule != "plain"
