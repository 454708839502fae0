"""Reading with several machines: the rows of Parquet tables are extracted by the executors of a Spark session.

    for file, records in read_with_spark(session, plan.read, plan.secrets): ...

What an executor does with a row is what `chidao ingest` does with it (`make_row`, `extract_part`), and the records come back in the order
of files and rows: the catalogue is the same. A file that is no Parquet table is read here, as ever. Driver and executors need one
version of chidao, and see the tables at one path.
"""

from __future__ import annotations

import os
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
from py4j.protocol import Py4JError
from pyspark import StorageLevel
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.functions import col

from ingest.pipeline import Secrets, extract_file, extract_part
from ingest.read.formats import recognise
from ingest.read.jsonl import make_row
from ingest.read.parquet import wanted_columns
from ingest.toread import FilesRead, FileToRead
from model.errors import StoreUnavailable, UnreadableFile
from model.record import SourceRecord

TASK_ROWS = 2_000
"""Rows of a task: half a minute's work, so that little is lost with a machine."""
BATCH_ROWS = 200
"""Rows that an executor's Python holds at once."""
FILE, ROW, RECORD = "chidao_file", "chidao_row", "chidao_record"
ANSWER = pa.schema([(FILE, pa.string()), (ROW, pa.int64()), (RECORD, pa.binary())])
_DDL = f"{FILE} string, {ROW} bigint, {RECORD} binary"
_PATTERN = re.compile(r"[][{}*?\\]")  # a bracket in a name is a bracket, no pattern of names
_encode = msgspec.msgpack.Encoder().encode
read_record = msgspec.msgpack.Decoder(SourceRecord).decode


class _Shape(msgspec.Struct, frozen=True):
    """Tables of one shape are read together: the text's column, and the columns that are read with their types."""

    text: str
    columns: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """What executors are told: the column of the text, the name of each file that people are shown, and what to do with secrets."""

    text: str
    names: Mapping[str, str]
    secrets: Secrets

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """For `mapInArrow`: a record for each row, in MessagePack."""
        for batch in batches:
            rows = batch.to_pylist()
            records = [_encode(self._extract(row)) for row in rows]
            yield pa.record_batch([[row[FILE] for row in rows], [row[ROW] for row in rows], records], schema=ANSWER)

    def _extract(self, row: dict[str, Any]) -> SourceRecord:
        cells = {name: value for name, value in row.items() if name not in (FILE, ROW)}
        return extract_part(make_row(cells, self.text, row[ROW] + 1), self.names[_place(row[FILE])], self.secrets)


def open_session(master: str) -> SparkSession:
    """The session at `local[2]`, `spark://host:7077`, `yarn` …; the rest is set as Spark is always set (SPARK_CONF_DIR,
    PYSPARK_SUBMIT_ARGS, PYSPARK_PYTHON). Raises StoreUnavailable where Java or the cluster cannot be had."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master(master).appName("chidao")
    settings = {
        "spark.sql.execution.arrow.maxRecordsPerBatch": str(BATCH_ROWS),
        "spark.sql.session.timeZone": "UTC",  # a day in a column stays that day
        "spark.ui.showConsoleProgress": "false",
    }
    try:
        session: SparkSession = reduce(lambda made, setting: made.config(*setting), settings.items(), builder).getOrCreate()
    except (PySparkException, Py4JError, RuntimeError, OSError) as error:
        raise StoreUnavailable(
            f"Không mở được Spark tại {master}; cần Java 17 và cụm đang chạy. (Spark cannot be started; it needs Java 17.) [{error}]"
        ) from error
    return session


def read_with_spark(session: SparkSession, files: Sequence[FileToRead], secrets: Secrets) -> FilesRead:
    """Each file with its records: Parquet tables of one shape after those of another, then what is read here. Raises StoreUnavailable
    where the cluster fails."""
    shapes: dict[_Shape, list[FileToRead]] = defaultdict(list)
    others: list[FileToRead] = []
    for file in files:
        shape = _shape(file.path)
        (others if shape is None else shapes[shape]).append(file)
    for shape, tables in shapes.items():
        yield from _read_tables(session, shape, tables, secrets)
    for file in others:
        yield file, extract_file(file.path, file.name, secrets)


def _shape(path: Path) -> _Shape | None:
    """None for what is no Parquet table of documents; reading it here says why."""
    try:
        found = recognise(path)
        if found.name != "parquet" or path.stat().st_size > found.largest:
            return None
        schema = pq.read_schema(path)
        text, columns = wanted_columns(schema.names)
    except (UnreadableFile, pa.ArrowException, OSError):
        return None
    return _Shape(text, tuple((name, str(schema.field(name).type)) for name in columns))


def _read_tables(session: SparkSession, shape: _Shape, tables: Sequence[FileToRead], secrets: Secrets) -> FilesRead:
    rows = sum(pq.read_metadata(file.path).num_rows for file in tables)
    names = {str(file.path.resolve()): file.name for file in tables}
    extraction = Extraction(shape.text, names, secrets)
    try:
        answers = extract_frame(_frame(session, shape, tables), extraction, tasks=rows // TASK_ROWS + 1)
        answers.persist(StorageLevel.DISK_ONLY)
        try:
            _check_count(answers.count(), rows)  # all of it, on all executors
            yield from _by_file(answers, tables)
        finally:
            answers.unpersist()
    except (PySparkException, Py4JError) as error:
        raise StoreUnavailable(
            f"Spark không đọc hết các bảng; xem nhật ký của Spark rồi chạy lại. (Spark failed to read the tables.) [{str(error)[:500]}]"
        ) from error


def extract_frame(rows: DataFrame, extraction: Extraction, tasks: int) -> DataFrame:
    """The records of rows of documents, in the order of files and rows, by so many tasks. `rows` has the columns FILE and ROW (counted
    from 0) beside those of the table."""
    return rows.repartitionByRange(tasks, FILE, ROW).sortWithinPartitions(FILE, ROW).mapInArrow(extraction, _DDL)


def _frame(session: SparkSession, shape: _Shape, tables: Sequence[FileToRead]) -> DataFrame:
    wanted = [col("`" + name.replace("`", "``") + "`") for name, _ in shape.columns]
    whole = session.read.parquet(*(_PATTERN.sub(r"\\\g<0>", str(file.path.resolve())) for file in tables))
    return whole.select(*wanted, col("_metadata.file_path").alias(FILE), col("_metadata.row_index").alias(ROW))


def _place(address: str) -> str:
    """What Spark calls `file:/kho/v%C4%83n%20b%E1%BA%A3n.parquet`, as a path."""
    return url2pathname(urlsplit(address).path)


def _by_file(answers: DataFrame, tables: Sequence[FileToRead]) -> FilesRead:
    """The files in the order of their addresses; one without rows comes last."""
    left = {str(file.path.resolve()): file for file in tables}
    for address, found in groupby(answers.toLocalIterator(prefetchPartitions=True), key=attrgetter(FILE)):
        yield left.pop(_place(address)), (read_record(bytes(row[RECORD])) for row in found)
    for file in left.values():
        yield file, iter(())


def _check_count(found: int, rows: int) -> None:
    if found != rows:
        raise StoreUnavailable(f"Spark chỉ đọc được {found} trong {rows} dòng. (Spark read {found} rows of {rows}.)")
