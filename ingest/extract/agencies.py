"""The agencies named in the running text of a document."""

from __future__ import annotations

from ingest.agencies import find_agencies
from model.document import Document
from model.facts import AgencyMention
from model.text import SourceText, Span

# Site chrome is nobody's words; the letterhead and the signature say who issues, and are read by the parser.
_SILENT = frozenset({"chrome", "letterhead", "signature"})


def extract_agencies(source: SourceText, document: Document) -> tuple[AgencyMention, ...]:
    """Every agency or group of agencies that the document names outside its letterhead and signature, in order."""
    spans = [zone.span for zone in document.zones if zone.kind not in _SILENT] if document.zones else [document.span]
    return tuple(mention for span in spans for mention in _find(source.text, span, document))


def _find(text: str, span: Span, document: Document) -> list[AgencyMention]:
    return find_agencies(text, span, document.setting)
