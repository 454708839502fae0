"""The README's commands are run on the sample corpus and their output compared, character by character.

After a change that is meant: `UPDATE_README=1 pytest tests/test_readme.py` writes the new output; read the difference before you commit it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
BLOCK = re.compile(r"```console\n(.*?)```", re.S)
# Pages that are made from the code when the site is built, which fails where a link leads nowhere (tests/web/test_docs_site.py).
MADE_WITH_THE_SITE = {"reference/commands.md", "reference/queries.md", "reference/api.md"}
LINK = re.compile(r"\]\((?!https?://)([^)#]+)[^)]*\)")


@dataclass(frozen=True, slots=True)
class Example:
    """A command of a page and the lines that stand under it."""

    command: str
    expected: str


def examples(text: str) -> list[Example]:
    found: list[Example] = []
    for block in BLOCK.findall(text):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, output = part.partition("\n")
            found.append(Example(command, output))
    return found


def run(command: str, store: Path) -> str:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "CHIDAO_STORE": str(store), "COLUMNS": "100", "NO_COLOR": "1"}
    done = subprocess.run(command, shell=True, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    return "".join(line.rstrip() + "\n" for line in done.stdout.splitlines())


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the sample corpus, filled the way the README says."""
    folder = tmp_path_factory.mktemp("readme") / "store"
    command = [str(Path(sys.executable).parent / "chidao"), "ingest", "data/samples", "--store", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


EXAMPLES = examples(README.read_text(encoding="utf-8"))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e.command)
def test_the_readme_tells_the_truth(example: Example, store: Path) -> None:
    output = run(example.command, store)
    assert output, "the command says nothing"
    if os.environ.get("UPDATE_README"):
        text = README.read_text(encoding="utf-8")
        README.write_text(text.replace(f"$ {example.command}\n{example.expected}", f"$ {example.command}\n{output}"), encoding="utf-8")
        return
    assert output == example.expected


def test_the_readme_shows_real_questions() -> None:
    assert len(EXAMPLES) >= 8


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", *(p.relative_to(ROOT).as_posix() for p in (ROOT / "docs").rglob("*.md"))])
def test_links_lead_somewhere(page: str) -> None:
    file = ROOT / page
    there = [link for link in LINK.findall(file.read_text(encoding="utf-8")) if link not in MADE_WITH_THE_SITE]
    broken = [link for link in there if not (file.parent / link).exists()]
    assert broken == []
