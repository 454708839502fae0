"""What a document says of its own force: from when, for which years, and what it ends by a list that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.dates import match_date
from model.document import Document
from model.facts import Force
from model.text import Field, SourceText, Span

# "Quyết định này có hiệu lực (thi hành) (kể) từ ngày ký", "... từ ngày 01 tháng 3 năm 2023"
_EFFECTIVE = re.compile(r"này\s+có\s+hiệu\s+lực(?:\s+thi\s+hành)?\s*(?:,\s*)?(?:kể\s+)?từ\s+", re.IGNORECASE)
_SIGNING = re.compile(r"ngày\s+(?:được\s+)?(?:ký|ban\s+hành|thông\s+qua)", re.IGNORECASE)
# "giai đoạn 2022 - 2023", "thực hiện trong 02 năm 2022 - 2023", "trong các năm 2021, 2022"
_PERIOD = re.compile(
    r"(?:giai\s+đoạn|thời\s+kỳ|trong\s+(?:\d{1,2}|hai|ba)\s+năm)\s+(?P<first>(?:19|20)\d\d)\s?-\s?(?P<last>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
# "Bãi bỏ toàn bộ 09 Nghị quyết về ... nêu tại danh mục kèm theo"
_UNSEEN = re.compile(
    r"bãi\s+bỏ\s+(?:toàn\s+bộ\s+)?(?:\d{1,3}\s+|các\s+)?(?P<kind>nghị quyết|nghị định|quyết định|thông tư|chỉ thị)\s", re.IGNORECASE
)
_LIST = re.compile(r"(?:tại|theo)\s+(?:danh\s+mục|phụ\s+lục)\s+(?:ban\s+hành\s+)?kèm\s+theo", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CLAUSE = 400  # characters between "bãi bỏ" and "danh mục kèm theo" at most
_HEAD = 600  # characters after the title in which a programme says its years


def extract_force(source: SourceText, document: Document) -> Force:
    """Everything a document says of its own force, with the words that say it."""
    return Force(_effective_on(source.text, document), _period_end(source.text, document), tuple(_unseen_repeals(source.text, document)))


def _effective_on(text: str, document: Document) -> Field | None:
    found = _EFFECTIVE.search(text, document.span.start, document.span.end)
    if found is None:
        return None
    signing = _SIGNING.match(text, found.end(), document.span.end)
    if signing is not None:
        day = document.issued_on
        return Field(day.value, Span(found.start(), signing.end()), "effect:signing") if day else None
    date = match_date(text, found.end(), document.span.end)
    if date is None or date.value is None:
        return None
    return Field(date.value, Span(found.start(), date.span.end), "effect:date")


def _period_end(text: str, document: Document) -> Field | None:
    """In the title, or where the first words of the paper say for how long it is meant."""
    for zone in document.zones:
        if zone.kind in ("title", "opening", "body"):
            limit = zone.span.end if zone.kind == "title" else min(zone.span.end, zone.span.start + _HEAD)
            found = _PERIOD.search(text, zone.span.start, limit)
            if found is not None and found["first"] <= found["last"]:
                return Field(found["last"], Span(*found.span()), f"period:{zone.kind}")
    return None


def _unseen_repeals(text: str, document: Document) -> Iterator[Field]:
    for found in _UNSEEN.finditer(text, document.span.start, document.span.end):
        end = text.find("\n\n", found.end(), found.end() + _CLAUSE)
        limit = end if end >= 0 else min(document.span.end, found.end() + _CLAUSE)
        listed = _LIST.search(text, found.end(), limit)
        if listed is not None:
            years = sorted(set(_YEAR.findall(text, found.end(), listed.start())))
            yield Field(";".join([found["kind"].capitalize(), *years]), Span(found.start(), listed.end()), "repeal:list")
