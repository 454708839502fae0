"""When things go wrong beside a store: readers, second writers, kills, broken files, a server that is down."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from neo4j import GraphDatabase

import graph.neo4j_store
from graph.ask import ask
from graph.elements import as_batch
from graph.export import jsonl_lines, read_graph
from graph.load import load
from graph.store import GraphStore, open_for_reading, open_for_writing
from model.batch import Batch
from model.errors import StoreLocked, StoreUnavailable
from tests.graph.small_batches import chain, large, stub_root
from tests.servers.neo4j import Server, free_port

ROOT = Path(__file__).resolve().parents[2]
LOAD_FOR_EVER = """
import sys
from graph.store import open_for_writing
from graph.load import load
from tests.graph.small_batches import chain, large
whole, small = large(600), chain()
with open_for_writing(sys.argv[1]) as store:
    print("ready", flush=True)
    while True:
        load(store, whole)
        load(store, small)
"""
HOLD = """
import sys, time
from graph.store import open_for_writing
with open_for_writing(sys.argv[1]):
    print("ready", flush=True)
    time.sleep(60)
"""


def start(code: str, folder: Path | str) -> subprocess.Popen[str]:
    """Another process that has said "ready"."""
    process = subprocess.Popen([sys.executable, "-c", code, str(folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def end(process: subprocess.Popen[str]) -> None:
    """Kill it, as a pulled plug would."""
    process.send_signal(signal.SIGKILL)
    process.wait()
    if process.stdout:
        process.stdout.close()


def test_a_killed_load_leaves_the_old_graph_or_the_new(tmp_path: Path) -> None:
    wanted = {tuple(jsonl_lines(chain())), tuple(jsonl_lines(large(600)))}
    file = tmp_path / "graph" / "graph.kgl"
    for attempt in range(6):
        before = file.stat().st_mtime_ns if file.exists() else 0
        process = start(LOAD_FOR_EVER, tmp_path)
        while process.poll() is None and (not file.exists() or file.stat().st_mtime_ns == before):
            time.sleep(0.02)  # until its first save; the blow falls into one of the next loads
        time.sleep(attempt * 0.13)
        end(process)
        with open_for_writing(str(tmp_path)) as store:
            assert tuple(jsonl_lines(read_graph(store))) in wanted


def test_a_second_writer_is_told_who_writes(tmp_path: Path) -> None:
    process = start(HOLD, tmp_path)
    try:
        with pytest.raises(StoreLocked, match=str(process.pid)):
            open_for_writing(str(tmp_path))
    finally:
        end(process)
    open_for_writing(str(tmp_path)).close()


def test_a_second_writer_in_the_same_process_is_refused(tmp_path: Path) -> None:
    with open_for_writing(str(tmp_path)), pytest.raises(StoreLocked, match=str(os.getpid())):
        open_for_writing(str(tmp_path))


def test_a_reader_takes_up_a_new_save_by_itself(tmp_path: Path) -> None:
    with open_for_reading(str(tmp_path)) as reader, open_for_writing(str(tmp_path)) as writer:
        with pytest.raises(StoreUnavailable, match="chidao ingest"):
            ask(reader, "statistics", {})
        load(writer, stub_root())
        assert len(ask(reader, "cascade_down", {"directive": "KL 07"}).rows) == 3
        load(writer, chain())
        assert len(ask(reader, "cascade_down", {"directive": "NQ 901"}).rows) == 6


def test_a_reader_may_not_load(tmp_path: Path) -> None:
    with open_for_reading(str(tmp_path)) as reader, pytest.raises(StoreUnavailable, match="reading only"):
        load(reader, chain())


def test_readers_beside_a_writer_see_one_graph_or_the_other(store: GraphStore, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    server: Server | None = request.getfixturevalue("neo4j_server") if store.dialect == "neo4j" else None
    load(store, chain())
    wanted = {tuple(jsonl_lines(chain())), tuple(jsonl_lines(stub_root()))}
    trees = {"NQ 901": 6, "KL 07": 3}
    seen: list[int] = []
    stop = threading.Event()

    def read() -> None:
        with open_for_reading(server.address if server else str(tmp_path / "kho")) as reader:
            while not stop.is_set():
                seen.append(reader.ask("MATCH (d:Directive) RETURN count(d) AS n", {})[0]["n"])  # type: ignore[arg-type]

    thread = threading.Thread(target=read)
    thread.start()
    for _ in range(5):
        load(store, stub_root())
        load(store, chain())
    stop.set()
    thread.join()
    assert set(seen) <= {8, 3}
    assert tuple(jsonl_lines(read_graph(store))) in wanted
    assert len(ask(store, "cascade_down", {"directive": "NQ 901"}).rows) == trees["NQ 901"]


def test_many_threads_may_ask_at_once(store: GraphStore) -> None:
    load(store, chain())
    found: list[int] = []

    def read() -> None:
        found.extend(len(ask(store, "who_must_act", {"directive": "NQ 901"}).rows) for _ in range(5))

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [7] * 20


@pytest.mark.parametrize("damage", [b"", b"no graph at all", None], ids=["empty", "rubbish", "cut off"])
def test_a_broken_file_says_how_to_mend_it(tmp_path: Path, damage: bytes | None) -> None:
    path = tmp_path / "graph" / "graph.kgl"
    with open_for_writing(str(tmp_path)) as store:
        load(store, large(300))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2] if damage is None else damage)
    with open_for_reading(str(tmp_path)) as reader, pytest.raises(StoreUnavailable, match="chidao rebuild"):
        ask(reader, "statistics", {})


def test_a_broken_file_is_replaced_by_the_next_load(tmp_path: Path) -> None:
    (tmp_path / "graph").mkdir()
    (tmp_path / "graph" / "graph.kgl").write_bytes(b"rubbish")
    with open_for_writing(str(tmp_path)) as store:
        load(store, chain())
        assert list(jsonl_lines(read_graph(store))) == list(jsonl_lines(chain()))


def test_a_place_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("no folder", encoding="utf-8")
    with pytest.raises(StoreUnavailable):
        open_for_writing(str(tmp_path / "tep"))


def test_a_wrong_password_says_so_and_shows_none(neo4j_server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHIDAO_NEO4J_PASSWORD", "sai-mat-khau")
    with pytest.raises(StoreUnavailable, match="CHIDAO_NEO4J_PASSWORD") as caught:
        open_for_writing(neo4j_server.address)
    assert "sai-mat-khau" not in str(caught.value)


def test_a_missing_password_says_so(neo4j_server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHIDAO_NEO4J_PASSWORD")
    with pytest.raises(StoreUnavailable, match="CHIDAO_NEO4J_PASSWORD"):
        open_for_writing(neo4j_server.address)


def test_a_server_that_is_down_says_so() -> None:
    with pytest.raises(StoreUnavailable, match="Không kết nối được"):
        open_for_writing(f"bolt://127.0.0.1:{free_port()}")


def test_what_is_not_ours_stays_on_the_server(neo4j: GraphStore, neo4j_server: Server) -> None:
    with GraphDatabase.driver(neo4j_server.address, auth=(neo4j_server.user, neo4j_server.password)) as driver:
        driver.execute_query("MERGE (:Directive {key: 'of somebody else'})-[:KNOWS]->(:Other {key: 'x'})")
        try:
            load(neo4j, chain())
            load(neo4j, stub_root())
            left = driver.execute_query("MATCH (:Directive {key: 'of somebody else'})-[r:KNOWS]->(:Other) RETURN count(r) AS n")
            assert left.records[0]["n"] == 1
            assert list(jsonl_lines(read_graph(neo4j))) == list(jsonl_lines(stub_root()))
        finally:
            driver.execute_query("MATCH (n) WHERE n.digest IS NULL DETACH DELETE n")


LOAD_IN_PIECES = """
import sys
import graph.neo4j_store
from graph.store import open_for_writing
from graph.load import load
from tests.graph.small_batches import chain, large
graph.neo4j_store.ONE_TRANSACTION, graph.neo4j_store.ROWS_AT_A_TIME = 0, 20
whole, small = large(200), chain()
with open_for_writing(sys.argv[1]) as store:
    print("ready", flush=True)
    while True:
        load(store, whole)
        load(store, small)
"""


def test_a_load_that_is_killed_in_the_middle_is_mended_by_the_next(neo4j: GraphStore, neo4j_server: Server) -> None:
    known = {f"{node.labels[0]} {node.key}" for batch in (chain(), large(200)) for node in batch.nodes}
    halves = 0
    for attempt in range(3):
        process = start(LOAD_IN_PIECES, neo4j_server.address)
        time.sleep(0.6 + attempt * 0.35)
        end(process)
        left = as_batch(read_graph(neo4j))
        halves += left not in (chain(), large(200), Batch())
        assert {f"{node.labels[0]} {node.key}" for node in left.nodes} <= known
        load(neo4j, chain())
        assert list(jsonl_lines(read_graph(neo4j))) == list(jsonl_lines(chain()))
    assert halves


def test_two_writers_on_a_server_take_turns(neo4j: GraphStore, neo4j_server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph.neo4j_store, "LOCK_SECONDS", 120.0)
    batches = (chain(), large(60))
    failed: list[Exception] = []

    def write(batch: Batch) -> None:
        try:
            with open_for_writing(neo4j_server.address) as store:
                for _ in range(3):
                    load(store, batch)
        except StoreUnavailable as error:
            failed.append(error)

    threads = [threading.Thread(target=write, args=(batch,)) for batch in batches]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert tuple(jsonl_lines(read_graph(neo4j))) in {tuple(jsonl_lines(batch)) for batch in batches}


def test_a_writer_that_waits_too_long_is_told(neo4j: GraphStore, neo4j_server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph.neo4j_store, "LOCK_SECONDS", 0.5)
    driver = GraphDatabase.driver(neo4j_server.address, auth=(neo4j_server.user, neo4j_server.password))
    with driver, driver.session() as session, session.begin_transaction() as other:
        other.run("MERGE (w:ChidaoWriter {key: 'writer'}) SET w.held = true").consume()
        with pytest.raises(StoreLocked, match="Neo4j"):
            load(neo4j, chain())
    load(neo4j, chain())
    assert list(jsonl_lines(read_graph(neo4j))) == list(jsonl_lines(chain()))
