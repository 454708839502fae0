"""Citations without a symbol: "NQ 128", "Chỉ thị số 19", "Nghị quyết số 202/2025"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from ingest.extract.citations.kind_words import KindWords, before_so, kind_before, may_end_kind
from ingest.extract.citations.mention import Mention
from ingest.extract.citations.numbered import is_form
from ingest.extract.citations.tails import read_date, words

# digits that are no part of a date, a decimal or a full number; what stands before is looked at one by one
_DIGITS = re.compile(r"[0-9][0-9]{0,4}[a-z]?(?:/(?:19|20)\d\d)?(?![\w/%])(?![.,:\-–]\d)(?![-–][A-ZĐ])")
_BEFORE_COUNTS = ("ngày", "háng", "năm", "iều", "hoản")
_RUN = re.compile(r"(?:,[ \xa0]?\d{1,3}(?![\d/.%-]))*[ \xa0]và[ \xa0]\d{1,3}(?=[ \xa0](?:của|ngày|nêu|và)[ \xa0]|[.;)]|$)")
_NEXT_WORD = re.compile(r"[ \xa0]([^\W\d_]+)")
# "Quyết định số 10, 11, 12/QĐ-UBND": bare numbers up to a full one
_RUN_TO_FULL = re.compile(r"(?:,[ \xa0]?\d{1,4}(?![\d/.%-]))+(?=(?:,|[ \xa0]và)[ \xa0]?(?:số[ \xa0])?\d{1,5}/[A-ZĐ\d])")


def find_short(text: str, start: int, end: int) -> Iterator[Mention]:
    """Every kind with a bare number between two offsets, in order."""
    for found in _DIGITS.finditer(text, start, end):
        at = found.start()
        if (
            text[at - 1 : at] in (" ", "\xa0", "\n", ":")
            and text[at - 2 : at - 1] not in ",.;)"
            and not text[at - 5 : at - 1].endswith(_BEFORE_COUNTS)
        ):
            mention = _read_short(text, found, start, end)
            if mention:
                yield mention
                yield from _more(text, mention, end)


def _more(text: str, first: Mention, end: int) -> Iterator[Mention]:
    """The bare numbers that go on: "Chỉ thị 15, 16 và 19 của Thủ tướng Chính phủ"; none where the last one counts something."""
    if first.date or "/" in (first.number or ""):
        return
    run = _RUN.match(text, first.end, end) or _RUN_TO_FULL.match(text, first.end, end)
    if run is None:
        return
    for number in _DIGITS.finditer(text, run.start(), run.end()):
        start, stop = number.span()
        yield replace(first, start=start, end=stop, after=stop, form="list", number=number[0], own_kind=False, plural=False, has_so=False)


def _read_short(text: str, found: re.Match[str], floor: int, end: int) -> Mention | None:
    if text[found.start() - 2 : found.start() - 1] not in ("ố", "Ố", ":", "ô", "o") and not may_end_kind(text, floor, found.start()):
        return None
    head = before_so(text, found.start(), floor)
    kind = kind_before(text, head, floor)
    said_so = head < found.start()
    if (
        kind is None
        or kind.name not in words("short_kinds")
        or is_form(text, kind.start)
        or not _is_number(text, found, kind, said_so, end)
    ):
        return None
    dated = read_date(text, found.end(), end)
    if dated and dated[1] and len(dated[1]) < 10:
        dated = None
    stop, date = dated if dated else (found.end(), None)
    if date is None and not kind.words[:1].isupper():  # "mẫu đề cương báo cáo số 03"
        return None
    number = found[0]
    return Mention(kind.start, stop, stop, "short", "short_number", kind.name, number, "", date, plural=kind.plural, has_so=said_so)


def _is_number(text: str, found: re.Match[str], kind: KindWords, said_so: bool, end: int) -> bool:
    """Whether the digits name the paper and count nothing: "Nghị quyết 11 về ..." yes, "Quyết định 02 nội dung" no."""
    following = _NEXT_WORD.match(text, found.end(), end)
    word = following[1].lower() if following else ""
    if said_so:
        return word not in words("counts") or word == "ngày"
    if not (kind.words[:1].isupper() and kind.name in words("short_without_so")):
        return False
    return "/" in found[0] or not word or word in words("after_short")
