"""The grammar of document numbers: how they are written, what their symbol says.

State papers put a slash after the number (`128/NQ-CP`, `15/2024/TT-NHNN`, `3852/UBND-TH`), Party papers a
hyphen (`07-KL/TW`, `176-CV/TU`). Blanks, line ends and long dashes slip in everywhere; a bullet dash at the
beginning of the next line is no part of a number.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

from ingest.vocabulary import load
from model.fold import fold
from model.text import Span

_UPPER = "A-ZĐÂÊÔƠƯĂ"
_LOWER = "a-z" + "".join(chr(code) for code in range(0xDF, 0x1EFA) if chr(code).islower())
_GAP = r"[ \t\xa0]{0,3}(?:\r?\n[ \t\xa0]{0,12})?"  # a few blanks, at most one line end
_DASH = "[-‐‑–—−]"
# a word may be glued behind it ("128/NQ-CPngày")
# TTg, CTr, UBTVQH15, BGD&ĐT, V.I: capitals, a single small letter between, a point only before a capital or a digit
_TOKEN = rf"[{_UPPER}](?:[{_UPPER}0-9&]|[a-zđ](?![{_LOWER}])|\.(?=[{_UPPER}0-9])){{0,24}}(?:(?![\wà-ỹ])|(?=ngày|của))"
_SLASH = rf"{_GAP}/{_GAP}"
_HYPHEN = rf"{_DASH}{_GAP}"
_LOOSE_HYPHEN = rf"[ \t\xa0]{{0,2}}{_DASH}{_GAP}"

# "SVH,TT,DL": a department written with the commas of its name
_COMMA = rf",(?=(?:{'|'.join(load('symbols')['behind_comma'])})(?!\w))"

NUMBER: dict[str, str] = {
    "gap": _GAP,
    "dash": _DASH,
    "token": _TOKEN,
    # 128, 08, 12a, 1.234 is no number of a document
    "ordinal": r"\d{1,6}[a-zđA-ZĐ]?",
    "year": r"(?:19|20)\d\d",
}
"""Fragments of patterns, for those who build their own."""

_STATE = re.compile(
    rf"""(?P<ordinal>\d{{1,6}}(?:[a-zA-ZĐđ]|\.\d{{1,2}})?(?![\d]))
    (?:{_SLASH}(?P<year>(?:19|20)\d\d)(?=[ \t\xa0\r\n]{{0,8}}[/\-–]))?
    (?:{_SLASH}|(?<=\d\d\d\d){_HYPHEN})
    (?P<symbol>{_TOKEN}(?:{_LOOSE_HYPHEN}{_TOKEN}|[ \t\xa0](?=[{_UPPER}]){_TOKEN})?(?:(?:{_HYPHEN}|/|{_COMMA}){_TOKEN}){{0,5}})""",
    re.VERBOSE,
)
_PARTY = re.compile(
    rf"""(?P<ordinal>\d{{1,5}}[a-z]?){_LOOSE_HYPHEN}
    (?P<symbol>[{_UPPER}][{_UPPER}a-z]{{0,5}}(?:{_DASH}[{_UPPER}]{{1,4}})?{_SLASH}{_TOKEN}(?:{_HYPHEN}{_TOKEN}){{0,3}})""",
    re.VERBOSE,
)
# "NQ CP", "KH - UBND": two groups with blanks between
_LOOSE = re.compile(rf"{_TOKEN}([ \t\xa0]{{1,2}}(?:{_DASH}{_GAP})?|{_DASH}[ \t\xa0])({_TOKEN})")
_DASHES = re.compile(_DASH)
_LONG_DASHES = re.compile(_DASH)
_BLANKS = re.compile(r"\s+")
_AROUND_MARKS = re.compile(r"\s*([-/])\s*")
_BEFORE_LEGISLATURE = re.compile(r"(?<=QH)\s+(?=\d)")
_BETWEEN_GROUPS = re.compile(r"(?<=\w)\s+(?=\w)")
_HEAD = re.compile(r"^\s*số\s*:?\s*", re.IGNORECASE)
_ZEROS = re.compile(r"^0+(?=\d)")
_LEGISLATURE = re.compile(r"^(\D+?)(\d{1,2}|[IVXLn]{1,5})$")
_LEGISLATURE_APART = re.compile(r"[ \xa0](?:1[0-6]|[89])(?=\s*(?:,|;|\.|\)|ngày|của|về|$))")
_SPLIT = re.compile(r"[/\-\s]+")
_SYMBOL_START = re.compile(r"^\s*\d{1,6}(?:[a-zA-ZĐđ]|\.\d{1,2})?\s*[-/]\s*(?:(?:19|20)\d\d\s*[-/]\s*)?")


class NumberMatch(msgspec.Struct, frozen=True, gc=False):
    """A number found in a text: `number` without blanks (`15/2024/TT-NHNN`), `symbol` (`TT-NHNN`), `year` (`2024` or empty)."""

    span: Span
    number: str
    symbol: str
    year: str = ""


def match_number(text: str, start: int, end: int) -> NumberMatch | None:
    """The number that begins at `start`, None where there is none: "3852 /UBND-TH", "07-KL/TW", "45/2013/QH13".

    Any group of capitals will do as a symbol; `is_known_symbol` tells the ones that offices use.
    """
    found = _STATE.match(text, start, end) or _PARTY.match(text, start, end)
    if found is None:
        return None
    stop = _with_legislature_number(text, _end_of_symbol(text, found), end)
    number = _with_hyphen(normal_number(text[start:stop]))
    year = found.groupdict().get("year") or ""
    return NumberMatch(Span(start, stop), number, symbol_of(number), year)


def _with_hyphen(number: str) -> str:
    """The hyphen that a copy lost between kind and body, or between body and drafting unit: "128/NQCP", "12/UBNDKGVX"."""
    symbol = symbol_of(number)
    groups = _SPLIT.split(symbol)
    parts = _unglued(groups[0]) if len(groups) == 1 and "/" in number else groups[:1]
    return number[: len(number) - len(symbol)] + "-".join(parts) if len(parts) > 1 and symbol else number


def _with_legislature_number(text: str, stop: int, end: int) -> int:
    """ "18/2008/NQ-QH 12 ngày ...": the number of the legislature after a blank belongs to the symbol."""
    found = _LEGISLATURE_APART.match(text, stop, end)
    return found.end() if found and text.endswith(("QH",), 0, stop) else stop


def _end_of_symbol(text: str, found: re.Match[str]) -> int:
    """Where the symbol ends: a group after blanks belongs to it only as the body after a kind ("NQ CP", "KH - UBND")."""
    start, stop = found.span("symbol")
    loose = _LOOSE.match(text, start, stop)
    if loose is None or _is_kind_and_body(text[start : loose.start(1)], loose[2]) or _is_one_sided(loose[1]):
        return stop
    return loose.start(1)


def _is_one_sided(gap: str) -> bool:
    """ "UBND -KGVX", "UBND- KGVX": a hyphen that touches one of the groups."""
    return bool(_DASHES.search(gap)) and not (gap[0].isspace() and gap[-1].isspace())


def _is_kind_and_body(kind: str, body: str) -> bool:
    return kind in _kinds_by_symbol() and is_body_symbol(body)


@lru_cache(maxsize=4096)
def normal_number(text: str) -> str:
    """A number as an official types it: no blanks, plain hyphens, no "Số:" before it.

    >>> normal_number("Số: 3852 /UBND–TH")
    '3852/UBND-TH'
    """
    plain = _LONG_DASHES.sub("-", _HEAD.sub("", text)).strip()
    if len(plain.split()) > 1:
        plain = _AROUND_MARKS.sub(r"\1", plain)
        plain = _BEFORE_LEGISLATURE.sub("", plain)
        plain = _BETWEEN_GROUPS.sub("-" if "/" in plain else "", plain)
    return _BLANKS.sub("", plain)


@lru_cache(maxsize=4096)
def fold_number(number: str) -> str:
    """What two spellings of one number share: no diacritics, blanks or leading zeros.

    >>> fold_number("Số: 08/QĐ–TTg")
    '8/qd-ttg'
    """
    return _ZEROS.sub("", fold(normal_number(number)).replace(" ", ""))


def symbol_of(number: str) -> str:
    """The symbol inside a number: "128/NQ-CP" → "NQ-CP", "07-KL/TW" → "KL/TW", "45/2013/QH13" → "QH13"."""
    return _SYMBOL_START.sub("", normal_number(number), count=1)


@lru_cache(maxsize=4096)
def kind_of(symbol: str) -> str | None:
    """The kind a symbol names, None where it names none: "KH-UBND" → "Kế hoạch", "UBND-TH" → "Công văn", "QH14" → None."""
    groups = _groups(symbol)
    if not groups:
        return None
    kind = _kinds_by_symbol().get(groups[0])
    if kind and _stands_as_kind(groups):
        return kind
    if len(groups) > 1 and groups[1] in load("symbols")["kind_may_follow"] and is_body_symbol(groups[0]):
        return _kinds_by_symbol()[groups[1]]
    is_letter = len(groups) > 1 or groups[0] in load("symbols")["local"] or groups[0].startswith("VP")
    return "Công văn" if is_letter and not _with_legislature(groups[0]) else None


def _stands_as_kind(groups: list[str]) -> bool:
    if groups[0] not in load("kinds")["only_before_a_body"]:
        return True
    return len(groups) > 1 and is_body_symbol(groups[1])


@lru_cache(maxsize=4096)
def issuer_of(symbol: str) -> str | None:
    """The one body a symbol can mean, None where several could: "NQ-CP" → "Chính phủ", "KH-UBND" → None.

    Joint papers name all: "TTLT-BTC-BNV" → "Bộ Tài chính; Bộ Nội vụ".
    """
    groups = _groups(symbol)
    if groups and groups[0] in _kinds_by_symbol() and _stands_as_kind(groups):
        joint = groups[0] in ("TTLT", "TTLB", "NQLT", "KHLT")
        groups = groups[1:] if joint else groups[1:2]
    else:
        groups = groups[:1]
    names = [_body(group) for group in groups]
    if not names or None in names:
        return None
    return "; ".join(dict.fromkeys(name for name in names if name))


@lru_cache(maxsize=4096)
def is_known_symbol(symbol: str) -> bool:
    """Whether offices write such a symbol: its first group is a kind or a body ("KH-UBND", "UBND-TH", "HĐBT")."""
    groups = _groups(symbol)
    return bool(groups) and (groups[0] in _kinds_by_symbol() or any(map(is_body_symbol, groups)))


def is_body_symbol(group: str) -> bool:
    """Whether one group names a body: "UBND", "QH14", "SYT", "BCĐ389"."""
    if _body(group) or group.rstrip("0123456789") in load("symbols")["local"]:
        return True
    # Sở (S…), Ban chỉ đạo (BCĐ…), Ủy ban (UB…), Đảng ủy (ĐU…), Hội đồng (HĐ…), văn phòng (VP…), Bộ and Ban (B…TW, B…TU)
    return bool(re.match(r"(?:BCĐ|UB|ĐU|HĐND|VP|MTTQ|VKS|TAND|BCH|BQL)\w*$|(?:S[A-ZĐ&]{2,8}|B\w{1,6}(?:TW|TU|HU))$", group))


def _body(group: str) -> str | None:
    bodies: dict[str, str] = load("symbols")["bodies"]
    return bodies.get(group) or bodies.get(_with_legislature(group) or "")


def _with_legislature(group: str) -> str | None:
    """QH14 → QH: the body of a group that carries the number of the legislature."""
    found = _LEGISLATURE.match(group)
    if found and found[1] in load("symbols")["with_legislature"]:
        return found[1]
    return group if group in load("symbols")["with_legislature"] else None


def _groups(symbol: str) -> list[str]:
    groups = [group for group in _SPLIT.split(symbol) if group]
    return _unglued(groups[0]) + groups[1:] if groups else []


def _unglued(group: str) -> list[str]:
    """A kind and a body that lost their hyphen: "QĐUBND" → QĐ, UBND; "NĐCP" → NĐ, CP."""
    bodies, kinds = load("symbols"), _kinds_by_symbol()
    if group in kinds or group in bodies["bodies"] or group in bodies["local"]:
        return [group]
    for cut in range(min(4, len(group) - 1), 1, -1):
        if group[:cut] in kinds and (group[cut:] in bodies["bodies"] or group[cut:] in bodies["local"]):
            return [group[:cut], group[cut:]]
    body = next((b for b in bodies["before_units"] if group.startswith(b) and group[len(b) :] in bodies["units"]), "")
    return [body, group[len(body) :]] if body else [group]


@cache
def _kinds_by_symbol() -> dict[str, str]:
    return {symbol: kind["name"] for kind in load("kinds")["kinds"] for symbol in kind.get("symbols", ())}


def issuing_group(symbol: str) -> str:
    """The group of a symbol that stands for the issuing body: "KH-UBND" → "UBND", "UBND-KGVX" → "UBND", "KL/TW" → "TW"."""
    groups = _groups(symbol)
    if len(groups) > 1 and groups[0] in _kinds_by_symbol() and _stands_as_kind(groups):
        return groups[1]
    return groups[0] if groups else ""
