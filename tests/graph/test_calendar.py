"""The calendar and the feed of deadlines: what RFC 5545 asks for, and nothing made more precise than the text."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from graph.calendar import make_calendar, make_feed
from graph.tree import Row


def due(**more: object) -> Row:
    """A row of `deadlines`."""
    row: Row = {
        "task_key": "1/kh-ubnd|uy ban nhan dan tinh cao bang|2021#001",
        "deadline": "2021-12-15",
        "deadline_text": "trước ngày 15/12/2021",
        "recurrence": None,
        "occurrence": None,
        "state": None,
        "agency": "Sở Y tế tỉnh Cao Bằng",
        "agency_key": "so y te tinh cao bang",
        "role": "lead",
        "modality": "must",
        "wording": "Sở Y tế báo cáo kết quả; gửi Ủy ban nhân dân tỉnh, trước ngày 15/12/2021",
        "document": "1/KH-UBND",
        "document_key": "1/kh-ubnd|uy ban nhan dan tinh cao bang|2021",
        "document_issuer": "Ủy ban nhân dân tỉnh Cao Bằng",
        "issued_on": "2021-11-26",
        "period_end": None,
        "source": "a.txt",
        "span_start": 10,
        "span_end": 80,
    }
    return row | more


def events(*rows: Row) -> list[Any]:
    """The events of the calendar, read again by the library."""
    return list(Calendar.from_ical(make_calendar(rows)).walk("VEVENT"))


TIMES: dict[str, tuple[dict[str, Any], date, date, str | None]] = {
    "a day": ({}, date(2021, 12, 15), date(2021, 12, 16), None),
    "a month": ({"deadline": "2021-12"}, date(2021, 12, 1), date(2022, 1, 1), None),
    "a quarter": ({"deadline": "2022-Q1"}, date(2022, 1, 1), date(2022, 4, 1), None),
    "a year": ({"deadline": "2026"}, date(2026, 1, 1), date(2027, 1, 1), None),
    "a day of each month": (
        {"deadline": None, "recurrence": "FREQ=MONTHLY;BYMONTHDAY=15"},
        date(2021, 12, 15),
        date(2021, 12, 16),
        "FREQ=MONTHLY;BYMONTHDAY=15",
    ),
    "each week, no day said": ({"deadline": None, "recurrence": "FREQ=WEEKLY"}, date(2021, 11, 22), date(2021, 11, 29), "FREQ=WEEKLY"),
    "a plan that ends": (
        {"deadline": None, "recurrence": "FREQ=MONTHLY;BYMONTHDAY=15", "period_end": "2023"},
        date(2021, 12, 15),
        date(2021, 12, 16),
        "FREQ=MONTHLY;UNTIL=20231231;BYMONTHDAY=15",
    ),
}


@pytest.mark.parametrize("case", TIMES)
def test_whole_days(case: str) -> None:
    more, start, end, rule = TIMES[case]
    (event,) = events(due(**more))
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (start, end)
    assert (event["rrule"].to_ical().decode() if "rrule" in event else None) == rule


def test_a_time_of_day_is_a_moment_in_the_time_of_the_country() -> None:
    (event,) = events(due(deadline="2021-12-15T16:30"))
    start = event.decoded("dtstart")
    assert start.replace(tzinfo=None) == datetime(2021, 12, 15, 16, 30)
    assert start.utcoffset().total_seconds() == 7 * 3600
    assert "dtend" not in event


def test_an_hour_that_comes_again_stands_in_the_first_time() -> None:
    (event,) = events(due(deadline=None, recurrence="FREQ=WEEKLY;BYDAY=MO;BYHOUR=10"))
    assert event.decoded("dtstart").replace(tzinfo=None) == datetime(2021, 11, 29, 10, 0)
    assert event["rrule"].to_ical() == b"FREQ=WEEKLY;BYDAY=MO"


@pytest.mark.parametrize("more", [{"recurrence": None}, {"recurrence": "FREQ=DAILY", "issued_on": None}])
def test_what_nobody_can_place_in_time_makes_no_event(more: dict[str, object]) -> None:
    assert events(due(deadline=None, **more)) == []


def test_several_agencies_of_a_task_make_one_event() -> None:
    (event,) = events(due(), due(agency="Công an tỉnh Cao Bằng", agency_key="cong an tinh cao bang", role="coordinating"))
    assert str(event["summary"]).startswith("Sở Y tế tỉnh Cao Bằng và 1 cơ quan khác: ")
    assert "Công an tỉnh Cao Bằng (coordinating)" in str(event["description"])
    assert "a.txt:10-80" in str(event["description"])


def test_lines_end_and_fold_as_the_standard_asks() -> None:
    text = make_calendar([due(wording="Báo cáo kết quả rà soát; tổng hợp, đánh giá\n" * 20)])
    assert text.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in text.replace(b"\r\n", b"")
    assert max(len(line) for line in text.split(b"\r\n")) <= 75
    for needed in (b"VERSION:2.0", b"PRODID:", b"UID:", b"DTSTAMP:20211126T000000Z", b"BEGIN:VTIMEZONE"):
        assert needed in text


def test_the_same_rows_give_the_same_bytes_and_a_task_keeps_its_uid() -> None:
    assert make_calendar([due()]) == make_calendar([due()])
    (one,), (later,) = events(due()), events(due(deadline="2021-12-20", wording="đã sửa"))
    assert str(one["uid"]) == str(later["uid"])
    (other,) = events(due(task_key="x#002"))
    assert str(one["uid"]) != str(other["uid"])


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=300))
def test_any_words_come_back(words: str) -> None:
    (event,) = events(due(wording=words))
    assert words in str(event["description"])


def test_the_feed_has_one_item_a_time() -> None:
    rows = [due(deadline=None, recurrence="FREQ=WEEKLY", occurrence=week, deadline_text="hằng tuần") for week in ("2021-W49", "2021-W50")]
    feed: dict[str, Any] = make_feed(rows, "http://localhost/")
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["title"].split(" · ")[0] for item in feed["items"]] == ["2021-W49", "2021-W50"]
    assert len({item["id"] for item in feed["items"]}) == 2
