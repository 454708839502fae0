"""A hint's words as the value of a field, in the form in which the text would give it; None where they say nothing sure."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from ingest.agencies import province_of, resolve_agency, split_agencies
from ingest.dates import match_date
from ingest.numbers import issuing_group, match_number, normal_number
from ingest.vocabulary import load
from model.document import Setting
from model.facts import AgencyMention
from model.fold import fold
from model.text import Span

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?![\d])")
_BY = re.compile(r"\s+do\s+[^,;.]{3,80}\s+ban hành$")
_NAMED = re.compile(r"(?:số\s*:?\s*)?(?P<number>\S+)\s+(?:năm\s+\d{4}\s+|ngày\s+\S+\s+)?(?:của\s+[^,;.]{3,60}?\s+(?=về\s))?", re.IGNORECASE)


def number_of(words: str) -> str | None:
    """ "Số: 57/KH-UBND" → "57/KH-UBND"; None for what is no number ("Không số")."""
    plain = normal_number(words)
    found = match_number(plain, 0, len(plain))
    return found.number if found and found.span.end == len(plain) else None


def day_of(words: str) -> str | None:
    """ "12/03/2023", "2023-03-12T00:00:00" → "2023-03-12"."""
    iso = _ISO.match(words)
    plain = f"{iso[3]}/{iso[2]}/{iso[1]}" if iso else words
    found = match_date(plain, 0, len(plain))
    return found.value[:10] if found and found.value and len(found.value) >= 10 else None


def kind_named(words: str) -> str | None:
    """The kind in the house's letters: "KẾ HOẠCH" → "Kế hoạch"; None for what is none ("Văn bản khác")."""
    return _kinds().get(" ".join(fold(words).split()))


def issuer_named(words: str, symbol: str) -> str | None:
    """The body in full: "UBND tỉnh Tuyên Quang"; of "Tỉnh Nghệ An" the one that the symbol names (KH-UBND), else None."""
    found = split_agencies(words, Span(0, len(words)), Setting())
    names = [_body(agency, symbol) for agency in found if not agency.group]
    return "; ".join(name for name in names if name) if names and all(names) else None


def title_of(words: str) -> str | None:
    """A title without what portals put around it: "Quyết định 12/QĐ-UBND năm 2023 về ... do Ủy ban nhân dân tỉnh X ban hành"."""
    words = _BY.sub("", words)
    for kind in sorted(_kinds(), key=len, reverse=True):
        if fold(words).startswith(kind + " "):
            rest = words[len(kind) :].strip()
            named = _NAMED.match(rest)
            if named and number_of(named["number"]):
                return rest[named.end() :].strip() or None
    return words or None


def signers_of(words: str) -> list[str]:
    """The names: "Nguyễn Văn A; Trần B"."""
    return [" ".join(name.split()) for name in re.split(r"[;,]", words) if 2 <= len(name.split()) <= 6]


def _body(agency: AgencyMention, symbol: str) -> str | None:
    if agency.level == "other" and not agency.place:
        return agency.name if len(agency.name.split()) > 1 else None
    if agency.place and fold(agency.place).startswith(fold(agency.name)):  # a place by itself
        body = load("symbols")["at_home_as"].get(issuing_group(symbol))
        return resolve_agency(f"{body} {province_of(agency.place) or agency.place}", Setting()).name if body else None
    return str(load("letterhead")["known_as"].get(agency.name, agency.name))


@cache
def _kinds() -> dict[str, str]:
    return {fold(kind["name"]): kind["name"] for kind in load("kinds")["kinds"] if kind["name"] != "Bài báo"}


VALUE: dict[str, Callable[[str], str | None]] = {
    "number": number_of,
    "kind": kind_named,
    "issued_on": day_of,
    "title": title_of,
    "effective_on": day_of,
}
