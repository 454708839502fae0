"""The head of one document: its pieces, found one by one, and what is left of them."""

from __future__ import annotations

import re

import msgspec

from ingest.parse.issued import PlaceDate, find_place_date
from ingest.parse.kind import Heading, find_heading
from ingest.parse.letterhead import HEAD, TAGLINE, HeadNumber, Letterhead, find_letterheads, find_number
from ingest.parse.loose import LOWER, UPPER, any_of, loose
from ingest.parse.openings import is_ordering
from ingest.vocabulary import load
from model.fold import fold
from model.text import Field, Span

_LONGEST = 4000  # characters from the first piece of a letterhead to the end of the trích yếu; more is body
LETTER = re.compile(loose("Kính gửi", r"\s{1,6}") + r"[ \t]{0,6}[:;.]?")
_BODY = re.compile(r"^[\s|(*]{0,8}" + any_of(["Căn cứ", "Điều 1", "Theo đề nghị", "Nơi nhận"]) + r"\b", re.MULTILINE)
_LINE = re.compile(r"^[^\n]+", re.MULTILINE)
_URGENCY, _SECRECY = (
    re.compile(
        rf"(?:^|[|\n]|\s{{2}})[\s|(*\[]{{0,8}}(?P<words>{any_of(list(load('letterhead')[name]))})[\s|)*\].:!]{{0,4}}(?=$|\n|\s{{2}}|\|)"
    )
    for name in ("urgency", "secrecy")
)


class Head(msgspec.Struct, frozen=True, gc=False):
    """Pieces of the head; `end` is where the head's own columns end: at the heading, "Kính gửi" or the căn cứ.

    `last` is where the document ends.
    """

    start: int
    end: int
    letterhead: Letterhead | None
    number: HeadNumber | None
    place_date: PlaceDate | None
    heading: Heading | None
    letter: Span | None
    last: int
    tagline: Span | None = None

    @property
    def pieces(self) -> tuple[Span, ...]:
        """The spans of motto, number and date: what the body's name and the subject have to be told from."""
        words = self.letterhead.motto_words if self.letterhead else ()
        number = (Span(self.number.label, self.number.span.end),) if self.number else ()
        tagline = (self.tagline,) if self.tagline else ()
        return words + tagline + number + ((self.place_date.span,) if self.place_date else ())


def find_head(text: str, span: Span) -> Head:
    """The head of the document that `span` holds."""
    letterhead = next(find_letterheads(text, span.start, min(span.end, span.start + 60_000)), None)
    start = letterhead.start if letterhead else span.start
    floor = letterhead.motto.end if letterhead and letterhead.motto else start
    stop = min(span.end, floor + _LONGEST)
    body = _BODY.search(text, floor, stop)
    letter = LETTER.search(text, floor, stop)
    heading = find_heading(text, floor, min(stop, body.end()) if body else stop)
    if heading and letter and letter.start() < heading.span.start and letterhead:
        heading = None
    ends = [m.start() for m in (body, letter) if m] + ([heading.span.start] if heading else [])
    end = min(ends, default=min(stop, floor + 800))
    end = end if heading or letter else _end_of_headless(text, floor, end)
    number = find_number(text, letterhead or Letterhead(start, None, False), max(end, floor))
    place_date = find_place_date(text, start, end) if letterhead or number else None
    letter_span = Span(letter.start(), letter.end()) if letter else None
    tagline = TAGLINE.search(text, start, end) if letterhead else None
    return Head(start, end, letterhead, number, place_date, heading, letter_span, span.end, Span(*tagline.span()) if tagline else None)


def _end_of_headless(text: str, start: int, end: int) -> int:
    """Where the head of a letter without kind word and "Kính gửi" ends: at its first sentence that orders, else at `end`."""
    return next((m.start() for m in _LINE.finditer(text, start, end) if is_ordering(text[m.start() : _line_end(text, m.start())])), end)


def _line_end(text: str, start: int) -> int:
    found = text.find("\n", start)
    return len(text) if found < 0 else found


def body_cells(text: str, head: Head, title: Field | None) -> list[Span]:
    """What is left of the letterhead's capitals when motto, number, date and marks are taken out: the body's name."""
    if head.letterhead is None and head.number is None:
        return []
    stop = max(head.end, head.start)
    known = [*head.pieces, *(Span(m.start(), m.end()) for p in (TAGLINE, _URGENCY, _SECRECY) for m in p.finditer(text, head.start, stop))]
    if title:
        known.append(title.span)
        stop = min(stop, max(title.span.start, head.start)) if title.rule != "under-heading" else stop
    cells = [cell for free in _between(known, head.start, stop) for cell in _cells(text, free)]
    return _without_echo(text, [cell for cell in cells if _is_name(cell.of(text))])


def _between(spans: list[Span], start: int, end: int) -> list[Span]:
    free = []
    for span in sorted(spans):
        if span.start > start:
            free.append(Span(start, min(span.start, end)))
        start = max(start, span.end)
    return [*free, Span(start, end)] if start < end else free


_SMALL = re.compile(f"[{LOWER}]{{2}}")
_CAPITALS = re.compile(f"[{UPPER}]{{2}}")


_CELL = re.compile(r"[^\n|]+")
_PIECE = re.compile(r"\S(?:(?!\s{3})[^\n|])*")


def _cells(text: str, stretch: Span) -> list[Span]:
    """Lines and columns: "\\n", "|" and three blanks part them."""
    found = []
    for match in _CELL.finditer(text, stretch.start, stretch.end):
        for piece in _PIECE.finditer(text, match.start(), match.end()):
            found.append(Span(piece.start(), piece.end()))
    return found


# two digits in a row are a date or number, unless they name a place or a disease
_NO_NAME = re.compile(r"[\[\]~_<>/]|(?<!PHƯỜNG )(?<!QUẬN )(?<!KHU VỰC )(?<!COVID-)\d{2}")

_NO_BODY = re.compile(r"[\[\]~_<>/]|\d{4}|\d[-.]\d")  # also where a body's first word opens the line: "BAN CHỈ ĐẠO 389"


def _is_name(cell: str) -> bool:
    if not _CAPITALS.search(cell) or _SMALL.search(cell):
        return False
    return not _NO_NAME.search(cell) or bool(HEAD.match(cell)) and not _NO_BODY.search(cell)


def _without_echo(text: str, cells: list[Span]) -> list[Span]:
    """A gazette prints the body's name over the letterhead too: the first half again is left out."""
    for count in range(1, len(cells) // 2 + 1):
        first, rest = (" ".join(" ".join(c.of(text) for c in part).split()) for part in (cells[:count], cells[count:]))
        if first == rest:
            return cells[count:]
    return cells


def find_mark(text: str, head: Head, name: str, end: int) -> Field | None:
    """ "HỎA TỐC", "KHẨN" or "MẬT" standing alone in the head."""
    match = (_URGENCY if name == "urgency" else _SECRECY).search(text, head.start, end)
    if match is None:
        return None
    values = {fold(words): value for words, value in load("letterhead")[name].items()}
    return Field(values[fold(match["words"])], Span(match.start("words"), match.end("words")), name)
