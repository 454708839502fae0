"""Text and places in it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

import msgspec


class Span(msgspec.Struct, frozen=True, order=True, gc=False):  # made far more often than anything else: made in C
    """Half-open character offsets. Inside the stages they count in `SourceText.text`;
    in the catalogue, the graph and all output they count in `SourceText.raw`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words the span covers: `Span(0, 4).of("Kế hoạch") == "Kế h"`."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Offsets:
    """Where each run of repaired text stands in the source: rising starts, and the end of each run there.

    Empty tuples mean that nothing moved. A position inside a run keeps its distance from the run's
    start, so a run ends wherever repairing changed a length or left something out; a character
    composed of several ("e" + two marks) is a run of its own.
    """

    text_starts: tuple[int, ...] = ()
    raw_starts: tuple[int, ...] = ()
    raw_ends: tuple[int, ...] = ()

    def raw_span(self, span: Span) -> Span:
        """The span in the source that gave these characters of the repaired text."""
        if not self.text_starts:
            return span
        start = self._run(span.start)
        raw_start = self.raw_starts[start] + span.start - self.text_starts[start]
        if span.end <= span.start:
            return Span(raw_start, raw_start)
        last = self._run(span.end - 1)
        ends_run = last + 1 < len(self.text_starts) and self.text_starts[last + 1] == span.end
        inside = self.raw_starts[last] + span.end - self.text_starts[last]
        return Span(raw_start, self.raw_ends[last] if ends_run else min(inside, self.raw_ends[last]))

    def _run(self, position: int) -> int:
        return max(bisect_right(self.text_starts, position) - 1, 0)


@dataclass(frozen=True, slots=True)
class SourceText:
    """What a reader makes of one file, or of one row of a table of documents.

    `source` is the name shown to people (`texts/a.txt`, `dump.jsonl#17`), `sha256` names the
    bytes, `raw` is the text as decoded, `text` is what the stages read: NFC, homoglyphs and
    blanks repaired, mark-up blanked out. `repairs` says in words what was done.
    `pages` holds where each page after the first begins in `raw`; `confidence` is that of OCR, 0 to 1.
    `columns` is what a table of documents says about the text in other columns: name and value.
    """

    source: str
    sha256: str
    raw: str = field(repr=False)
    text: str = field(repr=False)
    offsets: Offsets = Offsets()
    media_type: str = "text/plain"
    repairs: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()
    confidence: float | None = None
    columns: tuple[tuple[str, str], ...] = ()


HINT = "hint"
"""Rule of a field that the text does not give and a hint does."""


class Hint(msgspec.Struct, frozen=True, gc=False):
    """What stands beside a text about it: `field` is a name of `ingest/vocabulary/hints.yml`, `said` the words with their label
    ("Số ký hiệu: 57/KH-UBND"). The span is empty where they are no part of the text (a column of a table)."""

    field: str
    value: str
    said: str
    span: Span


class Field(msgspec.Struct, frozen=True, gc=False):
    """One value read from the text, with the words that say it and the rule that read them."""

    value: str
    span: Span
    rule: str


ANNEX = "annex"
"""Stage of the issue of an annex without its paper; it ends when the paper is held."""


@dataclass(frozen=True, slots=True)
class Issue:
    """Something a person should look at; never dropped, never fatal to other files."""

    source: str
    stage: str
    reason: str
