"""The body of a text as blocks: headings, numbered and dashed items, paragraphs and rows of tables.

Wrapped lines are joined to one block. Blocks nest by the kind of their mark and the order in which kinds appear; an unmarked
paragraph that ends with a colon governs the list below it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.parse.lines import Line, Widths, goes_on, lines_of, wrap_widths
from ingest.vocabulary import load
from model.document import Block, BlockKind, Zone
from model.fold import fold
from model.text import SourceText, Span

_WORDS = load("blocks")
_ENDS = frozenset(_WORDS["ends"])
_READ_ZONES = frozenset({"opening", "body"})
_HEADS = tuple(fold(head) for head in _WORDS["table_heads"])
_SHORT = 200
_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class _Mark:
    name: str
    rank: int
    heading: bool
    pattern: re.Pattern[str]


_MARKS = tuple(_Mark(m["name"], m["rank"], m["kind"] == "heading", re.compile(m["pattern"])) for m in _WORDS["marks"])
# all of them as one, without the groups, so that a line without a mark is told by its first character
_ANY_MARK = re.compile("|".join(f"(?:{re.sub('[?]P<mark2?>', '?:', mark.pattern.pattern)})" for mark in _MARKS))
_RANKS = {mark.name: mark.rank for mark in _MARKS} | {"row": 45, "paragraph": 47, "capitals": 28}
_TOP = frozenset({"part", "chapter", "annex", "section", "roman", "capital", "article", "capitals"})
_TITLED = frozenset({"roman", "number"})
_BULLETS = frozenset({"dash", "bullet", "plus"})
# blocks without a number of their own are counted under this sign
_COUNTED = {"dash": "-", "plus": "+", "bullet": "*", "row": "r", "capitals": "h", "paragraph": "p"}


@dataclass(slots=True)
class _Draft:
    """A block while its lines are gathered."""

    name: str
    mark: str
    start: int
    end: int
    last: Line
    after_blank: bool
    heading: bool = False
    parent: int | None = None
    depth: int = 0
    path: str = ""
    kind: BlockKind = "paragraph"


@dataclass(slots=True)
class _Level:
    """An open level of the tree: which mark opened it and how many children it has counted."""

    name: str
    rank: int
    index: int
    path: str
    counts: dict[str, int] = field(default_factory=dict)


def make_blocks(source: SourceText, zones: tuple[Zone, ...]) -> tuple[Block, ...]:
    """The blocks of the zones `opening` and `body`, in order, each with its place in the tree.

    "1. Sở Y tế" above "- Chủ trì ..." gives a heading with path `1` and an item with path `1.-1`.
    """
    text = source.text
    drafts: list[_Draft] = []
    for zone in zones:
        if zone.kind in _READ_ZONES:
            drafts.extend(_gather(text, zone))
    _name_kinds(text, drafts)
    _nest(text, drafts)
    return tuple(Block(d.kind, Span(d.start, d.end), d.mark, d.depth, d.parent, d.path) for d in drafts)


def _gather(text: str, zone: Zone) -> list[_Draft]:
    lines = list(lines_of(text, zone.span.start, zone.span.end))
    widths = wrap_widths(lines)
    drafts: list[_Draft] = []
    numbers: dict[str, int] = {}
    columns = 0
    for position, line in enumerate(lines):
        columns = _columns_after(lines, position, columns)
        current = drafts[-1] if drafts else None
        if line.text.isdecimal() and not columns:
            continue
        row = _is_row(line, columns)
        if current and _is_unfinished(current, drafts):
            current.end, current.last = line.span.end, line
            continue
        mark = None if row else _mark_of(text, line, current, numbers)
        if mark and current and mark.name in _BULLETS and _is_cut(current.last, widths):
            mark = None
        if row:
            drafts.append(_Draft("row", "", line.span.start, line.span.end, line, line.after_blank))
        elif mark:
            drafts.append(mark)
        elif current and current.name == "row" and columns:
            current.end, current.last = line.span.end, line
        elif current and current.name != "row" and _continues(current, line, widths):
            current.start = line.span.start if current.start >= current.end else current.start
            current.end, current.last = line.span.end, line
        else:
            drafts.append(_Draft("paragraph", "", line.span.start, line.span.end, line, line.after_blank))
    return [d for d in drafts if d.start < d.end]


def _is_unfinished(current: _Draft, drafts: list[_Draft]) -> bool:
    """A row between bars that was wrapped: the rows of its table end with a bar, this one does not yet."""
    return current.name == "row" and not current.last.barred and any(d.name == "row" and d.last.barred for d in drafts[-9:])


def _is_cut(last: Line, widths: Widths) -> bool:
    """A full line without an end: the dash after it belongs to a name ("Sở Lao động - Thương binh và Xã hội")."""
    return last.text[-1] not in _ENDS and last.width >= widths.full - 3


def _continues(current: _Draft, line: Line, widths: Widths) -> bool:
    """Whether a line belongs to the block above: after a lone mark always, else by the width of its last line."""
    is_first = current.start >= current.last.span.start
    return current.start >= current.end or goes_on(current.last, line, widths.first if is_first else widths.full)


def _columns_after(lines: list[Line], position: int, columns: int) -> int:
    """How many columns a table with one cell a line has from here on; 0 outside such a table."""
    if columns and lines[position].after_blank and len(lines[position].text) > 60 and not lines[position].text[0].isdigit():
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
    return line.text.count("|") >= 2 or "\t|" in line.text


def _mark_of(text: str, line: Line, current: _Draft | None, numbers: dict[str, int]) -> _Draft | None:
    if not _ANY_MARK.match(text, line.span.start, line.span.end):
        return None
    for mark in _MARKS:
        found = mark.pattern.match(text, line.span.start, line.span.end)
        if found is None or not _opens(mark, found, line, current, numbers):
            continue
        name = (found.group("mark") or found.group("mark2")).strip()
        numbers[mark.name] = int(name) if name.isdecimal() else 0
        return _Draft(mark.name, name, found.end(), line.span.end, line, line.after_blank, mark.heading)
    return None


def _opens(mark: _Mark, found: re.Match[str], line: Line, current: _Draft | None, numbers: dict[str, int]) -> bool:
    """Whether the mark at a line's beginning is one: after an unfinished sentence it may be part of the sentence."""
    if current is None or line.after_blank or mark.name in ("part", "chapter", "annex", "article"):
        return True
    last = current.last.text.rstrip("*_ ")
    following = line.text[found.end() - line.span.start :].lstrip("*_ ")[:1]
    if last[-1:] in _ENDS or current.start >= current.end:
        return True
    if mark.name in _BULLETS:
        return following.isupper() and not last.endswith(",")
    if mark.name in ("number", "bracket", "round"):
        name = found.group("mark") or ""
        expected = numbers.get(mark.name, 0) + 1
        return following.isupper() and name.isdecimal() and int(name) in (1, expected)
    return following.isupper() or not following.isalpha()


def _name_kinds(text: str, drafts: list[_Draft]) -> None:
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


def _is_heading(draft: _Draft, words: str, following: _Draft | None) -> bool:
    if draft.name == "row" or len(words) >= _SHORT or words.rstrip("*_ ")[-1:] in _ENDS:
        return False
    if words.isupper():
        return True
    if following is None or draft.name in _BULLETS:
        return False
    if following.name == "paragraph":
        return draft.name != "paragraph" and (not following.after_blank or (draft.name in _TITLED and len(words) < 90))
    return following.name != draft.name and _RANKS[following.name] > _RANKS[draft.name]


def _nest(text: str, drafts: list[_Draft]) -> None:
    stack = [_Level("root", 0, -1, "")]
    for index, draft in enumerate(drafts):
        if draft.name in ("paragraph", "row"):
            _place_paragraph(text, drafts, index, stack)
        else:
            _pop_to(stack, draft.name)
            _place(draft, stack[-1], len(stack) - 1)
            stack.append(_Level(draft.name, _RANKS[draft.name], index, draft.path))


def _place(draft: _Draft, above: _Level, depth: int) -> None:
    """Under a level: `III.1.-2` is the second dash under item 1 of part III."""
    label = _COUNTED.get(draft.name, draft.mark)
    if draft.name in _COUNTED:
        above.counts[label] = above.counts.get(label, 0) + 1
        label += str(above.counts[label])
    draft.parent = above.index if above.index >= 0 else None
    draft.depth = depth
    draft.path = f"{above.path}.{label}" if above.path else label


def _pop_to(stack: list[_Level], name: str) -> None:
    """Back to the level where this kind of mark stands, or under the nearest level that outranks it."""
    rank = _RANKS[name]
    known = next((i for i in range(len(stack) - 1, 0, -1) if stack[i].name == name), None)
    if known is not None and not any(level.rank < rank and level.name in _TOP for level in stack[known + 1 :]):
        del stack[known:]
        return
    while len(stack) > 1 and (stack[-1].rank >= rank or len(stack) > _DEEPEST):
        stack.pop()


def _place_paragraph(text: str, drafts: list[_Draft], index: int, stack: list[_Level]) -> None:
    draft = drafts[index]
    before = drafts[index - 1] if index else None
    following = drafts[index + 1] if index + 1 < len(drafts) else None
    governs = _governs(text, draft)
    bullet = _open_bullet(stack, following) if following and not governs else None
    if before is not None and _governs(text, before) and stack[-1].index == index - 1:
        _place(draft, stack[-1], len(stack) - 1)
    elif bullet is not None:
        _place(draft, stack[bullet - 1], bullet - 1)
    else:
        while len(stack) > 1 and stack[-1].name not in _TOP and not _lists_paragraphs(stack[-1], draft, governs=governs):
            stack.pop()
        _place(draft, stack[-1], len(stack) - 1)
    if draft.name == "paragraph" and governs:
        stack.append(_Level("paragraph", max(_RANKS["paragraph"], stack[-1].rank + 1), index, draft.path))


def _open_bullet(stack: list[_Level], following: _Draft) -> int | None:
    """Where the list stands that goes on after a paragraph without a mark (a bullet that was lost)."""
    if following.name not in _BULLETS:
        return None
    return next((i for i in range(len(stack) - 1, 0, -1) if stack[i].name == following.name), None)


def _lists_paragraphs(level: _Level, draft: _Draft, *, governs: bool) -> bool:
    """A frame whose list has lost its marks: "yêu cầu:" and one paragraph for each agency."""
    if level.name != "paragraph" or governs:
        return False
    return draft.name == "row" or set(level.counts) == {"p"}


def _governs(text: str, draft: _Draft) -> bool:
    return draft.kind == "heading" or text[draft.start : draft.end].rstrip("*_ ").endswith(":")
