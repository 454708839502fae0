"""Who issued the paper: the words behind it, the symbol, the words before it."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.agencies import match_agency, resolve_agency
from ingest.extract.citations.mention import Mention
from ingest.extract.citations.tails import BLANK, read_date
from ingest.numbers import issuer_of, symbol_of
from model.document import Setting
from model.facts import AgencyMention

# "của Chính phủ", ", của Bộ Chính trị", "do Sở Y tế ban hành", "của đồng chí Bí thư ..." is left alone
_OF = re.compile(rf"{BLANK}{{0,4}}[,(]?{BLANK}{{0,4}}(?:của|do|cuả){BLANK}{{1,12}}")
_DIRECT = re.compile(rf"{BLANK}{{1,4}}(?=(?:Bộ|Chính|Thủ|UBND|Ủy|Uỷ|HĐND|Hội|Quốc|Ban|Tỉnh|Thành|Văn|Sở)\b)")
_HEADS = re.compile(
    r"((?:Phó )?(?:Bộ trưởng|Thống đốc|Chủ nhiệm|Chủ tịch|Giám đốc|Tổng Giám đốc|Viện trưởng|Chánh án|Tổng Thanh tra|Trưởng [Bb]an|Cục trưởng|Tổng cục trưởng|Chánh Văn phòng))"
    r"(?:[,\s]+(?:Chủ nhiệm))?\s+(?=[A-ZĐỦUÂ])"
)
_AND_ANOTHER = re.compile(rf"{BLANK}{{0,2}}(?:,|{BLANK}và|{BLANK}-|-){BLANK}{{1,2}}")
# "theo đề nghị của Sở Y tế tại Tờ trình số ..."
_BEFORE = re.compile(r"của\s+([^.;:\n()\d]{4,110}?)\s*(?:\([^()\n]{0,40}\))?\s*,?\s*tại(?:\s+các)?\s*$")
_ISSUED = re.compile(r"([^.;:\n()\d]{4,90}?)\s+(?:đã\s+|vừa\s+|mới\s+)?(?:ban hành|có)(?:\s+các)?\s*$")


def with_issuer(text: str, mention: Mention, end: int, setting: Setting) -> Mention:
    """The mention with its issuer, and with the date that stands behind the issuer, if one does."""
    said = _issuer_behind(text, mention.after, end, setting)
    if mention.form == "law":
        return mention
    by_symbol = issuer_of(mention.symbol) if mention.symbol else None
    if said is None:
        return replace(mention, issuer=by_symbol)
    after = said.span.end
    dated = None if mention.date else read_date(text, after, end)
    if dated and dated[1] and len(dated[1]) == 10:
        mention, after = replace(mention, date=dated[1]), dated[0]
    return replace(
        mention, issuer=by_symbol or said.name, issuer_span=(said.span.start, said.span.end), issuer_said=True, after=after
    )


def _issuer_behind(text: str, start: int, end: int, setting: Setting) -> AgencyMention | None:
    of = _OF.match(text, start, end)
    return match_agency(text, of.end(), end, setting) if of else None


def issuer_before(text: str, start: int, floor: int, setting: Setting) -> str | None:
    """"theo đề nghị của Giám đốc Sở Y tế tại " → the name of the department."""
    low = max(floor, start - 150)
    found = _BEFORE.search(text, low, start)
    if found is None:
        return None
    agency = match_agency(text, found.start(1), found.end(1), setting)
    return agency.name if agency and found.end(1) - agency.span.end < 25 else None
