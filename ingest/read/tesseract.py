"""Tesseract as a program beside: a picture in, words with their boxes out."""

from __future__ import annotations

import csv
import io
import os
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.programs import find_program
from model.errors import MissingProgram, UnreadableFile

if TYPE_CHECKING:
    from PIL import Image

SECONDS_PER_PAGE = 100
_NAMES = ("tesseract",)


@dataclass(frozen=True, slots=True)
class Word:
    """A word, its box in pixels, the line it belongs to, and how sure tesseract is, 0 to 1."""

    text: str
    left: float
    top: float
    width: float
    height: float
    line: tuple[int, ...]
    confidence: float


def has_tesseract() -> bool:
    """Whether the program is installed."""
    return find_program(_NAMES) is not None


def find_words(picture: Image.Image) -> list[Word]:
    """The words of a page. UnreadableFile where tesseract or its Vietnamese model is missing, or takes too long."""
    table = run_tesseract(picture, "-l", "vie", "--psm", "3", "tsv")
    rows = csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [_word(row) for row in rows if row.get("level") == "5" and (row.get("text") or "").strip()]


def run_tesseract(picture: Image.Image, *arguments: str) -> str:
    """What tesseract prints for a picture; UnreadableFile where it cannot."""
    program = find_program(_NAMES)
    if program is None:
        raise MissingProgram(
            "trang là ảnh, cần tesseract để nhận dạng chữ: chạy chidao doctor để xem cách cài (a scan needs tesseract: see chidao doctor)"
        )
    file = io.BytesIO()
    picture.save(file, "PNG", compress_level=1, dpi=(200, 200))
    command = [program, "stdin", "stdout", *arguments]
    try:
        done = subprocess.run(
            command,
            input=file.getvalue(),
            capture_output=True,
            timeout=SECONDS_PER_PAGE,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableFile(f"nhận dạng một trang quá {SECONDS_PER_PAGE} giây (OCR of one page took too long)") from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().splitlines()
        kind = MissingProgram if any("language" in line for line in said) else UnreadableFile
        raise kind(
            f"tesseract không đọc được trang: {said[0] if said else error.returncode}; cần mô hình tiếng Việt, xem chidao doctor "
            "(tesseract failed; it needs its Vietnamese model, see chidao doctor)"
        ) from error
    return done.stdout.decode("utf-8", "replace")


def _word(row: dict[str, str]) -> Word:
    left, top, width, height = (float(row[k]) for k in ("left", "top", "width", "height"))
    line = tuple(int(row[k]) for k in ("block_num", "par_num", "line_num"))
    return Word(row["text"].strip(), left, top, width, height, line, max(float(row["conf"]), 0.0) / 100)
