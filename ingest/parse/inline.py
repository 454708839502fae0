"""Marks of items inside one line, where a portal or a converter ran all lines together.

"... như sau: 1. Sở A làm x. 2. Sở B làm y."  ->  the places of "1." and "2."
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_MARK = re.compile(
    r"""(?<=\s)(?:
        (?P<roman>[IVX]{1,5})\.\s?(?=[A-ZĐÀ-Ỹ]{2})
      | (?P<number>\d{1,2})\s?\.\s?(?=[A-ZĐÀ-Ỹ])
      | (?P<letter>[a-zđ])\)\s
      | (?P<article>Điều\s\d{1,3})\.\s(?=[A-ZĐÀ-Ỹ])
      | (?P<dash>[-–+])\s(?=[A-ZĐÀ-Ỹ])
    )""",
    re.VERBOSE,
)
# the first character of what may be a mark, behind a blank; of a letter with its bracket, the bracket
_MAY_BE = re.compile(r"[0-9IVX](?<=\s.)(?=[IVX.\d\s])|\)(?<=\s[a-zđ]\))|Đ(?<=\s.)(?=i)|[-–+](?<=\s.)(?=\s)")
_ENDS = frozenset(".;:!?/")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_LETTERS = "abcdđeghiklmnopq"


def inline_marks(text: str, start: int, end: int) -> list[int]:
    """Where items begin inside a line, in order. Numbers and letters count from the first on and have at least a second;
    dashes stand behind the end of a sentence, twice at least."""
    found = list(_marks(text, start, end))
    kept = [m.start() for m in found if m.group("article") and _behind_end(text, start, m)]
    kept.extend(m.start() for m in _chains(text, start, [m for m in found if m.group("number") or m.group("roman")]))
    kept.extend(m.start() for m in _letters(text, start, found))
    dashes = [m.start() for m in found if m.group("dash") and _behind_end(text, start, m)]
    kept.extend(dashes if len(dashes) > 1 else [])
    return sorted(kept)


def _marks(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    done = start
    for place in _MAY_BE.finditer(text, start, end):
        at = place.start() - (place[0] == ")")
        if at >= done and (mark := _MARK.match(text, at, end)):
            yield mark
            done = mark.end()


def _behind_end(text: str, start: int, mark: re.Match[str]) -> bool:
    return text[max(start, mark.start() - 4) : mark.start()].rstrip()[-1:] in _ENDS


def _chains(text: str, start: int, marks: list[re.Match[str]]) -> list[re.Match[str]]:
    """Numbers that count 1, 2, 3 between headings, headings that count I, II, III."""
    kept: list[re.Match[str]] = []
    run: list[re.Match[str]] = []
    for mark in marks:
        if mark.group("roman"):
            kept.extend([*(run if len(run) > 1 else []), *([mark] if mark.group("roman") in _ROMAN else [])])
            run = []
        elif int(mark.group("number")) == 1:
            kept.extend(run if len(run) > 1 else [])
            run = [mark]
        elif run and int(mark.group("number")) == len(run) + 1 and _behind_end(text, start, mark):
            run.append(mark)
    return [*kept, *(run if len(run) > 1 else [])]


def _letters(text: str, start: int, marks: list[re.Match[str]]) -> list[re.Match[str]]:
    kept: list[re.Match[str]] = []
    run: list[re.Match[str]] = []
    for mark in (m for m in marks if m.group("letter")):
        if mark.group("letter") == "a":
            kept.extend(run if len(run) > 1 else [])
            run = [mark]
        elif run and mark.group("letter") == _LETTERS[len(run) : len(run) + 1] and _behind_end(text, start, mark):
            run.append(mark)
    return [*kept, *(run if len(run) > 1 else [])]
