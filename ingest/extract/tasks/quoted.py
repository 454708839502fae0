"""The quoted words of an amending paper: "Sửa đổi khoản 2 Điều 5 như sau: “2. Bộ Y tế hướng dẫn ...”".

They are text of the other paper, no tasks given here.
"""

from __future__ import annotations

from ingest.extract.tasks.phrases import AMENDING
from model.document import Document
from model.text import Span

_REACH = 260  # characters before a quotation in which its announcement is looked for
_OPEN, _CLOSE, _PLAIN = "“", "”", '"'


def quoted_blocks(text: str, document: Document) -> frozenset[int]:
    """The blocks inside quotations that an amendment announces ("sửa đổi, bổ sung như sau: “...”"); a quotation never closed is none."""
    inside: set[int] = set()
    opened: int | None = None
    for index, block in enumerate(document.blocks):
        if opened is None and _opens(text, block.span) and _is_announced(text, document, index):
            opened = index
        elif opened is None and _holds_whole(text, block.span) and _is_announced(text, document, index):
            inside.add(index)
        if opened is not None and _closes(text, block.span):
            inside.update(range(opened, index + 1))
            opened = None
    return frozenset(inside)


def _opens(text: str, span: Span) -> bool:
    """Whether a block begins a quotation that it does not end; the marker of an article may stand after the mark ("“Điều 70. ...")."""
    words = span.of(text)
    marked = text[max(text.rfind("\n", 0, span.start) + 1, span.start - 16) : span.start]
    if _OPEN in marked:
        return words.count(_CLOSE) <= words.count(_OPEN)
    head = words.lstrip(" *_\t\n")
    return head.startswith(_OPEN) and words.count(_OPEN) > words.count(_CLOSE) or head.startswith(_PLAIN) and words.count(_PLAIN) % 2 == 1


def _holds_whole(text: str, span: Span) -> bool:
    words = span.of(text).strip(" *_\t\n.;")
    return words[:1] in (_OPEN, _PLAIN) and words[-1:] in (_CLOSE, _PLAIN) and len(words) > 40


def _closes(text: str, span: Span) -> bool:
    words = span.of(text)
    tail = words.rstrip(" *_.;,/\t\n")
    return tail.endswith(_CLOSE) and words.count(_CLOSE) > words.count(_OPEN) or tail.endswith(_PLAIN) and words.count(_PLAIN) % 2 == 1


def _is_announced(text: str, document: Document, index: int) -> bool:
    start = document.blocks[index].span.start
    near = Span(max(document.span.start, start - _REACH), start)
    return AMENDING.search(text, near.start, near.end) is not None
