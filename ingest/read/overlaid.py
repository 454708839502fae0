"""Pages of a PDF whose words were not drawn from top to bottom: a program that signs papers writes number and day over the finished
page, so that they come last in the file; some programs draw the letterhead last. Such a page is read by the places of its words.
"""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2 as pdfium

from ingest.read.layout import Piece, read_page

_ABOVE, _MARGIN = 0.5, 0.94  # of the height from below: where a letterhead stands, and where running heads begin
_BELOW = 0.6  # share of the other stretches that stand lower than the last one
_GAP = 0.25  # heights of a letter between two words


def is_overlaid(page: pdfium.PdfPage, words: pdfium.PdfTextpage) -> bool:
    """Whether the last words drawn stand in the upper half, above most of what was drawn before."""
    count = words.count_rects()
    if count < 3 or page.get_rotation():
        return False
    bottom, height = page.get_mediabox()[1], page.get_height()
    heights = [(words.get_rect(number)[1] - bottom) / max(height, 1.0) for number in range(count)]
    lower = sum(other < heights[-1] for other in heights)
    return bool(_ABOVE < heights[-1] < _MARGIN and lower > _BELOW * count)


def read_by_place(page: pdfium.PdfPage, words: pdfium.PdfTextpage) -> str:
    """The lines of a page in the order in which people read them."""
    height = page.get_height()
    return read_page([_piece(found, height) for found in _words(words)], page.get_width())


_Letter = tuple[str, tuple[float, float, float, float]]


def _words(page: pdfium.PdfTextpage) -> Iterator[list[_Letter]]:
    """Letters in the order of the file that stand side by side, with their boxes: left, bottom, right, top."""
    word: list[_Letter] = []
    for number in range(page.count_chars()):
        letter = page.get_text_range(number, 1, errors="replace")
        box = page.get_charbox(number, loose=True)
        if not letter.strip() or (word and not _follows(word[-1][1], box)):
            if word:
                yield word
            word = []
        if letter.strip():
            word.append((letter, box))
    if word:
        yield word


def _follows(before: tuple[float, ...], box: tuple[float, ...]) -> bool:
    size = max(before[3] - before[1], 1e-6)
    return abs(before[1] - box[1]) < size / 2 and -size < box[0] - before[2] < _GAP * size


def _piece(word: list[_Letter], height: float) -> Piece:
    boxes = [box for _, box in word]
    left, low = min(b[0] for b in boxes), min(b[1] for b in boxes)
    right, high = max(b[2] for b in boxes), max(b[3] for b in boxes)
    return Piece("".join(letter for letter, _ in word), left, height - high, right, height - low)
