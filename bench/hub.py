"""What the index takes for the largest hub of a country: its part of a question, without a store that would need ten gigabytes.

    python -m bench.hub --papers 1000000

Papers, edges and duties are shaped like those of `bench.country`: 14 % of all papers below one, a twelfth of them with five duties. The
rows of a page are then asked of the store, which takes as long whatever its size: see `bench.scale`. CPU milliseconds, the middle of five.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bench.clock import cpu_ms, middle
from bench.country import BODIES, CHAINED, DAYS, DEEPEST, DUTIES, FIRST, HUB_SHARE, PROVINCES, WITH_DUTIES, key_of
from graph.beside import save_of
from graph.index import Index, make_index
from graph.index_duties import Duties, make_duties
from graph.index_file import read_index, write_index
from graph.subtree import Subtree, subtree
from graph.subtree_duties import counted_duties, ordered_duties, places_of
from graph.tree import Row

DAY = "2024-06-30"


def main() -> None:
    """Make an index of so many papers, keep and read it, and walk its hub."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--papers", type=int, default=100_000)
    count = parser.parse_args().papers
    with tempfile.TemporaryDirectory() as place:
        graph, path = Path(place, "graph.kgl"), Path(place, "chains.idx")
        graph.touch()
        write_index(_index(count), path, save_of(graph))
        _tell("read from its file", middle(cpu_ms)(lambda: read_index(path, graph)))
        index = read_index(path, graph)
        print(f"{path.stat().st_size / 1e6:.1f} MB")
    if index is not None and index.duties is not None:
        _measure(index, index.duties)


def _measure(index: Index, duties: Duties) -> None:
    root = index.keys.find(key_of(0)) or 0

    def tree(day: str | None = None) -> Subtree:
        index.trees.clear()
        return subtree(index, root, day)

    def papers(found: Subtree) -> object:
        return None if found.order is None else found.closure(found.order[:50])

    def some(found: Subtree, start: int) -> object:
        order = found.order
        places = [] if order is None else places_of(duties, ordered_duties(found, duties, order, "all")[start : start + 50])
        return found.closure([paper for paper, _ in places])

    kept = tree()
    print(f"{len(kept)} papers in the tree")
    clock = middle(cpu_ms)
    _tell("first 50 papers", clock(lambda: papers(tree())))
    _tell("first 50 duties", clock(lambda: some(tree(), 0)))
    _tell("next 50 duties", clock(lambda: some(kept, 50)))
    _tell("totals", clock(lambda: counted_duties(tree(), duties, "all")))
    _tell("totals, a day", clock(lambda: counted_duties(tree(DAY), duties, "all")))


def _index(count: int) -> Index:
    days = ((key_of(n), (FIRST + timedelta(days=n * DAYS // count)).isoformat()) for n in range(count))
    index = make_index(days, _edges(count, random.Random(1)))
    return replace(index, duties=make_duties(index, _duties(count, random.Random(2)), ()))


def _edges(count: int, pick: random.Random) -> Iterator[Row]:
    trees: tuple[list[int], list[int]] = [0], []
    depth = [0] * count
    for number in range(1, count):
        chance = pick.random()
        papers = trees[chance >= HUB_SHARE]
        parent = pick.choice(papers) if papers and chance < HUB_SHARE + CHAINED else None
        papers.append(number)
        if parent is not None:
            above = papers[0] if depth[parent] >= DEEPEST else parent
            depth[number] = depth[above] + 1
            facts = {"edge": "COMES_FROM", "relation": "IMPLEMENTS", "rank": 0, "continues": False}
            yield {"key": key_of(number), "above_key": key_of(above), **facts}


def _duties(count: int, pick: random.Random) -> Iterator[Row]:
    for number in range(count):
        for ordinal in range(DUTIES if number % 100 < 100 * WITH_DUTIES else 0):
            body = pick.randrange(BODIES)
            facts = {"agency_key": f"body {body}", "level": "department", "place": f"tỉnh {body % PROVINCES}", "group": False}
            task = {"document_key": key_of(number), "task_key": f"{key_of(number)}#{ordinal + 1:03d}", "modality": "must", "role": "lead"}
            yield {**task, **facts}


def _tell(what: str, taken: float) -> None:
    print(f"{what:24} {taken:8.1f} ms", flush=True)


if __name__ == "__main__":
    main()
