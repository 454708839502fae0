"""What the table file says: columns of each query, heads, and Vietnamese words for values of the graph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec

from model.yaml import read_yaml

# What is shown of a link, a signer or another part of a row, in this order.
LINK_COLUMNS = ("relation_vi", "number", "issuer", "issued_on", "heading", "name", "office")


@dataclass(frozen=True, slots=True)
class Layout:
    """Columns side by side (name to width, 0 shares what is left), what stands below each row, and `reason`: why this row is there,
    said under each row of a task also where several share its words."""

    columns: Mapping[str, int]
    below: tuple[str, ...] = ()
    reason: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """The whole of `cli/tables.yml`."""

    heads: Mapping[str, str]
    tables: Mapping[str, Layout]
    words: Mapping[str, str]
    empty: Mapping[str, str]


@cache
def terminal_words() -> Words:
    """`cli/tables.yml`, read once. Raises msgspec.ValidationError where it is wrong."""
    raw = read_yaml(files("cli") / "tables.yml")
    return msgspec.convert(raw, Words)


@cache
def relation_words() -> Mapping[str, str]:
    """`{"IMPLEMENTS": "triển khai thực hiện", ...}`, from the schema of the graph."""
    schema = read_yaml(files("model") / "schema.yml")
    return {name: entry["vi"] for name, entry in {**schema["citations"], **schema["edges"]}.items()}


def say(value: object) -> str:
    """A value as people read it: `say("lead") == "chủ trì"`, `say(None) == ""`; a list of links is one line each."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, Mapping):
        return " · ".join(say(value[k]) for k in LINK_COLUMNS if value.get(k))
    if isinstance(value, list | tuple):
        return "\n".join(map(say, value)) if any(isinstance(v, Mapping) for v in value) else "; ".join(map(say, value))
    text = str(value)
    return terminal_words().words.get(text) or relation_words().get(text) or text


def head_of(column: str) -> str:
    """The Vietnamese head of a column, the column's own name where there is none."""
    return terminal_words().heads.get(column, column)
