"""What a person said against, or beside, what was read: one correction, as one line of the corrections file keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Action = Literal["confirm", "reject", "repoint", "add", "set", "merge", "split", "undo", "set_task", "confirm_task", "reject_task"]
CorrectionState = Literal["applied", "superseded", "withdrawn", "orphaned"]

MARK = "correction:"
"""Begins the rule of a fact that a person said: `correction:7f3a90c1`."""


@dataclass(frozen=True, slots=True)
class DirectiveName:
    """Which directive is meant, in several ways at once, so that one of them still holds after the file was scanned again,
    another order of ingestion or a corrected number.

    `sha256` and `ordinal` name the text; then `key`; then number, issuer and date, as far as they are given. `source`, the name
    of the file, is for the eye only.
    """

    number: str | None = None
    issuer: str | None = None
    issued_on: str | None = None
    key: str | None = None
    sha256: str | None = None
    ordinal: int = 0
    source: str | None = None

    def __str__(self) -> str:
        """`3279/KH-UBND · Ủy ban nhân dân tỉnh Cao Bằng · 2021-11-26`; a paper without number by its file."""
        said = (self.number, self.issuer, self.issued_on) if self.number else (self.source,)
        return " · ".join(part for part in said if part) or self.key or f"sha256 {(self.sha256 or '?')[:12]}"


@dataclass(frozen=True, slots=True)
class Correction:
    """One line: who said it, when (ISO, with its zone) and why; what it does and to what.

    | action | what it needs |
    |---|---|
    | confirm, repoint | `document`, `words`, `occurrence`: the citation; `to`: what it means; `relation` where the reading was wrong too |
    | reject | the citation: it means no directive |
    | add | `document`, `relation`, `to`; `words` and `occurrence` where the text says it |
    | set | `document`, `field`, `value` (None: the text gives none) |
    | merge | `agency` is another name of `into` |
    | split | in `document`, `agency` is `into` |
    | undo | `correction`: the id of an earlier one |
    | set_task | `document`, `words`, `occurrence`: the task; `field` (of TASK_FIELDS), `value` (None for none; agencies by ";") |
    | confirm_task, reject_task | the task: it was read right, or it is none |
    """

    action: Action
    who: str
    when: str
    why: str
    id: str = ""
    document: DirectiveName | None = None
    words: str | None = None
    occurrence: int = 1
    to: DirectiveName | None = None
    relation: str | None = None
    field: str | None = None
    value: str | None = None
    agency: str | None = None
    into: str | None = None
    correction: str | None = None

    @property
    def rule(self) -> str:
        """The rule of a fact that rests on this correction."""
        return MARK + self.id


@dataclass(frozen=True, slots=True)
class Asked:
    """A correction as a person asks for it, directives and agencies named as people do ("NQ 128", "Sở Y tế Cao Bằng").

    `citation` is its code or key as `unresolved` shows them, `task` those that `chidao review tasks` shows.
    `issuer` and `date` say more of a `to` that the store does not hold.
    """

    action: Action
    who: str
    why: str
    citation: str | None = None
    task: str | None = None
    document: str | None = None
    to: str | None = None
    issuer: str | None = None
    date: str | None = None
    relation: str | None = None
    words: str | None = None
    occurrence: int = 1
    field: str | None = None
    value: str | None = None
    agency: str | None = None
    into: str | None = None
    correction: str | None = None


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of a correction. `reason` says why it is not applied; `targets` are (label, key) of what it changed."""

    correction: Correction
    state: CorrectionState
    reason: str = ""
    targets: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Correctable:
    """A field of a document that a person may set: where it stands, and its Vietnamese name."""

    field: str
    vi: str


FIELDS: dict[str, Correctable] = {
    "number": Correctable("number", "số, ký hiệu"),
    "issued_on": Correctable("issued_on", "ngày ban hành"),
    "issuer": Correctable("issuer", "cơ quan ban hành"),
    "kind": Correctable("kind", "loại văn bản"),
    "heading": Correctable("title", "trích yếu"),
    "urgency": Correctable("urgency", "độ khẩn"),
    "effective_on": Correctable("effective_on", "ngày có hiệu lực"),
    "period_end": Correctable("period_end", "năm cuối của thời kỳ"),
}

TASK_FIELDS = {"lead": "chủ trì", "coordinating": "phối hợp", "deadline": "hạn"}
"""What may be set of a task, with its Vietnamese name."""
