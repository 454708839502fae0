"""model/schema.yml for those who ask: labels, relations and their Vietnamese names."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import model
from model.yaml import read_yaml

INDEXED = (
    ("Directive", "folded"),
    ("Directive", "digits"),
    ("Directive", "issued_on"),
    ("Directive", "source"),
    ("Directive", "repeals_unseen"),
    ("Agency", "heading_folded"),
)
"""Properties by which both stores find nodes, beside their keys: label and name."""


@cache
def schema() -> dict[str, dict[str, Any]]:
    """`nodes`, `citations` (Directive → Directive) and `edges`, as the file has them."""
    loaded: dict[str, dict[str, Any]] = read_yaml(Path(model.__file__).parent / "schema.yml")
    return loaded


def relation_name(relation: str, language: str = "vi") -> str:
    """`relation_name("IMPLEMENTS", "inverse_vi") == "được triển khai bởi"`; the relation itself where it has no name."""
    found = schema()["citations"].get(relation) or schema()["edges"].get(relation) or {}
    return str(found.get(language, relation))
