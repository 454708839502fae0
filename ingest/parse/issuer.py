"""The issuing body of a document, and the setting it gives to all other names in it."""

from __future__ import annotations

from dataclasses import replace

from ingest.agencies import issuer_of_letterhead, province_of, setting_of
from ingest.numbers import issuer_of
from ingest.parse.elsewhere import SelfReference, find_title_issuer
from ingest.parse.head import Head, body_cells
from ingest.vocabulary import load
from model.document import Setting
from model.fold import fold
from model.text import Field, Span


def find_issuer(text: str, head: Head, title: Field | None, said: SelfReference | None, issued_on: str | None) -> tuple[Field | None, Setting]:
    """The body of the letterhead, else the one under the title, of a reference to itself, or of the symbol.

    A body without a place ("SỞ Y TẾ" alone) takes that of the line of place and date.
    """
    place = province_of(head.place_date.place) if head.place_date and head.place_date.place else None
    issuer = _from_letterhead(text, head, title, Setting(province=place, issued_on=issued_on))
    under = find_title_issuer(text, head.heading.span.end, head.heading.span.end + 3000) if head.heading and (issuer is None or _is_shared(issuer)) else None
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
    name = issuer_of_letterhead([cell.of(text) for cell in cells], setting).name if cells else ""
    name = load("letterhead")["known_as"].get(name, name)
    return Field(name, Span(cells[0].start, cells[-1].end), "letterhead") if name else None


def _from_symbol(head: Head) -> Field | None:
    name = issuer_of(head.number.symbol) if head.number else None
    return Field(name, head.number.span, "symbol") if name and head.number else None
