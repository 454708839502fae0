"""Tasks: who must do what, with whom, by when.

One item or one unnumbered paragraph is one task, split where the lead, the partners or the deadline changes. Items take over
the agency of the heading or frame above them; frames, headings, invitations and closing formulas are no tasks.
"""

from __future__ import annotations

from dataclasses import replace

from msgspec import structs

from ingest.extract.tasks.annexes import behind_closing, in_forms_only_named
from ingest.extract.tasks.duties import Duty, duties_of
from ingest.extract.tasks.frames import Frame, frame_of, item_frame, whole_heading
from ingest.extract.tasks.labelled import Made, with_labels
from ingest.extract.tasks.norms import tells_norms
from ingest.extract.tasks.press import press_tasks
from ingest.extract.tasks.quoted import quoted_blocks
from ingest.extract.tasks.shared import shared_deadlines
from ingest.extract.tasks.siblings import with_siblings
from ingest.extract.tasks.tables import Columns, columns_of, row_task, with_second_head
from model.document import Block, Document
from model.facts import Actor, Task
from model.text import SourceText, Span

__all__ = ["extract_tasks"]
LONGEST = 1500
_NEAR = 40  # blocks before a heading among which the one beside it is looked for


def extract_tasks(source: SourceText, document: Document) -> tuple[Task, ...]:
    """The tasks of a document in order, each at most 1,500 characters.

    "2. Công an tỉnh chủ trì, phối hợp với Sở Y tế tuần tra ... trước ngày 15/12/2021" gives one task led by Công an tỉnh.
    """
    if document.kind and document.kind.value == "Bài báo":
        return press_tasks(source.text, document)
    tasks: Made = []
    frames: list[Frame] = []
    columns: Columns | None = None
    quoted = quoted_blocks(source.text, document)
    behind = behind_closing(source.text, document)
    for index, block in enumerate(document.blocks):
        above = _frame_above(document, index, frames, quoted)
        above = behind.get(index, above)
        frames.append(_beside_agencies(source.text, document, frames, _frame_below(source.text, document, index, above)))
        if index in quoted:
            frames[index] = structs.replace(frames[index], silent=True)
        elif block.kind == "row":
            head = columns_of(source.text, block.span) or (with_second_head(source.text, block.span, columns) if columns else None)
            columns = head or columns
            task = row_task(source.text, block, columns, document.setting) if columns and not head else None
            tasks.extend([(index, replace(task, section=above.section))] if task and not above.silent else [])
        else:
            tasks.extend((index, task) for task in _tasks_of(source.text, document, index, above))
    tasks = in_forms_only_named(document, with_siblings(source.text, document, frames, tasks))
    return shared_deadlines(source.text, tuple(with_labels(source.text, document, frames, tasks)))


def _frame_above(document: Document, index: int, frames: list[Frame], quoted: frozenset[int]) -> Frame:
    """The frame of the block above; an article behind quoted words takes that of the nearest block outside them."""
    parent = document.blocks[index].parent
    while parent is not None and parent in quoted and index not in quoted:
        parent = document.blocks[parent].parent
    return frames[parent] if parent is not None else Frame()


def _beside_agencies(text: str, document: Document, frames: list[Frame], frame: Frame) -> Frame:
    """A heading beside one that names an agency names one too, whatever verbs its words hold ("5. Các chủ đầu tư xây dựng hạ tầng")."""
    index = len(frames)
    block = document.blocks[index]
    if block.kind != "heading" or not block.marker:
        return frame
    beside = [i for i in range(max(0, index - _NEAR), index) if document.blocks[i].parent == block.parent]
    last = next((i for i in reversed(beside) if document.blocks[i].kind == "heading" and document.blocks[i].marker), None)
    named = last is not None and frames[last].leads and frames[last].open
    above = frames[block.parent].leads if block.parent is not None else ()
    return whole_heading(text, block, frame, document.setting) if named and last is not None and frames[last].leads != above else frame


def _frame_below(text: str, document: Document, index: int, above: Frame) -> Frame:
    """What a block hands down; an item above dashes hands down its agency even without a colon."""
    block, blocks = document.blocks[index], document.blocks
    has_children = index + 1 < len(blocks) and blocks[index + 1].parent == index
    frame = frame_of(text, block, above, document.setting)
    if tells_norms(text, document, block) and not frame.leads:
        return structs.replace(frame, norm=True)
    return item_frame(text, block, above, document.setting) if frame is above and has_children and block.kind == "item" else frame


def _tasks_of(text: str, document: Document, index: int, above: Frame) -> list[Task]:
    block = document.blocks[index]
    return [_make_task(text, block, above, duty) for duty in duties_of(text, document, index, above)]


def _make_task(text: str, block: Block, above: Frame, duty: Duty) -> Task:
    span = Span(duty.span.start, min(duty.span.end, duty.span.start + LONGEST))
    lead_role = "joint" if len(duty.leads) > 1 and not duty.chairs else "lead"
    actors = (
        *(Actor(agency, "executor" if duty.alone else lead_role) for agency in duty.leads),  # type: ignore[arg-type]
        *(Actor(agency, "executor") for agency in duty.executors),
        *(Actor(agency, "coordinating") for agency in duty.partners),
        *(Actor(agency, "reports_to") for agency in duty.reports_to),
    )
    return Task(span, block.path, duty.rule, actors, duty.modality, duty.deadline, above.section, above.words)
