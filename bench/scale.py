"""Questions on a graph of a country's shape: how long they take as it grows, beside the least that they could take.

    python -m bench.scale --papers 10000 100000 --json scale.json     the embedded store
    python -m bench.scale --papers 10000 --neo4j                      a Neo4j server of our own, filled by the offline import
    python -m bench.scale --papers 10000 --store bolt://localhost     a server that is there; it then holds the made graph and nothing else
    python -m bench.scale --papers 100000 --every                     also each named question, the slowest first

The graph is made up (`bench.country`) and loaded directly, without texts. Figures are milliseconds of CPU time, of this process and of a
server of our own; of any other server by the clock on the wall. The bound is a walk over the same edges by numpy alone, with nothing told
about what it finds.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.clock import Clock, cpu_ms, middle, wall_ms, with_server
from bench.cold import measure_cold
from bench.country import Country, distance, key_of, make_country, reached
from bench.queries import measure
from graph.ask import ask
from graph.neo4j_import import ARGUMENTS, write_import
from graph.store import GraphStore, open_for_reading, open_for_writing
from model.errors import ConfigurationError
from tests.servers.neo4j import OwnServer

DAY = "2024-06-30"
Figures = dict[str, float]
Run = Callable[[], object]
Place = tuple[str, Clock, Figures]  # the address, how to measure there, what filling it took


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the table: `bound` is the same walk by numpy. A store keeps the last trees that it told; `again` says that it may."""

    told: str
    query: str
    given: dict[str, object]
    bound: Run | None = None
    again: bool = False


def main() -> None:
    """Measure at each size and print a table; with --json also write the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--papers", type=int, nargs="+", default=[10_000])
    parser.add_argument("--neo4j", action="store_true", help="a Neo4j server of our own (Java and Maven, see tests/servers/neo4j.py)")
    parser.add_argument("--store", help="a server that is there: neo4j://… or bolt://…")
    parser.add_argument("--every", action="store_true", help="each named question too")
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    found = {}
    for count in arguments.papers:
        country = make_country(count)
        place = _own_server(country) if arguments.neo4j else _server(country, arguments.store) if arguments.store else _folder(country)
        with place as (address, clock, figures):
            found[count] = figures | measure_questions(address, country, clock)
            print_table(count, found[count])
            if arguments.every:
                print_every(every_question(address, country))
    if arguments.json:
        arguments.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def measure_questions(address: str, country: Country, clock: Clock) -> Figures:
    """Milliseconds by what is asked; under the same name with ` (bound)` those of the bare walk."""
    figures: Figures = {}
    with open_for_reading(address) as store:
        for asked in questions(country):
            figures[asked.told] = clock(partial(_answer, store, asked))
            if asked.bound:
                figures[f"{asked.told} (bound)"] = middle(cpu_ms)(asked.bound)
    return figures


def _answer(store: GraphStore, asked: Asked) -> None:
    index = store.index()
    if index is not None and not asked.again:
        index.trees.clear()
    ask(store, asked.query, asked.given)


def questions(country: Country) -> Iterator[Asked]:
    """What is measured of each size."""
    hub, typical = {"directive": key_of(0)}, {"directive": key_of(country.typical)}
    source, target = country.far
    ends = {"source": key_of(source), "target": key_of(target)}

    def below(paper: int) -> Run:
        return lambda: reached(country.below, paper)

    yield Asked("cascade, typical", "cascade_down", {**typical}, below(country.typical))
    yield Asked("cascade up, typical", "cascade_up", {**typical})
    yield Asked("who must act, typical", "who_must_act", {**typical}, below(country.typical))
    yield Asked("who must act, typical, a day", "who_must_act", {**typical, "as_of": DAY})
    yield Asked("path", "path", {**ends}, lambda: distance(country.beside, source, target))
    yield Asked("path, a day", "path", {**ends, "as_of": DAY}, lambda: distance(country.beside, source, target))
    yield Asked("a typed number", "directive", {"directive": f"{source}/KH"})
    yield Asked("cascade of the hub, first 50", "cascade_down", {**hub, "limit": 50}, below(0))
    yield Asked("who under the hub, first 50", "who_must_act", {**hub, "limit": 50}, below(0))
    yield Asked("who under the hub, next 50", "who_must_act", {**hub, "limit": 50, "offset": 50}, again=True)
    yield Asked("who under the hub, totals", "who_totals", {**hub}, below(0))
    yield Asked("who under the hub, totals, a day", "who_totals", {**hub, "as_of": DAY}, below(0))
    yield Asked("cascade of the hub, whole", "cascade_down", {**hub}, below(0))


def every_question(address: str, country: Country, passes: int = 1) -> dict[str, dict[str, float]]:
    """Each named question with papers and bodies of the made graph."""
    source, target = country.far
    given: dict[str, object] = {
        "directive": key_of(country.typical),
        "child": key_of(target),
        "agency": "body 7",
        "source": key_of(source),
        "target": key_of(target),
        "text": "thich ung 9999",
        "since": "1",
        "place": "tỉnh 7",
        "paper": "7.txt",
    }
    with open_for_reading(address) as store:
        return measure(store, None, passes, given)


def print_table(count: int, figures: Figures) -> None:
    """One line for each figure, with its bound and how many times that it is."""
    for name, figure in figures.items():
        if not name.endswith("(bound)"):
            bound = figures.get(f"{name} (bound)")
            print(f"{count:>9} {name:32} {figure:10.1f}" + (f" {bound:10.2f} {figure / bound:8.1f} x" if bound else ""), flush=True)


def print_every(found: dict[str, dict[str, float]]) -> None:
    """The slowest first."""
    for name, figures in sorted(found.items(), key=lambda item: -item[1]["ms"]):
        print(f"{'':>9} {name:32} {figures['ms']:10.1f} {figures['rows']:10.0f} rows", flush=True)


@contextmanager
def _folder(country: Country) -> Iterator[Place]:
    """An embedded store in a folder of its own; what the load and a cold start took."""
    with tempfile.TemporaryDirectory() as place:
        taken = cpu_ms(lambda: _load(place, country)) / 1000
        figures = {"load, s": taken, "papers a second": (len(country.below.starts) - 1) / taken}
        yield place, middle(cpu_ms), figures | measure_cold(Path(place), key_of(country.typical))


@contextmanager
def _server(country: Country, address: str) -> Iterator[Place]:
    with open_for_reading(address) as store:
        _refuse_a_used_one(store)
    yield address, middle(wall_ms), {"load, s": wall_ms(lambda: _load(address, country)) / 1000}


@contextmanager
def _own_server(country: Country) -> Iterator[Place]:
    """A server of our own, filled by the offline import; a load that finds nothing to do then makes its indexes."""
    with tempfile.TemporaryDirectory(prefix="chidao-import-") as files, tempfile.TemporaryDirectory(prefix="chidao-neo4j-") as home:
        own = OwnServer(Path(home))
        figures = {"files, s": cpu_ms(lambda: write_import(country.batch, Path(files))) / 1000}
        order = ("database", "import", "full", "neo4j", f"@{Path(files) / ARGUMENTS}")
        figures["import, s"] = wall_ms(lambda: own.administer(*order)) / 1000
        own.start()
        os.environ["CHIDAO_NEO4J_USER"], os.environ["CHIDAO_NEO4J_PASSWORD"] = own.server.user, own.server.password
        try:
            figures["compare and index, s"] = wall_ms(lambda: _load(own.server.address, country)) / 1000
            yield own.server.address, with_server(own.cpu_seconds), figures
        finally:
            own.stop()


def _load(address: str, country: Country) -> None:
    with open_for_writing(address) as writer:
        writer.load(country.batch)


def _refuse_a_used_one(store: GraphStore) -> None:
    """A load makes a store hold exactly what is loaded: never somebody's papers."""
    if store.ask("MATCH (d:Directive) WHERE NOT d.key CONTAINS '|made|' RETURN d.key AS key LIMIT 1", {}):
        raise ConfigurationError("Kho này đã có văn bản khác. (This server holds other papers, which the made graph would replace.)")


if __name__ == "__main__":
    main()
