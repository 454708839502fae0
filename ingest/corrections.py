"""The corrections file: what people said, one JSON object a line, only ever added to.

    Corrections(Path("chidao-data")).append(correction)
    for found in Corrections(Path("chidao-data")).read(): ...

It is meant to be read, sent and, with care, edited by people; a line that is wrong is an issue and stops nothing.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace

import msgspec

from ingest.place import Place, add_line, read_lines
from model.correction import FIELDS, TASK_FIELDS, Correction
from model.errors import BadParameter
from model.schema import citation_relations
from model.text import Issue

FILE = "corrections.jsonl"
_DEADLINE = re.compile(r"\d{4}(-(Q[1-4]|(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d)?)?))?\Z")
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?\Z")
_decode = msgspec.json.Decoder(Correction).decode
_NEEDS: dict[str, tuple[str, ...]] = {
    "confirm": ("document", "words", "to"),
    "repoint": ("document", "words", "to"),
    "reject": ("document", "words"),
    "add": ("document", "relation", "to"),
    "set": ("document", "field"),
    "merge": ("agency", "into"),
    "split": ("agency", "into", "document"),
    "undo": ("correction",),
    "set_task": ("document", "words", "field"),
    "confirm_task": ("document", "words"),
    "reject_task": ("document", "words"),
}


class Corrections:
    """The file of a data folder. One writer at a time (see `ingest.writing`); any number of readers."""

    def __init__(self, folder: Place) -> None:
        self.path = folder / FILE

    def read(self) -> tuple[Correction, ...]:
        """The corrections that can be understood, in the order of the file."""
        return self._parse()[0]

    def issues(self) -> tuple[Issue, ...]:
        """The lines that cannot: what is wrong with each."""
        return self._parse()[1]

    def append(self, correction: Correction) -> Correction:
        """Add one line and give the correction with its id. Acknowledged once this returns. Raises BadParameter."""
        wrong = fault_of(correction)
        if wrong:
            raise BadParameter(wrong)
        named = replace(correction, id=correction.id or make_id(correction))
        add_line(self.path, msgspec.json.encode(_said(named)))
        return named

    def _parse(self) -> tuple[tuple[Correction, ...], tuple[Issue, ...]]:
        lines = enumerate(read_lines(self.path).split(b"\n"), start=1)
        read = [_read_line(number, line) for number, line in lines if line.strip()]
        corrections: dict[str, Correction] = {}
        for item in read:
            if isinstance(item, Correction):
                corrections.setdefault(item.id, item)
        return tuple(corrections.values()), tuple(item for item in read if isinstance(item, Issue))


def make_id(correction: Correction) -> str:
    """Eight letters that follow from what the correction says, so that a line sent to another store keeps its name."""
    said = msgspec.json.encode(replace(correction, id=""), order="deterministic")
    return hashlib.blake2b(said, digest_size=4).hexdigest()


def fault_of(correction: Correction) -> str | None:
    """What is missing or impossible, in words; None where nothing is."""
    missing = [name for name in ("who", "why", *_NEEDS[correction.action]) if not getattr(correction, name)]
    if missing:
        return f"Đính chính {correction.action} thiếu {', '.join(missing)}. (A correction lacks these.)"
    if correction.relation and correction.relation not in citation_relations():
        known = ", ".join(citation_relations())
        return f"Không có quan hệ {correction.relation!r}; có: {known}. (No such relation.)"
    if correction.occurrence < 1:
        return "Lần xuất hiện đếm từ 1. (Occurrences count from 1.)"
    faults = {"set": _fault_of_field, "set_task": _fault_of_task_field}
    return faults[correction.action](correction) if correction.action in faults else None


def _fault_of_field(correction: Correction) -> str | None:
    if correction.field not in FIELDS:
        return f"Không sửa được mục {correction.field!r}; có: {', '.join(FIELDS)}. (No such field.)"
    if correction.value and correction.field in ("issued_on", "effective_on") and not _DAY.match(correction.value):
        return f"{correction.value!r} không phải ngày như 2021-11-26, 2021-11, 2021. (Not a date.)"
    if correction.value and correction.field == "number" and not re.match(r"\d", correction.value):
        return f"{correction.value!r} không phải số, ký hiệu như 3279/KH-UBND. (Not a number.)"
    return None


def _fault_of_task_field(correction: Correction) -> str | None:
    if correction.field not in TASK_FIELDS:
        return f"Không sửa được mục {correction.field!r} của nhiệm vụ; có: {', '.join(TASK_FIELDS)}. (No such field of a task.)"
    if correction.value and correction.field == "deadline" and not _DEADLINE.match(correction.value):
        return f"{correction.value!r} không phải hạn như 2021-12-15, 2021-12-15T16:00, 2021-12, 2021-Q4, 2021. (Not a deadline.)"
    return None


def _read_line(number: int, line: bytes) -> Correction | Issue:
    try:
        read = _decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return _issue(number, f"không hiểu được: {error} (not understood)")
    wrong = fault_of(read)
    return _issue(number, wrong) if wrong else replace(read, id=read.id or make_id(read))


def _issue(number: int, reason: str) -> Issue:
    return Issue(f"{FILE}:{number}", "corrections", reason)


def _said(correction: Correction) -> dict[str, object]:
    """Only what is said: empty parts are left out, the id first."""
    parts: dict[str, object] = msgspec.to_builtins(correction)
    order: Sequence[str] = ("id", *(name for name in parts if name != "id"))
    return {name: _said_parts(parts[name]) for name in order if parts[name] is not None and (name, parts[name]) != ("occurrence", 1)}


def _said_parts(value: object) -> object:
    if isinstance(value, dict):
        return {name: part for name, part in value.items() if part is not None and (name, part) != ("ordinal", 0)}
    return value
