"""`chidao ingest --spark`: Parquet tables through Spark on two local executors into a real Neo4j, with the result of a plain run."""

from __future__ import annotations

import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from bench.made.plan import plan
from bench.made.write import write
from graph.spark_store import columns_of
from ingest.catalogue import Catalogue
from ingest.pipeline import extract_file
from ingest.spark import FILE, RECORD, ROW, Extraction, read_record
from model.errors import ConfigurationError
from model.record import SourceRecord
from tests.cli.conftest import Chidao
from tests.servers.neo4j import CONNECTOR, fetched, shared_server

TEXTS = [write(paper) for paper in plan(40, seed=3)]


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """Three tables, two of them of one shape; rows without an id and without a text; a broken table, and a text that is no table."""
    folder = tmp_path / "bảng [1]"
    folder.mkdir()
    first = {"id": [f"a{row}" for row in range(20)], "text": TEXTS[:20]}
    second = {"content": [*TEXTS[20:29], None], "so_ky_hieu": ["", None, "57/KH-UBND", *[""] * 7]}
    third = {"id": ["", *[f"c{row}" for row in range(8)]], "text": TEXTS[29:38]}
    for name, columns in (("một", first), ("hai 100%25", second), ("ba", third)):
        pq.write_table(pa.table(columns), folder / f"{name}.parquet", row_group_size=4)
    (folder / "hỏng.parquet").write_bytes(b"PAR1" + bytes(40))
    (folder / "thư.txt").write_text(TEXTS[39], encoding="utf-8")
    return folder


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> str:
    """A Neo4j, and a Spark that finds the connector: set as a user sets it."""
    found = shared_server()
    monkeypatch.setenv("CHIDAO_NEO4J_USER", found.user)
    monkeypatch.setenv("CHIDAO_NEO4J_PASSWORD", found.password)
    jars = ",".join(str(jar) for jar in fetched(CONNECTOR, "connector").glob("*.jar"))
    settings = f"--driver-memory 1g --conf spark.ui.enabled=false --conf spark.driver.host=127.0.0.1 --jars {jars}"
    monkeypatch.setenv("PYSPARK_SUBMIT_ARGS", f"{settings} pyspark-shell")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    return found.address


def test_spark_gives_what_a_plain_run_gives(tables: Path, tmp_path: Path, server: str, chidao: Chidao) -> None:
    with_spark = ["--store", server, "--data", tmp_path / "data"]
    plain, spark = chidao("ingest", tables), chidao("ingest", tables, *with_spark, "--spark", "local[2]")
    assert plain.code == spark.code == 1, "a broken table and a row without text are issues"
    assert chidao("export", "--store", server).out == chidao("export").out
    assert records(tmp_path / "data") == records(tmp_path / "store")
    again = chidao("ingest", tables, *with_spark)
    assert "Đồ thị không đổi" in again.err, "a load over Bolt finds nothing to write"

    (tables / "ba.parquet").unlink()
    (tables / "thư.txt").unlink()
    assert chidao("ingest", tables).code == chidao("ingest", tables, *with_spark, "--spark", "local[2]").code
    assert chidao("export", "--store", server).out == chidao("export").out, "what is gone goes from the server too"
    assert chidao("check", *with_spark).code == chidao("check").code


def records(data: Path) -> list[SourceRecord]:
    return sorted(Catalogue(data / "catalogue").records(), key=lambda record: record.source)


def test_an_executor_does_what_a_run_does(tables: Path) -> None:
    """Without a cluster: the function that `mapInArrow` is given, over a batch of rows."""
    file = tables / "ba.parquet"
    rows = pq.read_table(file)
    address = f"file:{file}".replace("[", "%5B").replace("]", "%5D")  # as Spark names it
    rows = rows.append_column(FILE, [[address] * len(rows)]).append_column(ROW, [list(range(len(rows)))])
    extraction = Extraction("text", {str(file): "ba.parquet"}, "refuse")
    answers = [row for batch in extraction(rows.to_batches()) for row in batch.to_pylist()]
    assert [read_record(row[RECORD]) for row in answers] == list(extract_file(file, "ba.parquet"))


def test_rows_are_typed_as_the_server_keeps_them() -> None:
    properties = ({"digest": "a", "share": 0.5, "parts": [1, 2]}, {"digest": "b", "group": True, "words": []})
    rows = [{"source": "a", "target": "b", "ordinal": 0, "role": "", "properties": each} for each in properties]
    assert columns_of(list(rows)) == {
        "source": "string",
        "target": "string",
        "ordinal": "bigint",
        "role": "string",
        "_digest": "string",
        "_group": "boolean",
        "_parts": "array<bigint>",
        "_share": "double",
        "_words": "array<string>",
    }
    with pytest.raises(ConfigurationError, match="share"):
        columns_of([{"key": "a", "properties": {"share": 1.0}}, {"key": "b", "properties": {"share": "1"}}])
