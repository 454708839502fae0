"""Repairs that let one pattern read all texts: composed letters, one kind of blank, of dash, no mark-up.

A clean text passes through after two searches. Whatever keeps the length is replaced in place;
only what changes it (composition, zero-width marks, asterisks of Markdown) costs offsets.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ingest.read.marks import has_lost_marks, restore_marks
from ingest.read.offsets import Edit, apply_edits
from ingest.read.reflow import reflow
from model.text import Offsets

_BLANKS = "\t\x0b\x1f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\u00ad\u2043"
_BREAKS = "\x0c\x85\u2028\u2029"
# Letters of other alphabets and of bad PDF fonts that look like Vietnamese ones: Icelandic eth for đ, and
# the "oi" that several fonts of 2005-2015 put for ư.
_LETTERS = {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "Ƣ": "Ư", "ƣ": "ư"}
_LOOKALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухкмтнԀԁҺһԌԍΑΒΕΖΗΙΚΜΝΟΡΤΥΧοινκρυχ",
    "ABESIJKMHOPCTYXaesijopcyxkmtnDdHhGgABEZHIKMNOPTYXoivkpux",
)
_CONTROLS = {chr(c): " " for c in (*range(9), 14, 15, *range(16, 32), 127)}

_SAME_LENGTH = str.maketrans(
    _CONTROLS | dict.fromkeys(_BLANKS, " ") | dict.fromkeys(_DASHES.replace("\u00ad", ""), "-") | dict.fromkeys(_BREAKS, "\n") | _LETTERS
)
_ODD = re.compile("[" + "".join(map(re.escape, map(chr, _SAME_LENGTH))) + "]")
_RETURN = re.compile(r"\r(\n?)")
_FOREIGN = re.compile(r"[\u0370-\u0529]")
_REST_OF_WORD = re.compile(r"\w*")
_LONGEST_WORD = 40  # letters before a foreign one that are looked at; more are no word of any language here
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1ea0-\u1ef9]")
_MARK = "[\u0300-\u036f]"
_COMPOSED = re.compile(f"[^\\W\\d_]{_MARK}+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")

# Asterisks and double underscores of Markdown. A line of asterisks alone (the rule under a Party body), "(*)" of a
# footnote, a star set apart by blanks and "* " that opens an item stay.
_STARS = re.compile(r"\*(?<![(\\*]\*)\**(?![)*])|__(?<!___)(?!_)")  # each branch begins with its mark, so that `re` skips to it
_HEADING = re.compile(r"^[ >]{0,4}#{1,6} +", re.MULTILINE)
_ESCAPE = re.compile(r"\\(?=[-.*_#()\[\]!+|>])")
# "TH Ủ TƯỚNG", "NGH Ị QUY ẾT": OCR of bold capitals parts a syllable before a marked vowel. No syllable is an onset alone, and none
# that begins with Ế follows the glides of UYÊ and IÊ.
_MARKED = "ÀÁẢÃẠÂẦẤẨẪẬĂẰẮẲẴẶÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_CUT_SYLLABLE = re.compile(
    r"(?<![\w/.\u00ad\u0300-\u036f\u200b-\u200f\u2060-\u2064\ufeff])"
    rf"(?:NGH|CH|GH|GI|KH|NG|NH|PH|QU|TH|TR|[BCDĐGHKLMNPRSTVX])(?P<onset> )(?=[{_MARKED}][A-ZĐƯƠ]{{0,4}}(?![^\W\d_]))"
    r"|(?<=[A-ZĐ])[UIY](?P<glide> )(?=[ÊỀẾỂỄỆ][A-Z]{1,2}(?![^\W\d_]))"
)
_LONGEST_CUT = 4  # characters of an onset with its blank
_CUT_VOWEL = re.compile(rf"[{_MARKED}](?<= .)")
_BREAK_TAG = re.compile(r"(?i)<br ?/?>")
_CELLS = re.compile(r"[^\s|][^|\n]*\|[^|\n]*[^\s|]|\|[^|\n]*\|[^|\n]*\|")


def _make_unplain() -> re.Pattern[str]:
    """A character that a clean text does not hold: it is made of composed letters, plain blanks and dashes, the usual marks."""
    vowels = "aăâeêioôơuưy"
    letters = {unicodedata.normalize("NFC", letter + mark) for letter in vowels for mark in ("", *"\u0300\u0301\u0303\u0309\u0323")}
    plain = {*map(chr, range(32, 127)), *letters, *(letter.upper() for letter in letters), *"đĐ\n“”’…•"}
    return re.compile(f"[^{re.escape(''.join(sorted(plain)))}]")


_UNPLAIN = _make_unplain()


def _is_plain(text: str) -> bool:
    """Whether there is nothing to repair but mark-up."""
    return _UNPLAIN.search(text) is None


def repair(text: str) -> tuple[str, Offsets, tuple[str, ...]]:
    """The repaired text, its offsets into `text`, and what was done, in words.

    >>> repair("Ngh\u1ecb quy\u00ea\u0301t s\u1ed1 128\u2013NQ")[0]
    'Nghị quyết số 128-NQ'
    """
    notes: list[str] = []
    same = _blank_pipes(_blank_tags(text if _is_plain(text) else _replace_lookalikes(_replace_same_length(text))))
    if same != text:
        notes.append("blanks, dashes, look-alike letters or cell bars replaced")
    if has_lost_marks(same):
        notes.append("marks restored by the commonest spelling of each word")
        same = restore_marks(same)
    edits = sorted(_edits(same), key=lambda e: (e.start, -e.end))
    repaired, offsets = apply_edits(same, _without_overlaps(edits))
    if offsets.text_starts:
        notes.append("letters composed, mark-up or invisible characters left out")
    mended = reflow(repaired)
    if mended != repaired:
        notes.append("line ends mended")
    return mended, offsets, tuple(notes)


def plain_letters(words: str) -> str:
    """Composed Latin letters and nothing invisible: a short stretch as people read it, its length given up.

    >>> plain_letters("Ngh\u1ecb quy\u00ea\u0301t\u00ad s\u04301")
    'Nghị quyết sa1'
    """
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", _replace_lookalikes(words)))


def _replace_same_length(text: str) -> str:
    # odd characters are rare: replacing them one by one is many times faster than translating all
    text = _ODD.sub(lambda m: _SAME_LENGTH[ord(m[0])], text)
    # "\r\n" keeps its length as a blank and a break
    return _RETURN.sub(lambda m: " \n" if m[1] else "\n", text) if "\r" in text else text


def _replace_lookalikes(text: str) -> str:
    """Cyrillic and Greek letters inside words that have Latin ones too, or that hold nothing else.

    The odd letter is found first and its word around it, so that long runs of plain letters cost nothing.
    """
    pieces: list[str] = []
    done = 0
    while found := _FOREIGN.search(text, done):
        start = _word_start(text, found.start(), done)
        match = _REST_OF_WORD.match(text, found.end())
        end = match.end() if match else found.end()
        pieces += (text[done:start], _plain_word(text[start:end]))
        done = end
    return "".join((*pieces, text[done:])) if done else text


def _word_start(text: str, position: int, floor: int) -> int:
    floor = max(floor, position - _LONGEST_WORD)
    while position > floor and text[position - 1].isalpha():
        position -= 1
    return position


def _plain_word(word: str) -> str:
    replaced = word.translate(_LOOKALIKES)
    return replaced if _LATIN.search(word) or replaced.isascii() and replaced.isupper() else word


def _blank_tags(text: str) -> str:
    """ "<br>" in a table of Markdown parts two lines of a cell; nothing else of a page stays in a plain text."""
    return _BREAK_TAG.sub(lambda m: " " * len(m[0]), text) if "<" in text else text


def _blank_pipes(text: str) -> str:
    """Cell bars alone on a line or at its end become blanks; between the cells of a row they stay."""
    if "|" not in text:
        return text
    return "\n".join([line.replace("|", " ") if "|" in line and not _CELLS.search(line) else line for line in text.split("\n")])


def _edits(text: str) -> Iterator[Edit]:
    if not _is_plain(text):
        if not unicodedata.is_normalized("NFC", text):
            yield from (Edit(m.start(), m.end(), unicodedata.normalize("NFC", m[0])) for m in _COMPOSED.finditer(text))
        yield from (Edit(m.start(), m.end(), "") for m in _INVISIBLE.finditer(text))
    yield from _cut_syllables(text)
    if "*" in text or "__" in text:
        yield from _star_edits(text)
    if "#" in text:
        yield from (Edit(m.start(), m.end(), "") for m in _HEADING.finditer(text))
    if "\\" in text:
        yield from (Edit(m.start(), m.end(), "") for m in _ESCAPE.finditer(text))


def _cut_syllables(text: str) -> Iterator[Edit]:
    """The blanks inside syllables, looked for before the few marked capitals that stand behind a blank."""
    for vowel in _CUT_VOWEL.finditer(text):
        end = vowel.start()
        cuts = (_CUT_SYLLABLE.match(text, start) for start in range(max(0, end - _LONGEST_CUT), end - 1))
        if any(cut is not None and cut.end() == end for cut in cuts):
            yield Edit(end - 1, end, "")


def _star_edits(text: str) -> Iterator[Edit]:
    for match in _STARS.finditer(text):
        start, end = match.span()
        before, after = text[start - 1 : start] or "\n", text[end : end + 1] or "\n"
        opens_line, ends_line = before == "\n", after == "\n"
        if before.isspace() and after.isspace() and not (ends_line and not opens_line) and match[0] != "**":
            continue
        yield Edit(start, end, _gap(text, start, end))


def _gap(text: str, start: int, end: int) -> str:
    """What stands for emphasis marks: nothing, or a break where they were all that kept two phrases apart.

    "**V****Ă****N**" is one word; "**NGHỊ QUYẾT****Về việc**" and "dịch**Điều 2**" are two phrases.
    """
    before, after = text[max(start - 2, 0) : start], text[end : end + 2]
    if not (before[-1:].isalpha() and after[:1].isupper()):
        return ""
    return "\n" if before[-1:].islower() or (before.isupper() and after[1:2].islower()) else ""


def _without_overlaps(edits: list[Edit]) -> Iterator[Edit]:
    done = 0
    for edit in edits:
        if edit.start >= done:
            yield edit
            done = edit.end
