"""Lists of phrases as patterns: the tree finds what the plain alternation finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.patterns import one_of

PHRASES = ["ban", "ban hành", "ban chỉ đạo", "bộ", "báo cáo", "v.v", "phòng, chống", "a"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ban hành", "ban hành"),
        ("ban  \n hành quy chế", "ban  \n hành"),
        ("ban chấp hành", "ban"),
        ("phòng, chống dịch", "phòng, chống"),
        ("v.v", "v.v"),
    ],
)
def test_the_longest_phrase_is_found(text: str, found: str) -> None:
    match = re.match(one_of(PHRASES), text)
    assert match is not None and match.group() == found


@pytest.mark.parametrize("text", ["bở", "phòng", "vav", "", "hành"])
def test_other_words_are_not_found(text: str) -> None:
    assert re.match(one_of(PHRASES), text) is None


@given(st.lists(st.text("ab c", min_size=1).filter(str.strip), min_size=1, max_size=8), st.text("ab c\n"))
def test_a_tree_reads_as_the_alternation_does(phrases: list[str], text: str) -> None:
    ordered = sorted({" ".join(p.split()) for p in phrases}, key=len, reverse=True)
    plain = "|".join(r"\s+".join(map(re.escape, p.split())) for p in ordered)
    assert [m.span() for m in re.finditer(one_of(phrases), text)] == [m.span() for m in re.finditer(plain, text)]
