"""The words that name a kind, looked for from behind: what stands before "số 128/NQ-CP"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

from ingest.extract.citations.tails import words
from ingest.vocabulary import load
from model.fold import fold

# "Nghị quyếtsố 9": glued to the last letters of a kind by a copy
_GLUED = "".join(rf"|(?<={tail})" for tail in ("ết", "ịnh", "ăn", "oạch", "ình", "ị", "ận", "áo", "iện"))
_SO = re.compile(rf"(?:^|(?<=[\s(\"“,;:\-–/]){_GLUED})(?:[Ss]ố|[Ss]ô|SỐ|so|[Ss]ố\s?hiệu|[Ss]ố,?\s?ký\s?hiệu)\s{{0,2}}[:.]?\s{{0,4}}$")
_SO_ENDS = frozenset(("số", "Số", "SỐ", "sô", "Sô", "so", "ệu"))
_WINDOW = 64
_MOST_WORDS = 7
_WORD = re.compile(r"[^\s,;:()\[\]\"“”'‘’|/.…*•–-]+")


class KindWords(msgspec.Struct, frozen=True, gc=False):
    """A kind found before a number: where it begins, its name, and whether "các" or "những" stands before it."""

    start: int
    name: str
    plural: bool
    words: str


def before_so(text: str, start: int, floor: int) -> int:
    """Where "số" (with its colon) before `start` begins; `start` itself where there is none."""
    low = max(floor, start - 24)
    head = text[low:start].rstrip(" \t\xa0\r\n:.")
    if head[-2:] not in _SO_ENDS:
        return start
    found = _SO.search(text[low:start])
    return low + found.start() if found else start


def kind_before(text: str, end: int, floor: int) -> KindWords | None:
    """The longest kind whose words end just before `end`: "các Công văn " → Công văn; modifiers are stepped over.

    >>> kind_before("theo Báo cáo thẩm tra bổ sung ", 30, 0).name
    'Báo cáo'
    """
    low = max(floor, end - _WINDOW)
    if not may_end_kind(text, low, end):
        return None
    tokens = _tokens(text, low, end)
    stop = len(tokens)
    for _ in range(3):
        found = _longest(text, tokens, stop)
        if found:
            return found
        stepped = _step_over_modifier(text, tokens, stop)
        if stepped == stop:
            return None
        stop = stepped
    return None


def may_end_kind(text: str, low: int, end: int) -> bool:
    """Whether the last word before `end` can end a kind or one of the modifiers behind a kind; a cheap first look."""
    near = text[max(low, end - 24) : end].rsplit(None, 1)
    last = near[-1].rstrip("*").rpartition("-")[2].lstrip('("“[:;,') if near else ""
    return last.isalpha() and last not in _never() and _ends_kind(last)


@lru_cache(maxsize=4096)
def _ends_kind(word: str) -> bool:
    return fold(word) in _last_words()


@cache
def _last_words() -> frozenset[str]:
    phrases = [*_names(), *_short(), *words("modifiers")]
    return frozenset(fold(phrase.split()[-1]) for phrase in phrases)


@cache
def _never() -> frozenset[str]:
    """Frequent words before digits, let go without a second look."""
    return frozenset(("ngày", "tháng", "năm", "Điều", "khoản", "là", "có", "và", "từ", "đến", "trong"))


def _tokens(text: str, low: int, end: int) -> list[tuple[int, int]]:
    """The words before `end` that only blanks part from each other and from `end`, the first one first."""
    found: list[tuple[int, int]] = []
    right = end
    for span in [match.span() for match in _WORD.finditer(text, low, end)][::-1]:
        if span[1] != right and text[span[1] : right].strip(" \t\r\n\xa0*"):
            break
        found.append(span)
        right = span[0]
        if len(found) > 9:
            break
    if found and found[-1][0] == low and low > 0 and text[low - 1].isalnum():
        found.pop()
    return found[::-1]


def _longest(text: str, tokens: list[tuple[int, int]], stop: int) -> KindWords | None:
    for count in range(min(_MOST_WORDS, stop), 0, -1):
        start = tokens[stop - count][0]
        phrase = text[start : tokens[stop - 1][1]]
        name = kind_named(phrase)
        if name:
            before = text[tokens[stop - count - 1][0] : tokens[stop - count - 1][1]].lower() if stop > count else ""
            return KindWords(start, name, before in words("plural_marks"), phrase)
    return None


def _step_over_modifier(text: str, tokens: list[tuple[int, int]], stop: int) -> int:
    for count in range(min(4, stop), 0, -1):
        phrase = " ".join(text[tokens[stop - count][0] : tokens[stop - 1][1]].lower().split())
        if phrase in words("modifiers"):
            return stop - count
    return stop


@lru_cache(maxsize=8192)
def kind_named(phrase: str) -> str | None:
    """The kind that exactly these words name, whatever their case, blanks or lost marks: "QUYẾT ĐỊNH", "Quyêt định", "NQ"."""
    plain = " ".join(phrase.split())
    return _names().get(plain.lower()) or _short().get(plain) or (_folded().get(fold(plain)) if " " in plain else None)


@cache
def _names() -> dict[str, str]:
    names = {kind["name"].lower(): kind["name"] for kind in load("kinds")["kinds"] if kind["name"] != "Bài báo"}
    spellings = {word: kind["name"] for kind in load("kinds")["kinds"] for word in kind.get("words", ())}
    return names | spellings


@cache
def _short() -> dict[str, str]:
    return {short: kind["name"] for kind in load("kinds")["kinds"] for short in kind.get("short", ())}


@cache
def _folded() -> dict[str, str]:
    return {fold(name): kind for name, kind in _names().items() if " " in name}
