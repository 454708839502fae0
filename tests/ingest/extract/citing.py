"""How the tests of citations read a text: one document, its zones given or all body."""

from __future__ import annotations

from ingest.extract.citations import extract_citations
from model.document import Document, Setting, Zone
from model.facts import Citation
from model.text import Field, SourceText, Span

KIEN_GIANG = Setting(issuer="Ủy ban nhân dân tỉnh Kiên Giang", province="tỉnh Kiên Giang", issued_on="2021-06-21")


def cite(text: str, kind: str | None = None, zones: tuple[Zone, ...] = ()) -> tuple[Citation, ...]:
    """The citations of a text that stands in a paper of Kiên Giang."""
    whole = Span(0, len(text))
    own = Field(kind, Span(0, 0), "test") if kind else None
    document = Document("test", 0, whole, kind=own, setting=KIEN_GIANG, zones=zones)
    return extract_citations(SourceText("test", "", text, text), document)


def listed(text: str) -> list[Citation]:
    """Without aliases and words that point back."""
    return [citation for citation in cite(text) if citation.form not in ("alias", "anaphora")]
