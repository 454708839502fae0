"""The duties of one block: its clauses taken together while lead, partners and deadline stay the same."""

from __future__ import annotations

import re

import msgspec
from msgspec.structs import replace

from ingest.agencies import match_agency
from ingest.extract.deadlines import deadline_of, find_deadlines
from ingest.extract.tasks.clauses import Clause, clauses_of
from ingest.extract.tasks.frames import Frame
from ingest.extract.tasks.labels import read_labels, starts_with_label
from ingest.extract.tasks.phrases import (
    BARE_DUTY,
    CLOSING,
    CLOSING_PREDICATE,
    DUTY_PREDICATE,
    FINISHING,
    HEAD,
    INFORMING,
    LEAD_WORD,
    LETTER_KINDS,
    NO_TASK_HEADING,
    NO_TASK_STARTS,
    NUMBERED_PAPER,
    ORDER,
    PREDICATE,
    REPORT_TO,
    VERB_FIRST,
)
from ingest.extract.tasks.pieces import skip
from ingest.extract.tasks.speakers import is_power, is_said_of_issuer
from ingest.extract.tasks.topics import behind_topic
from model.document import Block, Document, Setting
from model.facts import AgencyMention, Deadline, Modality
from model.fold import fold
from model.text import Span

_EDGE = " \t\r\n*_,;"
# "Điều 2. Mục tiêu: bảo vệ ...", a footnote
_NOTHING = re.compile(rf"\[\d+\]|(?:{NO_TASK_HEADING.pattern})[^.;:]{{0,60}}:", re.IGNORECASE)
_BASIS = re.compile(r"[\s*_]*Căn\s+cứ\s(?:[^;]{1,900});[\s*_]*$")
_CAPTION = 50
_FIRST = 3
_BULLETS = frozenset("-+*–•")


class Duty(msgspec.Struct, frozen=True, gc=False):
    """One task before it is written down."""

    span: Span
    leads: tuple[AgencyMention, ...]
    partners: tuple[AgencyMention, ...]
    executors: tuple[AgencyMention, ...]
    reports_to: tuple[AgencyMention, ...]
    modality: Modality
    deadline: Deadline | None
    rule: str
    chairs: bool
    alone: bool


class _Where(msgspec.Struct, frozen=True, gc=False):
    """Where a block stands: behind the opening of a paper, or at the very opening of a letter."""

    behind: bool
    bare: bool


def duties_of(text: str, document: Document, index: int, above: Frame) -> list[Duty]:
    """The tasks that a heading, item or paragraph holds; none where it is a frame, tells, or stands under "Mục đích"."""
    block = document.blocks[index]
    if above.silent or block.kind == "heading" or _is_frame(text, document, index):
        return []
    told = behind_topic(text, block.span)
    labelled = told == block.span and starts_with_label(text, block.span)
    if labelled or _is_nothing(text, block) or _is_basis(text, block) or _is_caption(text, document, index):
        return []
    clauses = _without_no_tasks(text, clauses_of(text, told, document.setting))
    groups = _group(text, [c for c in clauses if c.rule not in ("telling", "describing")], document.setting)
    issued = document.setting.issued_on or (document.issued_on.value if document.issued_on else None)
    duties: list[Duty] = []
    for group in groups:
        inherited = replace(above, leads=duties[-1].leads, partners=()) if duties and group[0].leads is None else above
        if above.method and not group[0].leads:
            continue
        if is_said_of_issuer(group[0], document) or is_power(text, group[0], document) or above.norm and not _is_said_duty(text, group[0]):
            continue
        if _is_task(text, block, group, inherited, _Where(bool(duties) or _started(document, index), _opens_letter(document, index))):
            duties.extend(_split_by_deadline(text, _make(text, group, inherited, document.setting), group, issued))
    if duties and told.start > block.span.start:
        duties[0] = replace(duties[0], span=_trim(text, Span(block.span.start, duties[0].span.end)))
    return duties


def _is_nothing(text: str, block: Block) -> bool:
    """ "Yêu cầu: bảo đảm an toàn", not "Yêu cầu Công an xã rà soát, thời hạn: ..."."""
    found = _NOTHING.match(text, block.span.start, block.span.end)
    if found is None:
        return False
    order = ORDER.match(text, block.span.start, block.span.end)
    return order is None or HEAD.match(text, skip(text, order.end(), found.end()), found.end()) is None


def _is_caption(text: str, document: Document, index: int) -> bool:
    """A few words without an end: the head of the list below them ("- Cấp thành phố"), or a cell of a table that lost its bars."""
    block = document.blocks[index]
    words = block.span.of(text).strip(" \t\n*_")
    governs = index + 1 < len(document.blocks) and document.blocks[index + 1].parent == index
    return len(words) < _CAPTION and words[-1:] not in (".", ";", "/", ")") and (governs and block.marker in _BULLETS or not block.marker)


def _is_basis(text: str, block: Block) -> bool:
    """ "Căn cứ Luật ...;" on a line of its own, wherever it stands."""
    return not block.marker and _BASIS.match(text, block.span.start, block.span.end) is not None


def _is_said_duty(text: str, clause: Clause) -> bool:
    """Whether a sentence among norms gives somebody a duty: "Giao Sở A ...", "Sở A có trách nhiệm ..."."""
    return clause.ordered or bool(clause.leads) and DUTY_PREDICATE.match(text, clause.predicate, clause.span.end) is not None


def _opens_letter(document: Document, index: int) -> bool:
    """Whether a block is the first of a letter that has none with a mark before it."""
    kind = document.kind.value if document.kind else ""
    return kind in LETTER_KINDS and not any(block.marker for block in document.blocks[: min(index, _FIRST)]) and index < _FIRST


def _started(document: Document, index: int) -> bool:
    """Whether a block stands behind the opening: something numbered, headed or framed came before it."""
    return any(block.marker or block.kind == "heading" or block.parent is not None for block in document.blocks[max(0, index - 3) : index])


def _is_frame(text: str, document: Document, index: int) -> bool:
    block = document.blocks[index]
    following = document.blocks[index + 1] if index + 1 < len(document.blocks) else None
    ends = block.span.of(text).rstrip(" *_").endswith(":")
    return ends and (following is None or following.parent == index or not block.marker)


def _without_no_tasks(text: str, clauses: list[Clause]) -> list[Clause]:
    """Leaves out closing formulas and the like; one that names who is told stays where a clause without a name goes on."""
    following = [*clauses[1:], None]
    return [c for c, after in zip(clauses, following, strict=True) if not _is_no_task(text, c) or _is_carried_on(text, c, after)]


def _is_carried_on(text: str, clause: Clause, after: Clause | None) -> bool:
    goes_on = after is not None and after.leads is None and after.rule == "verb" and not _is_no_task(text, after)
    return goes_on and clause.ordered and bool(clause.leads) and clause.span.of(text).rstrip().endswith(";")


def _is_no_task(text: str, clause: Clause) -> bool:
    words = text[clause.predicate if clause.rule in ("plain", "verb") else clause.span.start : clause.span.end].strip(_EDGE)
    if clause.rule.startswith("adverbial:"):
        return False
    if fold(words[:80]).startswith(NO_TASK_STARTS):
        return True
    if not CLOSING.may_stand(text, clause.span.start, clause.span.end):
        return False
    if clause.ordered and clause.leads and clause.predicate > clause.span.start:
        return CLOSING_PREDICATE.fullmatch(text[clause.predicate : clause.span.end].strip(_EDGE).rstrip("./ ")) is not None
    return CLOSING.fullmatch(words.rstrip("./ ")) is not None


def _group(text: str, clauses: list[Clause], setting: Setting) -> list[list[Clause]]:
    """Runs of clauses with the same leads and partners; a clause that names nobody goes with those before it."""
    groups: list[list[Clause]] = []
    for clause in clauses:
        small = clause.rule == "subject" and not text[clause.span.start : clause.span.end].lstrip(_EDGE)[:1].isupper()
        if small and groups:
            clause = replace(clause, leads=None, partners=None)
        apart = clause.marked and bool(clause.executors)  # "(ii) chỉ đạo Sở B ..." behind "(i) chỉ đạo Sở A ..."
        if groups and not apart and (small or not (_begins_task(groups[-1], clause) or _steps_out(text, groups[-1], clause))):
            groups[-1].append(clause)
        else:
            groups.append([clause])
    return groups


def _steps_out(text: str, group: list[Clause], clause: Clause) -> bool:
    """ "Sở A chủ trì, phối hợp với X làm việc này; làm việc kia": the partner is named for the first alone.
    "Phối hợp với X làm việc này; chủ trì việc kia. Tăng cường ...": what is done together ends with its sentence."""
    if clause.rule not in ("verb", "adverbial:verb"):
        return False
    if _goes_on(text, clause):
        return False
    if group[-1].leads and group[-1].partners:
        return True
    return group[-1].alone and (clause.chairs or group[-1].span.of(text).rstrip().endswith("."))


def _goes_on(text: str, clause: Clause) -> bool:
    """ "..., đảm bảo hoàn thành trong năm 2026": the end of what stands before it, not another thing to do."""
    return FINISHING.match(text, clause.predicate, clause.span.end) is not None


def _begins_task(group: list[Clause], clause: Clause) -> bool:
    if clause.leads is None and clause.partners is None:
        return False
    leads = next((c.leads for c in group if c.leads), None)
    partners = next((c.partners for c in group if c.partners), None)
    if clause.leads and leads is not None and _names(clause.leads) == _names(leads):
        return bool(clause.partners) and _names(clause.partners) != _names(partners)
    if clause.leads:
        return True
    return _names(clause.partners) != _names(partners)


def _names(agencies: tuple[AgencyMention, ...] | None) -> frozenset[str]:
    return frozenset(fold(agency.text) for agency in agencies or ())


def _is_task(text: str, block: Block, group: list[Clause], above: Frame, where: _Where) -> bool:
    behind, bare = where.behind, where.bare
    first = group[0]
    if first.ordered:
        return bool(first.leads) or block.marker != ""
    if first.leads and not block.marker and INFORMING.match(text, first.predicate, first.span.end):
        return False
    if first.leads and bare and BARE_DUTY.match(text, first.predicate, first.span.end):
        return True
    if first.leads:
        return bool(block.marker) or above.open or behind or "thi hành" in first.span.of(text)
    starts_with_verb = VERB_FIRST.match(text, first.predicate, first.span.end) is not None
    if "Điều" in block.path and not above.leads and not above.promised:
        return False
    if NUMBERED_PAPER.match(text, first.predicate, first.span.end):
        return False
    if block.marker:
        return starts_with_verb or (bool(above.leads) and _has_verb(text, first.span)) or (first.rule == "adverbial" and bool(above.leads))
    return starts_with_verb and (bool(above.leads) or above.promised and _is_sentence(text, block))


def _is_sentence(text: str, block: Block) -> bool:
    """A paragraph with an end, not the head of what follows."""
    words = block.span.of(text).rstrip(_EDGE)
    return len(words) > _CAPTION and words.endswith((".", ";", "/"))


def _has_verb(text: str, span: Span) -> bool:
    return any(found.group("verb") for found in PREDICATE.finditer(text, span.start, span.end))


def _make(text: str, group: list[Clause], above: Frame, setting: Setting) -> Duty:
    first = group[0]
    own = next((c.leads for c in group if c.leads), None)
    own_partners = next((c.partners for c in group if c.partners), None)
    labels = read_labels(text, Span(first.span.start, group[-1].span.end), setting)
    own, own_partners = own or labels.leads, own_partners or labels.partners
    partners = own_partners or (() if own else above.partners)
    executors = tuple(e for c in group for e in c.executors) if own or above.leads else ()
    span = _trim(text, Span(first.span.start, group[-1].span.end))
    modality: Modality = first.modality or (None if own else above.modality) or "must"
    alone = own is None and own_partners is not None and first.alone
    chairs = LEAD_WORD.search(text, span.start, span.end) is not None
    above_all = _reports_to(text, span, setting)
    return Duty(span, own or above.leads, partners, executors, above_all, modality, labels.due, first.rule, chairs, alone)


def _reports_to(text: str, span: Span, setting: Setting) -> tuple[AgencyMention, ...]:
    found = REPORT_TO.search(text, span.start, span.end)
    agency = match_agency(text, found.end(), span.end, setting) if found else None
    return (agency,) if agency else ()


def _trim(text: str, span: Span) -> Span:
    words = span.of(text)
    return Span(span.start + len(words) - len(words.lstrip(_EDGE)), span.end - (len(words) - len(words.rstrip(_EDGE))))


def _split_by_deadline(text: str, duty: Duty, group: list[Clause], issued: str | None) -> list[Duty]:
    """One deadline holds for the whole duty; two or more different ones part it after the clause that names each."""
    found = [deadline_of(find_deadlines(text, clause.span, issued)) for clause in group]
    values = {d.value for d in found if d and d.value}
    if len(values) < 2:
        said = next((d for d in found if d and d.value), None) or duty.deadline or next((d for d in found if d), None)
        return [replace(duty, deadline=said)]
    duties: list[Duty] = []
    start = duty.span.start
    for clause, deadline in zip(group, found, strict=True):
        if deadline and deadline.value:
            executors = clause.executors or (duty.executors if not duties and len(group) == 1 else ())
            duties.append(replace(duty, span=_trim(text, Span(start, clause.span.end)), deadline=deadline, executors=executors))
            start = clause.span.end
    duties[-1] = replace(duties[-1], span=_trim(text, Span(duties[-1].span.start, duty.span.end)))
    return duties
