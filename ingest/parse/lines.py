"""Lines of a zone, with what decides whether a line goes on with the one before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from ingest.parse.inline import inline_marks
from ingest.vocabulary import load
from model.text import Span

_WORDS = load("blocks")
_ENDS = frozenset(_WORDS["ends"])
_OPEN_WORDS = frozenset(_WORDS["open_words"])
_FURNITURE = re.compile(_WORDS["furniture"])
# a mark on a line of its own ("-", "1.", "2"); a bare number is a row of a table or the number of a page
_LONE_MARK = re.compile(r"[-–+]|\d{1,3}[.)]?")
_LINE = re.compile(r"[^\n\r\f\v\u2028\u2029]+")
_EDGE = " \t\u00a0*_#>|"
_OPEN_ENDS = frozenset(",-–")
# a wrapped line may stand out by two characters; without a full stop a line of three quarters of the width was wrapped
_LOOSE = 2
_FAIRLY_LONG = 0.75
NEVER = 10**9
_RUN_TOGETHER = 120


class Line(msgspec.Struct, frozen=True, gc=False):
    """One line without blanks at its ends.

    `after_blank` is true where an empty line stands before it, `barred` where it ends with a bar."""

    span: Span
    text: str
    after_blank: bool
    width: int
    barred: bool = False


def lines_of(text: str, start: int, end: int) -> Iterator[Line]:
    """The lines of a zone that hold words. Page marks ("- 2 -") and ruling are left out, lone marks ("-", "1.", "2") are kept."""
    last_end = start
    for found in _LINE.finditer(text, start, end):
        words = found.group().strip(_EDGE)
        if not words or _is_furniture(words):
            continue
        begin = found.start() + found.group().index(words)
        blank = text.count("\n", last_end, found.start()) > 1
        raw = found.group().rstrip()
        for span in _parts(text, Span(begin, begin + len(words))):
            yield Line(span, span.of(text), blank or span.start > begin, len(raw), raw.endswith("|"))
        last_end = found.end()


def _parts(text: str, line: Span) -> Iterator[Span]:
    """A line into which several items were run together, cut before each of its marks; never an empty one."""
    cuts = inline_marks(text, line.start, line.end) if line.end - line.start > _RUN_TOGETHER else []
    starts = [line.start, *cuts]
    for start, end in zip(starts, [*cuts, line.end], strict=True):
        words = text[start:end].rstrip()
        if words:
            yield Span(start, start + len(words))


def _is_furniture(words: str) -> bool:
    return len(words) < 60 and _LONE_MARK.fullmatch(words) is None and _FURNITURE.fullmatch(words) is not None


class Widths(msgspec.Struct, frozen=True, gc=False):
    """Where lines were broken: `full` for most, `first` for the first line of a paragraph (shorter where a portal wrapped
    the source of its page); NEVER where each paragraph stands on one line."""

    full: int
    first: int


def wrap_widths(lines: list[Line]) -> Widths:
    """The widths at which the lines of a zone were broken, from the lines that go on in small letters."""
    small = [i for i in range(len(lines) - 1) if not lines[i + 1].after_blank and _goes_on_small(lines[i], lines[i + 1])]
    long_lines = sum(1 for line in lines if line.width > 30)
    if len(small) * 5 < long_lines or not small:
        return Widths(NEVER, NEVER)
    full = _ninth_tenth([lines[i].width for i in small])
    firsts = [lines[i].width for i in small if i == 0 or lines[i].after_blank or lines[i - 1].text[-1] in _ENDS]
    first = _ninth_tenth(firsts) if len(firsts) > 2 else full
    return Widths(full, first if first < full * _FAIRLY_LONG else full)


def _ninth_tenth(widths: list[int]) -> int:
    return sorted(widths)[len(widths) * 9 // 10]


def _goes_on_small(before: Line, line: Line) -> bool:
    return line.text[0].islower() and before.text[-1] not in _ENDS


def goes_on(before: Line, line: Line, width: int) -> bool:
    """Whether a line without a mark continues the line before it."""
    last = before.text.rstrip("*_ ")[-1:]
    if last in _OPEN_ENDS or before.text.rsplit(None, 1)[-1] in _OPEN_WORDS:
        return True
    if before.text.isupper() and line.text.isupper() and not line.after_blank:
        return last not in _ENDS
    if line.text[0].islower():
        return last not in ".:" or (not line.after_blank and width != NEVER)
    if line.after_blank or width == NEVER:
        return False
    if last not in _ENDS and before.width > width * _FAIRLY_LONG:
        return True
    first_word = line.text.split(None, 1)[0]
    return before.width + 1 + len(first_word) > width + _LOOSE
