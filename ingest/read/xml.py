"""XML parts of zipped office files, read with bounds: no entities, no network, no bombs."""

from __future__ import annotations

import zipfile
from pathlib import Path

from lxml import etree

from model.errors import UnreadableFile

LARGEST_PART = 200 * 1024 * 1024
"""Bytes of one part of an office file when unpacked; the text of a thousand pages has some 20 MB of XML."""

BROKEN = (
    "tệp hỏng, không mở được; hãy mở bằng phần mềm văn phòng rồi lưu lại "
    "(the file is broken: {}; open it in an office program and save it again)"
)
ENCRYPTED = "tệp có mật khẩu; hãy bỏ mật khẩu rồi nạp lại (the file is encrypted; remove its password)"

# "Strict Open XML", as Word writes it when asked to, has names of its own for the same things.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
)


def open_package(path: Path) -> zipfile.ZipFile:
    """The zip of a .docx, .odt or .xlsx; UnreadableFile where it is broken."""
    try:
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableFile(BROKEN.format(error)) from error


def read_part(package: zipfile.ZipFile, name: str) -> etree._Element | None:
    """The root of one part, None where the package has no such part."""
    try:
        info = package.getinfo(name)
    except KeyError:
        return None
    if info.flag_bits & 1:
        raise UnreadableFile(ENCRYPTED)
    if info.file_size > LARGEST_PART:
        raise UnreadableFile(f"{name} bung ra quá lớn ({info.file_size:,} byte) ({name} unpacks to more than {LARGEST_PART:,} bytes)")
    try:
        with package.open(info) as opened:
            return _parse(opened.read(LARGEST_PART + 1))
    except (zipfile.BadZipFile, zipfile.zlib.error, EOFError, NotImplementedError, etree.XMLSyntaxError, OSError, ValueError) as error:  # type: ignore[attr-defined]
        raise UnreadableFile(BROKEN.format(error)) from error


def parse_file(data: bytes) -> etree._Element:
    """The root of a file that is one piece of XML; UnreadableFile where it is broken."""
    try:
        return _parse(data)
    except etree.XMLSyntaxError as error:
        raise UnreadableFile(BROKEN.format(error)) from error


def _parse(data: bytes) -> etree._Element:
    """The root of XML; entities stay closed. Raises XMLSyntaxError."""
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True))
