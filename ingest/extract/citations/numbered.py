"""Citations with a full number: "Nghị quyết số 128/NQ-CP ngày 11/10/2021", "số 03-TB/BCĐ", "Nghị định của Chính phủ số 132/2008/NĐ-CP"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.extract.citations.kind_words import KindWords, before_so, kind_before
from ingest.extract.citations.mention import Mention
from ingest.extract.citations.tails import BLANK, read_date, words
from ingest.extract.citations.written import as_written, misread
from ingest.numbers import is_known_symbol, kind_of
from ingest.vocabulary import load

# Where a number may begin: digits, then a slash or a hyphen, perhaps a year, then a capital. One cheap pass; all else is local.
_ANCHOR = re.compile(
    rf"[0-9][0-9]{{0,5}}(?:[a-zA-ZĐđ]|\.\d{{1,2}})?(?:{BLANK}{{0,8}}[/\-–—]|{BLANK}?(?=[A-ZĐ][A-ZĐa-z]{{1,5}}[/-][A-ZĐ]))"
    rf"{BLANK}{{0,12}}(?:(?:19|20)\d\d{BLANK}{{0,4}}[/\-–]{BLANK}{{0,8}})?[A-ZĐ]"
)
_GLUED_SO = re.compile(r"(?<!\w)[Ss]ố\s{0,2}:?$|(?<!\w)SỐ\s{0,2}:?$")
# 12/qđ-ubnd, 15/2020/nđ-cp: the whole symbol in small letters
_LOWERED_SYMBOL = r"/(?P<symbol>(?:qđ|qd|nq|nđ|nd|kh|ct|tb|cđ|tt|bc|ttr|hd|ubnd|hđnd)(?:-[a-zđ]{2,8}){1,2})(?![\w/-])"
_LOWERED = re.compile(rf"(?<![\w/.-])(?P<ordinal>\d{{1,5}}(?:/(?:19|20)\d\d)?){_LOWERED_SYMBOL}")
_LOWERED_STROKE = re.compile(_LOWERED_SYMBOL)  # begins with a stroke, and so is found fast
_LONGEST_ORDINAL = 10
_BREAK = re.compile(r"[.;:()!?|]|\n\s*\n|\d")


def find_lowered(text: str, start: int, end: int) -> Iterator[Mention]:
    """Numbers typed in small letters behind a kind: "quyết định số 12/qđ-ubnd" is 12/QĐ-UBND."""
    for found in _lowered(text, start, end):
        head = before_so(text, found.start(), start)
        kind = kind_before(text, head, start)
        symbol = _official(found["symbol"])
        if kind is None or is_form(text, kind.start) or not is_known_symbol(symbol):
            continue
        dated = read_date(text, found.end(), end)
        stop, date = dated if dated else (found.end(), None)
        number = f"{found['ordinal']}/{symbol}"
        yield Mention(
            kind.start, stop, stop, "full", "kind_number", _kind_name(kind, symbol), number, symbol, date,
            own_kind=True, plural=kind.plural, has_so=head < found.start(),
        )  # fmt: skip


def _lowered(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    for stroke in _LOWERED_STROKE.finditer(text, start, end):
        found = _LOWERED.search(text, max(start, stroke.start() - _LONGEST_ORDINAL), stroke.end())
        if found and found.end() == stroke.end():
            yield found


def _official(symbol: str) -> str:
    """A symbol as offices type it: "qđ-ttg" → "QĐ-TTg"."""
    return "-".join({"TTG": "TTg", "TTR": "TTr"}.get(group, group) for group in symbol.upper().split("-"))


def find_numbered(text: str, start: int, end: int) -> Iterator[Mention]:
    """Every citation with a full number between two offsets, in order."""
    position = start
    while anchor := _ANCHOR.search(text, position, end):
        mention = None if _inside_a_word(text, anchor.start()) else _read(text, anchor.start(), end, start)
        position = mention.end if mention else anchor.start() + 1
        while mention is None and position < end and text[position].isdigit():
            position += 1
        if mention:
            yield mention


def _inside_a_word(text: str, start: int) -> bool:
    """ "KL55/8", "QCVN 01:2021/BXD", "1.234/QĐ": the digits are the end of something else."""
    before = text[start - 1 : start]
    if before in (":", "ố", "Ố"):  # "số:12/QĐ-UBND", "Tờ trình số347/TTr-CP"
        return not _GLUED_SO.search(text, max(0, start - 7), start)
    return (
        bool(before) and (before.isalnum() or before in "./_") or before in ",-–" and before != "" and text[start - 2 : start - 1].isalnum()
    )


def find_misread(text: str, start: int, end: int) -> Iterator[Mention]:
    """Numbers whose digits an OCR took for letters, behind a kind: "Quyết định số O5/QĐ-UBND" is 05/QĐ-UBND."""
    for at, number, symbol, stop in misread(text, start, end):
        mention = _with_words(text, (at, end, start), number, symbol, stop)
        if mention and mention.own_kind:
            yield mention


def _read(text: str, start: int, end: int, floor: int) -> Mention | None:
    number, symbol, stop = as_written(text, start, end)
    return _with_words(text, (start, end, floor), number, symbol, stop) if number else None


def _with_words(text: str, place: tuple[int, int, int], number: str, symbol: str, stop: int) -> Mention | None:
    """The mention of a number with its kind before it and its date behind it; `place`: its start, end and floor of the stretch."""
    start, end, floor = place
    head = before_so(text, start, floor)
    kind = kind_before(text, head, floor) or _distant_kind(text, head, floor, symbol)
    if kind and is_form(text, kind.start):
        return None
    if kind is None and not _stands_alone(text, head, start, symbol):
        return None
    if kind is None and head == start and text[start - 1 : start].isalnum():
        return None
    dated = read_date(text, stop, end)
    same_day = dated is not None and "cùng" in text[stop : dated[0]]
    stop, date = dated if dated else (stop, None)
    begin = kind.start if kind else head
    return Mention(
        begin, stop, stop, "full", "kind_number" if kind else "number", _kind_name(kind, symbol), number, symbol, date,
        own_kind=kind is not None, plural=kind is not None and kind.plural, has_so=head < start, same_day=same_day,
    )  # fmt: skip


def _kind_name(kind: KindWords | None, symbol: str) -> str | None:
    """The kind said, unless it only says "văn bản" or is a longer phrase that holds the symbol's kind ("Thông báo kết luận")."""
    by_symbol = kind_of(symbol)
    if kind is None:
        return by_symbol
    longer = by_symbol and (by_symbol.lower() in kind.name.lower() or by_symbol.startswith(f"{kind.name} ")) and kind.name != "Luật"
    if by_symbol and (longer or kind.name in load("kinds")["vague"]):
        return by_symbol
    return kind.name


def _distant_kind(text: str, head: int, floor: int, symbol: str) -> KindWords | None:
    """ "Nghị định của Chính phủ số 132/2008/NĐ-CP": the kind of the symbol, some words before, with nothing between that ends a phrase."""
    kind = kind_of(symbol)
    if kind is None or text[head : head + 1] not in ("s", "S"):
        return None
    low = max(floor, head - 160)
    window = text[low:head]
    at = max(window.rfind(kind), window.rfind(kind.lower()))
    if at < 0 or _BREAK.search(window, at) or (at and window[at - 1].isalnum()):
        return None
    between = window[at + len(kind) :].split()
    if (
        between[:1]
        and between[0] in ("này", "trên", "nêu")
        or len(between) > 3
        and not (between[0] in ("của", "quy", "hướng", "ban", "về") or len(between) < 9 and all(w[0].islower() for w in between))
    ):
        return None
    return KindWords(low + at, kind, False, kind)


def _stands_alone(text: str, head: int, start: int, symbol: str) -> bool:
    """Whether a number without a kind before it is a document: its symbol is known and nothing says otherwise ("Mẫu số 01/ĐK-TCT")."""
    if not is_known_symbol(symbol) or _is_false_friend(text, head):
        return False
    return head < start or "/" in symbol or "-" in symbol


def is_form(text: str, head: int) -> bool:
    """ "mẫu quyết định số 01/QĐ-XP": a form for such papers."""
    before = text[max(0, head - 12) : head].lower().split()
    return bool(before) and before[-1] in ("mẫu", "biểu", "mã")


def _is_false_friend(text: str, head: int) -> bool:
    low = max(0, head - 30)
    before = text[low:head].rstrip(" \t\xa0:").lower().split()
    last = [" ".join(before[-count:]) for count in (1, 2, 3) if len(before) >= count]
    return any(phrase.strip("(,.-–+") in words("not_documents") for phrase in last)
