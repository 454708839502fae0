"""Nơi nhận: who gets a copy, beside or above the signature, its other column left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.parse.addressees import ITEM, LINE, RULE, clean, trim
from ingest.parse.loose import LOWER, UPPER, any_of, loose
from ingest.parse.signers import NAME, OFFICE
from ingest.vocabulary import load
from model.document import Addressee
from model.fold import folded
from model.text import Span

RECIPIENTS = re.compile(
    rf"(?:^|[|\n.;]|\s{{2}})[\s|*_]{{0,12}}(?P<label>[Nn]{loose('ơi', '')}\s{{1,4}}{loose('nhận', '')}|NƠI NHẬN)[ \t_*]{{0,6}}[:;.]?",
    re.MULTILINE,
)
_HINT = re.compile(r"noi\s{1,4}nhan")  # on folded text; the pattern itself is dear to try everywhere
_BEFORE_LABEL = 16  # characters that it may take in before the label
_MOST = 80  # items
_WORDS = re.compile(rf"[\s|*]{{0,12}}[{UPPER}{LOWER}(\d]")
_NO_ITEM = re.compile(rf"[\s|*(\[]{{0,12}}(?:{any_of(load('signatures')['signed'])}|[Đđ]ã\s+k[ýí]|[Cc]hữ ký|[Kk]ý\b|Signature)")
_CAPITALS = re.compile(rf"[\s|*]{{0,12}}[^{LOWER}\n]*[{UPPER}]{{2}}[^{LOWER}\n]*$")
_LIKE_ITEM = re.compile(rf"[\s|*]{{0,12}}(?:Như|[{UPPER}(][^\n]*[;,.](?:[\s|*])*$)")
_LAST = re.compile(r"[\s*]*Lưu\b")
_INLINE = re.compile(r";\s{0,12}(?:[-+•·]\s)?|(?<=[,.])\s{1,12}[-+•·]\s")


def find_recipients(text: str, start: int, end: int) -> tuple[tuple[Addressee, ...], Span] | None:
    """The Nơi nhận list and its stretch, label included; offices in the other column are left out."""
    hint = _HINT.search(folded(text), start, end)
    label = RECIPIENTS.search(text, max(start, hint.start() - _BEFORE_LABEL), end) if hint else None
    if label is None:
        return None
    items: list[Span] = []
    stop = seen = label.end()
    for line, limit in _lines(text, label.end(), end):
        # behind a line of the other column only a bullet goes on with the list
        taken = _take(text, items, line, limit) if seen == stop or ITEM.match(text, line.start, line.end) else None
        if taken is None:
            break
        seen = line.end
        stop = line.end if taken else stop
    found = tuple(Addressee(clean(item.of(text)), item) for item in items)
    return tuple(item for item in found if item.text), Span(label.start("label"), stop)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[Span, int]]:
    """The lines that hold words, each with where an office of the other column begins on it."""
    position = start
    while position < end:
        match = LINE.match(text, position, end)
        if match is None or match.end() == position:
            return
        position = match.end()
        if RULE.match(match[0]) and not ITEM.match(match[0]):
            continue
        office = OFFICE.search(text, match.start(), match.end())
        yield Span(match.start(), match.end()), office.start() if office else match.end()


def _take(text: str, items: list[Span], line: Span, limit: int) -> bool | None:
    """Put a line into the list: True where it took it, False where it passed it over, None where the list is over."""
    words = text[line.start : limit]
    bullet = ITEM.match(text, line.start, line.end)
    if len(items) >= _MOST:
        return None
    if items and _LAST.match(items[-1].of(text)) and not bullet:
        return _finish(text, items, Span(line.start, limit))
    if bullet:
        _add(text, items, bullet.end(), max(limit, bullet.end()))
        return True
    if not words.strip(" |*\n") or _NO_ITEM.match(words) or NAME.match(text, line.start, line.end):
        return False
    if not items:
        if not _LIKE_ITEM.match(words):
            return None
        for piece in _pieces(text, line.start, limit):
            items.append(piece)
        return True
    return _go_on(text, items, Span(line.start, limit))


def _go_on(text: str, items: list[Span], line: Span) -> bool | None:
    """A line without a bullet: the rest of the item above it, the next item of a list without bullets, or the end."""
    last, words = items[-1], line.of(text)
    if _CAPITALS.match(words) and not words.strip(" |*\n").endswith((";", ",")):
        return False
    bulleted = bool(ITEM.search(text, max(0, last.start - 14), last.start))
    if last.end == last.start or bulleted or not _LIKE_ITEM.match(words) or not _ended(text, last):
        return _extend(text, items, line)
    items.extend(_pieces(text, line.start, line.end))
    return True


def _ended(text: str, item: Span) -> bool:
    """Whether a semicolon, comma or full stop ends an item."""
    return bool(re.search("[;,.]", text[item.end - 1 : item.end + 1]))


def _finish(text: str, items: list[Span], line: Span) -> bool | None:
    """What follows "Lưu: VT,": the rest of that item, or nothing of the list any more."""
    open_end = items[-1].of(text)[-1:] in ":,"
    return _extend(text, items, line) if open_end or re.match(rf"[\s|*]*[{LOWER}]", line.of(text)) else None


def _extend(text: str, items: list[Span], line: Span) -> bool:
    begin = items[-1].start if items[-1].end > items[-1].start else line.start
    items[-1] = trim(text, begin, line.end)
    return True


def _add(text: str, items: list[Span], start: int, end: int) -> None:
    pieces = [trim(text, start, end)] if ";" not in text[start:end] else _pieces(text, start, end)
    # only "; -" parts two items of one line; "Bộ Tư pháp; Bộ Tài chính" is one item as written
    parted = [piece for piece in pieces if piece.end > piece.start]
    whole = trim(text, start, end)
    items.extend(parted if re.search(r"[;,.]\s{0,12}[-+•·]\s", text[start:end]) else [whole])


def _pieces(text: str, start: int, end: int) -> list[Span]:
    """The items of one line: "Như trên; Lưu: VT."."""
    pieces, begin = [], start
    for mark in _INLINE.finditer(text, start, end):
        pieces.append(trim(text, begin, mark.start()))
        begin = mark.end()
    return [piece for piece in [*pieces, trim(text, begin, end)] if piece.end > piece.start]
