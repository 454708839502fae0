"""The issuing body of a letterhead: the superior body above, the issuing body below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ingest.agencies.glued import part_head, unglue
from ingest.agencies.grammar import read_phrase
from ingest.agencies.names import AgencyName, Phrase
from ingest.agencies.resolve import name_phrase, resolve_agency, setting_of
from ingest.agencies.trie import squeeze
from model.document import Setting

_MARKS = " \t*-_|=~.…"
_NEXT_WORD = re.compile(r"\S+\s*")
_COMMITTEE_PARTS = ("Ban Thường vụ", "Đảng ủy", "Ban Chấp hành", "Thường trực")


def issuer_of_letterhead(lines: list[str], setting: Setting) -> AgencyName:
    """The issuer that one or several lines of a letterhead name, capitals or not.

    `["ỦY BAN NHÂN DÂN", "TỈNH HƯNG YÊN", "SỞ Y TẾ"]` gives `Sở Y tế tỉnh Hưng Yên`. Lost marks and lost blanks
    are borne. Words that name no body are kept as they are, level `other`.
    """
    kept = [line.strip(_MARKS) for line in lines if line.strip(_MARKS)]
    first: AgencyName | None = None
    for text in _spellings(kept):
        bodies = _bodies(text)
        named = _name_lowest(bodies, setting) if bodies else None
        if named and named.level != "other":
            return named
        first = first or named
    return first or resolve_agency(" ".join(kept), setting)


def _spellings(lines: list[str]) -> Iterator[str]:
    """The lines with the blanks that some of them lost, as they stand, as house forms, and all together."""
    whole = [unglue(line) for line in lines]
    parted = [new if _is_parted(line, new) else part_head(line) for line, new in zip(lines, whole, strict=True)]
    if parted != lines:
        yield "\n".join(parted)
    yield "\n".join(lines)
    yield "\n".join(whole)
    yield unglue(" ".join(lines))


def _is_parted(line: str, new: str) -> bool:
    """Whether the same letters have more blanks."""
    return len(new.split()) > len(line.split()) and squeeze(new) == squeeze(line)


def _name_lowest(bodies: tuple[Phrase, ...], setting: Setting) -> AgencyName:
    last = bodies[-1]
    for body in bodies[:-1]:
        setting = _inside(body, setting)
    upper = bodies[-2] if len(bodies) > 1 else None
    turned = _turned(upper, last) if upper else None
    if turned:
        return turned
    if upper and _is_party_committee(upper, last):
        return _committee(upper, setting)
    if upper and _is_of_union(upper, last):
        return resolve_agency(f"{upper.words} {last.place.words if last.place else ''}", setting)
    if upper and last.above is None and last.place is None and _belongs(upper, last):
        return name_phrase(Phrase(last.end, last.entry, last.words, above=upper, office=last.office), setting)
    return _committee(last, setting) if last.entry.name == "Đảng bộ" else name_phrase(last, setting)


def _inside(upper: Phrase, setting: Setting) -> Setting:
    """The setting that the body above gives the one below."""
    above = name_phrase(upper, setting)
    inner = setting_of(above.name, setting.issued_on) if above.place else Setting()
    province, district, commune = (inner.province or setting.province, inner.district or setting.district, inner.commune or setting.commune)
    return Setting(above.name, province, district, commune, setting.issued_on)


def _belongs(upper: Phrase, last: Phrase) -> bool:
    """An office, or a Party board, of the body above: "TỈNH ỦY X / BAN TUYÊN GIÁO", "UBND TỈNH X / VĂN PHÒNG"."""
    if last.entry.name == "Đảng ủy" or upper.entry.shape == "unit":
        return False
    return last.entry.shape == "body" or (last.entry.shape == "field" and last.entry.line == upper.entry.line == "party")


def _is_party_committee(upper: Phrase, last: Phrase) -> bool:
    whole = upper.entry.name == "Đảng bộ" or upper.entry.shape == "party" and last.entry.name != "Đảng ủy"
    return whole and last.entry.name in _COMMITTEE_PARTS and last.place is None and last.above is None


def _is_of_union(upper: Phrase, last: Phrase) -> bool:
    """ "HỘI NÔNG DÂN VIỆT NAM / BAN CHẤP HÀNH TỈNH X": the union of that place."""
    alike = last.entry.line == "front" and last.entry.shape == upper.entry.shape and last.words in upper.words
    below = last.entry.shape == "unit" or alike
    whole = upper.entry.line == "front" and upper.entry.shape in ("place", "central") and upper.place is None
    return whole and last.place is not None and below


def _committee(phrase: Phrase, setting: Setting) -> AgencyName:
    """Đảng bộ tỉnh X issues as Tỉnh ủy X, Đảng bộ Bộ Y tế as Đảng ủy Bộ Y tế."""
    if phrase.entry.shape == "party":
        return name_phrase(phrase, setting)
    if phrase.above:
        return resolve_agency(f"Đảng ủy {name_phrase(phrase.above, setting).name}", setting)
    place = phrase.place.words if phrase.place else ""
    return resolve_agency(f"Ban Chấp hành Đảng bộ {place}", setting)


def _turned(upper: Phrase, last: Phrase) -> AgencyName | None:
    """ "MẶT TRẬN TỔ QUỐC VIỆT NAM / ỦY BAN TRUNG ƯƠNG" is read from below."""
    found = resolve_agency(f"{last.words} {upper.words}", Setting())
    return found if found.level == "central" and last.entry.shape != "central" and last.entry.shape != "body" else None


@lru_cache(maxsize=5_000)  # offices write under the same few lines for years
def _bodies(text: str) -> tuple[Phrase, ...]:
    """The bodies of the letterhead, from above; words between them are passed over."""
    found: list[Phrase] = []
    at = 0
    while at < len(text):
        phrase = read_phrase(text, at, len(text))
        if phrase and phrase.entry.shape != "group":
            found.append(phrase)
            at = phrase.end
            continue
        word = _NEXT_WORD.match(text, at)
        at = word.end() if word else at + 1
    return tuple(found)
