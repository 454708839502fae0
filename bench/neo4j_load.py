"""A first load of a Neo4j server: over Bolt, and by the offline import of the files that `chidao export --format neo4j` writes.

    python -m bench.neo4j_load --count 5000             both ways, then `neo4j-admin database check` of what was imported
    python -m bench.neo4j_load --count 100000 --json f  the figures as JSON too

The graph is that of some generated papers, repeated under other keys until it holds `--count` documents; agencies and places are shared, as
in life. The server is one of our own (Java and Maven, see tests/servers/neo4j.py). Wall clock: most of the work is the server's.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.made.plan import plan
from bench.made.write import write
from graph.load import load
from graph.neo4j_import import ARGUMENTS, write_import
from graph.store import open_for_writing
from ingest.pipeline import extract_source
from ingest.read import read_text
from ingest.resolve import resolve
from ingest.resolve.batch import make_batch
from model.batch import Batch, Edge, Node
from tests.servers.neo4j import OwnServer, killable_server

GOAL = 10
IMPORT = ("database", "import", "full", "neo4j")
PATTERN = 200  # papers that are read and repeated
SHARED = frozenset({"Agency", "Place", "Person"})
Figures = dict[str, float]


def main() -> None:
    """Measure, print a table; 1 where the server that was imported is not what a load writes, or the goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=5_000, help="documents (5000)")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    arguments = parser.parse_args()
    figures = measure(make_large(arguments.count))
    print_table(figures)
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    sys.exit(0 if figures["ratio"] >= GOAL and not figures["left to write"] else 1)


def make_large(count: int) -> Batch:
    """A graph of at least so many documents."""
    texts = [write(paper) for paper in plan(min(count, PATTERN), seed=1)]
    pattern = make_batch(resolve(extract_source(read_text(f"{index}.txt", text)) for index, text in enumerate(texts)))
    copies = range(-(-count // len(texts)))
    nodes = [_copied(node, copy) for copy in copies for node in pattern.nodes if not copy or node.labels[0] not in SHARED]
    edges = [_moved(edge, copy) for copy in copies for edge in pattern.edges if not copy or not _is_shared(edge)]
    return Batch(tuple(nodes), tuple(edges))


def measure(batch: Batch) -> Figures:
    """Seconds of both ways, their ratio, and what a load of the same batch has to write after the import."""
    found: Figures = {"nodes": len(batch.nodes), "edges": len(batch.edges)}
    with killable_server() as own:
        found["bolt"] = _timed("bolt", lambda: _load(own, batch))
    with TemporaryDirectory(prefix="chidao-import-") as folder, TemporaryDirectory(prefix="chidao-neo4j-") as home:
        files = Path(folder)
        found["files"] = _timed("files", lambda: write_import(batch, files))
        found["MB of files"] = sum(file.stat().st_size for file in files.iterdir()) / 1e6
        own = OwnServer(Path(home))
        found["import"] = _timed("import", lambda: own.administer(*IMPORT, f"@{files / ARGUMENTS}"))
        found["check"] = _timed("check", lambda: own.administer("database", "check", "neo4j"))
        own.start()
        try:
            found["left to write"] = _load(own, batch)
        finally:
            own.stop()
    return {**found, "ratio": found["bolt"] / (found["files"] + found["import"])}


def print_table(figures: Figures) -> None:
    """The figures, with elements a second where they are seconds."""
    elements = figures["nodes"] + figures["edges"]
    print(f"{figures['nodes']:,.0f} nodes, {figures['edges']:,.0f} edges, {figures['MB of files']:.1f} MB of files")
    for name in ("bolt", "files", "import", "check"):
        print(f"  {name:<8}{figures[name]:>9.1f} s{elements / figures[name]:>12,.0f} elements/s")
    print(f"  files + import are {figures['ratio']:.1f} times as fast as Bolt (goal {GOAL}); the check found no fault")
    print(f"  a load over Bolt afterwards writes {figures['left to write']:.0f} elements")


def _load(own: OwnServer, batch: Batch) -> int:
    """Over Bolt; how many elements it wrote."""
    os.environ["CHIDAO_NEO4J_USER"], os.environ["CHIDAO_NEO4J_PASSWORD"] = own.server.user, own.server.password
    with open_for_writing(own.server.address) as store:
        summary = load(store, batch)
    return summary.nodes_written + summary.edges_written


def _timed(name: str, work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    seconds = perf_counter() - start
    print(f"{name} {seconds:.1f} s", file=sys.stderr, flush=True)  # a large run takes long
    return seconds


def _copied(node: Node, copy: int) -> Node:
    return node if node.labels[0] in SHARED else Node(node.labels, f"{node.key}~{copy}", node.properties)


def _moved(edge: Edge, copy: int) -> Edge:
    return Edge(edge.relation, _end(edge.source, copy), _end(edge.target, copy), edge.properties)


def _end(end: tuple[str, str], copy: int) -> tuple[str, str]:
    return end if end[0] in SHARED else (end[0], f"{end[1]}~{copy}")


def _is_shared(edge: Edge) -> bool:
    return edge.source[0] in SHARED and edge.target[0] in SHARED


if __name__ == "__main__":
    main()
