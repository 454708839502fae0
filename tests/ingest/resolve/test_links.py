"""What a citation means: each state of the design, with documents that come late, twice or wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest
from msgspec import structs

from ingest.resolve import resolve
from ingest.resolve.types import Link
from model.facts import AgencyMention
from model.record import SourceRecord
from model.text import Span
from tests.ingest.resolve.made import Cite, make_source

NQ128 = make_source("128/NQ-CP", "Chính phủ", "2021-10-11")
CAN_THO, CAO_BANG = "Ủy ban nhân dân thành phố Cần Thơ", "Ủy ban nhân dân tỉnh Cao Bằng"
KH184_CT = make_source("184/KH-UBND", CAN_THO, "2021-09-05")
KH184_CB = make_source("184/KH-UBND", CAO_BANG, "2021-09-20")
KH184_2022 = make_source("184/KH-UBND", CAN_THO, "2022-03-01")


NQ128_KEY = "128/nq-cp|chinh phu|2021"


def plan(*cites: Cite) -> SourceRecord:
    """A plan of Cao Bằng that cites."""
    return make_source("3279/KH-UBND", CAO_BANG, "2021-11-26", cites)


def links_of(*records: SourceRecord) -> list[Link]:
    return [link for link in resolve(records).links if link.owner.startswith("3279/")]


CASES = {
    "full": ([NQ128], Cite("128/NQ-CP", "2021-10-11", "Chính phủ"), "resolved", "128/nq-cp|chinh phu|2021"),
    "year only": ([NQ128], Cite("128/NQ-CP", "2021", "Chính phủ"), "resolved", "128/nq-cp|chinh phu|2021"),
    "the day names it, the issuer is left out": (
        [KH184_CT],
        Cite("184/KH-UBND", "2021-09-05"),
        "resolved",
        "184/kh-ubnd|uy ban nhan dan thanh pho can tho|2021",
    ),
    "not in the corpus": ([], Cite("128/NQ-CP", "2021-10-11", "Chính phủ"), "stub", "128/nq-cp|chinh phu|2021"),
    "same number, another province": (
        [KH184_CT],
        Cite("184/KH-UBND", "2021-09-20", CAO_BANG),
        "stub",
        "184/kh-ubnd|uy ban nhan dan tinh cao bang|2021",
    ),
    "same number, another year": (
        [KH184_CT, KH184_2022],
        Cite("184/KH-UBND", "2022", CAN_THO),
        "resolved",
        "184/kh-ubnd|uy ban nhan dan thanh pho can tho|2022",
    ),
    "the day left out means the paper of the last twelve months": ([NQ128], Cite("128/NQ-CP", None, "Chính phủ"), "resolved", NQ128_KEY),
    "the day left out, the only one is years old": (
        [make_source("128/NQ-CP", "Chính phủ", "2018-10-11")],
        Cite("128/NQ-CP", None, "Chính phủ"),
        "suggested",
        "128/nq-cp|chinh phu|2018",
    ),
    "the day left out, two years to choose from": (
        [NQ128, make_source("128/NQ-CP", "Chính phủ", "2018-10-11")],
        Cite("128/NQ-CP", None, "Chính phủ"),
        "resolved",
        NQ128_KEY,
    ),
    "one candidate is no proof": ([NQ128], Cite("128/NQ-CP", None, None), "suggested", "128/nq-cp|chinh phu|2021"),
    "two candidates": ([KH184_CT, KH184_CB], Cite("184/KH-UBND", "2021", None), "ambiguous", None),
    "a wrong day is near, not the same": ([NQ128], Cite("128/NQ-CP", "2021-10-12", "Chính phủ"), "suggested", "128/nq-cp|chinh phu|2021"),
    "a wrong year is another paper": ([NQ128], Cite("128/NQ-CP", "2020-10-11", "Chính phủ"), "stub", "128/nq-cp|chinh phu|2020"),
    "the chairman and his committee are one": (
        [KH184_CB],
        Cite("184/KH-UBND", "2021", "Chủ tịch Ủy ban nhân dân tỉnh Cao Bằng"),
        "resolved",
        "184/kh-ubnd|uy ban nhan dan tinh cao bang|2021",
    ),
    "Thủ tướng is not Chính phủ": (
        [NQ128],
        Cite("128/NQ-CP", "2021-10-11", "Thủ tướng Chính phủ"),
        "stub",
        "128/nq-cp|thu tuong chinh phu|2021",
    ),
    "a leading zero carries nothing": (
        [make_source("07-KL/TW", "Bộ Chính trị", "2021-06-11")],
        Cite("7-KL/TW", "2021-06-11", "Bộ Chính trị"),
        "resolved",
        "7-kl/tw|bo chinh tri|XIII",
    ),
    "a short form, one in the corpus": ([NQ128], Cite("128", kind="Nghị quyết", form="short"), "suggested", NQ128_KEY),
    "a short form, two in the corpus": (
        [NQ128, make_source("128/NQ-HĐND", "Hội đồng nhân dân tỉnh Cao Bằng", "2021-12-10")],
        Cite("128", kind="Nghị quyết", form="short"),
        "ambiguous",
        None,
    ),
    "a short form with its issuer": (
        [NQ128, make_source("128/NQ-HĐND", "Hội đồng nhân dân tỉnh Cao Bằng", "2021-12-10")],
        Cite("128", None, "Chính phủ", kind="Nghị quyết", form="short"),
        "suggested",
        NQ128_KEY,
    ),
    "a short form of another kind": ([NQ128], Cite("128", kind="Chỉ thị", form="short"), "incomplete", None),
    "a short form of a longer number": ([NQ128], Cite("12", kind="Nghị quyết", form="short"), "incomplete", None),
    "a law by name": ([], Cite(None, "2013", "Quốc hội", form="law", title="Luật Đất đai"), "stub", "~luat dat dai|quoc hoi|2013"),
}


@pytest.mark.parametrize("name", CASES)
def test_state(name: str) -> None:
    held, cite, state, target = CASES[name]
    (link,) = links_of(*held, plan(cite))
    assert (link.state, link.target) == (state, target)
    assert link.reason


def test_a_number_named_in_full_elsewhere_in_the_document_lends_its_date() -> None:
    links = links_of(
        NQ128, plan(Cite("128/NQ-CP", "2021-10-11", "Chính phủ"), Cite("128/NQ-CP"), Cite("128", kind="Nghị quyết", form="short"))
    )
    assert [link.state for link in links] == ["resolved"] * 3


def test_an_anaphor_is_its_antecedent() -> None:
    links = links_of(NQ128, plan(Cite("128/NQ-CP", "2021-10-11", "Chính phủ"), Cite(None, form="anaphora", antecedent=0)))
    assert links[1].target == links[0].target


def test_an_anaphor_without_antecedent_stays_open() -> None:
    (link,) = links_of(plan(Cite(None, form="anaphora", kind="Thông báo")))
    assert link.state == "incomplete"


def test_a_parent_that_names_it_in_full_proves_a_suggestion() -> None:
    parent = make_source("138/NQ-CP", "Chính phủ", "2021-10-20", [Cite("128/NQ-CP", "2021-10-11", "Chính phủ")])
    links = links_of(NQ128, parent, plan(Cite("138/NQ-CP", "2021-10-20", "Chính phủ"), Cite("128/NQ-CP")))
    assert [link.state for link in links] == ["resolved", "resolved"]


def test_a_late_parent_fills_its_stub() -> None:
    child = plan(Cite("128/NQ-CP", "2021-10-11", "Chính phủ"))
    before, after = resolve([child]), resolve([child, NQ128])
    stub = next(d for d in before.directives if d.number == "128/NQ-CP")
    filled = next(d for d in after.directives if d.number == "128/NQ-CP")
    assert stub.held is None and filled.held is not None
    assert stub.key == filled.key


def test_two_copies_are_one_directive() -> None:
    scan = make_source("128/NQ-CP", "Chính phủ", "2021-10-11", [Cite("16/CT-TTg", "2020-03-31", "Thủ tướng Chính phủ")], source="scan.txt")
    (held,) = [d for d in resolve([NQ128, scan]).directives if d.held]
    assert held.held is not None
    assert (held.held.source, held.held.copies) == ("scan.txt", (NQ128.source,))


def test_a_paper_does_not_cite_itself() -> None:
    assert links_of(plan(Cite("3279/KH-UBND", "2021-11-26", CAO_BANG))) == []


def test_what_says_more_is_heard_first_whatever_the_order() -> None:
    vague = make_source("10/KH-UBND", CAN_THO, "2021-12-01", [Cite("128/NQ-CP", "2021-10-11", None)])
    full = plan(Cite("128/NQ-CP", "2021-10-11", "Chính phủ"))
    for order in ([vague, full], [full, vague]):
        stubs = [d.key for d in resolve(order).directives if d.held is None]
        assert stubs == ["128/nq-cp|chinh phu|2021"]


def district(place: str, province: str, number: str = "20/KH-UBND", cites: tuple[Cite, ...] = ()) -> SourceRecord:
    """A plan of a district; its province stands in the setting."""
    made = make_source(number, f"Ủy ban nhân dân {place}", "2021-12-01", cites, source=f"{province}-{number.replace('/', '-')}.txt")
    (found,) = made.documents
    body = AgencyMention(Span(0, 1), place, f"Ủy ban nhân dân {place}", "made", "district", "state", f"{place}, {province}")
    setting = structs.replace(found.document.setting, province=province, district=place)
    document = structs.replace(found.document, setting=setting)
    return replace(made, documents=(replace(found, document=document, facts=replace(found.facts, issuer=body)),))


def test_districts_of_one_name_are_kept_apart_by_their_province() -> None:
    two = [district("huyện Châu Thành", "tỉnh Kiên Giang"), district("huyện Châu Thành", "tỉnh Long An")]
    assert len({d.key for d in resolve(two).directives}) == 2


def test_a_local_issuer_lies_in_the_province_of_the_paper_that_cites_it() -> None:
    two = [district("huyện Châu Thành", "tỉnh Kiên Giang"), district("huyện Châu Thành", "tỉnh Long An")]
    cite = Cite("20/KH-UBND", "2021-12-01", "Ủy ban nhân dân huyện Châu Thành")
    below = district("xã Bình An", "tỉnh Long An", "21/TB-UBND", (cite,))
    (link,) = [link for link in resolve([*two, below]).links if link.owner.startswith("21/")]
    assert (link.state, link.target) == ("resolved", "20/kh-ubnd|uy ban nhan dan huyen chau thanh, tinh long an|2021")


@pytest.mark.parametrize(
    ("days", "known"),
    [
        (("2021-01-26", "2021-02-26"), "2021"),
        (("2021-01-26", "2021-01-27"), "2021-01"),
        (("2021-01-26", "2021-01-26"), "2021-01-26"),
        (("2021-01-26", None), "2021-01-26"),
    ],
)
def test_a_cited_paper_of_two_days_is_one_paper_of_an_unsure_day(days: tuple[str | None, ...], known: str) -> None:
    cites = [
        make_source(f"{n}1/KH-UBND", "Ủy ban nhân dân tỉnh Cao Bằng", "2022-01-05", [Cite("17/2021/TT-BTC", day, "Bộ Tài chính")])
        for n, day in enumerate(days)
    ]
    found = resolve(cites)
    (stub,) = [directive for directive in found.directives if directive.held is None]
    assert (stub.key, stub.issued_on) == ("17/2021/tt-btc|bo tai chinh|2021", known)
    assert [link.target for link in found.links] == [stub.key] * 2
