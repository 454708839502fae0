"""Every command says what it does, Vietnamese first, with an example, and stands in the README or the docs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer

from cli.main import app
from tests.cli.conftest import Chidao

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = sorted(typer.main.get_group(app).commands)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example(command: str, chidao: Chidao) -> None:
    run = chidao(command, "--help")
    assert run.code == 0
    assert re.search(rf"Ví dụ / example: +chidao\s+{command}", run.out)


@pytest.mark.parametrize("command", COMMANDS)
def test_command_is_in_the_pages(command: str) -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    assert any(f"chidao {command}" in page.read_text(encoding="utf-8") for page in pages)


def test_all_commands_of_the_design_are_there() -> None:
    wanted = "ingest extract query cascade who tasks deadlines path search draw serve export rebuild check unresolved statistics issues"
    assert set(wanted.split()) <= set(COMMANDS)


def test_no_arguments_show_the_help(chidao: Chidao) -> None:
    run = chidao()
    assert "Chuỗi văn bản chỉ đạo" in run.out + run.err


@pytest.mark.parametrize("words", [["nonsense"], ["cascade"], ["cascade", "x", "--format", "yaml"]], ids=" ".join)
def test_wrong_usage(words: list[str], chidao: Chidao) -> None:
    assert chidao(*words).code == 2
