"""Lists of phrases as patterns: the tree finds what the plain alternation finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.patterns import find_at, one_of, whole_words

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


@given(st.text("aab-. \n1"), st.integers(0, 4))
def test_looking_only_where_a_match_can_be_changes_nothing(text: str, start: int) -> None:
    word = re.compile("a[ab]{0,2}")
    span = (start, len(text))
    assert [m.span() for m in find_at(re.compile("a"), word, text, span)] == [m.span() for m in word.finditer(text, *span)]


@given(st.text("Bbộan ,\n"))
def test_whole_words_are_those_that_stand_alone(text: str) -> None:
    words = ["Bộ", "bộ", "Ban", "an", "b"]
    plain = re.compile(r"(?<!\w)(?:Ban|Bộ|bộ|an|b)(?!\w)")
    assert [m.span() for m in whole_words(words).finditer(text)] == [m.span() for m in plain.finditer(text)]
