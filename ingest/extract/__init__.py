"""What one document says: citations, agencies, tasks, deadlines. Four calls, joined."""

from __future__ import annotations

from ingest.extract.agencies import extract_agencies, extract_issuer, extract_speaks_for
from ingest.extract.citations import extract_citations
from ingest.extract.deadlines import extract_deadlines
from ingest.extract.force import extract_force
from ingest.extract.tasks import extract_tasks
from model.document import Document
from model.facts import Facts
from model.text import SourceText


def extract(source: SourceText, document: Document) -> Facts:
    """All facts of one document, each with its span in `source.text` and its rule."""
    return Facts(
        citations=extract_citations(source, document),
        agencies=extract_agencies(source, document),
        tasks=extract_tasks(source, document),
        deadlines=extract_deadlines(source, document),
        issuer=extract_issuer(source, document),
        speaks_for=extract_speaks_for(source, document),
        force=extract_force(source, document),
    )
