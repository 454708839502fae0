"""A block cut into sentences and half-sentences, and where each of them begins to say something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.extract.tasks.phrases import CONNECTOR, HEAD, ORDER, PREDICATE
from model.text import Span

_BREAK = re.compile(r"(?<=[.;!?])[*_”\"')]*\s+(?![)\d]{1,2}\s)")
_ABBREVIATION = re.compile(r"(?:\b(?:TP|TT|CT|PCT|TM|KT|TL|VP|TS|ThS|PGS|GS|BS|Ths|tr|St|v\.v)|\b[A-ZĐ])\.$")
_BRACKET = 400
_LONGEST_LIST = 2000
# "(i)", "(ii)", "(1)" before the parts of a sentence
MARK = re.compile(r"[\s*_]*\((?:[ivx]{1,4}|\d{1,2}|[a-hđ])\)\s*")
_EDGE = " \t\r\n*_–-+•,"


def pieces_of(text: str, span: Span) -> Iterator[Span]:
    """The sentences and half-sentences of a stretch, cut behind full stops and semicolons; a list of bodies stays whole."""
    start = span.start
    for found in _BREAK.finditer(text, span.start, span.end):
        before = text[max(start, found.start() - 6) : found.start()]
        if _ABBREVIATION.search(before) or _is_open(text, start, found.start()):
            continue
        if text[found.start() - 1] == ";" and _only_names(text, start, found.start()):
            continue
        if found.start() > start:
            yield Span(start, found.start())
        start = found.end()
    if start < span.end:
        yield Span(start, span.end)


def _is_open(text: str, start: int, end: int) -> bool:
    """Inside brackets that opened a short way before."""
    begin = max(start, end - _BRACKET)
    return text.count("(", begin, end) > text.count(")", begin, end)


def _only_names(text: str, start: int, end: int) -> bool:
    """ "Chánh Văn phòng Ủy ban nhân dân tỉnh;" in a list of bodies: the clause goes on."""
    begin = skip(text, start, end)
    if end - begin > _LONGEST_LIST:
        return False
    order = ORDER.match(text, begin, end)
    begin = skip(text, order.end(), end) if order else begin
    return HEAD.match(text, begin, end) is not None and not any(f.group("verb") for f in PREDICATE.finditer(text, begin, end))


def skip(text: str, start: int, end: int) -> int:
    """Where the words of a clause begin: behind blanks, "(ii)", "đồng thời", "ngoài ra"."""
    while start < end and text[start] in _EDGE:
        start += 1
    mark = MARK.match(text, start, end)
    start = mark.end() if mark else start
    connector = CONNECTOR.match(text, start, end)
    return connector.end() if connector else start
