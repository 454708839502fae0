"""Laws, codes and ordinances by name: "Luật Đất đai năm 2013", "Luật sửa đổi, bổ sung một số điều của Luật Giá số 16/2023/QH15"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from ingest.extract.citations.mention import Mention
from ingest.extract.citations.tails import BLANK, read_date, read_year, words
from ingest.numbers import match_number
from ingest.vocabulary import load
from model.fold import fold_keep

# "Luật", "luật", "LUẬT" as a word of its own; the anchors are few, so the rest is matched locally
_ANCHOR = re.compile(
    r"(?<!\w)(?:(?:Bộ|bộ|BỘ)\s{1,3}(?:Luật|luật|LUẬT)|(?:Pháp|pháp|PHÁP)\s{1,3}(?:lệnh|Lệnh|LỆNH)"
    r"|Luật|luật|LUẬT|Hiến\s{1,3}pháp|HIẾN PHÁP)(?!\w)"
)
_FRAGMENTS = ("uật", "UẬT", "háp", "HÁP")  # in Luật, Bộ luật, Pháp lệnh, Hiến pháp
_CONSTITUTION = re.compile(
    rf"{BLANK}{{1,3}}nước{BLANK}{{1,3}}(?:Cộng{BLANK}+hòa|Cộng{BLANK}+hoà|CHXHCN)[\w \xa0]{{0,40}}?Việt{BLANK}{{1,2}}Nam"
)
_WORD = re.compile(r"[^\W_]+(?:/[^\W_]+)?")
_BETWEEN = re.compile(r"[\s,;\-–\"“”()]{1,5}")
_NUMBER_HEAD = re.compile(rf"{BLANK}{{1,3}}(?:\([Ss]ửa đổi\){BLANK}{{0,2}})?(?:[Ss]ố{BLANK}{{0,2}}:?{BLANK}{{0,3}})?(?=\d)")
_AMENDING = re.compile(
    rf"{BLANK}{{1,3}}[Ss]ửa{BLANK}{{1,2}}đổi(?:[^.;:()]{{0,140}}?)(?=(?:[Bb]ộ{BLANK}[Ll]uật|[Ll]uật|[Pp]háp{BLANK}[Ll]ệnh)\b)"
)
# "Luật Khoa học và công nghệ (Luật số 29/2013/QH13 ngày 18/6/2013)": one law
_NUMBER_IN_BRACKETS = re.compile(
    rf"{BLANK}{{1,3}}\((?:(?:Bộ{BLANK})?[Ll]uật{BLANK}|Pháp{BLANK}lệnh{BLANK})?số{BLANK}{{0,2}}:?{BLANK}{{0,3}}(?=\d)"
)
_REVISED = re.compile(rf"{BLANK}{{1,3}}\(sửa{BLANK}đổi\)(?!{BLANK}{{1,3}}(?:năm|số|ngày|\d))")  # "Luật Thủ đô (sửa đổi)": a draft
# a name may go on in words that the list of names lacks: "Luật Đầu tư công theo phương thức đối tác công tư, Luật ..."
_NEXT_LAW = re.compile(
    rf"(?:{BLANK}{{1,2}}[^\W\d_]+){{0,8}}?{BLANK}{{0,2}}(?:,|;|{BLANK}và){BLANK}{{1,3}}(?=(?:Bộ{BLANK})?[Ll]uật|Pháp{BLANK})"
)
_KINDS = {"b": "Bộ luật", "l": "Luật", "p": "Pháp lệnh", "h": "Hiến pháp"}
_ISSUERS = {"Pháp lệnh": "Ủy ban Thường vụ Quốc hội"}
_BEFORE_LOWER = ("quy", "kỷ", "định")  # "pháp luật", "quy luật giá trị", "kỷ luật lao động"
_LONGEST_NAME = 34  # words


@dataclass(frozen=True, slots=True)
class _Name:
    end: int
    title: str | None
    listed: bool
    amending: bool = False


def find_laws(text: str, start: int, end: int) -> Iterator[Mention]:
    """Every law named between two offsets, in order."""
    position = start
    for hit in sorted(_hits(text, start, end)):
        anchor = _anchor_at(text, hit, position, end)
        mention = _read_law(text, anchor, end) if anchor else None
        if mention:
            position = mention.end
            yield mention


def _hits(text: str, start: int, end: int) -> Iterator[int]:
    """Where the letters stand that every kind word holds; `str.find` is far cheaper than a pattern tried at each place."""
    for fragment in _FRAGMENTS:
        hit = text.find(fragment, start, end)
        while hit >= 0:
            yield hit
            hit = text.find(fragment, hit + 3, end)


def _anchor_at(text: str, hit: int, floor: int, end: int) -> re.Match[str] | None:
    """The kind word around a hit: it begins one letter before, or with the word before that ("Bộ luật", "Hiến pháp")."""
    first = hit - 1
    if first < floor:
        return None
    before = text[max(floor, first - 8) : first].rstrip()
    two_words = max(floor, first - 8) + len(before) - (2 if before[-2:].lower() == "bộ" else 4)
    longer = _ANCHOR.match(text, two_words, end) if two_words >= floor and before[-2:].lower() in ("bộ", "ến") else None
    return longer or _ANCHOR.match(text, first, end)


def _read_law(text: str, anchor: re.Match[str], end: int) -> Mention | None:
    kind = _KINDS[anchor[0][0].lower()]
    if kind == "Hiến pháp":
        return _read_constitution(text, anchor, end)
    if _is_other_word(text, anchor):
        return None
    name = _amending_name(text, anchor.end(), end) or _listed_name(text, anchor, end) or _unlisted_name(text, anchor, end)
    if name is None:
        return None
    return _with_tail(text, anchor.start(), end, kind, name)


def _is_other_word(text: str, anchor: re.Match[str]) -> bool:
    before = text[max(0, anchor.start() - 12) : anchor.start()].split()
    last = before[-1].lower() if before else ""
    return last == "pháp" or anchor[0][0].islower() and last in _BEFORE_LOWER or last in words("law_drafts_before")


def _read_constitution(text: str, anchor: re.Match[str], end: int) -> Mention | None:
    country = _CONSTITUTION.match(text, anchor.end(), end)
    stop = country.end() if country else anchor.end()
    tail = read_date(text, stop, end) or read_year(text, stop, end)
    if not country and not tail:
        return None
    after = tail[0] if tail else stop
    title = " ".join(text[anchor.start() : stop].split())
    return Mention(
        anchor.start(), after, after, "law", "constitution", "Hiến pháp", date=tail[1] if tail else None, issuer="Quốc hội", title=title
    )


def _with_tail(text: str, start: int, end: int, kind: str, name: _Name) -> Mention | None:
    """The number and the date after the name, if there are any; None for a draft that revises the law of that name."""
    stop, number, symbol, date = name.end, None, "", None
    if _REVISED.match(text, stop, end):
        return None
    head = _NUMBER_HEAD.match(text, stop, end) or _NUMBER_IN_BRACKETS.match(text, stop, end)
    found = match_number(text, head.end(), end) if head else None
    if found:
        stop, number, symbol = found.span.end, found.number, found.symbol
    after = stop
    dated = read_date(text, stop, end) or (None if number else read_year(text, stop, end))
    if dated:
        after, date = dated
    if head and "(" in head[0] and text[after : after + 1] == ")":
        stop, after = (stop, after + 1) if dated else (after + 1, after + 1)
    # behind "Luật sửa đổi ... của Luật X" the date may be read as that of either law, so the words of the name stand alone
    return Mention(
        start, stop if name.amending else after, after, "law", "law_name" if name.listed else "law_unlisted", kind, number, symbol, date,
        issuer=_ISSUERS.get(kind, "Quốc hội"), title=f"{kind} {name.title}" if name.title else None,
    )  # fmt: skip


def _amending_name(text: str, start: int, end: int) -> _Name | None:
    """ "Luật sửa đổi, bổ sung một số điều của Luật A, Luật B và Luật C": the laws it changes belong to its name."""
    head = _AMENDING.match(text, start, min(end, start + 200))
    if head is None:
        return None
    first = _inner_name(text, head.end(), end)
    if first is None:
        return None
    last = first
    while gap := _NEXT_LAW.match(text, last, end):
        following = _inner_name(text, gap.end(), end)
        if following is None:
            break
        last = following
    # the list is its own only where a number or a date closes it
    stop = last if last == first or _closed(text, last, end) else first
    title = " ".join(text[start:stop].split()).replace(" ,", ",")
    return _Name(stop, title, listed=True, amending=True)


def _closed(text: str, position: int, end: int) -> bool:
    return _NUMBER_HEAD.match(text, position, end) is not None or read_date(text, position, end) is not None


def _inner_name(text: str, start: int, end: int) -> int | None:
    anchor = _ANCHOR.match(text, start, end)
    if anchor is None:
        return None
    name = _listed_name(text, anchor, end) or _unlisted_name(text, anchor, end)
    return name.end if name else _plural_laws(text, anchor, end)


def _plural_laws(text: str, anchor: re.Match[str], end: int) -> int | None:
    """ "... của các luật liên quan đến đầu tư xây dựng cơ bản": words up to a number, a date or a mark."""
    before = text[max(0, anchor.start() - 5) : anchor.start()].lower()
    if "các" not in before and not before.rstrip()[-1:].isdigit():
        return None
    found = re.compile(rf"(?:{BLANK}{{1,2}}(?!số\b|ngày\b|năm\b|được\b|quy định)[^\W\d_]+){{1,12}}").match(text, anchor.end(), end)
    return found.end() if found else None


def _listed_name(text: str, anchor: re.Match[str], end: int) -> _Name | None:
    """The longest listed name that follows the kind word."""
    kind = _KINDS[anchor[0][0].lower()]
    node: dict[str, Any] = _names()[kind]
    position, best, count, best_count = anchor.end(), None, 0, 0
    while count < _LONGEST_NAME:
        gap = _BETWEEN.match(text, position, end)
        word = _WORD.match(text, gap.end(), end) if gap else None
        if word is None:
            break
        node = node.get(_key(word[0])) or {}
        if not node:
            break
        position, count = word.end(), count + 1
        if "" in node:
            best, best_count = _Name(position, node[""], listed=True), count
    if best and anchor[0][0].islower() and best_count < 2:
        return None
    return best


def _unlisted_name(text: str, anchor: re.Match[str], end: int) -> _Name | None:
    """A name that a number or date ends, or a run of words that begins with a capital and stops at a word of law_stops."""
    stop, capital = _run_of_words(text, anchor.end(), end)
    if stop == anchor.end() or not capital or (anchor[0].isupper() and len(anchor[0]) > 1 and not _closed(text, stop, end)):
        return None
    title = " ".join(text[anchor.end() : stop].split()).replace(" ,", ",")
    if not _closed(text, stop, end) and (anchor[0][0].islower() or len(title.split()) < 2):
        return None
    return _Name(stop, title, listed=False)


def _run_of_words(text: str, start: int, end: int) -> tuple[int, bool]:
    stops = words("law_stops")
    position, first_capital = start, False
    for count in range(16):
        gap = re.compile(rf"{BLANK}{{1,3}}").match(text, position, end)
        word = _WORD.match(text, gap.end(), end) if gap else None
        if word is None or word[0].lower() in stops or word[0][0].isdigit():
            break
        if count == 0:
            first_capital = word[0][0].isupper()
        if word[0].lower() in ("và", "của", "về") and _starts_anew(text, word.end()):
            break
        position = word.end()
    return position, first_capital


def _starts_anew(text: str, position: int) -> bool:
    """Whether another paper begins here: "Luật Việc làm và Nghị định ..."."""
    following = text[position : position + 24].split()
    return bool(following) and following[0] in (
        "các",
        "Luật",
        "Bộ",
        "Nghị",
        "Thông",
        "Quyết",
        "Pháp",
        "những",
        "Chính",
        "Quốc",
        "pháp",
        "Điều",
        "văn",
    )


@cache
def _names() -> dict[str, dict[str, Any]]:
    """For each kind a tree of words; the key "" holds the full name."""
    return {kind: _tree(names) for kind, names in load("laws").items()}


def _tree(names: list[str]) -> dict[str, Any]:
    root: dict[str, Any] = {}
    for name in names:
        node = root
        for word in _WORD.findall(name):
            node = node.setdefault(_key(word), {})
        node[""] = name
    return root


@cache
def _key(word: str) -> str:
    """A word of a name for comparing: "hoá" and "hóa" are one, "giá" and "gia" are two."""
    lower = word.lower()
    plain = fold_keep(lower)
    tone = "".join(sorted(set(_marks(lower))))
    return f"{plain}{tone}"


def _marks(word: str) -> str:

    return "".join(c for c in unicodedata.normalize("NFD", word) if unicodedata.combining(c))
