"""Line ends where a reader expects them, in place of blanks: the length of the text never changes.

Three habits of converters undo the lines of a page: every line gets an empty line after it, a whole text (or its letterhead)
comes on one line, a number is broken before its stroke. All later stages read lines, so the lines are mended here, once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.parse.loose import LOWER, UPPER, any_of, loose
from ingest.vocabulary import load
from model.text import Span

_WORDS = load("letterhead")
_KINDS = sorted((kind["name"].upper() for kind in load("kinds")["kinds"] if kind.get("symbols")), key=len, reverse=True)
_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
_FEW = 0.15  # share of lines that may follow each other closely in a text whose lines all stand apart
_FEWEST = 12

# "Số 07 / -KL/TW", "Số: 128 / /NQ-CP"
_SYMBOL_BELOW = rf"\n[ ]{{0,2}}(?=/ ?(?:\d{{4}}\s?/\s?)?[{UPPER}]{{2}}|-[{UPPER}]{{1,4}}[ri]?/)"
_BROKEN_NUMBER = re.compile(rf"(?<=[Ss][ốôóo])\s{{0,3}}:?\s{{0,3}}\d{{1,6}}[a-z]?[ ]{{0,2}}{_SYMBOL_BELOW}")
_BREAK_IN_NUMBER = re.compile(_SYMBOL_BELOW)  # begins with a line end, and so is found fast

_MOTTO = re.compile("|".join(loose(words, r"\s{1,3}") for words in load("letterhead")["mottos"].values()))
_LONG = 120  # characters beside the motto that make its line one into which others were run
_HEAD = 1800  # characters behind a motto in which a letterhead and its title end
_FOOT = 1500
_BEFORE = 400
_CAP = rf"[“\"]?[{UPPER}][{UPPER}.,&/\-]*(?:-\d+)?[”\"]?"
_RUN = re.compile(rf"(?<![^\s(])(?<!: ){_CAP}(?:[ ]{{1,3}}(?:-[ ])?(?:{_CAP}|\d[\d./\-{UPPER}]*))+(?![^\s:;,.)])")
_MARKED = re.compile(f"[{UPPER[3:]}]")  # a run of plain letters is a list of abbreviations: "PCT UBND"
_KIND = re.compile("(?:" + "|".join(loose(name, r"\s{1,3}") for name in _KINDS) + rf")(?![{UPPER}{LOWER}:])")
_PLACE_DATE = re.compile(
    rf"(?<=[ ])(?:(?:Thành phố|TP\.?)[ ])?(?:[{UPPER}][{LOWER}]{{1,9}}[ ](?:-[ ])?){{0,3}}[{UPPER}][{LOWER}]{{1,9}}[,.]"
    r"\s{0,2}ngày\s{1,3}\d{0,2}\s{0,8}tháng\s{1,3}\d{0,2}\s{0,8}năm\s{1,3}\d{4}"
)
_GROUP = rf"[{UPPER}][{UPPER}a-z&\d]{{0,12}}"
_NUMBER = re.compile(rf"(?<=[ ])S[ốôóo](?![{LOWER}])\s?:?\s?\d{{0,6}}[a-z]?\s?[/-]\s?(?:\d{{4}}/)?{_GROUP}(?:[-/]{_GROUP}){{0,4}}")
_MARKS = (
    re.compile(r"(?<=\S) {1,9}(?=Độc\s?lập\s?-)"),
    re.compile(r"(?<=Hạnh phúc) {1,9}(?=\S)"),
    re.compile(r"(?<=\S) {1,9}(?=V/v |Kính gửi|Nơi nhận\s?:)"),
    re.compile(r"(?<=[;:.,]) {1,9}(?=[-+•·] ?\w)"),
    re.compile(r"(?<=\S) (?=[-_=]{4})|(?<=[-_=]{4}) (?=\S)"),
    re.compile(rf"(?<=Lưu:)[^.;\n]{{0,60}}[.;](?P<cut> )(?=[{UPPER}])"),
    re.compile(rf"(?<=Kính gửi)[^\n]{{3,1200}}?[{LOWER})]\.(?P<cut> )(?=[{UPPER}])"),
    re.compile(rf"(?<=[{LOWER}\d\"”).;:,]) {{1,9}}(?=" + any_of([w for w in _WORDS["basis"] if len(w.split()) > 1]) + r"\b)"),
    re.compile(r"(?<=[.;:/]) {1,9}(?=Điều \d{1,3}\.|Chương [IVX]|[IVX]{1,4}\. |\d{1,2}\. |[a-zđ]\) )"),
)
_OPENING = re.compile(rf"(?<=[{LOWER}\d\"”).]) {{1,9}}(?=(?:{'|'.join(_WORDS['first_words'])}) )")
# "... dịch KHẨN Kính gửi": a mark of urgency between words that are no capitals
_URGENT = re.compile(rf"(?<=[{LOWER}\d.*_-] )(?:{any_of(list(_WORDS['urgency']))})(?= (?:[{UPPER}][{LOWER}]|Số|[-_*]))")
_SIGNED = re.compile(r"(?<=\S) {1,9}(?=(?:TM|KT|TL|TUQ|T/M|K/T|T/L)\s?[.]?\s?[A-ZĐ]{2})")


def reflow(text: str) -> str:
    """The text with its lines mended; no character is added or taken away.

    >>> reflow("Số 07\\n-KL/TW")
    'Số 07 -KL/TW'
    """
    if _BREAK_IN_NUMBER.search(text):
        text = _BROKEN_NUMBER.sub(lambda m: m[0].replace("\n", " "), text)
    return _cut_flat_lines(_close_up(text))


def _close_up(text: str) -> str:
    """A text whose lines all stand apart: one empty line fewer between any two."""
    gaps = sum(1 for _ in _BLANK_LINES.finditer(text))
    if gaps < _FEWEST or _close_lines(text) > gaps * _FEW:
        return text
    return _BLANK_LINES.sub(_closed, text)


def _close_lines(text: str) -> int:
    """How many lines follow another without an empty line between."""
    full = [not line.isspace() and line != "" for line in text.split("\n")]
    return sum(1 for line, following in zip(full, full[1:], strict=False) if line and following)


def _closed(gap: re.Match[str]) -> str:
    """One line end for one empty line, one empty line for more."""
    kept = "\n" if gap[0].count("\n") == 2 else "\n\n"
    return " " * (len(gap[0]) - len(kept)) + kept


def _cut_flat_lines(text: str) -> str:
    """A line that holds a motto and much else: cut where its pieces begin."""
    cuts: set[int] = set()
    mottos = [Span(*motto.span()) for motto in _MOTTO.finditer(text)]
    stops = [*(motto.start for motto in mottos[1:]), len(text)]
    for motto, stop in zip(mottos, stops, strict=False):
        start = text.rfind("\n", max(0, motto.start - _BEFORE), motto.start) + 1 or max(0, motto.start - _BEFORE)
        end = text.find("\n", motto.end)
        end = min(end if end >= 0 else len(text), stop)
        if end - start > motto.end - motto.start + _LONG:
            cuts.update(_cuts(text, start, end, motto))
    if not cuts:
        return text
    letters = list(text)
    for cut in cuts:
        if 0 <= cut < len(letters) and letters[cut] == " ":
            letters[cut] = "\n"
    return "".join(letters)


def _cuts(text: str, start: int, end: int, motto: Span) -> Iterator[int]:
    """The blanks of a line that stand where a line ended."""
    head = min(end, motto.end + _HEAD)
    yield from (motto.start - 1, motto.end)
    for pattern in _MARKS:
        yield from (m.start("cut") if "cut" in pattern.groupindex else m.start() for m in pattern.finditer(text, start, end))
    for pattern in (_NUMBER, _PLACE_DATE, _URGENT, _RUN):
        yield from _around(pattern, text, start, head)
    yield from (m.start() for m in _OPENING.finditer(text, motto.end, head))
    done = motto.end
    for foot in re.compile("Nơi nhận").finditer(text, motto.end, end):
        stop = min(end, foot.end() + _FOOT)
        if stop > done + _BEFORE:
            done = max(done, foot.start() - _BEFORE)
            yield from (m.start() for m in _SIGNED.finditer(text, done, stop))
            yield from _around(_RUN, text, done, stop)
            done = stop


def _around(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[int]:
    for match in pattern.finditer(text, start, end):
        if pattern is not _RUN or _MARKED.search(match[0]):
            yield match.start() - 1
            yield match.end()
            kind = _KIND.match(text, match.start(), match.end()) if pattern is _RUN else None
            yield from (kind.end(),) if kind else ()
