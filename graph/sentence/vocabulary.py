"""The words that sentences are read with: `words.yml` and `questions.yml`, read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from model.yaml import read_yaml


@cache
def read_words(name: str) -> dict[str, Any]:
    """One file of this folder, `words` or `questions`."""
    loaded: dict[str, Any] = read_yaml(Path(__file__).with_name(f"{name}.yml"))
    return loaded


def words(name: str) -> Any:
    """One list or table of `words.yml`."""
    return read_words("words")[name]


@cache
def one_of(name: str) -> str:
    """A list of `words.yml` as alternatives of a pattern, the longest first, blanks of any width."""
    return "|".join(sorted(words(name), key=lambda word: (-len(word), word)))
