"""One document's text to its header, lists, signature, zones and blocks. Read from top to bottom."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace

from ingest.parse.addressees import find_addressees, find_telegram
from ingest.parse.annex import KIND, Annex, find_annex
from ingest.parse.blocks import make_blocks
from ingest.parse.elsewhere import SelfReference, find_lead_signer, find_self_reference, find_signing_body
from ingest.parse.head import Head, find_head, find_mark
from ingest.parse.issued import find_adoption
from ingest.parse.issuer import find_issuer, is_shared
from ingest.parse.kind import find_kind
from ingest.parse.press import article_date, article_title
from ingest.parse.recipients import find_recipients
from ingest.parse.signers import Signature, find_last_name, find_signature
from ingest.parse.title import find_party_subject, find_subject, find_title
from ingest.parse.zones import find_basis, find_opening, find_portal_tail, find_running_heads, find_tail, make_zones
from ingest.part import Part
from model.document import Addressee, Document, Setting, Signer, ZoneKind
from model.text import Field, SourceText, Span


@dataclass(frozen=True, slots=True)
class _Foot:
    """The stretches at the end of a document."""

    recipients: Span | None
    signature: Signature | None
    tail: Span | None


def parse(source: SourceText, part: Part, ordinal: int) -> Document:
    """The document that `part` holds. Never raises: what the text does not say is None or empty."""
    return _parse_article(source, part, ordinal) if part.kind == "article" else _parse_document(source, part, ordinal)


def _parse_article(source: SourceText, part: Part, ordinal: int) -> Document:
    title = article_title(source.text, part.span)
    after = title.span.end if title else part.span.start
    parts: list[tuple[Span, ZoneKind]] = [(title.span, "title"), (Span(part.span.start, title.span.start), "chrome")] if title else []
    tail = find_portal_tail(source.text, after, part.span.end)
    parts += [(tail, "chrome")] if tail else []
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
    annex = find_annex(text, span) if head.number is None or head.number.number is None else None
    if annex:
        return _parse_annex(source, part, ordinal, annex)
    title = _find_title(text, head)
    kind = find_kind(head.heading, head.number, head.letter)
    said = _find_self_reference(text, head, span, kind)
    head = replace(head, number=said.number) if said else head
    issued_on = _find_date(text, head, said, span)
    issuer, setting = find_issuer(text, head, title, said, issued_on.value if issued_on else None)
    body = max(head.end, title.span.end if title else 0, head.heading.span.end if head.heading else 0)
    addressees, letter = _find_addressees(text, head, body, span.end, setting)
    body = max(body, letter.end if letter else 0)
    tail = find_portal_tail(text, body, span.end)
    last = tail.start if tail else span.end
    recipients = find_recipients(text, body, last)
    signature = find_signature(text, body, last) or (find_last_name(text, body, last) if recipients else None)
    if issuer and is_shared(issuer):
        issuer = find_signing_body(text, signature) or issuer
        setting = replace(setting, issuer=issuer.value)
    document = Document(
        source=source.source,
        ordinal=ordinal,
        span=span,
        kind=kind,
        number=Field(head.number.number, head.number.span, "self-reference" if said else "number")
        if head.number and head.number.number
        else None,
        issuer=issuer,
        issued_on=issued_on,
        title=title,
        urgency=find_mark(text, head, "urgency", body),
        secrecy=find_mark(text, head, "secrecy", body),
        draft=head.number is not None and head.number.number is None,
        setting=setting,
        signers=signature.signers if signature else _lead_signers(text, head, span),
        addressees=addressees,
        recipients=recipients[0] if recipients else (),
    )
    return _with_zones(source, document, head, letter, _Foot(recipients[1] if recipients else None, signature, tail))


def _parse_annex(source: SourceText, part: Part, ordinal: int, annex: Annex) -> Document:
    """An annex without its paper: kind and title only; the letterheads in it are forms."""
    title = annex.title
    end = max(span.end for span in (annex.word, title.span if title else None, annex.of) if span)
    zones = make_zones(part.span, [(title.span, "title")] if title else [], [(part.span.start, "letterhead"), (end, "body")])
    kind = Field(KIND, annex.word, "annex")
    return Document(source.source, ordinal, part.span, kind, title=title, zones=zones, blocks=make_blocks(source, zones))


def _find_self_reference(text: str, head: Head, span: Span, kind: Field | None) -> SelfReference | None:
    if head.number is not None or kind is None:
        return None
    return find_self_reference(text, Span(span.start, head.end), Span(head.end, span.end), kind.value)


def _find_date(text: str, head: Head, said: SelfReference | None, span: Span) -> Field | None:
    if head.place_date:
        return head.place_date.date
    return said.date if said and said.date else find_adoption(text, head.end, span.end)


def _lead_signers(text: str, head: Head, span: Span) -> tuple[Signer, ...]:
    signer = find_lead_signer(text, span.start, head.end) if head.letterhead is None else None
    return (signer,) if signer else ()


def _find_title(text: str, head: Head) -> Field | None:
    if head.heading:
        return find_title(text, head.heading, min(len(text), head.heading.span.end + 3000))
    subject = find_subject(text, head.start, head.end, head.pieces)
    if subject or head.number is None or not (head.letterhead and head.letterhead.party):
        return subject
    return find_party_subject(text, head.number.span.end, head.end, head.pieces)


def _find_addressees(text: str, head: Head, body: int, end: int, setting: Setting) -> tuple[tuple[Addressee, ...], Span | None]:
    start = head.letter.end if head.letter else None
    if start is None and head.heading and head.heading.kind == "Công điện":
        start = find_telegram(text, body, end)
    if start is None:
        return (), None
    addressees, span = find_addressees(text, start, end, setting)
    return addressees, Span(head.letter.start if head.letter else start, span.end)


def _is_bare(head: Head, document: Document) -> bool:
    """A few sentences without any head, as somebody pastes them: all of it is body."""
    return not any((head.letterhead, head.number, head.place_date, head.heading, head.letter, document.title))


def _with_zones(source: SourceText, document: Document, head: Head, letter: Span | None, foot: _Foot) -> Document:
    text, span = source.text, document.span
    recipients, signature = foot.recipients, foot.signature
    ends = [s.end for s in (document.title.span if document.title else None, letter, head.heading.span if head.heading else None) if s]
    body = span.start if _is_bare(head, document) else max([head.end, *ends])
    basis = find_basis(text, body, min([span.end, *(s.start for s in (recipients,) if s)]))
    after = basis.end if basis else body
    foot_start = min([span.end, *(s.start for s in (recipients, signature.span if signature else None) if s and s.start >= after)])
    opening = find_opening(text, after, foot_start)
    tail = foot.tail or (find_tail(text, signature.span.end, span.end) if signature else None)
    parts: list[tuple[Span, ZoneKind]] = [(Span(span.start, head.start), "chrome")]
    parts += [(s, "chrome") for s in (*find_running_heads(text, span.start, span.end), tail) if s]
    named: list[tuple[Span | None, ZoneKind]] = [
        (document.title.span if document.title else None, "title"),
        (letter, "addressees"),
        (basis, "basis"),
        (recipients, "recipients"),
        (signature.span if signature else None, "signature"),
        (opening, "opening"),
    ]
    parts += [(s, kind) for s, kind in named if s]
    zones = make_zones(span, parts, [(head.start, "letterhead"), (body, "body")])
    return replace(document, zones=zones, blocks=make_blocks(source, zones))
