"""Documents that come late, twice, with equal numbers or wrong dates, and what people correct: the same on both stores."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from graph.ask import ask
from graph.changes import changes_between, read_snapshot, snapshot_of, with_runs
from graph.export import jsonl_lines, read_graph
from graph.load import load
from graph.store import GraphStore, Row
from ingest.resolve import resolve
from ingest.resolve.batch import make_batch
from model.correction import Correction
from model.run import Run
from tests.contract.test_sequences import CORRECTIONS, TEXTS
from tests.ingest.resolve.letters import record

READ = {name: record(f"{name}.txt", text) for name, text in TEXTS.items() if text}
NQ = "128/nq-cp|chinh phu|2021"


@dataclass
class Corpus:
    """A store that takes one set of documents after the other, each as a run."""

    store: GraphStore
    runs: tuple[Run, ...] = ()

    def hold(self, *names: str, corrections: tuple[Correction, ...] = ()) -> None:
        """Make it hold exactly these texts, as an ingest would."""
        batch = make_batch(resolve([READ[name] for name in names], corrections))
        events = changes_between(read_snapshot(self.store), snapshot_of(batch))
        self.runs += (Run(len(self.runs) + 1, "2026-11-22T08:00:00+00:00", "ingest", events),)
        load(self.store, with_runs(batch, self.runs))

    def rows(self, query: str, **parameters: object) -> tuple[Row, ...]:
        return ask(self.store, query, parameters).rows

    def brought(self) -> list[tuple[object, object]]:
        """The events of the last run."""
        return [(row["event"], row["number"]) for row in self.rows("changes", since=str(len(self.runs)))]


@pytest.fixture
def corpus(store: GraphStore) -> Corpus:
    return Corpus(store)


def test_a_late_parent_fills_its_stub(corpus: Corpus) -> None:
    corpus.hold("plan")
    (before,) = corpus.rows("directive", directive=NQ)
    corpus.hold("plan", "parent")
    (after,) = corpus.rows("directive", directive=NQ)
    assert (before["status"], after["status"]) == ("cited", "held")
    assert [row["number"] for row in corpus.rows("cascade_down", directive=NQ)] == ["128/NQ-CP", "40/KH-UBND"]
    assert corpus.brought() == [("filled_stub", "128/NQ-CP")]


def test_two_scans_are_one_directive_with_both_files(corpus: Corpus) -> None:
    corpus.hold("plan", "plan, another scan")
    (found,) = corpus.rows("search", text="40/KH-UBND")
    (directive,) = corpus.rows("directive", directive=found["key"])
    assert [directive["source"], *directive["files"]] == ["plan, another scan.txt", "plan.txt"]  # type: ignore[misc]


def test_one_number_in_two_years_and_two_provinces_is_three_directives(corpus: Corpus) -> None:
    corpus.hold("plan", "plan of next year", "plan of another province")
    assert len(corpus.rows("search", text="40/KH-UBND")) == 3


def test_a_wrong_date_is_near_and_says_what_to_compare(corpus: Corpus) -> None:
    corpus.hold("parent", "wrong date")
    found = {row["wording"]: row for row in corpus.rows("unresolved")}
    (row,) = [row for wording, row in found.items() if "128/NQ-CP" in str(wording)]
    assert (row["state"], row["candidates"]) == ("suggested", [NQ])
    assert "ngày khác" in str(row["reason"])
    assert "2021-10-12" in str(row["needs"]) and "2021-10-11" in str(row["needs"])
    assert [choice["number"] for choice in row["choices"]] == ["128/NQ-CP"]  # type: ignore[attr-defined]
    assert len(corpus.rows("cascade_down", directive=NQ)) == 1


def test_a_short_form_is_suggested_and_not_walked(corpus: Corpus) -> None:
    corpus.hold("parent", "short")
    (row,) = corpus.rows("unresolved")
    assert (row["state"], row["candidates"]) == ("suggested", [NQ])
    assert "ký hiệu" in str(row["needs"])
    assert len(corpus.rows("cascade_down", directive=NQ)) == 1
    corpus.hold("short")
    (row,) = corpus.rows("unresolved")
    assert (row["state"], row["candidates"], row["choices"]) == ("incomplete", [], [])
    assert "cần toàn văn của Nghị quyết số 128" in str(row["needs"])


def test_a_draft_is_kept_apart_and_says_that_it_is_not_issued(corpus: Corpus) -> None:
    corpus.hold("parent", "draft")
    (draft,) = corpus.store.ask("MATCH (d:Directive) WHERE d.draft RETURN d.key AS key, d.note AS note, d.number AS number", {})
    assert (str(draft["key"])[:7], draft["number"]) == ("sha256:", None)
    assert "không tính là đã ban hành" in str(draft["note"])


def test_a_part_of_a_key_that_becomes_known_takes_edges_and_corrections_with_it(corpus: Corpus) -> None:
    corpus.hold("unknown issuer")
    assert corpus.rows("directive", directive="77/qd-bcd|?|2021")[0]["status"] == "cited"
    said = Correction("set", "Mai", "2026-11-22", "thử", id="k1", document=CORRECTIONS[4].document, field="heading", value="Về việc khác")
    corpus.hold("unknown issuer", "known issuer", corrections=(said,))
    assert ("rekeyed", "77/QĐ-BCĐ") in corpus.brought()
    assert "edge_lost" not in {event for event, _ in corpus.brought()}
    (directive,) = corpus.rows("directive", directive="77/qd-bcd|bo y te|2021")
    assert len(directive["incoming"]) == 2  # type: ignore[arg-type]
    assert [(row["state"], row["correction"]) for row in corpus.rows("corrections")] == [("orphaned", "k1")]


def test_what_people_say_is_told_alike(corpus: Corpus) -> None:
    corpus.hold("parent", "plan", "short", "plan of another province", corrections=CORRECTIONS)
    states = [(row["correction"], row["state"]) for row in corpus.rows("corrections")]
    assert states == [
        ("c1", "superseded"),
        ("c2", "applied"),
        ("c3", "applied"),
        ("c4", "withdrawn"),
        ("c5", "applied"),
        ("c6", "applied"),
        ("c7", "applied"),
        ("c8", "applied"),
    ]
    manual = [row for row in corpus.rows("edges") if row["origin"] == "manual"]
    assert {(row["relation"], row["to_number"]) for row in manual} == {("IMPLEMENTS", "138/NQ-CP"), ("IMPLEMENTS", "40/KH-UBND")}
    assert {row["origin_note"] for row in manual} == {"Mai, 2026-11-22: thử"}
    assert [row["correction"] for row in corpus.rows("corrections", state="withdrawn")] == ["c4"]


def test_runs_are_no_part_of_an_export(corpus: Corpus) -> None:
    corpus.hold("plan")
    corpus.hold("plan", "parent")
    batch = make_batch(resolve([READ["plan"], READ["parent"]]))
    assert list(jsonl_lines(read_graph(corpus.store))) == list(jsonl_lines(batch))
    assert {row["run"] for row in corpus.rows("changes")} == {1, 2}
    assert {row["run"] for row in corpus.rows("changes", since="1", until=1)} == {1}
    told = corpus.rows("runs")
    assert [row["run"] for row in told] == sorted((row["run"] for row in told), reverse=True)  # type: ignore[type-var]
    assert {row["run"] for row in told} == {1, 2} == {row["run"] for row in corpus.rows("new_papers", since=1)}
    assert {row["run"] for row in corpus.rows("runs", since=2)} == {2}
