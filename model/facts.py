"""What extraction finds in one document: citations, agencies, tasks, deadlines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import msgspec

from model.text import Field, Span

CitationForm = Literal[
    "full",  # Nghị quyết số 128/NQ-CP ngày 11/10/2021 của Chính phủ
    "list",  # a member of a list that shares its kind, date or issuer with others
    "short",  # NQ 128, Chỉ thị 19
    "law",  # Luật Đất đai năm 2013
    "unnumbered",  # Tờ trình ngày 05/3/2021 của Sở Y tế
    "alias",  # uses a name that "(sau đây gọi tắt là ...)" defined
    "anaphora",  # Thông báo nêu trên, Quyết định này
]
Role = Literal["lead", "joint", "executor", "coordinating", "reports_to"]
Modality = Literal["must", "request", "may", "reported"]
Level = Literal["central", "ministry", "province", "department", "district", "commune", "press", "other"]
Line = Literal["state", "party", "front", "court", "other"]


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of another document. The span holds kind, number and date, not the issuer.

    `number` has no blanks and is as an official would type it (`176-CV/TU`); a law cited by name
    has `number` None and `title` "Luật Đất đai". `date` is ISO, as precise as the text. `issuer` is
    the full name resolved by the document's setting, None where nobody could tell. `relation` is
    a name of `model/schema.yml`; `cue` is the span of the words that decided it, `cue_rule` the rule's name.
    `zone` is where it stands. `nested` is true where it stands inside the name or description of
    another cited document. `antecedent` is the index (in `Facts.citations`) of what an alias or anaphora
    stands for; None with a `reason` where that is unclear. `pinpoint` is "khoản 2 Điều 3" as written.
    """

    span: Span
    form: CitationForm
    rule: str
    kind: str | None = None
    number: str | None = None
    date: str | None = None
    issuer: str | None = None
    issuer_span: Span | None = None
    title: str | None = None
    pinpoint: str | None = None
    relation: str = "REFERS_TO"
    cue: Span | None = None
    cue_rule: str = "default"
    zone: str = "body"
    nested: bool = False
    antecedent: int | None = None
    reason: str | None = None


class AgencyMention(msgspec.Struct, frozen=True, gc=False):
    """An agency, or a group of agencies, as written and as resolved.

    "Sở Y tế" in a plan of Cao Bằng is `Sở Y tế tỉnh Cao Bằng`, level `department`, place
    `tỉnh Cao Bằng`. `name` repeats the words where nothing more is known. `group` is true for
    "các sở, ban, ngành" and "UBND các huyện, thành phố".
    """

    span: Span
    text: str
    name: str
    rule: str
    level: Level = "other"
    line: Line = "state"
    place: str | None = None
    group: bool = False


class Actor(msgspec.Struct, frozen=True, gc=False):
    """An agency in a role of a task. `optional` marks the second of "A chỉ đạo B làm"."""

    agency: AgencyMention
    role: Role


class Deadline(msgspec.Struct, frozen=True, gc=False):
    """A day, or a coarser or finer time, by which something is due.

    `value` is ISO as precise as the text: `2021-08-11T16:00`, `2021-11`, `2024-Q3`, `2026`; None for a
    recurring duty or a term from an unknown day. `recurrence` is an RRULE. `basis` says what a
    counted term was counted from ("05 ngày làm việc kể từ ngày ký 2021-06-01").
    """

    span: Span
    text: str
    rule: str
    value: str | None = None
    recurrence: str | None = None
    basis: str | None = None
    via: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """One instruction addressed to somebody, at most 1,500 characters.

    `path` is the place of its block (`III.1.-2`), `section` the words of the heading above it,
    `frame` the sentence that governs a list of items ("báo cáo dự thảo Kế hoạch ... theo các nội dung sau").
    """

    span: Span
    path: str
    rule: str
    actors: tuple[Actor, ...] = ()
    modality: Modality = "must"
    deadline: Deadline | None = None
    section: str = ""
    frame: str = ""


@dataclass(frozen=True, slots=True)
class Force:
    """What a document says of its own force. Values are ISO, as precise as the text.

    `effective_on`: "có hiệu lực kể từ ngày 01/3/2023", or the day of issue for "kể từ ngày ký". `period_end`: the last year of
    "giai đoạn 2022 - 2023". `unseen_repeals`: kinds of papers repealed by a list that is not in the text ("bãi bỏ 09
    Nghị quyết ... nêu tại danh mục kèm theo"), with the years it names.
    """

    effective_on: Field | None = None
    period_end: Field | None = None
    unseen_repeals: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything found in one document. `speaks_for` is whose will it conveys (rule 4 of the design)."""

    citations: tuple[Citation, ...] = ()
    agencies: tuple[AgencyMention, ...] = ()
    tasks: tuple[Task, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    issuer: AgencyMention | None = None
    speaks_for: AgencyMention | None = None
    force: Force = Force()
