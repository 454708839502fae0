"""Duties that come again, told one by one and never more precisely than the text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.recurrence import occurrences, unit_of

ISSUED = date(2021, 11, 26)  # a Friday
CASES = {
    "a day of each month": ("FREQ=MONTHLY;BYMONTHDAY=15", "2021-12-01", "2022-02-20", ["2021-12-15", "2022-01-15", "2022-02-15"]),
    "the last day of each month": ("FREQ=MONTHLY;BYMONTHDAY=-1", "2022-02-01", "2022-02-28", ["2022-02-28"]),
    "each month, no day said": ("FREQ=MONTHLY", "2021-12-10", "2022-01-05", ["2021-12", "2022-01"]),
    "each week, no day said": ("FREQ=WEEKLY", "2021-12-01", "2021-12-06", ["2021-W48", "2021-W49"]),
    "each Monday before ten": ("FREQ=WEEKLY;BYDAY=MO;BYHOUR=10", "2021-12-01", "2021-12-15", ["2021-12-06T10:00", "2021-12-13T10:00"]),
    "each quarter": ("FREQ=MONTHLY;INTERVAL=3", "2021-12-01", "2022-04-01", ["2021-Q4", "2022-Q1", "2022-Q2"]),
    "each year": ("FREQ=YEARLY", "2022-06-01", "2023-01-01", ["2022", "2023"]),
    "a day of each year": ("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=30", "2022-01-01", "2023-12-31", ["2022-06-30", "2023-06-30"]),
    "each day": ("FREQ=DAILY", "2021-12-30", "2022-01-01", ["2021-12-30", "2021-12-31", "2022-01-01"]),
    "each day at half past four": ("FREQ=DAILY;BYHOUR=16;BYMINUTE=30", "2021-12-30", "2021-12-30", ["2021-12-30T16:30"]),
    "not before the paper": ("FREQ=MONTHLY;BYMONTHDAY=15", "2021-01-01", "2021-12-20", ["2021-12-15"]),
    "every other month, no day said": ("FREQ=MONTHLY;INTERVAL=2", "2021-12-01", "2022-03-31", ["2022-01", "2022-03"]),
    "an empty stretch": ("FREQ=MONTHLY;BYMONTHDAY=15", "2021-12-16", "2021-12-20", []),
}


@pytest.mark.parametrize("case", CASES)
def test_each_time(case: str) -> None:
    rule, since, until, expected = CASES[case]
    found = occurrences(rule, ISSUED, date.fromisoformat(since), date.fromisoformat(until))
    assert [occurrence.value for occurrence in found] == expected


RULES = st.sampled_from([case[0] for case in CASES.values()])
DAYS = st.dates(date(2021, 1, 1), date(2024, 12, 31))


@given(RULES, DAYS, st.integers(0, 120))
def test_times_touch_the_stretch_and_follow_one_another(rule: str, since: date, length: int) -> None:
    until = date.fromordinal(since.toordinal() + length)
    found = occurrences(rule, ISSUED, since, until)
    assert all(o.first <= until and o.last >= since and o.last >= ISSUED for o in found)
    assert [o.first for o in found] == sorted({o.first for o in found})


@given(RULES, DAYS, st.integers(1, 60))
def test_two_stretches_side_by_side_give_what_one_gives(rule: str, since: date, length: int) -> None:
    middle, until = (date.fromordinal(since.toordinal() + n * length) for n in (1, 2))
    following = date.fromordinal(middle.toordinal() + 1)
    parts = {o.value for o in (*occurrences(rule, ISSUED, since, middle), *occurrences(rule, ISSUED, following, until))}
    assert parts == {o.value for o in occurrences(rule, ISSUED, since, until)}


@pytest.mark.parametrize(
    ("rule", "unit"),
    [("FREQ=WEEKLY", "week"), ("FREQ=WEEKLY;BYDAY=TH", None), ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=20", "quarter"), ("FREQ=DAILY", None)],
)
def test_the_unit_of_a_coarse_duty(rule: str, unit: str | None) -> None:
    assert unit_of(rule) == unit
