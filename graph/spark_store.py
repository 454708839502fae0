"""The Neo4j store with Spark as its way in: what is new goes through the Neo4j connector for Apache Spark, from the session's executors.

Everything else is `Neo4jStore`: the same texts of Cypher, the same keys and digests, one load at a time, questions over Bolt. So a load
over Bolt afterwards has nothing to write. Nodes are written side by side, the edges of a relation by one task, since two that write
edges of one node would wait for each other. A load is never one transaction; stopped, it goes on when run again.

The connector's jars are Spark's to find (`spark.jars`): docs/scaling.md.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from py4j.protocol import Py4JError
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from graph.diff import Change
from graph.neo4j_import import types_of
from graph.neo4j_store import ROWS_AT_A_TIME, Neo4jStore, in_portions, removals, writes
from graph.store import Row
from model.batch import Value
from model.errors import StoreUnavailable

MARK = "_"
CONNECTOR = "org.neo4j.spark.DataSource"
_SPARK_TYPES = {"long": "bigint", "long[]": "array<bigint>", "string[]": "array<string>"}


class SparkNeo4jStore(Neo4jStore):
    """A graph on a Neo4j server that is filled from a Spark session."""

    def __init__(self, address: str, session: SparkSession) -> None:
        super().__init__(address)
        self._spark = session
        self._options = {"url": address, "batch.size": str(ROWS_AT_A_TIME), **_authentication()}

    def _carry_out(self, change: Change) -> None:
        for text, rows in writes(change):
            self._send(text, rows)
        for statement in in_portions(removals(change)):
            self._write([statement])
        self._write([])  # what the executors sent is a save too

    def _send(self, text: str, rows: Sequence[Row]) -> None:
        columns = columns_of(rows)
        schema = ", ".join(f"`{name}` {kind}" for name, kind in columns.items())
        frame = self._spark.createDataFrame([_values(row, columns) for row in rows], schema, verifySchema=False)
        placed = frame.coalesce(1 if "source" in columns else len(rows) // ROWS_AT_A_TIME + 1)
        try:
            placed.write.format(CONNECTOR).mode("Append").options(**self._options).option("query", f"{_row_of(columns)} {text}").save()
        except (PySparkException, Py4JError) as error:
            raise StoreUnavailable(
                "Spark không ghi được vào Neo4j; kiểm tra bộ nối Neo4j trong spark.jars và địa chỉ mà các máy đều tới được. "
                f"(Spark cannot write to Neo4j: see the connector in spark.jars, and the address.) [{str(error)[:500]}]"
            ) from error


def columns_of(rows: Sequence[Row]) -> dict[str, str]:
    """The rows of one statement as flat columns, which is what the connector sends, with their Spark types:
    `{"key": "string", "_digest": "string", "_ordinal": "bigint"}`; properties have a stroke before their name.

    Raises ConfigurationError where a property has values of two types.
    """
    plain = {name: "bigint" if name == "ordinal" else "string" for name in rows[0] if name != "properties"}
    kinds = types_of(_properties(row) for row in rows)
    return {**plain, **{f"{MARK}{name}": _SPARK_TYPES.get(kind, kind) for name, kind in kinds.items()}}


def _row_of(columns: Iterable[str]) -> str:
    """Cypher that makes the `row` of a statement of the columns again; null is no property."""
    plain = [f"{name}: event.{name}" for name in columns if not name.startswith(MARK)]
    properties = [f"{name.removeprefix(MARK)}: event.{name}" for name in columns if name.startswith(MARK)]
    return f"WITH {{{', '.join(plain)}, properties: {{{', '.join(properties)}}}}} AS row"


def _values(row: Row, columns: Iterable[str]) -> tuple[object, ...]:
    properties = _properties(row)
    return tuple(properties.get(name.removeprefix(MARK)) if name.startswith(MARK) else row[name] for name in columns)


def _properties(row: Row) -> Mapping[str, Value]:
    return cast(Mapping[str, Value], row["properties"])


def _authentication() -> dict[str, str]:
    password = os.environ.get("CHIDAO_NEO4J_PASSWORD", "")
    if not password:
        return {"authentication.type": "none"}
    user = os.environ.get("CHIDAO_NEO4J_USER", "neo4j")
    return {"authentication.type": "basic", "authentication.basic.username": user, "authentication.basic.password": password}
