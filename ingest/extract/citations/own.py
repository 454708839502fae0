"""A paper's mention of itself: "(Ban hành kèm theo Quyết định số 42/QĐ-UBND)" inside that decision."""

from __future__ import annotations

import re

from ingest.extract.citations.mention import Mention
from ingest.numbers import fold_number
from model.document import Document
from model.fold import fold

_KIND_FIRST = re.compile(r"\s*(?:Thông tư|Nghị định|Quyết định|Nghị quyết|Luật|Pháp lệnh|Chỉ thị|Thông tư liên tịch)\s+(?!số|này)")
_BASIS = re.compile(r"\s+[Cc]ăn cứ")


def _plain(number: str) -> str:
    """A number without its marks: a file name writes 2005-QD-UBND for 2005/QĐ-UBND."""
    return fold_number(number).replace("/", "-")


def end_of_own_title(text: str, document: Document) -> int:
    """Where the title ends that opens a lone line of law ("Thông tư Sửa đổi Thông tư số 9/2013/TT-BTC Căn cứ Luật ..."): the papers in it
    are the name of this text, as in the collections of single sentences. The start of the document everywhere else."""
    start, end = document.span.start, document.span.end
    if text.find("\n", start, end) >= 0 or not _KIND_FIRST.match(text, start, end):
        return start
    basis = text.find(" Căn cứ ", start, min(end, start + 600))
    return start if basis < 0 or text.find(" . ", start, basis) >= 0 else basis


def is_own(text: str, mention: Mention, document: Document) -> bool:
    """Whether the mention names the document in which it stands: same number, and no date or issuer that says
    otherwise; or the name of a law that opens its own text ("Luật Du lịch Căn cứ Hiến pháp ...")."""
    if mention.form == "law" and mention.start - document.span.start < 3 and _BASIS.match(text, mention.end):
        return True
    if mention.number is None or document.number is None or _plain(mention.number) != _plain(document.number.value):
        return False
    if _is_anothers(mention, document):
        return False
    own = document.issued_on.value if document.issued_on else None
    return mention.date is None or own is None or own.startswith(mention.date) or mention.date.startswith(own)


def _is_anothers(mention: Mention, document: Document) -> bool:
    """Whether the words name another issuer: "Kế hoạch số 12/KH-UBND của UBND quận Ba Đình" in plan 12/KH-UBND of a province."""
    if not (mention.issuer_said and mention.issuer and document.issuer):
        return False
    said, own = fold(mention.issuer), fold(document.issuer.value)
    return said not in own and own not in said  # "Ban Thường vụ Tỉnh ủy" speaks for "Tỉnh ủy"
