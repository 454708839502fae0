"""Which reader reads what: chosen by the first bytes of a file, then by its name.

A new format is one module with `read(path) -> Iterator[Item]` and one line in `FORMATS` (docs/how-to-add-a-reader.md).
"""

from __future__ import annotations

import mmap
import re
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from model.errors import UnreadableFile

_START = 4096
_KIND_OF_ODF = 200  # bytes of a zip in which OpenDocument says its kind
_TAIL = 1 << 18
MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Format:
    """One format: `module` below `ingest.read` (none: known, and not read for `reason`), the suffixes it is named by.

    `apart`: binary that is read in a child process with limits. `largest`: bytes of a file. `unpacks`: gives files of its own.
    """

    name: str
    module: str
    suffixes: tuple[str, ...] = ()
    apart: bool = True
    largest: int = 200 * MB
    reason: str = ""
    unpacks: bool = False

    def shown(self, path: Path) -> str:
        """What people call it: the suffix of a file that is what it is named, else the name of the format."""
        suffix = path.suffix.lower()
        return suffix if suffix in self.suffixes else self.name.upper()


FORMATS: tuple[Format, ...] = (
    Format("txt", "txt", (".txt", ".md"), apart=False),
    Format("html", "html", (".html", ".htm", ".xhtml"), apart=False),
    Format("jsonl", "jsonl", (".jsonl", ".ndjson"), apart=False, largest=64 * 1024 * MB),
    Format("csv", "csv", (".csv", ".tsv"), largest=64 * 1024 * MB),
    Format("parquet", "parquet", (".parquet",), largest=64 * 1024 * MB),
    Format("docx", "docx", (".docx", ".docm", ".dotx", ".dotm")),
    Format("wordxml", "wordxml"),
    Format("pdf", "pdf", (".pdf",), largest=500 * MB),
    Format("doc", "doc", (".doc", ".dot", ".wps")),
    Format("rtf", "rtf", (".rtf",)),
    Format("odt", "odt", (".odt", ".ott", ".fodt")),
    Format("image", "image", (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif", ".webp")),
    Format("xlsx", "xlsx", (".xlsx", ".xlsm")),
    Format("xls", "xls", (".xls",)),
    Format("sheets", "sheets"),
    Format("ods", "ods", (".ods",)),
    Format("mail", "mail", (".eml", ".mht", ".mhtml"), unpacks=True),
    Format("msg", "msg", (".msg",), unpacks=True),
    Format("zip", "zip", (".zip",), largest=4096 * MB, unpacks=True),
    Format("tar", "tar", (".tar", ".gz", ".tgz", ".bz2", ".tbz2", ".xz", ".txz"), largest=4096 * MB, unpacks=True),
    # Known, and not read: each such file is an issue with this advice, never passed over.
    Format("heic", "", (".heic", ".djvu"), reason="hãy xuất ra PDF hoặc JPEG (export it as PDF or JPEG)"),
    Format("xlsb", "", (".xlsb",), reason="hãy lưu lại thành .xlsx (save it as .xlsx)"),
    Format("slides", "", (".ppt", ".pptx", ".odp"), reason="hãy xuất ra PDF (export it as PDF)"),
    Format("pages", "", (".pages", ".epub"), reason="hãy xuất ra PDF hoặc .docx (export it as PDF or .docx)"),
    Format("archive", "", (".rar", ".7z", ".zst"), reason="hãy giải nén rồi nạp thư mục (unpack it and ingest the folder)"),
    Format("encrypted", "", (), reason="tệp có mật khẩu; hãy bỏ mật khẩu rồi nạp lại (the file is encrypted; remove its password)"),
    Format("program", "", (), reason="không phải văn bản (not a document)"),
)
_BY_NAME = {f.name: f for f in FORMATS}
BY_SUFFIX = {suffix: f for f in FORMATS for suffix in f.suffixes}

# First bytes that tell the format by themselves.
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"GIF8", "image"),
    (b"PAR1", "parquet"),
    (b"Rar!\x1a\x07", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"BZh", "tar"),
    (b"\xfd7zXZ\x00", "tar"),
    (b"\x1f\x8b", "tar"),
    (b"\x7fELF", "program"),
    (b"AT&TFORM", "heic"),
)
# What the directory of a zip holds. The first that fits is the format.
_IN_ZIP: tuple[tuple[bytes, str], ...] = (
    (b"word/document", "docx"),
    (b"xl/workbook.xml", "xlsx"),
    (b"ppt/presentation.xml", "slides"),
    (b"application/vnd.oasis.opendocument.text", "odt"),
    (b"application/vnd.oasis.opendocument.spreadsheet", "ods"),
    (b"application/vnd.oasis.opendocument.presentation", "slides"),
    (b"application/epub+zip", "pages"),
    (b"xl/workbook.bin", "xlsb"),
)
# Streams of an OLE file (the old Office formats), named in UTF-16.
_IN_OLE: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", "encrypted"),
    ("__properties_version1.0", "msg"),
    ("WordDocument", "doc"),
    ("PowerPoint Document", "slides"),
    ("Workbook", "xls"),
    ("Book", "xls"),
)
# What an XML file says of itself near its beginning.
_IN_XML: tuple[tuple[bytes, str], ...] = (
    (b'progid="Word.Document"', "wordxml"),
    (b"http://schemas.microsoft.com/office/word/2003/wordml", "wordxml"),
    (b'progid="Excel.Sheet"', "sheets"),
    (b"urn:schemas-microsoft-com:office:spreadsheet", "sheets"),
    (b"application/vnd.oasis.opendocument.text", "odt"),
)
# First bytes of a document whose name does not say what it is.
DOCUMENTS = (b"%PDF-", b"{\\rtf", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_MAIL_LINE = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:|[ \t]|From ")
_MAIL = re.compile(rb"(?im)^(?:mime-version:\s*1\.0|(?:received|return-path|message-id|x-mailer):)")


def recognise(path: Path) -> Format:
    """The format of a file. UnreadableFile where it cannot be opened."""
    start = first_bytes(path)
    if not start.strip(b" \r\n\t\x00\xef\xbb\xbf"):
        return _BY_NAME["txt"]  # its reader says that it is empty
    found = _by_content(path, start)
    return _BY_NAME[found] if found in _BY_NAME else _by_name(path, start)


def _by_content(path: Path, start: bytes) -> str | None:
    if b"%PDF-" in start[:1024]:
        return "pdf"
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _in_zip(path, start)
    if start.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return next((name for words, name in _IN_OLE if _holds(path, words.encode("utf-16-le"))), "doc")
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP" or start.startswith(b"BM") and start[6:10] == b"\0\0\0\0":
        return "image"
    if start[257:262] == b"ustar":
        return "tar"
    if start.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml"):
        return next((name for words, name in _IN_XML if words in start), None)
    if _is_mail(start):
        return "mail"
    return next((name for magic, name in _MAGIC if start.lstrip(b"\xef\xbb\xbf \r\n").startswith(magic)), None)


def _in_zip(path: Path, start: bytes) -> str:
    """What a zip is, by the names in it; of one that is cut off, by what is left."""
    try:
        with zipfile.ZipFile(path) as package:
            names = [name.encode("utf-8", "replace") for name in package.namelist()]
        directory = start[:_KIND_OF_ODF] + b"\n" + b"\n".join(names)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error):
        names = []
        directory = start + _tail(path)
    # an OpenDocument that another program packed again hides its kind: its name says it
    named = "odt" if b"content.xml" in directory and path.suffix.lower() in (".odt", ".ott") else "zip"
    return next((name for words, name in _IN_ZIP if _says(words, names, directory)), named)


def _says(words: bytes, names: list[bytes], directory: bytes) -> bool:
    """A file of that name at its place: a zip of Word files is no Word file."""
    if names and not words.startswith(b"application/"):
        return any(name.startswith(words) for name in names)
    return words in directory and (not names or b"mimetype" in names)


def _by_name(path: Path, start: bytes) -> Format:
    """Text under any name: a page and a letter are told by how they begin."""
    from ingest.read.html import is_html

    named = BY_SUFFIX.get(path.suffix.lower(), _BY_NAME["txt"])
    if is_html(_decoded(start)):
        return _BY_NAME["sheets" if named.name in ("xls", "xlsx") else "html"]  # what many programs call an export to Excel
    if path.suffix.lower() == ".json":
        return _BY_NAME["jsonl"]
    if named.name in _OFTEN_TEXT and not _CONTROL.search(start):
        return _BY_NAME["txt"]
    return named


def _is_mail(start: bytes) -> bool:
    """Whether a file begins with the head of a mail or of a saved page, whatever it is called."""
    head = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0]
    return bool(_MAIL.search(head)) and all(_MAIL_LINE.match(line) for line in head.splitlines())


def holds_document(path: Path) -> bool:
    """Whether a file whose name says nothing is an office's document by its content: a PDF, a Word file, a workbook, a mail of Outlook."""
    start = first_bytes(path)
    if not start.startswith(DOCUMENTS):
        return False
    found = _by_content(path, start)
    return found in _OFFICE and (found != "doc" or _holds(path, "WordDocument".encode("utf-16-le")))


_OFFICE = frozenset({"pdf", "rtf", "docx", "odt", "xlsx", "doc", "xls", "ods", "msg"})
_OFTEN_TEXT = frozenset({"doc", "rtf"})  # names under which offices keep plain text too
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a]")


def _decoded(start: bytes) -> str:
    return start.decode("utf-16" if start[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")


def first_bytes(path: Path) -> bytes:
    """The beginning of a file; UnreadableFile where it cannot be opened."""
    return _reading(path, lambda: _read(path, 0, _START))


def _tail(path: Path) -> bytes:
    return _reading(path, lambda: _read(path, max(path.stat().st_size - _TAIL, 0), _TAIL))


def _read(path: Path, start: int, size: int) -> bytes:
    with path.open("rb") as file:
        file.seek(start)
        return file.read(size)


def _reading(path: Path, step: Callable[[], bytes]) -> bytes:
    try:
        return step()
    except OSError as error:
        raise UnreadableFile(f"không mở được tệp: {error.strerror} (cannot open the file: {error.strerror})") from error


def _holds(path: Path, words: bytes) -> bool:
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as held:
        return held.find(words) >= 0
