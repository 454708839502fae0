"""Numbers and days that a clerk wrote or stamped into a printed letterhead: "Số: 464 /TTg-CĐS", "ngày 30 tháng 4".

The Vietnamese model takes such figures for letters ("Số: @† /TTg-CĐS"). The stretch is cut out and read again as figures at
several sizes; only where all of them agree is the figure believed. Otherwise a day becomes a blank, which says that it is not
known, and a number stays as unreadable as it was found.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.read.tesseract import Word, run_tesseract
from model.errors import UnreadableFile

if TYPE_CHECKING:
    from PIL import Image

_SIZES = (1.0, 1.5, 2.0, 3.0)
_TOP = 0.5  # of the page: letterheads are above
_LABEL = re.compile(r"^S[ốôồổóòo6ỗơờ]\s?[:.;]?(?P<rest>.*)$")
_SYMBOL = re.compile(r"^(?P<figures>[^/]{0,8})(?P<symbol>[/-][A-ZĐ][A-Za-zĐđ&.,\-/]{1,40})$")
_CLEAR = re.compile(r"^\d{1,5}(?:[a-zA-Z]|-[A-ZĐ].*)?$")
_DAY = re.compile(r"^ng[aàáâ]y(?P<rest>.*)$", re.IGNORECASE)
_MONTH = re.compile(r"^th[aáàâ]ng$", re.IGNORECASE)
_READ_NUMBER = re.compile(r"[:.]\s*(\d{1,5})\s*[/-]")
_READ_FIGURES = re.compile(r"^(\d{1,5})$")
_ONLY_FIGURES = ("-c", "tessedit_char_whitelist=0123456789")
_READ_DAY = re.compile(r"^\D*(\d{1,2})\D*$")


def reread_letterhead(picture: Image.Image, words: Sequence[Word]) -> list[Word]:
    """The words of a page, unclear figures of its letterhead read again."""
    lines: dict[tuple[int, ...], list[Word]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    found: list[Word] = []
    for line in lines.values():
        above = line[0].top < picture.size[1] * _TOP
        found += _reread_day(picture, _reread_number(picture, line)) if above else line
    return found


def _reread_number(picture: Image.Image, line: list[Word]) -> list[Word]:
    label = next((n for n, w in enumerate(line) if _LABEL.match(w.text) and _begins(line, n)), None)
    if label is None:
        return line
    end = next((n for n in range(label, min(label + 4, len(line))) if _SYMBOL.match(_rest(line, label, n))), None)
    if end is None:
        return line
    symbol = _SYMBOL.match(_rest(line, label, end))
    between = "".join(_rest(line, label, n) for n in range(label, end)) + (symbol["figures"] if symbol else "")
    if symbol is None or _CLEAR.match(between):
        return line
    figures = _agreed(_cut(picture, line[label : end + 1]), _READ_NUMBER) or _agreed(
        _cut(picture, [_between(line[label], line[end])]), _READ_FIGURES, *_ONLY_FIGURES
    )
    if figures is None:
        return line
    return [*line[:label], _joined(line[label : end + 1], f"Số: {figures}{symbol['symbol']}"), *line[end + 1 :]]


def _begins(line: Sequence[Word], number: int) -> bool:
    """Whether a word is the first of its line or column: "Kết luận số 18-KL/TW" cites and is left alone."""
    word = line[number]
    before = line[number - 1] if number else None
    return before is None or word.left - (before.left + before.width) > 2 * word.height


def _rest(line: Sequence[Word], label: int, number: int) -> str:
    """What a word says of the number: the label's own "Số:" is taken off."""
    match = _LABEL.match(line[number].text) if number == label else None
    return match["rest"] if match else line[number].text


def _reread_day(picture: Image.Image, line: list[Word]) -> list[Word]:
    month = next((n for n, w in enumerate(line) if _MONTH.match(w.text)), None)
    start = next((n for n, w in enumerate(line) if _DAY.match(w.text)), None)
    if month is None or start is None or not 0 < month - start < 4:
        return line
    own = _DAY.match(line[start].text)
    between = (own["rest"] if own else "") + "".join(w.text for w in line[start + 1 : month])
    if re.match(r"^\d{1,2}$", between) or not between:
        return line
    first, last = line[start], line[month]
    figures = _agreed(_cut(picture, [_gap(first, 4, last)]), _READ_DAY, *_ONLY_FIGURES)
    day = figures if figures and 0 < int(figures) < 32 else "   "
    return [*line[:start], _joined(line[start:month], f"ngày {day}"), *line[month:]]


def _between(label: Word, symbol: Word) -> Word:
    """The stretch between "Số:" and the stroke, as far as the boxes tell."""
    before = _SYMBOL.match(symbol.text)
    own = len(before["figures"]) / len(symbol.text) if before else 0.0
    return _gap(label, 3, replace(symbol, left=symbol.left + symbol.width * own))


def _gap(first: Word, letters: int, last: Word) -> Word:
    """What stands behind the first `letters` of one word and before another."""
    left = first.left + first.width * min(letters / len(first.text), 1.0)
    return Word("", left, first.top, max(last.left - left, 1.0), first.height, first.line, 0.0)


def _agreed(cut: Image.Image, pattern: re.Pattern[str], *arguments: str) -> str | None:
    """The figures that a cut stretch shows at every size; None where the readings differ."""
    said: set[str | None] = set()
    for size in _SIZES:
        scaled = cut.resize((max(int(cut.width * size), 8), max(int(cut.height * size), 8)))
        try:
            match = pattern.search(run_tesseract(scaled, "-l", "eng", "--psm", "7", *arguments).strip())
        except UnreadableFile:
            return None  # no English model: figures stay unclear
        said.add(match[1] if match else None)
        if len(said) > 1:
            return None
    return said.pop()


def _cut(picture: Image.Image, words: Sequence[Word]) -> Image.Image:
    from PIL import ImageOps

    height = max(w.height for w in words)
    box = (
        max(int(min(w.left for w in words) - height * 0.3), 0),
        max(int(min(w.top for w in words) - height * 0.5), 0),
        min(int(max(w.left + w.width for w in words) + height * 0.3), picture.size[0]),
        min(int(max(w.top + w.height for w in words) + height * 0.4), picture.size[1]),
    )
    return ImageOps.expand(picture.crop(box), 20, 255)


def _joined(words: Sequence[Word], text: str) -> Word:
    right = max(w.left + w.width for w in words)
    return replace(words[0], text=text, width=right - words[0].left, confidence=min(w.confidence for w in words))
