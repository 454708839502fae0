"""Which part of a document says what: letterhead, title, addressees, basis, opening, body, recipients, signature, chrome."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.parse.loose import any_of
from ingest.vocabulary import load
from model.document import Zone, ZoneKind
from model.text import Span

_BASIS = re.compile(r"[\s|(*]{0,8}" + any_of(load("letterhead")["basis"]) + r"\b")
_MARKER = re.compile(
    r"^[\s|]{0,8}(?:[IVX]{1,4}\s?[.\-/)]|\d{1,2}\s?[.)]|[A-Ha-h]\s?[.)]|(?:Điều|Phần|Chương|Mục|CHƯƠNG|PHẦN|MỤC|ĐIỀU)\s+[\dIVXA-Z]+)[\s.:]",
    re.MULTILINE,
)
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
_RUNNING = re.compile(
    r"^[^\S\n]*(?:\d{1,4}[^\S\n]*\n\s{0,20})?(?:" + any_of(load("chrome")["running"]) + r")[^\n]*\n(?:\s{0,20}\d{1,4}[^\S\n]*$)?",
    re.MULTILINE,
)
_DOCUMENT = re.compile(r"^[\s|*]{0,8}(?:Nơi nhận|Kính gửi|Căn cứ|CHỦ TỊCH|GIÁM ĐỐC|TM\.|KT\.|TL\.)", re.MULTILINE)
_LINE = re.compile(r"[^\n]+")
_OPERATIVE = re.compile(r"^[\s|*]{0,8}(?:QUYẾT\s+(?:ĐỊNH|NGHỊ)|CHỈ\s+THỊ)\s*:", re.MULTILINE)


def find_basis(text: str, start: int, end: int) -> Span | None:
    """The căn cứ lines behind the title, up to the first paragraph that is none."""
    operative = _OPERATIVE.search(text, start, min(end, start + 12_000))
    stop = operative.start() if operative else end
    first = position = None
    for match in _LINE.finditer(text, start, stop):
        if not match[0].strip(" |*-_"):
            continue
        if _BASIS.match(match[0]):
            first = match.start() if first is None else first
            position = match.end()
        elif first is None:
            if match.start() - start > 400:
                return None
        elif _ended(text, match.start()):
            break
        else:
            position = match.end()
    return Span(first, position) if first is not None and position is not None else None


def _ended(text: str, position: int) -> bool:
    """Whether the words before `position` end a căn cứ: a semicolon, a full stop, or a comma at the end of the last."""
    before = text[max(position - 40, 0) : position].rstrip(" \n|*")
    return before[-1:] in ";.:," and (before[-1:] != "," or text[max(position - 40, 0) : position].count("\n") > 1)


def find_opening(text: str, start: int, end: int) -> Span:
    """What comes before the first numbered part; only the first paragraph where nothing is numbered."""
    marker = _MARKER.search(text, start, end)
    if marker:
        return Span(start, marker.start())
    paragraph = _PARAGRAPH.search(text, start, end)
    return Span(start, paragraph.end() if paragraph else start)


def find_running_heads(text: str, start: int, end: int) -> list[Span]:
    """Gazette lines and page numbers inside the text: "CÔNG BÁO/Số 323/Ngày 11-06-2026"."""
    return [Span(m.start(), m.end()) for m in _RUNNING.finditer(text, start, end)]


_AFTER = re.compile(
    r"^[^\S\n]{0,12}(?:" + "|".join(re.escape(w) for w in sorted(load("chrome")["after"], key=len, reverse=True)) + r")", re.MULTILINE
)


_LAST = 6000  # characters before the end of a text in which a portal's own lines stand
_LEAST = 2


def find_tail(text: str, start: int, end: int) -> Span | None:
    """What a portal put behind the last signature: attachments, counters, lists of other news."""
    match = _AFTER.search(text, start, min(end, start + 2000))
    return Span(match.start(), end) if match else None


def find_portal_tail(text: str, start: int, end: int) -> Span | None:
    """The same where no signature tells where it begins: at least two lines that portals put last, and no part of a document behind them.

    "Tải về / Văn bản liên quan / Quyết định 12/QĐ-UBND năm 2020": the decision is nobody's citation.
    """
    floor = max(start, end - _LAST)
    parts = [m.end() for m in _MARKER.finditer(text, floor, end)] + [m.end() for m in _DOCUMENT.finditer(text, floor, end)]
    found = [m.start() for m in _AFTER.finditer(text, max([floor, *parts]), end)]
    return Span(found[0], end) if len(found) >= _LEAST else None


def make_zones(span: Span, parts: Iterable[tuple[Span, ZoneKind]], fill: Iterable[tuple[int, ZoneKind]]) -> tuple[Zone, ...]:
    """Zones in order without overlap: `parts` cut in their order, the rest filled by what holds from each position on."""
    zones: list[Zone] = []
    for part, kind in parts:
        for piece in _free(part, zones, span):
            zones.append(Zone(kind, piece))
    bounds = [*fill, (span.end, "body")]
    for (start, kind), (stop, _) in zip(bounds, bounds[1:], strict=False):
        for piece in _free(Span(start, stop), zones, span):
            zones.append(Zone(kind, piece))
    return tuple(sorted(zones, key=lambda zone: zone.span))


def _free(part: Span, zones: list[Zone], span: Span) -> list[Span]:
    """The pieces of a stretch that no zone has taken yet."""
    pieces, start = [], max(part.start, span.start)
    end = min(part.end, span.end)
    for zone in sorted(zones, key=lambda z: z.span):
        if zone.span.end <= start or zone.span.start >= end:
            continue
        if zone.span.start > start:
            pieces.append(Span(start, zone.span.start))
        start = max(start, zone.span.end)
    if start < end:
        pieces.append(Span(start, end))
    return pieces
