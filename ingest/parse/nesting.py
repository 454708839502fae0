"""Where each block of a text stands: under which heading, item or frame."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.parse.lines import Line
from ingest.vocabulary import load
from model.document import BlockKind

_WORDS = load("blocks")
_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Mark:
    """A kind of mark before parts and items, as the vocabulary has it."""

    name: str
    rank: int
    heading: bool
    pattern: re.Pattern[str]


MARKS = tuple(Mark(m["name"], m["rank"], m["kind"] == "heading", re.compile(m["pattern"])) for m in _WORDS["marks"])
# all of them as one, without the groups, so that a line without a mark is told by its first character
ANY_MARK = re.compile("|".join(f"(?:{re.sub('[?]P<mark2?>', '?:', mark.pattern.pattern)})" for mark in MARKS))
RANKS = {mark.name: mark.rank for mark in MARKS} | {"row": 45, "paragraph": 47, "capitals": 28}
_TOP = frozenset({"part", "chapter", "annex", "section", "roman", "capital", "article", "capitals"})
BULLETS = frozenset({"dash", "bullet", "plus"})
_NUMBERED = frozenset({"number", "bracket", "letter", "round"})
_LETTERS = "abcdđeghiklmnopq"
_AHEAD = 12  # blocks behind a paragraph in which the list that it interrupts must go on
# blocks without a number of their own are counted under this sign
_COUNTED = {"dash": "-", "plus": "+", "bullet": "*", "row": "r", "capitals": "h", "paragraph": "p"}


@dataclass(slots=True)
class Draft:
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


def nest(text: str, drafts: list[Draft]) -> None:
    """Gives every block its parent, depth and path (`III.1.-2`)."""
    stack = [_Level("root", 0, -1, "")]
    for index, draft in enumerate(drafts):
        if draft.name in ("paragraph", "row"):
            _place_paragraph(text, drafts, index, stack)
        else:
            _pop_to(stack, draft.name)
            _place(draft, stack[-1], len(stack) - 1)
            stack.append(_Level(draft.name, RANKS[draft.name], index, draft.path))


def _place(draft: Draft, above: _Level, depth: int) -> None:
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
    rank = RANKS[name]
    known = next((i for i in range(len(stack) - 1, 0, -1) if stack[i].name == name), None)
    if known is not None and not any(level.rank < rank and level.name in _TOP for level in stack[known + 1 :]):
        del stack[known:]
        return
    while len(stack) > 1 and (stack[-1].rank >= rank or len(stack) > _DEEPEST):
        stack.pop()


def _place_paragraph(text: str, drafts: list[Draft], index: int, stack: list[_Level]) -> None:
    draft = drafts[index]
    before = drafts[index - 1] if index else None
    following = drafts[index + 1] if index + 1 < len(drafts) else None
    governs = _governs(text, draft)
    bullet = _open_bullet(stack, following) if following and not governs else None
    item = _open_item(stack, drafts, index)
    if before is not None and _governs(text, before) and stack[-1].index == index - 1:
        _place(draft, stack[-1], len(stack) - 1)
    elif bullet is not None:
        _place(draft, stack[bullet - 1], bullet - 1)
    elif item is not None:
        del stack[item + 1 :]
        _place(draft, stack[item], item)
    else:
        while len(stack) > 1 and stack[-1].name not in _TOP and not _lists_paragraphs(stack[-1], draft, governs=governs):
            stack.pop()
        _place(draft, stack[-1], len(stack) - 1)
    if draft.name == "paragraph" and governs:
        stack.append(_Level("paragraph", max(RANKS["paragraph"], stack[-1].rank + 1), index, draft.path))


def _open_bullet(stack: list[_Level], following: Draft) -> int | None:
    """Where the list stands that goes on after a paragraph without a mark (a bullet that was lost)."""
    if following.name not in BULLETS:
        return None
    return next((i for i in range(len(stack) - 1, 0, -1) if stack[i].name == following.name), None)


def _open_item(stack: list[_Level], drafts: list[Draft], index: int) -> int | None:
    """Where the item stands that a paragraph belongs to: "1. ...", the paragraph, "2. ..."; None where no list goes on behind it."""
    for later in drafts[index + 1 : index + 1 + _AHEAD]:
        if later.name in _TOP:
            return None
        places = range(len(stack) - 1, max(0, len(stack) - _DEEPEST), -1) if later.name in _NUMBERED else ()
        place = next((place for place in places if stack[place].name == later.name), None)
        if place is not None:
            return place if _follows(drafts[stack[place].index].mark, later.mark) else None
    return None


def _follows(mark: str, later: str) -> bool:
    """Whether "2" comes after "1", "d" after "c"."""
    if mark.isdecimal() and later.isdecimal():
        return int(later) == int(mark) + 1
    return mark in _LETTERS and later in _LETTERS and _LETTERS.index(later) == _LETTERS.index(mark) + 1


def _lists_paragraphs(level: _Level, draft: Draft, *, governs: bool) -> bool:
    """A frame whose list has lost its marks: "yêu cầu:" and one paragraph for each agency."""
    if level.name != "paragraph" or governs:
        return False
    return draft.name == "row" or set(level.counts) == {"p"}


def _governs(text: str, draft: Draft) -> bool:
    return draft.kind == "heading" or text[draft.start : draft.end].rstrip("*_ ").endswith(":")
