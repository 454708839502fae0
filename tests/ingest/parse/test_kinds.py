"""Documents of ours of many kinds, levels and years: their heads say what kinds.yml expects."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from ingest.parse import parse
from ingest.read import read_text
from ingest.split import split
from model.document import Document

CASES: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("kinds.yml").read_text(encoding="utf-8"))


def said(document: Document) -> dict[str, Any]:
    fields = {
        "number": document.number,
        "kind": document.kind,
        "date": document.issued_on,
        "issuer": document.issuer,
        "title": document.title,
    }
    return {name: field.value if field else None for name, field in fields.items()} | {
        "signers": [signer.name for signer in document.signers],
        "addressees": [addressee.text for addressee in document.addressees],
    }


@pytest.mark.parametrize("name", CASES)
def test_a_head_says(name: str) -> None:
    expected = {key: value for key, value in CASES[name].items() if key != "text"}
    source = read_text("a.txt", CASES[name]["text"])
    parts = split(source)
    assert len(parts) == 1
    found = said(parse(source, parts[0], 0))
    assert {key: found[key] for key in expected} == expected
