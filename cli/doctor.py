"""`chidao doctor`: what is there, what is missing, and the command that brings it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from typing import Any

import typer

from cli.answers import print_answer
from cli.failures import DONE, DONE_WITH_ISSUES
from cli.options import AnswerFormat, Format
from graph.ask import Answer
from ingest.programs import find_program
from model.yaml import read_yaml

COLUMNS = ("tool", "state", "use", "command")
_SYSTEMS = {"win32": "windows", "darwin": "macos"}


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that chidao can use: where it was found, None where it is missing."""

    name: str
    use: str
    found: str | None
    command: str


def doctor_command(output: Format = AnswerFormat.TABLE) -> None:
    """Kiểm tra máy: có gì, thiếu gì, cài bằng lệnh nào / what is there, what is missing, which command brings it.

    Ví dụ / example: chidao doctor
    """
    parts = list(find_parts(_SYSTEMS.get(sys.platform, "debian")))
    rows = tuple(dict[str, object](zip(COLUMNS, _row(part), strict=True)) for part in parts)
    print_answer(Answer("doctor", {}, COLUMNS, rows), output)
    raise typer.Exit(DONE if all(part.found for part in parts) else DONE_WITH_ISSUES)


def find_parts(system: str) -> Iterator[Part]:
    """All parts of `doctor.yml`, with the command of this system (`debian`, `macos`, `windows`)."""
    for entry in read_yaml(files("cli") / "doctor.yml"):
        yield Part(entry["name"], f"{entry['vi']} / {entry['en']}", _find(entry), entry["commands"][system])


def _row(part: Part) -> tuple[str, str, str, str]:
    state = f"có / there: {part.found}" if part.found else "thiếu / missing"
    return part.name, state, part.use, "" if part.found else part.command


def _find(entry: Mapping[str, Any]) -> str | None:
    if "package" in entry:
        return "Python" if find_spec(entry["package"]) else None
    program = find_program(entry["programs"])
    if program is None or "model" not in entry:
        return program
    return program if entry["model"] in _models(program) else None


@cache
def _models(program: str) -> frozenset[str]:
    """The languages that tesseract has; none where it does not answer."""
    try:
        said = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    return frozenset(f"{said.stdout}\n{said.stderr}".split())
