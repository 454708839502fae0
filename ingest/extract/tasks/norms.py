"""Papers that lay down law: most of their articles tell what is so, and give nobody a task."""

from __future__ import annotations

import re

from ingest.extract.tasks.frames import is_titled_article
from ingest.extract.tasks.phrases import DUTY_TITLE, NORM_KINDS
from model.document import Block, Document

# "29/2025/QĐ-TTg": papers that lay down law are numbered with the year
_NUMBER = re.compile(r"\d[\d.]{0,6}/(?:19|20)\d\d/\D")


def lays_down_law(document: Document) -> bool:
    """ "Quyết định số 29/2025/QĐ-TTg", a decree, a circular: known by the number, else by the kind."""
    if document.number is not None and _NUMBER.match(document.number.value):
        return True
    return document.kind is not None and document.kind.value in NORM_KINDS


def tells_norms(text: str, document: Document, block: Block) -> bool:
    """Whether an article has a title that promises no duties: "Điều 6. Phương thức cho vay" does, "Điều 16. Tổ chức thực hiện" not."""
    words = " ".join(block.span.of(text).split())
    titled = block.marker.startswith("Điều") and is_titled_article(block, words)
    return titled and lays_down_law(document) and DUTY_TITLE.search(words) is None
