"""A register of papers to a document that cites each of them: they become known although their texts are not there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.agencies import resolve_agency
from ingest.dates import find_dates
from ingest.numbers import kind_of, match_number
from ingest.read.register import COLUMNS
from model.document import Document, Setting
from model.facts import Citation, Facts
from model.text import Field, Issue, SourceText, Span

KIND = "Sổ văn bản"
_ROW = re.compile(r"[^\n]+")
_CELL = re.compile(r"(?:(?! \| )[^\n])*")
_LABEL = re.compile(r"\s*(?:[Ss]ố\s*:?\s*(?=\d))?")
_MOST_NAMED = 5


def extract_register(source: SourceText) -> tuple[Document, Facts, tuple[Issue, ...]]:
    """The register as a document, a citation for each paper that it lists, and an issue for the rows that name none."""
    whole = Span(0, len(source.text))
    citations: list[Citation] = []
    unnamed: list[int] = []
    for number, row in enumerate(_ROW.finditer(source.text), start=1):
        found = _citation(source.text, dict(zip(COLUMNS, _cells(source.text, row), strict=False)))
        if found:
            citations.append(found)
        else:
            unnamed.append(number)
    first = _ROW.search(source.text)
    kind = Field(KIND, Span(*first.span()) if first else whole, "register")
    return Document(source.source, 0, whole, kind=kind), Facts(citations=tuple(citations)), tuple(_issues(source, unnamed))


def _cells(text: str, row: re.Match[str]) -> Iterator[Span]:
    start = row.start()
    while start <= row.end():
        cell = _CELL.match(text, start, row.end())
        end = cell.end() if cell else row.end()
        yield Span(start, end)
        start = end + 3


def _citation(text: str, cells: dict[str, Span]) -> Citation | None:
    cell = cells.get("number")
    number = match_number(text, _start(text, cell), cell.end) if cell else None
    if cell is None or number is None:
        return None
    kind, issuer, title, date = (cells.get(name) for name in ("kind", "issuer", "title", "date"))
    days = find_dates(text, date.start, date.end) if date else ()
    day = next((d.value for d in (*days, *find_dates(text, number.span.end, cell.end)) if d.value), None)
    name = issuer.of(text).strip() if issuer else ""
    return Citation(
        span=number.span,
        form="full",
        rule="register",
        kind=kind_of(number.symbol) or (kind.of(text).strip() or None if kind else None),
        number=number.number,
        date=day,
        issuer=resolve_agency(name, Setting(issued_on=day)).name if name else None,
        issuer_span=issuer if name else None,
        title=title.of(text).strip() or None if title else None,
        cue_rule="register",
    )


def _start(text: str, cell: Span) -> int:
    """Where the number begins: behind blanks and "Số:"."""
    label = _LABEL.match(text, cell.start, cell.end)
    return label.end() if label else cell.start


def _issues(source: SourceText, rows: list[int]) -> Iterator[Issue]:
    if rows:
        named = ", ".join(map(str, rows[:_MOST_NAMED])) + (", ..." if len(rows) > _MOST_NAMED else "")
        yield Issue(
            source.source,
            "register",
            f"{len(rows)} dòng của sổ không có số, ký hiệu đọc được: dòng {named} ({len(rows)} rows of the register name no paper)",
        )
