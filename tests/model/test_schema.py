"""The schema as data, its page, and folding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.fold import fold, fold_keep
from model.schema import RESERVED, citation_relations, schema
from model.text import Offsets, Span
from tools.make_schema_docs import PAGE, lines


def test_the_page_of_the_schema_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == "\n".join(lines()) + "\n", "run python -m tools.make_schema_docs"


def test_every_property_is_described_and_none_has_a_reserved_name() -> None:
    for label, node in schema()["nodes"].items():
        assert not RESERVED & set(node["properties"]), label
        assert all(node["properties"].values()), label


def test_every_relation_has_its_names_both_ways_and_says_what_it_carries() -> None:
    relations = citation_relations()
    assert len(relations) == 17
    assert len({r.inverse for r in relations.values()}) == 17
    assert {r.carries for r in relations.values()} == {"always", "never", "directives"}


FOLDED = {
    "capitals": ("ỦY BAN NHÂN DÂN", "uy ban nhan dan"),
    "đ": ("Đà Nẵng", "da nang"),
    "dashes": ("NQ – CP", "nq - cp"),
    "line breaks": ("Kế\n hoạch ", "ke hoach"),
    "marks apart": ("Kế", "ke"),
}


@pytest.mark.parametrize("name", FOLDED)
def test_fold(name: str) -> None:
    text, folded = FOLDED[name]
    assert fold(text) == folded


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold_keep(text)) == len(text)


OFFSETS = Offsets((0, 4, 5, 9), (0, 4, 8, 20), (4, 7, 12, 30))
SPANS = {
    "inside a run": (Span(1, 3), Span(1, 3)),
    "one character composed of three": (Span(4, 5), Span(4, 7)),
    "over a run that was left out": (Span(3, 7), Span(3, 10)),
    "up to the end of a run": (Span(5, 9), Span(8, 12)),
    "empty": (Span(6, 6), Span(9, 9)),
}


@pytest.mark.parametrize("name", SPANS)
def test_a_span_finds_its_way_back_to_the_source(name: str) -> None:
    span, raw = SPANS[name]
    assert OFFSETS.raw_span(span) == raw
