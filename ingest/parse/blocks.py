"""The body of a text as blocks: headings, numbered and dashed items, paragraphs and rows of tables.

Wrapped lines are joined to one block. Blocks nest by the kind of their mark and the order in which kinds appear; an unmarked
paragraph that ends with a colon governs the list below it.
"""

from __future__ import annotations

import re

from ingest.parse.lines import Line, Widths, goes_on, lines_of, wrap_widths
from ingest.parse.nesting import ANY_MARK, BULLETS, MARKS, RANKS, Draft, Mark, nest
from ingest.vocabulary import load
from model.document import Block, Zone
from model.fold import fold
from model.text import SourceText, Span

_WORDS = load("blocks")
_ENDS = frozenset(_WORDS["ends"])
_READ_ZONES = frozenset({"opening", "body"})
_HEADS = tuple(fold(head) for head in _WORDS["table_heads"])
_TITLED = frozenset({"roman", "number"})
_SHORT = 200
_REST = 40  # the rest of a heading that was wrapped is short
# a bar (or the blank left of one) on the line before, no empty line: the next cell of the same row
_BAR_BEFORE = re.compile(r"(?:\||\n[ \t]+)[ \t]*\n[ \t*_]*$")
_ANY_BULLET = re.compile(r"[-–+•]\s|[a-zđ]\)\s")


def make_blocks(source: SourceText, zones: tuple[Zone, ...]) -> tuple[Block, ...]:
    """The blocks of the zones `opening` and `body`, in order, each with its place in the tree.

    "1. Sở Y tế" above "- Chủ trì ..." gives a heading with path `1` and an item with path `1.-1`.
    """
    text = source.text
    drafts: list[Draft] = []
    for zone in zones:
        if zone.kind in _READ_ZONES:
            drafts.extend(_gather(text, zone))
    _name_kinds(text, drafts)
    nest(text, drafts)
    return tuple(Block(d.kind, Span(d.start, d.end), d.mark, d.depth, d.parent, d.path) for d in drafts)


def _gather(text: str, zone: Zone) -> list[Draft]:
    lines = list(lines_of(text, zone.span.start, zone.span.end))
    widths = wrap_widths(lines)
    drafts: list[Draft] = []
    numbers: dict[str, int] = {}
    columns = 0
    for position, line in enumerate(lines):
        columns = _columns_after(text, lines, position, columns)
        current = drafts[-1] if drafts else None
        if line.text.isdecimal() and not columns:
            continue
        row = _is_row(line, columns)
        if current and _is_unfinished(current, drafts):
            current.end, current.last = line.span.end, line
            continue
        mark = None if row else _mark_of(text, line, current, numbers)
        if mark and current and mark.name in BULLETS and not line.after_blank and _is_cut(current.last, widths):
            mark = None
        if row:
            drafts.append(Draft("row", "", line.span.start, line.span.end, line, line.after_blank))
        elif mark:
            drafts.append(mark)
        elif current and current.name == "row" and columns:
            current.end, current.last = line.span.end, line
        elif current and current.name != "row" and (_continues(current, line, widths) or _ends_heading(text, current, lines, position)):
            current.start = line.span.start if current.start >= current.end else current.start
            current.end, current.last = line.span.end, line
        else:
            drafts.append(Draft("paragraph", "", line.span.start, line.span.end, line, line.after_blank))
    return [d for d in drafts if d.start < d.end]


def _is_unfinished(current: Draft, drafts: list[Draft]) -> bool:
    """A row between bars that was wrapped: the rows of its table end with a bar, this one does not yet."""
    return current.name == "row" and not current.last.barred and any(d.name == "row" and d.last.barred for d in drafts[-9:])


def _is_cut(last: Line, widths: Widths) -> bool:
    """A full line without an end: the dash after it belongs to a name ("Sở Lao động - Thương binh và Xã hội")."""
    return last.text[-1] not in _ENDS and last.width >= widths.full - 3


def _continues(current: Draft, line: Line, widths: Widths) -> bool:
    """Whether a line belongs to the block above: after a lone mark always, else by the width of its last line."""
    is_first = current.start >= current.last.span.start
    return current.start >= current.end or goes_on(current.last, line, widths.first if is_first else widths.full)


def _ends_heading(text: str, current: Draft, lines: list[Line], position: int) -> bool:
    """Whether a line is the rest of a numbered heading that a portal wrapped: "2. Ban Quản lý Khu kinh tế", "Đông Nam", a list below."""
    line = lines[position]
    if current.name not in _TITLED or current.start < current.last.span.start or line.after_blank or len(line.text) > _REST:
        return False
    if current.last.text[-1] in _ENDS or line.text[-1] in _ENDS or position + 1 == len(lines):
        return False
    following = lines[position + 1]
    return _ANY_BULLET.match(text, following.span.start, following.span.end) is not None


def _columns_after(text: str, lines: list[Line], position: int, columns: int) -> int:
    """How many columns a table with one cell a line has from here on; 0 outside such a table."""
    line = lines[position]
    long = line.after_blank and len(line.text) > 60 and not line.text[0].isdigit()
    barred = _BAR_BEFORE.search(text, lines[position - 1].span.end, line.span.start) and line.text[-1] not in ".:/"
    if columns and long and not barred:
        return 0
    if columns or not _is_head_cell(lines[position].text):
        return columns
    count = 0
    while position + count < len(lines) and count < 12 and _is_head_cell(lines[position + count].text):
        count += 1
    return count if count >= 3 else 0


def _is_head_cell(words: str) -> bool:
    return len(words) < 50 and "|" not in words and fold(words).startswith(_HEADS)


def _is_row(line: Line, columns: int) -> bool:
    """A line of a table: cells between bars, or the number that opens a row of cells one a line."""
    if columns:
        return re.fullmatch(r"\d{1,3}\.?", line.text) is not None or fold(line.text) in ("stt", "tt", "so tt")
    return line.text.count("|") >= 2 or "\t|" in line.text or line.barred and "|" in line.text


def _mark_of(text: str, line: Line, current: Draft | None, numbers: dict[str, int]) -> Draft | None:
    if not ANY_MARK.match(text, line.span.start, line.span.end):
        return None
    for mark in MARKS:
        found = mark.pattern.match(text, line.span.start, line.span.end)
        if found is None or not _opens(mark, found, line, current, numbers):
            continue
        name = (found.group("mark") or found.group("mark2")).strip()
        numbers[mark.name] = int(name) if name.isdecimal() else 0
        return Draft(mark.name, name, found.end(), line.span.end, line, line.after_blank, mark.heading)
    return None


def _opens(mark: Mark, found: re.Match[str], line: Line, current: Draft | None, numbers: dict[str, int]) -> bool:
    """Whether the mark at a line's beginning is one: after an unfinished sentence it may be part of the sentence."""
    if current is None or line.after_blank or mark.name in ("part", "chapter", "annex", "article"):
        return True
    last = current.last.text.rstrip("*_ ")
    following = line.text[found.end() - line.span.start :].lstrip("*_ ")[:1]
    if last[-1:] in _ENDS or current.start >= current.end:
        return True
    if mark.name in BULLETS:
        return following.isupper() and not last.endswith(",")
    if mark.name in ("number", "bracket", "round"):
        name = found.group("mark") or found.group("mark2") or ""
        expected = numbers.get(mark.name, 0) + 1
        return following.isupper() and name.isdecimal() and int(name) in (1, expected)
    return following.isupper() or not following.isalpha()


def _name_kinds(text: str, drafts: list[Draft]) -> None:
    for index, draft in enumerate(drafts):
        following = drafts[index + 1] if index + 1 < len(drafts) else None
        words = text[draft.start : draft.end]
        if draft.name == "paragraph" and len(words) < _SHORT and words.isupper() and len(words.split()) > 1:
            draft.name, draft.heading = "capitals", True
        if draft.heading or _is_heading(draft, words, following):
            draft.kind = "heading"
        elif draft.name in ("paragraph", "row"):
            draft.kind = draft.name  # type: ignore[assignment]
        else:
            draft.kind = "item"


def _is_heading(draft: Draft, words: str, following: Draft | None) -> bool:
    if draft.name == "row" or len(words) >= _SHORT or words.rstrip("*_ ")[-1:] in _ENDS:
        return False
    if words.isupper():
        return True
    if following is None or draft.name in BULLETS:
        return False
    if following.name == "paragraph":
        return draft.name != "paragraph" and (not following.after_blank or (draft.name in _TITLED and len(words) < 90))
    return following.name != draft.name and RANKS[following.name] > RANKS[draft.name]
