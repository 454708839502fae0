"""What follows a number or a name: blanks, a date, a year."""

from __future__ import annotations

import re
from functools import cache

from ingest.dates import match_date
from ingest.vocabulary import load

BLANK = r"[ \t\xa0\r\n]"
# a comma, a note in brackets "( A11 )", a word said twice ("ngày ngày 28 tháng 6")
_TO_DATE = re.compile(
    rf"[*_]{{0,2}}{BLANK}{{0,48}}[*_]{{0,2}}(?:\([^()\n]{{1,12}}\){BLANK}{{1,3}})?(?:,{BLANK}{{1,4}})?"
    rf"(?:c[ùu]ng{BLANK}{{1,3}}(?=ng[àa]y))?(?:hồi{BLANK}{{1,3}}\d{{1,2}}{BLANK}{{0,2}}(?:giờ|h){BLANK}{{0,2}}(?:\d{{2}}{BLANK}{{0,2}}(?:phút)?)?,?{BLANK}{{0,3}}(?=ngày))?(?:ngày{BLANK}{{1,3}}(?=ngày))?(?:\((?=n[ăa]m|ng[àa]y))?"
)
_DATE_HEAD = re.compile(
    rf"ng[àa]y|n[ăa]m{BLANK}{{1,3}}(?:1|2)\d\d\d|th[áa]ng{BLANK}{{0,2}}\d|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}}(?!\d)", re.IGNORECASE
)
_BLANK_LINE = re.compile(r"\n\s*\n")  # behind it "Ngày 28 tháng 11 ..." begins a paragraph
_YEAR = re.compile(rf"{BLANK}{{1,3}}\(?((?:19|20)\d\d)(?![\w/.,-]*\d)")


def read_date(text: str, start: int, end: int) -> tuple[int, str | None] | None:
    """Where the date that follows `start` ends, and its ISO value (None for "ngày 15/3" without a year)."""
    gap = _TO_DATE.match(text, start, end)
    at = gap.end() if gap else start
    if not _DATE_HEAD.match(text, at, end) or text[at].isupper() and _BLANK_LINE.search(text, start, at):
        return None
    found = match_date(text, at, end)
    if found is None or found.day is None and "," in text[start:at]:
        return None
    stop = found.span.end
    if text[at - 1 : at] == "(" and text[stop : stop + 1] == ")":
        stop += 1
    return stop, found.value


def read_year(text: str, start: int, end: int) -> tuple[int, str] | None:
    """A bare year after the name of a law: "Bộ luật Dân sự 2015", "Luật Đất đai (2024)"."""
    found = _YEAR.match(text, start, end)
    if found is None:
        return None
    closed = "(" in found[0] and text[found.end() : found.end() + 1] == ")"
    return found.end() + int(closed), found[1]


@cache
def words(name: str) -> frozenset[str]:
    """One list of `citations.yml` as a set."""
    return frozenset(load("citations")[name])
