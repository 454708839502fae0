"""Every class of error has its exit code."""

from __future__ import annotations

import pytest

from cli.ask import pairs_of
from cli.failures import choices, describe, exit_code
from model import errors

CODES = {
    errors.UnreadableFile("x"): 1,
    errors.ConfigurationError("x"): 2,
    errors.StoreUnavailable("x"): 3,
    errors.StoreLocked("x"): 3,
    errors.UnknownQuery("x"): 2,
    errors.BadParameter("x"): 2,
    errors.UnknownName("x"): 2,
    errors.AmbiguousName("x", []): 2,
    errors.ChidaoError("x"): 1,
}


@pytest.mark.parametrize(("error", "code"), CODES.items(), ids=lambda value: type(value).__name__)
def test_exit_code(error: errors.ChidaoError, code: int) -> None:
    assert exit_code(error) == code


def test_candidates_are_told() -> None:
    row = {"number": "184/KH-UBND", "issued_on": "2021-08-30", "issuer": "Ủy ban nhân dân thành phố Cần Thơ", "key": "k"}
    assert [describe(r) for r in choices(errors.AmbiguousName("x", [row]))] == [
        '"184/KH-UBND" · 2021-08-30 · Ủy ban nhân dân thành phố Cần Thơ'
    ]


GOOD_PAIRS = {
    "two words": (["--directive", "128/NQ-CP"], {"directive": "128/NQ-CP"}),
    "equals": (["--limit=5", "--text", "a b"], {"limit": "5", "text": "a b"}),
    "dashes in the name": (["--as-of", "2026"], {"as_of": "2026"}),
    "value with equals": (["--text=a=b"], {"text": "a=b"}),
    "none": ([], {}),
}


@pytest.mark.parametrize("name", GOOD_PAIRS)
def test_pairs(name: str) -> None:
    words, pairs = GOOD_PAIRS[name]
    assert pairs_of(words) == pairs


@pytest.mark.parametrize("words", [["128/NQ-CP"], ["--directive"], ["--"], ["--limit="]], ids=str)
def test_wrong_pairs(words: list[str]) -> None:
    with pytest.raises(errors.BadParameter):
        pairs_of(words)
