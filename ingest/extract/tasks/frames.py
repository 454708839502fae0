"""What a heading or a frame hands down to the items below it: the agency, its partners, whether there are tasks at all."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from ingest.extract.tasks.actors import name_end, read_members
from ingest.extract.tasks.authority import may_order
from ingest.extract.tasks.clauses import Clause, clauses_of, read_clause
from ingest.extract.tasks.phrases import (
    ASKED,
    CONCERNING,
    DUTY_FRAME,
    HEAD,
    LEADS_HEADING,
    LISTING,
    LISTING_DUTIES,
    METHOD,
    NO_TASK_ARTICLE,
    NO_TASK_HEADING,
    ORDER,
    POWERS,
    PROMISING,
    PROMISING_ARTICLE,
    SPEAKING,
    STRONG,
    TELLING_FACTS,
)
from model.document import Block, Setting
from model.facts import AgencyMention, Modality
from model.text import Span

_TAIL = 80  # characters before a colon that say what the list behind it is
_LONGEST_NAME = 120
_EDGE = " \t\r\n*_:;,.–-"


class Frame(msgspec.Struct, frozen=True, gc=False):
    """What holds below a block. `silent`: nothing below is a task; `open`: an order or an agency stands above; `norm`: an
    article of law whose title promises no duties; `promised`: a heading of duties stands above ("Nhiệm vụ, giải pháp");
    `method`: steps stand below, duties only of those they name."""

    leads: tuple[AgencyMention, ...] = ()
    partners: tuple[AgencyMention, ...] = ()
    executors: tuple[AgencyMention, ...] = ()
    modality: Modality | None = None
    silent: bool = False
    open: bool = False
    norm: bool = False
    promised: bool = False
    method: bool = False
    section: str = ""
    words: str = ""


def frame_of(text: str, block: Block, above: Frame, setting: Setting) -> Frame:
    """The frame that a heading, or a block that ends with a colon, sets for its children."""
    words = " ".join(block.span.of(text).split())
    if block.kind == "heading" or is_titled_article(block, words):
        promising = PROMISING_ARTICLE if block.marker.startswith("Điều") else PROMISING
        promised = above.promised or promising.search(words) is not None
        method = above.method or METHOD.match(words) is not None
        return _heading(text, block, replace(above, section=words, norm=False, promised=promised, method=method), setting)
    if block.kind != "row" and words.rstrip(" *_").endswith(":"):
        if _lists_things(words) or POWERS.match(words):
            return replace(above, silent=True)
        if CONCERNING.match(words):
            leads, _ = agencies_of_heading(text, block.span, setting)
            if leads:
                return replace(above, leads=leads, partners=(), executors=(), open=True)
        clause = _governing(text, block, setting)
        if clause.rule == "describing" or clause.rule == "telling" and _tells_facts(text, clause):
            return replace(above, silent=True)
        if above.silent and (clause.leads or clause.ordered) and DUTY_FRAME.search(words, max(0, len(words) - _TAIL)):
            above = replace(above, silent=False)
        return _ordered(_not_of_itself(clause, setting), replace(above, words=words), block)
    return above


def _tells_facts(text: str, clause: Clause) -> bool:
    """ "Cục Thuế sẽ tạm dừng một số chức năng như sau:", but not "... đã có ý kiến chỉ đạo như sau:"."""
    tail = max(clause.predicate, clause.span.end - _TAIL)
    return TELLING_FACTS.match(text, clause.predicate, clause.span.end) is not None and not SPEAKING.search(text, tail, clause.span.end)


def _not_of_itself(clause: Clause, setting: Setting) -> Clause:
    """ "Ủy ban Thường vụ Quốc hội quyết định sắp xếp các xã như sau:" names who decides, not who is told."""
    own = bool(clause.leads) and setting.issuer is not None and all(lead.name == setting.issuer for lead in clause.leads or ())
    return replace(clause, leads=None) if own and not clause.ordered else clause


def is_titled_article(block: Block, words: str) -> bool:
    """ "Điều 3. Thẩm quyền quyết định mua sắm" over its clauses, however long the title."""
    return block.marker.startswith("Điều") and not words.endswith((".", ";", ":", "./."))


def _lists_things(words: str) -> bool:
    """ "Bộ máy làm việc của Sở gồm:" over names; "các nhiệm vụ sau, gồm:" over duties."""
    found = LISTING.search(words, max(0, len(words) - 60))
    return found is not None and not LISTING_DUTIES.search(words, max(0, found.start() - 80), found.start())


def item_frame(text: str, block: Block, above: Frame, setting: Setting) -> Frame:
    """The agency that an item in full sentences names holds for the dashes below it: "(1) Bộ Y tế chỉ đạo ... - Chủ trì ..."."""
    clause = next(iter(clauses_of(text, block.span, setting)), None)
    if clause is None or not clause.leads or clause.rule == "telling":
        return above
    return replace(above, leads=clause.leads, partners=(), executors=(), modality=clause.modality or above.modality, open=True)


def _heading(text: str, block: Block, above: Frame, setting: Setting) -> Frame:
    words = block.span.of(text)
    short = NO_TASK_HEADING.match(words.lstrip(_EDGE)) is not None and len(words) < 120
    if short or block.marker.startswith("Điều") and NO_TASK_ARTICLE.match(words):
        return replace(above, silent=True, leads=(), partners=(), modality=None)
    leads, modality = agencies_of_heading(text, block.span, setting)
    if leads:
        concerned = above.silent and CONCERNING.match(words.lstrip(_EDGE)) is not None  # criteria for whom, not duties of whom
        return replace(
            above, leads=leads, partners=(), executors=(), modality=modality or above.modality, silent=concerned, open=True, method=False
        )
    return above


def whole_heading(text: str, block: Block, frame: Frame, setting: Setting) -> Frame:
    """The frame of a heading that is taken for the name of a body from its first word to its last; as it was where it is none."""
    start, end = _stripped(text, block.span)
    known, _ = agencies_of_heading(text, block.span, setting)
    if known or end - start > _LONGEST_NAME or not HEAD.match(text, start, end) or STRONG.search(text, start, end):
        return frame
    leads = read_members(text, Span(start, end), setting)
    return replace(frame, leads=leads, partners=(), executors=(), silent=False, open=True) if leads else frame


def _stripped(text: str, span: Span) -> tuple[int, int]:
    words = span.of(text)
    return span.start + len(words) - len(words.lstrip(_EDGE)), span.end - (len(words) - len(words.rstrip(_EDGE)))


def agencies_of_heading(text: str, span: Span, setting: Setting) -> tuple[tuple[AgencyMention, ...], Modality | None]:
    """The agencies that a heading names and nothing else: "1. Sở Y tế", "18. Đề nghị Ban Tuyên giáo Tỉnh ủy"."""
    start, end = _stripped(text, span)
    order = ORDER.match(text, start, end) or CONCERNING.match(text, start, end)
    begin = order.end() if order else start
    while begin < end and text[begin] in _EDGE:
        begin += 1
    if not HEAD.match(text, begin, end) or text[begin:end].isupper() and len(text[begin:end]) > 60:
        return (), None
    stop = name_end(text, begin, end)
    if stop is not None and stop < end and (order is None or not LEADS_HEADING.fullmatch(text, stop, end)):
        return (), None
    leads = read_members(text, Span(begin, stop or end), setting)
    asked = bool(leads) and (all(ASKED.search(lead.text) for lead in leads) or not may_order(setting, leads))
    asks = order is not None and order.lastgroup == "request" and asked
    return leads, "request" if asks else None


def _governing(text: str, block: Block, setting: Setting) -> Clause:
    """The last sentence of a frame: what stands before it tells the situation."""
    start = block.span.start
    cut = text.rfind(". ", start, block.span.end)
    clause = read_clause(text, Span(cut + 2 if cut > start else start, block.span.end), setting)
    return clause if clause.leads or cut <= start else read_clause(text, block.span, setting)


def _ordered(clause: Clause, above: Frame, block: Block) -> Frame:
    trusted = clause.ordered or bool(block.marker) or above.open or above.section != ""
    if clause.leads and trusted:
        partners, executors = clause.partners or (), clause.executors
        return replace(above, leads=clause.leads, partners=partners, executors=executors, modality=clause.modality, open=True)
    if clause.partners and block.marker:
        return replace(above, partners=clause.partners, open=True)
    return replace(above, open=True)
