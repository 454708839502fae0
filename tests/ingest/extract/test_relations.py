"""One reading for each citation: cue, place, nesting."""

from __future__ import annotations

import pytest

from ingest.vocabulary import load
from model.document import Zone
from model.text import Span
from tests.ingest.extract.citing import cite

BODY = [
    ("Căn cứ Nghị định số 9/2020/NĐ-CP;", "BASED_ON"),
    ("Thực hiện Chỉ thị số 9/CT-UBND, các sở làm ngay", "IMPLEMENTS"),
    ("Các xã làm theo chỉ đạo tại Công điện số 9/CĐ-TTg", "IMPLEMENTS"),
    ("Phát huy kết quả thực hiện Nghị quyết số 9/NQ-CP", "REFERS_TO"),
    ("theo quy định tại Thông tư số 9/2020/TT-BYT", "REFERS_TO"),
    ("Quyết định này thay thế Quyết định số 9/QĐ-UBND", "REPLACES"),
    ("Bãi bỏ Quyết định số 9/QĐ-UBND", "REPEALS"),
    ("Quyết định số 9/QĐ-UBND ngày 5/5/2020 hết hiệu lực từ ngày ký", "REPEALS"),
    ("Sửa đổi khoản 2 Điều 3 Quyết định số 9/QĐ-UBND", "AMENDS"),
    ("Sửa đổi một số điều của Quy chế làm việc ban hành kèm theo Quyết định số 9/QĐ-UBND", "AMENDS"),
    ("Sở Tư pháp nghiên cứu sửa đổi Quyết định số 9/QĐ-UBND", "REFERS_TO"),
    ("Đình chỉ thi hành Quyết định số 9/QĐ-UBND", "SUSPENDS"),
    ("Đính chính Quyết định số 9/QĐ-UBND", "CORRECTS"),
    ("Phúc đáp Công văn số 9/SYT-VP, Ủy ban trả lời", "REPLIES_TO"),
    ("Sao gửi Công văn số 9/SYT-VP để các xã biết", "FORWARDS"),
    ("(Đính kèm Thông báo số 9/TB-UBND)", "ATTACHES"),
    ("Quy chế ban hành kèm theo Quyết định số 9/QĐ-UBND được giữ", "REFERS_TO"),
    ("Tiếp theo Công văn số 9/UBND-TH, Ủy ban nhắc lại", "REFERS_TO"),
]


@pytest.mark.parametrize(("text", "relation"), BODY, ids=[text[:40] for text, _ in BODY])
def test_cues_of_the_body(text: str, relation: str) -> None:
    found = next(c for c in cite(text) if c.number)
    assert found.relation == relation


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Hướng dẫn thực hiện Nghị quyết số 9/NQ-CP", "GUIDES"),
        ("Quy định chi tiết một số điều của Nghị định số 9/2020/NĐ-CP", "DETAILS"),
        ("V/v đôn đốc thực hiện Chỉ thị số 9/CT-UBND", "REMINDS"),
        ("Báo cáo kết quả thực hiện Chỉ thị số 9/CT-UBND", "REPORTS_ON"),
        ("Triển khai Chỉ thị số 9/CT-UBND", "IMPLEMENTS"),
    ],
)
def test_cues_of_the_title(text: str, relation: str) -> None:
    (found,) = cite(text, zones=(Zone("title", Span(0, len(text))),))
    assert (found.relation, found.zone) == (relation, "title")


def test_a_proposal_stands_among_the_bases() -> None:
    text = "Căn cứ Luật Giá;\nTheo đề nghị của Giám đốc Sở Tài chính tại Tờ trình số 9/TTr-STC;"
    found = cite(text, zones=(Zone("basis", Span(0, len(text))),))
    assert [c.relation for c in found] == ["BASED_ON", "PROPOSED_IN"]


def test_the_words_that_decided_are_kept() -> None:
    text = "Thực hiện Chỉ thị số 9/CT-UBND"
    (found,) = cite(text)
    assert found.cue is not None
    assert (found.cue.of(text), found.cue_rule) == ("Thực hiện", "implements")


def test_what_stands_in_the_name_of_another_is_nested() -> None:
    outer, inner = cite("Thực hiện Kế hoạch số 98/KH-UBND của UBND tỉnh về triển khai Nghị quyết số 9/NQ-CP của Chính phủ")
    assert (outer.relation, outer.nested) == ("IMPLEMENTS", False)
    assert (inner.relation, inner.nested) == ("REFERS_TO", True)


def test_a_list_goes_on_behind_a_description() -> None:
    found = cite("Thực hiện Nghị quyết số 8/NQ-CP của Chính phủ về kinh tế; Kế hoạch số 9-KH/TU của Tỉnh ủy, Ủy ban ban hành")
    assert [(c.relation, c.nested) for c in found] == [("IMPLEMENTS", False), ("IMPLEMENTS", False)]


def test_the_line_above_a_list_decides_for_its_items() -> None:
    found = cite(
        "2. Quyết định này thay thế\ncác Quyết định sau đây:\na) Quyết định số 5/QĐ-UBND về chợ;\nb) Quyết định số 6/QĐ-UBND về bến."
    )
    assert [c.relation for c in found] == ["REPLACES", "REPLACES"]


def test_a_press_article_only_mentions() -> None:
    (found,) = cite("UBND tỉnh triển khai Nghị quyết số 9/NQ-CP", kind="Bài báo")
    assert (found.relation, found.cue_rule) == ("REFERS_TO", "document_kind")


def test_every_cue_names_a_relation_of_the_schema_and_is_lower_case() -> None:
    from pathlib import Path

    import yaml

    schema = yaml.safe_load((Path(__file__).parents[3] / "model" / "schema.yml").read_text(encoding="utf-8"))["citations"]
    cues = load("relations")["cues"]
    assert {cue["relation"] for cue in cues} == set(schema)
    assert all(phrase == phrase.lower() for cue in cues for phrase in cue["phrases"])
