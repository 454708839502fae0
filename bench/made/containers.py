"""A text in the files that offices keep: real containers, written as other programs write them."""

from __future__ import annotations

import csv
import io
import json
import tarfile
import textwrap
import zipfile
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from functools import cache
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageFont

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_ODF = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text"))
_COLUMNS, _LINES = 84, 60  # letters in a line and lines on a page


def plain(text: str) -> bytes:
    """UTF-8."""
    return text.encode()


def utf16(text: str) -> bytes:
    """What Notepad calls Unicode."""
    return text.encode("utf-16")


def page(text: str) -> bytes:
    """A page of a portal, with its menus."""
    lines = "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line)
    return f"<!DOCTYPE html><html><body><nav>Trang chủ</nav><div>{lines}</div><footer>Bản quyền</footer></body></html>".encode()


def word(text: str) -> bytes:
    """A Word file."""
    lines = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in text.splitlines())
    return packed(
        {"[Content_Types].xml": b"<Types/>", "word/document.xml": f"<w:document {_W}><w:body>{lines}</w:body></w:document>".encode()}
    )


def rich(text: str) -> bytes:
    """Rich text; letters beyond ASCII as numbers."""
    lines = ("".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in line) for line in text.splitlines())
    return ("{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Times New Roman;}}\n" + "\\par\n".join(lines) + "}").encode("ascii")


def open_text(text: str) -> bytes:
    """An OpenDocument text."""
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.splitlines())
    body = f"<office:document-content {_ODF}><office:body><office:text>{lines}</office:text></office:body></office:document-content>"
    return packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": body.encode()})


def pdf(text: str) -> bytes:
    """A born-digital PDF."""
    document = pdfium.PdfDocument.new()
    face = Path(find_face()).read_bytes()
    font = pdfium.raw.FPDFText_LoadFont(
        document, (pdfium.raw.c_uint8 * len(face)).from_buffer_copy(face), len(face), pdfium.raw.FPDF_FONT_TRUETYPE, 1
    )
    for lines in _pages(text):
        leaf = document.new_page(595, 842)
        for row, line in enumerate(lines):
            drawn = pdfium.raw.FPDFPageObj_CreateTextObj(document, font, 9.0)
            letters = line.encode("utf-16-le") + b"\0\0"
            pdfium.raw.FPDFText_SetText(drawn, pdfium.raw.cast(letters, pdfium.raw.POINTER(pdfium.raw.c_ushort)))
            pdfium.raw.FPDFPageObj_Transform(drawn, 1, 0, 0, 1, 50, 800 - 12 * row)
            pdfium.raw.FPDFPage_InsertObject(leaf, drawn)
        leaf.gen_content()
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def scan(text: str) -> bytes:
    """A picture of each page in a PDF; a line of the text is a line of the page."""
    face = ImageFont.truetype(find_face(), 25)
    pictures = []
    for lines in _pages(text):
        picture = Image.new("L", (1654, 2339), 255)
        pen = ImageDraw.Draw(picture)
        for row, line in enumerate(lines):
            pen.text((110, 110 + row * 36), line, font=face, fill=0)
        pictures.append(picture)
    written = io.BytesIO()
    pictures[0].save(written, "PDF", resolution=200.0, save_all=True, append_images=pictures[1:])
    return written.getvalue()


def mail(text: str) -> bytes:
    """A mail with a Word file attached."""
    message = EmailMessage()
    message["Subject"], message["From"] = "Gửi văn bản", "vanthu@example.vn"
    message.set_content("Kính gửi văn bản kèm theo.")
    message.add_attachment(word(text), maintype="application", subtype="octet-stream", filename="văn bản.docx")
    return bytes(message)


def archive(text: str) -> bytes:
    """A zip with a folder."""
    return packed({"văn bản/kế hoạch.docx": word(text)})


def tarred(text: str) -> bytes:
    """A tar.gz with one text."""
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w:gz") as tar:
        entry = tarfile.TarInfo("văn bản.txt")
        entry.size = len(text.encode())
        tar.addfile(entry, io.BytesIO(text.encode()))
    return written.getvalue()


def rows(text: str) -> bytes:
    """A table of one document as JSON."""
    return json.dumps({"id": "1", "text": text}).encode() + b"\n"


def cells(text: str) -> bytes:
    """A table of one document as CSV."""
    written = io.StringIO()
    csv.writer(written).writerows([["id", "text"], ["1", text]])
    return written.getvalue().encode()


def columns(text: str) -> bytes:
    """A table of one document as Parquet."""
    written = io.BytesIO()
    pq.write_table(pa.table({"id": ["1"], "text": [text]}), written)
    return written.getvalue()


CONTAINERS: dict[str, tuple[str, Callable[[str], bytes], int]] = {
    "txt": (".txt", plain, 15),
    "utf16": (".txt", utf16, 4),
    "html": (".html", page, 12),
    "docx": (".docx", word, 25),
    "rtf": (".rtf", rich, 5),
    "odt": (".odt", open_text, 5),
    "pdf": (".pdf", pdf, 15),
    "scan": (".pdf", scan, 2),
    "mail": (".eml", mail, 4),
    "zip": (".zip", archive, 4),
    "tar": (".tar.gz", tarred, 2),
    "jsonl": (".jsonl", rows, 3),
    "csv": (".csv", cells, 2),
    "parquet": (".parquet", columns, 2),
}
"""Name of a container → its suffix, its writer, and how many of a hundred files are such."""


def packed(members: dict[str, bytes]) -> bytes:
    """A zip of these members."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), data)
    return written.getvalue()


@cache
def find_face() -> str:
    """A typeface with Vietnamese letters: the one that comes with matplotlib."""
    found = find_spec("matplotlib")
    if found is None or found.origin is None:
        raise SystemExit("matplotlib is needed for its typeface: pip install -e .[dev]")
    return str(Path(found.origin).parent / "mpl-data" / "fonts" / "ttf" / "DejaVuSerif.ttf")


def _pages(text: str) -> Sequence[list[str]]:
    lines: list[Any] = [piece for line in text.splitlines() for piece in (textwrap.wrap(line, _COLUMNS) or [""])]
    return [lines[n : n + _LINES] for n in range(0, len(lines), _LINES)]
