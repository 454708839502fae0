"""The issuing body of a document, and the setting it gives to all other names in it."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.agencies import issuer_of_letterhead, province_of, setting_of
from ingest.numbers import issuer_of
from ingest.parse.elsewhere import SelfReference, find_title_issuer
from ingest.parse.head import Head, body_cells
from ingest.parse.loose import UPPER, any_of
from ingest.vocabulary import load
from model.document import Setting
from model.fold import fold
from model.text import Field, Span


def find_issuer(
    text: str, head: Head, title: Field | None, said: SelfReference | None, issued_on: str | None
) -> tuple[Field | None, Setting]:
    """The body of the letterhead, else the one under the title, of a reference to itself, or of the symbol.

    A body without a place ("SỞ Y TẾ" alone) takes that of the line of place and date.
    """
    place = province_of(head.place_date.place) if head.place_date and head.place_date.place else None
    issuer = _from_letterhead(text, head, title, Setting(province=place, issued_on=issued_on))
    under = (
        find_title_issuer(text, head.heading.span.end, head.heading.span.end + 3000)
        if head.heading and (issuer is None or _is_shared(issuer))
        else None
    )
    if issuer is None or under:
        issuer = under or issuer or (said.issuer if said else None) or _from_symbol(head)
    if issuer is None:
        return None, Setting(province=place, issued_on=issued_on)
    setting = setting_of(issuer.value, issued_on)
    return issuer, replace(setting, issuer=issuer.value, province=setting.province or place)


def _is_shared(issuer: Field) -> bool:
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


_GOES_ON = re.compile(any_of(load("letterhead")["goes_on"]))


def _lines(text: str, cells: list[Span]) -> list[str]:
    """The lines of the body's name, one that goes on with another joined to it."""
    lines: list[str] = []
    for cell in cells:
        if lines and _GOES_ON.match(cell.of(text)):
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
    names = [issuer_of_letterhead([body], setting).name for body in bodies]
    return "; ".join(names) if len(names) > 1 and all(names) else ""


def _from_symbol(head: Head) -> Field | None:
    name = issuer_of(head.number.symbol) if head.number else None
    return Field(name, head.number.span, "symbol") if name and head.number else None
