"""The issuing body of a letterhead: the superior body above, the issuing body below."""

from __future__ import annotations

from ingest.agencies.grammar import read_phrase
from ingest.agencies.names import AgencyName, Phrase
from ingest.agencies.resolve import name_phrase, resolve_agency, setting_of
from model.document import Setting


def issuer_of_letterhead(lines: list[str], setting: Setting) -> AgencyName:
    """The issuer that one or several lines of a letterhead name, capitals or not.

    `["ỦY BAN NHÂN DÂN", "TỈNH HƯNG YÊN", "SỞ Y TẾ"]` gives `Sở Y tế tỉnh Hưng Yên`.
    """
    text = "\n".join(line.strip(" *-_|") for line in lines if line.strip(" *-_|"))
    bodies = _bodies(text)
    if not bodies:
        return resolve_agency(text, setting)
    for upper in bodies[:-1]:
        above = name_phrase(upper, setting)
        inner = setting_of(above.name, setting.issued_on)
        province, district, commune = (inner.province or setting.province, inner.district or setting.district, inner.commune or setting.commune)
        setting = Setting(above.name, province, district, commune, setting.issued_on)
        last = bodies[-1]
        if last.entry.shape == "body" and last.above is None and last.place is None:
            return name_phrase(Phrase(last.end, last.entry, last.words, above=upper, office=last.office), setting)
    return name_phrase(bodies[-1], setting)


def _bodies(text: str) -> list[Phrase]:
    found: list[Phrase] = []
    at = 0
    while at < len(text):
        phrase = read_phrase(text, at, len(text))
        if phrase:
            found.append(phrase)
            at = phrase.end
        else:
            at += 1
            while at < len(text) and not text[at - 1].isspace():
                at += 1
        while at < len(text) and text[at].isspace():
            at += 1
    return found
