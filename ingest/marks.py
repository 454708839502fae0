"""What a person must know of a source before its facts: a mark of secrecy in its head, and how well it was read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ingest.annexes import is_annex_name
from ingest.parse.annex import find_annex
from ingest.read.quality import vietnamese_share
from ingest.vocabulary import load
from model.document import Document
from model.text import ANNEX, Issue, SourceText, Span

WELL_READ = 0.8
"""Quality below which what was read should be compared with the original."""
_HEAD = 1500  # characters of a head at most; where none was found, the mark stands in the first lines
_NO_HEAD = 400
_WORDS = "|".join(words.replace(" ", r"\s{1,3}") for words in load("letterhead")["secrecy"])
_MARK = re.compile(
    rf"(?:^|[|\n]|\s{{3}})[\s|(*\[]{{0,8}}(?:Độ\s+mật\s?:\s{{0,3}})?(?P<words>{_WORDS})[\s|)*\].:!]{{0,6}}(?=$|\n|\||\s{{3}})"
)


def find_secrecy(source: SourceText, documents: Iterable[Document]) -> str | None:
    """The mark of secrecy in the head of any document: "Tối mật". The word in a body marks nothing.

    >>> from ingest.read import read_text
    >>> find_secrecy(read_text("a", "MẬT\\nCông tác bảo vệ bí mật"), [Document("a", 0, Span(0, 20))])
    'Mật'
    """
    values = load("letterhead")["secrecy"]
    for document in documents:
        found = _MARK.search(source.text, document.span.start, _end_of_head(document))
        if found:
            return str(values[" ".join(found["words"].split())])
    return None


def _end_of_head(document: Document) -> int:
    heads = [zone.span.end for zone in document.zones if zone.kind == "letterhead"]
    ends = [document.title.span.start] if document.title else []
    stop = min([*ends, max(heads, default=document.span.start + _NO_HEAD)], default=document.span.end)
    return min(max(stop, document.span.start + min(_NO_HEAD, 200)), document.span.start + _HEAD, document.span.end)


def quality_of(source: SourceText, documents: Iterable[Document]) -> float | None:
    """How well a scan or an office file was read, 0 to 1: the share of Vietnamese words, the confidence of OCR, and whether
    the letterhead was found. None for plain texts and pages: their words are as they were written."""
    if source.confidence is None and not source.pages:
        return None
    parts = [vietnamese_share(source.text)]
    if source.confidence is not None:
        found = any(document.number and document.issuer for document in documents)
        parts += [source.confidence, 1.0 if found else WELL_READ]
    return round(min(parts), 3)


def unclear_head(source: SourceText, documents: Sequence[Document]) -> tuple[Issue, ...]:
    """An issue for an annex without its paper, and for a scan whose number or day could not be read: each is known by its
    content alone until a person says more."""
    annex = find_annex(source.text, Span(0, len(source.text)))
    first = next(iter(documents), None)
    if first and first.number is None and (annex or (first.issuer is None and not first.draft and is_annex_name(source.source))):
        of = f"; tự ghi: kèm theo {' '.join(annex.of.of(source.text).split())}" if annex and annex.of else ""
        reason = f"phụ lục không có phần đầu của văn bản{of}; nạp cùng văn bản chính (an annex without the letterhead of its paper)"
        return (Issue(source.source, ANNEX, reason),)
    if source.confidence is None:
        return ()
    missing = [words for words, gone in _missing(documents) if gone]
    if not missing:
        return ()
    reason = f"bản chụp: không đọc được {', '.join(missing)} (viết tay, đóng dấu, hoặc trang không có phần đầu); đối chiếu bản gốc"
    return (Issue(source.source, "read", f"{reason} (a scan: number or day could not be read; compare with the original)"),)


def _missing(documents: Iterable[Document]) -> list[tuple[str, bool]]:
    first = next(iter(documents), None)
    if first is None:
        return [("chữ", True)]
    day = first.issued_on.value if first.issued_on else ""
    return [("số, ký hiệu", first.number is None and not first.draft), ("ngày ban hành", len(day) < 10)]
