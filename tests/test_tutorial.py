"""The tutorial and the page on pandas are run from top to bottom in an empty folder, and what they show is compared.

`UPDATE_README=1 pytest tests/test_tutorial.py` writes the new output; read the difference before you commit it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

TUTORIAL, PANDAS = ROOT / "docs" / "tutorial.md", ROOT / "docs" / "how-to-analyse-with-pandas.md"
COMMANDS = re.compile(r"```console\n(.*?)```", re.S)
FILES = re.compile(r'```text title="([^"]+)"\n(.*?)```', re.S)
CODE = re.compile(r"```python\n(.*?)```\n\n```text\n(.*?)```", re.S)
MAKE = re.compile(r"^make (\w+)", re.M)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """An empty folder beside which the samples lie, as in a clone."""
    (tmp_path / "data").symlink_to(ROOT / "data")
    return tmp_path


def run(words: list[str] | str, desk: Path) -> str:
    """Standard output of a command, blanks at line ends left out."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {name: value for name, value in os.environ.items() if name != "CHIDAO_STORE"}
    environment |= {"PATH": path, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(words, shell=isinstance(words, str), cwd=desk, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0 and "Traceback" not in done.stderr, done.stderr
    return "".join(line.rstrip() + "\n" for line in done.stdout.splitlines())


def check(page: Path, told: str) -> None:
    """The page as it is told now is the page as it stands."""
    if os.environ.get("UPDATE_README"):
        page.write_text(told, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == told


def test_the_tutorial_tells_the_truth(desk: Path) -> None:
    text = TUTORIAL.read_text(encoding="utf-8")
    for name, content in FILES.findall(text):
        (desk / name).parent.mkdir(exist_ok=True)
        (desk / name).write_text(content, encoding="utf-8")

    def told(block: re.Match[str]) -> str:
        commands = re.findall(r"^\$ (.+)$", block[1], re.M)
        return "```console\n" + "".join(f"$ {command}\n{run(command, desk)}" for command in commands) + "```"

    check(TUTORIAL, COMMANDS.sub(told, text))
    assert len(re.findall(r"^\$ chidao", text, re.M)) >= 12
    assert {"nq128.html", "giao-viec.csv"} <= {path.name for path in desk.iterdir()}


def test_the_tutorial_names_targets_that_there_are() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert all(f"\n{target}:" in makefile for target in MAKE.findall(TUTORIAL.read_text(encoding="utf-8")))


def test_the_page_on_pandas_tells_the_truth(desk: Path) -> None:
    run("chidao ingest data/samples", desk)
    text = PANDAS.read_text(encoding="utf-8")
    blocks = CODE.findall(text)
    mark = "print('\\0')\n"
    printed = run([sys.executable, "-c", mark.join(code for code, _ in blocks)], desk).split("\0\n")
    outputs = iter(printed)
    check(PANDAS, CODE.sub(lambda block: f"```python\n{block[1]}```\n\n```text\n{next(outputs)}```", text))
    assert len(blocks) >= 6
