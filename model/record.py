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

    `folder` is the folder that was given to `ingest`, empty for a single file; it decides what a
    later run over the same folder may take out. `extractor` is the version that read the text.
    """

    source: str
    sha256: str
    extractor: str
    text: str = field(repr=False)
    folder: str = ""
    media_type: str = "text/plain"
    repairs: tuple[str, ...] = ()
    documents: tuple[DocumentRecord, ...] = ()
    issues: tuple[Issue, ...] = ()
