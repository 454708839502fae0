"""The issuing body of a document, and the setting it gives to all other names in it."""

from __future__ import annotations

import re

from msgspec.structs import replace

from ingest.agencies import issuer_of_letterhead, province_of, resolve_agency, setting_of
from ingest.numbers import issuer_of
from ingest.parse.elsewhere import SelfReference, find_title_issuer
from ingest.parse.head import Head, body_cells
from ingest.parse.loose import UPPER, any_of
from ingest.parse.speaker import find_speaker, own_province
from ingest.vocabulary import load
from model.document import Setting
from model.fold import fold
from model.text import Field, Span


def find_issuer(
    text: str, head: Head, title: Field | None, said: SelfReference | None, issued_on: str | None
) -> tuple[Field | None, Setting]:
    """The body of the letterhead, else the one under the title, of a reference to itself, of the symbol, or who speaks in the text.

    A body without a place ("SỞ Y TẾ" alone) takes that of the line of place and date.
    """
    place = province_of(head.place_date.place) if head.place_date and head.place_date.place else None
    issuer = _from_letterhead(text, head, title, Setting(province=place, issued_on=issued_on))
    under = (
        find_title_issuer(text, head.heading.span.end, head.heading.span.end + 3000)
        if head.heading and (issuer is None or is_shared(issuer))
        else None
    )
    if issuer is None or under:
        issuer = under or issuer or (said.issuer if said else None) or _from_symbol(head)
    if issuer is None:
        issuer = find_speaker(text, Span(head.end, head.last), head.letter, Setting(province=place, issued_on=issued_on))
    if issuer is None:
        return None, Setting(province=place, issued_on=issued_on)
    if place is None:
        issuer, place = _completed(issuer, text, Span(head.start, head.last), issued_on)
    setting = setting_of(issuer.value, issued_on)
    at_home = (
        None if resolve_agency(issuer.value, setting).level in ("central", "ministry") else place
    )  # ministries sit in Hà Nội, not over it
    return issuer, replace(setting, issuer=issuer.value, province=setting.province or at_home)


def _completed(issuer: Field, text: str, span: Span, issued_on: str | None) -> tuple[Field, str | None]:
    """A body whose place neither letterhead nor date say, with the province that the text names as its own."""
    named = resolve_agency(issuer.value, Setting(issued_on=issued_on))
    province = own_province(text, span) if named.place is None and named.level not in ("central", "ministry") else None
    if province is None:
        return issuer, None
    return replace(issuer, value=resolve_agency(issuer.value, Setting(province=province, issued_on=issued_on)).name), province


def is_shared(issuer: Field) -> bool:
    """Whether several bodies issue under this name: that of the Ban Chấp hành Trung ương is the Bộ Chính trị's too."""
    return fold(issuer.value) in map(fold, load("letterhead")["speaks_through"])


def _from_letterhead(text: str, head: Head, title: Field | None, setting: Setting) -> Field | None:
    cells = body_cells(text, head, title)
    if not cells:
        return None
    where = Span(cells[0].start, cells[-1].end)
    joint = _joint(text, head, cells, setting)
    if joint:
        return Field(joint, where, "joint-letterhead")
    name = issuer_of_letterhead(_lines(text, cells), setting).name
    return Field(load("letterhead")["known_as"].get(name, name), where, "letterhead") if name else None


_LONE_HEADS = frozenset(head for head in load("letterhead")["heads"] if " " not in head)  # "CỤC / HẢI QUAN"
_GOES_ON = re.compile(any_of(load("letterhead")["goes_on"]))


def _lines(text: str, cells: list[Span]) -> list[str]:
    """The lines of the body's name, one that goes on with another, and a lone first word with what follows, joined."""
    lines: list[str] = []
    for cell in cells:
        if lines and (_GOES_ON.match(cell.of(text)) or lines[-1] in _LONE_HEADS):
            lines[-1] += " " + cell.of(text)
        else:
            lines.append(cell.of(text))
    return lines


_BESIDE = re.compile(r"\s+[-–]\s+(?=" + any_of(load("letterhead")["heads"]) + rf"(?![{UPPER}]))")
_EQUALS = re.compile(r"(?:BỘ(?! TƯ LỆNH| CHỈ HUY)|SỞ(?! CHỈ HUY))\s")


def _joint(text: str, head: Head, cells: list[Span], setting: Setting) -> str:
    """The bodies of a joint paper, "A; B": named by its symbol, by a dash between them, or line under line by two ministries."""
    named = issuer_of(head.number.symbol) if head.number else None
    if named and "; " in named:
        return named
    lines = " ".join(" ".join(cell.of(text) for cell in cells).split())
    bodies = _BESIDE.split(lines) if not lines.startswith("VĂN PHÒNG") else [lines]
    if len(bodies) == 1 and len(cells) > 1 and all(_EQUALS.match(cell.of(text) + " ") for cell in cells):
        bodies = [cell.of(text) for cell in cells]
    names = [issuer_of_letterhead([body], setting).name for body in bodies] if len(bodies) > 1 else []
    return "; ".join(names) if all(names) else ""


def _from_symbol(head: Head) -> Field | None:
    name = issuer_of(head.number.symbol) if head.number else None
    return Field(name, head.number.span, "symbol") if name and head.number else None
