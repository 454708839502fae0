"""What comes down from what: scope, what carries, the nearest parent (design, section 3, rules 1-3)."""

from __future__ import annotations

from ingest.resolve import resolve
from ingest.resolve.types import Descent, Pair
from model.record import SourceRecord
from tests.ingest.resolve.made import Cite, make_source

CP, BYT = "Chính phủ", "Bộ Y tế"
HUNG_YEN = "Ủy ban nhân dân tỉnh Hưng Yên"
NQ = Cite("128/NQ-CP", "2021-10-11", CP)
QD = Cite("4800/QĐ-BYT", "2021-10-12", BYT)
PARENTS = [make_source("128/NQ-CP", CP, "2021-10-11"), make_source("4800/QĐ-BYT", BYT, "2021-10-12")]


def from_plan(*cites: Cite, issuer: str = HUNG_YEN, date: str = "2021-10-15") -> SourceRecord:
    return make_source("157/KH-UBND", issuer, date, cites)


def pairs(*records: SourceRecord) -> list[Pair]:
    return [p for p in resolve(records).pairs if p.source.startswith("157/")]


def parents(*records: SourceRecord) -> list[Descent]:
    return [d for d in resolve(records).descents if d.child.startswith("157/")]


def test_an_opening_binds_the_whole_a_task_only_itself() -> None:
    inside = Cite("3862/HD-BVHTTDL", "2021-10-14", "Bộ Văn hóa, Thể thao và Du lịch", task=True)
    found = {d.parent.split("|")[0]: d for d in parents(*PARENTS, from_plan(NQ, inside))}
    assert (found["128/nq-cp"].scope, found["3862/hd-bvhttdl"].scope) == ("document", "task")
    assert found["3862/hd-bvhttdl"].pair.tasks == (0,)


def test_a_number_in_the_opening_and_again_in_a_task_binds_the_whole() -> None:
    again = Cite("128/NQ-CP", "2021-10-11", CP, task=True)
    assert [p.scope for p in pairs(*PARENTS, from_plan(NQ, again))] == ["document"]


def test_a_basis_carries_only_where_it_directs() -> None:
    law = Cite("77/2015/QH13", "2015-06-19", "Quốc hội", relation="BASED_ON", zone="basis", kind="Luật")
    resolution = Cite("202/2025/QH15", "2025-06-12", "Quốc hội", relation="BASED_ON", zone="basis", kind="Nghị quyết")
    basis = Cite("128/NQ-CP", "2021-10-11", CP, relation="BASED_ON", zone="basis")
    found = {p.target.split("|")[0]: p.carries for p in pairs(from_plan(law, resolution, basis, date="2025-10-15"))}
    assert found == {"77/2015/qh13": False, "202/2025/qh15": False, "128/nq-cp": True}


def test_a_decision_carries_unless_it_is_normative_or_makes_up_an_office() -> None:
    guide = Cite("4800/QĐ-BYT", "2021-10-12", BYT, relation="BASED_ON", zone="basis")
    rules = Cite("42/2014/QĐ-TTg", "2014-07-27", "Thủ tướng Chính phủ", relation="BASED_ON", zone="basis")
    assert {p.target.split("|")[0]: p.carries for p in pairs(from_plan(guide, rules))} == {"4800/qd-byt": True, "42/2014/qd-ttg": False}


def test_a_reminder_and_a_report_carry_nothing() -> None:
    for relation in ("REMINDS", "REPORTS_ON", "REFERS_TO", "AMENDS", "REPLACES"):
        assert parents(*PARENTS, from_plan(Cite("128/NQ-CP", "2021-10-11", CP, relation=relation))) == []


def test_what_stands_in_the_name_of_another_is_a_mention() -> None:
    nested = Cite("128/NQ-CP", "2021-10-11", CP, nested=True)
    assert [p.relation for p in pairs(*PARENTS, from_plan(nested))] == ["REFERS_TO"]


def test_an_edge_to_a_later_paper_or_upward_is_flagged_and_not_walked() -> None:
    later = Cite("900/CT-TTg", "2021-12-31", "Thủ tướng Chính phủ")
    below = Cite("12/KH-UBND", "2021-09-01", "Ủy ban nhân dân huyện Kim Động")
    found = pairs(from_plan(later, below))
    assert {p.flag for p in found} == {"later", "upward"}
    assert parents(from_plan(later, below)) == []


def test_a_province_stands_under_the_government_before_a_ministry() -> None:
    assert [d.parent.split("|")[0] for d in parents(*PARENTS, from_plan(QD, NQ))] == ["128/nq-cp", "4800/qd-byt"]


def test_the_paper_in_the_title_is_nearest() -> None:
    titled = Cite("4800/QĐ-BYT", "2021-10-12", BYT, zone="title")
    assert next(d.parent for d in parents(*PARENTS, from_plan(NQ, titled))).startswith("4800/")


def test_the_same_issuer_again_is_a_continuation_and_stands_last() -> None:
    own = Cite("100/KH-UBND", "2021-10-14", HUNG_YEN)
    first, second = parents(*PARENTS, from_plan(own, NQ))
    assert (first.parent.split("|")[0], first.continues, second.continues) == ("128/nq-cp", False, True)


def test_days_are_counted_between_full_dates_only() -> None:
    (found,) = parents(*PARENTS, from_plan(NQ))
    assert found.days == 4
    (coarse,) = parents(from_plan(Cite("128/NQ-CP", "2021", CP)))
    assert coarse.days is None
