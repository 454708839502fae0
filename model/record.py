"""What the catalogue keeps: one record for each source, with all documents found in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from model.document import Document
from model.facts import Facts
from model.text import Issue


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """One document and its facts. All spans count in the record's `text`, the source as decoded."""

    document: Document
    facts: Facts


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """One file, or one row of a table of documents, as the catalogue keeps it.

    `source` is the name shown to people, `path` where the file stands (absolute; empty for a text in
    memory), `file_sha256` names the whole file: with `extractor`, the version that read the text, it
    decides whether the file must be read again. `sha256` names this source alone (a row has its own).
    `pages` holds where each page after the first begins in `text` (`model.pages.page_of` gives the page of a span).
    `quality` says how well a scan or an office file was read, 0 to 1 (`ingest.marks.quality_of`).
    """

    source: str
    sha256: str
    extractor: str
    text: str = field(repr=False)
    path: str = ""
    file_sha256: str = ""
    media_type: str = "text/plain"
    repairs: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()
    confidence: float | None = None
    quality: float | None = None
    documents: tuple[DocumentRecord, ...] = ()
    issues: tuple[Issue, ...] = ()
