"""Where a question has no row, it is said what to ask next."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

import queries
from graph import offers as page
from graph.ask import ask
from graph.load import load
from graph.sentence import ask_sentence
from graph.store import GraphStore
from tests.graph.small_batches import chain, stub_root

HEALTH = "so y te tinh cao bang"
ROOT = "901/nq-cp|chinh phu|2021"


@pytest.fixture
def chained(embedded: GraphStore) -> GraphStore:
    """A cascade of four levels, with duties of Sở Y tế."""
    load(embedded, chain())
    return embedded


CASES: list[tuple[str, dict[str, object], list[tuple[str, dict[str, object]]]]] = [
    ("deadlines", {"agency": HEALTH, "until": "2020"}, [("deadlines", {"agency": HEALTH}), ("agency_tasks", {"agency": HEALTH})]),
    (
        "deadlines",
        {"directive": "901/NQ-CP", "as_of": "2021-10-12", "state": "overdue"},
        [("deadlines", {"directive": ROOT, "as_of": "2021-10-12"}), ("who_must_act", {"directive": ROOT, "as_of": "2021-10-12"})],
    ),
    ("reports_owed", {"agency": "Bộ Y tế"}, [("agency_tasks", {"agency": "bo y te"})]),
    ("overlaps", {"agency": HEALTH}, [("agency_tasks", {"agency": HEALTH})]),
    ("path", {"source": "901/NQ-CP", "target": "901/NQ-CP"}, []),
    ("search", {"text": "không có gì như thế"}, []),
    ("agency_tasks", {"agency": HEALTH}, []),
]


@pytest.mark.parametrize(("query", "given", "expected"), CASES)
def test_only_what_has_rows_is_offered(
    chained: GraphStore, query: str, given: dict[str, object], expected: list[tuple[str, dict[str, object]]]
) -> None:
    answer = ask(chained, query, given)
    assert [(offer["query"], offer["parameters"]) for offer in answer.offers] == expected
    for offer in answer.offers:
        assert offer["rows"] == len(ask(chained, str(offer["query"]), dict(offer["parameters"])).rows)  # type: ignore[call-overload]
    assert [note for note in answer.notes if note.startswith("Hỏi tiếp / ask next: ")] == [page.say_offer(offer) for offer in answer.offers]


def test_a_sentence_without_rows_offers_the_tasks(chained: GraphStore) -> None:
    answer = ask_sentence(chained, "Sở Y tế Cao Bằng phải làm gì trước tháng 11/2021", date(2026, 11, 1))
    assert (answer.query, answer.rows) == ("deadlines", ())
    assert answer.notes[-1] == f'Hỏi tiếp / ask next: agency_tasks --agency "{HEALTH}" · Cơ quan này phải làm những gì? (2)'


def test_a_way_that_is_not_there_offers_where_its_ends_come_from(embedded: GraphStore) -> None:
    load(embedded, stub_root())
    answer = ask(embedded, "path", {"source": "912/VP-KGVX", "target": "07-KL/TW", "as_of": "2021-06-12"})
    assert answer.rows == () and [offer["query"] for offer in answer.offers] == ["cascade_up"]
    assert answer.notes[0].startswith("912/VP-KGVX ban hành ngày 2021-06-21, sau ngày 2021-06-12")


def test_the_table_names_questions_and_parameters_that_exist() -> None:
    table = yaml.safe_load(Path(page.__file__ or "").with_name("offers.yml").read_text(encoding="utf-8"))
    for name, entries in table.items():
        known = {parameter.name for parameter in queries.get(name).parameters}
        for entry in entries:
            asked = {parameter.name: parameter for parameter in queries.get(entry["query"]).parameters}
            assert set(entry["take"]) <= set(asked) and set(entry["take"].values()) <= known, (name, entry)
            assert {p.name for p in asked.values() if p.required} <= set(entry["take"]), (name, entry)
