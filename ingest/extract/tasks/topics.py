"""What stands before the one who is told: "Về dự án cảng X: Bộ Xây dựng rà soát ...", "Về đề nghị của tỉnh: giao Bộ Tài chính ..."."""

from __future__ import annotations

import re

from ingest.extract.tasks.actors import name_end
from ingest.extract.tasks.labels import starts_with_label
from ingest.extract.tasks.phrases import ASKED_MATTER, HEAD, ORDER, TOPIC, VERB_FIRST
from ingest.extract.tasks.pieces import skip
from model.text import Span

_COLON = re.compile(r":[\s*_]+(?=\w)")
_FEW = 80  # characters of a matter
_FAR = 1200  # characters within which the colon behind a matter is looked for


def behind_topic(text: str, span: Span) -> Span:
    """The stretch of a block behind the matter it names, from the first colon behind which somebody is told; without one, all of it.

    What others ask for ("Về đề nghị Bộ Nội vụ sớm ban hành ...: ...") orders nothing, whatever stands behind its colon.
    """
    topic = TOPIC.match(text, span.start, span.end)
    if topic is None:
        return _behind_matter(text, span)
    last = min(span.end, span.start + _FAR)
    colons = [found.end() for found in _COLON.finditer(text, topic.end(), last)]
    told = next((at for at in colons if _tells(text, at, span.end)), None)
    if told is None and colons and ASKED_MATTER.match(text, span.start, span.end):
        told = next((at for at in colons if text[at].isupper()), None)
    return Span(told, span.end) if told is not None else span


def _behind_matter(text: str, span: Span) -> Span:
    """ "Tuyến biển: Bộ Chỉ huy Bộ đội Biên phòng cấm tàu ra khơi": a few words that name neither a body nor what is done."""
    begin = skip(text, span.start, span.end)
    colon = _COLON.search(text, begin, min(span.end, begin + _FEW))
    if colon is None or "." in text[begin : colon.start()] or HEAD.match(text, begin, span.end):
        return span
    if VERB_FIRST.match(text, begin, span.end) or starts_with_label(text, span) or not text[colon.end()].isupper():
        return span
    return Span(colon.end(), span.end) if _tells(text, colon.end(), span.end) else span


def _tells(text: str, at: int, end: int) -> bool:
    return ORDER.match(text, at, end) is not None or HEAD.match(text, at, end) is not None and name_end(text, at, end) is not None
