"""What is due, as a calendar and as feeds, over HTTP."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

import pytest
from fastapi.testclient import TestClient
from icalendar import Calendar

from graph.atom import ATOM, make_atom
from tests.graph.test_calendar import due

DAYS = {"since": "2021-06", "until": "2021-12"}


def rows_of(client: TestClient, **asked: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = client.get("/api/query/deadlines", params=asked).json()["rows"]
    return rows


def test_the_calendar_has_an_event_for_each_task(client: TestClient) -> None:
    response = client.get("/api/deadlines.ics", params=DAYS)
    assert response.status_code == 200 and response.headers["content-type"].startswith("text/calendar")
    assert "thoi-han.ics" in response.headers["content-disposition"]
    events, rows = Calendar.from_ical(response.content).walk("VEVENT"), rows_of(client, **DAYS)
    dated = {row["task_key"] for row in rows if row["deadline"]}
    # a duty that comes again in a paper without a day has no first time, so it makes no event
    assert 10 < len(dated) <= len(events) <= len({row["task_key"] for row in rows})


def test_the_json_feed_has_an_item_for_each_time(client: TestClient) -> None:
    response = client.get("/api/deadlines.json", params=DAYS)
    assert response.headers["content-type"].startswith("application/feed+json")
    feed = response.json()
    times = {(row["task_key"], row["occurrence"]) for row in rows_of(client, **DAYS)}
    assert feed["version"].endswith("/1.1") and len(feed["items"]) == len(times) > 10
    assert all(item["url"].startswith("http://127.0.0.1/?d=") for item in feed["items"])


def test_the_atom_feed_says_the_same(client: TestClient) -> None:
    response = client.get("/api/deadlines.atom", params=DAYS)
    assert response.headers["content-type"].startswith("application/atom+xml")
    feed = fromstring(response.content)
    titles = [entry.findtext(f"{{{ATOM}}}title") for entry in feed.iter(f"{{{ATOM}}}entry")]
    assert titles == [item["title"] for item in client.get("/api/deadlines.json", params=DAYS).json()["items"]]
    ids = [entry.findtext(f"{{{ATOM}}}id") for entry in feed.iter(f"{{{ATOM}}}entry")]
    assert len(set(ids)) == len(ids) and all(str(found).startswith("urn:uuid:") for found in ids)


@pytest.mark.parametrize("form", ["ics", "json", "atom"])
def test_a_day_that_is_none_is_told(client: TestClient, form: str) -> None:
    assert client.get(f"/api/deadlines.{form}", params={"since": "hôm qua"}).status_code == 422


def test_a_feed_looks_thirty_days_ahead_of_the_day_asked_from(client: TestClient) -> None:
    items = client.get("/api/deadlines.json", params={"as_of": "2021-11-20"}).json()["items"]
    assert len(items) == len({(row["task_key"], row["occurrence"]) for row in rows_of(client, as_of="2021-11-20", within="30")})


def test_hostile_words_are_text() -> None:
    row = due(wording="<script>\x00\x1b]]> & \ud800", agency="A & B")
    feed = fromstring(make_atom([row], "http://127.0.0.1/"))
    content = feed.findtext(f"{{{ATOM}}}entry/{{{ATOM}}}content")
    assert content is not None and content.startswith("<script>]]> & \n")
    assert fromstring(make_atom([], "http://127.0.0.1/")).findtext(f"{{{ATOM}}}updated") == "1970-01-01T00:00:00+07:00"
