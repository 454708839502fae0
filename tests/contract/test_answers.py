"""Every named question on both stores: equal answers, and on small graphs the right ones."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any

import pytest

import queries
from graph.ask import Answer, ask
from graph.load import load
from graph.store import GraphStore
from model.errors import AmbiguousName, BadParameter, ChidaoError, UnknownName, UnknownQuery
from tests.graph.reform_batches import merged_provinces, reform
from tests.graph.small_batches import BATCHES as SMALL_BATCHES
from tests.graph.small_batches import HOSTILE, chain, changed_papers, circle, dense, hostile, namesakes, provinces, stub_root

Parameters = Mapping[str, object]
BATCHES = {**SMALL_BATCHES, "reform": reform, "merged_provinces": merged_provinces}
NOWHERE: Parameters = {}
# What is asked of every batch: names that it has, names of others, dates, words.
NAMES = (
    "901/NQ-CP",
    "906/TB-UBND",
    "07-KL/TW",
    "921/CT-TTg",
    "184/KH-UBND",
    "930/KH-UBND",
    "NQ 128",
    "1207/KH-UBND",
    "100/KH-UBND",
    "14/KH-UBND",
    "961/NQ-CP",
    "971/NQ-CP",
)
AGENCIES = ("Sở Y tế Cao Bằng", "so y te tinh cao bang", "UBND tỉnh Cao Bằng", "Bộ Y tế", "Sở Y tế")


def questions(query: str) -> list[Parameters]:
    """Parameters to try for a question, by what it takes."""
    wanted = {parameter.name: parameter.kind for parameter in queries.get(query).parameters}
    if query == "deadlines":
        return [
            {},
            {"since": "2021-12"},
            {"since": "2021-12-02", "until": "2021-12-31"},
            {"agency": AGENCIES[0]},
            {"directive": NAMES[0]},
            {"until": "2022-Q1"},
        ]
    if query == "path":
        return [{"source": one, "target": other} for one in NAMES[:4] for other in (*NAMES[:3], "923/KH-UBND")]
    if query == "search":
        return [{"text": text} for text in ("Thích ứng", "nq 901", "184", "so cao bang", "khong co gi", *HOSTILE[:3])] + [
            {"text": "kh", "limit": 5}
        ]
    if query == "agencies":
        return [{"text": text} for text in ("so y te", "UBND Cao Bằng", "khong co gi", *HOSTILE[:2])] + [{"text": "so", "limit": 2}]
    if query == "parent_child":
        return [{"directive": NAMES[0], "child": child} for child in ("903/KH-UBND", "905/KH-UBND", NAMES[0])]
    if query == "papers_of":
        return [{"directive": name, "place": place} for name in NAMES[:3] for place in ("tỉnh Cao Bằng", "Bộ Y tế", "không có")]
    if query == "edges_of_day":
        return [{"as_of": "2021-12-31"}]
    if query == "new_papers":
        return [{"since": 1}]
    if query == "brief":
        return [{"directive": name, "agency": agency} for name in NAMES[:3] for agency in AGENCIES[:2]]
    if query in ("reports_owed", "overlaps"):
        return [{}, {"agency": AGENCIES[0]}, {"directive": NAMES[0]}, {"agency": "Sở Y tế", "directive": NAMES[2]}]
    if "directive" in wanted:
        return [{"directive": name} for name in NAMES]
    if "agency" in wanted:
        return [{"agency": name} for name in AGENCIES]
    return [NOWHERE]


def outcome(store: GraphStore, query: str, parameters: Parameters) -> Answer | tuple[type, object]:
    """The answer, or the error with what it lists."""
    try:
        return ask(store, query, parameters)
    except (UnknownName, AmbiguousName) as error:
        return type(error), error.near if isinstance(error, UnknownName) else error.candidates
    except ChidaoError as error:
        return type(error), str(error)


NAMED_ALL = ("directive", "cascade_down")


def strange_names(store: GraphStore) -> list[str]:
    """The names that the store does not know."""
    found = {name: outcome(store, "directive", {"directive": name}) for name in NAMES}
    return [name for name, answer in found.items() if isinstance(answer, tuple) and answer[0] is UnknownName]


@pytest.mark.parametrize("name", BATCHES)
def test_both_stores_answer_alike(embedded: GraphStore, neo4j: GraphStore, name: str) -> None:
    batch = BATCHES[name]()
    load(embedded, batch)
    load(neo4j, batch)
    answered = 0
    strange = strange_names(embedded)
    for query in queries.names():
        for parameters in questions(query):
            if query not in NAMED_ALL and parameters.get("directive") in strange[1:]:
                continue  # one name that the batch lacks is enough for the others
            one, other = outcome(embedded, query, parameters), outcome(neo4j, query, parameters)
            assert one == other, (query, parameters)
            answered += isinstance(one, Answer)
    assert answered >= 10


@pytest.mark.parametrize("query", queries.names())
def test_an_empty_store_has_no_rows_and_breaks_nothing(store: GraphStore, query: str) -> None:
    load(store, stub_root())
    load(store, type(stub_root())())
    for parameters in questions(query)[:2]:
        found = outcome(store, query, parameters)
        if isinstance(found, Answer):
            assert query == "statistics" or found.rows == ()
        else:
            assert found == (UnknownName, ())


@pytest.fixture
def loaded(store: GraphStore) -> Callable[[Callable[[], Any]], GraphStore]:
    """`loaded(chain)`: the store with that batch."""

    def fill(make: Callable[[], Any]) -> GraphStore:
        load(store, make())
        return store

    return fill


def columns(answer: Answer, *names: str) -> list[tuple[object, ...]]:
    """Some columns of the rows."""
    return [tuple(row[name] for name in names) for row in answer.rows]


def number(key: object) -> str:
    """`901/nq-cp` of a key; empty for none."""
    return str(key or "").split("|")[0]


def test_cascade_down_follows_rule_3(loaded: Callable[..., GraphStore]) -> None:
    answer = ask(loaded(chain), "cascade_down", {"directive": "901/NQ-CP"})
    found = [(row["number"], row["depth"], number(row["parent"]), number(row["continues"]), row["days_after_root"]) for row in answer.rows]
    assert found == [
        ("901/NQ-CP", 0, "", "", 0),
        ("902/QĐ-BYT", 1, "901/nq-cp", "", 1),
        ("903/KH-UBND", 1, "901/nq-cp", "", 46),
        ("905/KH-UBND", 2, "903/kh-ubnd", "", 51),
        ("906/TB-UBND", 3, "905/kh-ubnd", "", None),
        ("904/KH-UBND", 1, "901/nq-cp", "903/kh-ubnd", 70),
    ]
    province = answer.rows[2]
    others = [(other["number"], other["scope"], other["in_tree"]) for other in province["other_parents"]]  # type: ignore[attr-defined]
    assert others == [("902/QĐ-BYT", "document", True), ("907/HD-BVHTTDL", "task", False)]
    assert (province["tasks"], province["first_deadline"], province["rule"]) == (3, "2021-12", "cue")
    assert province["quote"] == "Thực hiện 901/nq-cp|chinh phu|2021"


def test_a_suggested_citation_is_not_walked(loaded: Callable[..., GraphStore]) -> None:
    store = loaded(chain)
    assert "908/KH-UBND" not in [row["number"] for row in ask(store, "cascade_down", {"directive": "901/NQ-CP"}).rows]
    assert columns(ask(store, "unresolved", {}), "document", "state", "candidates") == [
        ("908/KH-UBND", "suggested", ["901/nq-cp|chinh phu|2021"])
    ]


def test_a_task_scoped_edge_passes_its_tasks_and_stops(loaded: Callable[..., GraphStore]) -> None:
    store = loaded(chain)
    tree = ask(store, "cascade_down", {"directive": "907/HD-BVHTTDL"})
    assert columns(tree, "number", "depth", "scope") == [("907/HD-BVHTTDL", 0, None), ("903/KH-UBND", 1, "task")]
    assert tree.notes == ("Chưa có toàn văn trong kho; nhiệm vụ trực tiếp không rõ",)
    duties = ask(store, "who_must_act", {"directive": "907/HD-BVHTTDL"})
    assert columns(duties, "agency", "way", "depth") == [("Sở Văn hóa, Thể thao và Du lịch tỉnh Cao Bằng", "task", 1)]
    assert duties.notes == tree.notes


def test_cascade_up_takes_the_way_of_nearest_parents(loaded: Callable[..., GraphStore]) -> None:
    store = loaded(stub_root)
    answer = ask(store, "cascade_up", {"directive": "912/VP-KGVX"})
    assert columns(answer, "number", "depth", "days_after_parent", "days_after_root") == [
        ("912/VP-KGVX", 0, None, 0),
        ("911-CV/TU", 1, 6, 6),
        ("07-KL/TW", 2, 4, 10),
    ]
    assert ask(store, "cascade_up", {"directive": "07-KL/TW"}).notes[-1].startswith("Trong kho chưa thấy")


def test_gap_accuses_nobody(loaded: Callable[..., GraphStore]) -> None:
    answer = ask(loaded(provinces), "gap", {"directive": "941/NQ-CP"})
    assert columns(answer, "province", "state", "days", "body", "others") == [
        ("tỉnh Cao Bằng", "issued", 46, "UBND", 0),  # the province's own paper stands for it, also where a department was quicker
        ("tỉnh Cà Mau", "mentioned", None, None, 0),
        ("tỉnh Hà Tĩnh", "not_seen", None, None, 1),  # a district's plan is no act of the province; a paper after a year does not count
        ("tỉnh Hưng Yên", "not_seen", None, None, 1),  # a Party plan does not close the state's line
        ("thành phố Cần Thơ", "not_enough_data", None, None, 0),  # as it was in 2021, once; only a paper from before the directive
    ]
    documents = [document["number"] for document in answer.rows[0]["documents"]]  # type: ignore[attr-defined]
    assert documents == ["942/KH-UBND", "943/KH-SYT"]
    assert answer.notes == (
        "1 trên 4 tỉnh, thành phố có dữ liệu trong kho đã ban hành văn bản; 1 tỉnh, thành phố không đủ dữ liệu, không tính vào tỷ lệ",
        "Chưa thấy văn bản: 75 % số tỉnh có dữ liệu",
        "Trung vị: 46 ngày sau văn bản",
        "So sánh do người hỏi chọn; văn bản không giao cho mọi nơi cùng cấp",
    )


def test_validity_says_what_ends_what_and_what_is_unknown(loaded: Callable[..., GraphStore]) -> None:
    store = loaded(changed_papers)
    found = columns(ask(store, "validity", {}), "number", "state", "until", "relation", "part", "by_number")
    assert found == [
        ("951/QĐ-UBND", "ended", "2023-03-01", "AMENDS", "khoản 2 Điều 3", "952/QĐ-UBND"),
        ("951/QĐ-UBND", "ended", "2023-03-01", "REPLACES", None, "953/QĐ-UBND"),
        ("954/NQ-CP", "partly_ended", None, "REPEALS", "điểm 6", "956/NQ-CP"),
        ("952/QĐ-UBND", "in_force", None, None, None, None),  # what changes others is told as well
        ("955/NQ-CP", "unknown", None, None, None, None),  # a list that nobody sees
        ("957/KH-UBND", "period_over", "2023-12-31", None, None, None),
        ("953/QĐ-UBND", "in_force", None, None, None, None),
        ("956/NQ-CP", "in_force", None, None, None, None),
    ]
    before = ask(store, "validity", {"directive": "951/QĐ-UBND", "as_of": "2022-12-31"})
    assert columns(before, "state", "relation") == [("in_force", "AMENDS")]
    (alone,) = ask(store, "validity", {"directive": "953/QĐ-UBND"}).rows
    assert (alone["state"], alone["reason"]) == ("in_force", "trong kho chưa thấy gì làm hết hiệu lực")


def test_who_must_act_names_ways_roles_and_tasks_of_nobody(loaded: Callable[..., GraphStore]) -> None:
    answer = ask(loaded(chain), "who_must_act", {"directive": "901/NQ-CP"})
    assert columns(answer, "agency", "role", "document", "way", "depth") == [
        ("Bộ Y tế", "lead", "901/NQ-CP", "direct", 0),
        ("Sở Y tế tỉnh Cao Bằng", "lead", "903/KH-UBND", "through", 1),
        ("Công an tỉnh Cao Bằng", "coordinating", "903/KH-UBND", "through", 1),
        ("Sở Văn hóa, Thể thao và Du lịch tỉnh Cao Bằng", "lead", "903/KH-UBND", "through", 1),
        ("Phòng Y tế huyện Hòa An", "lead", "905/KH-UBND", "through", 2),
        ("Sở Y tế tỉnh Cao Bằng", "reports_to", "905/KH-UBND", "through", 2),
        (None, None, "903/KH-UBND", "through", 1),
    ]
    assert answer.notes == ()
    assert all(row["quote"] and row["source"] and row["rule"] for row in answer.rows)


def test_a_stub_says_that_its_own_tasks_are_unknown(loaded: Callable[..., GraphStore]) -> None:
    answer = ask(loaded(stub_root), "who_must_act", {"directive": "KL 07"})
    assert columns(answer, "agency", "way", "depth") == [("Sở Y tế tỉnh Cao Bằng", "through", 2)]
    assert answer.notes == ("Chưa có toàn văn trong kho; nhiệm vụ trực tiếp không rõ",)


def test_a_circle_ends(loaded: Callable[..., GraphStore]) -> None:
    store = loaded(circle)
    down = ask(store, "cascade_down", {"directive": "921/CT-TTg"})
    assert [(row["number"], number(row["parent"])) for row in down.rows] == [
        ("921/CT-TTg", ""),
        ("923/KH-UBND", "921/ct-ttg"),
        ("924/KH-UBND", "923/kh-ubnd"),
        ("922/KH-UBND", "924/kh-ubnd"),
    ]
    assert columns(ask(store, "who_must_act", {"directive": "921/CT-TTg"}), "agency", "depth") == [(None, 2)]
    assert len(ask(store, "cascade_up", {"directive": "922/KH-UBND"}).rows) == 4


def test_many_parents_take_no_time(loaded: Callable[..., GraphStore]) -> None:
    store = loaded(dense)
    ask(store, "cascade_down", {"directive": "100/KH-UBND"})
    began = time.perf_counter()
    down = ask(store, "cascade_down", {"directive": "100/KH-UBND"})
    up = ask(store, "cascade_up", {"directive": "1207/KH-UBND"})
    assert time.perf_counter() - began < 10
    assert (len(down.rows), down.rows[-1]["depth"], len(up.rows)) == (89, 11, 89)


@pytest.mark.parametrize(
    ("parameters", "deadlines"),
    [
        pytest.param({}, ["2021-10-15", "2021-12-05T16:00", "2021-12-05T16:00", "2021-12", "2021-12", None], id="all"),
        pytest.param({"since": "2021-12-06"}, ["2021-12", "2021-12"], id="a month that is not over"),
        pytest.param({"until": "2021-10"}, ["2021-10-15"], id="until the end of a month"),
        pytest.param({"since": "2021-11", "until": "2021-11"}, [None, None], id="only what comes again, once a week"),
        pytest.param({"agency": "so y te cao bang"}, ["2021-12-05T16:00", "2021-12"], id="of an agency"),
        pytest.param({"directive": "905/KH-UBND"}, ["2021-12-05T16:00", "2021-12-05T16:00"], id="of a directive and below"),
        pytest.param({"directive": "907/HD-BVHTTDL"}, [], id="of the tasks that carry it"),
    ],
)
def test_deadlines(loaded: Callable[..., GraphStore], parameters: Parameters, deadlines: list[str | None]) -> None:
    answer = ask(loaded(chain), "deadlines", parameters)
    assert [row["deadline"] for row in answer.rows] == deadlines


def test_path_tells_each_step_in_the_direction_of_walking(loaded: Callable[..., GraphStore]) -> None:
    store = loaded(stub_root)
    down = ask(store, "path", {"source": "KL 07", "target": "912/VP-KGVX"})
    assert columns(down, "step", "from_number", "relation_vi", "forward", "to_number") == [
        (1, "07-KL/TW", "được triển khai bởi", False, "912/VP-KGVX"),
    ]
    assert ask(store, "path", {"source": "KL 07", "target": "07-KL/TW"}).rows == ()


def test_search_ranks_numbers_first(loaded: Callable[..., GraphStore]) -> None:
    store = loaded(namesakes)
    assert columns(ask(store, "search", {"text": "Nghị quyết 128"}), "number") == [("128/NQ-CP",)]
    assert columns(ask(store, "search", {"text": "can tho 184"}), "number", "issued_on") == [
        ("184/KH-UBND", "2022-01-06"),
        ("184/KH-UBND", "2021-10-06"),
    ]
    assert len(ask(store, "search", {"text": "128", "limit": "1"}).rows) == 1


def test_hostile_words_are_only_words(loaded: Callable[..., GraphStore]) -> None:
    store = loaded(hostile)
    answer = ask(store, "agency_tasks", {"agency": "Sở Y tế Cao Bằng"})
    assert sorted(str(row["wording"]) for row in answer.rows) == sorted(HOSTILE)
    for words in HOSTILE:
        for query, name in (("directive", "directive"), ("agency_tasks", "agency"), ("search", "text"), ("deadlines", "since")):
            found = outcome(store, query, {name: words})
            assert isinstance(found, Answer) or found[0] in {UnknownName, AmbiguousName, BadParameter}
    assert len(ask(store, "agency_tasks", {"agency": "Sở Y tế Cao Bằng"}).rows) == len(HOSTILE)


def test_directive_lists_both_directions(loaded: Callable[..., GraphStore]) -> None:
    row = ask(loaded(chain), "directive", {"directive": "903/KH-UBND"}).rows[0]
    assert [(item["number"], item["relation_vi"], item["issued_on"]) for item in row["outgoing"]] == [  # type: ignore[attr-defined]
        ("901/NQ-CP", "triển khai thực hiện", "2021-10-11"),
        ("902/QĐ-BYT", "triển khai thực hiện", "2021-10-12"),
        ("907/HD-BVHTTDL", "triển khai thực hiện", "2021-10-18"),
    ]
    assert [(item["number"], item["relation_vi"]) for item in row["incoming"]] == [  # type: ignore[attr-defined]
        ("905/KH-UBND", "được triển khai bởi"),
        ("904/KH-UBND", "được triển khai bởi"),
    ]


@pytest.mark.parametrize(
    ("query", "parameters", "error"),
    [
        pytest.param("nothing", {}, UnknownQuery, id="no such question"),
        pytest.param("../queries/edges", {}, UnknownQuery, id="a path is no name"),
        pytest.param("cascade_down", {}, BadParameter, id="missing"),
        pytest.param("cascade_down", {"directive": "  "}, BadParameter, id="empty"),
        pytest.param("cascade_down", {"directive": 128}, BadParameter, id="a number where a text belongs"),
        pytest.param("cascade_down", {"directive": "901/NQ-CP", "depth": 2}, BadParameter, id="unknown"),
        pytest.param("deadlines", {"since": "hôm nay"}, BadParameter, id="no date"),
        pytest.param("deadlines", {"since": "2021-02-30"}, BadParameter, id="no such day"),
        pytest.param("unresolved", {"limit": -1}, BadParameter, id="negative"),
        pytest.param("unresolved", {"limit": "1; DROP"}, BadParameter, id="no number"),
        pytest.param("search", {"text": " ,;"}, BadParameter, id="no words"),
        pytest.param("directive", {"directive": "999/KH-UBND"}, UnknownName, id="unknown name"),
    ],
)
def test_what_cannot_be_asked_says_so(
    loaded: Callable[..., GraphStore], query: str, parameters: Parameters, error: type[ChidaoError]
) -> None:
    with pytest.raises(error):
        ask(loaded(chain), query, parameters)
