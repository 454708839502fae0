"""Where hints stand: the columns of a row, and the property table of a page ("Số ký hiệu | 57/KH-UBND", a label a line or a cell)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from ingest.read.columns import LONGEST, field_of, is_nothing
from ingest.read.html import MEDIA_TYPE as HTML
from model.text import Hint, SourceText, Span

_LEAST = 3  # fields of a property table
_APART = 6  # cells between two labels of one table
_TOP = 3000  # characters of a plain text in which a table that was copied with it may stand
_MOST = 400  # labels of a page that are looked at: lists of other papers come behind
_CELL = re.compile(r"[^|\n]+")
_LONGEST_LABEL = 60
_LABEL = re.compile(rf"\s*(?P<label>[^:|\n]{{2,{_LONGEST_LABEL}}}?)\s*(?::\s*(?P<value>[^\n|]*?)\s*)?$")


class _Cell(msgspec.Struct, frozen=True, gc=False):
    """One cell: the label with which it begins ("" for none), and the value behind its colon."""

    span: Span
    field: str | None
    value: Span


def find_hints(source: SourceText) -> tuple[Hint, ...]:
    """The hints of a source, those of its columns first. A column has no place in the text: its span is empty."""
    columns = tuple(
        Hint(field, value, f"{name}: {value}", Span(0, 0)) for name, value in source.columns if (field := field_of(name.rpartition(".")[2]))
    )
    return columns + _in_text(source)


def _in_text(source: SourceText) -> tuple[Hint, ...]:
    """The first property table of a page, and of the beginning of a text."""
    end = len(source.text) if source.media_type == HTML else min(_TOP, len(source.text))
    for block in _blocks(list(_labelled(source.text, end))):
        hints = tuple(hint for hint in block if not is_nothing(hint.value))
        fields = {hint.field for hint in hints}
        if len(fields) >= _LEAST and "number" in fields:
            return hints
    return ()


def _blocks(found: list[tuple[int, Hint]]) -> Iterator[list[Hint]]:
    """Labels that stand near each other, each field once: the second "Số hiệu" is another paper's."""
    block: list[Hint] = []
    last = 0
    for place, hint in found:
        if block and (place - last > _APART or hint.field in {other.field for other in block}):
            yield block
            block = []
        block.append(hint)
        last = place
    yield block


def _labelled(text: str, end: int) -> Iterator[tuple[int, Hint]]:
    """Labels with their values, and which cell of the text each is."""
    label: _Cell | None = None
    number = 0
    for match in _CELL.finditer(text, 0, end):
        if not match[0].strip(" *_-"):
            continue
        number += 1
        cell = _cell(text, match)
        if cell.field is not None:
            value = cell.value
            label = cell if value.start == value.end else None
        elif label is None:
            continue
        else:
            value = _trimmed(text, cell.span)
            cell, label = label, None
        if cell.field and 0 < value.end - value.start <= LONGEST and (hint := _hint(text, cell, value)):
            yield number, hint
        if number > 100 * _MOST:
            return


def _cell(text: str, match: re.Match[str]) -> _Cell:
    whole = Span(match.start(), match.end())
    found = _LABEL.match(text, whole.start, whole.end) if _may_begin_with_label(match[0]) else None
    field = field_of(found["label"].strip(" *")) if found else None
    value = Span(*found.span("value")) if found and found["value"] else Span(whole.end, whole.end)
    return _Cell(whole, field, value)


def _may_begin_with_label(cell: str) -> bool:
    """Words up to a colon, or nothing but words, that are no longer than a label: most lines of a text are sentences."""
    return len(cell) <= LONGEST and len(cell.partition(":")[0].strip()) <= _LONGEST_LABEL


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(" :*"))
    return Span(start, max(start, span.start + len(words.rstrip(" *"))))


def _hint(text: str, cell: _Cell, value: Span) -> Hint | None:
    words = " ".join(value.of(text).split())
    said = " ".join(text[cell.span.start : cell.span.end].partition(":")[0].split())
    return Hint(cell.field or "", words, f"{said}: {words}", value) if words else None
