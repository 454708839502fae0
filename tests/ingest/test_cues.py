"""Patterns that are tried only where their words stand find what the plain pattern finds."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ingest.pipeline  # noqa: F401  # all patterns of the product are made
from ingest import cues
from ingest.cues import Sought
from ingest.literals import beginnings_of, words_of


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"(?:chậm|muộn)\s+nhất\s*(?:là)?", {"cham nhat", "muon nhat"}),
        (r"[^.]{0,9}(?:hết|HẠN)", {"het", "han"}),
        (r"giao(?!\s+ban)", {"giao"}),
        (r"(?:để\s+)?(?:tiếp\s+tục\s+)*thực\s+hiện", {"thuc hien"}),
        (r"[Ss]ố\s{0,2}:", {"so:", "so :"}),
        (r"(?:\d+|năm)", set()),
        (r"a?", set()),
    ],
)
def test_words_of_a_pattern(pattern: str, words: set[str]) -> None:
    assert words_of(re.compile(pattern)) == words


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"(?<!\w)(?:giao|giao\s+cho|yêu\s+cầu)(?!\w)", {"giao", "yeu cau"}),
        (r"(?:để\s+)?(?:tiếp\s+tục\s+)*thực\s+hiện", {"de tiep tuc", "de thuc hien", "tiep tuc", "thuc hien"}),
        (r"(?:hằng|mỗi)\s(?:ngày|\d+)", {"hang", "moi"}),
        (r"(?:a|b\d+)c", {"a", "b"}),
        (r"\s*,?\s*là", set()),
        (r"[^.]*hạn", set()),
    ],
)
def test_beginnings_of_a_pattern(pattern: str, words: set[str]) -> None:
    assert beginnings_of(re.compile(pattern)) == words


def sought() -> list[Sought]:
    return list(cues._sought)


@pytest.mark.parametrize("pattern", sought(), ids=lambda pattern: pattern.pattern.pattern[:40])
def test_every_pattern_that_is_sought_has_words(pattern: Sought) -> None:
    assert pattern.words


def texts() -> Iterator[st.SearchStrategy[str]]:
    """Texts made of the words of all patterns, of other words and of odd blanks."""
    known = sorted({word for pattern in sought() for word in pattern.words})
    official = [
        "chủ trì",
        "CHỦ\nTRÌ",
        "yêu  cầu",
        "trước ngày",
        "để thực hiện",
        "hằng tháng",
        "đến",
        "giao ban",
        "Ngày",
        "năm 2021",
        "báo cáo\tSở",
    ]
    yield st.lists(st.sampled_from([*known, *official, " ", "\n\n", "\u00a0", " \t", ".", "x", "Sở Y tế"]), max_size=30).map(" ".join)
    yield st.lists(st.sampled_from([*known, *official, "\n", "  ", "x"]), max_size=30).map("".join)


@settings(deadline=None)  # the first call makes the automaton
@given(st.one_of(*texts()), st.integers(0, 30), st.integers(0, 200))
def test_it_finds_what_the_pattern_finds(text: str, start: int, length: int) -> None:
    end = min(start + length, len(text))
    for pattern in sought():
        plain = [found.span() for found in pattern.pattern.finditer(text, start, end)]
        assert [found.span() for found in pattern.finditer(text, start, end)] == plain
        first = pattern.search(text, start, end)
        assert (first.span() if first else None) == (plain[0] if plain else None)
