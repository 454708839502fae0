"""The Neo4j store, through the official driver.

A load compares digests and writes what differs. Up to ONE_TRANSACTION elements it is one transaction: a
reader sees the graph before or after it. A larger load, such as the first one, goes in several, in an
order that leaves no half edge for a reader: nodes first, then edges, then away with old edges, then with
old nodes; run again after a crash it goes on where it stopped. Loads of several processes take turns. Nodes that no load has written (those
without `digest`) are never touched.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Self, TypeVar

from neo4j import READ_ACCESS, WRITE_ACCESS, Driver, GraphDatabase, ManagedTransaction, Session, unit_of_work
from neo4j.exceptions import AuthError, ClientError, DriverError, Neo4jError, TransientError

from graph.diff import Change, compare
from graph.elements import Elements, Graph, as_elements
from graph.keys import EdgeKey, NodeKey
from graph.rows import EdgeRows, NodeRows
from graph.schema import INDEXED, schema
from graph.store import LoadSummary, Row
from graph.stored import stored_digests
from model.errors import ConfigurationError, StoreLocked, StoreUnavailable

ONE_TRANSACTION = 50_000
ROWS_AT_A_TIME = 5_000
TIMEOUT_SECONDS = 60.0
LOCK_SECONDS = 10.0
RETRY_SECONDS = 15.0
_HOLD = "MERGE (w:ChidaoWriter {key: 'writer'}) SET w.held = true"
_SAVE = "MERGE (s:ChidaoSave {key: 'save'}) SET s.save = randomUUID()"
_LAST_SAVE = "MATCH (s:ChidaoSave {key: 'save'}) RETURN s.save AS save"
NOT_TO_BE_RUN = "Neo.ClientError.Statement."
Statement = tuple[str, list[Row]]
Result = TypeVar("Result")


class Neo4jStore:
    """A graph on a Neo4j server; many may read and write it at once."""

    dialect = "neo4j"

    def __init__(self, address: str) -> None:
        user = os.environ.get("CHIDAO_NEO4J_USER", "neo4j")
        password = os.environ.get("CHIDAO_NEO4J_PASSWORD", "")
        self._reached = False
        try:
            self._driver: Driver = GraphDatabase.driver(
                address,
                auth=(user, password) if password else None,
                connection_timeout=5.0,
                max_transaction_retry_time=RETRY_SECONDS,
                notifications_min_severity="OFF",
            )
        except (DriverError, ValueError) as error:
            raise StoreUnavailable("Địa chỉ kho không đúng; ví dụ neo4j://localhost:7687. (Not an address of a Neo4j server.)") from error

    def check(self) -> None:
        """Raise StoreUnavailable unless the server answers and takes the password."""
        self.ask("RETURN 1 AS one", {})

    def load(self, graph: Graph) -> LoadSummary:
        """Make the server hold exactly the graph, beside what is not ours."""
        elements = as_elements(graph)
        self._run(_make_schema)
        with self._alone():
            return self._load(elements)

    def _load(self, elements: Elements) -> LoadSummary:
        change = compare(elements, stored_digests(self))
        summary = change.summary()
        if not summary.is_unchanged:
            self._carry_out(change)
        return summary

    def _carry_out(self, change: Change) -> None:
        statements = [*in_portions(writes(change)), *in_portions(removals(change))]
        if change.size <= ONE_TRANSACTION:
            self._write(statements)
        else:
            for statement in statements:
                self._write([statement])

    def ask(self, cypher: str, parameters: Mapping[str, object]) -> list[Row]:
        """Rows of plain values, by a transaction that may only read."""

        @unit_of_work(timeout=TIMEOUT_SECONDS)
        def read(transaction: ManagedTransaction) -> list[Row]:
            return transaction.run(cypher, dict(parameters)).data()

        return self._run(lambda session: session.execute_read(read), READ_ACCESS)

    def last_save(self) -> str:
        """What the last transaction of a load left as its mark, found by its key; empty where no load has written yet."""
        return next((str(row["save"]) for row in self.ask(_LAST_SAVE, {})), "")

    def index(self) -> None:
        """None: a server walks a few papers faster than it could hand over all of them."""

    def close(self) -> None:
        """Close the connections."""
        self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One load at a time on a server: a transaction that is never committed holds the place of the writer. The server lets go
        of it when the process ends, however it ends. Raises StoreLocked where another load goes on for LOCK_SECONDS."""
        try:
            with self._driver.session() as session:
                _try_to_hold(session)
                with session.begin_transaction() as holding:
                    holding.run(_HOLD).consume()
                    yield
        except (Neo4jError, DriverError, OSError) as error:  # the server went while it held the place, or while it let go of it
            raise _gone() from error

    def _write(self, statements: Sequence[Statement]) -> None:
        """One transaction, which marks a new save: whoever looks at the mark sees it with what was written, never before."""

        def write(transaction: ManagedTransaction) -> None:
            for text, rows in statements:
                transaction.run(text, rows=rows).consume()
            transaction.run(_SAVE).consume()

        self._run(lambda session: session.execute_write(write))

    def _reach(self) -> None:
        """The first time, one try: a server that is not there is said at once; later a fault is tried again for a while."""
        if not self._reached:
            self._driver.verify_connectivity()
            self._reached = True

    def _run(self, work: Callable[[Session], Result], access: str = WRITE_ACCESS) -> Result:
        try:
            self._reach()
            with self._driver.session(default_access_mode=access) as session:
                return work(session)
        except AuthError as error:
            raise StoreUnavailable(
                "Neo4j không nhận tên hoặc mật khẩu; hãy đặt CHIDAO_NEO4J_USER và CHIDAO_NEO4J_PASSWORD. "
                "(Neo4j refused the user or password; set these two variables.)"
            ) from error
        except (DriverError, OSError) as error:
            raise _gone() from error
        except Neo4jError as error:
            if (error.code or "").startswith(NOT_TO_BE_RUN):
                raise ConfigurationError(f"Câu hỏi Cypher không chạy được: {error.message} (This Cypher cannot be run.)") from error
            raise StoreUnavailable(f"Neo4j báo lỗi: {error.message} (Neo4j answered with an error: {error.code})") from error


def _gone() -> StoreUnavailable:
    return StoreUnavailable(
        "Không kết nối được Neo4j; hãy kiểm tra máy chủ đang chạy và địa chỉ --store. "
        "(Neo4j cannot be reached; check that it runs and the address given by --store.)"
    )


def _try_to_hold(session: Session) -> None:
    try:
        with session.begin_transaction(timeout=LOCK_SECONDS) as trial:
            trial.run(_HOLD).consume()
    except (ClientError, TransientError) as error:
        if "Unavailable" in (error.code or ""):  # it is going down
            raise
        raise StoreLocked(
            "Một tiến trình khác đang ghi vào Neo4j; hãy đợi tiến trình đó xong rồi chạy lại. "
            "(Another process is loading into this server; wait for it and run again.)"
        ) from error


def _make_schema(session: Session) -> None:
    for label in schema()["nodes"]:
        _apply(session, f"CREATE CONSTRAINT {label.lower()}_key IF NOT EXISTS FOR (n:{label}) REQUIRE n.key IS UNIQUE")
    for name, label in (("chidao_writer", "ChidaoWriter"), ("chidao_save", "ChidaoSave")):
        _apply(session, f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.key IS UNIQUE")
    for label, name in INDEXED:
        _apply(session, f"CREATE INDEX {label.lower()}_{name} IF NOT EXISTS FOR (n:{label}) ON (n.{name})")


def _apply(session: Session, text: str) -> None:
    session.run(text).consume()


def writes(change: Change) -> Iterator[Statement]:
    """What is new or different, nodes before edges: a text that writes one `row`, and all rows for it."""
    yield from _node_writes(change.elements.nodes, change.new_nodes)
    yield from _edge_writes(change.elements.edges, change.new_edges)


def removals(change: Change) -> Iterator[Statement]:
    """What is gone, edges before nodes; as `writes`."""
    yield from _edge_removals(change.remove_edges)
    yield from _node_removals(change.remove_nodes)


def in_portions(statements: Iterable[Statement]) -> Iterator[Statement]:
    """The same, ready to be run: as many rows in one statement as a server takes at a time."""
    for text, rows in statements:
        for start in range(0, len(rows), ROWS_AT_A_TIME):
            yield f"UNWIND $rows AS row {text}", rows[start : start + ROWS_AT_A_TIME]


def _node_writes(nodes: NodeRows, numbers: Sequence[int]) -> Iterator[Statement]:
    for labels, some in nodes.by_labels(numbers).items():
        extra = "".join(f" SET n:{label}" for label in labels[1:])
        gone = "".join(f" REMOVE n:{label}" for label in _other_labels(labels))
        rows: list[Row] = [
            {"key": nodes.key(number).key, "properties": {**nodes.row(number), "key": nodes.key(number).key}} for number in some
        ]
        yield f"MERGE (n:{labels[0]} {{key: row.key}}) SET n = row.properties{extra}{gone}", rows


def _other_labels(labels: tuple[str, ...]) -> tuple[str, ...]:
    """Second labels that the node had once and may have lost (an issuer whose paper is gone)."""
    return ("Issuer",) if labels == ("Agency",) else ()


def _edge_writes(edges: EdgeRows, numbers: Sequence[int]) -> Iterator[Statement]:
    for (relation, source, target), some in edges.by_kind(numbers).items():
        yield (
            f"MATCH (a:{source} {{key: row.source}}) MATCH (b:{target} {{key: row.target}}) "
            f"OPTIONAL MATCH (a)-[old:{relation}]->(b) WHERE {_same('old')} "
            f"FOREACH (o IN CASE WHEN old IS NULL THEN [] ELSE [old] END | DELETE o) "
            f"MERGE (a)-[r:{relation} {{digest: row.properties.digest}}]->(b) SET r = row.properties",
            [{**_ends(edges.key(number)), "properties": edges.row(number)} for number in some],
        )


def _edge_removals(keys: Sequence[EdgeKey]) -> Iterator[Statement]:
    rows: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for key in keys:
        rows[key.relation, key.source.label, key.target.label].append(_ends(key))
    for (relation, source, target), some in rows.items():
        yield f"MATCH (a:{source} {{key: row.source}})-[r:{relation}]->(b:{target} {{key: row.target}}) WHERE {_same('r')} DELETE r", some


def _node_removals(keys: Sequence[NodeKey]) -> Iterator[Statement]:
    rows: dict[str, list[Row]] = defaultdict(list)
    for key in keys:
        rows[key.label].append({"key": key.key})
    for label, some in rows.items():
        yield f"MATCH (n:{label} {{key: row.key}}) WHERE n.digest IS NOT NULL DETACH DELETE n", some


def _ends(key: EdgeKey) -> Row:
    return {"source": key.source.key, "target": key.target.key, "ordinal": key.ordinal, "role": key.role}


def _same(edge: str) -> str:
    """The edge of a row among parallel ones, if a load wrote it."""
    return f"{edge}.digest IS NOT NULL AND coalesce({edge}.ordinal, 0) = row.ordinal AND coalesce({edge}.role, '') = row.role"
