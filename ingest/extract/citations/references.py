"""Mentions that lean on another one: names given in brackets "(sau đây gọi tắt là Kế hoạch 184)", and words that point back
("Thông báo nêu trên", "Quyết định này" where it is not the paper itself).

`point_back` abstains, with a reason, where nothing fits or something that was not understood stands between.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from ingest.extract.citations.kind_words import KindWords, kind_before, kind_named
from ingest.extract.citations.mention import Mention
from ingest.extract.citations.tails import words
from ingest.numbers import fold_number
from model.document import Document

_CALLED = re.compile(r"(?:gọi|viết)\s+(?:tắt|chung|gọn|là)?\s*(?:là)?\s*:?\s*[“\"']?\s*$")
_CALL = re.compile(
    r"\(\s*(?:sau đây|dưới đây|từ đây|sau đây được)?\s*(?:gọi|viết)\s+(?:tắt|chung|gọn)?\s*là\s*:?\s*"
    r"[“\"']?\s*([^()“”\"\n]{3,60}?)\s*[”\"']?\s*\)"
)
_NOT_A_NAME_ALONE = re.compile(r"\s+(?:số|này|trên|nêu|nói|của|ngày|kèm|dự|\d)")
_POINTERS = (["này"], ["nêu"], ["nói"], ["trên"], ["kể"], ["được"])
_DRAFTS = (["thảo"], ["án"])  # "tại dự thảo Luật này"
_BACK = 40  # mentions back that a bracket may repeat
_MOST_NAMES = 200  # names defined by brackets in one document
_BESIDE = 120  # characters between two papers of one sentence that a pointing word may both mean
_FAR = 6000  # characters back that a pointing word may reach


def mark_aliases(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, with those inside "(sau đây gọi tắt là ...)" and bare repetitions in brackets turned into aliases."""
    out: list[Mention] = []
    defined: dict[str, int] = {}  # words that a bracket gave to a paper: "Quyết định số 9" for 9/QĐ-TTg
    for mention in mentions:
        words_said = " ".join(text[mention.start : mention.end].split())
        antecedent = _named_before(text, mention, out)
        if antecedent is not None:
            mention = replace(mention, form="alias", rule="alias_definition", antecedent=antecedent)
            defined.setdefault(words_said, antecedent)
        elif mention.form == "short" and words_said in defined:
            mention = replace(mention, form="alias", rule="alias", antecedent=defined[words_said])
        out.append(mention)
    return out


def _named_before(text: str, mention: Mention, before: Sequence[Mention]) -> int | None:
    head = text[max(0, mention.start - 28) : mention.start]
    if _CALLED.search(head):
        return next(
            (i for i in range(len(before) - 1, max(len(before) - _BACK, 0) - 1, -1) if _may_be_same(before[i], mention)),
            len(before) - 1 if before else None,
        )
    if head.rstrip().endswith("(") and text[mention.end : mention.end + 2].lstrip()[:1] == ")" and mention.number and not mention.date:
        low = mention.start - 700
        return next(
            (
                i
                for i in range(len(before) - 1, max(len(before) - _BACK, 0) - 1, -1)
                if before[i].start > low and _may_be_same(before[i], mention)
            ),
            None,
        )
    return None


def _may_be_same(first: Mention, second: Mention) -> bool:
    if first.form in ("alias", "anaphora"):
        return False
    if second.number and first.number:
        one, other = fold_number(first.number), fold_number(second.number)
        return one == other or one.startswith((f"{other}/", f"{other}-"))
    return second.number is None and first.kind == second.kind and second.form != "law"


def find_aliases(text: str, start: int, end: int, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Every use of a name that a bracket defined, after the bracket: "Kế hoạch 184", "Chương trình"."""
    seen: set[str] = set()
    starts = [mention.start for mention in mentions]
    for call in _CALL.finditer(text, start, end):
        name = " ".join(call[1].split())
        kind = _kind_at_head(name)
        if kind is None or name in seen or len(seen) >= _MOST_NAMES:
            continue
        antecedent = _defined(mentions, bisect_left(starts, call.start()), kind.name)
        if antecedent is not None and call.start() - mentions[antecedent].after <= 400:
            seen.add(name)
            named = Mention(0, 0, 0, "alias", "alias", kind.name, antecedent=antecedent)
            yield from _uses(text, name, call.end(), end, named)


def _defined(mentions: Sequence[Mention], before: int, kind: str) -> int | None:
    """The nearest mention of this kind among the last few before an index."""
    for index in range(before - 1, max(before - _BACK, 0) - 1, -1):
        if mentions[index].kind == kind and mentions[index].form not in ("alias", "anaphora"):
            return index
    return None


def _kind_at_head(name: str) -> KindWords | None:
    parts = name.split()
    for count in (4, 3, 2, 1):
        head = " ".join(parts[:count])
        found = kind_before(head, len(head), 0)
        if found and found.start == 0 and found.words == head:
            return found
    return None


def _uses(text: str, name: str, start: int, end: int, named: Mention) -> Iterator[Mention]:
    """Every place that has this name; a bare kind ("Kế hoạch") only where no number or pointing word follows."""
    bare = kind_named(name) is not None
    position = text.find(name, start, end)
    while position >= 0:
        stop = position + len(name)
        alone = not text[stop : stop + 1].isalnum() and not text[position - 1].isalnum()
        if alone and not (bare and _NOT_A_NAME_ALONE.match(text, stop)):
            yield replace(named, start=position, end=stop, after=stop)
        position = text.find(name, stop, end)


def point_back(text: str, start: int, end: int, mentions: Sequence[Mention], document: Document) -> Iterator[Mention]:
    """ "Thông báo nêu trên", "Nghị quyết này": with the nearest mention of that kind, or a reason why none is named."""
    own = document.kind.value if document.kind else None
    starts = [mention.start for mention in mentions]
    for marker in words("anaphora"):
        position = text.find(f" {marker}", start, end)
        while position >= 0:
            stop = position + 1 + len(marker)
            kind = None if text[stop : stop + 1].isalnum() else kind_before(text, position, start)
            if kind and not _is_self(kind, marker, own, text, stop):
                yield from _pointing(text, kind, stop, mentions, starts)
            position = text.find(f" {marker}", stop, end)


def _is_self(kind: KindWords, marker: str, own: str | None, text: str, stop: int) -> bool:
    """Whether the words mean the paper itself or say nothing certain: "Kế hoạch này" in a plan, "trên" as a preposition."""
    if kind.plural or kind.name == "Văn bản" or kind.words == "luật" or text[max(0, kind.start - 8) : kind.start].split()[-1:] in _DRAFTS:
        return True
    if marker in ("này", "đó"):
        return own is None or kind.name == own or not kind.words[:1].isupper()
    return marker == "trên" and text[stop : stop + 1] not in (".", ",", ";", ")", "")


def _pointing(text: str, kind: KindWords, stop: int, mentions: Sequence[Mention], starts: list[int]) -> Iterator[Mention]:
    near = _defined(mentions, bisect_left(starts, kind.start), kind.name)
    if near is None or kind.start - mentions[near].end > _FAR or mentions[near].end > kind.start:
        return
    between = _unread(text, kind, mentions[near].after, mentions[near : bisect_left(starts, kind.start)])
    reason = f"{between!r} stands between and was not read" if between else _several(text, mentions, near, stop)
    yield Mention(
        kind.start, stop, stop, "anaphora", "pointing_word", kind.name, antecedent=None if reason else near, reason=reason
    )  # fmt: skip


def _several(text: str, mentions: Sequence[Mention], near: int, stop: int) -> str | None:
    """Why "Nghị quyết nêu trên" names none: just before the nearest one, in its sentence, stands another of its kind."""
    if near == 0 or not text.endswith("trên", 0, stop):
        return None
    one, other = mentions[near], mentions[near - 1]
    same = other.kind != one.kind or fold_number(other.number or "") == fold_number(one.number or "")
    apart = one.start - other.after > _BESIDE or ". " in text[other.after : one.start]
    return None if same or apart else "several papers of this kind stand before"


def _unread(text: str, kind: KindWords, start: int, between: Sequence[Mention]) -> str | None:
    """The words of another paper of this kind, named after `start` and before the pointing words, that no mention covers."""
    name = kind.words[:1].upper() + kind.words[1:]
    position = text.find(name, start, kind.start)
    while position >= 0:
        following = [word.strip(".,;:*)") for word in text[position + len(name) : position + len(name) + 8].split()]
        said = any(m.start <= position < m.end for m in between) or _CALLED.search(text, max(0, position - 28), position) is not None
        same = between[0].number or "" if between else ""
        if not said and following[:1] not in _POINTERS and not (following and following[0].isdigit() and same.startswith(following[0])):
            return text[position : position + len(name) + 24].split("\n")[0]
        position = text.find(name, position + len(name), kind.start)
    return None
