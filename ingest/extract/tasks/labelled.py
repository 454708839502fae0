"""Gives the tasks of a list what the labelled lines behind them say: "- Cơ quan chủ trì: ...", "- Thời hạn: ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.extract.tasks.frames import Frame
from ingest.extract.tasks.labels import Labels, read_labels, starts_with_label
from model.document import Block, Document
from model.facts import Actor, AgencyMention, Role, Task
from model.text import Span

_LONGEST = 1500
_CONTENT = re.compile(r"[\s*_]*nội dung[^:.\n]{0,30}:", re.IGNORECASE)
_LEADS = ("lead", "joint", "executor")
Made = list[tuple[int, Task]]  # a task and the index of the block it was read from


def is_label(text: str, block: Block) -> bool:
    """Whether a block only says who, with whom or when."""
    return block.kind in ("item", "paragraph") and starts_with_label(text, block.span)


def with_labels(text: str, document: Document, frames: Sequence[Frame], made: Made) -> list[Task]:
    """The tasks, each with the agencies and the time that labels give it, and those that only labels tell of."""
    done = list(made)
    before: int | None = None
    for run in _runs(text, document):
        labels = _read(text, document, run)
        if not frames[run[0]].silent and (labels.leads or labels.partners or labels.due):
            owners = _owners(text, document, run, before)
            held = [n for n, (index, _) in enumerate(done) if _stands_under(document, index, owners)]
            for number in held:
                done[number] = (done[number][0], _filled(done[number][1], labels))
            if not held and owners and labels.leads:
                done.append((owners[-1], _new_task(document, owners[-1], run[-1], labels)))
        before = run[-1]
    return [task for _, task in sorted(done, key=lambda pair: pair[1].span.start)]


def _runs(text: str, document: Document) -> Iterator[list[int]]:
    """Labelled blocks that follow each other under one parent."""
    run: list[int] = []
    for index, block in enumerate(document.blocks):
        if is_label(text, block) and (not run or block.parent == document.blocks[run[-1]].parent):
            run.append(index)
        elif run:
            yield run
            run = [index] if is_label(text, block) else []
    if run:
        yield run


def _read(text: str, document: Document, run: list[int]) -> Labels:
    said = Labels()
    for index in run:
        more = read_labels(text, document.blocks[index].span, document.setting)
        said = Labels(said.leads or more.leads, said.partners or more.partners, said.due or more.due, found=True)
    return said


def _owners(text: str, document: Document, run: list[int], before: int | None) -> list[int]:
    """The blocks beside a run since the run before it; where there are none, or only "Nội dung: ...", the block above."""
    parent = document.blocks[run[0]].parent
    first = max(parent if parent is not None else -1, before if before is not None else -1) + 1
    beside = [index for index in range(first, run[0]) if document.blocks[index].parent == parent and document.blocks[index].kind != "row"]
    told = [index for index in beside if not _CONTENT.match(text, document.blocks[index].span.start)]
    if beside and (told or parent is None):
        return beside if document.blocks[beside[-1]].kind != "heading" else beside[-1:]
    return [parent] if parent is not None else []


def _stands_under(document: Document, index: int, owners: list[int]) -> bool:
    at: int | None = index
    while at is not None:
        if at in owners:
            return True
        at = document.blocks[at].parent
    return False


def _filled(task: Task, labels: Labels) -> Task:
    """The task with what it does not say itself; a subject or an order in its own words stays."""
    named = task.rule.startswith(("subject", "order", "adverbial:subject")) and any(a.role in _LEADS for a in task.actors)
    actors = list(task.actors)
    if labels.leads and not named:
        actors = [*_actors(labels.leads, "lead"), *(a for a in actors if a.role not in _LEADS)]
    if labels.partners and not any(a.role == "coordinating" for a in actors):
        actors += _actors(labels.partners, "coordinating")
    return replace(task, actors=tuple(actors), deadline=task.deadline or labels.due)


def _actors(agencies: Sequence[AgencyMention], role: Role) -> list[Actor]:
    return [Actor(agency, "joint" if role == "lead" and len(agencies) > 1 else role) for agency in agencies]


def _new_task(document: Document, owner: int, last: int, labels: Labels) -> Task:
    block = document.blocks[owner]
    span = Span(block.span.start, min(document.blocks[last].span.end, block.span.start + _LONGEST))
    actors = (*_actors(labels.leads or (), "lead"), *_actors(labels.partners or (), "coordinating"))
    return Task(span, block.path, "label", actors, "must", labels.due)
