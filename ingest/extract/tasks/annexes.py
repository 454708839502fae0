"""What stands behind the last article of a decision: its annexes take over nothing from that article."""

from __future__ import annotations

from ingest.extract.tasks.frames import Frame
from ingest.extract.tasks.phrases import ANNEX_DUTIES, ANNEX_TITLE, CLOSING_ARTICLES, LETTER_KINDS
from model.document import Document
from model.facts import Task


def behind_closing(text: str, document: Document) -> dict[int, Frame]:
    """The frame of each block behind "... chịu trách nhiệm thi hành Quyết định này" that stands in the same article, and of all
    annexes of a decision on procedures, prices or lists, which give no tasks."""
    closing = next((i for i, b in enumerate(document.blocks) if any(CLOSING_ARTICLES.finditer(text, b.span.start, b.span.end))), None)
    if closing is None:
        return {}
    silent = Frame(silent=True)
    if _holds_no_duties(document):
        return dict.fromkeys(range(closing + 1, len(document.blocks)), silent)
    article = _article(document, closing)
    inside = [i for i in range(closing + 1, len(document.blocks)) if article and document.blocks[i].path.startswith(f"{article}.p")]
    return dict.fromkeys(inside, Frame())


def in_forms_only_named(document: Document, made: list[tuple[int, Task]]) -> list[tuple[int, Task]]:
    """Without what the forms and instructions behind a letter tell nobody by name ("PHỤ LỤC 2": "1. Đăng ký theo đường dẫn ...")."""
    if document.kind is None or document.kind.value not in LETTER_KINDS:
        return made
    first = next((i for i, b in enumerate(document.blocks) if b.kind == "heading" and b.marker.casefold().startswith("phụ lục")), None)
    return made if first is None else [(index, task) for index, task in made if index < first or task.actors]


def _article(document: Document, index: int) -> str | None:
    at: int | None = index
    while at is not None:
        block = document.blocks[at]
        if block.marker.startswith("Điều"):
            return block.path
        at = block.parent
    return None


def _holds_no_duties(document: Document) -> bool:
    title = document.title.value if document.title else ""
    return ANNEX_TITLE.search(title) is not None and ANNEX_DUTIES.search(title) is None
