"""Errors come as problems with the right status; every answer carries the security headers."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import HEADERS, create_app
from graph.store import open_for_reading


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    app = create_app(open_for_reading(str(tmp_path)), {"a.txt": "Kế hoạch số 901"}.get)
    return TestClient(app, base_url="http://127.0.0.1")


@pytest.mark.parametrize(
    ("path", "status"),
    [("/api/query/nothing", 404), ("/api/query/statistics?x=1", 422), ("/api/text/b.txt", 404), ("/api/text/a.txt?start=99", 400),
     ("/api/cascade?directive=NQ 128", 503)],
    ids=["unknown query", "unknown parameter", "unknown source", "span outside", "store without a graph"],
)  # fmt: skip
def test_errors_are_problems(client: TestClient, path: str, status: int) -> None:
    response = client.get(path)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["status"] == status


def test_a_span_is_sliced_from_the_source(client: TestClient) -> None:
    assert client.get("/api/text/a.txt?start=0&end=8").json()["text"] == "Kế hoạch"


def test_questions_are_listed_under_the_headers(client: TestClient) -> None:
    response = client.get("/api/queries")
    assert "cascade_down" in {query["name"] for query in response.json()}
    assert HEADERS.items() <= {k: response.headers[k] for k in HEADERS}.items()


def test_a_foreign_host_is_refused(client: TestClient) -> None:
    assert client.get("/api/queries", headers={"host": "evil.example"}).status_code == 400
