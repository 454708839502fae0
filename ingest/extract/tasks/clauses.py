"""What one sentence or half-sentence says: who leads, with whom, whether it orders or asks."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from ingest.extract.tasks.actors import name_end, read_members
from ingest.extract.tasks.authority import may_order
from ingest.extract.tasks.labels import starts_with_label
from ingest.extract.tasks.phrases import (
    ADVERBIAL,
    ASKED,
    CONCERNING,
    COORDINATE,
    DESCRIBING,
    DIRECT,
    GROUP,
    HEAD,
    LEAD_WORD,
    NOUN_BEFORE_ORDER,
    NOUN_BEFORE_TOGETHER,
    ORDER,
    ORDERS,
    PREDICATE,
    REASON,
    TELLING,
    TELLING_DUTY,
    TELLING_FACTS,
    TIMES,
    VERB_FIRST,
)
from ingest.extract.tasks.pieces import MARK, pieces_of, skip
from ingest.extract.tasks.roles import lead_in_brackets, members_in_roles
from model.document import Setting
from model.facts import AgencyMention, Modality
from model.fold import fold
from model.text import Span

# "do Sở Công Thương chủ trì"
_DONE_BY = re.compile(r"(?<!\w)do\s+(?=[A-ZĐỦ])")
_COMMA = re.compile(r"[,:]\s+")
_FAR = 700
_NOUN = 20  # characters before "phối hợp với" in which the noun it belongs to stands
_DESCRIPTION = 400  # the longest description of what a body is
_LABEL = 60
# "do Ban Chỉ đạo, Trưởng ban giao": a list of those who give, not of those who are told
_BY = re.compile(r"(?<!\w)(?:do|bởi)\s+[A-ZĐÂÊÔƠƯĂỦ][^,;]{0,60}$")
# "Ủy ban nhân dân tỉnh yêu cầu khẩn trương ..." orders nobody by name; "Ủy ban nhân dân xã phân công thành viên ..." is told to
_BARE_ORDERS = frozenset({"yeu cau", "de nghi"})


class Clause(msgspec.Struct, frozen=True, gc=False):
    """A sentence or half-sentence. `leads` and `partners` are None where it names nobody and goes on for those before it."""

    span: Span
    leads: tuple[AgencyMention, ...] | None = None
    partners: tuple[AgencyMention, ...] | None = None
    executors: tuple[AgencyMention, ...] = ()
    modality: Modality | None = None
    rule: str = "continued"
    predicate: int = 0
    ordered: bool = False
    alone: bool = False
    chairs: bool = False
    marked: bool = False  # "(ii) ..." inside a sentence


def clauses_of(text: str, span: Span, setting: Setting) -> list[Clause]:
    """The clauses of a block, cut after full stops and semicolons."""
    return [read_clause(text, piece, setting) for piece in pieces_of(text, span)]


@lru_cache(maxsize=64)  # a block is asked what it hands down and then what it orders
def read_clause(text: str, span: Span, setting: Setting) -> Clause:
    """Leads, partners and modality of one clause, read from its beginning, after an adverbial, or after an order word."""
    start = skip(text, span.start, span.end)
    marked = MARK.match(text, span.start, span.end) is not None
    if starts_with_label(text, Span(start, min(span.end, start + _LABEL))):
        return Clause(span, rule="label", predicate=start)
    for reader in (_order_at, _name_at, _concerned_at, _verb_at):
        clause = reader(text, Span(start, span.end), setting)
        if clause:
            return replace(clause, span=span, marked=marked)
    found = _order_inside(text, span, setting) or _after_adverbial(text, Span(start, span.end), setting)
    return replace(found or Clause(span, rule="plain", predicate=start), marked=marked)


def _order_at(text: str, span: Span, setting: Setting) -> Clause | None:
    """ "Giao Sở Y tế chủ trì ...", "Đề nghị Ủy ban Mặt trận Tổ quốc ..."."""
    order = ORDER.match(text, span.start, span.end)
    if order is None:
        return None
    begin = skip(text, order.end(), span.end)
    begin = skip(text, begin + 1, span.end) if text[begin : begin + 1] == ":" else begin
    stop = name_end(text, begin, span.end)
    if stop is None or stop <= begin:
        return None
    leads, partners = members_in_roles(text, Span(begin, stop), setting)
    modality = modality_of(order, leads, setting)
    clause = Clause(span, leads, partners or None, (), modality, "order", stop, ordered=True, chairs=bool(partners))
    return _with_predicate(text, clause, setting) if leads else None


def modality_of(order: re.Match[str], leads: tuple[AgencyMention, ...], setting: Setting) -> Modality:
    """An order word, or "đề nghị" to a body that can only be asked (rule 5 of the design)."""
    if order.lastgroup == "may":
        return "may"
    asked = bool(leads) and (all(ASKED.search(lead.text) for lead in leads) or not may_order(setting, leads))
    return "request" if order.lastgroup == "request" and asked else "must"


def _name_at(text: str, span: Span, setting: Setting) -> Clause | None:
    """ "Sở Y tế chủ trì, phối hợp với Công an tỉnh ...", "Sở Công Thương: nguồn cung ..."."""
    stop = name_end(text, span.start, span.end)
    if stop is None or stop <= span.start:
        return None
    if DESCRIBING.match(text, stop, span.end):
        return Clause(span, (), None, (), None, "describing", stop)
    if TELLING.match(text, stop, span.end):
        if duty := _duty_behind(text, span, stop, setting):
            return duty
        return _order_inside(text, span, setting) or _behind_colon(text, span, setting) or Clause(span, (), None, (), None, "telling", stop)
    order = ORDER.match(text, stop, span.end)
    if order is not None:
        inner = _order_at(text, Span(stop, span.end), setting)
        if inner or fold(order.group()) in _BARE_ORDERS:
            return inner or Clause(span, (), None, (), None, "order:nobody", order.end(), ordered=True)
    leads, partners = members_in_roles(text, Span(span.start, stop), setting)
    clause = Clause(span, leads, partners or None, (), None, "subject", stop, chairs=bool(partners))
    return _with_predicate(text, clause, setting) if leads else None


def _duty_behind(text: str, span: Span, stop: int, setting: Setting) -> Clause | None:
    """ "Sở Nội vụ là cơ quan thường trực ..., có trách nhiệm hướng dẫn ...": what a body is, then what it owes."""
    duty = TELLING_DUTY.search(text, stop, min(span.end, stop + _DESCRIPTION))
    if duty is None or text[duty.start() - 2 : duty.start()].strip() not in (",", ";", ""):
        return None
    leads = read_members(text, Span(span.start, stop), setting)
    return _with_predicate(text, Clause(span, leads, None, (), None, "subject", duty.start()), setting) if leads else None


def _concerned_at(text: str, span: Span, setting: Setting) -> Clause | None:
    """ "Đối với Công an tỉnh: tăng cường tuần tra"."""
    concerning = CONCERNING.match(text, span.start, span.end)
    stop = name_end(text, concerning.end(), span.end) if concerning else None
    if concerning is None or stop is None or text[stop : stop + 1] != ":":
        return None
    leads = read_members(text, Span(concerning.end(), stop), setting)
    return _with_predicate(text, Clause(span, leads, None, (), None, "subject", stop), setting) if leads else None


def _verb_at(text: str, span: Span, setting: Setting) -> Clause | None:
    """ "Chủ trì, phối hợp với ..." and "Phối hợp với ...": the agency stands above; other verbs go on for those before."""
    if not VERB_FIRST.match(text, span.start, span.end) or ADVERBIAL.match(text, span.start, span.end):
        return None
    clause = Clause(span, None, None, (), None, "verb", span.start)
    return _done_by(text, clause, setting) or _with_predicate(text, clause, setting)


def _done_by(text: str, clause: Clause, setting: Setting) -> Clause | None:
    """ "Kiểm tra các chợ do Sở Công Thương chủ trì, phối hợp với Công an tỉnh": who leads stands behind what is done."""
    for found in _DONE_BY.finditer(text, clause.span.start, clause.span.end):
        stop = name_end(text, found.end(), clause.span.end)
        if stop is None or not LEAD_WORD.match(text, stop, clause.span.end):
            continue
        leads = read_members(text, Span(found.end(), stop), setting)
        told = _with_predicate(text, replace(clause, predicate=stop), setting)
        return replace(told, leads=leads, predicate=clause.predicate, alone=False) if leads else None
    bracket = lead_in_brackets(text, clause.span)
    if bracket is None:
        return None
    names, stop = bracket
    told = _with_predicate(text, replace(clause, predicate=stop), setting)
    leads = read_members(text, names, setting)
    return replace(told, leads=leads, predicate=clause.predicate, alone=False) if leads else None


def _order_inside(text: str, span: Span, setting: Setting) -> Clause | None:
    """An order word later in the sentence: "Để ..., Ban Thường vụ Tỉnh ủy yêu cầu các cấp ủy ..."."""
    for order in ORDERS.finditer(text, span.start, min(span.end, span.start + _FAR)):
        if order.lastgroup == "may" or NOUN_BEFORE_ORDER.search(text, max(span.start, order.start() - 12), order.start()):
            continue
        clause = _order_at(text, Span(order.start(), span.end), setting)
        if clause:
            return replace(clause, span=span, rule="order:inside")
    return None


def _behind_colon(text: str, span: Span, setting: Setting) -> Clause | None:
    """ "Phó Chủ tịch UBND tỉnh có ý kiến: các sở, ban, ngành đẩy mạnh ..."."""
    colon = text.find(": ", span.start, min(span.end, span.start + _FAR))
    clause = _name_at(text, Span(colon + 2, span.end), setting) if colon >= 0 and HEAD.match(text, colon + 2, span.end) else None
    return replace(clause, span=span, rule="order:inside", ordered=True) if clause and clause.leads else None


def _after_adverbial(text: str, span: Span, setting: Setting) -> Clause | None:
    """ "Căn cứ tình hình dịch, Sở Y tế tham mưu ...", "Khi có vướng mắc, báo cáo ..."."""
    if not ADVERBIAL.match(text, span.start, span.end):
        return None
    verb = _after_time(text, span, setting)
    if verb:
        return replace(verb, span=span, rule="adverbial:verb")
    for comma in _COMMA.finditer(text, span.start, min(span.end, span.start + _FAR)):
        at = comma.end()
        if together := _among_partners(text, span.start, comma.start()):
            partners = _verb_at(text, Span(together.start(), span.end), setting)
            return replace(partners, span=span, rule="adverbial:verb") if partners else _adverbial(span)
        if verb and not REASON.match(text, span.start, span.end):
            break
        names = GROUP.match(text, at, span.end) and HEAD.match(text, at, span.end)
        clause = _name_at(text, Span(at, span.end), setting) if names and not _BY.search(text, span.start, comma.start()) else None
        if clause and clause.leads:
            return replace(clause, span=span, rule="adverbial:subject")
        if clause and clause.rule in ("describing", "telling"):
            return replace(clause, span=span) if TELLING_FACTS.match(text, clause.predicate, span.end) else _adverbial(span)
        if verb is None and PREDICATE.match(text, at, span.end):
            verb = _verb_at(text, Span(at, span.end), setting)
    if verb:
        return replace(verb, span=span, rule="adverbial:verb")
    return _adverbial(span)


def _among_partners(text: str, start: int, comma: int) -> re.Match[str] | None:
    """ "Căn cứ nhiệm vụ được giao, phối hợp với các bộ, | các tổ chức ... thực hiện": the names behind a comma are partners still."""
    together = COORDINATE.search(text, start, comma)
    if (
        together is None
        or not together["with"]
        or NOUN_BEFORE_TOGETHER.search(text, max(start, together.start() - _NOUN), together.start())
    ):
        return None
    listed = HEAD.match(text, together.end(), comma) and not any(f.group("verb") for f in PREDICATE.finditer(text, together.end(), comma))
    return together if listed else None


def _adverbial(span: Span) -> Clause:
    return Clause(span, None, None, (), None, "adverbial", span.start)


def _after_time(text: str, span: Span, setting: Setting) -> Clause | None:
    """ "Định kỳ báo cáo ...", "Hằng quý tổng hợp ...": the verb right behind a time."""
    time = TIMES.match(text, span.start, span.end)
    at = skip(text, time.end(), span.end) if time else span.end
    while time and (time := TIMES.match(text, at, span.end)):
        at = skip(text, time.end(), span.end)
    return _verb_at(text, Span(at, span.end), setting) if at < span.end else None


def _with_predicate(text: str, clause: Clause, setting: Setting) -> Clause:
    """Adds the partners of "(chủ trì,) phối hợp với ..." and the executors of "chỉ đạo ... làm"."""
    end = clause.span.end
    at = clause.predicate
    while at < end and text[at] in " \t\r\n,:":
        at += 1
    lead = LEAD_WORD.search(text, at, min(end, at + 120))
    begin = lead.end() if lead else at
    together = COORDINATE.match(text, begin, end) or COORDINATE.search(text, at, min(end, at + 90))
    if together and NOUN_BEFORE_TOGETHER.search(text, max(at, together.start() - _NOUN), together.start()):
        together = None  # "xây dựng chương trình phối hợp với Mặt trận Tổ quốc"
    if together and HEAD.match(text, together.end(), end):
        stop = name_end(text, together.end(), end)
        last = stop if stop is not None else _name_to_end(text, together.end(), end)
        partners = read_members(text, Span(together.end(), last), setting) if last else ()
        if partners:
            return replace(clause, partners=partners, alone=lead is None and clause.leads is None)
    if lead and lead.start() == at and HEAD.match(text, begin, end):
        stop = name_end(text, begin, end)
        if stop and COORDINATE.match(text, stop, end):  # "chủ trì, Sở Tài chính phối hợp thẩm định"
            return replace(clause, partners=read_members(text, Span(begin, stop), setting), chairs=True)
    clause = replace(clause, chairs=clause.chairs or lead is not None and lead.start() == at)
    return replace(clause, executors=_executors(text, at, end, setting))


def _name_to_end(text: str, start: int, end: int) -> int | None:
    """A partner at the very end: "chủ trì, phối hợp với Trung tâm Y tế huyện:"."""
    words = text[start:end].partition(";")[0].rstrip(" .:/*_\n)")
    return start + len(words) if len(words) < 200 else None


def _executors(text: str, at: int, end: int, setting: Setting) -> tuple[AgencyMention, ...]:
    direct = DIRECT.match(text, at, end)
    if direct is None or not HEAD.match(text, direct.end(), end):
        return ()
    stop = name_end(text, direct.end(), end)
    return read_members(text, Span(direct.end(), stop), setting) if stop else ()
