"""The rules of the house, checked by machine."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
MAY_IMPORT: dict[str, set[str]] = {
    "model": set(),
    "ingest": {"model"},
    "queries": {"model"},
    "graph": {"model", "queries"},
    "api": {"model", "graph", "queries"},
    "cli": {"model", "ingest", "graph", "api", "queries"},
}
LONGEST_MODULE = 300
LONGEST_FUNCTION = 60
MOST_PARAMETERS = 5
# path::function -> why it may be longer, or take more, than the rest. Stays empty, or says why.
MAY_BE_LONG: dict[str, str] = {}
# Commands and routes declare one parameter for each option that a person may give.
DECLARES_OPTIONS = ("cli/", "api/")
# Modules that only those import who installed an extra, and its distributions.
IN_AN_EXTRA = {
    "bench/page.py": {"playwright"},
    "ingest/spacy_pipes.py": {"spacy"},
    "ingest/place.py": {"universal-pathlib"},
    "ingest/spark.py": {"py4j", "pyspark"},
    "graph/spark_store.py": {"py4j", "pyspark"},
    "cli/cluster.py": {"pyspark"},
    "cli/displacy.py": {"spacy"},
    "cli/office.py": {"openpyxl", "python-docx"},
}
VAGUE_NAMES = re.compile(r"^(process|handle)_|(^|_)(utils?|helpers?|manager)$")
MACHINE_PATHS = re.compile(r"/(?:home|Users|root|work|tmp)/\w|[A-Z]:\\\\Users")
DISTRIBUTIONS = packages_distributions()
WRITTEN_BY_US = ("*.py", "*.yml", "*.cypher", "*.md", "*.toml", "*.js", "*.css", "*.html", "Makefile", ".ci/*")


@cache
def tracked(*patterns: str) -> tuple[Path, ...]:
    """The files under version control, new ones too; not the material of `data/samples`."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
    return tuple(ROOT / n for n in sorted(set(names)) if n and not n.startswith("data/samples/") and (ROOT / n).is_file())


def product_modules() -> list[Path]:
    return [p for p in tracked("*.py") if p.relative_to(ROOT).parts[0] in {*MAY_IMPORT, "bench"}]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def imported_packages(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names.add(node.module.split(".")[0])
    return names & MAY_IMPORT.keys()


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_imports_go_one_way(package: str) -> None:
    wrong = {
        name_of(path): sorted(imported_packages(path) - MAY_IMPORT[package] - {package})
        for path in tracked(f"{package}/*.py")
        if imported_packages(path) - MAY_IMPORT[package] - {package}
    }
    assert wrong == {}


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_import_path_is_folder_path(package: str, tmp_path: Path) -> None:
    """A foreign package of the same name must not win when we are started from elsewhere."""
    code = f"import {package}; print({package}.__file__)"
    found = subprocess.run([sys.executable, "-I", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert found.stdout.strip(), found.stderr
    assert Path(found.stdout.strip()).parent == ROOT / package


@pytest.mark.parametrize("path", product_modules(), ids=name_of)
def test_module_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("path", product_modules(), ids=name_of)
def test_functions_are_short_and_take_little(path: Path) -> None:
    declares = name_of(path).startswith(DECLARES_OPTIONS)
    long = [
        f"{name_of(path)}::{node.name}"
        for node in functions(tree_of(path))
        if (node.end_lineno or node.lineno) - node.lineno + 1 > LONGEST_FUNCTION
        or (count_parameters(node) > MOST_PARAMETERS and not declares)
    ]
    assert [name for name in long if name not in MAY_BE_LONG] == []


def count_parameters(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    names = [a.arg for a in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
    return len([n for n in names if n not in {"self", "cls"}])


def test_exceptions_are_still_needed_and_say_why() -> None:
    places = {f"{name_of(path)}::{node.name}" for path in product_modules() for node in functions(tree_of(path))}
    assert set(MAY_BE_LONG) <= places
    assert all(MAY_BE_LONG.values())


@pytest.mark.parametrize("path", tracked("*.py"), ids=name_of)
def test_nothing_is_caught_blindly(path: Path) -> None:
    broad = [
        node.lineno
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"}))
    ]
    assert broad == []


@pytest.mark.parametrize("path", product_modules(), ids=name_of)
def test_names_say_something(path: Path) -> None:
    names = [node.name for node in functions(tree_of(path))] + [path.stem]
    assert [n for n in names if VAGUE_NAMES.search(n)] == []


@pytest.mark.parametrize("path", product_modules(), ids=name_of)
def test_public_functions_of_the_product_have_docstrings(path: Path) -> None:
    tree = tree_of(path)
    assert ast.get_docstring(tree) or path.stem == "__init__"
    silent = [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert silent == []


def test_nothing_is_left_to_do() -> None:
    marks = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|X" + r"XX)\b|raise Not" + r"Implemented")
    ours = [p for p in tracked(*WRITTEN_BY_US) if "vendor" not in p.parts]
    left = [name_of(p) for p in ours if marks.search(p.read_text(encoding="utf-8"))]
    assert left == []


def test_no_paths_of_one_machine() -> None:
    mine = Path(__file__)
    found = [
        f"{name_of(p)}: {m.group()}"
        for p in tracked(*WRITTEN_BY_US)
        if p != mine and "vendor" not in p.parts
        for m in MACHINE_PATHS.finditer(p.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize("path", tracked("queries/*.cypher"), ids=name_of)
def test_query_is_documented_and_used(path: Path) -> None:
    head = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("//")]
    for mark in ("// vi: ", "// en: ", "// column: "):
        assert any(line.startswith(mark) for line in head), mark
    asked = set(re.findall(r"\$(\w+)", "\n".join(x for x in path.read_text(encoding="utf-8").splitlines() if not x.startswith("//"))))
    declared = {m.group(1) for line in head if (m := re.match(r"// param: (\w+)", line))}
    walked = {"papers"} if any(line.startswith("// walk: ") for line in head) else set()
    assert asked <= declared | walked, "a parameter that the head does not name"
    users = [p for p in tracked("README.md", "docs/*.md", "tests/*.py", "tests/*.yml") if path.stem in p.read_text(encoding="utf-8")]
    assert users, "no page and no test names this query"


def test_glossary_has_the_words_of_the_graph() -> None:
    """Every node and relation of the schema stands in the glossary, with its Vietnamese word."""
    schema = yaml.safe_load((ROOT / "model" / "schema.yml").read_text(encoding="utf-8"))
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    words = {**schema["nodes"], **schema["citations"], **schema["edges"]}
    missing = [f"{name} ({entry['vi']})" for name, entry in words.items() if name not in glossary or entry["vi"] not in glossary]
    assert missing == []


def test_glossary_gives_one_word_for_one_term() -> None:
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|", (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8"), re.M)
    terms = [english.strip() for _, english in rows if english.strip() not in {"English", "---"}]
    assert len(terms) == len(set(terms)), sorted(t for t in terms if terms.count(t) > 1)


def outside_imports(path: Path) -> set[str]:
    """The distributions that a module imports, as PyPI names them, lower case."""
    found = {alias.name for node in ast.walk(tree_of(path)) if isinstance(node, ast.Import) for alias in node.names}
    found |= {node.module for node in ast.walk(tree_of(path)) if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module}
    names = {name.split(".")[0] for name in found} - set(sys.stdlib_module_names) - {*MAY_IMPORT, "bench", "tests"}
    return {distribution.lower().replace("_", "-") for name in names for distribution in DISTRIBUTIONS.get(name, [name])}


@pytest.mark.parametrize("path", product_modules(), ids=name_of)
def test_what_is_imported_is_declared(path: Path) -> None:
    """A core module imports nothing that `pip install .` does not bring on purpose."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[<>=\[ ]", n)[0].lower().replace("_", "-") for n in project["dependencies"]}
    assert outside_imports(path) <= declared | IN_AN_EXTRA.get(name_of(path), set())


def test_dependencies_are_pinned() -> None:
    """Every direct dependency has one exact version in requirements.lock."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = [*project["dependencies"], *(n for extra in project["optional-dependencies"].values() for n in extra)]
    direct = {re.split(r"[<>=\[ ]", n)[0].lower() for n in named}
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pinned = {line.split("==")[0].lower() for line in lines if "==" in line and not line.startswith("#")}
    assert direct == pinned


class _Once(yaml.SafeLoader):
    """Refuses a key that a mapping has already: the last one would win unseen."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        twice = sorted({str(key) for key in keys if keys.count(key) > 1})
        assert not twice, f"{node.start_mark.name}: {twice} stand twice"
        return super().construct_mapping(node, deep)


@pytest.mark.parametrize("path", sorted(ROOT.glob("[a-z]*/**/*.yml")), ids=str)
def test_no_key_stands_twice(path: Path) -> None:
    yaml.load(path.read_text(encoding="utf-8"), _Once)
