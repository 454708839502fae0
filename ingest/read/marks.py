"""Marks for a text that has lost all of them: each word as office Vietnamese mostly writes it between its neighbours.

The length never changes ("đ" is one letter as "d" is), so spans stay right; what is quoted stays as the source has it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import islice
from math import log
from pathlib import Path
from typing import Any

from ingest import vocabulary
from model.fold import fold_keep

_FILE = Path(vocabulary.__file__).parent / "marks.tsv"
# a word that is no part of a number, a symbol or an address
_WORD = re.compile(r"(?<![\w/@.&-])[A-Za-z]{2,7}(?![\w/@&]|[-.][\w])|(?<![\w/@.&-])[aAoOuUyY](?= )")
_RUN = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)+")
_ALONE_MARK = "."  # stands in the table behind a syllable that is counted alone
_NAMED = 2
_MARKED = re.compile(r"[^\W\d_a-zA-Z]|[\u0300-\u036f]")
_VIETNAMESE = re.compile(r"(?i)\b(?:cua|va|cac|duoc|nhan dan|thuc hien|thong bao|ke hoach|quyet dinh|trong|theo)\b")
_LEAST = 3  # of these words
_SAMPLE = 100_000  # characters in which they must stand
_FEW = 0.003  # share of letters that may bear a mark in a text that has lost them
_ALONE = 0.1  # how much the word itself says beside its neighbours
_NUMBER_BEHIND, _NUMBER_BEFORE = re.compile(r"\s{1,3}:?\s{0,2}\d|:\s{0,2}\d"), re.compile(r"\d\s{1,2}\Z")
_HOLD = 1  # blanks or one line end between neighbours


def has_lost_marks(text: str) -> bool:
    """Whether a Vietnamese text has no marks, or next to none: "Thuc hien Chi thi so 19 cua Thu tuong"."""
    borne = 0 if text.isascii() else int(len(text) * _FEW) + 1
    if borne and sum(1 for _ in islice(_MARKED.finditer(text), borne)) == borne:
        return False
    return sum(1 for _ in islice(_VIETNAMESE.finditer(text, 0, _SAMPLE), _LEAST)) == _LEAST


def restore_marks(text: str) -> str:
    """The text with the marks that its words mostly bear; words that are not known stay bare.

    >>> restore_marks("Giao So Y te chu tri, phoi hop voi Cong an tinh")
    'Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh'
    """
    words = list(_WORD.finditer(text))
    pieces: list[str] = []
    done, before = 0, ""
    for index, word in enumerate(words):
        if index and not _joined(text, words[index - 1].end(), word.start()):
            before = "0" if _NUMBER_BEFORE.search(text, max(0, word.start() - 4), word.start()) else ""
        before = _choose(word[0].lower(), before, _following(text, word, words[index + 1] if index + 1 < len(words) else None))
        pieces += (text[done : word.start()], _cased(before, word[0]))
        done = word.end()
    return "".join((*pieces, text[done:]))


def _following(text: str, word: re.Match[str], other: re.Match[str] | None) -> str:
    """The next word, "0" for a number, "" behind a mark."""
    if other and _joined(text, word.end(), other.start()):
        return other[0].lower()
    return "0" if _NUMBER_BEHIND.match(text, word.end()) else ""


def _joined(text: str, end: int, start: int) -> bool:
    """Whether nothing but blanks and at most one line end stands between two words."""
    between = text[end:start]
    return between.isspace() and between.count("\n") <= _HOLD and len(between) < 40


@lru_cache(maxsize=200_000)
def _choose(word: str, before: str, after: str) -> str:
    spellings, pairs = _spellings(), _pairs()
    known = spellings.get(word)
    if known is None:
        return word
    following = spellings.get(after, {after: 0})
    return max(known, key=lambda w: (_score(known[w], pairs.get((before, w), 0), (pairs.get((w, n), 0) for n in following)), w))


def _score(alone: int, before: int, after: Iterable[int]) -> float:
    return log(1 + alone) * _ALONE + log(1 + before) + log(1 + max(after, default=0))


def _cased(word: str, written: str) -> str:
    if written.isupper():
        return word.upper()
    return word.capitalize() if written[0].isupper() else word


@cache
def _pairs() -> Counter[tuple[str, str]]:
    return Counter({pair: count for pair, count in _counts().items() if pair[1] != _ALONE_MARK})


@cache
def _spellings() -> dict[str, dict[str, int]]:
    """Bare syllable → its spellings with their counts."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for (first, second), count in _counts().items():
        if second == _ALONE_MARK:
            found[fold_keep(first)][first] = count
    return dict(found)


@cache
def _counts() -> Counter[tuple[str, str]]:
    """Pairs as counted in running text, and those of the vocabulary, which stand for what offices write often."""
    counts: Counter[tuple[str, str]] = Counter()
    for line in _FILE.read_text(encoding="utf-8").splitlines()[1:]:
        first, second, count = line.replace("\t", " ").split()
        counts[first, second] += int(count)
    for run in _vocabulary_runs():
        for first, second in zip(run, [*run[1:], ""], strict=True):
            counts[first, _ALONE_MARK] += _NAMED
            counts[first, second] += _NAMED if second else 0
    return counts


def _vocabulary_runs() -> Iterator[list[str]]:
    for path in sorted(_FILE.parent.rglob("*.yml")):
        for words in _strings(vocabulary.load(path.relative_to(_FILE.parent).with_suffix("").as_posix())):
            for run in _RUN.findall(words):
                yield run.lower().split()


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from (str(key), *_strings(inner))
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
