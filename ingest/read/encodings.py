"""Texts from before Unicode: TCVN3 (ABC), VNI, VISCII, VPS and Windows-1258, told apart by what reads as Vietnamese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.read.quality import vietnamese_share

_CHARMAPS = ("tcvn3", "vni", "viscii", "vps")
_GOOD = 0.75  # share of Vietnamese words from which a decoding is believed
_BAD = 0.6  # share below which a text is looked at
_SAMPLE = 20_000
# Letters that the old encodings put in the place of Vietnamese ones and that Vietnamese itself has not.
_ODD = re.compile(r"[¡-»¼½¾ÄÅÆÇËÎÏÑÖ×ØÛÜÞßäåæçëîïñö÷øûüþÿ\x80-\x9f‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œž]")


# Those of them that no modern text has several of.
_STRONG = re.compile(r"[¡-©«-¯±-»¼½¾ÄÅÆÇËÎÏÑÖ×ØÛÜÞßäåæçëîïñö÷øûüþÿ]")
_FEW = 6
_FEW_WORDS = 15
_ODD_LETTERS = 40  # letters of a line among which one is odd
_MOSTLY = 0.6  # of the lines with other than ASCII letters: the whole text is in the old encoding
_TAGS = re.compile(r"<[^<>]{0,2000}>")
_MOTTO = re.compile(r"cộng (?:hòa|hoà) xã hội chủ nghĩa|đảng cộng sản việt nam")
_HEADING = 120  # characters
TWICE = "utf-8 twice"
"""UTF-8 that was taken for a Western encoding and written as UTF-8 again."""


def decode_legacy(data: bytes) -> tuple[str, str] | None:
    """The text of bytes that are no UTF-8, and the name of their encoding; None where nothing reads as Vietnamese.

    >>> decode_legacy("Ké ho¹ch sè 12 cña Uû ban nh©n d©n tØnh vÒ viÖc phßng, chèng dÞch".encode("cp1252"))[1]
    'tcvn3'
    """
    plain = data.decode("cp1258", "replace")
    found = [(vietnamese_share(_composed(_sample(plain))), "windows-1258", _composed(plain))]
    for name in _CHARMAPS:
        letters = data.decode("latin-1") if name in ("viscii", "vps") else _western(data)
        found.append((vietnamese_share(convert(_sample(letters), name)), name, letters))
    share, name, text = max(found, key=lambda f: f[0])
    if share < _GOOD or len(text.split()) < _FEW_WORDS:
        return None
    return (text if name == "windows-1258" else convert(text, name)), name


def _sample(text: str) -> str:
    """The beginning of a text; of a page what stands between its tags."""
    start = text[: 10 * _SAMPLE]
    return (_TAGS.sub(" ", start) if start.lstrip().startswith("<") else start)[:_SAMPLE]


def convert(text: str, name: str) -> str:
    """Letters of an old encoding, as a Western program shows them, to Vietnamese.

    >>> convert("nh©n d©n", "tcvn3")
    'nhân dân'
    """
    from viparse.normalize.encodings import get_charmap
    from viparse.normalize.tables import convert as convert_by_table

    charmap = get_charmap(name)
    converted = str(convert_by_table(text, charmap)) if charmap else text
    return "\n".join(_lifted([_raised(line) for line in converted.split("\n")])) if name == "tcvn3" else converted


def _once(line: str) -> str:
    """A line of UTF-8 that a program took for Western letters ("Sá»‘"), as it was meant."""
    known = _western_bytes()
    if not all(letter in known for letter in line):
        return line
    try:
        return bytes(known[letter] for letter in line).decode("utf-8")
    except UnicodeDecodeError:
        return line


def _lifted(lines: list[str]) -> Iterator[str]:
    """Lines typed small in a typeface that shows capitals (.VnTimeH). Only where the motto itself is small; then lines without any
    capital that go on with nothing are headings, in capitals."""
    small = any(_MOTTO.search(line) for line in lines)
    ended = True
    for line in lines:
        heading = small and ended and len(line.strip()) < _HEADING and line == line.lower() and line.strip()[-1:] not in ".;:,"
        yield line.upper() if heading else line
        ended = heading or not line.strip() or line.rstrip()[-1] in ".;:/" or any(c.isdigit() for c in line[-6:])


_CAPITALS = re.compile(r"(?<![^\W\d_])(?=[^\W\d_]*[A-Z][^\W\d_]*[A-Z])[^\W\d_a-z]+(?![^\W\d_])")


def _raised(line: str) -> str:
    """TCVN3 has no marked capitals: "HOạCH" is shown as "HOẠCH" by its typeface."""
    if line.isascii():
        return line
    plain = [c for c in line if c.isascii() and c.isalpha()]
    return line.upper() if plain and all(c.isupper() for c in plain) else _CAPITALS.sub(lambda m: m[0].upper(), line)


def mend_legacy(text: str) -> tuple[str, str] | None:
    """The text with its lines in an old encoding made readable, and the name of the encoding; None where there are none.

    A Word file of the nineties, opened today, holds such letters as they are; often beside lines that are Unicode.
    """
    if len(_STRONG.findall(text[:_SAMPLE])) < _FEW:
        return None
    lines = text[: 10 * _SAMPLE].split("\n")
    odd = [line for line in lines if _is_odd(line)]
    sample = "\n".join(odd)[:_SAMPLE]
    if odd and sum(_once(line) != line for line in odd) > _MOSTLY * len(odd):
        return "\n".join(map(_once, text.split("\n"))), TWICE  # bytes that make UTF-8 are no accident
    before = vietnamese_share(sample)
    if not odd or before > _BAD:
        return None
    share, name = max((vietnamese_share(convert(sample, name)), name) for name in _CHARMAPS)
    if share < _GOOD or share < before + 0.2:
        return None
    whole = len(odd) > _MOSTLY * sum(not line.isascii() for line in lines)
    mended = "\n".join(_better_lines(text, name, 0 if whole else _ODD_LETTERS))
    return ("\n".join(_lifted(mended.split("\n"))) if name == "tcvn3" else mended), name


def _better_lines(text: str, name: str, odd: int) -> Iterator[str]:
    """The lines with more odd letters than one in `odd`, read anew where that is better; with 0 all that hold other than ASCII: few of
    them tell by themselves ("Sè 212-KL/TU")."""
    for line in text.split("\n"):
        if line.isascii() or (odd and not _is_odd(line)):
            yield line
            continue
        mended = convert(line, name)
        yield mended if vietnamese_share(mended) >= vietnamese_share(line) else line


def _is_odd(line: str) -> bool:
    return len(_ODD.findall(line)) * _ODD_LETTERS > len(line)


def font_encoding(font: str) -> str | None:
    """The encoding that a typeface of old shows: `.VnTime` is TCVN3, `VNI-Times` is VNI.

    >>> font_encoding(".VnTimeH"), font_encoding("Times New Roman")
    ('tcvn3', None)
    """
    return "tcvn3" if font.startswith(".Vn") else "vni" if font.upper().startswith("VNI-") else None


def _western(data: bytes) -> str:
    return "".join(_western_letters()[byte] for byte in data)


@cache
def _western_letters() -> tuple[str, ...]:
    return tuple(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in range(256))


@cache
def _western_bytes() -> dict[str, int]:
    """The byte of each letter that a Western program shows; those that it has no letter for, as they are."""
    return {chr(byte): byte for byte in range(256)} | {letter: byte for byte, letter in enumerate(_western_letters())}


def _composed(text: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFC", text)
