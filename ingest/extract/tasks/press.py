"""Tasks that a press article reports: what a paragraph tells somebody to do, one task each, parted where a deadline begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.extract.deadlines import deadline_of, find_deadlines
from ingest.extract.tasks.clauses import Clause, clauses_of
from ingest.extract.tasks.phrases import NO_TASK_HEADING, ORDER, PREDICATE, VERB_FIRST
from model.document import Block, Document
from model.facts import Actor, Deadline, Task
from model.text import Span

_LONGEST = 1500
_SHORT = 140
# what happened on a day or is said of a year tells news
_DATED = re.compile(r"(?:[Tt]ối|[Ss]áng|[Cc]hiều|[Nn]gày|[Nn]ăm|[Bb]a|[Hh]ai|Mục tiêu|Tầm nhìn|Theo|Hiện|Tính đến|Trước đó|Sau)\s")


def press_tasks(text: str, document: Document) -> tuple[Task, ...]:
    """Modality `reported`: what a newspaper tells is never "must"."""
    return tuple(task for block in document.blocks if block.kind != "heading" for task in _reported(text, block, document))


def _reported(text: str, block: Block, document: Document) -> Iterator[Task]:
    clauses = clauses_of(text, block.span, document.setting)
    teller = next((clause for clause in clauses if _tells_to_do(text, clause)), None)
    if teller is None or _DATED.match(block.span.of(text)) or _is_caption(text, block, clauses):
        return
    issued = document.issued_on.value if document.issued_on else None
    start = block.span.start
    due = deadline_of(find_deadlines(text, block.span, issued))
    first = next((c for c in clauses if due and c.span.start <= due.span.start < c.span.end), None)
    if first is not None and first is not clauses[0] and first.span.start > teller.span.start:
        yield _task(text, block, Span(start, first.span.start), teller, None)
        start = first.span.start
    yield _task(text, block, Span(start, block.span.end), teller, due)


def _task(text: str, block: Block, span: Span, teller: Clause, due: Deadline | None) -> Task:
    actors = (
        *(Actor(agency, "lead") for agency in teller.leads or ()),
        *(Actor(agency, "coordinating") for agency in teller.partners or ()),
    )
    words = span.of(text).rstrip()
    kept = Span(span.start, span.start + min(len(words), _LONGEST))
    return Task(kept, block.path, f"press:{teller.rule}", actors, "reported", due)


def _is_caption(text: str, block: Block, clauses: list[Clause]) -> bool:
    """One short sentence that shows a picture: "Đoàn kiểm tra tại chốt ... Ảnh: ..."."""
    words = block.span.of(text)
    return len(words) < _SHORT and not clauses[0].ordered and (len(clauses) == 1 or "Ảnh" in words)


def _tells_to_do(text: str, clause: Clause) -> bool:
    words = clause.span.of(text).lstrip()
    if clause.rule == "telling" or NO_TASK_HEADING.match(words) or _DATED.match(words):
        return False
    if clause.leads or clause.ordered:
        return True
    if clause.rule == "verb":
        return VERB_FIRST.match(text, clause.predicate, clause.span.end) is not None
    return any(_is_verb(text, order.end(), clause.span.end) for order in ORDER.finditer(text, clause.span.start, clause.span.end))


def _is_verb(text: str, at: int, end: int) -> bool:
    while at < end and text[at].isspace():
        at += 1
    found = PREDICATE.match(text, at, end)
    return found is not None and found.group("verb") is not None
