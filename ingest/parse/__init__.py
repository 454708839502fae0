"""One document's text to its header, lists, signature, zones and blocks. Read from top to bottom."""

from __future__ import annotations

from dataclasses import replace

from ingest.agencies import issuer_of_letterhead, province_of, setting_of
from ingest.numbers import issuer_of
from ingest.parse.addressees import find_addressees, find_recipients, find_telegram
from ingest.parse.blocks import make_blocks
from ingest.parse.head import Head, body_lines, find_head, find_mark
from ingest.parse.issued import find_adoption
from ingest.parse.kind import find_kind
from ingest.parse.press import article_date, article_title
from ingest.parse.signers import Signature, find_last_name, find_signature
from ingest.parse.title import find_party_subject, find_subject, find_title
from ingest.parse.zones import find_basis, find_opening, find_running_heads, make_zones
from ingest.part import Part
from model.document import Addressee, Document, Setting, ZoneKind
from model.text import Field, SourceText, Span


def parse(source: SourceText, part: Part, ordinal: int) -> Document:
    """The document that `part` holds. Never raises: what the text does not say is None or empty."""
    return _parse_article(source, part, ordinal) if part.kind == "article" else _parse_document(source, part, ordinal)


def _parse_article(source: SourceText, part: Part, ordinal: int) -> Document:
    title = article_title(source.text, part.span)
    after = title.span.end if title else part.span.start
    parts: list[tuple[Span, ZoneKind]] = [(title.span, "title")] if title else []
    zones = make_zones(part.span, parts, [(part.span.start, "body")])
    return Document(
        source=source.source,
        ordinal=ordinal,
        span=part.span,
        kind=Field("Bài báo", title.span if title else part.span, "press"),
        issued_on=article_date(source.text, after, part.span.end),
        title=title,
        zones=zones,
        blocks=make_blocks(source, zones),
    )


def _parse_document(source: SourceText, part: Part, ordinal: int) -> Document:
    text, span = source.text, part.span
    head = find_head(text, span)
    title = _find_title(text, head)
    issued_on = head.place_date.date if head.place_date else find_adoption(text, head.end, span.end)
    issuer, setting = _find_issuer(text, head, title, issued_on)
    body = max(head.end, title.span.end if title else 0, head.heading.span.end if head.heading else 0)
    addressees, letter = _find_addressees(text, head, body, span.end, setting)
    body = max(body, letter.end if letter else 0)
    recipients = find_recipients(text, body, span.end)
    signature = find_signature(text, body, span.end) or (find_last_name(text, body, span.end) if recipients else None)
    document = Document(
        source=source.source,
        ordinal=ordinal,
        span=span,
        kind=find_kind(head.heading, head.number, head.letter),
        number=Field(head.number.number, head.number.span, "number") if head.number and head.number.number else None,
        issuer=issuer,
        issued_on=issued_on,
        title=title,
        urgency=find_mark(text, head, "urgency", body),
        secrecy=find_mark(text, head, "secrecy", body),
        draft=head.number is not None and head.number.number is None,
        setting=setting,
        signers=signature.signers if signature else (),
        addressees=addressees,
        recipients=recipients[0] if recipients else (),
    )
    return _with_zones(source, document, head, letter, (recipients[1] if recipients else None, signature))


def _find_title(text: str, head: Head) -> Field | None:
    if head.heading:
        return find_title(text, head.heading, min(len(text), head.heading.span.end + 3000))
    subject = find_subject(text, head.start, head.end, head.pieces)
    if subject or head.number is None or not (head.letterhead and head.letterhead.party):
        return subject
    return find_party_subject(text, head.number.span.end, head.end, head.pieces)


def _find_issuer(text: str, head: Head, title: Field | None, issued_on: Field | None) -> tuple[Field | None, Setting]:
    """The body of the letterhead, its place filled in from the line of place and date where it names none."""
    day = issued_on.value if issued_on else None
    place = province_of(head.place_date.place) if head.place_date and head.place_date.place else None
    lines = body_lines(text, head, title if not head.heading else None)
    name = issuer_of_letterhead(lines, Setting(province=place, issued_on=day)).name if lines else ""
    rule = "letterhead"
    if not name and head.number:
        name, rule = issuer_of(head.number.symbol) or "", "symbol"
    if not name:
        return None, Setting(province=place, issued_on=day)
    setting = setting_of(name, day)
    if setting.province is None:
        setting = replace(setting, province=place)
    where = Span(head.start, head.end) if rule == "letterhead" or head.number is None else head.number.span
    return Field(name, where, rule), replace(setting, issuer=name)


def _find_addressees(text: str, head: Head, body: int, end: int, setting: Setting) -> tuple[tuple[Addressee, ...], Span | None]:
    start = head.letter.end if head.letter else None
    if start is None and head.heading and head.heading.kind == "Công điện":
        start = find_telegram(text, body, end)
    if start is None:
        return (), None
    addressees, span = find_addressees(text, start, end, setting)
    return addressees, Span(head.letter.start if head.letter else start, span.end)


def _with_zones(
    source: SourceText, document: Document, head: Head, letter: Span | None, foot: tuple[Span | None, Signature | None]
) -> Document:
    text, span = source.text, document.span
    recipients, signature = foot
    body = max([head.end, *(s.end for s in (document.title.span if document.title else None, letter) if s)])
    basis = find_basis(text, body, min([span.end, *(s.start for s in (recipients,) if s)]))
    after = basis.end if basis else body
    foot_start = min([span.end, *(s.start for s in (recipients, signature.span if signature else None) if s and s.start >= after)])
    opening = find_opening(text, after, foot_start)
    parts: list[tuple[Span, ZoneKind]] = [(Span(span.start, head.start), "chrome")]
    parts += [(s, "chrome") for s in find_running_heads(text, span.start, span.end)]
    named: list[tuple[Span | None, ZoneKind]] = [
        (document.title.span if document.title else None, "title"), (letter, "addressees"), (basis, "basis"), (recipients, "recipients"),
        (signature.span if signature else None, "signature"), (opening, "opening"),
    ]
    parts += [(s, kind) for s, kind in named if s]
    zones = make_zones(span, parts, [(head.start, "letterhead"), (body, "body")])
    return replace(document, zones=zones, blocks=make_blocks(source, zones))
