"""Coarse dates."""

from __future__ import annotations

from datetime import date

import pytest

from graph.days import bounds, days_between


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2021-11-26", "2021-11-26", "2021-11-26"),
        ("2021-08-11T16:00", "2021-08-11", "2021-08-11"),
        ("2021-11", "2021-11-01", "2021-11-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-Q3", "2024-07-01", "2024-09-30"),
        ("2026", "2026-01-01", "2026-12-31"),
    ],
)
def test_bounds(value: str, first: str, last: str) -> None:
    assert bounds(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("value", ["", "2021-02-30", "2021-13", "2021-Q5", "0000", "hôm nay", "2021-11-26 và sau", "21-11-26", None, 2021])
def test_no_date(value: object) -> None:
    assert bounds(value) is None


@pytest.mark.parametrize(
    ("earlier", "later", "days"),
    [("2021-10-11", "2021-11-26", 46), ("2021-11-26", "2021-10-11", -46), ("2021-10", "2021-11-26", None), (None, "2021-11-26", None)],
)
def test_days_between(earlier: object, later: object, days: int | None) -> None:
    assert days_between(earlier, later) == days
