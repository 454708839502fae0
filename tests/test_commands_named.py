"""Commands that the pages name exist: `python -m bench.scale --papers 10000` has a module, and the module knows the option."""

from __future__ import annotations

import ast
import re
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "Makefile", *map(str, sorted(ROOT.glob("docs/**/*.md"))))]
COMMAND = re.compile(r"python3? -m (?P<module>[a-z_]+(?:\.[a-z_0-9]+)+)(?P<words>[^`|\n\"]*)")
OPTION = re.compile(r"--[a-z][a-z0-9-]*")


def named_commands() -> list[tuple[str, str, str]]:
    """Page, module and the words behind it, as often as they are named."""
    return [
        (page.relative_to(ROOT).as_posix(), found["module"], found["words"])
        for page in PAGES
        for found in COMMAND.finditer(page.read_text(encoding="utf-8"))
    ]


def test_pages_name_the_benchmarks() -> None:
    named = {module for page, module, _ in named_commands() if page == "docs/benchmarks.md"}
    assert {"bench.run", "bench.scale", "bench.peers", "bench.cores", "bench.startup", "bench.neo4j_load"} <= named


@pytest.mark.parametrize(("page", "module", "words"), sorted(set(named_commands())))
def test_a_command_that_a_page_names_exists(page: str, module: str, words: str) -> None:
    found = find_spec(module)
    assert found is not None and found.origin is not None, f"{page} names {module}"
    source = Path(found.origin).read_text(encoding="utf-8")
    assert "__main__" in source, f"{module} cannot be run"
    assert [option for option in OPTION.findall(words) if f'"{option}"' not in source] == [], f"{page}: {module}{words}"


BENCHES = sorted(path.stem for path in (ROOT / "bench").glob("*.py") if "argparse" in path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("module", BENCHES)
def test_a_benchmark_says_how_it_is_run(module: str) -> None:
    said = ast.get_docstring(ast.parse((ROOT / "bench" / f"{module}.py").read_text(encoding="utf-8")))
    assert f"python -m bench.{module}" in (said or "")
