"""Questions on a corpus of a country's shape, loaded directly: how long walks and their first pages take as it grows.

    python -m bench.scale --papers 10000 100000 --json scale.json

A graph of so many papers is made as a load would give it (no texts are read), with a hub that has about an eighth of them below it. Each
question is asked once to warm up and then five times; the figures are CPU time of this process, in milliseconds, the middle one. The
yardstick is the bare walk below the hub over the same edges.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from bench.clock import cpu_ms
from graph.ask import ask
from graph.store import GraphStore, open_for_reading, open_for_writing
from model.batch import Batch, Edge, Node, Value

LEVELS = ("central", "ministry", "province", "district", "commune")
PROVINCES, BODIES, WITH_DUTIES, DUTIES = 34, 400, 0.08, 5
RUNS = 5


def main() -> None:
    """Measure at each size and print a table; with --json also write the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--papers", type=int, nargs="+", default=[10_000])
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    found = {}
    for count in arguments.papers:
        with tempfile.TemporaryDirectory() as folder:
            found[count] = measure(count, folder)
        for name, figure in found[count].items():
            print(f"{count:>9} {name:32} {figure:10.1f}", flush=True)
    if arguments.json:
        arguments.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def measure(count: int, folder: str) -> dict[str, float]:
    """Load, open and ask; milliseconds by name (`load, s`, `documents/s` and `hub, papers` as they say)."""
    batch = make_batch(count, seed=1)
    loaded = cpu_ms(lambda: _load(batch, folder)) / 1000
    figures = {"load, s": loaded, "documents/s": count / loaded}
    with open_for_reading(folder) as store:
        first: dict[str, object] = {"directive": key_of(0), "limit": 50}
        figures["open and first answer"] = cpu_ms(lambda: ask(store, "cascade_down", first))
        figures["hub, papers"] = len(_below(store))
        for name, run in _questions(store):
            run()
            figures[name] = median(cpu_ms(run) for _ in range(RUNS))
    return figures


def _load(batch: Batch, folder: str) -> None:
    with open_for_writing(folder) as writer:
        writer.load(batch)


def make_batch(count: int, seed: int) -> Batch:
    """Paper 0 is the hub; each later one comes from an earlier paper, near the first ones more often."""
    pick = random.Random(seed)
    nodes = [Node(("Agency",), f"body {n}", _body(n)) for n in range(BODIES)]
    edges: list[Edge] = []
    for number in range(count):
        nodes.append(Node(("Directive",), key_of(number), _paper(number, pick)))
        if number and pick.random() < 0.5:
            # half of the chains begin at one of the first eight papers, which therefore share what hangs on anything
            parent = pick.randrange(8) if pick.random() < 0.5 else pick.randrange(number)
            if parent != number:
                edges.append(Edge("COMES_FROM", ("Directive", key_of(number)), ("Directive", key_of(parent)), _proof(number, parent)))
        if pick.random() < WITH_DUTIES:
            for ordinal in range(DUTIES):
                task = f"{key_of(number)}#{ordinal + 1:03d}"
                nodes.append(Node(("Task",), task, {"wording": f"việc {ordinal}", "modality": "must", "document": key_of(number)}))
                edges.append(Edge("HAS_TASK", ("Directive", key_of(number)), ("Task", task), {"rule": "made"}))
                edges.append(Edge("LED_BY", ("Task", task), ("Agency", f"body {pick.randrange(BODIES)}"), {"role": "lead", "rule": "made"}))
    return Batch(tuple(nodes), tuple(edges))


def key_of(number: int) -> str:
    """`0000012/kh|made|2021`."""
    return f"{number:07}/kh|made|2021"


def _paper(number: int, pick: random.Random) -> dict[str, Value]:
    level = LEVELS[min(number // 8, 4)] if number < 40 else pick.choice(LEVELS[2:])
    facts: dict[str, Value] = {
        "number": f"{number}/KH",
        "kind": "Kế hoạch",
        "heading": f"Kế hoạch về việc {number}",
        "issuer": "Nơi làm thử",
    }
    day = f"20{19 + number % 7}-{1 + number % 12:02}-{1 + number % 28:02}"
    return facts | {"issued_on": day, "level": level, "province": f"tỉnh {pick.randrange(PROVINCES)}", "status": "held", "tasks": 0}


def _body(number: int) -> dict[str, Value]:
    return {"heading": f"Sở {number}", "heading_folded": f"so {number}", "level": "department", "place": f"tỉnh {number % PROVINCES}"}


def _proof(child: int, parent: int) -> dict[str, Value]:
    quote = f"Thực hiện Kế hoạch số {parent}/KH"
    return {"relation": "IMPLEMENTS", "rank": 0, "continues": False, "source": f"{child}.txt", "quote": quote, "rule": "made"}


def _questions(store: GraphStore) -> Iterator[tuple[str, Callable[[], object]]]:
    hub: dict[str, object] = {"directive": key_of(0)}
    small: dict[str, object] = {"directive": key_of(40)}
    yield "bare walk below the hub", lambda: _below(store)
    yield "cascade, typical", lambda: ask(store, "cascade_down", small)
    yield "cascade up, typical", lambda: ask(store, "cascade_up", small)
    yield "who, typical", lambda: ask(store, "who_must_act", small)
    yield "cascade, hub, first 50", lambda: ask(store, "cascade_down", hub | {"limit": 50})
    yield "who, hub, first 50", lambda: ask(store, "who_must_act", hub | {"limit": 50})
    yield "who, hub, totals", lambda: ask(store, "who_totals", hub)
    yield "cascade, hub, whole", lambda: ask(store, "cascade_down", hub)


def _below(store: GraphStore) -> set[int]:
    index = store.index()
    root = index.number_of(key_of(0)) if index else None
    return index.walk_down(root) if index and root is not None else set()


if __name__ == "__main__":
    main()
