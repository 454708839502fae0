"""Facts for spaCy's tools: displaCy HTML for the eye, a DocBin for training. Needs the extra `chidao[spacy]`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from cli.explain import NAMES, Mark, marks_of
from model.errors import ConfigurationError
from model.record import SourceRecord

COLOURS = {"đầu văn bản": "#ffe08a", "viện dẫn": "#9be3f5", "cơ quan": "#b8e6b0", "nhiệm vụ": "#e4e4ea", "thời hạn": "#f3b3e6"}
MISSING = "Thiếu spaCy: pip install 'chidao[spacy]'. / spaCy is missing: pip install 'chidao[spacy]'."


def displacy_html(records: Iterable[SourceRecord]) -> str:
    """One page: each source twice, with its header, citations, agencies and deadlines, and with its tasks."""
    try:
        from spacy import displacy
    except ImportError as error:
        raise ConfigurationError(MISSING) from error
    views = [view for record in records for view in (_view(record, _is_small), _view(record, _is_task)) if view["ents"]]
    html: str = displacy.render(views, style="ent", manual=True, page=True, options={"colors": COLOURS})
    return html


def docbin(records: Iterable[SourceRecord]) -> bytes:
    """The documents as spaCy Docs with the span groups of `ingest.spacy_pipes`."""
    try:
        import spacy
        from spacy.tokens import DocBin

        from ingest.spacy_pipes import PIPES
    except ImportError as error:
        raise ConfigurationError(MISSING) from error
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"use_pyvi": False}}})
    for pipe in PIPES:
        nlp.add_pipe(pipe)
    data: bytes = DocBin(docs=list(nlp.pipe(record.text for record in records)), store_user_data=False).to_bytes()
    return data


def _is_task(mark: Mark) -> bool:
    return mark.layer == "task"


def _is_small(mark: Mark) -> bool:
    return mark.layer != "task"


def _view(record: SourceRecord, wanted: Callable[[Mark], bool]) -> dict[str, Any]:
    """displaCy shows no overlaps: the first and longest of each stays."""
    marks = sorted((m for found in record.documents for m in marks_of(found) if wanted(m)), key=lambda m: (m.span.start, -m.span.end))
    ents: list[dict[str, Any]] = []
    for mark in marks:
        if not ents or mark.span.start >= ents[-1]["end"]:
            ents.append({"start": mark.span.start, "end": mark.span.end, "label": NAMES[mark.layer]})
    return {"text": record.text, "ents": ents, "title": record.source}
