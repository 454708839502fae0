"""Who issues a document whose letterhead is lost: what its enacting line, its signature or its closing words say.

Portals often keep a text from its kind word or from "Kính gửi" on. Only a body that is named in full, or that the place
said in the text completes, is taken; two that disagree are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.agencies import match_agency
from ingest.parse.loose import any_of
from ingest.vocabulary import load
from model.document import Setting
from model.facts import AgencyMention
from model.text import Field, Span

_WORDS = load("speaking_for_itself")
_KINDS = any_of([kind["name"] for kind in load("kinds")["kinds"] if kind.get("symbols")])
_LINE = re.compile(r"^[\s|*\"“]{0,8}(?=\w)", re.MULTILINE)
_ENACTS = re.compile(rf"\s{{1,3}}(?:{any_of(_WORDS['enacts'])})\s{{1,3}}{_KINDS}\b")
_SAYS = re.compile(rf"\s{{1,3}}(?:{any_of(_WORDS['says'])})(?!\w)")
_BEFORE_SAYING = re.compile(rf"(?:^[\s|*]{{0,8}}|(?:{any_of(_WORDS['before_saying'])})\s{{1,3}})(?=[A-ZĐỦ])", re.MULTILINE)
_SIGNS_FOR = re.compile(r"^[\s|*]{0,12}T\s?/?\s?M\s?[.]?\s{1,3}(?=[A-ZĐỦ])", re.MULTILINE)
_WITHIN = re.compile(r"(?:trên\s+địa\s+bàn|thuộc)\s+(?P<place>(?:[Tt]ỉnh|[Tt]hành\s+phố|TP\.?)\s+[A-ZĐ])")
_ENACTED_WITHIN = 12_000  # characters behind the head in which a text is enacted
_FOOT = 4_000  # characters before the end in which a letter closes and is signed
_OPENS = 1_500  # characters behind "Kính gửi" in which a letter says what it answers
_COMPLETE = frozenset(("central", "ministry"))


def find_speaker(text: str, body: Span, letter: Span | None, setting: Setting) -> Field | None:
    """The body that speaks in the stretch; None where the text does not name one in full.

    "Thủ tướng Chính phủ ban hành Quyết định quy định ...", "TM. CHÍNH PHỦ", "Cục Thuế trả lời để ... biết".
    """
    setting = Setting(province=setting.province or own_province(text, body), issued_on=setting.issued_on)
    foot = Span(max(body.start, body.end - _FOOT), body.end)
    if letter is None:
        enacting = Span(body.start, min(body.end, body.start + _ENACTED_WITHIN))
        enacted = next(_named(text, enacting, (_LINE, _ENACTS), setting), None)
        return _field(enacted, "enacting") or _field(next(_named(text, foot, (_SIGNS_FOR, None), setting), None), "signed-for")
    said = [*_named(text, Span(letter.end, min(body.end, letter.end + _OPENS)), (_BEFORE_SAYING, _SAYS), setting)]
    said += _named(text, foot, (_BEFORE_SAYING, _SAYS), setting)
    return _field(said[0], "says") if said and len({mention.name for mention in said}) == 1 else None


def _field(mention: AgencyMention | None, rule: str) -> Field | None:
    return Field(mention.name, mention.span, rule) if mention else None


def _named(text: str, span: Span, marks: tuple[re.Pattern[str], re.Pattern[str] | None], setting: Setting) -> Iterator[AgencyMention]:
    """Bodies that stand behind the first mark and before the second, each complete by itself or by its place."""
    before, after = marks
    for mark in before.finditer(text, span.start, span.end):
        mention = match_agency(text, mark.end(), min(span.end, mark.end() + 240), setting)
        if mention is None or mention.group or mention.rule == "agency:unit":
            continue
        follows = after is None or after.match(text, mention.span.end, span.end)
        if follows and (mention.level in _COMPLETE or mention.place):
            yield mention


def own_province(text: str, span: Span) -> str | None:
    """The one province that a text names as its own ("trên địa bàn Thành phố Hồ Chí Minh"); None where it names several."""
    found = set()
    for mark in _WITHIN.finditer(text, span.start, span.end):
        place = match_agency(text, mark.start("place"), min(span.end, mark.start("place") + 60), Setting())
        if place and place.level == "province" and place.place:
            found.add(place.place)
    return found.pop() if len(found) == 1 else None
