"""The graph schema as data: `model/schema.yml`, read once and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from model.errors import ConfigurationError
from model.yaml import read_yaml

RESERVED = frozenset({"id", "title", "name", "type", "label"})


@dataclass(frozen=True, slots=True)
class CitationRelation:
    """One way in which a directive cites another: its Vietnamese names both ways, and what it carries.

    `carries` is `always`, `never`, or `directives` (only where the cited paper is itself a directive).
    """

    relation: str
    vi: str
    inverse: str
    inverse_vi: str
    carries: str


@cache
def schema() -> Mapping[str, Any]:
    """The whole file; raises ConfigurationError where a property has a reserved name."""
    data: dict[str, Any] = read_yaml(files("model") / "schema.yml")
    for label, node in data["nodes"].items():
        bad = RESERVED & set(node["properties"])
        if bad:
            raise ConfigurationError(f"model/schema.yml: {label} has reserved properties {sorted(bad)}")
    return data


@cache
def citation_relations() -> Mapping[str, CitationRelation]:
    """Directive → Directive relations by name: `citation_relations()["BASED_ON"].vi == "căn cứ"`."""
    return {
        name: CitationRelation(name, entry["vi"], entry["inverse"], entry["inverse_vi"], entry["carries"])
        for name, entry in schema()["citations"].items()
    }
