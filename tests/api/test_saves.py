"""What a page may ask every few seconds, and answers that are kept until the store is saved anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from graph.load import load
from graph.store import GraphStore, Row, open_for_reading, open_for_writing
from tests.graph.small_batches import chain, stub_root


class Counting:
    """A store that counts how often it is asked."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self.dialect, self.index, self.last_save = store.dialect, store.index, store.last_save
        self.asked = 0

    def ask(self, cypher: str, parameters: Mapping[str, object]) -> list[Row]:
        self.asked += 1
        return self._store.ask(cypher, parameters)


@pytest.fixture
def counted(tmp_path: Path) -> Iterator[tuple[Counting, TestClient]]:
    """An application over a folder without a graph."""
    with open_for_reading(str(tmp_path)) as store:
        counting = Counting(store)
        app = create_app(counting, lambda source: None)  # type: ignore[arg-type]
        yield counting, TestClient(app, base_url="http://127.0.0.1")


def test_the_save_is_another_one_after_a_load_and_asks_no_question(counted: tuple[Counting, TestClient], tmp_path: Path) -> None:
    counting, client = counted
    assert client.get("/api/save").status_code == 503
    with open_for_writing(str(tmp_path)) as writer:
        load(writer, chain())
        first = client.get("/api/save").json()["save"]
        load(writer, chain())
        assert client.get("/api/save").json()["save"] == first
        load(writer, stub_root())
        assert client.get("/api/save").json()["save"] not in ("", first)
    assert counting.asked == 0


def test_an_answer_about_the_whole_store_is_kept_until_the_next_load(counted: tuple[Counting, TestClient], tmp_path: Path) -> None:
    counting, client = counted
    with open_for_writing(str(tmp_path)) as writer:
        load(writer, chain())
        first = client.get("/api/statistics").json()
        once = counting.asked
        assert once
        assert client.get("/api/query/statistics").json() == first
        assert counting.asked == once
        assert client.get("/api/statistics?as_of=1990-01-01").json() != first
        load(writer, stub_root())
        again = client.get("/api/statistics").json()
    assert again["rows"] != first["rows"]
    assert counting.asked > once


def test_an_answer_about_one_paper_is_asked_anew(counted: tuple[Counting, TestClient], tmp_path: Path) -> None:
    counting, client = counted
    with open_for_writing(str(tmp_path)) as writer:
        load(writer, chain())
    key = client.get("/api/query/all_directives").json()["rows"][0]["key"]
    client.get("/api/directive", params={"directive": key}).raise_for_status()
    once = counting.asked
    client.get("/api/directive", params={"directive": key}).raise_for_status()
    assert counting.asked > once
