"""PDF: the words of born-digital pages, OCR for scanned ones.

A page counts as scanned when it has no text layer, or one that is no Vietnamese: the stamp of a signature, a useless OCR layer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

from ingest.read.ocr import read_picture
from ingest.read.overlaid import is_overlaid, read_by_place
from ingest.read.pages import join_pages
from ingest.read.quality import vietnamese_share
from ingest.read.reading import Item, Reading, SignOfLife
from ingest.read.sha import sha256_of
from model.errors import UnreadableFile

MOST_PAGES = 2000
MOST_SCANNED_PAGES = 300
_GOOD_LAYER = 0.6  # share of Vietnamese words from which a text layer is believed
_SURE_LAYER = 0.85  # share that prose has; below it the page itself is looked at
_FEW = 40  # letters of a page: fewer are a page number or a stamp
_DPI = 200
_LARGEST_SIDE = 4000  # pixels


@dataclass(frozen=True, slots=True)
class _Page:
    text: str
    confidence: float | None = None
    letters: int = 0


def read(path: Path) -> Iterator[Item]:
    """The one text of a PDF, with its pages. UnreadableFile where it is broken, encrypted, too long or without words."""
    with _open(path) as document:
        count = len(document)
        if count > MOST_PAGES:
            raise UnreadableFile(f"PDF có {count} trang, giới hạn {MOST_PAGES} (the PDF has {count} pages, the limit is {MOST_PAGES})")
        pages: list[_Page] = []
        needed = _needed_share(document)
        for number in range(count):
            pages.append(_read_page(document, number, needed))
            yield SignOfLife(str(number + 1))
    text, starts = join_pages(page.text for page in pages)
    if not text.strip():
        raise UnreadableFile("PDF không có chữ nào đọc được (no words could be read in this PDF)")
    yield Reading(text, sha256_of(path), pages=starts, confidence=_confidence(pages), notes=_notes(pages))


def _open(path: Path) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise UnreadableFile("PDF có mật khẩu; hãy bỏ mật khẩu rồi nạp lại (the PDF is encrypted; remove its password)") from error
        raise UnreadableFile(f"PDF hỏng, không mở được: {error} (the PDF is broken)") from error


def _needed_share(document: pdfium.PdfDocument) -> float:
    """From which share of Vietnamese words on the text layer of a page is believed: from none where the layers of the first pages,
    taken together, are Vietnamese."""
    layers = [_layer(document, number) for number in range(min(len(document), 5))]
    share = vietnamese_share("\n".join(layers))
    if share >= _SURE_LAYER:
        return 0.0
    if share < _GOOD_LAYER:
        return _GOOD_LAYER
    return _SURE_LAYER if _loses_letters(document, layers) else 0.0


def _loses_letters(document: pdfium.PdfDocument, layers: list[str]) -> bool:
    """Whether the page shows more than its layer says ("Kt lun ca Th tng"): fonts without their letters. OCR of one page tells."""
    number = next((n for n, words in enumerate(layers) if sum(c.isalpha() for c in words) > _FEW), None)
    if number is None:
        return False
    try:
        shown = vietnamese_share(read_picture(_render(document[number])).text)
    except UnreadableFile:
        return False  # no OCR here: the layer is what there is
    return shown >= _SURE_LAYER and shown > vietnamese_share(layers[number]) + 0.1


def _layer(document: pdfium.PdfDocument, number: int) -> str:
    try:
        page = document[number]
        words = page.get_textpage()
        return read_by_place(page, words) if is_overlaid(page, words) else str(words.get_text_range(errors="replace"))
    except pdfium.PdfiumError as error:
        raise UnreadableFile(f"PDF hỏng ở trang {number + 1}: {error} (the PDF is broken at page {number + 1})") from error


def _read_page(document: pdfium.PdfDocument, number: int, needed: float) -> _Page:
    words = _layer(document, number)
    letters = sum(c.isalpha() for c in words)
    if letters > _FEW and (not needed or vietnamese_share(words) >= needed):
        return _Page(_lines(words), letters=letters)
    if letters <= _FEW and not _has_picture(document[number]):
        return _Page(_lines(words), letters=letters)
    if number >= MOST_SCANNED_PAGES:
        raise UnreadableFile(f"bản chụp quá {MOST_SCANNED_PAGES} trang (a scan of more than {MOST_SCANNED_PAGES} pages)")
    found = read_picture(_render(document[number]))
    return _Page(found.text, found.confidence, len(found.text))


def _lines(words: str) -> str:
    return words.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "-").replace("\x02", "-")


def _has_picture(page: pdfium.PdfPage) -> bool:
    """Whether anything but text is drawn: letters may also be shapes."""
    drawn = [pdfium.raw.FPDF_PAGEOBJ_IMAGE, pdfium.raw.FPDF_PAGEOBJ_FORM, pdfium.raw.FPDF_PAGEOBJ_PATH, pdfium.raw.FPDF_PAGEOBJ_SHADING]
    return any(True for _ in page.get_objects(filter=drawn, max_depth=3))


def _render(page: pdfium.PdfPage) -> Image.Image:
    side = max(page.get_size())
    scale = min(_DPI / 72, _LARGEST_SIDE / max(side, 1))
    picture: Image.Image = page.render(scale=scale, grayscale=True).to_pil()
    return picture


def _confidence(pages: list[_Page]) -> float | None:
    read = [p for p in pages if p.confidence is not None and p.letters]
    total = sum(p.letters for p in read)
    return sum((p.confidence or 0) * p.letters for p in read) / total if total else None


def _notes(pages: list[_Page]) -> tuple[str, ...]:
    scanned = sum(p.confidence is not None for p in pages)
    return (f"nhận dạng chữ {scanned} trang ảnh (OCR of {scanned} scanned pages)",) if scanned else ()
