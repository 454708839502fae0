"""Pictures of pages to text, with tesseract and its Vietnamese model as a program beside."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from ingest.read.layout import Piece, read_page
from ingest.read.quality import vietnamese_share
from ingest.read.stamped import reread_letterhead
from ingest.read.tesseract import Word, find_words
from ingest.read.upright import evened, turns

if TYPE_CHECKING:
    from PIL import Image

LONGEST_SIDE = 5000
"""Pixels; more gives no better letters."""
_SURE = 0.6
_SOME = 8  # words of a page that is worth turning
_READS = 0.6  # share of Vietnamese words of a page that stands upright
# "V/v" as OCR sees it at the beginning of a line
_ABOUT = re.compile(r"^V[/íl|1][vwy](?=\s)", re.MULTILINE)
_SIGNS = '-–—+*•.,;:()/"“”…%'


@dataclass(frozen=True, slots=True)
class PageText:
    """The lines of a page and how sure tesseract is of its words, 0 to 1."""

    text: str
    confidence: float
    words: int


def read_picture(picture: Image.Image) -> PageText:
    """The text of one page. UnreadableFile where tesseract or its Vietnamese model is missing, or takes too long."""
    grey, found = _upright(evened(_grey(picture)))
    words = reread_letterhead(grey, found)
    if not words:
        return PageText("", 0.0, 0)
    letters = sum(len(w.text) for w in words)
    confidence = sum(w.confidence * len(w.text) for w in words) / letters
    text = _ABOUT.sub("V/v", read_page(_pieces(words), float(max(grey.size[0], 1))))
    return PageText(text, confidence, len(words))


def _grey(picture: Image.Image) -> Image.Image:
    """The picture in grey, no larger than helps, and turned as its camera says. Never a second copy of a large one."""
    from PIL import ImageOps

    grey = picture if picture.mode == "L" else _on_paper(picture)
    scale = min(1.0, LONGEST_SIDE / max(*grey.size, 1))
    if scale < 1.0:
        grey = grey.resize([max(1, round(side * scale)) for side in grey.size], reducing_gap=2.0)
    return ImageOps.exif_transpose(grey)


def _on_paper(picture: Image.Image) -> Image.Image:
    """In grey; what is transparent is white."""
    from PIL import Image

    grey = picture.convert("L")
    if "A" in picture.getbands() or "transparency" in picture.info:
        paper = Image.new("L", picture.size, 255)
        paper.paste(grey, mask=(picture if "A" in picture.getbands() else picture.convert("RGBA")).getchannel("A"))
        return paper
    return grey


def _upright(grey: Image.Image) -> tuple[Image.Image, list[Word]]:
    """The page as people hold it, with its words: one that reads as nothing is turned until it reads as Vietnamese."""
    words = _words(grey)
    if len(words) < _SOME or _share(words) >= _READS:
        return grey, words
    for turned in turns(grey):
        again = _words(turned)
        if len(again) >= _SOME and _share(again) >= _READS:
            return turned, again
    return grey, words


def _words(grey: Image.Image) -> list[Word]:
    return [w for w in find_words(grey) if not _is_noise(w)]


def _share(words: list[Word]) -> float:
    return vietnamese_share(" ".join(w.text for w in words))


def _is_noise(word: Word) -> bool:
    """Specks and borders that tesseract takes for signs."""
    return not any(c.isalnum() for c in word.text) and (word.confidence < _SURE or word.text[0] not in _SIGNS)


def _pieces(words: list[Word]) -> list[Piece]:
    """The words with the height of their line, so that those of a slanted line stay in one row."""
    lines: dict[tuple[int, ...], list[Word]] = defaultdict(list)
    for word in words:
        lines[word.line].append(word)
    found = []
    for line in lines.values():
        middle, height = median(w.top + w.height / 2 for w in line), median(w.height for w in line)
        found += [Piece(w.text, w.left, middle - height / 2, w.left + w.width, middle + height / 2) for w in line]
    return found
