"""Lists of agencies in a role: "Sở Y tế, Công an tỉnh và UBND các huyện", "các Bộ: Y tế, Công an và Quốc phòng"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from msgspec.structs import replace

from ingest.agencies.find import mention_of
from ingest.agencies.grammar import read_phrase, with_brackets
from ingest.agencies.lexicon import fields
from ingest.agencies.names import Phrase, PlaceWords
from ingest.agencies.resolve import resolve_agency
from model.document import Setting
from model.facts import AgencyMention
from model.fold import folded
from model.text import Span

_SPREAD = re.compile(
    r"(?:(?:giam doc|lanh dao|thu truong|dong chi)\s+(?=cac))?(?P<several>cac\s+)?"
    r"(?P<head>so|bo|phong)(?:\s*,\s*(?:ban|nganh|co quan))*\s*:?\s+"
)
_GAP = re.compile(r"(?:\s|[,;:.&/()+*-]|\b(?:va|cung|voi|hoac|hay|gom|nhu)(?![a-z0-9]))*")
_NEXT = re.compile(r"[,;()]|\n|\bva(?![a-z0-9])")
_HEADS = {"so": "Sở", "bo": "Bộ", "phong": "Phòng"}


@dataclass(frozen=True, slots=True)
class _Item:
    """One mention of the list; `phrase` is None for an item under a shared head, whose sign is `head`."""

    mention: AgencyMention
    phrase: Phrase | None = None
    head: str = ""


def split_agencies(text: str, span: Span, setting: Setting) -> list[AgencyMention]:
    """The agencies of a list, in order.

    A head is spread over what shares it: "các Bộ: Y tế, Công an" gives "Bộ Y tế" and "Bộ Công an", "UBND các huyện:
    Trùng Khánh, Hạ Lang" gives "UBND huyện Trùng Khánh" and "UBND huyện Hạ Lang". A group is one mention.
    """
    items: list[_Item] = []
    flat, at = folded(text), span.start
    while at < span.end:
        gap = _GAP.match(flat, at, span.end)
        at = gap.end() if gap else at
        following = _read_items(text, at, span.end, items[-1] if items else None, setting) if at < span.end else []
        items.extend(following)
        if following:
            at = max(following[-1].mention.span.end, at + 1)
        else:
            stop = _NEXT.search(flat, at + 1, span.end)
            at = stop.start() if stop else span.end
    return [item.mention for item in _share_places(items, setting)]


def _read_items(text: str, at: int, end: int, before: _Item | None, setting: Setting) -> list[_Item]:
    spread = _spread(text, at, end, setting)
    if spread:
        return [spread]
    phrase = read_phrase(text, at, end)
    item = _field_item(text, at, end, before.head, setting) if before and before.head else None
    if item and (phrase is None or phrase.end <= item.mention.span.end):
        return [item]
    if phrase is None:
        return []
    if phrase.place and phrase.place.members:
        return _members(text, at, phrase, setting)
    if phrase.entry.shape == "unit" and before and before.phrase and before.phrase.entry.shape == "place" and phrase.place:
        return [_under_head(text, at, phrase, before, setting)]
    mention = mention_of(phrase, text, at, with_brackets(text, phrase, end), setting)
    return [_Item(mention, phrase, _sign(mention.text))]


def _spread(text: str, at: int, end: int, setting: Setting) -> _Item | None:
    """The first item of "các Bộ: Y tế, Công an"."""
    spread = _SPREAD.match(folded(text), at, end)
    if spread is None or not (spread["several"] or ":" in spread.group()):
        return None
    return _field_item(text, spread.end(), end, spread["head"], setting)


def _sign(words: str) -> str:
    first = words.split()[0].lower()
    return next((sign for sign, word in _HEADS.items() if word.lower() == first), "")


def _field_item(text: str, at: int, end: int, head: str, setting: Setting) -> _Item | None:
    found = fields()[head].longest(folded(text), at, end)
    if found is None or not text[at].isupper():
        return None
    words = f"{_HEADS[head]} {' '.join(text[at : found[0]].split())}"
    return _Item(_named(words, words, Span(at, found[0]), setting), None, head)


def _named(words: str, full: str, span: Span, setting: Setting) -> AgencyMention:
    name = resolve_agency(full, setting)
    return AgencyMention(span, words, name.name, "agency:spread", name.level, name.line, name.place, name.group)


def _members(text: str, at: int, phrase: Phrase, setting: Setting) -> list[_Item]:
    """Each place of "UBND các huyện: Trùng Khánh, Hạ Lang" with the head before it."""
    place = phrase.place
    if place is None:
        return []
    written = " ".join(text[at : place.start].split())
    items = []
    for index, member in enumerate(place.members):
        span = Span(at if index == 0 else member.start, member.end)
        mention = _named(f"{written} {member.words}", f"{phrase.words} {member.words}", span, setting)
        items.append(_Item(mention, replace(phrase, place=member)))
    return items


def _under_head(text: str, at: int, unit: Phrase, before: _Item, setting: Setting) -> _Item:
    """ "huyện Hạ Lang" after "UBND huyện Trùng Khánh"."""
    head = before.phrase
    if head is None or head.place is None or unit.place is None:
        return _Item(mention_of(unit, text, at, unit.end, setting), unit)
    text_before, place_before = before.mention.text, head.place.words
    written = text_before.removesuffix(place_before).strip() if text_before.endswith(place_before) else head.words
    mention = _named(f"{written} {unit.words}", f"{head.words} {unit.words}", Span(at, unit.end), setting)
    return _Item(mention, replace(head, place=unit.place, end=unit.end))


def _share_places(items: list[_Item], setting: Setting) -> list[_Item]:
    """ "Đảng ủy, UBND các xã, phường": what bears no place takes the group of places at the end of the list."""
    shared = list(items)
    for index in range(len(items) - 2, -1, -1):
        here, after = shared[index].phrase, shared[index + 1].phrase
        if here and after and after.place and _takes_name(here, after.place):
            mention = shared[index].mention
            named = _named(mention.text, f"{here.words} {_own_words(here, after.place)}", mention.span, setting)
            shared[index] = _Item(named, replace(here, place=after.place))
        elif here and after and _lacks_place(here, after) and after.place:
            mention = shared[index].mention
            named = _named(mention.text, f"{here.words} {after.place.words}", mention.span, setting)
            shared[index] = _Item(named, replace(here, place=after.place))
    return shared


def _takes_name(here: Phrase, place: PlaceWords) -> bool:
    """ "Huyện ủy, UBND huyện Vị Xuyên", "Đảng ủy, HĐND xã Nam Yên": the same place by its class."""
    bare = here.place is None and here.above is None and not here.group and place.name is not None
    classes = (here.entry.place_class,) if here.entry.place_class else ("xã", "phường", "thị trấn", "đặc khu")
    return bare and (here.entry.shape == "party" or here.entry.near == "commune") and place.place_class in classes


def _own_words(here: Phrase, place: PlaceWords) -> str:
    return place.name or "" if here.entry.shape == "party" else place.words


def _lacks_place(here: Phrase, after: Phrase) -> bool:
    several = after.place is not None and after.place.plural and not after.place.members
    bare = here.place is None and here.above is None and not here.group
    alike = here.entry.name == after.entry.name or here.entry.near == "commune" or here.entry.name.startswith("Hội đồng nhân dân")
    return several and bare and alike
