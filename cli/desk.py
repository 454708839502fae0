"""Where corrections are said: names as people type them become one line of the corrections file, and the graph is made anew by
the same way as after `ingest`. A correction that would change nothing is refused, not written."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from cli.catalogue import catalogue_of, corrections_of
from cli.update import now, update
from graph.citations import directive_name, find_citation, find_task
from graph.elements import make_elements
from graph.names import find_agency, find_directive
from graph.store import GraphStore, Row, open_for_writing
from ingest.corrections import fault_of, make_id
from ingest.resolve import resolve
from ingest.resolve.batch import make_parts
from ingest.resolve.quoted import occurrence_in
from ingest.resolve.tasks import names_in
from ingest.writing import writing
from model.correction import Applied, Asked, Correction, DirectiveName
from model.errors import BadParameter, UnknownName
from model.text import Span

ROLES = ("lead", "coordinating")
_AGENCY = "MATCH (a:Agency {key: $key}) RETURN a.heading AS heading"


class Desk:
    """Takes corrections for a store, one at a time. `clock` gives the moment at which one is said."""

    def __init__(self, store: str, data: str | Path | None = None, clock: Callable[[], str] = now) -> None:
        self._store = store
        self._catalogue = catalogue_of(store, data)
        self._clock = clock
        self._guard = threading.Lock()

    def correct(self, asked: Asked) -> Applied:
        """Write the correction and make the graph anew. Raises BadParameter where it is incomplete or changes nothing, UnknownName
        and AmbiguousName for names, StoreLocked while another process writes."""
        with self._guard, writing(self._catalogue.folder.parent), open_for_writing(self._store) as graph:
            correction = self._understand(graph, asked)
            wrong = fault_of(correction)
            if wrong:
                raise BadParameter(wrong)
            file = corrections_of(self._catalogue)
            resolution = resolve(self._catalogue.records(), (*file.read(), correction))
            outcome = next(found for found in resolution.corrections if found.correction.id == correction.id)
            if outcome.state == "orphaned":
                raise BadParameter(f"Đính chính không có gì để sửa: {outcome.reason}. (It would change nothing.)")
            file.append(correction)
            update(graph, self._catalogue, make_elements(make_parts(resolution)), "review", self._clock)
        return outcome

    def _understand(self, graph: GraphStore, asked: Asked) -> Correction:
        citation = find_citation(graph, asked.citation) if asked.citation else None
        quoted = find_task(graph, asked.task) if asked.task else citation
        document = str(quoted["document"]) if quoted else find_directive(graph, asked.document) if asked.document else None
        correction = Correction(
            action=asked.action,
            who=asked.who,
            when=self._clock(),
            why=asked.why,
            document=directive_name(graph, document) if document else None,
            words=str(quoted["wording"]) if quoted else asked.words,
            occurrence=self._occurrence(quoted) if quoted else asked.occurrence,
            to=_target(graph, asked, citation),
            relation=asked.relation,
            field=asked.field,
            value=_agencies(graph, asked.value) if asked.action == "set_task" and asked.field in ROLES else asked.value or None,
            agency=_heading(graph, asked.agency) if asked.agency else None,
            into=_heading_or_new(graph, asked.into) if asked.into else None,
            correction=asked.correction,
        )
        return replace(correction, id=make_id(correction))

    def _occurrence(self, quoted: Row) -> int:
        start, end = quoted["span_start"], quoted["span_end"]
        record = self._catalogue.record(str(quoted["source"]))
        if record is None or not isinstance(start, int) or not isinstance(end, int):
            return 1
        return occurrence_in(record, Span(start, end))


def _target(graph: GraphStore, asked: Asked, citation: Row | None) -> DirectiveName | None:
    """What is meant: as named; for `confirm` without a name, the only candidate."""
    if asked.to is None:
        return _only_candidate(graph, citation) if asked.action == "confirm" and citation else None
    if asked.issuer or asked.date:
        return DirectiveName(asked.to, asked.issuer, asked.date)
    try:
        return directive_name(graph, find_directive(graph, asked.to))
    except UnknownName:
        if "/" not in asked.to:
            raise
        return DirectiveName(asked.to)


def _only_candidate(graph: GraphStore, citation: Row) -> DirectiveName:
    candidates = citation["candidates"]
    keys = [str(key) for key in candidates] if isinstance(candidates, list) else []
    if len(keys) != 1:
        told = ", ".join(keys) or "không có (none)"
        raise BadParameter(f"Viện dẫn này có thể là: {told}; thêm --to để chỉ rõ. (Say which with --to.)")
    return directive_name(graph, keys[0])


def _heading(graph: GraphStore, name: str) -> str:
    return str(graph.ask(_AGENCY, {"key": find_agency(graph, name)})[0]["heading"])


def _heading_or_new(graph: GraphStore, name: str) -> str:
    """The full name of an agency of the store; a name that no document has yet stays as typed."""
    try:
        return _heading(graph, name)
    except UnknownName:
        return name


def _agencies(graph: GraphStore, value: str | None) -> str | None:
    """The full names of several agencies, as the file keeps them."""
    return "; ".join(_heading_or_new(graph, name) for name in names_in(value)) or None
