"""Where a letterhead stands: motto, issuing body, number, place and date, however the columns were flattened.

The two columns of a letterhead come one after the other, interleaved line by line, or glued. So nothing here
relies on the order of lines: the motto anchors a letterhead, its known pieces are found by what they say, and
what is left over in capitals names the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from ingest.numbers import NumberMatch, is_body_symbol, is_known_symbol, kind_of, match_number
from ingest.parse.loose import GAP, LOWER, UPPER, any_of, loose
from ingest.patterns import find_at
from ingest.vocabulary import load
from model.text import Span

_WORDS = load("letterhead")
# Interleaved columns put the body's name between any two words of the motto. Atomic steps: a word is looked for once.
# Behind the first word stands no second one: "BỘ CÔNG THƯƠNG / CỘNG HÒA ..." begins at CỘNG.
_STATE, _PARTY = (
    f"({loose(words[0])})(?>(?:(?!{loose(words[0])})[^{LOWER}]){{0,70}}?({loose(words[1])}))"
    + "".join(rf"(?>[^{LOWER}]{{0,70}}?({loose(word)}))" for word in words[2:])
    for words in (load("letterhead")["mottos"][line].split() for line in ("state", "party"))
)
MOTTO = re.compile(f"(?P<state>{_STATE})|(?P<party>{_PARTY})")
_MOTTO_STARTS = re.compile("[" + "".join(loose(load("letterhead")["mottos"][line][0])[1:-1] for line in ("state", "party")) + "]")
TAGLINE = re.compile(
    loose("Độc lập", r"\s{0,20}")
    + r"[\s|;,.\-_]{0,10}"
    + loose("Tự do", r"\s{0,20}")
    + r"[\s|;,.\-_]{0,10}"
    + r"[Hh]"
    + loose("ạnh", "")
    + r"\s{0,20}[Pp]"
    + loose("húc", "")
)
# "Số: 12/KH-UBND", "Só 12", "SỐ: 12", "Nghị quyết số: 12/2025/QH15", "Luật số: 12"
_SO = rf"[ốôồóòổoỐÔỒÓÒỔO](?![{LOWER}])[ \t]{{0,6}}"
_LAWS = "Nghị quyết|Luật|Bộ luật|Pháp lệnh|Lệnh|Quyết định|Chỉ thị|Nghị định|Thông tư"
NUMBER_LABEL = re.compile(rf"(?:(?P<kind>{_LAWS})\s+s|S){_SO}(?P<colon>[:.;]?)")
BLANK_NUMBER = re.compile(
    r"[\s._…]{0,60}(?P<rest>(?:/\s?(?:20\d\d\s?/\s?)?|-\s?)[A-ZĐ][A-ZĐa-z&]{0,6}\s?[-/]\s?[A-ZĐ][A-ZĐa-z&]{1,12}(?:-[A-ZĐ]{1,8})?)"
)
_SMALL = re.compile(f"[{LOWER}]{{2}}")
RULE = re.compile(r"^[\s|\-_=*~.]*$")
_INDENT = r"[^\S\n]{0,80}"
# "BỘ Y TẾ", "ỦYBAN NHÂN DÂN", "SỞNỘI VỤ": of a word alone only those that no other word begins with
_GLUED_HEADS = any_of([head for head in _WORDS["heads"] if " " in head or head in _WORDS["glued_heads"]], r"\s{0,4}")
HEAD = re.compile(
    rf"{_INDENT}[\s\"“”'(|.~\-*]{{0,6}}(?P<head>(?:{any_of(_WORDS['heads'])})(?![{UPPER}])|{_GLUED_HEADS}(?=[{UPPER}]{{2}}|\s|$))"
)
_OFFICE = re.compile(
    r"\s{0,20}(?:(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\s?[./]|PHÓ\b|CHỦ TỊCH(?! NƯỚC)|CHÁNH\b|GIÁM ĐỐC|BÍ THƯ|BỘ TRƯỞNG|THỨ TRƯỞNG|TRƯỞNG\b)"
)
_BODY_LINE = re.compile(r"\s{0,20}(?:[-+]\s|Nơi nhận|Kính gửi|Điều\s|Căn cứ)|.{0,400}\./\.")
_FORM = re.compile(r"(?i)\bmẫu\s+(?:số|\d)|\bphụ lục\b|\bbiểu\s+(?:số|mẫu)")
_NUMBER_LINE = re.compile(rf"{_INDENT}[\s|*]{{0,8}}(?:S{_SO}[:.;]?|(?:{_LAWS})\s+s{_SO}:)[\s|._…]{{0,40}}(?:\d|/|-|$)")
# What a receiving office stamped above the letterhead: "VĂN PHÒNG / ĐẾN Số: 1205 / Ngày: 05/7/2023 / Chuyển:"; so much for its signature.
_STAMP = re.compile(r"[\s|]{0,20}" + any_of(_WORDS["stamps"]) + r"(?![^\W\d_])|[\s|]{0,20}S" + _SO + r"[:.;]?\s?\d{1,6}\s*$")
_LINES_BACK = 24
_NARROW = 24  # characters of a line in a narrow column, which count half


class Letterhead(msgspec.Struct, frozen=True, gc=False):
    """`start` is the first character of the first piece; `motto` is None where a number and a body stand alone."""

    start: int
    motto: Span | None
    party: bool
    motto_words: tuple[Span, ...] = ()


def find_letterheads(text: str, start: int, end: int) -> Iterator[Letterhead]:
    """Every letterhead in order, also those of forms and quotations: `is_document` tells them apart."""
    done = start
    for found in find_at(_MOTTO_STARTS, MOTTO, text, (start, end)):
        match = _tightest(text, found)
        if not _opens_cell(text, match.start(), start):
            continue
        head = _first_line(text, match.start(), done)
        yield Letterhead(head, Span(match.start(), match.end()), match["party"] is not None, _words(match))
        done = match.end()


def _tightest(text: str, match: re.Match[str]) -> re.Match[str]:
    """The motto without words of the body above it that look like its own: "CÔNG AN TỈNH HÒA BÌNH / CỘNG HÒA XÃ HỘI ..."."""
    for start in _MOTTO_STARTS.finditer(text, match.start() + 1, match.end()):
        later = MOTTO.match(text, start.start(), match.end())
        match = later if later else match
    return match


def _words(match: re.Match[str]) -> tuple[Span, ...]:
    """The words of the motto, without what the other column put between them."""
    return tuple(Span(*match.span(i)) for i in range(1, MOTTO.groups + 1) if match[i] and match.span(i) != match.span())


def _opens_cell(text: str, position: int, floor: int) -> bool:
    """Whether only capitals, marks and blanks stand before the motto on its line."""
    line = text[max(text.rfind("\n", floor, position) + 1, position - 120) : position]
    if _explains(line):
        return False
    return not _SMALL.search(line) or bool(re.search(r"(?:\s{3}|\|\s?)$", line)) or bool(_NUMBER_LINE.match(line))


def _explains(line: str) -> bool:
    """A row of a table about the parts of a letterhead: "1 | Tên nước | In hoa | 13 | Đứng, đậm | CỘNG HÒA ..."."""
    cells = line.split("|")
    return len(cells) > 4 and sum(bool(_SMALL.search(cell)) for cell in cells) > 2


def _first_line(text: str, motto: int, floor: int) -> int:
    """The start of the letterhead: the highest line above the motto that names a body or a number, nothing else between."""
    best = position = max(text.rfind("\n", floor, motto) + 1, floor)
    mixed = 0.0
    for _ in range(_LINES_BACK):
        if position <= floor:
            break
        above = max(text.rfind("\n", floor, position - 1) + 1, floor)
        line = text[above : position - 1]
        position = above
        if RULE.match(line):
            continue
        if _OFFICE.match(line) or _STAMP.match(line) or _BODY_LINE.match(line) or len(line) > 200:
            break
        if HEAD.match(text, above, motto) and not _SMALL.search(line.split("  ")[0]) or _NUMBER_LINE.match(line):
            best, mixed = above, 0.0
        elif _SMALL.search(line):
            mixed += 1 if len(line) > _NARROW else 0.5
            if mixed > 6:
                break
    return best


def is_document(text: str, head: Letterhead, floor: int, end: int) -> bool:
    """Whether a further letterhead of a file begins a document: not that of a form in an annex, not a quoted one."""
    before = text[max(floor, head.start - 160) : head.start]
    if _FORM.search(before[-120:]) or _is_quoted(text, head, before):
        return False
    number = find_number(text, head, min(head.start + 1500, end))
    return number is not None


def _is_quoted(text: str, head: Letterhead, before: str) -> bool:
    first = text[head.start : head.start + 3].strip()[:1]
    opened = before.count("“") > before.count("”") or before.rstrip()[-1:] in ("“", '"', "«")
    return opened or first in ("“", '"', ">", "«")


class HeadNumber(msgspec.Struct, frozen=True, gc=False):
    """The number of a letterhead; `number` is None for "Số:     /KH-UBND". `label` starts at "Số"."""

    label: int
    span: Span
    number: str | None
    symbol: str


def find_number(text: str, head: Letterhead, end: int) -> HeadNumber | None:
    """The number of the letterhead: the first "Số" with a number that no cited kind stands before."""
    for label in NUMBER_LABEL.finditer(text, head.start, end):
        if _is_cited(text, label, head.start):
            continue
        found = _number_behind(text, label.end(), min(end, label.end() + 120))
        if found and not (label["kind"] and not label["colon"] and text[found.span.end : found.span.end + 2].strip(" |*\n")):
            return HeadNumber(label.start(), found.span, found.number, found.symbol)
        blank = BLANK_NUMBER.match(text, label.end(), min(end, label.end() + 120))
        if blank:
            return HeadNumber(label.start(), Span(label.start(), blank.end()), None, re.sub(r"\s", "", blank["rest"]).lstrip("/-"))
    return None


def _number_behind(text: str, start: int, end: int) -> NumberMatch | None:
    position = re.compile(rf"{GAP}{{0,30}}").match(text, start, end)
    begin = position.end() if position else start
    # "66.17/2026/NQ-CP": resolutions of one series share the first part
    series = re.compile(r"\d{1,3}\.(?=\d{1,4}/)").match(text, begin, end)
    found = _unglued(text, series.end() if series else begin, end)
    if found is None:
        return None
    found = _with_unit(text, found, end)
    if series:
        return NumberMatch(Span(begin, found.span.end), series[0] + found.number, found.symbol, found.year)
    return found


# "4415/UBND - KGVX", "4415/UBND KGVX" at the end of a line or column
_UNIT = re.compile(r"[ ]{1,2}(?:-[ ]{0,2})?(?P<unit>[A-ZĐ]{2,8}\d?)(?=[ ]*(?:\n|\||$)|[ ]{3})")


def _with_unit(text: str, found: NumberMatch, end: int) -> NumberMatch:
    """The number with the drafting unit that blanks keep apart from its body."""
    unit = _UNIT.match(text, found.span.end, end)
    if unit is None or not is_body_symbol(found.symbol) or kind_of(found.symbol) != "Công văn":
        return found
    symbol = f"{found.symbol}-{unit['unit']}"
    return NumberMatch(Span(found.span.start, unit.end()), f"{found.number}-{unit['unit']}", symbol, found.year)


_GLUED = re.compile(rf"[{UPPER}](?=[{LOWER}])")


def _unglued(text: str, start: int, end: int) -> NumberMatch | None:
    """The number, also where the next word is glued to it: "512/KH-UBNDCao Bằng, ngày"."""
    found = match_number(text, start, end)
    if found and not text[found.span.end : found.span.end + 2].strip(" \n").startswith(("-", "/")):
        return found
    for cut in _GLUED.finditer(text, start, min(end, start + 40)):
        shorter = match_number(text, start, cut.start())
        if shorter and is_known_symbol(shorter.symbol) and (found is None or shorter.span.end > found.span.end):
            found = shorter
    return found


_KINDS = "|".join(re.escape(kind["name"].lower()) for kind in load("kinds")["kinds"])
_CITED = re.compile(rf"(?i)(?:{_KINDS}|và|,|;)\s{{1,4}}$")


def _is_cited(text: str, label: re.Match[str], floor: int) -> bool:
    """ "V/v thực hiện Kế hoạch / Số 12" cites; "Nghị quyết số: 12" at the beginning of a line is a label."""
    before = text[max(floor, label.start() - 24) : label.start()]
    if label["kind"]:
        return bool(before.rpartition("\n")[2].strip(" |*"))
    return bool(_CITED.search(before))
