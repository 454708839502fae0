"""The kind of a document: its heading in capitals, else what its symbol says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ingest.numbers import kind_of
from ingest.parse.letterhead import HeadNumber
from ingest.parse.loose import LOWER, UPPER, loose
from ingest.vocabulary import load
from model.fold import fold
from model.text import Field, Span


@dataclass(frozen=True, slots=True)
class Heading:
    """The kind word in capitals above the trích yếu. `span` ends behind it, on its line."""

    kind: str
    span: Span


@cache
def _headings() -> dict[str, str]:
    """Words of a heading, folded and without blanks ("K Ế  H O Ạ C H") → kind."""
    skip = {*load("kinds")["vague"], "Thông báo kết luận"}
    kinds = {_squeeze(kind["name"]): kind["name"] for kind in load("kinds")["kinds"] if kind["name"] not in skip}
    return kinds | {_squeeze(words): kind for words, kind in load("letterhead")["headings"].items()}


def _squeeze(words: str) -> str:
    return fold(words).replace(" ", "")


@cache
def _pattern() -> re.Pattern[str]:
    names = [kind["name"].upper() for kind in load("kinds")["kinds"] if kind["name"] != "Bài báo"] + list(load("letterhead")["headings"])
    words = "|".join(loose(name, r"[^\S\n]{0,4}\n?[^\S\n]{0,4}", " ?") for name in sorted(set(names), key=len, reverse=True))
    return re.compile(rf"^[ |\"“.(*\-]{{0,60}}(?=[{UPPER}])(?P<words>{words})(?![{UPPER}{LOWER}])", re.MULTILINE)


def find_heading(text: str, start: int, end: int) -> Heading | None:
    """The first line of the stretch that is a kind word, alone or with the trích yếu behind it."""
    for match in _pattern().finditer(text, start, end):
        kind = _headings().get(_squeeze(match["words"]))
        if kind and _stands_alone(text, match, end):
            return Heading(kind, Span(match.start("words"), match.end("words") - _rest(match["words"], kind)))
    return None


def _rest(words: str, kind: str) -> int:
    """How many characters of a heading go to the trích yếu: "KẾT LUẬN" of "THÔNG BÁO KẾT LUẬN"."""
    if _squeeze(words) not in map(_squeeze, load("letterhead")["keep_rest"]):
        return 0
    first = re.match(r"\S+\s+" * len(kind.split()), words)
    return len(words) - first.end() if first else 0


_REST = re.compile(
    r"[^\S\n]{0,60}(?:[:.|*\-_]{0,40}[^\S\n]{0,60}(?:\([^\n]{0,60}\))?[^\S\n]{0,60}(?:$|\n)"
    rf"|(?=[{UPPER}][{LOWER}])|(?:CỦA|LIÊN TỊCH|VỀ|SỐ)\b)"
)


def _stands_alone(text: str, match: re.Match[str], end: int) -> bool:
    return bool(_REST.match(text, match.end(), end)) or match.end() == end


def find_kind(heading: Heading | None, number: HeadNumber | None, letter: Span | None) -> Field | None:
    """The heading says it; a paper without one is what its symbol says, a letter ("Kính gửi") else."""
    said = kind_of(number.symbol) if number else None
    if number and said and said in load("letterhead")["symbol_says"]:
        return Field(said, number.span, "symbol")
    if heading:
        return Field(heading.kind, heading.span, "heading")
    if number and said:
        return Field(said, number.span, "symbol")
    return Field("Công văn", letter, "letter") if letter else None
