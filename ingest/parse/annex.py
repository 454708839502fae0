"""An annex in a file of its own: the word, a title, and the paper that it goes with; no letterhead, or only those of its forms."""

from __future__ import annotations

import re
from dataclasses import dataclass

from model.text import Field, Span

KIND = "Phụ lục"
_HEAD = 1500  # characters in which all of it stands
# "Phụ lục III / BẢNG CHỮ VIẾT TẮT / (Kèm theo Nghị định số ... của Chính phủ)"
_ANNEX = re.compile(
    r"[\s|*(]{0,20}(?P<word>(?i:phụ lục)\b[^\n(|]{0,30})(?P<title>[^(]{0,300})"
    r"(?:\((?i:(?:ban hành )?kèm theo)\s{1,3}(?P<of>[^()]{5,200})\))?"
)


@dataclass(frozen=True, slots=True)
class Annex:
    """`of` are the words that name its paper, None where it names none."""

    word: Span
    title: Field | None
    of: Span | None


def find_annex(text: str, span: Span) -> Annex | None:
    """The head of an annex with which a text begins: "Phụ lục II / DANH MỤC ... / (Kèm theo Quyết định số 12/QĐ-UBND)"."""
    found = _ANNEX.match(text, span.start, min(span.end, span.start + _HEAD))
    if found is None:
        return None
    of = Span(*found.span("of")) if found["of"] else None
    title = _title(found) if of else None
    return Annex(Span(*found.span("word")), title, of)


def _title(found: re.Match[str]) -> Field | None:
    words = found["title"].strip(" \n|*")
    start = found.start("title") + found["title"].find(words)
    return Field(" ".join(words.split()), Span(start, start + len(words)), "under-annex") if words else None
