"""What people said of single tasks: who leads, who helps, by when; that a task is none, or that it was read right. Pure.

A task is found by its words and which of their places is meant, then by the task that is read there: its ordinal plays no part, so
that a correction holds when other tasks come and go.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.resolve.fields import agency_of
from ingest.resolve.quoted import find_words
from ingest.resolve.types import Held
from model.correction import Correction
from model.facts import Actor, Deadline, Role, Task
from model.record import DocumentRecord
from model.text import Span

ON_TASKS = frozenset({"set_task", "confirm_task", "reject_task"})
WHOLE = ""  # the field under which a whole task is confirmed or rejected
LEADING = ("lead", "joint", "executor")
Said = Mapping[int, Mapping[str, Correction]]  # by the ordinal of the task as read, by field


def place_of(correction: Correction, held: Held) -> int | None:
    """The ordinal of the task that the correction means; None where its words, or a task there, are gone."""
    places = find_words(held, correction.words or "")
    if len(places) < correction.occurrence:
        return None
    span = places[correction.occurrence - 1]
    shared = [min(task.span.end, span.end) - max(task.span.start, span.start) for task in held.found.facts.tasks]
    best = max(shared, default=0)
    return shared.index(best) if best > 0 else None


def ordinals_after(said: Said, count: int) -> dict[int, int | None]:
    """Where each task stands once the rejected ones are out; None for these."""
    kept = [ordinal for ordinal in range(count) if not _is_rejected(said.get(ordinal, {}))]
    return {ordinal: kept.index(ordinal) if ordinal in kept else None for ordinal in said}


def with_tasks(found: DocumentRecord, said: Said) -> DocumentRecord:
    """The document with its tasks as people said; a task that was corrected names the last correction as its rule."""
    tasks = (_task(task, said.get(ordinal, {})) for ordinal, task in enumerate(found.facts.tasks))
    return replace(found, facts=replace(found.facts, tasks=tuple(task for task in tasks if task is not None)))


def _is_rejected(fields: Mapping[str, Correction]) -> bool:
    return WHOLE in fields and fields[WHOLE].action == "reject_task"


def _task(task: Task, fields: Mapping[str, Correction]) -> Task | None:
    if _is_rejected(fields):
        return None
    for name, correction in fields.items():
        if name == "deadline":
            task = replace(task, deadline=_deadline(task, correction))
        elif name != WHOLE:
            task = replace(task, actors=_actors(task, name, correction))
        task = replace(task, rule=correction.rule)
    return task


def _deadline(task: Task, correction: Correction) -> Deadline | None:
    """The day that was said, with no words of the text."""
    start = Span(task.span.start, task.span.start)
    return Deadline(start, "", correction.rule, correction.value) if correction.value else None


def _actors(task: Task, name: str, correction: Correction) -> tuple[Actor, ...]:
    """Those named take the place of all that were read in the role; several that lead do so together."""
    names = names_in(correction.value)
    role: Role = "coordinating" if name == "coordinating" else "joint" if len(names) > 1 else "lead"
    gone: Sequence[str] = ("coordinating",) if name == "coordinating" else LEADING
    start = Span(task.span.start, task.span.start)
    said = tuple(Actor(agency_of(agency, start, agency, correction.rule), role) for agency in names)
    kept = tuple(actor for actor in task.actors if actor.role not in gone)
    return (*said, *kept) if role != "coordinating" else (*kept, *said)


def names_in(value: str | None) -> tuple[str, ...]:
    """The agencies of a value: `names_in("Sở Y tế tỉnh Cao Bằng; Công an tỉnh Cao Bằng")` are two."""
    return tuple(name.strip() for name in (value or "").split(";") if name.strip())
