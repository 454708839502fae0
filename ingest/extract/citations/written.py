"""A number as the text has it: the older forms, and those that a typist, a footnote mark or an OCR spoilt.

"315-HĐBT", "167 HĐ/CTN"; "12 QĐ-TTg", "18-NQ-TW", "15-2020-NĐ-CP", "66-NQ/TW1" (footnote 1), "l28/NQ-CP"
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.numbers import is_body_symbol, is_known_symbol, issuing_group, kind_of, match_number, symbol_of
from ingest.vocabulary import load

# 315-HĐBT, 14-CP, 60-CP; 143 TCTK/PPCĐ, 167 HĐ/CTN, 1018 NQ/UBTVQH12
_OLD_HYPHEN = re.compile(r"(\d{1,4})[-–](HĐBT|CP|TTg|CT|HĐNN|UBHC|UB)(?![\w/-])")
_OLD_BLANK = re.compile(r"(\d{1,5})[ \xa0]([A-ZĐ]{2,6}[/-][A-ZĐ][A-ZĐ0-9]{0,9})(?![\w/-])")
# 1025/PLYK/2025
_YEAR_LAST = re.compile(r"/((?:19|20)\d\d)(?![\d/])")
# 12 QĐ-TTg, 12QĐ-UBND; 18-NQ-TW, 15-2020-NĐ-CP
_NO_SLASH = re.compile(
    r"(?P<ordinal>\d{1,5})[ \xa0-]?(?:(?P<year>(?:19|20)\d\d)-)?(?P<kind>[A-ZĐ][A-ZĐa-z]{1,4})-(?P<body>[A-ZĐ][A-ZĐ0-9]{1,9}|TTg)(?![\w/-])"
)
_FOOTNOTE = re.compile(r"(?<=[A-ZĐg])[1-9]$")
# "số O5/QĐ-UBND", "số 1O/NQ-CP", "số l28/NQ-CP": letters that stand for digits
_MISREAD = re.compile(r"(?:\b[sS][ốôo]|\bSỐ)[:. ]{1,3}((?=\d{0,4}[OolI])[\dOolI]{1,5})(?=[ \xa0]?[/-][ \xa0]?[A-ZĐ\d])")
_DIGITS = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1"})
_LONGEST = 64  # characters of a number


def as_written(text: str, start: int, end: int) -> tuple[str, str, int]:
    """Number, symbol and end of the number at `start`; empty where there is none."""
    found = match_number(text, start, end)
    if found:
        last = _YEAR_LAST.match(text, found.span.end, end)
        stop = last.end() if last else found.span.end
        noted = _without_footnote(found.number, found.symbol)
        return (*noted, stop) if noted else (found.number + (last[0] if last else ""), found.symbol, stop)
    old = _OLD_HYPHEN.match(text, start, end)
    if old:
        return f"{old[1]}-{old[2]}", old[2], old.end()
    old = _OLD_BLANK.match(text, start, end)
    return (f"{old[1]}/{old[2]}", old[2], old.end()) if old else _without_slash(text, start, end)


def _without_footnote(number: str, symbol: str) -> tuple[str, str] | None:
    """ "140/NQ-CP2" with its footnote mark taken off, where a kind and a body that offices use are left, and the whole is none."""
    body = issuing_group(symbol)
    if body == symbol or not _FOOTNOTE.search(body) or not symbol.endswith(body):
        return None
    known = (*load("symbols")["bodies"], *load("symbols")["local"])
    legislature = body[:-1].rstrip("0123456789") in load("symbols")["with_legislature"]
    return None if legislature or body in known or body[:-1] not in known else (number[:-1], symbol[:-1])


def _without_slash(text: str, start: int, end: int) -> tuple[str, str, int]:
    found = _NO_SLASH.match(text, start, end)
    symbol = f"{found['kind']}-{found['body']}" if found else ""
    if found is None or kind_of(symbol) in (None, "Công văn") or not is_body_symbol(found["body"]):
        return "", "", start
    if found["body"] in load("symbols")["party"] and not found["year"]:
        symbol = f"{found['kind']}/{found['body']}"
        return f"{found['ordinal']}-{symbol}", symbol, found.end()
    return "/".join(part for part in (found["ordinal"], found["year"], symbol) if part), symbol, found.end()


def misread(text: str, start: int, end: int) -> Iterator[tuple[int, str, str, int]]:
    """Every number behind "số" whose digits were read as letters: where it begins, number, symbol, end."""
    for found in _MISREAD.finditer(text, start, end):
        at, stop = found.span(1)
        plain = found[1].translate(_DIGITS) + text[stop : min(end, stop + _LONGEST)]
        number = match_number(plain, 0, len(plain))
        if number and is_known_symbol(symbol_of(number.number)):
            yield at, number.number, number.symbol, at + number.span.end
