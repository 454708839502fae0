"""The part of a paper that a citation means: "điểm b khoản 2 Điều 3", "các Điều 41, 43 và 56", "Phụ lục II"."""

from __future__ import annotations

import re

_REACH = 130
_TOKEN = re.compile(r"\S+")
_PARTS = frozenset(("điểm", "khoản", "điều", "mục", "chương", "phần", "tiết", "đoạn", "lục", "mẫu", "biểu"))
_JOINS = frozenset(("và", "đến", "từ", "của", "các", "hoặc", ",", ";", "tại", "thuộc", "số", "phụ"))
_LABEL = re.compile(
    r"(?:\d{1,3}[a-zđ]{0,2}|[a-zđ]{1,2}|[IVXL]{1,5}|\d{1,2}(?:\.\d{1,2}){1,3})(?:[-–](?:\d{1,3}|[a-zđ]|[IVXL]{1,4}))?[,;]?$|[A-ZĐ][,;]?$"
)
_ANNEXED = re.compile(r"\s+(?:(?:được\s+)?(?:ban hành\s+)?kèm theo|ban hành theo|của)\s+$")  # "Phụ lục 1 ban hành kèm theo "
_ENDS = " ,;"


def pinpoint_before(text: str, start: int, floor: int) -> str | None:
    """The words before a citation that say which part of it is meant, as written, None where there are none.

    >>> pinpoint_before("theo điểm b khoản 2 Điều 3 của Nghị định", 31, 0)
    'điểm b khoản 2 Điều 3'
    """
    annexed = _ANNEXED.search(text, max(floor, start - 40), start)
    start = annexed.start() if annexed else start
    near = text[max(floor, start - 14) : start].split()
    if not near or not (_LABEL.match(near[-1]) or near[-1].lower().strip(_ENDS) in _JOINS):
        return None
    low = max(floor, start - _REACH)
    first: int | None = None
    last: int | None = None
    for token in [found.span() for found in _TOKEN.finditer(text, low, start)][::-1]:
        word = text[token[0] : token[1]]
        plain = word.lower().strip(_ENDS)
        if plain in _PARTS and not (plain == "tiết" and text[max(low, token[0] - 5) : token[0]].lower().split()[-1:] == ["chi"]):
            first = token[0]
        elif _LABEL.match(word):
            last = token[1] if last is None else last
        elif plain not in _JOINS and plain:
            break
    if first is None or last is None or last <= first:
        return None
    if text[first : first + 3].lower() == "lục" and text[max(low, first - 4) : first].lower() == "phụ ":
        first -= 4
    return " ".join(text[first:last].split()).strip(_ENDS)
