"""What is there is found, what is missing is said with the command that brings it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import cli.doctor
from cli.doctor import find_parts
from tests.cli.conftest import Chidao


@pytest.fixture
def bare_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name, path=None: None)
    monkeypatch.setattr(cli.doctor, "find_spec", lambda name, path=None: None)


@pytest.mark.parametrize(("system", "command"), [("debian", "apt-get"), ("macos", "brew"), ("windows", "winget")])
@pytest.mark.usefixtures("bare_machine")
def test_a_bare_machine_is_told_what_to_install(system: str, command: str) -> None:
    parts = list(find_parts(system))
    assert [part.found for part in parts] == [None] * len(parts)
    assert any(command in part.command for part in parts)
    assert all(part.command for part in parts)


@pytest.mark.usefixtures("bare_machine")
def test_what_is_missing_is_not_success(chidao: Chidao) -> None:
    run = chidao("doctor", "--format", "json")
    assert run.code == 1
    rows = json.loads(run.out)["rows"]
    assert all(row["state"].startswith("thiếu") and row["command"] for row in rows)


def test_a_model_is_asked_of_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\necho 'List of available languages (2):'\necho eng\necho osd\n", encoding="ascii")
    program.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda name, path=None: str(program) if name == "tesseract" else None)
    found = {part.name: part.found is not None for part in find_parts("debian")}
    assert found["tesseract"] and found["tesseract, chữ số"]
    assert not found["tesseract, tiếng Việt"] and not found["catdoc / LibreOffice"]


def test_a_program_that_its_installer_did_not_announce_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Installers of Windows leave the search path alone."""
    from ingest.programs import find_program

    folder = tmp_path / "Tesseract-OCR"
    folder.mkdir()
    program = folder / "tesseract"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    monkeypatch.setenv("ProgramFiles", str(tmp_path))
    monkeypatch.setattr("ingest.programs._FOLDERS", {"tesseract": ("%ProgramFiles%/Tesseract-OCR", "%Unknown%/x")})
    assert find_program(("nothing", "tesseract")) == str(program)
    monkeypatch.delenv("ProgramFiles")
    assert find_program(("tesseract",)) is None
