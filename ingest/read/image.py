"""Pictures of pages (.jpg, .png, .tif with one or more pages ...), through OCR."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageSequence, UnidentifiedImageError

from ingest.read.ocr import LONGEST_SIDE, PageText, read_picture
from ingest.read.pages import join_pages
from ingest.read.reading import Item, Reading, SignOfLife
from ingest.read.sha import sha256_of
from model.errors import UnreadableFile

MOST_PIXELS = 120_000_000
"""An A3 page at 600 dpi has 70 million; a picture that unpacks to more is refused unseen."""
MOST_FRAMES = 300


def read(path: Path) -> Iterator[Item]:
    """The one text of a picture. UnreadableFile where it is broken, too large, or shows no words."""
    pages: list[PageText] = []
    too_large = "ảnh quá lớn; hãy chụp lại ở 300 dpi (the picture is too large; scan it at 300 dpi)"
    try:
        with Image.open(path) as picture:
            if picture.size[0] * picture.size[1] > MOST_PIXELS or getattr(picture, "n_frames", 1) > MOST_FRAMES:
                raise UnreadableFile(too_large)
            picture.draft("L", (LONGEST_SIDE, LONGEST_SIDE))  # of a JPEG as much as is needed
            for frame in ImageSequence.Iterator(picture):
                pages.append(read_picture(frame))
                yield SignOfLife(str(len(pages)))
    except Image.DecompressionBombError as error:
        raise UnreadableFile(too_large) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise UnreadableFile(f"ảnh hỏng, không mở được: {error} (the picture is broken)") from error
    text, starts = join_pages(page.text for page in pages)
    if not text.strip():
        raise UnreadableFile("ảnh không có chữ nào đọc được (no words could be read in this picture)")
    letters = sum(page.words for page in pages)
    confidence = sum(page.confidence * page.words for page in pages) / letters
    notes = (f"nhận dạng chữ {len(pages)} trang ảnh (OCR of {len(pages)} scanned pages)",)
    yield Reading(text, sha256_of(path), pages=starts, confidence=confidence, notes=notes)
