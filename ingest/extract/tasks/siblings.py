"""Items of a list of duties that begin with a word no list of verbs knows: what stands beside them tells what they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ingest.extract.tasks.frames import Frame
from ingest.extract.tasks.phrases import NO_DUTY_NOUN
from model.document import Block, Document
from model.facts import Actor, Task
from model.text import Span

_FEWEST = 3  # duties beside an item
_SHARE = 0.6  # of the items of a list that must be duties
_SHORTEST, _LONGEST = 15, 1500
Made = list[tuple[int, Task]]


def with_siblings(text: str, document: Document, frames: Sequence[Frame], made: Made) -> Made:
    """The tasks, and one for each item among them that only its first word kept out ("- Khơi thông cống rãnh ...")."""
    known = {index for index, _ in made}
    added: Made = []
    for items in _lists(document):
        duties = sum(1 for index in items if index in known)
        if duties >= _FEWEST and duties >= _SHARE * len(items):
            for index in items:
                above = frames[parent] if (parent := document.blocks[index].parent) is not None else Frame()
                if index not in known and not (above.silent or above.norm or above.method) and _may_be_duty(text, document, index):
                    added.append((index, _task(document.blocks[index], above)))
    return sorted([*made, *added], key=lambda pair: pair[1].span.start) if added else made


def _lists(document: Document) -> Iterator[list[int]]:
    """The items under one block that bear one kind of mark."""
    lists: dict[tuple[int | None, str], list[int]] = defaultdict(list)
    for index, block in enumerate(document.blocks):
        if block.kind == "item" and not block.marker.startswith("Điều"):
            lists[block.parent, _sort(block.marker)].append(index)
    yield from lists.values()


def _sort(marker: str) -> str:
    return "1" if marker[:1].isdigit() else "a" if marker.isalpha() else marker


def _may_be_duty(text: str, document: Document, index: int) -> bool:
    block = document.blocks[index]
    words = block.span.of(text).strip(" *_\n\t")
    governs = index + 1 < len(document.blocks) and document.blocks[index + 1].parent == index
    fits = _SHORTEST < len(words) < _LONGEST and words[:1].isupper() and not words.endswith((":", "?"))
    return fits and not governs and ":" not in words[:60] and NO_DUTY_NOUN.match(words) is None


def _task(block: Block, above: Frame) -> Task:
    actors = [Actor(agency, "joint" if len(above.leads) > 1 else "lead") for agency in above.leads]
    actors += [Actor(agency, "coordinating") for agency in above.partners]
    span = Span(block.span.start, min(block.span.end, block.span.start + _LONGEST))
    return Task(span, block.path, "list", tuple(actors), above.modality or "must", None, above.section, above.words)
