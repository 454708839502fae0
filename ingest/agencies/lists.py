"""Lists of agencies in a role: "Sở Y tế, Công an tỉnh và UBND các huyện", "các Bộ: Y tế, Công an và Quốc phòng"."""

from __future__ import annotations

import re

from ingest.agencies.find import match_agency
from ingest.agencies.lexicon import fields
from ingest.agencies.resolve import resolve_agency
from ingest.agencies.trie import folded
from model.document import Setting
from model.facts import AgencyMention
from model.text import Span

_SPREAD = re.compile(r"(?:cac\s+)?(?P<head>so|bo|phong)(?:\s*,\s*(?:ban|nganh|co quan))*\s*:?\s+")
_GAP = re.compile(r"(?:\s|[,;:.&/()+*-]|\b(?:va|cung|voi|hoac|hay|gom|nhu)(?![a-z0-9]))*")
_NEXT = re.compile(r"[,;()]|\n|\bva(?![a-z0-9])")
_HEADS = {"so": "Sở", "bo": "Bộ", "phong": "Phòng"}


def split_agencies(text: str, span: Span, setting: Setting) -> list[AgencyMention]:
    """The agencies of a list, in order; "các Bộ: Y tế, Công an" gives "Bộ Y tế" and "Bộ Công an"."""
    found: list[AgencyMention] = []
    flat, at, head = folded(text), span.start, ""
    while at < span.end:
        gap = _GAP.match(flat, at, span.end)
        at = gap.end() if gap else at
        if at >= span.end:
            break
        mention, head = _spread(text, at, span.end, setting) or _next_mention(text, at, span.end, head, setting)
        if mention:
            found.append(mention)
            at = max(mention.span.end, at + 1)
        else:
            following = _NEXT.search(flat, at + 1, span.end)
            at = following.start() if following else span.end
    return found


def _spread(text: str, at: int, end: int, setting: Setting) -> tuple[AgencyMention | None, str] | None:
    """The first item of "các Bộ: Y tế, Công an" and the head that the others share."""
    spread = _SPREAD.match(folded(text), at, end)
    if spread is None or not (spread.group().startswith("cac") or ":" in spread.group()):
        return None
    item = _item(text, spread.end(), end, spread["head"], setting)
    return (item, spread["head"]) if item else None


def _next_mention(text: str, at: int, end: int, head: str, setting: Setting) -> tuple[AgencyMention | None, str]:
    mention = match_agency(text, at, end, setting)
    item = _item(text, at, end, head, setting) if head else None
    if item and (mention is None or mention.span.end <= item.span.end):
        return item, head
    return mention, _head_of(mention) or head


def _head_of(mention: AgencyMention | None) -> str:
    first = mention.text.split()[0].lower() if mention else ""
    return next((sign for sign, word in _HEADS.items() if word.lower() == first), "")


def _item(text: str, at: int, end: int, head: str, setting: Setting) -> AgencyMention | None:
    found = fields()[head].longest(folded(text), at, end)
    if found is None or not text[at].isupper():
        return None
    words = f"{_HEADS[head]} {' '.join(text[at : found[0]].split())}"
    name = resolve_agency(words, setting)
    return AgencyMention(Span(at, found[0]), words, name.name, "agency:spread", name.level, name.line, name.place)
