"""Bytes to text, or a reason that says what to do."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from ingest.read.encodings import decode_legacy
from model.errors import UnreadableFile

TEXT_LIMIT = 200 * 1024 * 1024
"""Largest text file read, in bytes: larger ones are data dumps and are asked to be cut."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins as UTF-16 does
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_START = 65_536  # bytes by which the encoding of a table is known
_DAMAGE = 3  # letters of UTF-8 for each byte that is none, at least: other encodings have next to none
_PLAIN = 200  # characters for each such byte, where all others are ASCII: no Vietnamese of old has so few
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def read_bytes(path: Path, limit: int = TEXT_LIMIT) -> bytes:
    """The bytes of a file; UnreadableFile where it is empty, larger than `limit` or not readable."""
    try:
        size = path.stat().st_size
        if size > limit:
            raise UnreadableFile(
                f"tệp quá lớn ({size:,} byte, giới hạn {limit:,}); hãy chia nhỏ rồi nạp lại "
                f"(file too large: {size:,} bytes, the limit is {limit:,}; split it and ingest the parts)"
            )
        data = path.read_bytes() if size or not path.is_file() else b""
    except OSError as error:
        raise UnreadableFile(
            f"không đọc được tệp: {error.strerror}; kiểm tra quyền đọc (cannot read the file: {error.strerror})"
        ) from error
    if not data.strip():
        raise UnreadableFile("tệp rỗng; hãy kiểm tra lại bản gốc (the file is empty; check the original)")
    return data


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The file, to be read bit by bit; UnreadableFile where it cannot be opened or read to its end."""
    try:
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise UnreadableFile(
            f"không đọc được tệp: {error.strerror}; kiểm tra quyền đọc (cannot read the file: {error.strerror})"
        ) from error


@contextmanager
def opened_text(path: Path, newline: str | None) -> Iterator[TextIO]:
    """The file as text, to be read line by line whatever its encoding; one from before Unicode is read as a whole. UnreadableFile
    where it is no text."""
    with opened(path) as file:
        encoding = _stream_encoding(file.read(_START))
        file.seek(0)
        yield (
            io.TextIOWrapper(file, encoding, errors="replace", newline=newline)
            if encoding
            else io.StringIO(decode(read_bytes(path)), newline)
        )


def _stream_encoding(start: bytes) -> str | None:
    """What a long file can be decoded by, bit by bit; None where all of it must be looked at."""
    encoding = next((name for bom, name in _BOMS if start.startswith(bom)), _without_bom(start))
    try:
        words = codecs.getincrementaldecoder(encoding)().decode(start)
    except UnicodeDecodeError:
        words = _damaged(start) or ""
    # rows are told apart later: one of them may be spoilt
    return encoding if words and len(_CONTROL.findall(words)) * 10 < len(words) else None


_HIGH_BYTES = frozenset({0x00, 0x01, 0x03, 0x1E, 0x20})  # of Vietnamese letters and signs in UTF-16


def _without_bom(data: bytes) -> str:
    """UTF-16 that lost its mark: every second byte is one of few. Else UTF-8."""
    start = data[:4000]
    if len(start) < 40 or 0 not in start:
        return "utf-8"
    for name, bytes_above in (("utf-16-le", start[1::2]), ("utf-16-be", start[0::2])):
        if sum(byte in _HIGH_BYTES for byte in bytes_above) > 0.98 * len(bytes_above) and bytes_above.count(0) > 0.5 * len(bytes_above):
            return name
    return "utf-8"


def decode(data: bytes) -> str:
    """UTF-8, UTF-16 with a byte order mark, or an old Vietnamese encoding; UnreadableFile for anything else."""
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), _without_bom(data))
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if not encoding.startswith("utf-8"):
            text = data.decode(encoding, "replace")
        elif damaged := _damaged(data):
            text = damaged
        elif legacy := decode_legacy(data):
            return legacy[0]
        else:
            raise _not_text(error) from error
    if _is_binary(text):
        raise UnreadableFile("tệp nhị phân, không phải văn bản; hãy xuất ra văn bản UTF-8 (binary data, not text; export it as UTF-8 text)")
    if not text.strip("\ufeff \t\r\n"):
        raise UnreadableFile("tệp không có chữ nào; hãy kiểm tra lại bản gốc (the file holds no words; check the original)")
    return text


def _not_text(error: UnicodeDecodeError) -> UnreadableFile:
    return UnreadableFile(
        "không phải văn bản UTF-8; hãy lưu lại tệp dưới dạng UTF-8 (có thể là TCVN3, VNI hoặc tệp nhị phân) "
        f"(not UTF-8 text, byte {error.start}; save it as UTF-8)"
    )


def _damaged(data: bytes) -> str | None:
    """UTF-8 with a few bytes that are none (a copy cut off, one character of another program); None for anything else."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return text if len(_BEYOND_ASCII.findall(text)) > broken * (_DAMAGE + 1) or len(text) > broken * _PLAIN else None


def _is_binary(text: str) -> bool:
    return len(_CONTROL.findall(text[:100_000])) > max(8, len(text[:100_000]) // 100)
