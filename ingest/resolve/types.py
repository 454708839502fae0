"""What resolution works out, in order: directives, links, pairs. All frozen."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from ingest.marks import WELL_READ
from ingest.read.words import readable
from ingest.resolve.evidence import one_line
from ingest.resolve.fields import Renames
from ingest.resolve.identity import Body, Identity
from ingest.resolve.packed import Packed, pack, unpack
from model.correction import Applied, Correction
from model.facts import Citation
from model.record import DocumentRecord, SourceRecord
from model.text import Span

State = Literal["resolved", "stub", "suggested", "ambiguous", "incomplete", "rejected"]
Scope = Literal["document", "task"]
Fullness = tuple[bool, int, float, int, str, str]
"""Sorts copies: what was read poorly last; most tasks and citations first, then what was read best, then the longer text, then by
name."""


@dataclass(frozen=True, slots=True)
class Held:
    """Where the text of a held directive stands: its source, with the other copies by name; `file` is where the file itself stands,
    with what is inside an archive behind #. Text and facts are packed, and unpacked when they are asked for."""

    source: str
    sha256: str
    packed: Packed = field(repr=False)
    fullness: Fullness
    ordinal: int = 0
    draft: bool = False
    copies: tuple[str, ...] = ()
    media_type: str = "text/plain"
    quality: float | None = None
    pages: tuple[int, ...] = ()
    file: str = ""

    @property
    def text(self) -> str:
        """The source as decoded."""
        return unpack(self.packed)[0]

    @property
    def found(self) -> DocumentRecord:
        """The document and its facts, without its blocks and without the agencies that stand outside of every fact."""
        return unpack(self.packed)[1]

    def words(self, span: Span) -> str:
        """The words of a span for the eye, on one line."""
        return one_line(readable(span.of(self.text), self.media_type))


def hold(record: SourceRecord, found: DocumentRecord) -> Held:
    """One document of a record, without copies."""
    document = found.document
    return Held(
        source=record.source,
        sha256=record.sha256,
        packed=pack(record.text, found),
        fullness=_fullness(record, found),
        ordinal=document.ordinal,
        draft=document.draft,
        media_type=record.media_type,
        quality=record.quality,
        pages=record.pages,
        file=_file(record),
    )


def hold_again(held: Held, found: DocumentRecord) -> Held:
    """The same text with other facts: what people corrected."""
    fullness = (held.fullness[0], -_count(found), *held.fullness[2:])
    return replace(held, packed=pack(held.text, found), fullness=fullness, ordinal=found.document.ordinal, draft=found.document.draft)


def _fullness(record: SourceRecord, found: DocumentRecord) -> Fullness:
    span = found.document.span
    quality = 1.0 if record.quality is None else record.quality
    return (quality < WELL_READ, -_count(found), -quality, span.start - span.end, record.source, record.sha256)


def _count(found: DocumentRecord) -> int:
    return len(found.facts.tasks) + len(found.facts.citations)


def _file(record: SourceRecord) -> str:
    inside = record.source.partition("#")[2]
    return (f"{record.path}#{inside}" if inside else record.path) if record.path else record.source


@dataclass(frozen=True, slots=True)
class Directive:
    """One directive of the graph: held in the corpus, or cited only (`held` is None: a stub)."""

    key: str
    identity: Identity
    number: str | None
    kind: str | None
    heading: str | None
    body: Body | None
    held: Held | None = None

    @property
    def issued_on(self) -> str | None:
        return self.identity.date


@dataclass(frozen=True, slots=True)
class Link:
    """What one citation of a held directive means, and why. `candidates` are keys of directives; `needs` says of an open one what
    would close it."""

    owner: str
    citation: Citation
    state: State
    target: str | None
    reason: str
    candidates: tuple[str, ...] = ()
    tasks: tuple[int, ...] = ()
    correction: Correction | None = None
    needs: str | None = None

    @property
    def key(self) -> str:
        """`3279/kh-ubnd|…|2021@0000150`; what a person added may begin where another citation does."""
        added = self.correction is not None and self.correction.action == "add"
        return f"{self.owner}@{self.citation.span.start:07d}" + (f"+{self.correction.id}" if self.correction and added else "")

    @property
    def followed(self) -> bool:
        """Sure enough to make an edge: a suggestion waits for a person (design rule 11)."""
        return self.state in ("resolved", "stub") and self.target is not None


@dataclass(frozen=True, slots=True)
class Pair:
    """One reading that joins two directives, with the mention that proves it best and how many there are."""

    source: str
    target: str
    relation: str
    evidence: Link
    mentions: int
    scope: Scope
    carries: bool
    flag: str | None = None
    tasks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Descent:
    """The child was issued to carry the parent down; rank 0 is its nearest parent."""

    child: str
    parent: str
    rank: int
    scope: Scope
    continues: bool
    days: int | None
    pair: Pair


@dataclass(frozen=True, slots=True)
class Resolution:
    """The whole corpus, resolved. Everything is sorted, so that equal inputs give equal values; `corrections` stand in the order
    in which they were said."""

    directives: tuple[Directive, ...]
    links: tuple[Link, ...]
    pairs: tuple[Pair, ...]
    descents: tuple[Descent, ...]
    corrections: tuple[Applied, ...] = ()
    renames: Renames = field(default_factory=Renames)


def task_key(directive: str, ordinal: int) -> str:
    """`4415/ubnd-kgvx|uy ban nhan dan tinh ca mau|2021#003`: tasks in the order of the text."""
    return f"{directive}#{ordinal + 1:03d}"
