"""Numbers that Word draws itself ("Điều 1.", "a)", "-"): they are not in the text of the paragraph and a reader needs them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """How one depth of a list is numbered: `text` is Word's pattern ("Điều %1.", "%1.%2")."""

    form: str
    text: str
    start: int


class Numbering:
    """Counts the paragraphs of all lists of a document, in reading order."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._levels = _levels(numbering) if numbering is not None else {}
        self._styles = _styled(styles) if styles is not None else {}
        self._counts: dict[str, list[int]] = {}

    def marker(self, properties: etree._Element | None) -> str:
        """What Word draws before a paragraph with these properties: "2. ", "- ", or nothing."""
        found = self._list_of(properties)
        if found is None or found[0] not in self._levels:
            return ""
        number, depth = found
        levels = self._levels[number]
        if depth not in levels:
            return ""
        if levels[depth].form in ("bullet", "none"):
            return "- " if levels[depth].form == "bullet" else ""
        counts = self._counts.setdefault(number, [0] * _LEVELS)
        counts[depth] = counts[depth] + 1 if counts[depth] else levels[depth].start
        counts[depth + 1 :] = [0] * (_LEVELS - depth - 1)
        return _draw(levels, counts, depth) + " "

    def _list_of(self, properties: etree._Element | None) -> tuple[str, int] | None:
        if properties is None:
            return None
        own = properties.find(f"{W}numPr")
        style = properties.find(f"{W}pStyle")
        styled = self._styles.get(style.get(f"{W}val", "")) if style is not None else None
        if own is None:
            return styled
        number, depth = _value(own, "numId"), _value(own, "ilvl")
        if number == "0":
            return None
        return (number or (styled[0] if styled else ""), min(_integer(depth), _LEVELS - 1))


def _levels(numbering: etree._Element) -> dict[str, dict[int, Level]]:
    drawn = {
        a.get(f"{W}abstractNumId"): {_integer(v.get(f"{W}ilvl")): _level(v) for v in a.iterfind(f"{W}lvl")}
        for a in numbering.iterfind(f"{W}abstractNum")
    }
    found: dict[str, dict[int, Level]] = {}
    for number in numbering.iterfind(f"{W}num"):
        levels = dict(drawn.get(_value(number, "abstractNumId"), {}))
        for change in number.iterfind(f"{W}lvlOverride"):
            depth, start = _integer(change.get(f"{W}ilvl")), _value(change, "startOverride")
            whole = change.find(f"{W}lvl")
            if whole is not None:
                levels[depth] = _level(whole)
            if start and depth in levels:
                levels[depth] = Level(levels[depth].form, levels[depth].text, _integer(start))
        found[number.get(f"{W}numId", "")] = levels
    return found


def _level(element: etree._Element) -> Level:
    return Level(_value(element, "numFmt") or "decimal", _value(element, "lvlText"), _integer(_value(element, "start") or "1"))


def _styled(styles: etree._Element) -> dict[str, tuple[str, int]]:
    found = {}
    for style in styles.iterfind(f"{W}style"):
        own = style.find(f"{W}pPr/{W}numPr")
        if own is not None and _value(own, "numId") not in ("", "0"):
            found[style.get(f"{W}styleId", "")] = (_value(own, "numId"), min(_integer(_value(own, "ilvl")), _LEVELS - 1))
    return found


def _draw(levels: dict[int, Level], counts: list[int], depth: int) -> str:
    def one(match: re.Match[str]) -> str:
        level = int(match[1]) - 1
        known = levels.get(level) or Level("decimal", "", 1)
        return draw_count(counts[level] or known.start, known.form)

    return re.sub(r"%([1-9])", one, levels[depth].text)


def draw_count(count: int, form: str) -> str:
    """A count as it is written in a form of Word: 3 is "3", "c", "C", "iii", "III" or "03".

    >>> draw_count(4, "upperRoman")
    'IV'
    """
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 9)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman"):
        return _roman(count) if form == "lowerRoman" else _roman(count).upper()
    return f"{count:02d}" if form == "decimalZero" else str(count)


def _roman(count: int) -> str:
    words = ""
    for value, letters in _ROMAN:
        times, count = divmod(min(count, 4000), value)
        words += letters * times
    return words


def _value(element: etree._Element, name: str) -> str:
    child = element.find(f"{W}{name}")
    return child.get(f"{W}val", "") if child is not None else ""


def _integer(words: str | None) -> int:
    return int(words) if words and words.isascii() and words.isdigit() and len(words) < 7 else 0
