"""Pictures of pages to text, with tesseract and its Vietnamese model as a program beside."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.read.layout import Piece, read_page
from model.errors import UnreadableFile

if TYPE_CHECKING:
    from PIL import Image

SECONDS_PER_PAGE = 100
_LONGEST_SIDE = 5000  # pixels; more gives no better letters
_SURE = 0.0  # words tesseract gives no confidence at all are noise of stamps and borders


@dataclass(frozen=True, slots=True)
class PageText:
    """The lines of a page and how sure tesseract is of its words, 0 to 1."""

    text: str
    confidence: float
    words: int


def has_ocr() -> bool:
    """Whether tesseract is installed."""
    return shutil.which("tesseract") is not None


def read_picture(picture: Image.Image) -> PageText:
    """The text of one page. UnreadableFile where tesseract or its Vietnamese model is missing, or takes too long."""
    words = list(csv.DictReader(io.StringIO(_run(_prepared(picture))), delimiter="\t", quoting=csv.QUOTE_NONE))
    found = [w for w in words if w.get("level") == "5" and (w.get("text") or "").strip() and float(w["conf"]) > _SURE]
    if not found:
        return PageText("", 0.0, 0)
    letters = sum(len(w["text"]) for w in found)
    confidence = sum(float(w["conf"]) * len(w["text"]) for w in found) / letters / 100
    return PageText(read_page(_pieces(found), float(max(picture.size[0], 1))), confidence, len(found))


def _prepared(picture: Image.Image) -> bytes:
    grey = picture.convert("L")
    grey.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    file = io.BytesIO()
    grey.save(file, "PNG", compress_level=1, dpi=(300, 300))
    return file.getvalue()


def _run(picture: bytes) -> str:
    if not has_ocr():
        raise UnreadableFile(
            "trang là ảnh, cần tesseract để nhận dạng chữ: chạy chidao doctor để xem cách cài (a scan needs tesseract: see chidao doctor)"
        )
    command = ["tesseract", "stdin", "stdout", "-l", "vie", "--psm", "3", "-c", "preserve_interword_spaces=0", "tsv"]
    try:
        done = subprocess.run(
            command, input=picture, capture_output=True, timeout=SECONDS_PER_PAGE, check=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"}
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableFile(
            f"nhận dạng một trang quá {SECONDS_PER_PAGE} giây (OCR of a page took more than {SECONDS_PER_PAGE} s)"
        ) from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UnreadableFile(
            f"tesseract không đọc được trang: {said[0] if said else error.returncode}; cần mô hình tiếng Việt, xem chidao doctor "
            "(tesseract failed; it needs its Vietnamese model, see chidao doctor)"
        ) from error
    return done.stdout.decode("utf-8", "replace")


def _pieces(words: list[dict[str, str]]) -> list[Piece]:
    """Words to stretches: tesseract's lines, cut where a wide gap parts two columns. A slanted line stays one stretch."""
    lines: dict[tuple[str, ...], list[dict[str, str]]] = defaultdict(list)
    for word in words:
        lines[tuple(word[k] for k in ("block_num", "par_num", "line_num"))].append(word)
    found: list[Piece] = []
    for line in lines.values():
        stretch: list[Piece] = []
        for piece in map(_piece, line):
            if stretch and piece.left - stretch[-1].right > 1.6 * (piece.bottom - piece.top):
                found.append(_joined(stretch))
                stretch = []
            stretch.append(piece)
        found.append(_joined(stretch))
    return found


def _piece(word: dict[str, str]) -> Piece:
    left, top, width, height = (float(word[k]) for k in ("left", "top", "width", "height"))
    return Piece(word["text"].strip(), left, top, left + width, top + height)


def _joined(stretch: list[Piece]) -> Piece:
    middle = sorted(p.middle for p in stretch)[len(stretch) // 2]
    half = sorted(p.bottom - p.top for p in stretch)[len(stretch) // 2] / 2
    return Piece(" ".join(p.text for p in stretch), stretch[0].left, middle - half, max(p.right for p in stretch), middle + half)
