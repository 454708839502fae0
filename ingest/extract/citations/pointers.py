"""Words that carry out a paper named just before: "Kết luận số 7-KL/TW ... Để thực hiện tốt kết luận của Bộ Chính trị, ...".

They point at the nearest mention of that kind by that body, and abstain where several fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.agencies import match_agency
from ingest.cues import Sought
from ingest.extract.citations.kind_words import kind_named
from ingest.extract.citations.mention import Mention
from ingest.numbers import fold_number
from ingest.vocabulary import load
from model.document import Document

_FAR = 2500  # characters back that such words reach
_CARRYING = Sought(re.compile(load("citations")["carrying_out"].replace(" ", r"\s+"), re.IGNORECASE))
_WORD = re.compile(r"\s*([^\W\d_]+)")
_OF = re.compile(r"\s+của\s+", re.IGNORECASE)
_BACK = re.compile(r"\s+(?:nêu\s+trên|nói\s+trên|trên|này|đó)(?!\w)", re.IGNORECASE)
_STARTS = re.compile(r"(?:^|[.;:!?]\s+|\n\s*(?:[-+•*–]\s*)?)[*_]*$")


def point_by_issuer(text: str, start: int, end: int, mentions: Sequence[Mention], document: Document) -> Iterator[Mention]:
    """Every "(Để) thực hiện (tốt) kết luận của Bộ Chính trị / này / trên" at the head of a sentence that means a paper named before."""
    for found in _CARRYING.finditer(text, max(start, mentions[0].start), end) if mentions else ():
        if not _STARTS.search(text, max(start, found.start() - 12), found.start()):
            continue
        named = _kind_at(text, found.end(), end)
        if named is None:
            continue
        kind, begin, stop = named
        pointer = _pointer(text, (begin, stop, end), kind, mentions, document)
        if pointer:
            yield pointer


def _kind_at(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """The longest kind whose words begin at `start`: its name, where they begin and end."""
    best: tuple[str, int, int] | None = None
    at, first = start, None
    for _ in range(4):
        word = _WORD.match(text, at, end)
        if word is None:
            break
        first = word.start(1) if first is None else first
        at = word.end()
        kind = kind_named(text[first:at].lower()) or kind_named(text[first:at])
        best = (kind, first, at) if kind else best
    return best


def _pointer(text: str, place: tuple[int, int, int], kind: str, mentions: Sequence[Mention], document: Document) -> Mention | None:
    begin, stop, end = place
    back = _BACK.match(text, stop, end)
    of = _OF.match(text, stop, end)
    agency = match_agency(text, of.end(), end, document.setting) if of else None
    own = document.kind.value if document.kind else None
    if agency is None and (back is None or kind == own and "trên" not in back[0]):
        return None
    near = [i for i, m in enumerate(mentions) if m.kind == kind and begin - _FAR <= m.start < begin and m.form not in ("alias", "anaphora")]
    fitting = [i for i in near if agency is None or mentions[i].issuer == agency.name]
    if not fitting:
        return None
    reason = _reason(mentions, fitting)
    last = agency.span.end if agency else back.end() if back else stop
    span = (agency.span.start, agency.span.end) if agency else None
    return Mention(
        begin, last, last, "anaphora", "pointing_at_issuer", kind, issuer=agency.name if agency else None, issuer_span=span,
        antecedent=None if reason else fitting[-1], reason=reason,
    )  # fmt: skip


def _reason(mentions: Sequence[Mention], fitting: Sequence[int]) -> str | None:
    """Why none is named: the last sentence before holds several such papers."""
    near = mentions[fitting[-1]]
    others = {fold_number(m.number or "") for m in (mentions[i] for i in fitting) if m.end > near.start - 200}
    return "several papers of this kind stand before" if len(others) > 1 else None
