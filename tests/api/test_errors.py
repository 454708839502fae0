"""Errors come as problems with the right status; every answer carries the security headers."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.app import create_app, known_hosts
from api.errors import HEADERS, STATUS
from api.guard import KnownHosts
from graph.store import Row, open_for_reading
from model.errors import ChidaoError, StoreUnavailable

HOSTILE = [
    "' OR 1=1 //",
    "$directive}) DETACH DELETE (d",
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "%00\x00",
    "\ud7ff\uffff",
    "{{7*7}}",
    "𝟏𝟐𝟖/NQ-CP",
    "128" * 150,
    "-" * 400,
    "a/" * 200,
    "(((((((((",
    "\\",
    "☭\u202e",
]


@pytest.mark.parametrize(
    ("path", "status", "error"),
    [
        pytest.param("/api/query/nothing", 404, "UnknownQuery", id="unknown query"),
        pytest.param("/api/query/..%2fedges", 404, "HTTPException", id="a path is no query"),
        pytest.param("/api/cascade?directive=99999/XX-YY", 404, "UnknownName", id="unknown directive"),
        pytest.param("/api/directives/99999/XX-YY", 404, "UnknownName", id="unknown directive in the path"),
        pytest.param("/api/tasks?agency=Sở Không Có", 404, "UnknownName", id="unknown agency"),
        pytest.param("/api/text/b.txt", 404, "UnknownName", id="unknown source"),
        pytest.param("/api/text/..%2f..%2fpyproject.toml", 404, "UnknownName", id="a source outside"),
        pytest.param("/api/tasks?agency=Sở Y tế", 300, "AmbiguousName", id="ambiguous agency"),
        pytest.param("/api/deadlines?since=2021-02-31", 400, "BadParameter", id="a day that does not exist"),
        pytest.param("/api/directives/%20", 400, "BadParameter", id="no directive in the path"),
        pytest.param("/api/ask?q=thời tiết hôm nay", 422, "UnclearQuestion", id="not understood"),
        pytest.param("/api/ask?q=ai phải thực hiện", 422, "UnclearQuestion", id="something is missing"),
        pytest.param("/api/ask?q=ai phải thực hiện NQ 99999", 404, "UnknownName", id="unknown directive in a sentence"),
        pytest.param("/api/ask", 422, "RequestValidationError", id="no sentence"),
        pytest.param("/api/query/statistics?x=1", 422, "RequestValidationError", id="unknown parameter"),
        pytest.param("/api/cascade", 422, "RequestValidationError", id="missing parameter"),
        pytest.param("/api/cascade?directive=", 422, "RequestValidationError", id="blank parameter"),
        pytest.param("/api/cascade?directive=NQ 128&direction=left", 422, "RequestValidationError", id="no such direction"),
        pytest.param("/api/search?text=a&limit=-1", 422, "RequestValidationError", id="negative number"),
        pytest.param("/api/search?text=a&limit=many", 422, "RequestValidationError", id="no number"),
        pytest.param("/api/deadlines?since=hôm nay", 422, "RequestValidationError", id="no date"),
        pytest.param("/api/cascade?directive=" + "1" * 501, 422, "RequestValidationError", id="too long"),
        pytest.param("/draw?directive=99999/XX-YY", 404, "UnknownName", id="unknown drawing"),
        pytest.param("/draw", 422, "RequestValidationError", id="nothing to draw"),
        pytest.param("/nothing", 404, "HTTPException", id="no such address"),
        pytest.param("/docs/swagger-ui/nothing.js", 404, "HTTPException", id="no such file"),
        pytest.param("/docs/swagger-ui/..%2f..%2fapp.py", 404, "HTTPException", id="a file outside"),
    ],
)
def test_errors_are_problems(client: TestClient, path: str, status: int, error: str) -> None:
    response = client.get(path)
    assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json")
    body = response.json()
    assert (body["status"], body["error"], body["type"]) == (status, error, f"urn:chidao:problem:{error}")
    assert body["title"] and "(" in body["detail"], "Vietnamese, and English in brackets"
    assert HEADERS.items() <= dict(response.headers).items() | {(k, response.headers[k]) for k in HEADERS}


def test_an_ambiguous_name_lists_candidates_that_can_be_asked_for(client: TestClient) -> None:
    candidates = client.get("/api/tasks", params={"agency": "Sở Y tế"}).json()["candidates"]
    assert len(candidates) > 1
    again = client.get("/api/tasks", params={"agency": candidates[0]["key"]})
    assert again.status_code == 200
    assert again.json()["parameters"]["agency"] == candidates[0]["key"]


def test_an_unknown_name_lists_what_comes_near(client: TestClient) -> None:
    near = client.get("/api/cascade", params={"directive": "128/NQ-XYZ"}).json()["near"]
    assert "128/NQ-CP" in {row["number"] for row in near}


def test_a_malformed_parameter_is_named(client: TestClient) -> None:
    errors = client.get("/api/query/search?limit=many&x=1").json()["errors"]
    assert {error["parameter"] for error in errors} == {"text", "limit", "x"}
    assert all(error["reason"] for error in errors)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("path", ["/api/query/cascade_down?directive=NQ 128", "/docs", "/draw"])
def test_only_reading_is_answered(client: TestClient, method: str, path: str) -> None:
    response = client.request(method, path)
    assert (response.status_code, response.headers["allow"]) == (405, "GET, HEAD")
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8000", "", "[::2]", "a:b:c", "localhost@evil.example"]
)
def test_a_foreign_host_is_refused_with_all_headers(client: TestClient, host: str) -> None:
    response = client.get("/api/queries", headers={"host": host})
    assert (response.status_code, response.headers["content-type"]) == (400, "application/problem+json")
    assert response.json()["error"] == "ForeignHost"
    assert {name: response.headers[name] for name in HEADERS} == dict(HEADERS)


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:65535", "[::1]", "[::1]:8000", "localhost."])
def test_this_machine_is_served(client: TestClient, host: str) -> None:
    assert client.get("/api/queries", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    ("address", "host", "served"),
    [("127.0.0.1", "localhost", True), ("192.0.2.7", "192.0.2.7", True), ("192.0.2.7", "evil.example", False),
     ("0.0.0.0", "kho.example", True), ("fd00::7", "[fd00::7]:8000", True)],
)  # fmt: skip
def test_the_address_that_listens_is_served(address: str, host: str, served: bool) -> None:
    assert KnownHosts(FastAPI(), known_hosts(address)).knows(host) is served


def no_texts(source: str) -> None:
    """Texts of an application that has none."""


def test_other_hosts_are_served_where_they_are_named(store_folder: Path) -> None:
    with open_for_reading(str(store_folder)) as store:
        named = TestClient(create_app(store, no_texts, ["kho.example"]), base_url="http://kho.example")
        assert named.get("/api/statistics").status_code == 200
        assert named.get("/api/statistics", headers={"host": "127.0.0.1"}).status_code == 400


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_only_words(client: TestClient, words: str) -> None:
    before = client.get("/api/statistics").json()["rows"]
    for path, name in (("cascade", "directive"), ("who", "directive"), ("tasks", "agency"), ("search", "text")):
        response = client.get(f"/api/{path}", params={name: words})
        assert response.status_code in {200, 300, 400, 404, 422}, response.text
    assert client.get("/draw", params={"directive": words}).status_code in {300, 400, 404, 422}
    assert client.get("/api/statistics").json()["rows"] == before


@pytest.fixture
def empty(tmp_path: Path) -> FastAPI:
    """An application over a folder without a graph."""
    return create_app(open_for_reading(str(tmp_path)), {"a.txt": "Kế hoạch số 901"}.get)


@pytest.mark.parametrize("path", ["/api/statistics", "/api/cascade?directive=NQ 128", "/api/directives/1", "/draw?directive=NQ 128"])
def test_a_store_without_a_graph_is_not_available(empty: FastAPI, path: str) -> None:
    response = TestClient(empty, base_url="http://127.0.0.1").get(path)
    assert (response.status_code, response.headers["content-type"]) == (503, "application/problem+json")
    assert response.json()["error"] == "StoreUnavailable"


@pytest.mark.parametrize("span", ["start=99", "start=5&end=3", "end=99"])
def test_a_span_outside_the_text_is_refused(empty: FastAPI, span: str) -> None:
    assert TestClient(empty, base_url="http://127.0.0.1").get(f"/api/text/a.txt?{span}").status_code == 400


class Failing:
    """A store that is down, or broken in a way that nobody foresaw."""

    dialect = "kglite"

    def __init__(self, error: Exception) -> None:
        self.error = error

    def last_save(self) -> str:
        raise self.error

    def ask(self, cypher: str, parameters: dict[str, object]) -> list[Row]:
        raise self.error


@pytest.mark.parametrize(("error", "status"), [(StoreUnavailable("down"), 503), (ZeroDivisionError("secret"), 500)])
def test_what_goes_wrong_inside_is_a_problem_too(error: Exception, status: int) -> None:
    app = create_app(Failing(error), no_texts)  # type: ignore[arg-type]
    response = TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False).get("/api/statistics")
    assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json")
    assert "secret" not in response.text
    assert {name: response.headers[name] for name in HEADERS} == dict(HEADERS)


def test_every_error_of_the_tree_has_a_status() -> None:
    def below(kind: type[Exception]) -> list[type[Exception]]:
        return [kind, *(child for sub in kind.__subclasses__() for child in below(sub))]

    statuses = {kind.__name__: next(s for k, (s, _) in STATUS.items() if issubclass(kind, k)) for kind in below(ChidaoError)}
    assert statuses["StoreLocked"] == 503
    assert statuses["UnreadableFile"] == 500
    assert None not in statuses.values()
