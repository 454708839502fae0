"""Rows of a table of duties: what | who leads | with whom | by when, as bars or one cell a line."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.extract.tasks.actors import read_members
from ingest.extract.tasks.labels import time_of
from ingest.vocabulary import load
from model.document import Block, Setting
from model.facts import Actor, Deadline, Role, Task
from model.fold import fold
from model.text import Span

_COLUMNS: dict[str, list[str]] = load("tasks_tables")
_BAR = re.compile(r"[^|\t]+")
# a cell of a table whose bars were taken out: its lines up to an empty one
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_LINE = re.compile(r"[^\n]+")
_NUMBER = re.compile(r"\(?\d{1,3}(?:\.\d{1,3}){0,3}[.)]?|[IVX]+\.?|[a-zđ][.)]|[-+*]")
_COUNTED = re.compile(r"[\d.()]{1,5}\s*")  # "2. Trách nhiệm thực hiện", "(2)"
_COUNTING = re.compile(r"(?:số\s+)?s?tt(?!\w)|số\s+thứ\s+tự|#", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which cell holds what; None where the table has no such column."""

    what: int | None = None
    lead: int | None = None
    partners: int | None = None
    due: int | None = None
    counted: bool = False  # the first column numbers the rows


def cells_of(text: str, span: Span) -> list[Span]:
    """The cells of a row, empty ones between bars too."""
    row = span.of(text)
    if "|" not in row and "\t" not in row:
        if len(parts := [found for found in _PARAGRAPH.finditer(row) if found.group().strip()]) > 2:
            return [_trim(text, Span(span.start + part.start(), span.start + part.end())) for part in parts]
        return [_trim(text, Span(span.start + m.start(), span.start + m.end())) for m in _LINE.finditer(row) if m.group().strip()]
    cells, start = [], span.start + (1 if row.startswith("|") else 0)
    for position in range(start, span.end + 1):
        if position == span.end or text[position] in "|\t":
            cells.append(_trim(text, Span(start, position)))
            start = position + 1
    return cells


def _trim(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(" *_\n\t"))
    return Span(min(start, span.end), max(span.end - (len(words) - len(words.rstrip(" *_\n\t"))), min(start, span.end)))


def columns_of(text: str, span: Span) -> Columns | None:
    """What the cells of a head row say; None where the row is no head of a table of duties."""
    found = _heads_of(text, span)
    if found["what"] is None or (found["lead"] is None and found["due"] is None):
        return None
    counted = _COUNTING.match(text, *_bounds(cells_of(text, span)[0])) is not None
    return Columns(found["what"], found["lead"], found["partners"], found["due"], counted)


def with_second_head(text: str, span: Span, columns: Columns) -> Columns | None:
    """A head over two lines: "Phân công" above "Chủ trì" and "Phối hợp"; None where the row is no such second line."""
    found = _heads_of(text, span)
    named = [cell for cell in cells_of(text, span) if cell.start < cell.end]
    if found["lead"] is None or found["partners"] is None or len(named) > 4 or columns.lead is None:
        return None
    step = found["partners"] - found["lead"]
    pushed = columns.due is not None and columns.due == columns.lead + 1  # the upper line counts the divided cell once
    due = columns.due + step if columns.due is not None and pushed else columns.due
    return replace(columns, partners=columns.lead + step, due=due)


def _heads_of(text: str, span: Span) -> dict[str, int | None]:
    cells = [_COUNTED.sub("", fold(cell.of(text)), count=1) for cell in cells_of(text, span)]
    return {name: next((i for i, cell in enumerate(cells) if cell.startswith(tuple(starts))), None) for name, starts in _COLUMNS.items()}


def row_task(text: str, block: Block, columns: Columns, setting: Setting) -> Task | None:
    """The task of one row: its span is the whole row."""
    cells = cells_of(text, block.span)
    if columns.what is None or len(cells) <= columns.what or not _WORDS.search(text, *_bounds(cells[columns.what])):
        return None
    if len(cells) > 2 and columns.counted and _NUMBER.fullmatch(cells[0].of(text) or "1") is None:
        return None
    actors = (*_actors(text, cells, columns.lead, "lead", setting), *_actors(text, cells, columns.partners, "coordinating", setting))
    due = _due(text, cells, columns, setting)
    if not actors and due is None and columns.lead is not None:
        return None
    return Task(block.span, block.path, "table", actors, "must", due, "", "")


def _bounds(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _actors(text: str, cells: list[Span], column: int | None, role: Role, setting: Setting) -> list[Actor]:
    if column is None or column >= len(cells) or cells[column].start >= cells[column].end:
        return []
    return [Actor(agency, role) for agency in read_members(text, cells[column], setting)]


def _due(text: str, cells: list[Span], columns: Columns, setting: Setting) -> Deadline | None:
    if columns.due is None or columns.due >= len(cells):
        return None
    return time_of(text, cells[columns.due], setting.issued_on)
