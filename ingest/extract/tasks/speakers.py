"""What a paper says of its own issuer, or only lets somebody do, gives nobody a task."""

from __future__ import annotations

from ingest.extract.tasks.clauses import Clause
from ingest.extract.tasks.phrases import CONVEYING, CONVEYING_KINDS, POWER, POWER_TITLE
from model.document import Document

# who consolidates a text is not its author
_CONSOLIDATED = "Văn bản hợp nhất"
_OFFICE = "Văn phòng "


def is_said_of_issuer(clause: Clause, document: Document) -> bool:
    """What the issuer says of itself is no task given: "Ủy ban nhân dân tỉnh xem xét, quyết định"."""
    if _speaks_for_another(document) or not clause.leads or document.issuer is None:
        return False
    return all(lead.name == document.issuer.value for lead in clause.leads)


def _speaks_for_another(document: Document) -> bool:
    """ "Thông báo kết luận của Phó Chủ tịch ...": the office passes on another's words, which may tell it to do something."""
    kind = document.kind.value if document.kind else ""
    if kind == _CONSOLIDATED:
        return True
    office = document.issuer is not None and document.issuer.value.startswith(_OFFICE)
    return kind in CONVEYING_KINDS and (office or document.title is not None and CONVEYING.search(document.title.value) is not None)


def is_power(text: str, clause: Clause, document: Document) -> bool:
    """ "Sở Tài chính quyết định mua sắm ..." in a decision that hands powers down."""
    hands_down = clause.leads and document.title is not None and POWER_TITLE.search(document.title.value)
    return bool(hands_down) and POWER.match(text, clause.predicate, clause.span.end) is not None
