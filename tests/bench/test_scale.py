"""The made-up country: its bounds find what the questions find, and what got slower is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.clock import cpu_ms
from bench.compare import BASELINE, table, times
from bench.country import Country, distance, key_of, make_country, reached
from bench.scale import every_question, measure_questions
from graph.ask import ask
from graph.store import open_for_reading, open_for_writing

PAPERS = 600


@pytest.fixture(scope="module")
def country() -> Country:
    return make_country(PAPERS)


@pytest.fixture(scope="module")
def filled(country: Country, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("country")
    with open_for_writing(str(folder)) as store:
        store.load(country.batch)
    return str(folder)


def test_the_bound_walks_where_the_question_walks(country: Country, filled: str) -> None:
    with open_for_reading(filled) as store:
        for root in (0, country.typical):
            assert len(reached(country.below, root)) == len(ask(store, "cascade_down", {"directive": key_of(root)}).rows)
        source, target = country.far
        steps = ask(store, "path", {"source": key_of(source), "target": key_of(target)}).rows
    assert distance(country.beside, source, target) == len(steps) > 1


def test_a_seventh_of_all_papers_is_below_the_hub(country: Country) -> None:
    assert 0.1 < len(reached(country.below, 0)) / PAPERS < 0.2


def test_everything_is_measured(country: Country, filled: str) -> None:
    figures = measure_questions(filled, country, cpu_ms)
    assert {"who must act, typical", "path, a day", "cascade of the hub, first 50 (bound)"} <= set(figures)
    assert every_question(filled, country)["search"]["rows"] >= 0


def test_there_is_a_baseline() -> None:
    assert '"who must act, typical"' in Path(BASELINE).read_text(encoding="utf-8")


def test_what_got_slower_is_marked() -> None:
    before, now = {"path": 1.0, "gone": 1.0, "small": 0.001}, {"path": 2.0, "new": 9.0, "small": 0.02}
    assert [times(now, before, name) for name in now] == [2.0, 1.0, 1.0]
    told = table(now, before).splitlines()
    assert told[1].startswith("path") and told[1].endswith("slower")
    assert not any(line.endswith("slower") for line in told[2:])
    assert told[-1].startswith("gone")
