"""Letterheads that a copy left without their motto, behind the signature of the document before them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.numbers import is_known_symbol, match_number
from ingest.parse.issued import find_place_date
from ingest.parse.letterhead import HEAD, RULE, Letterhead, is_document
from ingest.parse.loose import LOWER
from ingest.parse.signers import find_signature

_NUMBER_LINE = re.compile(r"^[^\S\n]{0,80}[|*]{0,4}Số[^\S\n]{0,3}:?[^\S\n]{0,3}(?=\d)", re.MULTILINE)
_SMALL = re.compile(f"[{LOWER}]{{2}}")
_LINES_BACK = 6
_DATE_WITHIN = 300  # characters behind the number in which place and day stand
_FOOT = 3000  # characters before the letterhead in which the document above it was signed
_SHORTEST = 400  # characters of the document before


def find_bare_letterheads(text: str, start: int, end: int) -> Iterator[int]:
    """Where further documents begin whose letterhead has body, number, place and day but no motto.

    Only behind a signature: "Số: 12/UBND-VP" in a body, in a form or in a quotation begins nothing.
    """
    floor = start
    for line in _NUMBER_LINE.finditer(text, start, end):
        if line.start() < floor + _SHORTEST:
            continue
        number = match_number(text, line.end(), min(end, line.end() + 60))
        top = _top(text, line.start(), floor) if number and is_known_symbol(number.symbol) else None
        if number is None or top is None or not _is_dated(text, top, min(end, number.span.end + _DATE_WITHIN)):
            continue
        if is_document(text, Letterhead(top, None, False), floor, end) and find_signature(text, max(floor, top - _FOOT), top):
            yield top
            floor = top


def _is_dated(text: str, start: int, end: int) -> bool:
    dated = find_place_date(text, start, end)
    return dated is not None and bool(dated.place)


def _top(text: str, position: int, floor: int) -> int | None:
    """The highest line of the body's name above the number, nothing but capitals and rules between."""
    top = None
    for _ in range(_LINES_BACK):
        above = max(text.rfind("\n", floor, position - 1) + 1, floor)
        line = text[above : position - 1]
        if position <= floor or not line.strip() and top is not None or _SMALL.search(line):
            break
        if HEAD.match(text, above, position):
            top = above
        elif not RULE.match(line) and top is not None:
            break
        position = above
    return top
