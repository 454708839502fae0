"""What a citation takes from those before it in its sentence: the reading of a list, or none where it only describes another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.extract.relations.cues import WORD, Reading
from ingest.vocabulary import load
from model.facts import Citation

_LIST_GAP = re.compile(
    r"[\s,;&*]*(?:(?:và|hoặc|cùng|với|các|số|như|hay)[\s:]+){0,3}"
    r"(?:(?:điểm|khoản|điều|mục|phần|phụ lục|của|tại)[\s\w,]{0,12}\s)?",
    re.IGNORECASE,
)
# "tại Thông báo số 9-TB/TW, của Ban Bí thư tại Kết luận số 8-KL/TW": the list goes on with another body
_OTHER_SPEAKER = re.compile(r"\s*[,;]\s*(?:và\s+)?(?:của|ý kiến của|chỉ đạo của)\s[^,;.:()]{3,70}\s(?:tại|trong)\s+(?:các\s+)?")
_JOINT_ISSUER = re.compile(
    r"\s*(?:,|và)\s+(?:Bộ|Ban|Tòa án|Viện)(?:\s+[^\W\d]+){1,7}?(?=\s+(?:sửa\s+đổi|quy\s+định|hướng\s+dẫn|về|ban\s+hành)\s)"
)
_OPEN_LIST = re.compile(r"[,;]\s*(?:và\s+)?(?:các\s+)?$|\b(?:và|hoặc|cùng)\s+(?:các\s+)?$", re.IGNORECASE)
_LONGEST_LINK = 400  # characters between two members of one list
_LAWS = ("Luật", "Bộ luật", "Pháp lệnh")


def end_of(citation: Citation) -> int:
    """Where the words of a citation end, its issuer with it."""
    behind = citation.issuer_span
    return max(citation.span.end, behind.end) if behind and behind.start - citation.span.end < 24 else citation.span.end


def by_previous(text: str, done: Sequence[Citation], start: int, citation: Citation) -> Reading | None:
    """The reading that one of `done`, in the sentence from `start`, lends, or REFERS_TO where this one is part of a description."""
    gap = text[end_of(done[-1]) : citation.span.start]
    listed = len(gap) < 90 and (_LIST_GAP.fullmatch(gap) or _OTHER_SPEAKER.fullmatch(gap))
    if listed or len(gap) <= _LONGEST_LINK and _OPEN_LIST.search(gap[-24:]):
        return _lent(_lender(text, done, start, citation), citation)
    if gap.strip() == "(" or ";" not in gap and _is_description(gap):
        return nested()
    return None


def nested() -> Reading:
    """The reading of a paper that only describes another."""
    return Reading("REFERS_TO", "nested", None, nested=True)


def _lender(text: str, done: Sequence[Citation], start: int, citation: Citation) -> Citation:
    """Who lends its reading to the next member of a list. Behind a semicolon the sentence's own list goes on; else the nearest paper of
    the same kind lends ("Nghị định A sửa đổi Nghị định B về Luật C và Nghị định D": D stands beside B)."""
    previous, outer = done[-1], _outer(done, start)
    gap = text[end_of(previous) : citation.span.start]
    if not previous.nested or ";" in gap:
        return outer if previous.nested else previous
    same = next((c for c in _of_sentence(done, start) if _alike(c, citation)), None)
    # where semicolons part the members of the sentence's own list, "và" goes on inside one of them
    if same and (same.nested or text.find(";", start, citation.span.start) < 0):
        return same
    return previous if re.search(r"\bvà\b", gap) else outer


def _alike(first: Citation, second: Citation) -> bool:
    return first.kind == second.kind or first.kind in _LAWS and second.kind in _LAWS


def _of_sentence(done: Sequence[Citation], start: int) -> Iterator[Citation]:
    for citation in reversed(done):
        if citation.span.start < start:
            return
        yield citation


def _outer(done: Sequence[Citation], start: int) -> Citation:
    """The last citation of the sentence that is not nested itself."""
    return next((c for c in _of_sentence(done, start) if not c.nested), done[-1])


def _lent(lender: Citation, citation: Citation) -> Reading:
    """The lender's reading; its cue may be one for papers of another kind only (Tờ trình)."""
    if lender.cue_rule == "proposal" and citation.kind != lender.kind:
        return Reading("BASED_ON", "basis_line", lender.cue)
    return Reading(lender.relation, lender.cue_rule, lender.cue, lender.nested)


def _is_description(gap: str) -> bool:
    joint = _JOINT_ISSUER.match(gap)  # "của Bộ Y tế | và Bộ Tài chính hướng dẫn ..."
    gap = gap[joint.end() :] if joint else gap
    words = [word.lower() for word in WORD.findall(gap[:40])[:2]]
    if not words or gap.lstrip()[:1] == "," and words[0] not in ("về", "được", "đã"):
        return False
    description = load("relations")["description"]
    return words[0] in description or " ".join(words) in description
