"""The trích yếu: what stands under the kind word, or after "V/v", or under the number of a Party letter."""

from __future__ import annotations

import re

from ingest.agencies import match_agency
from ingest.parse.elsewhere import ends_line
from ingest.parse.kind import Heading
from ingest.parse.loose import LOWER, UPPER, any_of, fold_tone
from ingest.parse.openings import is_opening, is_ordering
from ingest.vocabulary import load
from model.document import Setting
from model.text import Field, Span

_LINE = re.compile(r"[^\n]*(?:\n|$)")
_RULE = re.compile(r"[\s|\-_=*~.]*$")
_SMALL = re.compile(f"[{LOWER}]")
_BASIS = re.compile(r"[\s(|*]{0,8}(?:" + any_of(["Căn cứ", "Kính gửi", "Theo đề nghị", "Xét đề nghị", "Nơi nhận", "Điều 1"]) + r")\b")
_MARKER = re.compile(
    r"\s{0,8}(?:[IVX]{1,4}\s?[.\-/)]|\d{1,2}\s?[.)]|[A-Z]\s?[.)]|(?:Điều|Phần|Chương|Mục|CHƯƠNG|PHẦN|MỤC)\s+[\dIVXA-Z]+)[\s.]"
)
_LONE = re.compile(r"[\s|*]{0,8}" + any_of(["CHỦ TỊCH", "BỘ TRƯỞNG", "GIÁM ĐỐC", "CỤC TRƯỞNG", "TRƯỞNG BAN", "HỘI ĐỒNG", "HIỆU TRƯỞNG"]))
_SUBJECT_MARK = re.compile(r"[Vv]/[Vv]\s{0,3}:?\s{0,3}")
_SUBJECT = re.compile(r"(?:V/v|v/v|V/V|Về việc|Vv|V/ v|V /v)\s{0,4}:?\s{0,4}")
_RUBBISH = re.compile(r"\w[\[{}=~\\^]")  # what OCR makes of a stamp: "öiorừho[", "s="
# "(DỰ THẢO)", "Dự thảo lần 2", "(Dự thảo ngày 10/02/2021)": a mark on the paper, no part of its name
_DRAFT_MARK = re.compile(
    r"(?i)[\s|*]{0,8}(?:\([^()\n]{0,30}dự thảo[^()\n]{0,60}\)|dự thảo(?:\s{1,3}(?:lần|ngày|số|\d)[^\n]{0,40})?)[\s|*.:]{0,8}$"
)
_ATTACHED = re.compile(r"\s*\((?:Ban hành kèm|Kèm theo|ban hành kèm|kèm theo)")


def find_title(text: str, heading: Heading, end: int) -> Field | None:
    """The lines under a kind word, up to the issuer's name, the căn cứ, a rule or the first paragraph."""
    start = heading.span.end
    lines = _title_lines(text, start, end)
    subject = _SUBJECT_MARK.match(text, lines[0].start, lines[0].end) if lines else None
    if subject:
        lines = [Span(subject.end(), lines[0].end), *lines[1:]]
    return _join(text, lines, "under-heading")


def _title_lines(text: str, start: int, end: int) -> list[Span]:
    taken: list[Span] = []
    position, blank = start, False
    while position < end and len(taken) < 16:
        match = _LINE.match(text, position, end)
        if match is None or match.end() == position:
            break
        position, line = match.end(), match[0]
        if _RULE.match(line):
            if taken and (blank or not line.isspace()):
                break
            blank = bool(taken)
            continue
        if _DRAFT_MARK.match(line):
            if taken:
                break
            continue
        if taken and _ends_title(text, taken, Span(match.start(), match.end()), blank):
            break
        if not taken and (_BASIS.match(line) or is_ordering(line)):
            break
        if not taken and _is_issuer(text, Span(match.start(), match.end()), ""):
            continue
        taken.append(_trim(text, match.start(), match.end()))
        blank = False
    return taken


def _ends_title(text: str, taken: list[Span], line: Span, blank: bool) -> bool:
    words = line.of(text)
    if _BASIS.match(words) or _is_issuer(text, line, taken[-1].of(text)) or _MARKER.match(words) or _ATTACHED.match(words):
        return True
    capitals = not _SMALL.search(taken[-1].of(text)) and len(taken[-1].of(text)) > 3
    small = bool(re.search(f"[{LOWER}]{{2}}", words))
    if capitals and small and len(_SMALL.findall(words)) > len(words) // 3:
        return True
    if blank:
        return not (capitals and not small)
    return is_opening(words) and not capitals and text[taken[-1].end - 1] not in ",;-"


_CENTRAL = re.compile(r"[\s|*]{0,8}CỦA\s" + any_of(load("letterhead")["named_under_kind"]))
_FIRST_WORDS = frozenset(fold_tone(words.split()[0]) for words in (*load("letterhead")["heads"], *load("signatures")["offices"]))
# A line that ends so goes on with a body's name: "TẠI BUỔI LÀM VIỆC VỚI / TỈNH ỦY THANH HÓA".
_UNFINISHED = re.compile(
    r"(?:VỚI|CỦA|VÀ|CHO|TẠI|DO|BỞI|THUỘC|TRONG|TRÊN|GIỮA|TỪ|ĐẾN|VỀ|TRỰC|ĐỊA|ĐƯỢC|NGÀNH|CÁC|THEO|LÀ|THÀNH|GỒM|CẤP|SANG|,|-|–)[\s|*]*$"
)


def _is_issuer(text: str, line: Span, before: str) -> bool:
    """A line that is a body's name and nothing else: "CHỦ TỊCH ỦY BAN NHÂN DÂN / TỈNH NGHỆ AN", "CỦA BỘ CHÍNH TRỊ"."""
    words = line.of(text).strip(" |*\n")
    central = _CENTRAL.match(line.of(text))
    if (
        not words
        or _SMALL.search(words.partition("điện")[0])
        or not central
        and fold_tone(words.split()[0]) not in _FIRST_WORDS
        or _UNFINISHED.search(before)
    ):
        return False
    begin = text.index(words[0], line.start) + (4 if central else 0)
    agency = match_agency(text, begin, min(len(text), begin + 240), Setting())
    # a place alone goes on with the trích yếu: "... CỦA SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG / TỈNH BẮC NINH"
    whole = agency is not None and not agency.group and agency.rule != "agency:unit" and len(agency.text.split()) > 1
    if agency and whole and ends_line(text, agency.span.end, agency.span.end + 80):
        return True
    return bool(_LONE.match(line.of(text)) and _BASIS.match(text, _after_capitals(text, line.end)))


def _after_capitals(text: str, position: int) -> int:
    """Behind at most two more lines of capitals."""
    for _ in range(2):
        line = _LINE.match(text, position)
        if line is None or not line[0].strip() or _SMALL.search(line[0]):
            break
        position = line.end()
    return position


def find_subject(text: str, start: int, end: int, skip: tuple[Span, ...]) -> Field | None:
    """What follows "V/v" in the letterhead of a letter; `skip` are pieces of the other column."""
    match = _SUBJECT.search(text, start, end)
    if match is None:
        return None
    return _join(text, _subject_lines(text, match.end(), end, skip), "subject")


def find_party_subject(text: str, start: int, end: int, skip: tuple[Span, ...]) -> Field | None:
    """The lines under the number of a Party letter, which has neither kind word nor "V/v"."""
    lines = _subject_lines(text, start, end, skip)
    return _join(text, lines, "under-number") if lines and any(_SMALL.search(line.of(text)) for line in lines) else None


def _subject_lines(text: str, start: int, end: int, skip: tuple[Span, ...]) -> list[Span]:
    taken: list[Span] = []
    position = start
    while position < end and len(taken) < 12:
        match = _LINE.match(text, position, end)
        if match is None or match.end() == position:
            break
        position = match.end()
        rest = _without(text, Span(match.start(), match.end()), skip)
        crossed = any(s.start < match.end() and match.start() < s.end for s in skip)
        words = [piece for piece in rest if not _RULE.match(piece.of(text))]
        if not words:
            if taken and not crossed:
                break
            continue
        if taken and _RUBBISH.search(match[0]):
            break
        if taken and (is_opening(match[0]) and _BASIS.match(match[0]) or re.match(r"\s*(?:Kính gửi|HỎA TỐC|KHẨN)", match[0])):
            break
        taken.extend(words)
    return taken


def _without(text: str, line: Span, skip: tuple[Span, ...]) -> list[Span]:
    """The pieces of a line that are none of `skip`."""
    pieces, position = [], line.start
    for span in sorted(skip):
        if span.end <= position or span.start >= line.end:
            continue
        if span.start > position:
            pieces.append(_trim(text, position, span.start))
        position = max(position, span.end)
    if position < line.end:
        pieces.append(_trim(text, position, line.end))
    return [piece for piece in pieces if piece.end > piece.start]


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " \n|\t*":
        start += 1
    while end > start and text[end - 1] in " \n|\t*":
        end -= 1
    return Span(start, end)


def _join(text: str, lines: list[Span], rule: str) -> Field | None:
    value = " ".join(" ".join(line.of(text).split()) for line in lines).strip(" |:")
    return Field(value, Span(lines[0].start, lines[-1].end), rule) if value and re.search(f"[{LOWER}{UPPER}]", value) else None
