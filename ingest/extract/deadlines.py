"""By when something is due: days, hours, months, quarters, terms counted from the day of issue, recurring duties.

"gửi trước 16 giờ ngày 11/8/2021"        ->  value "2021-08-11T16:00"
"trong 10 ngày kể từ ngày ký"            ->  counted from the day of issue, `basis` says so
"báo cáo trước ngày 15 hằng tháng"       ->  value None, recurrence "FREQ=MONTHLY;BYMONTHDAY=15"
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from ingest.cues import Sought
from ingest.dates import DateMatch, find_dates
from ingest.extract.terms import counted
from ingest.vocabulary import load
from model.document import Document
from model.facts import Deadline
from model.text import SourceText, Span

_WORDS = load("deadlines")


def _pattern(words: str) -> str:
    return words.replace(" ", r"\s+").replace(r"\s+?", r"\s*").replace(r"\s+*", r"\s*")


_FILLERS = _pattern(_WORDS["fillers"])
_CUE = re.compile(rf"(?:{_pattern(_WORDS['cues'])})[\s(,:]*(?:{_FILLERS}[\s,]*){{0,2}}$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_CUE_WORDS = frozenset(re.findall(r"[^\W\d_]+", f"{_WORDS['cues']} {_WORDS['fillers']}"))
_STRONG = re.compile(rf"(?<!\w){_WORDS['strong'].replace(' ', chr(92) + 's+')}(?!\w)", re.IGNORECASE)
_NOT_BEFORE = re.compile(rf"(?<!\w){_pattern(_WORDS['not_before'])}\s*$", re.IGNORECASE)
_PAST = re.compile(rf"(?<!\w){_pattern(_WORDS['past'])}\s*$", re.IGNORECASE)
_MEETING = re.compile(_pattern(_WORDS["meetings"]), re.IGNORECASE)
_TERM = Sought(re.compile(_pattern(_WORDS["term"]), re.IGNORECASE))
_RECURRING = Sought(re.compile(rf"(?<!\w)(?:{_pattern(_WORDS['recurring'])})(?!\w)", re.IGNORECASE))
_FREQUENCIES: dict[str, str] = _WORDS["frequencies"]
_WEEKDAYS: dict[str, str] = _WORDS["weekdays"]
_WEEKDAY = re.compile(r"(?:thứ|chủ)\s+(hai|ba|tư|năm|sáu|bảy|nhật|[2-7])(?!\w)", re.IGNORECASE)
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})\s*(?:giờ|h(?![^\W\d]))\s*(\d{2})?", re.IGNORECASE)
_DAY_OF_MONTH = re.compile(r"ngày\s+(?:cuối\s+cùng|(\d{1,2}))(?:\s*(?:/|tháng)\s*(\d{1,2}))?", re.IGNORECASE)
_YEARLY = re.compile(rf"{_pattern(_WORDS['more_days'])}{{0,3}}\s*,?\s*(?:hằng|hàng|mỗi)\s+năm", re.IGNORECASE)
_DESCRIBED = re.compile(rf"(?<!\w){_pattern(_WORDS['described'])}\s*$", re.IGNORECASE)
_PERIODIC = re.compile(rf"(?<!\w){_pattern(_WORDS['periodic'])}$", re.IGNORECASE)
_PERIOD_START = re.compile(rf"(?<!\w){_pattern(_WORDS['period_start'])}$", re.IGNORECASE)
_DUE_AFTER = re.compile(_pattern(_WORDS["due_after"]), re.IGNORECASE)
_REACH = 80
# a strong word before the date, or "đến", which one behind the date makes a deadline
_MAY_BE_STRONG = Sought(re.compile(_WORDS["strong"].replace(" ", r"\s+") + "|đến", re.IGNORECASE))


def extract_deadlines(source: SourceText, document: Document) -> tuple[Deadline, ...]:
    """All deadlines of the body, in order; meeting times, starts and periods are none."""
    issued = document.issued_on.value if document.issued_on else None
    found: list[Deadline] = []
    for block in document.blocks:
        found.extend(find_deadlines(source.text, block.span, issued))
    return tuple(found)


def find_deadlines(text: str, span: Span, issued: str | None) -> list[Deadline]:
    """The deadlines of a stretch of text, in order. `issued` is the ISO day of issue, None where unknown."""
    found = [*_dated(text, span, issued), *_counted(text, span, issued), *_recurring(text, span)]
    kept: list[Deadline] = []
    for deadline in sorted(found, key=lambda d: (d.span.start, -d.span.end)):
        if not kept or deadline.span.start >= kept[-1].span.end:
            kept.append(deadline)
        elif deadline.recurrence and kept[-1].recurrence is None:
            kept[-1] = replace(deadline, span=Span(kept[-1].span.start, max(kept[-1].span.end, deadline.span.end)))
    return kept


def deadline_of(found: list[Deadline]) -> Deadline | None:
    """The one that holds for a task: the last that gives a day, else the first recurrence or term."""
    dated = [deadline for deadline in found if deadline.value]
    return dated[-1] if dated else (found[0] if found else None)


def _dated(text: str, span: Span, issued: str | None) -> Iterator[Deadline]:
    for match in find_dates(text, span.start, span.end):
        low = max(span.start, match.span.start - _REACH)
        strong = _MAY_BE_STRONG.may_stand(text, low, match.span.start)
        cue = _CUE.search(text, _cue_floor(text, low, match.span.start), match.span.start) if strong else None
        if cue is None or not _is_cue(text, span, cue, match) or not _is_due(text, span, cue, match):
            continue
        if _is_past(text, span, cue, match, issued):
            continue
        value, rule = value_of(match, issued)
        if value is None:
            continue
        whole = Span(cue.start() + len(cue.group()) - len(cue.group().lstrip(" ,:(\n")), match.span.end)
        yield Deadline(whole, " ".join(whole.of(text).split()), rule, value)


def _cue_floor(text: str, low: int, end: int) -> int:
    """The end of the last word that can stand in no cue: none begins before it."""
    return next((word.end() for word in reversed([*_WORD.finditer(text, low, end)]) if word[0].casefold() not in _CUE_WORDS), low)


def _is_cue(text: str, span: Span, cue: re.Match[str], match: DateMatch) -> bool:
    """Whether the words before or behind the date make it a deadline, and not the end of a period or a day that comes again."""
    if not _STRONG.search(cue.group()) and not (cue.group().strip() and _DUE_AFTER.match(text, match.span.end, span.end)):
        return False
    low = max(span.start, cue.start() - _REACH)
    if cue.group().strip().casefold().startswith("đến") and _PERIOD_START.search(text, low, cue.start()):
        return False
    return match.value is not None or not _PERIODIC.search(text, low, cue.start())


def value_of(match: DateMatch, issued: str | None) -> tuple[str | None, str]:
    """The ISO value and its rule; a year left out is that of the day of issue where the day lies on or after it."""
    if match.value is not None:
        return match.value, "deadline:date"
    if issued is None or len(issued) < 10 or match.month is None:
        return None, ""
    value = match.in_year(int(issued[:4]))
    return (value, "deadline:year-of-issue") if value is not None and value[:10] >= issued[: len(value[:10])] else (None, "")


def _is_due(text: str, span: Span, cue: re.Match[str], match: DateMatch) -> bool:
    words = cue.group().casefold()
    before = text[max(span.start, cue.start() - 40) : cue.start()].rstrip(" :(*\n")
    if _YEARLY.match(text, match.span.end, span.end):
        return False
    if _NOT_BEFORE.search(before + " ") or text[match.span.end : match.span.end + 2] in ("- ", "-2"):
        return False
    far = max(span.start, cue.start() - 220)
    sentence = text[max(far, text.rfind(". ", far, cue.start())) : cue.start()]
    if match.time and "trước" not in words and _MEETING.search(sentence + " " + words):
        return False
    if match.day is None and words.strip() in ("trong", "vào") and match.month is None and match.quarter is None:
        return _closes(text, span, match) and "giai đoạn" not in sentence[-40:]
    return "lúc" not in words or "trước" in words or "chậm" in words


def _is_past(text: str, span: Span, cue: re.Match[str], match: DateMatch, issued: str | None) -> bool:
    """ "các dự án phê duyệt trước ngày 01/7/2024" in a paper of 2025: when something was done, not by when it is due."""
    if match.value is not None and issued is not None:
        return match.value[:10] < issued[: len(match.value[:10])]
    return _PAST.search(text, max(span.start, cue.start() - 20), cue.start()) is not None


def _closes(text: str, span: Span, match: DateMatch) -> bool:
    """ "trong năm 2026" is a deadline at the end of its clause only ("nhiệm vụ trong năm 2025, tiếp tục ..." is none)."""
    return text[match.span.end : span.end].lstrip(" *_")[:1] in ("", ".", ";", "/")


def _counted(text: str, span: Span, issued: str | None) -> Iterator[Deadline]:
    for term in _TERM.finditer(text, span.start, span.end):
        value, basis, rule = counted(term, issued)
        words = term.group().rstrip(" .;,")
        yield Deadline(Span(term.start(), term.start() + len(words)), " ".join(words.split()), rule, value, None, basis)


def _recurring(text: str, span: Span) -> Iterator[Deadline]:
    for found in _RECURRING.finditer(text, span.start, span.end):
        if found.group("often") or _DESCRIBED.search(text, max(span.start, found.start() - 45), found.start()):
            continue
        start = max(span.start, found.start() - 45)
        near = text[start : min(span.end, found.end() + 40)]
        cut = max(near.rfind(mark, 0, found.start() - start) for mark in (";", ". ", ","))
        near = near[cut + 1 :]
        begin = start + cut + 1 + len(near) - len(near.lstrip()) if cut >= 0 else found.start()
        words = text[begin : found.end()]
        yield Deadline(Span(begin, found.end()), " ".join(words.split()), "deadline:recurring", None, _rule_of(found, near))


def _rule_of(found: re.Match[str], near: str) -> str | None:
    """None for a bare "định kỳ": how often is not said."""
    every = (found.group("every") or found.group("unit") or found.group("quarter") or "").casefold()
    if every not in _FREQUENCIES:
        return None
    parts = [f"FREQ={_FREQUENCIES[every]}"]
    if found.group("steady"):
        parts.append(f"INTERVAL={int(found.group('steady'))}")
    weekday, clock, day = _WEEKDAY.search(near), _CLOCK.search(near), _DAY_OF_MONTH.search(near)
    if every == "tuần" and weekday:
        parts.append(f"BYDAY={_WEEKDAYS[weekday.group(1).casefold()]}")
    if every in ("tháng", "quý", "năm") and day:
        parts.extend([f"BYMONTH={int(day.group(2))}"] if day.group(2) and every == "năm" else [])
        parts.append(f"BYMONTHDAY={int(day.group(1)) if day.group(1) else -1}")
    if clock:
        parts.append(f"BYHOUR={int(clock.group(1))}")
        parts.extend([f"BYMINUTE={int(clock.group(2))}"] if clock.group(2) and int(clock.group(2)) else [])
    return ";".join(parts)
