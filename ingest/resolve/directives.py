"""Held directives: what each text of the corpus says that it is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from ingest.resolve.identity import Body, Identity, above_of, body_of, make_identity, make_key
from ingest.resolve.types import Directive, Fullness, Held, hold
from model.document import Document
from model.record import DocumentRecord, SourceRecord


def read_directives(records: Iterable[SourceRecord]) -> list[Directive]:
    """A directive for each document of each source, copies apart, in an order that the input's does not change."""
    return in_order(make_directive(hold(record, found), found) for record in records for found in record.documents)


def in_order(directives: Iterable[Directive]) -> list[Directive]:
    """By key, of copies the fullest first."""
    return sorted(directives, key=lambda d: (d.key, *fullness(d)))


def make_directive(held: Held, found: DocumentRecord) -> Directive:
    """The directive that one text is, in which this was found."""
    document = found.document
    identity = _identity(found)
    return Directive(
        key=make_key(identity) if _counts(document) else _content_key(held, document),
        identity=identity,
        number=document.number.value if document.number else None,
        kind=document.kind.value if document.kind else None,
        heading=document.title.value if document.title else None,
        body=_body(found),
        held=held,
    )


def _counts(document: Document) -> bool:
    """A draft ("Số:     /KH-UBND") and a paper without number are known by their content alone."""
    return document.number is not None and not document.draft


def _identity(found: DocumentRecord) -> Identity:
    document = found.document
    body = _body(found)
    return make_identity(
        document.number.value if document.number else "",
        document.issuer.value if document.issuer else None,
        document.issued_on.value if document.issued_on else None,
        above_of(body.place) if body else None,
    )


def _body(found: DocumentRecord) -> Body | None:
    issuer = found.facts.issuer
    if issuer is not None:
        return Body(issuer.name, issuer.level, issuer.line, issuer.place)
    return body_of(found.document.issuer.value) if found.document.issuer else None


def _content_key(held: Held, document: Document) -> str:
    words = " ".join(document.span.of(held.text).split())
    return "sha256:" + hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def fullness(directive: Directive) -> Fullness:
    """The order of copies, the fullest first."""
    return directive.held.fullness if directive.held else (False, 0, 0.0, 0, "", "")
