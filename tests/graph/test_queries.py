"""The heads of the named questions."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import queries
from graph.shapes import SHAPES
from graph.stored import read_elements
from model.errors import ConfigurationError, UnknownQuery

GOOD = "// vi: Gì?\n// en: What?\n// param: limit (integer = 3) — số dòng\n// column: n — số\nRETURN $limit AS n\n"
WRITES = re.compile(r"\b(?:CREATE|MERGE|DELETE|SET|REMOVE|DROP|LOAD CSV)\b", re.IGNORECASE)


@pytest.mark.parametrize("name", queries.names())
def test_a_question_is_complete(name: str) -> None:
    query = queries.get(name)
    assert query.shape in SHAPES
    assert set(query.uses) <= set(queries.names())
    assert query.vi.endswith("?") or query.vi.startswith("Tìm")
    assert all(parameter.doc for parameter in query.parameters)
    assert all(column.doc for column in query.columns)
    assert not WRITES.search(query.text), "a question only reads"
    assert "{{" not in query.text and "%s" not in query.text


def test_the_questions_of_the_first_release_are_there() -> None:
    wanted = {"directive", "cascade_down", "cascade_up", "who_must_act", "agency_tasks", "deadlines", "path", "search", "unresolved"}
    assert wanted | {"statistics", "edges"} <= set(queries.names())
    assert read_elements.__doc__


def test_a_head_is_read() -> None:
    query = queries.parse_query("x", GOOD)
    assert (query.vi, query.en, query.shape, query.uses, query.text) == ("Gì?", "What?", "rows", (), "RETURN $limit AS n")
    assert (query.parameters[0].name, query.parameters[0].kind, query.parameters[0].default) == ("limit", "integer", "3")
    assert not query.parameters[0].required


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param(GOOD.replace("// vi: Gì?\n", ""), "vi", id="no Vietnamese"),
        pytest.param(GOOD.replace("// column: n — số\n", ""), "column", id="no column"),
        pytest.param(GOOD.replace("integer = 3", "whole"), "parameter", id="unknown kind"),
        pytest.param(GOOD.replace("$limit", "$other"), "other", id="undeclared parameter"),
        pytest.param(GOOD.replace("// en", "// fr"), "fr", id="unknown mark"),
        pytest.param(GOOD + "// vi: Gì nữa?\n", "twice", id="two names"),
        pytest.param("".join(line for line in GOOD.splitlines(True) if line.startswith("//")), "nothing", id="no text"),
        pytest.param(GOOD.replace("// column: n — số", "// column: n — số\n// column: n — số"), "twice", id="column twice"),
    ],
)
def test_a_wrong_head_is_named(text: str, word: str) -> None:
    with pytest.raises(ConfigurationError, match=word) as caught:
        queries.parse_query("sai", text)
    assert "sai" in str(caught.value)


@pytest.mark.parametrize("name", ["", "nothing", "../graph/ask", "cascade_down.cypher", "neo4j/edges"])
def test_an_unknown_name_lists_what_there_is(name: str) -> None:
    with pytest.raises(UnknownQuery, match="cascade_down"):
        queries.get(name)


def test_every_question_takes_a_day_or_the_page_says_why_not(root: Path) -> None:
    """docs/asking.md names what takes no `as_of`; the day is read by one rule everywhere."""
    without = {name for name in queries.names() if not any(parameter.name == "as_of" for parameter in queries.get(name).parameters)}
    days = (root / "docs" / "asking.md").read_text(encoding="utf-8").partition("## A day")[2].partition("\n## ")[0]
    excused = {name for line in days.splitlines() if re.search("takes? none", line) for name in re.findall(r"`(\w+)`", line.split("|")[1])}
    assert without == excused
    kinds = {parameter.kind for name in queries.names() for parameter in queries.get(name).parameters if parameter.name == "as_of"}
    assert kinds == {"day"}
