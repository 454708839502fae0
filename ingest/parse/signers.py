"""Who signed: a name alone under an office in capitals, wherever the columns put it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from ingest.parse.loose import LOWER, UPPER, any_of
from ingest.patterns import find_at
from ingest.vocabulary import load
from model.document import Signer
from model.text import Span

_WORDS = load("signatures")
_MARK = r"(?:" + "|".join(re.escape(m).replace("/", r"\s?/\s?") for m in sorted(_WORDS["marks"], key=len, reverse=True)) + r"|Q(?=\s?\.))"
SIGNED_FOR = re.compile(r"T\s?/?\s?M\s?\.?\s{0,3}")  # "T/M", "TM.": on behalf of the body named behind it
_OFFICES = any_of(_WORDS["offices"])
# "TM. ỦY BAN", "KT CHỦ TỊCH"; without point and blank only before a body or an office: "TMỦY BAN" but not "KTTH", a unit
_MARKED = rf"{_MARK}(?:\s?\.\s{{0,3}}(?=[{UPPER}]{{2}})|\s{{1,3}}(?=[{UPPER}]{{2}})|(?={_OFFICES}|{any_of(load('letterhead')['heads'])}))"
OFFICE = re.compile(
    rf"(?:^|[|;\n]|\./\.|\s{{2}}|[,.]\s)[\s|*.,]{{0,12}}(?=[{UPPER}])(?P<office>(?:{_MARKED}|{_OFFICES}(?![{UPPER}]))[^{LOWER}\n|]{{0,120}})(?![{LOWER}])",
    re.MULTILINE,
)
# what such a match begins with, and soon behind it an office in capitals (0 and 1 are letters to an OCR) or a mark
_OFFICE_STARTS = re.compile(rf"[|;\n.,\s](?:(?<=[|;\n])|(?<=[.,])(?=[\s/])|(?<=\s)(?=\s))(?=[\s|*.,;/]{{0,16}}[{UPPER}][{UPPER}01\s./])")
_RANK = "|".join(re.escape(rank) for rank in sorted(_WORDS["ranks"], key=len, reverse=True))
_SURNAME = "|".join(sorted({re.escape(s) for s in _WORDS["surnames"]}, key=len, reverse=True))
_WORD = rf"[{UPPER}][{LOWER}]{{1,7}}|[{UPPER}](?=\s)"
# a name is wrapped only behind its first words: "Phạm / Chí Thanh", "Nguyễn Thị / Minh"
_GAP = r"(?:[ ]{1,2}|(?<=Thị)\n|(?<=Văn)\n)"
NAME_WORDS = rf"(?:{_SURNAME})(?:[ ]{{1,2}}|[ ]?\n[ ]?)(?:{_WORD})(?:{_GAP}(?:{_WORD})){{0,4}}"
# Under an office any two to five capitalised words are a name, rare family names too.
_ANY_NAME = re.compile(
    rf"[\s|*.\[\]_\"]{{0,60}}(?:\([ĐđKk][^)\n]{{0,30}}\)[\s|*]{{0,20}})?"
    rf"(?:(?:{_RANK})[.\s]{{1,3}}){{0,2}}(?P<name>[{UPPER}][{LOWER}]{{1,7}}(?: [{UPPER}][{LOWER}]{{1,7}}){{1,4}})"
    r"[ \t*.|]{0,12}(?=$|\n|\|)",
    re.MULTILINE,
)
NAME = re.compile(
    rf"(?:^|[|\n]|\s{{2}}|\)|\]|(?<=[{UPPER}]{{2}}))[\s|*.\[\]_\"]{{0,40}}(?=[{UPPER}])"
    rf"(?:(?:{_RANK})[.\s]{{1,3}}){{0,2}}(?P<name>{NAME_WORDS})[ \t*.|\]]{{0,12}}(?=$|\n|\|| {{2}})",
    re.MULTILINE,
)
_REACH = 700  # characters between an office and the name under it: stamps, blanks, a list of recipients


class Signature(msgspec.Struct, frozen=True, gc=False):
    """The signers and the stretch of text from the first office to the last name."""

    signers: tuple[Signer, ...]
    span: Span


def find_signature(text: str, start: int, end: int) -> Signature | None:
    """The first offices with names under them; a joint paper has several side by side."""
    offices = list(_offices(text, start, end))
    signers: list[Signer] = []
    first = last = None
    for index, office in enumerate(offices):
        if last is not None and office.start() > last + 400:
            break
        if last is not None and office.start("office") < last:
            continue
        stop = offices[index + 1].start() if index + 1 < len(offices) else end
        name = _name_under(text, office.end("office"), min(stop, office.end("office") + _REACH, end))
        if name is None:
            continue
        block = _block(text, offices, index)
        lines = _office_lines(text, block, name.start("name"))
        signers.append(Signer(" ".join(name["name"].split()), Span(name.start("name"), name.end("name")), *_office(lines)))
        first = first if first is not None else block[0].start("office")
        last = name.end("name")
    if first is None or last is None:
        return None
    return Signature(tuple(signers), Span(first, last))


def _offices(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """`OFFICE.finditer`, tried at `start` and where a line, a cell or a gap begins."""
    first = OFFICE.match(text, start, end)
    if first:
        yield first
    yield from find_at(_OFFICE_STARTS, OFFICE, text, (first.end() if first else start, end))


def _name_under(text: str, start: int, end: int) -> re.Match[str] | None:
    return NAME.search(text, start, end) or _ANY_NAME.match(text, start, end)


def _block(text: str, offices: list[re.Match[str]], index: int) -> list[re.Match[str]]:
    """The office lines one under the other that end at `index`."""
    first = index
    while (
        first
        and offices[first].start("office") - offices[first - 1].end("office") < 80
        and not NAME.search(text, offices[first - 1].end("office"), offices[first].start("office"))
    ):
        first -= 1
    return offices[first : index + 1]


_CAPITAL_LINE = re.compile(rf"[\s|*]{{0,40}}(?P<words>[{UPPER}][^{LOWER}\n|()\[\]\d_]{{1,80}})(?:$|[\n|])", re.MULTILINE)
_SIGNED = re.compile(any_of(_WORDS["signed"]))
_OFFICE_WORDS = {tuple(office.split()) for office in _WORDS["offices"]}
_OFFICE_PAIRS = {office[i : i + 2] for office in _OFFICE_WORDS for i in range(len(office) - 1)}


def _office_lines(text: str, block: list[re.Match[str]], end: int) -> list[str]:
    """The lines of the offices, a wrapped one whole: "TM. ỦY BAN NHÂN / DÂN", "KT. BỘ TRƯỞNG, / CHỦ NHIỆM"."""
    lines: list[str] = []
    for office, stop in zip(block, [*(m.start("office") for m in block[1:]), end], strict=True):
        words = _clean_office(office["office"])
        if lines and _is_rest(lines[-1], words):
            lines[-1] = f"{lines[-1]} {words}"
        else:
            lines.append(words)
        after = _CAPITAL_LINE.match(text, office.end("office"), stop)
        if after and not _SIGNED.match(after["words"]) and office.end("office") < stop:
            lines[-1] = f"{lines[-1]} {_clean_office(after['words'])}"
    return lines


def _clean_office(words: str) -> str:
    return " ".join(words.split()).strip(" .:;*-_[")


def _is_rest(before: str, words: str) -> bool:
    """Whether an office goes on in the next line: behind a comma, or where both make one office: "TL. CỤC / TRƯỞNG"."""
    if before.endswith(","):
        return True
    stood = tuple(before.split())
    parted = (stood[-1], words.split()[0]) in _OFFICE_PAIRS
    return parted and not any(stood[at:] in _OFFICE_WORDS for at in range(len(stood)))


def _office(lines: list[str]) -> tuple[str, str]:
    """The office itself and what stands above it: "TM. ...; KT. ..."."""
    lines = [line.strip(" ,") for line in lines]
    marks = [re.match(_MARKED, line) for line in lines]
    plain = [line for line, mark in zip(lines, marks, strict=True) if not mark]
    office = " ".join(plain) or re.sub(rf"^{_MARK}\s?\.?\s*", "", lines[-1])
    return office, "; ".join(line for line, mark in zip(lines, marks, strict=True) if mark)


def find_last_name(text: str, start: int, end: int) -> Signature | None:
    """A name alone at the very end, where the office was lost."""
    stop = end
    while stop > start and text[stop - 1] in " \n|*.":
        stop -= 1
    line = text.rfind("\n", start, stop)
    name = NAME.match(text, max(line, start), stop)
    if name is None:
        return None
    span = Span(name.start("name"), name.end("name"))
    return Signature((Signer(" ".join(name["name"].split()), span),), span)
