"""Named questions: one `NAME.cypher` each, its head says what it asks, takes and gives.

A new file is a new question by itself. `queries/DIALECT/NAME.cypher` goes before `queries/NAME.cypher` for
one store, where a single text cannot serve both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast, get_args

from model.errors import ConfigurationError, UnknownQuery

Kind = Literal["directive", "agency", "text", "words", "body", "integer", "date", "day", "flag", "choice"]
FOLDER = Path(__file__).parent
_HEAD_LINE = re.compile(r"//\s*(?P<mark>\w+):\s*(?P<rest>.*\S)\s*$")
_PARAMETER = re.compile(r"(?P<name>\w+) \((?P<kind>[\w|]+)(?: = (?P<default>[^)]*))?\)(?: — (?P<doc>.+))?$")
_COLUMN = re.compile(r"(?P<name>\w+)(?: \((?P<kind>\w+)\))?(?: — (?P<doc>.+))?$")
_ASKED = re.compile(r"\$(\w+)")
NONE = "none"
_ONCE = ("vi", "en", "shape", "walk")
PAPERS = "papers"
"""The parameter that nobody gives: the keys of the papers below or above the directive, where the head says `// walk: below`."""
WALKS = {
    "below": ("directive",),
    "above": ("directive",),
    "between": ("source", "target"),
    "holding": ("text",),
    "standing": ("directive",),
    "cited": ("limit", "as_of"),
    "longest": ("limit", "as_of"),
    "circles": ("as_of",),
    "": (),
}
"""How a question may walk, and the parameters that say from where."""
WHOLE = frozenset({"cited", "longest", "circles"})
"""The walks over the whole graph."""
PLACE = ("source", "span_start", "span_end")
"""The columns that say where the words of a row stand; the page of the original follows them by itself."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question takes. `default` is as written; None where the parameter must be given, `none` where it may be left out.
    `choices` are the words of a `choice`, which is written as such: `(must|request|all = all)`."""

    name: str
    kind: Kind
    default: str | None
    doc: str
    choices: tuple[str, ...] = ()

    @property
    def required(self) -> bool:
        """True where there is no default."""
        return self.default is None


@dataclass(frozen=True, slots=True)
class Column:
    """What a question gives, with a word of explanation. `kind` is as written after the name ("(integer)"); empty where
    the name alone says it."""

    name: str
    doc: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """A named question. `shape` names a function of graph/shapes.py, `uses` the questions whose rows that function also needs,
    `walk` says which papers `$papers` holds: those `below` the directive or `above` it, on the shortest way `between` two, in its
    order, those `holding` one of the words, or those that tell what is `standing`; the most `cited`, the `longest` chains and the
    `circles` of the whole graph give a map for each row; empty where it asks for none."""

    name: str
    vi: str
    en: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    shape: str
    uses: tuple[str, ...]
    text: str
    walk: str = ""


def names() -> tuple[str, ...]:
    """All questions by name: `("agency_tasks", "cascade_down", …)`."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.cypher")))


@cache
def get(name: str, dialect: str = "") -> Query:
    """The question of this name, in the dialect's own text where it has one. Raises UnknownQuery,
    ConfigurationError for a head that is wrong."""
    if name not in names():
        raise UnknownQuery(f"Không có câu hỏi {name!r}; có: {', '.join(names())}. (No such query.)")
    own = FOLDER / dialect / f"{name}.cypher"
    path = own if dialect and own.is_file() else FOLDER / f"{name}.cypher"
    return parse_query(name, path.read_text(encoding="utf-8"))


def parse_query(name: str, text: str) -> Query:
    """Head and text of one file. Raises ConfigurationError that names the file and what is wrong."""
    marks = _read_head(name, text)
    once = {mark: marks[mark][0] for mark in _ONCE if mark in marks}
    for mark in ("vi", "en", "column"):
        if mark not in marks:
            raise ConfigurationError(f"queries/{name}.cypher lacks a head line // {mark}:")
    query = Query(
        name=name,
        vi=once["vi"],
        en=once["en"],
        parameters=tuple(_parse_parameter(name, line) for line in marks.get("param", [])),
        columns=_with_page(tuple(_parse_column(name, line) for line in marks["column"])),
        shape=once.get("shape", "rows"),
        uses=tuple(marks.get("with", [])),
        text="\n".join(line for line in text.splitlines() if not line.startswith("//")).strip(),
        walk=once.get("walk", ""),
    )
    _check_parameters(query)
    return query


def _read_head(name: str, text: str) -> dict[str, list[str]]:
    marks: dict[str, list[str]] = {}
    for line in text.splitlines():
        found = _HEAD_LINE.match(line)
        if found:
            marks.setdefault(found["mark"], []).append(found["rest"])
    unknown = set(marks) - {*_ONCE, "with", "param", "column"}
    if unknown:
        raise ConfigurationError(f"queries/{name}.cypher has unknown head lines: {sorted(unknown)}")
    twice = [mark for mark in _ONCE if len(marks.get(mark, [])) > 1]
    if twice:
        raise ConfigurationError(f"queries/{name}.cypher says {twice} twice")
    return marks


def _parse_parameter(name: str, line: str) -> Parameter:
    found = _PARAMETER.match(line)
    choices = tuple(found["kind"].split("|")) if found and "|" in found["kind"] else ()
    kind = "choice" if choices else found["kind"] if found else ""
    if found is None or kind not in get_args(Kind) or (choices and found["default"] not in (*choices, NONE, None)):
        raise ConfigurationError(f"queries/{name}.cypher: not a parameter: {line!r}")
    return Parameter(found["name"], cast(Kind, kind), found["default"], found["doc"] or "", choices)


def _parse_column(name: str, line: str) -> Column:
    found = _COLUMN.match(line)
    if found is None:
        raise ConfigurationError(f"queries/{name}.cypher: not a column: {line!r}")
    return Column(found["name"], found["doc"] or "", found["kind"] or "")


def _with_page(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """A row that says where its words stand says on which page too."""
    names = [column.name for column in columns]
    if not set(PLACE) <= set(names) or "page" in names:
        return columns
    behind = names.index("span_end") + 1
    page = Column("page", "trang của bản gốc, trống khi không rõ (page of the original)", "integer")
    return (*columns[:behind], page, *columns[behind:])


def _check_parameters(query: Query) -> None:
    declared = [parameter.name for parameter in query.parameters]
    columns = [column.name for column in query.columns]
    if len(set(declared)) != len(declared) or len(set(columns)) != len(columns):
        raise ConfigurationError(f"queries/{query.name}.cypher names a parameter or a column twice")
    if query.walk not in WALKS or not set(WALKS[query.walk]) <= set(declared):
        raise ConfigurationError(f"queries/{query.name}.cypher walks {query.walk!r} from nowhere; known: {', '.join(filter(None, WALKS))}")
    missing = set(_ASKED.findall(query.text)) - {*declared, *([PAPERS] if query.walk else [])}
    if missing:
        raise ConfigurationError(f"queries/{query.name}.cypher uses parameters that its head lacks: {sorted(missing)}")
    if not query.text:
        raise ConfigurationError(f"queries/{query.name}.cypher asks nothing")
