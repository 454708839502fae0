"""Questions about a day: what came later is not there yet, on both stores (design, section 3, rule 10)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

import queries
from graph.ask import ask
from graph.load import load
from graph.store import GraphStore
from model.batch import Batch
from model.errors import BadParameter
from tests.graph.reform_batches import asked_for_plans, merged_provinces, reform
from tests.graph.small_batches import Builder, chain, stub_root

ROOT, DAY = "971/NQ-CP", "2021-11-30"
# Runs and reviewers are no papers (docs/asking.md). Bodies that only a later paper names are counted by their own days. An undated paper
# below a later one is a row of `validity_below`, which the tree of the question that uses it does not reach.
OTHERWISE = {"changes", "corrections", "history", "new_papers", "runs", "statistics", "validity_below"}


@pytest.fixture
def merged(store: GraphStore) -> GraphStore:
    """A resolution of 11/10/2021, plans of 12/10, 25/10, 26/11 and 6/12/2021 under it."""
    load(store, merged_provinces())
    return store


def test_papers_issued_after_the_day_are_left_out(merged: GraphStore) -> None:
    def numbers(query: str, **parameters: object) -> list[str]:
        return sorted(str(row["number"]) for row in ask(merged, query, parameters).rows)

    early = ["971/NQ-CP", "972/KH-UBND", "974/KH-UBND", "976/QĐ-BYT"]
    assert numbers("cascade_down", directive=ROOT) == sorted([*early, "975/KH-UBND"])
    assert numbers("cascade_down", directive=ROOT, as_of=DAY) == early
    assert numbers("cascade_down", directive=ROOT, as_of="2021-12") == sorted([*early, "975/KH-UBND"])
    assert numbers("cascade_down", directive=ROOT, as_of="2020-01-01") == ["971/NQ-CP"]  # what is asked about stays
    assert numbers("cascade_up", directive="975/KH-UBND", as_of="2021-10-31") == ["971/NQ-CP", "975/KH-UBND"][1:]
    assert numbers("timeline", directive=ROOT, as_of=DAY) == early
    assert "975/KH-UBND" in numbers("search", text="975") and numbers("search", text="975", as_of=DAY) == []


def test_a_path_through_a_later_paper_is_none_yet(merged: GraphStore) -> None:
    both = {"source": "975/KH-UBND", "target": ROOT}
    assert [row["to_number"] for row in ask(merged, "path", both).rows] == ["974/KH-UBND", "971/NQ-CP"]
    assert ask(merged, "path", both | {"as_of": "2021-12-31"}).rows == ask(merged, "path", both).rows
    assert ask(merged, "path", both | {"as_of": DAY}).rows == ()


def test_statistics_of_a_day(merged: GraphStore) -> None:
    def count(**parameters: object) -> dict[object, object]:
        return {row["measure"]: row["value"] for row in ask(merged, "statistics", parameters).rows}

    now, then = count(), count(as_of=DAY)
    assert (now["directives"], then["directives"]) == (6, 4)
    assert (now["comes_from"], then["comes_from"]) == (4, 3)
    assert now["agencies"] == then["agencies"] + 1  # type: ignore[operator]
    assert count(as_of="2026") == now


def detour() -> Batch:
    """Two papers that cite each other over one of December at the shortest, and over two of spring by a longer way; the later one of two
    chains has a duty for a department."""
    b = Builder()
    root, low = (
        b.directive("951/NQ-CP", "Chính phủ", "2021-01-01"),
        b.directive("955/KH-UBND", "Ủy ban nhân dân tỉnh Cao Bằng", "2021-06-01"),
    )
    one, two = b.directive("952/QĐ-BYT", "Bộ Y tế", "2021-02-01"), b.directive("953/KH-BYT", "Bộ Y tế", "2021-03-01")
    late = b.directive("959/TB-VPCP", "Văn phòng Chính phủ", "2021-12-01")
    b.comes_from(one, root)
    b.comes_from(two, one)
    b.comes_from(low, two)
    b.mentions(late, root)
    b.mentions(late, low)
    b.task(low, "Sở Y tế báo cáo UBND tỉnh trước ngày 15/12/2021", ("Sở Y tế tỉnh Cao Bằng", "lead"), deadline="2021-12-15")
    b.task(late, "Sở Y tế báo cáo tiến độ trước ngày 20/12/2021", ("Sở Y tế tỉnh Cao Bằng", "lead"), deadline="2021-12-20")
    return b.batch()


# Batch, day, and the papers and the agency that are asked about; each of them is there on the day.
BATCHES: dict[str, tuple[Callable[[], Batch], str, tuple[str, str, str]]] = {
    "chain": (chain, "2021-11-28", ("901/NQ-CP", "903/KH-UBND", "Sở Y tế tỉnh Cao Bằng")),
    "stub": (stub_root, "2021-06-18", ("07-KL/TW", "911-CV/TU", "Tỉnh ủy Cao Bằng")),
    "provinces": (merged_provinces, "2021-10-31", ("971/NQ-CP", "972/KH-UBND", "Bộ Y tế")),
    "bodies": (reform, "2022-12-31", ("961/NQ-CP", "962/KH-UBND", "Sở Kế hoạch và Đầu tư Kiên Giang")),
    "plans": (asked_for_plans, "2021-10-25", ("981/NQ-CP", "981/NQ-CP", "Ủy ban nhân dân tỉnh Cao Bằng")),
    "detour": (detour, "2021-11-30", ("951/NQ-CP", "955/KH-UBND", "Sở Y tế tỉnh Cao Bằng")),
}


def papers_of_the_day(batch: Batch, day: str) -> Batch:
    """The batch as it would be if no later paper had ever been read."""
    later = {node.key for node in batch.nodes if node.labels[0] == "Directive" and str(node.properties["issued_on"] or "") > day}
    gone = {(node.labels[0], node.key) for node in batch.nodes if node.key.partition("#")[0].partition("@")[0] in later}
    nodes = tuple(node for node in batch.nodes if (node.labels[0], node.key) not in gone)
    return replace(batch, nodes=nodes, edges=tuple(edge for edge in batch.edges if not {edge.source, edge.target} & gone))


def asked(query: queries.Query, day: str, names: tuple[str, str, str]) -> Iterator[dict[str, object]]:
    """What a question takes, first as little as it needs, then with all that it may have."""
    above, below, agency = names
    known = {"source": below, "target": above, "child": below, "agency": agency, "recipient": agency, "directive": above, "text": "ve viec"}
    known["place"] = "tỉnh Cao Bằng"
    needed = {p.name: known[p.name] for p in query.parameters if p.required and p.name in known}
    yield {**needed, "as_of": day}
    yield {
        **needed,
        "as_of": day,
        **{p.name: known[p.name] for p in query.parameters if p.kind in ("directive", "agency") and p.name != "recipient"},
    }


@pytest.mark.parametrize("case", BATCHES)
def test_a_day_is_answered_as_if_nothing_later_had_been_read(embedded: GraphStore, case: str) -> None:
    compare_with_the_day(embedded, case)


def test_the_other_store_answers_a_day_alike(neo4j: GraphStore) -> None:
    compare_with_the_day(neo4j, "detour")


def compare_with_the_day(store: GraphStore, case: str) -> None:
    """Every question, asked of the whole and of what had been issued by the day."""
    make, day, names = BATCHES[case]
    whole = make()
    dated = [queries.get(name) for name in queries.names() if name not in OTHERWISE]
    load(store, whole)
    of_all = {(q.name, i): ask(store, q.name, given).rows for q in dated for i, given in enumerate(asked(q, day, names))}
    load(store, papers_of_the_day(whole, day))
    for query in dated:
        for i, given in enumerate(asked(query, day, names)):
            answer = ask(store, query.name, given)
            assert answer.rows == of_all[query.name, i], (query.name, given)


def test_a_way_round_a_later_paper_is_found(store: GraphStore) -> None:
    load(store, detour())
    both = {"source": "955/KH-UBND", "target": "951/NQ-CP"}
    assert [row["to_number"] for row in ask(store, "path", both).rows] == ["959/TB-VPCP", "951/NQ-CP"]
    around = ask(store, "path", both | {"as_of": DAY}).rows
    assert [(row["step"], row["to_number"], row["forward"]) for row in around] == [
        (1, "953/KH-BYT", True),
        (2, "952/QĐ-BYT", True),
        (3, "951/NQ-CP", True),
    ]
    back = ask(store, "path", {"source": "951/NQ-CP", "target": "955/KH-UBND", "as_of": DAY}).rows
    assert [(row["to_number"], row["forward"]) for row in back] == [("952/QĐ-BYT", False), ("953/KH-BYT", False), ("955/KH-UBND", False)]
    assert [row["quote"] for row in back] == [row["quote"] for row in reversed(around)]
    assert ask(store, "path", both | {"as_of": "2021-02-15"}).rows == ()


@pytest.mark.parametrize(
    ("coarse", "day"), [("2021-11", "2021-11-30"), ("2021-Q4", "2021-12-31"), ("2021", "2021-12-31"), ("2024-02", "2024-02-29")]
)
def test_a_month_a_quarter_or_a_year_is_its_last_day(embedded: GraphStore, coarse: str, day: str) -> None:
    merged = embedded
    load(merged, merged_provinces())
    for name in ("statistics", "search", "path", "unresolved", "cascade_down", "deadlines", "gap", "validity"):
        given = next(asked(queries.get(name), coarse, (ROOT, "974/KH-UBND", "Bộ Y tế")))
        answer = ask(merged, name, given)
        assert answer.parameters["as_of"] == day
        assert answer.rows == ask(merged, name, given | {"as_of": day}).rows


@pytest.mark.parametrize("wrong", ["hôm nay", "2021-13", "2021-02-30", "31/12/2021", "2021-Q5", "0000-01-01", 20211231])
def test_what_is_no_day_is_refused_with_an_example(embedded: GraphStore, wrong: object) -> None:
    merged = embedded
    load(merged, merged_provinces())
    for name in queries.names():
        query = queries.get(name)
        if any(parameter.name == "as_of" for parameter in query.parameters):
            given = next(asked(query, "2021", (ROOT, "974/KH-UBND", "Bộ Y tế")))
            with pytest.raises(BadParameter, match="as_of phải là ngày như 2021-12-31"):
                ask(merged, name, given | {"as_of": wrong})


def test_a_paper_that_was_not_there_yet_is_said(merged: GraphStore) -> None:
    answer = ask(merged, "cascade_up", {"directive": "975/KH-UBND", "as_of": DAY})
    assert answer.notes[0] == "975/KH-UBND ban hành ngày 2021-12-06, sau ngày 2021-11-30: đến ngày đó chưa có. (Not issued by then.)"
    assert not any("chưa có." in note for note in ask(merged, "cascade_up", {"directive": "975/KH-UBND", "as_of": "2021-12"}).notes)


def test_on_a_day_an_agency_has_the_deadlines_of_whom_it_took_over_from(store: GraphStore) -> None:
    b = Builder()
    batch = reform()
    b.nodes |= {(node.labels[0], node.key): node for node in batch.nodes}
    b.edges += batch.edges
    plan = "962/kh-ubnd|uy ban nhan dan tinh kien giang|2021"
    b.task(plan, "Báo cáo việc cân đối vốn trước 31/12/2026", ("Sở Kế hoạch và Đầu tư tỉnh Kiên Giang", "lead"), deadline="2026-12-31")
    load(store, b.batch())
    for query in ("deadlines", "reports_owed"):
        of_today = ask(store, query, {"agency": "Sở Tài chính An Giang", "as_of": "2026-11"})
        assert [row["agency"] for row in of_today.rows] == ["Sở Kế hoạch và Đầu tư tỉnh Kiên Giang"], query
        assert ask(store, query, {"agency": "Sở Tài chính An Giang"}).rows == ()
    notes = [
        row["note"] for row in ask(store, "brief", {"directive": "962/KH-UBND", "agency": "Sở Tài chính An Giang", "as_of": "2026-11"}).rows
    ]
    assert "kế thừa từ Sở Kế hoạch và Đầu tư tỉnh Kiên Giang theo 45/2025/NĐ-CP; 202/2025/QH15" in notes
