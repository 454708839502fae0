"""Lists of bodies in the words of the text: Kính gửi and Nơi nhận."""

from __future__ import annotations

import re

from ingest.agencies import match_agency, split_agencies
from ingest.parse.loose import LOWER, any_of
from ingest.parse.openings import is_opening
from ingest.vocabulary import load
from model.document import Addressee, Setting
from model.text import Span

_SIGN = "[-+•*●▪■◦○·]"
ITEM = re.compile(rf"[\s|]{{0,12}}{_SIGN}\s{{0,12}}")
LINE = re.compile(r"[^\n]*(?:\n|$)")
RULE = re.compile(r"[\s|\-_=*~.]*$")
_MARKER = re.compile(r"\s{0,8}(?:[IVX]{1,4}\s?[.\-/)]|\d{1,2}\s?[.)]|(?:Điều|Phần|Chương|Mục)\s+[\dIVX]+)[\s.]")
# "Các Sở: A, B", "Giám đốc các Sở: A; B"
_SPREAD = re.compile(r"(?P<office>[^:;\n]{0,40}?)(?i:các\s+(?P<word>sở|bộ|ban|phòng|cục|vụ))\s{0,3}:\s*")
_TELEGRAM = re.compile(r"(?:điện|ĐIỆN|Điện)\s{0,3}:")


def find_addressees(text: str, start: int, end: int, setting: Setting) -> tuple[tuple[Addressee, ...], Span]:
    """The items behind "Kính gửi" and the stretch they take; `start` is behind the label.

    "- Các Sở: Công Thương, Y tế;" gives "Sở Công Thương" and "Sở Y tế".
    """
    items, stop = _items(text, start, end, setting)
    found = [one for item in items for one in _spread(text, item, setting)]
    return tuple(found), Span(start, stop)


def find_telegram(text: str, start: int, end: int) -> int | None:
    """Where the list of a telegram begins: behind "THỦ TƯỚNG CHÍNH PHỦ điện:"."""
    match = _TELEGRAM.search(text, start, min(end, start + 1500))
    return match.end() if match else None


def _items(text: str, start: int, end: int, setting: Setting) -> tuple[list[Span], int]:
    items: list[Span] = []
    position = stop = start
    blank, width = False, 60
    while position < end and len(items) < 60:
        match = LINE.match(text, position, end)
        if match is None or match.end() == position:
            break
        position = match.end()
        if RULE.match(match[0]):
            blank = True
            continue
        line = Span(match.start(), match.end())
        bullet = ITEM.match(text, line.start, line.end)
        if bullet:
            width = 0
            items.append(trim(text, bullet.end(), match.end()))
        elif not items or not blank and _is_next(text, items[-1], line, setting):
            items.append(trim(text, match.start(), match.end()))
        elif _goes_on_after_gap(text, items[-1], line) if blank else _goes_on(text, items[-1], line, width, setting):
            items[-1] = trim(text, items[-1].start, match.end())
        else:
            break
        stop, blank = match.end(), False
    return [piece for item in items for piece in _pieces(text, item)], stop


def _is_next(text: str, item: Span, line: Span, setting: Setting) -> bool:
    """Whether an unmarked line is the next item of a list that lost its dashes: the item above it is complete, and a body's name begins.

    "Các đồng chí Tỉnh ủy viên, / Ban cán sự đảng UBND tỉnh"; but "Các Sở: Y tế, / Công Thương;" goes on.
    """
    words, last = line.of(text).strip(" |"), text[item.end - 1 : item.end]
    if last not in ",;" or not words[:1].isupper():
        return False
    if last == ";":
        return _SPREAD.match(item.of(text)) is None or _BEFORE_BODY.match(f"; {words}") is not None
    begin = line.start + len(line.of(text)) - len(line.of(text).lstrip(" |"))
    return not _SPREAD.match(item.of(text)) and match_agency(text, begin, line.end, setting) is not None


_UNFINISHED = re.compile(r"(?:Các|Ông|Bà|Toàn thể|Các ông|Ông/Bà|Quý)")


def _goes_on_after_gap(text: str, item: Span, line: Span) -> bool:
    """Behind a blank line a list goes on only where the item above it ended with a comma or semicolon."""
    words = line.of(text).strip(" |")
    ended = text[item.end - 1 : item.end] not in (",", ";", ":", "-", "&")
    return not (ended or is_opening(words) or _MARKER.match(line.of(text))) and len(words) < 100 and not words[:1].islower()


def _goes_on(text: str, item: Span, line: Span, width: int, setting: Setting) -> bool:
    """Whether an unmarked line belongs to the item above it: a wrapped line, or the next of a list without dashes.

    `width` is from where on a line counts as full; a dashed item is wrapped at any width.
    """
    words, last = line.of(text).strip(" |"), text[item.end - 1 : item.end]
    if re.match(f"[{LOWER}(]", words):
        return True
    if last == "." or is_opening(words) or _MARKER.match(line.of(text)):
        return False
    if last in ",;:-&" or _UNFINISHED.fullmatch(item.of(text)) or item.end - text.rfind("\n", 0, item.end) > width:
        return True
    begin = line.start + len(line.of(text)) - len(line.of(text).lstrip(" |"))
    agency = match_agency(text, begin, line.end, setting)
    return agency is not None and text[agency.span.end : line.end].strip(" ;,.|\n") == "" and len(words) < 80


_BODIES = [*load("letterhead")["heads"], *(head.capitalize() for head in load("letterhead")["heads"]), "Các", "Chủ tịch", "Giám đốc"]
_BEFORE_BODY = re.compile(rf"[;,.]\s{{1,12}}{_SIGN}\s|;\s{{1,12}}(?={any_of(_BODIES)}\b)")
_BY_MARK = re.compile(rf";\s{{0,12}}(?:{_SIGN}\s)?|(?<=[,.])\s{{1,12}}{_SIGN}\s|\n[^\S\n]*\n")


def _pieces(text: str, item: Span) -> list[Span]:
    """The items of one line: "A; B; C", or "Kính gửi: - A - B"; a list behind a colon stays whole until it is spread."""
    words = item.of(text)
    # a list behind a colon goes on behind a semicolon unless a body of another kind follows
    parted = _BEFORE_BODY if _SPREAD.match(words) else _BY_MARK
    pieces, start = [], item.start
    for mark in parted.finditer(words):
        pieces.append(trim(text, start, item.start + mark.start()))
        start = item.start + mark.end()
    pieces.append(trim(text, start, item.end))
    return [piece for piece in pieces if piece.end > piece.start]


def _spread(text: str, item: Span, setting: Setting) -> list[Addressee]:
    head = _SPREAD.match(text, item.start, item.end)
    if head is None:
        words = clean(item.of(text))
        return [Addressee(words, item)] if words and not _NO_BODY.match(words) else []
    found = split_agencies(text, Span(head.start("word"), item.end), setting)
    if len(found) < 2:
        return [Addressee(clean(item.of(text)), item)]
    return [Addressee(_with_head(head, mention.text), mention.span) for mention in found]


def _with_head(head: re.Match[str], words: str) -> str:
    words = re.sub(r"(?i)^(?:các\s+)?\w+\s*:\s*", "", clean(words))
    word = head["word"].capitalize()
    named = words if words.lower().startswith(word.lower() + " ") else f"{word} {words}"
    return " ".join(f"{head['office']} {named}".split())


_NO_BODY = re.compile(r"(?:Mã số thuế|MST|Địa chỉ|Điện thoại|Số điện thoại|Email|Mã số|CCCD|Fax)\b")


def clean(words: str) -> str:
    """One item without the marks around it."""
    return " ".join(words.split()).strip(" |;,.*-")


def trim(text: str, start: int, end: int) -> Span:
    """A stretch without blanks and bars at its ends."""
    while start < end and text[start] in " \n|":
        start += 1
    while end > start and text[end - 1] in " \n|":
        end -= 1
    return Span(start, end)
