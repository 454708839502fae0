"""The letterhead of a text laid out anew, in the ways that Word, PDF, portals and OCR flatten its two columns.

The pieces (body, number, subject; motto, tagline, place and date) are those that the parser finds in the undamaged text;
everything else of the text stays as it is.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import zip_longest

from ingest.parse.head import body_cells, find_head
from ingest.parse.title import find_party_subject, find_subject
from ingest.read import read_text
from ingest.split import split
from model.text import Span

TAGLINE = "Độc lập - Tự do - Hạnh phúc"


@dataclass(frozen=True)
class Pieces:
    """The lines of the two columns: `body`, `number` and `subject` stand left, `motto` and `date` right."""

    body: list[str]
    number: str
    subject: str
    motto: list[str]
    date: str
    marks: list[str]

    @property
    def left(self) -> list[str]:
        """The left column, its subject wrapped as narrow as offices do."""
        return [*self.body, *filter(None, [self.number]), *textwrap.wrap(self.subject, 34)]

    @property
    def right(self) -> list[str]:
        """The right column."""
        return [*self.motto, *filter(None, [self.date])]


Layout = Callable[[Pieces], str]


def lay_out(layout: Layout) -> Callable[[str], str]:
    """A damage of whole texts: every letterhead of the text in this layout."""

    def damage(raw: str) -> str:
        source = read_text("x", raw)
        text = source.text
        for part in reversed(split(source)):
            found = _pieces(text, part.span) if part.kind == "document" else None
            if found:
                pieces, span = found
                lines = "\n".join([layout(pieces), *pieces.marks])
                text = f"{text[: span.start]}{lines}\n\n{text[span.end :]}"
        return text

    return damage


def _pieces(text: str, span: Span) -> tuple[Pieces, Span] | None:
    head = find_head(text, span)
    if head.letterhead is None or head.number is None or head.place_date is None:
        return None
    party = head.letterhead.party
    subject = None
    if head.heading is None:
        subject = find_subject(text, head.start, head.end, head.pieces)
        mark = "V/v "
        if subject is None and party:
            subject, mark = find_party_subject(text, head.number.span.end, head.end, head.pieces), ""
    body = [" ".join(cell.of(text).split()) for cell in body_cells(text, head, subject)]
    motto = ["ĐẢNG CỘNG SẢN VIỆT NAM"] if party else ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", TAGLINE]
    number = " ".join(text[head.number.label : head.number.span.end].split())
    date = " ".join(head.place_date.span.of(text).split())
    found = re.findall(r"HỎA TỐC HẸN GIỜ|HỎA TỐC|THƯỢNG KHẨN|KHẨN", text[head.start : head.end])
    pieces = Pieces(body, number, mark + subject.value if subject else "", motto, date, found[:1])
    return (pieces, Span(head.start, head.end)) if body else None


def _beside(pieces: Pieces, gap: str) -> str:
    return "\n".join(f"{a}{gap if a and b else ''}{b}" for a, b in zip_longest(pieces.left, pieces.right, fillvalue=""))


def _columns(pieces: Pieces) -> str:
    width = max(map(len, pieces.left)) + 4
    return "\n".join(f"{a:{width}}{b}".rstrip() for a, b in zip_longest(pieces.left, pieces.right, fillvalue=""))


def _turns(one: Iterable[str], other: Iterable[str]) -> str:
    return "\n".join(line for pair in zip_longest(one, other, fillvalue="") for line in pair if line)


def _cut_motto(pieces: Pieces) -> str:
    words = pieces.motto[0].split()
    cut = (len(words) + 1) // 2
    first, *rest = pieces.body
    lines = [f"{first} {' '.join(words[:cut])}", f"{' '.join(rest)} {' '.join(words[cut:])}".strip(), *pieces.motto[1:]]
    return "\n".join([*lines, pieces.number, pieces.subject, pieces.date])


def _narrow(pieces: Pieces) -> str:
    left = [piece for line in pieces.left for piece in textwrap.wrap(line, 16)]
    right = [piece for line in pieces.right for piece in textwrap.wrap(line, 18)]
    return "\n".join([*left, *right])


def _page(pieces: Pieces) -> str:
    cells = ["<br>".join(pieces.body), "<br>".join(pieces.motto), "<br>".join(filter(None, [pieces.number, pieces.subject])), pieces.date]
    one, two, three, four = (f"<td><p>{cell}</p></td>" for cell in cells)
    return f"<table><tr>{one}{two}</tr><tr>{three}{four}</tr></table>"


LAYOUTS: dict[str, Layout] = {
    "head: line by line": lambda p: _turns(p.left, p.right),
    "head: line by line, right first": lambda p: _turns(p.right, p.left),
    "head: right column first": lambda p: "\n".join([*p.right, *p.left]),
    "head: number behind the date": lambda p: "\n".join([*p.body, *p.motto, p.date, p.number, p.subject]),
    "head: number first": lambda p: "\n".join([p.number, *p.body, *p.motto, p.date, p.subject]),
    "head: number and date first": lambda p: "\n".join([p.number, p.date, *p.body, *p.motto, p.subject]),
    "head: subject before the number": lambda p: "\n".join([*p.body, *p.motto, p.subject, p.number, p.date]),
    "head: date behind the subject": lambda p: "\n".join([*p.body, p.number, *p.motto, p.subject, p.date]),
    "head: motto between the body's lines": lambda p: "\n".join([p.body[0], *p.motto, *p.body[1:], p.date, p.number, p.subject]),
    "head: motto cut by the body": _cut_motto,
    "head: two blanks between": lambda p: _beside(p, "  "),
    "head: tab between": lambda p: _beside(p, "\t"),
    "head: one blank between": lambda p: _beside(p, " "),
    "head: columns": _columns,
    "head: bar between": lambda p: "\n".join(f"{a} | {b}" for a, b in zip_longest(p.left, p.right, fillvalue="")),
    "head: bordered table": lambda p: "\n".join(f"| {a} | {b} |" for a, b in zip_longest(p.left, p.right, fillvalue="")),
    "head: Markdown table": lambda p: (
        f"| {'<br>'.join(p.body)} | {'<br>'.join(p.motto)} |\n| --- | --- |\n| {p.number} {p.subject} | {p.date} |"
    ),
    "head: two cells a row": lambda p: f"| {' '.join(p.body)} | {' '.join(p.motto)} |\n| {p.number} {p.subject} | {p.date} |",
    "head: a cell a line": lambda p: "\n|\n".join([" ".join(p.body), " ".join(p.motto), f"{p.number}\n{p.subject}".strip(), p.date]),
    "head: narrow columns": _narrow,
    "head: one line": lambda p: " ".join([*p.body, *p.motto, p.number, p.subject, p.date]),
    "head: two lines": lambda p: f"{' '.join(p.body)} {' '.join(p.motto)}\n{p.number} {p.subject} {p.date}",
    "head: without motto": lambda p: "\n".join([*p.body, p.number, p.subject, p.date]),
    "head: without tagline, number behind the date on one line": lambda p: "\n".join(
        [*p.body, p.motto[0], f"{p.date}  {p.number}", p.subject]
    ),
    "head: rules and blanks": lambda p: "\n".join(
        [*p.body, "_______", "", *p.motto, "___________________", "", p.number, p.subject, "", p.date]
    ),
    "head: date in figures": lambda p: "\n".join([*p.body, p.number, p.subject, *p.motto, _figures(p.date)]),
    "head: date wrapped": lambda p: "\n".join([*p.body, *p.motto, p.number, p.subject, re.sub(r" (?=tháng|năm|\d{4})", "\n", p.date)]),
    "head: number glued to the place": lambda p: "\n".join([*p.body, *p.motto, p.number + p.date, p.subject]),
    "head: body wrapped in the middle": lambda p: "\n".join([*textwrap.wrap(" ".join(p.body), 12), *p.motto, p.number, p.subject, p.date]),
}


def _figures(date: str) -> str:
    return re.sub(r"(?i)ngày\s+(\d+)\s+tháng\s+(\d+)\s+năm\s+(\d+)", r"\1/\2/\3", date)


def page_of(raw: str) -> str:
    """The text as a web page, its letterheads as tables."""
    text = lay_out(_page)(raw)
    paragraphs = "".join(line if line.startswith("<table>") else f"<p>{line.strip()}</p>\n" for line in text.split("\n") if line.strip())
    menu = "<nav><a href='/'>Trang chủ</a> <a>Văn bản</a></nav><div class='menu'><ul><li>Giới thiệu</li><li>Tin tức</li></ul></div>"
    return f"<!DOCTYPE html><html><head><title>Cổng thông tin</title></head><body>{menu}<div>{paragraphs}</div></body></html>"
