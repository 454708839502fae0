"""What a document without a complete letterhead says of itself elsewhere: in a portal's lead, in its own annexes, under its title."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.agencies import match_agency
from ingest.numbers import kind_of, match_number
from ingest.parse.issued import DATE, iso
from ingest.parse.letterhead import HeadNumber
from ingest.parse.loose import LOWER, loose
from ingest.parse.signers import NAME_WORDS, SIGNED_FOR, Signature
from ingest.vocabulary import load
from model.document import Setting, Signer
from model.text import Field, Span

_REACH = 80  # characters between a number and the date or issuer that go with it
_ANNEX = re.compile(r"(?i)\(\s{0,4}(?:ban hành\s{1,4})?kèm\s{1,4}theo\s{1,4}")
_SIGNED = re.compile(
    rf"(?P<office>(?:Phó\s)?(?:{'|'.join(load('signatures')['signing_offices'])})[^,.\n]{{0,60}}?)"
    rf"\s(?P<name>{NAME_WORDS})\s(?:vừa|đã)\s(?:ký|ban hành)"
)


@dataclass(frozen=True, slots=True)
class SelfReference:
    """The document's own number, and the day and body said with it."""

    number: HeadNumber
    date: Field | None
    issuer: Field | None


def find_self_reference(text: str, lead: Span, body: Span, kind: str) -> SelfReference | None:
    """From the lead before the heading ("ký ban hành Nghị quyết số 12/2025/QH15"), else from an annex ("(Kèm theo Công văn số 12/TH")."""
    word = re.compile(rf"(?i:{loose(kind.lower())})\s{{1,6}}(?:số\s{{0,4}}:?\s{{0,4}})?(?=\d)")
    for match in word.finditer(text, lead.start, lead.end):
        found = _read(text, match, lead, kind)
        if found:
            return found
    for mark in _ANNEX.finditer(text, body.start, body.end):
        named = word.match(text, mark.end())
        found = _read(text, named, Span(mark.start(), body.end), kind) if named else None
        if found:
            return found
    return None


def _read(text: str, named: re.Match[str], within: Span, kind: str) -> SelfReference | None:
    number = match_number(text, named.end(), min(within.end, named.end() + 60))
    if number is None or kind_of(number.symbol) not in (kind, None):
        return None
    stop = min(within.end, number.span.end + _REACH)
    date = DATE.search(text, number.span.end, stop)
    if date is None:
        line = max(text.rfind("\n", within.start, named.start()) + 1, within.start)
        date = DATE.search(text, line, named.start())
    value = iso(date) if date else None
    of = re.compile(r"của\s{1,4}").search(text, number.span.end, stop)
    agency = match_agency(text, of.end(), min(len(text), stop + 60), Setting()) if of else None
    return SelfReference(
        HeadNumber(named.start(), number.span, number.number, number.symbol),
        Field(value, Span(date.start(), date.end()), "self-reference") if date and value else None,
        Field(agency.name, agency.span, "self-reference") if agency and not agency.group else None,
    )


def find_lead_signer(text: str, start: int, end: int) -> Signer | None:
    """ "Chủ tịch Quốc hội ... vừa ký ban hành Nghị quyết": who signed, in the lead above a text without signature."""
    match = _SIGNED.search(text, start, end)
    if match is None:
        return None
    return Signer(" ".join(match["name"].split()), Span(match.start("name"), match.end("name")), " ".join(match["office"].split()))


_NEAR = 900  # characters behind a kind word in which its body's name stands
_BODY = re.compile(r"^[\s|*]{0,8}(?:Điều\s+1\b|Nơi nhận|(?:TM|KT|TL|TUQ|T/M|K/T)\s?[./])", re.MULTILINE)


def find_title_issuer(text: str, start: int, end: int) -> Field | None:
    """The body's name alone on the line under the title or under the kind word: "QUỐC HỘI", "CỦA BỘ CHÍNH TRỊ"."""
    stop = min(end, start + _NEAR)
    body = _BODY.search(text, start, stop)
    for line in re.compile(r"[^\n]+").finditer(text, start, body.start() if body else stop):
        begin = line.start() + len(line[0]) - len(line[0].lstrip(" |*"))
        if SIGNED_FOR.match(text, begin, end):
            break  # the signature of a short paper: "T/M BỘ CHÍNH TRỊ / TỔNG BÍ THƯ"
        begin += 4 if text.startswith("CỦA ", begin) else 0
        agency = match_agency(text, begin, min(end, len(text), begin + 300), Setting())
        if agency and not agency.group and not re.search(f"[{LOWER}]", agency.text) and ends_line(text, agency.span.end, end):
            return Field(agency.name, agency.span, "under-title")
    return None


def find_signing_body(text: str, signature: Signature | None) -> Field | None:
    """The body that a signature speaks for: "T/M BAN BÍ THƯ" under the letterhead of the Ban Chấp hành Trung ương."""
    mark = SIGNED_FOR.match(text, signature.span.start, signature.span.end) if signature else None
    agency = match_agency(text, mark.end(), min(len(text), mark.end() + 200), Setting()) if mark else None
    return Field(agency.name, agency.span, "signature") if agency and not agency.group else None


def ends_line(text: str, position: int, end: int) -> bool:
    """Whether only marks stand between a position and the end of its line."""
    stop = text.find("\n", position, end)
    return not text[position : stop if stop >= 0 else end].strip(" |*:,.-_") or bool(
        re.match(r"\s{0,4}(?:điện|ĐIỆN|Điện)\s?:", text[position : position + 20])
    )
