"""The whole of extraction on one page. Read it top to bottom: nothing jumps back.

for record in extract_path(Path("texts")):
    print(record.source, len(record.documents))
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Literal

from ingest.extract import extract
from ingest.extract.register import extract_register
from ingest.hints import as_papers, find_hints, with_force, with_hints
from ingest.marks import find_secrecy, quality_of, unclear_head
from ingest.parse import parse
from ingest.read import find_files, make_source, read
from ingest.read.files import shown_name
from ingest.read.reading import Reading, Unread
from ingest.read.register import MEDIA_TYPE as REGISTER
from ingest.record import AGAIN, EXTRACTOR, make_record
from ingest.split import split
from model.errors import MissingProgram, UnreadableFile
from model.record import SourceRecord
from model.text import Issue, SourceText

Secrets = Literal["refuse", "allow"]


def extract_path(path: Path, secrets: Secrets = "refuse") -> Iterator[SourceRecord]:
    """Every document of a file or of a folder. A file that cannot be read gives a record with an issue."""
    for file in find_files(path):
        yield from extract_file(file, source_name(file, path), secrets)


def source_name(file: Path, given: Path) -> str:
    """What people are shown: the path below the folder that was given, the bare name of a single file."""
    return shown_name(file.relative_to(given).as_posix() if given.is_dir() else file.name)


def extract_file(file: Path, name: str, secrets: Secrets = "refuse") -> Iterator[SourceRecord]:
    """The records of one file: one for a text, one for each row of a table of documents.

    What is marked Mật, Tối mật or Tuyệt mật gives an issue only, unless `secrets` is "allow".
    """
    try:
        for item in read(file, name):
            yield _extract_item(item, secrets)
    except UnreadableFile as error:
        yield not_read(name, error)


def extract_part(part: Reading | Unread, name: str, secrets: Secrets = "refuse") -> SourceRecord:
    """The record of one part of the file named `name`, as `ingest.read.read_parts` gave it."""
    return _extract_item(make_source(name, part), secrets)


def not_read(name: str, error: UnreadableFile) -> SourceRecord:
    """The record of a file that gave nothing (more); where a program is missing, each run tries it again."""
    record = unread(name, str(error))
    return replace(record, extractor=AGAIN) if isinstance(error, MissingProgram) else record


def extract_source(source: SourceText) -> SourceRecord:
    """One text through all pure stages: split, parse, extract, record."""
    return _extract(source)[0]


def _extract_item(item: SourceText | Issue, secrets: Secrets) -> SourceRecord:
    return unread(item.source, item.reason) if isinstance(item, Issue) else _permitted(item, secrets)


def _extract(source: SourceText) -> tuple[SourceRecord, str | None]:
    """The record of a text, and its mark of secrecy if it has one."""
    if source.media_type == REGISTER:
        register, facts, issues = extract_register(source)
        return make_record(source, [(register, facts)], issues), None
    hints = find_hints(source)
    parts = as_papers(split(source), hints)
    documents, differences = with_hints(source, [parse(source, part, ordinal) for ordinal, part in enumerate(parts)], hints)
    found = [(document, with_force(document, extract(source, document))) for document in documents]
    record = make_record(source, found, (*differences, *unclear_head(source, documents)))
    return replace(record, quality=quality_of(source, documents)), find_secrecy(source, documents)


def _permitted(source: SourceText, secrets: Secrets) -> SourceRecord:
    record, secrecy = _extract(source)
    if secrecy is None or secrets == "allow":
        return record
    reason = f"văn bản {secrecy}, không nạp; nếu máy này được phép giữ, thêm --allow-secret (marked secret, refused; see --allow-secret)"
    return replace(unread(source.source, reason), extractor=AGAIN)


def unread(source: str, reason: str) -> SourceRecord:
    """What is kept of a source that gave no text: its name and why."""
    nothing = hashlib.sha256(b"").hexdigest()
    return SourceRecord(source, nothing, EXTRACTOR, "", issues=(Issue(source, "read", reason),))
