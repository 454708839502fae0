"""Models made from the heads of `queries/*.cypher`: a new file is typed in /openapi.json and /docs by itself.

`answer_model(queries.get("cascade_down"))` is a class `CascadeDownAnswer` whose rows are `CascadeDownRow`;
`parameters_model` is what the query string may hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from pydantic import BaseModel, Field, TypeAdapter, create_model

from api.schemas import LATER, LONGEST_TEXT, AnswerOut, ParametersIn
from model.errors import ConfigurationError
from model.yaml import read_yaml
from queries import NONE, Column, Parameter, Query

KINDS: Mapping[str, Any] = {"integer": int, "flag": bool, "text": str, "texts": list[str], "number": float}
# 2021, 2021-12, 2021-Q4, 2021-12-31, 2021-12-31T16:00
DATE = r"^[0-9]{4}(-(Q[1-4]|(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?))?(T[0-9:]{1,8})?$"
LIMITS: Mapping[str, Mapping[str, Any]] = {
    "integer": {"ge": 0, "le": 2**53},
    "date": {"pattern": DATE},
    "flag": {},
    "choice": {},
}
_FIELDS = re.compile(r"\{(\w+(?:, \w+)+)\}")
_EXAMPLE = re.compile(r'ví dụ "([^"]+)"')


@cache
def answer_model(query: Query) -> type[AnswerOut]:
    """The answer to this question, its rows typed. Raises ConfigurationError for a kind of column that does not exist."""
    row = _record_model(f"{_camel(query.name)}Row", query.columns, f"Một dòng / one row: {query.vi}")
    model: type[AnswerOut] = create_model(
        f"{_camel(query.name)}Answer",
        __base__=AnswerOut,
        __doc__=f"{query.vi} / {query.en}",
        rows=(list[row], Field()),  # type: ignore[valid-type]
    )
    return model


@cache
def parameters_model(query: Query) -> type[ParametersIn]:
    """What the query string of this question may hold; anything else is refused."""
    fields: dict[str, Any] = {parameter.name: _parameter(parameter) for parameter in query.parameters}
    model: type[ParametersIn] = create_model(f"{_camel(query.name)}Parameters", __base__=ParametersIn, **fields)
    return model


def _record_model(name: str, columns: tuple[Column, ...], doc: str) -> type[BaseModel]:
    fields: dict[str, Any] = {column.name: _column(name, column) for column in columns}
    model: type[BaseModel] = create_model(name, __doc__=doc, __config__=LATER, **fields)
    return model


def _column(record: str, column: Column) -> tuple[Any, Any]:
    kind = column.kind or _kinds().get(column.name, "")
    inner = _FIELDS.search(column.doc)
    found: Any
    if inner:
        parts = tuple(Column(part, "") for part in inner[1].split(", "))
        found = list[_record_model(f"{record}{_camel(column.name)}", parts, column.doc)]  # type: ignore[misc]
    elif kind in KINDS:
        found = KINDS[kind]
    elif kind == "":
        return Any, Field(description=column.doc)
    else:
        raise ConfigurationError(f"{record}: column {column.name} has no kind of ours: {kind}")
    return found | None, Field(description=column.doc, examples=list(_examples(column.name)))


def _parameter(parameter: Parameter) -> tuple[Any, Any]:
    kind: Any = Literal[parameter.choices] if parameter.choices else {"integer": int, "flag": bool}.get(parameter.kind, str)
    shown = _EXAMPLE.search(parameter.doc)
    example = parameter.choices[0] if parameter.choices else shown[1] if shown else _table()["parameters"][parameter.kind]
    limits = LIMITS.get(parameter.kind, {"max_length": LONGEST_TEXT})
    about: dict[str, Any] = {"description": parameter.doc, "examples": [example], **limits}
    if parameter.required:
        return kind, Field(**about)
    if parameter.default == NONE:
        return kind | None, Field(default=None, **about)
    return kind, Field(default=TypeAdapter(kind).validate_python(parameter.default), **about)


def _examples(column: str) -> Iterator[Any]:
    if column in _table()["examples"]:
        yield _table()["examples"][column]


def _camel(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("_"))


@cache
def _kinds() -> Mapping[str, str]:
    return {name: kind for kind, names in _table()["kinds"].items() for name in names}


@cache
def _table() -> Mapping[str, Any]:
    loaded: dict[str, Any] = read_yaml(files("api") / "columns.yml")
    return loaded
