"""`chidao ingest --spark`: the same run with a Spark session to read and to write with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from graph.store import GraphStore, is_server, open_for_writing
from model.errors import StoreUnavailable

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


@contextmanager
def session_at(master: str) -> Iterator[SparkSession]:
    """A Spark session for as long as the block lasts. Raises StoreUnavailable where there is no Spark."""
    try:
        from ingest.spark import open_session
    except ImportError as error:
        raise StoreUnavailable(
            f"--spark cần thêm gói: pip install 'chidao[spark]' và Java 17. (--spark needs this extra and Java 17.) [{error}]"
        ) from error
    session = open_session(master)
    try:
        yield session
    finally:
        session.stop()


def open_through(session: SparkSession, address: str) -> GraphStore:
    """The store at the address; a Neo4j server is filled by the executors of the session. Raises like `open_for_writing`."""
    if not is_server(address):
        return open_for_writing(address)
    from graph.spark_store import SparkNeo4jStore

    store = SparkNeo4jStore(address, session)
    store.check()
    return store
