"""The embedded store: kglite inside the process, one file `FOLDER/graph/graph.kgl`.

Loading builds the whole graph anew and saves it beside the old file, then renames: a reader, or whoever
comes after a crash, finds the old graph or the new one. Asking works on a frozen copy of the last save;
every question first looks whether the file is still the one that was read.
"""

from __future__ import annotations

import threading
import warnings
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

import kglite

from graph.beside import save_of
from graph.build import build
from graph.diff import compare
from graph.elements import Elements, Graph, as_elements
from graph.index import Index
from graph.index_file import index_of, read_index, stored_index, write_index
from graph.keys import EdgeKey, NodeKey
from graph.lock import WriterLock
from graph.marks_file import read_marks, summary_of, write_marks
from graph.store import LoadSummary, Row
from graph.stored import stored_digests
from model.errors import ConfigurationError, StoreUnavailable

GRAPH_FILE = "graph.kgl"
INDEX_FILE = "chains.idx"
MARKS_FILE = "marks.idx"
TIMEOUT_MS = 60_000

# A question about a label that no document has brought yet is no mistake: it has no rows.
kglite.set_query_warning_policy("silent")
# Lists stay in memory where the rest could be read from the file in place: nothing that a person should do anything about.
warnings.filterwarnings("ignore", category=kglite.MappedFallbackWarning)


class _BrokenFile(StoreUnavailable):
    """The file is there and is no graph: the next load may write over it."""


class _FileIdentity(NamedTuple):
    """Tells one save from the next: saving makes a new file and renames it."""

    inode: int
    modified_ns: int
    size: int


class EmbeddedReader:
    """Answers from the last saved graph of a folder, and takes up a new save by itself."""

    dialect = "kglite"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / "graph" / GRAPH_FILE
        self._guard = threading.Lock()
        self._identity: _FileIdentity | None = None
        self._graph: kglite.FrozenGraph | None = None
        self._indexed: tuple[_FileIdentity, Index] | None = None

    def load(self, graph: Graph) -> LoadSummary:
        """Always refused: loading takes `open_for_writing`."""
        raise StoreUnavailable(f"Kho {self._folder} đang mở để đọc. (This store is open for reading only.)")

    def ask(self, cypher: str, parameters: Mapping[str, object]) -> list[Row]:
        """Rows of plain values. Raises StoreUnavailable where there is no graph or it cannot be read."""
        graph, _ = self._current()
        try:
            rows: list[Row] = graph.cypher(cypher, params=dict(parameters), timeout_ms=TIMEOUT_MS).to_list()
        except kglite.CypherTimeoutError as error:
            raise StoreUnavailable("Câu hỏi mất quá lâu; hãy hỏi hẹp hơn. (The question took too long; narrow it.)") from error
        except kglite.KgError as error:
            raise ConfigurationError(f"Câu hỏi Cypher không chạy được: {error} (This Cypher cannot be run for reading.)") from error
        return rows

    def last_save(self) -> str:
        """Which save the file is: "1f40a-18a3c7e2b11d0000-4c2". Raises StoreUnavailable where there is no graph."""
        return "-".join(f"{part:x}" for part in self._saved())

    def index(self) -> Index:
        """Who comes from whom: as the last load left it beside the graph, else made from the graph."""
        _, identity = self._current()
        known = self._indexed
        if known is None or known[0] != identity:
            known = identity, read_index(self._path.with_name(INDEX_FILE), self._path) or stored_index(self)
            self._indexed = known
        return known[1]

    def close(self) -> None:
        """Forget the graph that was read."""
        with self._guard:
            self._graph = None
            self._identity = None
            self._indexed = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _saved(self) -> _FileIdentity:
        identity = _identify(self._path)
        if identity is None:
            raise StoreUnavailable(
                f"Kho {self._folder} chưa có đồ thị; hãy chạy `chidao ingest` trước. (No graph here yet; run `chidao ingest` first.)"
            )
        return identity

    def _current(self) -> tuple[kglite.FrozenGraph, _FileIdentity]:
        with self._guard:
            identity = self._saved()
            if self._graph is None or identity != self._identity:
                self._graph = _read(self._path).freeze()
                self._identity = identity
            return self._graph, identity


class EmbeddedWriter(EmbeddedReader):
    """The one writer of a folder; it asks like a reader."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._lock = WriterLock(self._path.parent)
        except OSError as error:
            raise StoreUnavailable(f"Không ghi được vào {folder}: {error}. (Cannot write there.)") from error

    def load(self, graph: Graph) -> LoadSummary:
        """Make the file hold exactly the graph; nothing is written where it already does, but an index that is gone or of an older form."""
        elements = as_elements(graph)
        summary = self._compared(elements)
        try:
            if not summary.is_unchanged or not self._path.exists():
                build(elements).save(str(self._path))
            elif read_index(self._path.with_name(INDEX_FILE), self._path) is not None:
                return summary
            save = save_of(self._path)
            write_index(index_of(elements), self._path.with_name(INDEX_FILE), save)
            write_marks(elements, self._path.with_name(MARKS_FILE), save)
        except (OSError, kglite.FileIoError) as error:
            raise StoreUnavailable(_unsaved(self._folder, error)) from error
        return summary

    def close(self) -> None:
        """Let go of the folder."""
        super().close()
        self._lock.release()

    def _compared(self, elements: Elements) -> LoadSummary:
        """What the load changes: by the marks beside the file, else by what the graph itself says."""
        stored = read_marks(self._path.with_name(MARKS_FILE), self._path)
        return compare(elements, self._digests()).summary() if stored is None else summary_of(elements, stored)

    def _digests(self) -> Iterable[tuple[NodeKey | EdgeKey, str]]:
        if not self._path.exists():
            return ()
        try:
            self._current()
        except _BrokenFile:
            self._path.unlink()
            return ()
        return stored_digests(self)


def _unsaved(folder: Path, error: Exception) -> str:
    if "payload is" in str(error):  # what edges say may be 2 GiB in all, says kglite 0.21
        return (
            f"Đồ thị lớn hơn mức kho nhúng lưu được ({error}); danh mục vẫn còn đủ. Hãy dùng Neo4j: "
            "`chidao export --data … --format neo4j`, xem docs/how-to-fill-a-large-neo4j.md. "
            "(The graph is larger than an embedded store can save; the catalogue is whole. Use Neo4j.)"
        )
    return f"Không lưu được đồ thị vào {folder}: {error}. (Cannot save the graph.)"


def _identify(path: Path) -> _FileIdentity | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreUnavailable(f"Không đọc được {path}: {error}. (Cannot read it.)") from error
    return _FileIdentity(found.st_ino, found.st_mtime_ns, found.st_size)


def _read(path: Path) -> kglite.KnowledgeGraph:
    try:
        return kglite.load(str(path))
    except (kglite.KgError, OSError, ValueError) as error:
        raise _BrokenFile(
            f"Tệp đồ thị {path} bị hỏng; hãy chạy `chidao rebuild` để dựng lại từ danh mục. "
            f"(The graph file is broken; run `chidao rebuild`.) [{error}]"
        ) from error
