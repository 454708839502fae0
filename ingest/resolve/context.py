"""What a citation leaves out, taken from its own document.

"Nghị quyết số 128/NQ-CP" is the one of 11/10/2021 where the same paper says so elsewhere; "NQ 128" is
the one full number of that kind; an alias or "Thông báo nêu trên" is its antecedent.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.agencies import setting_of
from ingest.resolve.identity import Identity, body_of, make_identity, may_be, same_date, same_issuer
from model.document import Setting
from model.facts import Citation
from model.fold import fold

_FULL = re.compile(r"\d+[a-zA-Z]?\s*[/-]")
LOCAL = frozenset({"district", "commune"})
FURTHEST = 8  # an alias of an alias of ...: never seen beyond 2


def identify(citations: Sequence[Citation], setting: Setting) -> list[Identity | None]:
    """One identity for each citation, as far as this document tells; None where it names nothing."""
    own = [_own_identity(citation, _above(citation, setting)) for citation in citations]
    filled = [_fill(identity, own) if identity else None for identity in own]
    return [filled[index] or _borrow(citations, filled, index) for index in range(len(citations))]


def _above(citation: Citation, setting: Setting) -> str | None:
    """A local issuer lies in the province of the paper that cites it, where its words do not say another."""
    if citation.issuer is None or body_of(citation.issuer).level not in LOCAL:
        return None
    place = setting_of(citation.issuer, setting.issued_on)
    province = place.province or setting.province
    return ", ".join(part for part in (place.district if place.commune else None, province) if part) or None


def _own_identity(citation: Citation, above: str | None) -> Identity | None:
    if citation.number and _FULL.match(citation.number):
        return make_identity(citation.number, citation.issuer, citation.date, above)
    if citation.number:
        return None
    if citation.title and citation.form == "law":
        return Identity("~" + fold(citation.title), citation.issuer, citation.date)
    if citation.form == "unnumbered" and citation.kind and citation.date:
        return Identity(f"~{fold(citation.kind)} {citation.date}", citation.issuer, citation.date, above)
    return None


def _fill(identity: Identity, others: Sequence[Identity | None]) -> Identity:
    """Issuer and date from the other mentions of the number, where they agree among themselves."""
    same = [o for o in others if o is not None and may_be(identity, o)]
    issuers = [o.issuer for o in same if o.issuer]
    dates = sorted({o.date for o in same if o.date}, key=len, reverse=True)
    issuer = identity.issuer or (issuers[0] if issuers and all(same_issuer(issuers[0], i) for i in issuers) else None)
    date = dates[0] if dates and all(same_date(dates[0], d) for d in dates) else identity.date
    above = identity.above or next((o.above for o in same if o.above), None)
    return Identity(identity.number, issuer, date, above)


def _borrow(citations: Sequence[Citation], filled: Sequence[Identity | None], index: int) -> Identity | None:
    citation = citations[index]
    if citation.form in ("alias", "anaphora"):
        return _antecedent(citations, filled, index)
    return _of_short_form(citation, citations, filled) if citation.number else None


def _antecedent(citations: Sequence[Citation], filled: Sequence[Identity | None], index: int) -> Identity | None:
    for _ in range(FURTHEST):
        following = citations[index].antecedent
        if following is None or not 0 <= following < len(citations):
            return None
        if filled[following] is not None:
            return filled[following]
        index = following
    return None


def _of_short_form(citation: Citation, citations: Sequence[Citation], filled: Sequence[Identity | None]) -> Identity | None:
    """The one full number of this document that begins so and has this kind."""
    begin = re.compile(rf"0*{re.escape((citation.number or '').lstrip('0').casefold())}[/-]")
    fitting = {
        identity
        for other, identity in zip(citations, filled, strict=True)
        if identity is not None
        and begin.match(identity.number)
        and (citation.kind is None or other.kind is None or other.kind == citation.kind)
        and same_date(citation.date, identity.date)
    }
    return fitting.pop() if len(fitting) == 1 else None
