"""What people say against what was read: it holds after the text was read anew, in any order, and is never dropped."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.resolve import resolve
from ingest.resolve.batch import make_batch
from ingest.resolve.types import Link, Resolution
from model.batch import Batch, Edge, Node
from model.correction import Correction, DirectiveName
from model.record import SourceRecord
from tests.ingest.resolve.letters import HUNG_YEN, letter, record, resolution

NQ = DirectiveName("128/NQ-CP", "Chính phủ", "2021-10-11")
PLAN = DirectiveName("40/KH-UBND", "Ủy ban nhân dân tỉnh Cao Bằng", "2021-11-26")
BODY = "Thực hiện NQ 128, Ủy ban nhân dân tỉnh yêu cầu:\n\n1. Sở Y tế chủ trì rà soát cơ sở cách ly trước ngày 15/12/2021."
GOVERNMENT_PAPER = record("128.txt", resolution())
OTHER_PAPER = record("138.txt", resolution("138/NQ-CP", "2021-10-20"))
PLAN_PAPER = record("40.txt", letter("40/KH-UBND", "2021-11-26", BODY))
KEY = "40/kh-ubnd|uy ban nhan dan tinh cao bang|2021"


def said(action: str, **more: object) -> Correction:
    """A correction by Mai on a day."""
    parts = {"who": "Mai", "when": "2026-11-22T08:00:00+07:00", "why": "đã xem bản gốc", "id": f"{action}1"} | more
    return Correction(action, **parts)  # type: ignore[arg-type]


CONFIRM = said("confirm", document=PLAN, words="NQ 128", to=NQ)


def link_of(resolved: Resolution) -> Link:
    (link,) = [link for link in resolved.links if link.owner == KEY]
    return link


def states(resolved: Resolution) -> list[tuple[str, str]]:
    return [(outcome.correction.id, outcome.state) for outcome in resolved.corrections]


def node(batch: Batch, key: str) -> Node:
    return next(node for node in batch.nodes if node.key == key)


def edges(batch: Batch, relation: str) -> list[Edge]:
    return [edge for edge in batch.edges if edge.relation == relation]


def test_without_corrections_nothing_is_manual() -> None:
    batch = make_batch(resolve([GOVERNMENT_PAPER, PLAN_PAPER]))
    assert not [n for n in batch.nodes if n.labels[0] == "Correction" or "origin" in n.properties]
    assert not [e for e in batch.edges if "origin" in e.properties]


def test_a_confirmed_citation_is_followed_and_says_who_said_so() -> None:
    resolved = resolve([GOVERNMENT_PAPER, PLAN_PAPER], [CONFIRM])
    assert (link_of(resolved).state, link_of(resolved).target) == ("resolved", "128/nq-cp|chinh phu|2021")
    (edge,) = [e for e in edges(make_batch(resolved), "IMPLEMENTS") if e.source[1] == KEY]
    assert (edge.properties["origin"], edge.properties["origin_note"]) == ("manual", "Mai, 2026-11-22: đã xem bản gốc")
    assert (edge.properties["correction"], edge.properties["rule"]) == ("confirm1", "correction:confirm1")
    assert "NQ 128" in str(edge.properties["quote"])
    assert states(resolved) == [("confirm1", "applied")]


def test_a_rejected_citation_leaves_no_edge_and_no_stub() -> None:
    paper = record(
        "40.txt",
        letter("40/KH-UBND", "2021-11-26", "Thực hiện Nghị quyết số 999/NQ-CP ngày 01/10/2021 của Chính phủ, giao Sở Y tế rà soát."),
    )
    assert [d for d in resolve([paper]).directives if d.number == "999/NQ-CP"]
    resolved = resolve([paper], [said("reject", document=PLAN, words="Nghị quyết số 999/NQ-CP")])
    assert not [d for d in resolved.directives if d.number == "999/NQ-CP"]
    batch = make_batch(resolved)
    (citation,) = [n for n in batch.nodes if n.labels[0] == "Citation"]
    assert (citation.properties["state"], citation.properties["origin"]) == ("rejected", "manual")
    assert not edges(batch, "CITES")


def test_a_citation_may_be_pointed_at_a_paper_that_the_corpus_lacks() -> None:
    to = DirectiveName("16/CT-TTg", "Thủ tướng Chính phủ", "2020-03-31")
    resolved = resolve([GOVERNMENT_PAPER, PLAN_PAPER], [replace(CONFIRM, action="repoint", to=to)])
    assert (link_of(resolved).state, link_of(resolved).target) == ("stub", "16/ct-ttg|thu tuong chinh phu|2020")
    stub = next(d for d in resolved.directives if d.number == "16/CT-TTg")
    assert (stub.kind, stub.held) == ("Chỉ thị", None)


def test_a_pointer_follows_what_a_person_said_of_its_antecedent() -> None:
    body = (
        "Thực hiện Nghị quyết số 128/NQ-CP ngày 11/10/2021 của Chính phủ (sau đây gọi tắt là Nghị quyết số 128), giao Sở Y tế chủ trì.\n"
        "Các sở căn cứ Nghị quyết số 128 xây dựng phương án."
    )
    papers = [GOVERNMENT_PAPER, OTHER_PAPER, record("40.txt", letter("40/KH-UBND", "2021-11-26", body))]
    other = DirectiveName("138/NQ-CP", "Chính phủ", "2021-10-20")
    resolved = resolve(papers, [said("repoint", document=PLAN, words="Nghị quyết số 128/NQ-CP ngày 11/10/2021", to=other)])
    targets = {link.target for link in resolved.links if link.owner == KEY and link.citation.form in ("full", "alias")}
    assert targets == {"138/nq-cp|chinh phu|2021"}


def as_page(text: str) -> str:
    """A text as a web page, a paragraph a line."""
    return "<html><body>" + "".join(f"<p>{line}</p>" for line in text.splitlines()) + "</body></html>"


AGAIN = {
    "another scan": letter("40/KH-UBND", "2021-11-26", BODY.replace("NQ 128", "NQ  128").replace("Thực hiện", "Triển khai")),
    "a page": as_page(letter("40/KH-UBND", "2021-11-26", BODY.replace("NQ 128", "<b>NQ</b>&nbsp;128"))),
    "words before it": letter("40/KH-UBND", "2021-11-26", "Các địa phương đã có nhiều cố gắng.\n" + BODY),
}


@pytest.mark.parametrize("name", AGAIN)
def test_it_holds_when_the_text_is_read_anew(name: str) -> None:
    resolved = resolve([GOVERNMENT_PAPER, record("scan.txt", AGAIN[name])], [CONFIRM])
    assert states(resolved) == [("confirm1", "applied")]
    assert link_of(resolved).target == "128/nq-cp|chinh phu|2021"


def test_the_occurrence_tells_equal_words_apart() -> None:
    body = "Thực hiện NQ 128, giao Sở Y tế chủ trì rà soát.\nTheo tinh thần NQ 128, Sở Tài chính cân đối kinh phí."
    papers = [GOVERNMENT_PAPER, OTHER_PAPER, record("40.txt", letter("40/KH-UBND", "2021-11-26", body))]
    resolved = resolve(papers, [replace(CONFIRM, occurrence=2)])
    found = [link.correction is not None for link in resolved.links if link.owner == KEY]
    assert found == [False, True]


ORPHANS = {
    "the document is gone": (CONFIRM, [GOVERNMENT_PAPER], "no such document"),
    "the words are gone": (replace(CONFIRM, words="Nghị quyết 77"), [GOVERNMENT_PAPER, PLAN_PAPER], "these words no more"),
    "fewer places": (replace(CONFIRM, occurrence=3), [GOVERNMENT_PAPER, PLAN_PAPER], "these words no more"),
    "no citation there": (replace(CONFIRM, words="rà soát cơ sở"), [GOVERNMENT_PAPER, PLAN_PAPER], "no citation"),
    "the name fits two": (
        replace(CONFIRM, document=DirectiveName("40/KH-UBND")),
        [PLAN_PAPER, record("hy.txt", letter("40/KH-UBND", "2021-11-26", BODY, HUNG_YEN))],
        "several",
    ),
    "the agency is gone": (said("merge", agency="Sở Nội vụ tỉnh Lai Châu", into="Sở Y tế tỉnh Cao Bằng"), [PLAN_PAPER], "no agency"),
    "nothing to undo": (said("undo", correction="xyz"), [PLAN_PAPER], "no correction"),
}


@pytest.mark.parametrize("name", ORPHANS)
def test_a_correction_whose_target_is_gone_is_kept_and_says_why(name: str) -> None:
    correction, papers, reason = ORPHANS[name]
    resolved = resolve(papers, [correction])
    (outcome,) = resolved.corrections
    assert outcome.state == "orphaned"
    assert reason in outcome.reason
    batch = make_batch(resolved)
    told = node(batch, correction.id)
    assert (told.properties["state"], told.properties["why"]) == ("orphaned", "đã xem bản gốc")
    without = make_batch(resolve(papers))
    assert [n for n in batch.nodes if n.labels[0] != "Correction"] == list(without.nodes)


def test_a_field_that_is_set_gives_the_document_its_right_key_and_its_links() -> None:
    misread = record("128.txt", resolution("123/NQ-CP"))
    child = record(
        "40.txt",
        letter("40/KH-UBND", "2021-11-26", "Thực hiện Nghị quyết số 128/NQ-CP ngày 11/10/2021 của Chính phủ, giao Sở Y tế rà soát."),
    )
    number = said(
        "set", document=DirectiveName("123/NQ-CP", "Chính phủ", "2021-10-11", sha256=misread.sha256), field="number", value="128/NQ-CP"
    )
    before, after = resolve([misread, child]), resolve([misread, child], [number])
    assert link_of(before).state == "stub"
    assert link_of(after).state == "resolved"
    batch = make_batch(after)
    assert node(batch, "128/nq-cp|chinh phu|2021").properties["manual"] == ["number"]
    assert [e.target for e in edges(batch, "CHANGES")] == [("Directive", "128/nq-cp|chinh phu|2021")]


def test_a_field_set_twice_keeps_the_last_word_and_undo_brings_the_first_back() -> None:
    first = said("set", id="a", document=PLAN, field="issued_on", value="2021-12-01")
    second = said("set", id="b", document=PLAN, field="issued_on", value="2021-12-02")
    undo = said("undo", id="c", correction="b")
    assert day([first, second]) == "2021-12-02"
    assert states(resolve([PLAN_PAPER], [first, second])) == [("a", "superseded"), ("b", "applied")]
    assert day([first, second, undo]) == "2021-12-01"
    assert states(resolve([PLAN_PAPER], [first, second, undo])) == [("a", "applied"), ("b", "withdrawn"), ("c", "applied")]
    assert day([first, second, undo, said("undo", id="d", correction="c")]) == "2021-12-02"


def day(corrections: list[Correction]) -> str | None:
    (directive,) = [d for d in resolve([PLAN_PAPER], corrections).directives if d.held]
    return directive.issued_on


def test_a_correction_finds_its_document_under_its_old_number_and_its_new_one() -> None:
    renumber = said("set", id="a", document=PLAN, field="number", value="41/KH-UBND")
    by_old, by_new = replace(CONFIRM, id="b"), replace(CONFIRM, id="c", document=DirectiveName("41/KH-UBND"))
    for correction in (by_old, by_new):
        assert states(resolve([GOVERNMENT_PAPER, PLAN_PAPER], [renumber, correction]))[1][1] == "applied"


def test_an_issuer_that_is_set_decides_level_place_and_issued_by() -> None:
    issuer = said("set", document=PLAN, field="issuer", value="Ủy ban nhân dân tỉnh Hưng Yên")
    batch = make_batch(resolve([PLAN_PAPER], [issuer]))
    found = node(batch, "40/kh-ubnd|uy ban nhan dan tinh hung yen|2021")
    assert (found.properties["issuer"], found.properties["province"]) == ("Ủy ban nhân dân tỉnh Hưng Yên", "tỉnh Hưng Yên")
    (edge,) = edges(batch, "ISSUED_BY")
    assert edge.target == ("Agency", "uy ban nhan dan tinh hung yen")
    assert edge.properties["origin"] == "manual"
    assert "quote" not in edge.properties


def test_an_edge_that_is_added_carries_the_cascade() -> None:
    silent = record("40.txt", letter("40/KH-UBND", "2021-11-26", "Ủy ban nhân dân tỉnh giao Sở Y tế chủ trì rà soát cơ sở cách ly."))
    add = said("add", document=PLAN, relation="IMPLEMENTS", to=NQ)
    batch = make_batch(resolve([GOVERNMENT_PAPER, silent], [add]))
    (edge,) = [e for e in edges(batch, "COMES_FROM") if e.source[1] == KEY]
    assert (edge.properties["origin"], edge.properties["origin_note"]) == ("manual", "Mai, 2026-11-22: đã xem bản gốc")
    assert "quote" not in edge.properties
    assert not [n for n in batch.nodes if n.labels[0] == "Citation"]
    worded = make_batch(resolve([GOVERNMENT_PAPER, silent], [replace(add, words="rà soát cơ sở cách ly")]))
    (citation,) = [n for n in worded.nodes if n.labels[0] == "Citation"]
    assert (citation.properties["wording"], citation.properties["origin"]) == ("rà soát cơ sở cách ly", "manual")


def test_merged_agencies_are_one_everywhere_and_split_ones_in_one_document() -> None:
    two = record(
        "41.txt", letter("41/KH-UBND", "2021-12-26", "Ủy ban nhân dân tỉnh yêu cầu:\n\n1. Sở Y tế chủ trì tiêm chủng cho người dân.")
    )
    merge = said("merge", agency="Sở Y tế tỉnh Cao Bằng", into="Sở Y tế tỉnh Hưng Yên")
    assert leads([PLAN_PAPER, two], []) == {(KEY, "so y te tinh cao bang", None), (KEY41, "so y te tinh cao bang", None)}
    assert leads([PLAN_PAPER, two], [merge]) == {(KEY, "so y te tinh hung yen", "manual"), (KEY41, "so y te tinh hung yen", "manual")}
    split = said("split", document=PLAN, agency="Sở Y tế tỉnh Cao Bằng", into="Sở Y tế tỉnh Hưng Yên")
    assert leads([PLAN_PAPER, two], [split]) == {(KEY, "so y te tinh hung yen", "manual"), (KEY41, "so y te tinh cao bang", None)}


KEY41 = "41/kh-ubnd|uy ban nhan dan tinh cao bang|2021"


def leads(papers: list[SourceRecord], corrections: list[Correction]) -> set[tuple[object, str, object]]:
    found = edges(make_batch(resolve(papers, corrections)), "LED_BY")
    return {(e.properties["document"], e.target[1], e.properties.get("origin")) for e in found}


def test_merging_in_a_circle_ends() -> None:
    there = said("merge", id="a", agency="Sở Y tế tỉnh Cao Bằng", into="Ủy ban nhân dân tỉnh Cao Bằng")
    back = said("merge", id="b", agency="Ủy ban nhân dân tỉnh Cao Bằng", into="Sở Y tế tỉnh Cao Bằng")
    assert [o.state for o in resolve([PLAN_PAPER], [there, back]).corrections] == ["applied", "applied"]


CORRECTIONS = (
    CONFIRM,
    said("reject", document=PLAN, words="NQ 128"),
    said("set", id="s1", document=PLAN, field="number", value="44/KH-UBND"),
    said("set", id="s2", document=NQ, field="issued_on", value="2021-10-12"),
    said("merge", agency="Sở Y tế tỉnh Cao Bằng", into="Sở Y tế tỉnh Hưng Yên"),
    said("add", document=PLAN, relation="BASED_ON", to=DirectiveName("138/NQ-CP", "Chính phủ", "2021-10-20")),
    said("undo", correction="set1"),
    said("undo", id="u2", correction="confirm1"),
)


@settings(max_examples=40, deadline=None)
@given(st.permutations([GOVERNMENT_PAPER, OTHER_PAPER, PLAN_PAPER]), st.lists(st.sampled_from(CORRECTIONS), unique=True))
def test_the_order_of_documents_changes_nothing(papers: list[SourceRecord], corrections: list[Correction]) -> None:
    wanted = make_batch(resolve([GOVERNMENT_PAPER, OTHER_PAPER, PLAN_PAPER], corrections))
    assert make_batch(resolve(papers, corrections)) == wanted
    assert len([n for n in wanted.nodes if n.labels[0] == "Correction"]) == len(corrections)
