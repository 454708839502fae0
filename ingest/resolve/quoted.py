"""Where quoted words stand in a document, whatever stands between them: a mention is found again after its text was read anew."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from ingest.read.html import strip_tags
from ingest.read.words import HTML
from ingest.resolve.types import Held, hold
from model.fold import fold
from model.record import SourceRecord
from model.text import Span

# A letter with the marks that stand behind it in a decomposed text.
_WORD = re.compile(r"[\w\u0300-\u036f]+")
Token = tuple[str, Span]


def find_words(held: Held, words: str) -> tuple[Span, ...]:
    """Every place of the document where these words follow each other, blanks, marks and case apart; spans of the source.

    "Nghị quyết số 128" stands in "NGHỊ QUYẾT\\n số 128/NQ-CP" and in "<b>Nghị quyết</b> số 128".
    """
    wanted = [_plain(found[0]) for found in _WORD.finditer(words)]
    tokens = _tokens(held)
    found = []
    for at in _places([word for word, _ in tokens], wanted):
        found.append(Span(tokens[at][1].start, tokens[at + len(wanted) - 1][1].end))
    return tuple(found)


def occurrence_of(held: Held, span: Span) -> int:
    """The how-manieth place of its own words a span is, counted from 1."""
    places = find_words(held, held.words(span))
    return 1 + sum(place.end <= span.start for place in places)


def _plain(word: str) -> str:
    return fold(word).replace(" ", "")


def _tokens(held: Held) -> list[Token]:
    within = held.found.document.span
    if held.media_type != HTML:
        return [(_plain(found[0]), Span(*found.span())) for found in _WORD.finditer(held.text, within.start, within.end)]
    text, offsets = strip_tags(held.text)
    placed = ((_plain(found[0]), offsets.raw_span(Span(*found.span()))) for found in _WORD.finditer(text))
    return [(word, span) for word, span in placed if within.start <= span.start and span.end <= within.end]


def _places(words: Sequence[str], wanted: Sequence[str]) -> Iterator[int]:
    """Numbers of the words where the wanted ones begin, without overlaps."""
    if not wanted:
        return
    line, sought = f" {' '.join(words)} ", f" {' '.join(wanted)} "
    starts = list(accumulate((len(word) + 1 for word in words), initial=0))
    at = line.find(sought)
    while at >= 0:
        yield bisect_left(starts, at)
        at = line.find(sought, at + len(sought) - 1)


def occurrence_in(record: SourceRecord, span: Span) -> int:
    """`occurrence_of` for a span of a source: counted in the document of the source that holds it, 1 where none does."""
    for found in record.documents:
        if found.document.span.start <= span.start and span.end <= found.document.span.end:
            return occurrence_of(hold(record, found), span)
    return 1
