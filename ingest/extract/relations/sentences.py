"""Where the sentence, and the clause inside it, begins in which a citation stands."""

from __future__ import annotations

import re

_LONGEST_WRAPPED = 150  # characters of a line that a program wrapped
_REACH = 320  # characters of a clause that are looked at
_SENTENCE_END = re.compile(
    r"[.!?:](?=[\s*”\"]*\s)|\n[ \t*]*\n|\n(?=\s{0,8}(?:[-+•*–]\s|\d{1,2}[.)]\s|[a-zđ]\)\s|Căn cứ|Theo đề nghị|Xét|QUYẾT|Điều \d))"
)
_CLAUSE_END = re.compile(r"[;]|(?<=\w)\.(?=\s)")
_ITEM_NUMBER = re.compile(r"(?:^|\n)[\s*]*(?:Điều\s+)?\d{1,3}\.$")
_ABBREVIATED = re.compile(r"\b(?:TP|Tp|Q|P|T|V|ThS|TS|PGS|GS|BS|[A-Z])\.$")


def sentence_start(text: str, position: int, floor: int) -> int:
    """Where the sentence or item that holds `position` begins, at most 900 characters back."""
    low = max(floor, position - 900)
    at = position
    while at > low:
        mark = max(text.rfind(mark, low, at) for mark in ".:\n!?")
        if mark < low:
            return low
        found = _SENTENCE_END.match(text, mark, position)
        if found and not _ends_nothing(text, found, low):
            return found.end()
        if text[mark] == "\n" and _ends_paragraph(text, mark):
            return mark + 1
        at = mark
    return low


def _ends_paragraph(text: str, mark: int) -> bool:
    """Whether a line end closes a paragraph: the next line begins with a capital, and one of the two is longer than programs wrap."""
    if not text[mark + 1 : mark + 2].isupper():
        return False
    before = max(0, mark - _LONGEST_WRAPPED)
    return text.find("\n", mark + 1, mark + _LONGEST_WRAPPED) < 0 or before > 0 > text.rfind("\n", before, mark)


def _ends_nothing(text: str, found: re.Match[str], low: int) -> bool:
    """A mark that ends no sentence: "TP. Cần Thơ", "số: 12", "Điều 1." at the head of its own sentence."""
    if found[0] == ":":
        return text[max(low, found.start() - 3) : found.start()].strip().lower().endswith("số")
    if found[0] != ".":
        return False
    before = text[max(low, found.start() - 14) : found.end()]
    return _ABBREVIATED.search(before) is not None or _ITEM_NUMBER.search(before) is not None


def clause_start(text: str, low: int, position: int) -> int:
    """Where the clause begins, behind the last semicolon or full stop; at most 320 characters back."""
    start = max(low, position - _REACH)
    for found in _CLAUSE_END.finditer(text, start, position):
        start = found.end()
    return start


def open_bracket(text: str, start: int, position: int) -> int:
    """Where the bracket begins that opens between two offsets and is still open at the second; 0 where none is."""
    opened = text.rfind("(", start, position)
    return opened + 1 if opened >= 0 and text.find(")", opened, position) < 0 else 0
