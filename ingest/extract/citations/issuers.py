"""Who issued the paper: the words behind it, the symbol, the words before it."""

from __future__ import annotations

import re

from msgspec.structs import replace

from ingest.agencies import match_agency, resolve_agency
from ingest.extract.citations.mention import Mention
from ingest.extract.citations.tails import BLANK, read_date
from ingest.numbers import issuer_of
from ingest.vocabulary import load
from model.document import Setting
from model.facts import AgencyMention

# "của Chính phủ", ", của Bộ Chính trị", "do Sở Y tế ban hành", "của đồng chí Bí thư ..." is left alone
_OF = re.compile(rf"\*{{0,2}}{BLANK}{{0,4}}[,(]?{BLANK}{{0,4}}(?:của|do|cuả|cua){BLANK}{{1,12}}", re.IGNORECASE)
_CODE = re.compile(r"[A-ZĐ&]{2,8}(?![\w/-])")
_OF_WORD = re.compile(rf"{BLANK}của{BLANK}{{1,12}}")
_LONGEST = 160
# a title in capitals: "CỦA CHỦ TỊCH UBND THÀNH PHỐ VỀ VIỆC CÔNG BỐ ..."
_ABOUT = re.compile(rf"{BLANK}(?:VỀ(?:{BLANK}+VIỆC)?|V/V|BAN{BLANK}+HÀNH|QUY{BLANK}+ĐỊNH|PHÊ{BLANK}+DUYỆT|SỬA{BLANK}+ĐỔI){BLANK}")
_NEXT_PAPER = re.compile(rf"{BLANK}{{1,3}}tại{BLANK}")
# "theo đề nghị của Sở Y tế tại Tờ trình số ..."
_BEFORE = re.compile(r"của\s+((?:(?!của\s)[^.;:()\d]){4,120}?)\s*(?:\([^()\n]{0,40}\))?\s*,?\s*tại(?:\s+các)?\s*$")
# "được Sở Tư pháp thẩm định tại Báo cáo số ..."
_SAID_BY = re.compile(
    r"(?:được|do)\s+([^.;:()\d]{4,90}?)\s+(?:thẩm định|thẩm tra|trình|đề nghị|báo cáo|kiến nghị|ban hành|có ý kiến|kết luận|thông báo)"
    r"\s*,?\s*tại(?:\s+các)?\s*$"
)
_ISSUED = re.compile(r"(?:^|[,.;\n]\s*)((?:[A-ZĐỦỨ])[^.,;:()\d]{3,90}?)\s+(?:đã\s+|vừa\s+|mới\s+)?(?:ban hành|có)(?:\s+các)?\s*$")


def with_issuer(text: str, mention: Mention, end: int, setting: Setting) -> Mention:
    """The mention with its issuer, and with the date that stands behind the issuer, if one does."""
    said = _issuer_behind(text, mention.after, end, setting)
    if mention.form == "law":
        return mention
    by_symbol = issuer_of(mention.symbol) if mention.symbol else None
    if mention.form == "unnumbered" and said is None:
        said = _issuer_inside(text, mention, setting)
    if said is None:
        return replace(mention, issuer=by_symbol or _by_code(text, mention.after, end, setting))
    after = max(said.span.end, mention.after)
    dated = None if mention.date else read_date(text, after, end)
    if dated and dated[1] and len(dated[1]) == 10:
        mention, after = replace(mention, date=dated[1]), dated[0]
    return replace(mention, issuer=by_symbol or said.name, issuer_span=(said.span.start, said.span.end), issuer_said=True, after=after)


def _by_code(text: str, start: int, end: int, setting: Setting) -> str | None:
    """ "của STNMT": a local body named as in numbers."""
    of = _OF.match(text, start, end)
    code = _CODE.match(text, of.end(), end) if of and setting.province else None
    name = load("symbols")["at_home"].get(code[0]) if code else None
    return resolve_agency(name, setting).name if name else None


def _issuer_inside(text: str, mention: Mention, setting: Setting) -> AgencyMention | None:
    """ "Tờ trình của Sở Tài chính ngày 12/3/2021": the body between kind and date."""
    of = _OF_WORD.search(text, mention.start, mention.end)
    return match_agency(text, of.end(), mention.end, setting) if of else None


def _issuer_behind(text: str, start: int, end: int, setting: Setting) -> AgencyMention | None:
    of = _OF.match(text, start, end)
    if of is None:
        return None
    shout = _ABOUT.search(text, of.end(), min(end, of.end() + _LONGEST))
    agency = match_agency(text, of.end(), shout.start() if shout else end, setting)
    # "..., của Ban Bí thư tại văn bản số 213-KL/TW": the words belong to the next paper
    return None if agency and "," in of[0] and _NEXT_PAPER.match(text, agency.span.end, end) else agency


def issuer_before(text: str, start: int, floor: int, setting: Setting) -> str | None:
    """The body named before a paper: "theo đề nghị của Giám đốc Sở Y tế tại ", "Bộ Chính trị đã có "."""
    low = max(floor, start - 150)
    if not text[start - 12 : start].rstrip().endswith(("tại", "tại các", "có", "hành", "hành các")):
        return None
    found = _BEFORE.search(text, low, start) or _SAID_BY.search(text, low, start) or _ISSUED.search(text, low, start)
    if found is None:
        return None
    agency = match_agency(text, found.start(1), found.end(1), setting)
    return agency.name if agency and found.end(1) - agency.span.end < 25 else None
