"""Roles in brackets: "Sở Y tế (chủ trì), Công an tỉnh", "... (Sở Công Thương chủ trì, phối hợp với Công an tỉnh)"."""

from __future__ import annotations

import re

from ingest.extract.tasks.actors import name_end, read_members
from ingest.extract.tasks.phrases import BRACKET_DUTY, HEAD
from model.document import Setting
from model.facts import AgencyMention
from model.text import Span

Members = tuple[AgencyMention, ...]
_WHAT = r"\s*\(\s*(?:(?:là\s+)?(?:cơ\s+quan|đơn\s+vị|ngành)\s+)?"
_ROLE = re.compile(rf"{_WHAT}(?:(?P<lead>chủ\s+trì|làm\s+đầu\s+mối|đầu\s+mối)|phối\s+hợp)[^()]{{0,60}}\)", re.IGNORECASE)
_OPEN = re.compile(r"\((?:giao\s+)?(?=\w)", re.IGNORECASE)
_AHEAD = 200


def members_in_roles(text: str, span: Span, setting: Setting) -> tuple[Members, Members]:
    """Who leads and who only takes part; where no bracket tells roles apart, all lead together (rule 6 of the design)."""
    roles = list(_ROLE.finditer(text, span.start, span.end))
    if not roles:
        return read_members(text, span, setting), ()
    chaired = any(role["lead"] for role in roles)
    leads: list[AgencyMention] = []
    partners: list[AgencyMention] = []
    begin = span.start
    for role in roles:
        *others, last = read_members(text, Span(begin, role.start()), setting) or (None,)
        (partners if chaired else leads).extend(other for other in others if other)
        if last:
            (leads if role["lead"] else partners).append(last)
        begin = role.end()
    rest = read_members(text, Span(begin, span.end), setting)
    (partners if chaired else leads).extend(rest)
    return tuple(leads), tuple(partners)


def lead_in_brackets(text: str, span: Span) -> tuple[Span, int] | None:
    """The names in brackets at the end of an item that says what is to be done, and where their predicate begins:
    "Kiểm tra các chợ (Sở Công Thương chủ trì, ...)"."""
    for opened in _OPEN.finditer(text, span.start, span.end):
        if not HEAD.match(text, opened.end(), span.end):
            continue
        stop = name_end(text, opened.end(), min(span.end, opened.end() + _AHEAD))
        if not _ends_in_bracket(text, opened.end(), span.end):
            continue
        if stop is not None and stop > opened.end() and BRACKET_DUTY.match(text, stop, span.end):
            return Span(opened.end(), stop), stop
    return None


def _ends_in_bracket(text: str, start: int, end: int) -> bool:
    """Whether the bracket that opened before `start` is the last thing said: "... (Sở Y tế chủ trì)."."""
    closed = text.find(")", start, end)
    return closed < 0 or not text[closed + 1 : end].strip(" .;/*_\n")
