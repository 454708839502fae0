"""Correcting over HTTP: said from here, written, followed by the graph beside the reader; refused to pages and machines elsewhere."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from cli.desk import Desk
from graph.store import open_for_reading
from ingest.catalogue import Catalogue
from ingest.writing import writing
from tests.api.conftest import ingest
from tests.ingest.resolve.letters import letter, resolution

BODY = "Thực hiện Nghị quyết số 128/NQ-CP, Ủy ban nhân dân tỉnh yêu cầu:\n\n1. Sở Y tế chủ trì rà soát cơ sở cách ly."
SET = {"action": "set", "who": "Mai", "why": "đọc sai", "document": "40/KH-UBND", "field": "heading", "value": "Về việc rà soát"}
HERE = ("127.0.0.1", 50000)


@pytest.fixture(scope="module")
def ingested(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a plan and the resolution that it names without its date."""
    folder = tmp_path_factory.mktemp("corrections")
    texts, store = folder / "texts", folder / "kho"
    texts.mkdir()
    (texts / "40.txt").write_text(letter("40/KH-UBND", "2021-11-26", BODY), encoding="utf-8")
    (texts / "128.txt").write_text(resolution(date="2018-10-11"), encoding="utf-8")
    ingest(texts, store)
    return store


@pytest.fixture
def store(ingested: Path, tmp_path: Path) -> Path:
    """A copy of it for one test."""
    return Path(shutil.copytree(ingested, tmp_path / "kho"))


@pytest.fixture
def client(store: Path) -> Iterator[TestClient]:
    """The application of `chidao serve`, asked from this machine."""
    with open_for_reading(str(store)) as graph:
        app = create_app(graph, Catalogue(store / "catalogue").text, correct=Desk(str(store)).correct)
        yield TestClient(app, base_url="http://127.0.0.1", client=HERE, raise_server_exceptions=False)


def heading(client: TestClient) -> Any:
    return client.get("/api/directives/40/KH-UBND").json()["rows"][0]["heading"]


def test_a_correction_is_followed_at_once_and_may_be_withdrawn(client: TestClient, store: Path) -> None:
    before = heading(client)
    said = client.post("/api/corrections", json=SET)
    assert (said.status_code, said.json()["changed"]) == (201, ["40/kh-ubnd|uy ban nhan dan tinh cao bang|2021"])
    assert heading(client) == "Về việc rà soát"
    (row,) = client.get("/api/corrections").json()["rows"]
    assert (row["who"], row["why"], row["state"], row["correction"]) == ("Mai", "đọc sai", "applied", said.json()["correction"])
    undone = client.delete(f"/api/corrections/{row['correction']}", params={"who": "Mai", "why": "nhầm"})
    assert undone.status_code == 200
    assert heading(client) == before
    assert len((store / "corrections.jsonl").read_text(encoding="utf-8").splitlines()) == 2


def test_an_open_citation_is_confirmed_by_its_code(client: TestClient) -> None:
    (row,) = client.get("/api/unresolved").json()["rows"]
    said = client.post("/api/corrections", json={"action": "confirm", "who": "Mai", "why": "đã xem", "citation": row["code"]})
    assert said.status_code == 201
    assert client.get("/api/unresolved").json()["rows"] == []
    tree = client.get("/api/cascade", params={"directive": "128/NQ-CP"}).json()["rows"]
    assert [(row["number"], row["origin"]) for row in tree] == [("128/NQ-CP", None), ("40/KH-UBND", "manual")]


@pytest.mark.parametrize(
    ("body", "status", "error"),
    [
        pytest.param(SET | {"document": "999/KH-UBND"}, 404, "UnknownName", id="no such document"),
        pytest.param(SET | {"field": "màu"}, 400, "BadParameter", id="no such field"),
        pytest.param(SET | {"who": ""}, 422, "RequestValidationError", id="nobody says it"),
        pytest.param(SET | {"action": "undo"}, 422, "RequestValidationError", id="undo is DELETE"),
        pytest.param(SET | {"more": 1}, 422, "RequestValidationError", id="unknown part"),
        pytest.param({"action": "merge", "who": "Mai", "why": "x", "agency": "Sở Y tế Cao Bằng"}, 400, "BadParameter", id="half of it"),
    ],
)
def test_what_cannot_be_is_refused_and_not_written(client: TestClient, store: Path, body: dict[str, Any], status: int, error: str) -> None:
    answer = client.post("/api/corrections", json=body)
    assert (answer.status_code, answer.json()["error"]) == (status, error)
    assert answer.headers["content-type"] == "application/problem+json"
    assert not (store / "corrections.jsonl").exists()


FOREIGN = {
    "a page elsewhere": {"origin": "http://evil.example"},
    "another port of this machine": {"origin": "http://127.0.0.1:9999"},
    "an unknown origin": {"origin": "null"},
    "a frame of another site": {"sec-fetch-site": "cross-site"},
    "a form": {"content-type": "application/x-www-form-urlencoded"},
    "a form that sends text": {"content-type": "text/plain"},
}


@pytest.mark.parametrize("name", FOREIGN)
def test_a_page_elsewhere_changes_nothing(client: TestClient, store: Path, name: str) -> None:
    answer = client.post("/api/corrections", json=SET, headers=FOREIGN[name])
    assert (answer.status_code, answer.json()["error"]) == (403, "ForeignPage")
    assert "content-security-policy" in answer.headers
    assert not (store / "corrections.jsonl").exists()


def test_a_page_elsewhere_withdraws_nothing(client: TestClient) -> None:
    answer = client.delete("/api/corrections/abc", params={"who": "a", "why": "b"}, headers={"origin": "http://evil.example"})
    assert answer.status_code == 403


def test_another_machine_changes_nothing_even_where_it_may_read(store: Path) -> None:
    with open_for_reading(str(store)) as graph:
        app = create_app(graph, Catalogue(store / "catalogue").text, ["*"], Desk(str(store)).correct)
        away = TestClient(app, base_url="http://192.168.1.5", client=("192.168.1.9", 50000))
        assert away.get("/api/statistics").status_code == 200
        assert away.post("/api/corrections", json=SET).status_code == 403


def test_this_page_may_change_something(client: TestClient) -> None:
    answer = client.post("/api/corrections", json=SET, headers={"origin": "http://127.0.0.1", "sec-fetch-site": "same-origin"})
    assert answer.status_code == 201


def test_while_another_process_writes_the_correction_waits_for_its_turn_elsewhere(client: TestClient, store: Path) -> None:
    with writing(store):
        answer = client.post("/api/corrections", json=SET)
    assert (answer.status_code, answer.json()["error"]) == (503, "StoreLocked")
    assert not (store / "corrections.jsonl").exists()


def test_the_routes_are_described_and_absent_where_nothing_can_be_corrected(client: TestClient, store: Path) -> None:
    described = client.get("/openapi.json").json()["paths"]
    assert {*described["/api/corrections"]} == {"get", "post"}
    problem = described["/api/corrections"]["post"]["responses"]["503"]["content"]
    assert list(problem) == ["application/problem+json"]
    with open_for_reading(str(store)) as graph:
        silent = TestClient(create_app(graph, Catalogue(store / "catalogue").text), base_url="http://127.0.0.1", client=HERE)
        assert silent.post("/api/corrections", json=SET).status_code == 405
