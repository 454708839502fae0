"""Files in, texts out. The reader is chosen by content, then by name; a new format is one module and one line here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from ingest.read import html, jsonl, txt
from model.errors import UnreadableFile
from model.text import Issue, SourceText

_READERS = {".txt": txt.read, ".md": txt.read, ".html": html.read, ".htm": html.read, ".jsonl": jsonl.read}
_NO_DOCUMENTS = ("readme", "manifest")
# Formats in which offices keep documents and that have no reader here: each such file is an issue, never passed over.
_NOT_YET_READ = frozenset(
    ".pdf .doc .docx .docm .dot .dotx .rtf .odt .ods .odp .xls .xlsx .xlsm .ppt .pptx .pages .wps .tif .tiff .png .jpg .jpeg .bmp .gif"
    " .webp .heic .djvu .epub .mht .mhtml .xhtml .eml .msg .zip .rar .7z .tar .gz".split()
)
# First bytes of formats that have no reader here, so that a wrong name does not hide them.
_MAGIC = {
    b"%PDF": "PDF",
    b"PK\x03\x04": "ZIP/DOCX",
    b"\xd0\xcf\x11\xe0": "DOC",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"\x1f\x8b": "GZIP",
}


def find_files(path: Path) -> list[Path]:
    """The documents of a folder and of its folders, sorted; the path itself where it is a file.

    Formats without a reader (a scan, a Word file) are listed too, so that reading them says so. Hidden files, README*,
    MANIFEST* and what is no document by its name (.json, .csv, .py beside the texts) are left out.
    """
    if not path.is_dir():
        return [path]
    return sorted(file for file in path.rglob("*") if _is_document(file, path))


def _is_document(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return not hidden and _is_named_so(file) and not file.name.lower().startswith(_NO_DOCUMENTS) and file.is_file()


def _is_named_so(file: Path) -> bool:
    kind = file.suffix.lower()
    return kind in _READERS or kind in _NOT_YET_READ


def read(path: Path, name: str) -> Iterator[SourceText | Issue]:
    """The texts of one file, named `name` or `name#row`; an issue for each row that gives none.

    Raises UnreadableFile where the file gives nothing: empty, too large, no text, a format without a reader.
    """
    start = _first_bytes(path)
    if path.suffix.lower() in _NOT_YET_READ and start.strip():
        kind = path.suffix.lower()
        raise UnreadableFile(f"định dạng {kind} chưa đọc được; hãy xuất ra văn bản UTF-8 ({kind} is not yet read; export as UTF-8 text)")
    reader = _READERS.get(path.suffix.lower())
    if reader is None and any(start.startswith(magic) for magic in _MAGIC) or _foreign(start):
        raise UnreadableFile(
            f"tệp {_foreign(start)} chưa đọc được; hãy xuất ra văn bản UTF-8 ({_foreign(start)} files are not read; export as UTF-8 text)"
        )
    if reader in (None, txt.read):
        reader = html.read if html.is_html(start.decode("utf-8", "replace")) else txt.read
    yield from reader(path, name)


def read_text(source: str, raw: str) -> SourceText:
    """A text already in memory, for example of a request.

    >>> read_text("a.txt", "Số: **12**/KH-UBND").text
    'Số: 12/KH-UBND'
    """
    make = html.make_source if html.is_html(raw) else txt.make_source
    return make(source, raw, hashlib.sha256(raw.encode("utf-8", "replace")).hexdigest())


def _first_bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(4096)
    except OSError as error:
        raise UnreadableFile(f"không mở được tệp: {error.strerror} (cannot open the file: {error.strerror})") from error


def _foreign(start: bytes) -> str | None:
    return next((name for magic, name in _MAGIC.items() if start.startswith(magic)), None)
