"""From a phrase and the setting of its document to a full name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import cast, get_args

from msgspec.structs import replace

from ingest.agencies.grammar import read_phrase, with_brackets
from ingest.agencies.lexicon import group_places
from ingest.agencies.names import AgencyName, Entry, Phrase, PlaceWords
from ingest.agencies.places import match_named, place_chain, province_of
from ingest.agencies.registry import CLASS_LEVEL, CLASSES, is_province, places_above, province_before
from model.document import Setting
from model.facts import Level
from model.fold import fold

_OUTER = ' \t\r\n.,;:-–"“”'


@lru_cache(maxsize=20_000)
def resolve_agency(text: str, setting: Setting) -> AgencyName:
    """The full name of what `text` says, in a document of that setting. Never raises.

    "Sở Y tế" in a plan of Cao Bằng is `Sở Y tế tỉnh Cao Bằng`; words that are not known stay as they are, level `other`.
    """
    words = " ".join(text.split()).strip(_OUTER)
    if ";" in words:
        return _join([resolve_agency(part, setting) for part in words.split(";") if part.strip()], words)
    phrase = read_phrase(words, 0, len(words))
    if phrase is None or with_brackets(words, phrase, len(words)) < len(words):
        return AgencyName(words)
    return name_phrase(phrase, setting)


def _join(names: list[AgencyName], words: str) -> AgencyName:
    """Two issuers of one paper: "Bộ Y tế; Bộ Tài chính", with the level of the first."""
    return replace(names[0], name="; ".join(name.name for name in names)) if names else AgencyName(words)


def name_phrase(phrase: Phrase, setting: Setting) -> AgencyName:
    """The full name of a phrase already read."""
    named = _name(phrase, setting)
    before = province_before(named.place, setting.issued_on)
    if before is None:
        return named
    return replace(named, level="district", place=f"{named.place}, {before}")


def _name(phrase: Phrase, setting: Setting) -> AgencyName:
    entry = phrase.entry
    if entry.shape == "lone" and not phrase.group:
        return resolve_agency(phrase.words, setting)
    if entry.shape == "lone":
        return AgencyName(phrase.words, group=phrase.group, kind=phrase.words)
    if entry.shape == "central" and not phrase.place:
        return AgencyName(phrase.words, cast(Level, entry.level), entry.line, entry.place, phrase.group, entry.name)
    if phrase.above:
        return _name_under(phrase, phrase.above, setting)
    if entry.shape == "group":
        return _name_group(phrase, setting)
    if entry.shape == "unit" and phrase.place:
        place = phrase.place
        return AgencyName(phrase.words, _place_level(place.place_class, phrase.words), place=place_chain(place), kind=place.place_class)
    if entry.shape == "zone":
        return _name_zone(phrase, setting)
    if entry.shape == "own":
        return _name_own(entry.name, setting)
    return _name_placed(phrase, setting)


def _name_zone(phrase: Phrase, setting: Setting) -> AgencyName:
    place = phrase.place.words if phrase.place else setting.province
    return AgencyName(phrase.words, "department" if place else "other", phrase.entry.line, place, kind=phrase.entry.name)


def _name_group(phrase: Phrase, setting: Setting) -> AgencyName:
    words, place = phrase.words, phrase.place
    if place:
        return AgencyName(words, _place_level(place.place_class, place.words), place=place_chain(place), group=True)
    placed, near, none = group_places()
    flat = fold(words).replace("co so", "")
    if none.search(flat) and not flat.endswith("cap tinh"):
        return AgencyName(words, group=True)
    where = setting.province if placed.search(flat) else _nearest(setting) if near.search(flat) else None
    if where is None:
        return AgencyName(words, group=True)
    return AgencyName(_add_place(words, where), "department" if is_province(where) else _own_level("place", where), place=where, group=True)


def _add_place(words: str, where: str) -> str:
    """Put a place after words that may end with its class word: "cấp tỉnh" + "tỉnh X" gives "cấp tỉnh X"."""
    word, _, name = where.partition(" ") if not where.lower().startswith(("thành phố", "thị xã", "thị trấn", "đặc khu")) else _second(where)
    return f"{words[: -len(word)]}{where}" if words.lower().endswith(" " + word.lower()) and name else f"{words} {where}"


def _second(where: str) -> tuple[str, str, str]:
    parts = where.split(" ", 2)
    return " ".join(parts[:2]), " ", parts[2] if len(parts) > 2 else ""


def _name_under(phrase: Phrase, above: Phrase, setting: Setting) -> AgencyName:
    upper = name_phrase(above, setting)
    level = cast(Level, phrase.entry.level) if phrase.entry.level in get_args(Level) else upper.level
    if phrase.entry.level == "below" and upper.level == "province":
        level = "department"
    line = upper.line if phrase.entry.level == "holder" else phrase.entry.line
    return AgencyName(f"{phrase.words} {upper.name}", level, line, upper.place, upper.group or phrase.group, phrase.entry.name)


def _name_own(word: str, setting: Setting) -> AgencyName:
    """ "Sở" in a paper of a department is that department."""
    issuer = setting.issuer or ""
    if issuer.startswith(f"{word} "):
        return AgencyName(issuer, "department" if word == "Sở" else "ministry", place=setting.province if word == "Sở" else None, kind=word)
    return AgencyName(word, kind=word)


def _name_placed(phrase: Phrase, setting: Setting) -> AgencyName:
    entry, place = phrase.entry, phrase.place
    if entry.shape == "party":
        return _name_party(phrase, setting)
    if place and place.plural:
        return _name_plural(phrase, place, setting)
    where, above = _where(phrase, setting)
    if entry.own and place is None and (setting.issuer or "").startswith(("Sở ", "Bộ ", "Cục ", "Ban ")):
        level = _own_level("below", setting.province)
        return AgencyName(f"{phrase.words} {setting.issuer}", level, entry.line, setting.province, kind=entry.name)
    if where is None:
        words = phrase.words if place is None else f"{phrase.words} {place.words}"
        return AgencyName(words, _own_level(entry.level, None), entry.line, group=phrase.group, kind=entry.name)
    chain = f"{where}, {above}" if above else where
    if entry.bare and place and place.bare:
        return AgencyName(f"{phrase.words} {place.name}", _own_level(entry.level, where), entry.line, chain, kind=entry.name)
    if entry.becomes:
        return _name_committee(entry, where, chain)
    return AgencyName(f"{phrase.words} {where}", _own_level(entry.level, where), entry.line, chain, phrase.group, entry.name)


def _name_committee(entry: Entry, where: str, chain: str) -> AgencyName:
    """Ban Chấp hành Đảng bộ tỉnh X is Tỉnh ủy X, BCH Đoàn tỉnh X is Tỉnh đoàn X."""
    word = _class_of(where)
    names = dict(entry.becomes)
    body, other = names.get(word), names.get("else", entry.name)
    name = f"{body} {where[len(word) :].strip()}" if body else f"{other} {where}"
    return AgencyName(name, _own_level(entry.level, where), entry.line, chain, kind=body or other)


def _name_party(phrase: Phrase, setting: Setting) -> AgencyName:
    entry, place = phrase.entry, phrase.place
    where = _fill(entry.place_class, setting)
    if place and place.name:
        where = _find_party_place(entry.place_class, place.name)
    if where is None:
        return AgencyName(phrase.words, "province" if entry.place_class == "tỉnh" else "district", entry.line, kind=entry.name)
    bare = where[len(entry.place_class) :].strip()
    above = None if is_province(where) else _above(where, setting)
    chain = f"{where}, {above}" if above else where
    level = _own_level("below" if entry.line == "front" else "place", where)
    return AgencyName(f"{entry.name} {bare}", level, entry.line, chain, kind=entry.name)


def _find_party_place(word: str, name: str) -> str:
    joined = f"{word} {name}"
    found = match_named(joined, 0, len(joined))
    return found.words if found and found.name and found.end == len(joined) else joined


# "các xã, thị trấn huyện Châu Thành": the communes of a district that is named
_IN_DISTRICT = re.compile(
    r"(?<=\w)\s+((?:huyện|quận|thị xã|thành phố)\s+[^\W\d_a-zàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ][^,]*)$"
)


def _name_plural(phrase: Phrase, place: PlaceWords, setting: Setting) -> AgencyName:
    level = cast(Level, CLASS_LEVEL.get(place.place_class, "other"))
    named = _IN_DISTRICT.search(place.words) if level == "commune" else None
    words, where = f"{phrase.words} {place.words[: named.start()] if named else place.words}", None
    if place.words.startswith(("cấp", "Cấp")) or "trung ương" in place.words.lower():
        return AgencyName(words, level, phrase.entry.line, group=True, kind=phrase.entry.name)
    if level == "district":
        where = setting.province
    elif level == "commune":
        where = named[1] if named else setting.district or setting.province
    if where is None:
        return AgencyName(words, level, phrase.entry.line, group=True, kind=phrase.entry.name)
    above = _above(where, setting)  # two provinces may have a huyện Châu Thành
    chain = f"{where}, {above}" if above else where
    return AgencyName(_add_place(words, where), level, phrase.entry.line, chain, True, phrase.entry.name)


def _where(phrase: Phrase, setting: Setting) -> tuple[str | None, str | None]:
    """The place of a body and what lies above it, from the words or from the setting."""
    entry, place = phrase.entry, phrase.place
    if place and place.name:
        return place.words, place.above or _above(place.words, setting)
    if place:
        where = _fill(place.place_class, setting, capital=place.words[:1].isupper())
        return where, where and _above(where, setting)
    if entry.name in ("Bộ", "Tổng cục", "Cục", "Vụ") or entry.strict or entry.level in ("ministry", "central", "other"):
        return None, None
    if phrase.group or entry.near == "none":
        return None, None
    where = setting.province if entry.name == "Sở" else setting.commune if entry.near == "commune" else _nearest(setting)
    return where, where and _above(where, setting)


def _nearest(setting: Setting) -> str | None:
    return setting.commune or setting.district or setting.province


def _above(where: str, setting: Setting) -> str | None:
    """What a district or commune lies in, by the lists, else by the setting."""
    if is_province(where):
        return None
    known = places_above(where, setting.province, setting.issued_on) or places_above(where, None, None)
    if known:
        return known
    district = setting.district if where == setting.commune else None
    return ", ".join(place for place in (district, setting.province) if place and place != where) or None


def _fill(word: str, setting: Setting, *, capital: bool = False) -> str | None:
    """Which place a class word alone means: "tỉnh" in a document of Cao Bằng is tỉnh Cao Bằng."""
    places = (setting.province,) if capital else (setting.commune, setting.district, setting.province)
    return next((p for p in places if p and p.lower().startswith(word + " ")), None)


def _place_level(word: str, where: str) -> Level:
    return "province" if is_province(where) else cast(Level, CLASS_LEVEL.get(word, "other"))


def _own_level(level: str, where: str | None) -> Level:
    if level not in ("place", "below", "holder"):
        return cast(Level, level)
    if where is None:
        return "other"
    reached = _place_level(_class_of(where), where)
    return "department" if level == "below" and reached == "province" else reached


@lru_cache(maxsize=20_000)
def _class_of(where: str) -> str:
    """The class word that a place begins with, "" for none."""
    return next((word for word in CLASSES if where.lower().startswith(word)), "")


def level_of(name: str) -> Level:
    """The level of a body from its full name: "Sở Y tế tỉnh Cao Bằng" is `department`."""
    return resolve_agency(name, Setting()).level


def setting_of(issuer_name: str | None, issued_on: str | None) -> Setting:
    """The setting that an issuer's full name gives: "Ủy ban nhân dân huyện An Biên, tỉnh Kiên Giang" """
    if not issuer_name:
        return Setting(issued_on=issued_on)
    found = resolve_agency(issuer_name, Setting(issued_on=issued_on))
    chain = (found.place or "").split(", ")
    levels: dict[str, str | None] = {}
    for place in filter(None, chain):
        raised = province_before(place, issued_on)
        levels.setdefault("district" if raised else _place_level(_class_of(place), place), place)
    province = levels.get("province") or province_of(issuer_name)
    return Setting(issuer_name, province, levels.get("district"), levels.get("commune"), issued_on)
