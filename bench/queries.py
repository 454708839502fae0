"""How long each named question takes on a store: CPU time of this process, the middle of several runs after one that warms up.

    python -m bench.queries                                  the store ./chidao-data, with the samples in it (chidao ingest data/samples)
    python -m bench.queries --store kho --json out.json      another one; the figures as JSON too
    python -m bench.queries --as-of 2026-11-01               every question told for that day, where it takes one

The CPU time of a server is not in it: on Neo4j it is what the driver and our code take. The yardstick is a fixed loop of Python in the
same run, so that runs of different machines can be compared by their ratios.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from statistics import median

import queries
from bench.clock import cpu_ms, yardstick
from graph.ask import ask
from graph.store import GraphStore, open_for_reading

GOAL_MS = 50.0
# What is asked with, by the name of the parameter: bodies and papers of the samples.
TYPICAL = {
    "directive": "128/NQ-CP",
    "child": "3279/KH-UBND",
    "agency": "Sở Y tế tỉnh Cao Bằng",
    "source": "435/VP-KGVX",
    "target": "07-KL/TW",
    "text": "thich ung an toan",
    "since": "1",
    "place": "tỉnh Cao Bằng",
    "paper": "texts/2021-10-11_chinh-phu_128-nq-cp.txt",
}


def measure(store: GraphStore, day: str | None, passes: int, known: Mapping[str, object] = TYPICAL) -> dict[str, dict[str, float]]:
    """Question -> `ms` and `rows`; with `day` only those that take one. `known` is what to ask with, by the name of the parameter."""
    found: dict[str, dict[str, float]] = {}
    for name in queries.names():
        query = queries.get(name)
        takes = {parameter.name for parameter in query.parameters}
        given = {parameter.name: known[parameter.name] for parameter in query.parameters if parameter.required and parameter.name in known}
        if "as_of" in takes and (day or any(p.name == "as_of" and p.required for p in query.parameters)):
            given["as_of"] = day or "2026-11-01"
        elif day:
            continue
        rows = len(ask(store, name, given).rows)
        found[name] = {"ms": median(cpu_ms(partial(ask, store, name, given)) for _ in range(passes)), "rows": rows}
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print, the slowest first; JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", default="chidao-data")
    parser.add_argument("--as-of", dest="day")
    parser.add_argument("--passes", type=int, default=7)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args(arguments)
    with open_for_reading(given.store) as store:
        found = measure(store, given.day, given.passes)
    stick = median(cpu_ms(yardstick) for _ in range(5))
    lines = [f"| {name} | {figures['ms']:.1f} | {figures['ms'] / stick:.2f} | {figures['rows']} |" for name, figures in _slowest(found)]
    above = [name for name, figures in found.items() if figures["ms"] > GOAL_MS]
    told = "\n".join(["| question | CPU ms | of the yardstick | rows |", "|---|--:|--:|--:|", *lines])
    sys.stdout.write(f"{told}\n\nyardstick {stick:.1f} ms; above {GOAL_MS:.0f} ms: {', '.join(above) or 'none'}\n")
    if given.json:
        given.json.write_text(json.dumps({"yardstick_ms": stick, "questions": found}, indent=1), encoding="utf-8")


def _slowest(found: dict[str, dict[str, float]]) -> list[tuple[str, dict[str, float]]]:
    return sorted(found.items(), key=lambda item: -item[1]["ms"])


if __name__ == "__main__":
    main()
