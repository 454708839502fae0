"""Old Word files (.doc), through catdoc or, where that is missing, LibreOffice: programs beside, ended with the reader."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import olefile

from ingest.programs import find_program
from ingest.read.docx import read as read_docx
from ingest.read.reading import Reading
from ingest.read.sha import sha256_of
from ingest.read.xml import BROKEN, ENCRYPTED
from model.errors import MissingProgram, UnreadableFile

_SECONDS = 60
_OFFICE = ("soffice", "libreoffice")
_ENCRYPTED = 0x0100  # flag of the file information block, at byte 10 of the stream


def read(path: Path) -> Iterator[Reading]:
    """The one text of a Word 97 file. UnreadableFile where it is broken or encrypted, or no program that reads it is there."""
    _refuse_encrypted(path)
    office = find_program(_OFFICE)
    if program := find_program(("catdoc",)):
        words = _run([program, "-d", "utf-8", "-w", str(path)]).decode("utf-8", "replace")
        yield Reading(tabs_to_cells(_checked(words)), sha256_of(path))
    elif office:
        yield from _through_office(office, path)
    else:
        raise MissingProgram(
            "tệp .doc cần catdoc hoặc LibreOffice: chạy chidao doctor để xem cách cài "
            "(a .doc file needs catdoc or LibreOffice: see chidao doctor)"
        )


def tabs_to_cells(words: str) -> str:
    """Tabs part the cells of a row; a tab at the beginning of a line indents it.

    >>> tabs_to_cells("BỘ Y TẾ\\tCỘNG HÒA\\n\\tĐiều 1")
    'BỘ Y TẾ | CỘNG HÒA\\n Điều 1'
    """
    lines = []
    for line in words.replace("\r\n", "\n").replace("\f", "\n").replace("\x07", "\t").split("\n"):
        body = line.lstrip("\t")
        lines.append(" " * (len(line) - len(body)) + body.rstrip("\t").replace("\t", " | "))
    return "\n".join(lines)


def _refuse_encrypted(path: Path) -> None:
    try:
        with olefile.OleFileIO(str(path)) as file:
            start = file.openstream(["WordDocument"]).read(12)
    except OSError as error:
        raise UnreadableFile(BROKEN.format(error)) from error
    if int.from_bytes(start[10:12], "little") & _ENCRYPTED:
        raise UnreadableFile(ENCRYPTED)


def _run(command: list[str]) -> bytes:
    try:
        return subprocess.run(command, capture_output=True, timeout=_SECONDS, check=True, stdin=subprocess.DEVNULL).stdout
    except subprocess.TimeoutExpired as error:
        raise UnreadableFile(f"đọc tệp .doc quá {_SECONDS} giây (reading took more than {_SECONDS} s)") from error
    except subprocess.CalledProcessError as error:
        raise UnreadableFile(BROKEN.format(error.stderr.decode("utf-8", "replace").strip()[:200])) from error


def _checked(words: str) -> str:
    if not words.strip():
        raise UnreadableFile("tệp .doc không có chữ nào đọc được (no words could be read in this .doc file)")
    return words


def _through_office(program: str, path: Path) -> Iterator[Reading]:
    with TemporaryDirectory(prefix="chidao-", ignore_cleanup_errors=True) as folder:
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        _run([program, profile, "--headless", "--convert-to", "docx", "--outdir", folder, str(path)])
        made = next(Path(folder).glob("*.docx"), None)
        if made is None:
            raise UnreadableFile(BROKEN.format("LibreOffice"))
        for found in read_docx(made):
            yield Reading(found.text, sha256_of(path), pages=found.pages)
