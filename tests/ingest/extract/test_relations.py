"""One reading for each citation: cue, place, nesting."""

from __future__ import annotations

import pytest

from ingest.pipeline import extract_source
from ingest.read import read_text
from ingest.vocabulary import load
from model.document import Zone, ZoneKind
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
    ("Tạm dừng thực hiện Quyết định số 9/QĐ-UBND", "SUSPENDS"),
    ("Dừng thực hiện dự án di dân theo Quyết định số 9/QĐ-TTg", "IMPLEMENTS"),
    ("Quyết định số 9/QĐ-UBND được thay thế bằng Quyết định này", "REPLACES"),
    ("Quyết định số 9/QĐ-UBND bị bãi bỏ bởi Nghị quyết này", "REPEALS"),
    ("Quyết định số 9/QĐ-UBND bị bãi bỏ bởi một quyết định khác", "REFERS_TO"),
    ("Quyết định số 9/QĐ-UBND đã được sửa đổi nhiều lần", "REFERS_TO"),
    ("Các quyết định sau hết hiệu lực thi hành kể từ ngày 01/12/2025:\na) Quyết định số 9/QĐ-UBND về họp", "REPEALS"),
    ("Đối với trường hợp bổ sung máy móc tại Phụ lục II ban hành kèm theo Quyết định số 9/QĐ-TTg", "REFERS_TO"),
    ("ghi theo Phụ lục III kèm theo Nghị định số 9/2020/NĐ-CP", "REFERS_TO"),
    ("cơ quan thu hồi đất theo quy định của Luật Đất đai số 45/2013/QH13", "REFERS_TO"),
    ("Sở Y tế căn cứ Kế hoạch số 9/KH-UBND", "BASED_ON"),
    ("Trên cơ sở Kết luận số 9-KL/TU, Ủy ban yêu cầu", "IMPLEMENTS"),
    ("Trên cơ sở Báo cáo số 9/BC-SYT, Ủy ban yêu cầu", "REFERS_TO"),
    ("Theo tinh thần Nghị quyết số 9-NQ/TW", "IMPLEMENTS"),
    ("trong quá trình triển khai thực hiện Kết luận số 9-KL/TW", "REFERS_TO"),
]

# What is said far from the paper, or turns to another matter.
FAR = [
    ("Sửa đổi nhiệm vụ trong Chương trình hành động thực hiện Nghị quyết số 9/NQ-CP", "IMPLEMENTS"),
    ("Sửa đổi Quy chế kiểm tra việc thực hiện nhiệm vụ ban hành kèm theo Quyết định số 9/QĐ-UBND", "AMENDS"),
    ("Ủy ban nhân dân ban hành Quyết định bãi bỏ Quyết định số 9/QĐ-UBND", "REPEALS"),
    ("Quyết định số 9/QĐ-UBND của Ủy ban nhân dân tỉnh quy định mức thu, chế độ thu, nộp, quản lý phí chợ hết hiệu lực", "REPEALS"),
    ("Quyết định này quy định chi tiết khoản 2 Điều 46 Nghị định số 9/2018/NĐ-CP", "DETAILS"),
    ("Thông tư này hướng dẫn một số nội dung của Nghị định số 9/2018/NĐ-CP", "GUIDES"),
    ("Công ty xem Quyết định số 9/QĐ-UBND và Phụ lục I ban hành kèm theo Nghị định số 5/2020/NĐ-CP", "REFERS_TO"),
    ("1. Các sở triển khai:\na) Họp dân;\n2. Quyết định số 9/QĐ-UBND về chợ", "REFERS_TO"),
    ("Các thông tư hướng dẫn thi hành tiếp tục có hiệu lực:\n1. Thông tư số 9/2020/TT-BTC", "REFERS_TO"),
]  # fmt: skip

# The sentence over papers that are run in behind its colon, or stand two levels below.
UNDER_A_HEAD = [
    "Bãi bỏ các văn bản sau: 1. Quyết định số 5/QĐ-UBND về chợ; 2. Quyết định số 6/QĐ-UBND về bến.",
    "Bãi bỏ các văn bản sau: Quyết định số 5/QĐ-UBND của UBND tỉnh về chợ; Quyết định số 6/QĐ-UBND của UBND tỉnh về bến.",
    "Bãi bỏ các quyết định:\nQuyết định số 5/QĐ-UBND về chợ;\nQuyết định số 6/QĐ-UBND về bến.",
    "Điều 2. Bãi bỏ các văn bản:\n1. Về giá:\na) Quyết định số 5/QĐ-UBND;\nb) Quyết định số 6/QĐ-UBND.",
]

# own kind, zone, text, relations of the papers in order
SAID = [
    ("Báo cáo", "title", "Kết quả 6 tháng thực hiện Kế hoạch số 9/KH-UBND", "REPORTS_ON"),
    ("Công văn", "title", "V/v sao gửi Nghị quyết số 9/NQ-CP", "FORWARDS"),
    ("Công văn", "opening", "Sở nhận được Công văn số 9/BYT-DP (sao gửi kèm theo), Giám đốc có ý kiến", "ATTACHES"),
    ("Công văn", "opening", "Ủy ban đôn đốc các xã thực hiện Kế hoạch số 9/KH-UBND", "REMINDS"),
    ("Thông tư", "body", "Thay thế cụm từ “huyện” bằng cụm từ “xã” tại Điều 3 Thông tư số 9/2010/TT-BCT.", "AMENDS"),
    ("Thông tư", "body", "Bỏ cụm từ “huyện” tại khoản 2 Điều 5 Thông tư số 9/2010/TT-BCT.", "AMENDS"),
    ("Quyết định", "body", "Điều 3 Quyết định số 9/QĐ-UBND được sửa đổi như sau:", "AMENDS"),
    ("Nghị quyết", "body", "Điều 3 của Nghị quyết số 9/2019/NQ-HĐND được thay bằng quy định sau:", "AMENDS"),
    ("Quyết định", "body", "Quyết định số 9/QĐ-UBND được đính chính bởi Quyết định này.", "CORRECTS"),
    ("Quyết định", "body", "Quyết định này không thay thế Quyết định số 9/QĐ-UBND.", "REFERS_TO"),
    ("Kế hoạch", "body", "Ban hành Quyết định thay thế Quyết định số 9/QĐ-UBND trong tháng 6.", "REFERS_TO"),
    ("Quyết định", "body", "Trường hợp Nghị định số 9/2010/NĐ-CP hết hiệu lực thì áp dụng văn bản mới.", "REFERS_TO"),
    ("Nghị định", "body", "Nghị định này thay thế Nghị định số 9/2010/NĐ-CP; bãi bỏ Điều 5 Nghị định số 8/2012/NĐ-CP.", "REPLACES REPEALS"),
    ("Văn bản hợp nhất", "title", "Hợp nhất Nghị định số 9/2019/NĐ-CP và Nghị định số 8/2021/NĐ-CP", "CONSOLIDATES CONSOLIDATES"),
    ("Quyết định", "body", "Bãi bỏ Quyết định số 8/QĐ-BYT (Tờ trình số 9/TTr-BYT) và Quyết định số 7/QĐ-BYT.", "REPEALS REFERS_TO REPEALS"),
]

# A paper of one kind cannot change every other; what it says of such a change is told of somebody else.
CHANGES = [
    ("Thông báo", "Về việc điều chỉnh Nghị định số 9/2020/NĐ-CP: giao Bộ Y tế tham mưu", "REFERS_TO"),
    ("Công văn", "Triển khai sửa đổi Luật Xuất bản số 19/2012/QH13", "IMPLEMENTS"),
    ("Nghị định", "Sửa đổi, bổ sung khoản 2 Điều 3 Nghị định số 9/2020/NĐ-CP", "AMENDS"),
    ("Quyết định", "Sửa đổi điểm b khoản 2 Điều 5 Nghị định số 9/2020/NĐ-CP", "REFERS_TO"),
    ("Quyết định", "Bãi bỏ Quyết định số 9/QĐ-UBND", "REPEALS"),
    ("Quyết định", "Ban hành Quyết định sửa đổi Quyết định số 9/QĐ-UBND", "AMENDS"),
]

# The second paper is part of what is said of the first.
NESTED = [
    "Căn cứ Nghị định số 8/2020/NĐ-CP của Chính phủ quy định chi tiết một số điều của Luật Giá số 9/2023/QH15",
    "Căn cứ Nghị định số 8/2020/NĐ-CP của Chính phủ sửa đổi, bổ sung một số điều của Nghị định số 9/2019/NĐ-CP",
    "Căn cứ Thông tư số 8/2020/TT-BYT của Bộ trưởng Bộ Y tế hướng dẫn thi hành một số điều của Nghị định số 9/2019/NĐ-CP",
    "Quyết định số 8/QĐ-UBND bị bãi bỏ bởi Quyết định số 9/QĐ-UBND",
]


@pytest.mark.parametrize(("kind", "text", "relation"), CHANGES, ids=[f"{kind} {text[:30]}" for kind, text, _ in CHANGES])
def test_what_a_kind_can_change(kind: str, text: str, relation: str) -> None:
    (found,) = cite(text, kind)
    assert found.relation == relation


@pytest.mark.parametrize(
    "text",
    [
        "Thuế tính theo các Nghị định sửa đổi, bổ sung Nghị định số 26/2023/NĐ-CP (nếu có).",
        "Các Nghị định sửa đổi, bổ sung Nghị định số 26/2023/NĐ-CP (nếu có).",
        "Văn bản sửa đổi, bổ sung, thay thế Nghị định số 26/2023/NĐ-CP.",
    ],
)
def test_papers_that_may_come_change_nothing_here(text: str) -> None:
    assert [c.relation for c in cite(text, "Nghị định")] == ["REFERS_TO"]


@pytest.mark.parametrize("text", NESTED, ids=[text[:60] for text in NESTED])
def test_a_description_holds_the_second(text: str) -> None:
    first, second = cite(text)
    assert (second.relation, second.nested) == ("REFERS_TO", True) and not first.nested


@pytest.mark.parametrize(("text", "relation"), FAR, ids=[text[:40] for text, _ in FAR])
def test_words_far_from_the_paper(text: str, relation: str) -> None:
    found = next(c for c in cite(text, "Quyết định" if text.startswith("Ủy ban") else None) if c.number)
    assert found.relation == relation


@pytest.mark.parametrize(("kind", "zone", "text", "relations"), SAID, ids=[row[2][:40] for row in SAID])
def test_what_is_said_of_a_paper(kind: str, zone: ZoneKind, text: str, relations: str) -> None:
    found = cite(text, kind, (Zone(zone, Span(0, len(text))),))
    assert [c.relation for c in found if c.number] == relations.split()


@pytest.mark.parametrize("text", UNDER_A_HEAD, ids=[text[:40] for text in UNDER_A_HEAD])
def test_a_head_ends_what_stands_under_it(text: str) -> None:
    assert [c.relation for c in cite(text, "Quyết định")] == ["REPEALS", "REPEALS"]


def test_a_long_list_goes_on_far_from_its_head() -> None:
    items = "\n".join(f"{n}. Quyết định số {n}/QĐ-BYT ngày 5/5/2010 của Bộ Y tế về {'việc ' * 60}chung;" for n in range(1, 60))
    found = cite(f"Điều 2. Bãi bỏ các quyết định sau:\n{items}", "Quyết định")
    assert {c.relation for c in found} == {"REPEALS"} and len(found) == 59


BRACKETS = [
    (
        "Xét Tờ trình số 9/TTr-UBND (thực hiện khoản 3 Điều 15 Luật Thủ đô); Báo cáo thẩm tra số 5/BC-BPC của Ban Pháp chế;",
        "PROPOSED_IN REFERS_TO BASED_ON",
    ),
    ("Mục I Phụ lục ban hành kèm theo Quyết định số 9/QĐ-UBND hết hiệu lực kể từ ngày ký.", "REPEALS"),
    ("theo Nghị định số 9/2023/NĐ-CP và các Nghị định sửa đổi, bổ sung Nghị định số 9/2023/NĐ-CP", "REFERS_TO REFERS_TO"),
    ("Bổ sung dự án Luật sửa đổi một số điều của Luật Giá", "REFERS_TO"),
    ("Điều chỉnh Chương trình lập pháp năm nay như sau:\n1. Luật Giá;\n2. Luật Thủ đô.", "REFERS_TO REFERS_TO"),
]


@pytest.mark.parametrize(("text", "relations"), BRACKETS, ids=[text[:40] for text, _ in BRACKETS])
def test_brackets_annexes_and_other_papers(text: str, relations: str) -> None:
    zones = (Zone("basis", Span(0, len(text))),) if text.startswith("Xét") else ()
    assert [c.relation for c in cite(text, "Nghị quyết", zones)] == relations.split()


def test_a_place_changes_nothing_of_the_centre() -> None:
    head = "ỦY BAN NHÂN DÂN\nTỈNH CÀ MAU\nSố: 5/QĐ-UBND\nCà Mau, ngày 5 tháng 5 năm 2021\nQUYẾT ĐỊNH\nVề xe\n"
    text = f"{head}Điều 1. Bổ sung xe tại Quyết định số 9/QĐ-TTg."
    (found,) = extract_source(read_text("test", text)).documents[0].facts.citations
    assert found.relation == "REFERS_TO"


def test_the_papers_that_changed_a_law_are_no_bases() -> None:
    text = "Căn cứ Luật Giá số 5/2020/QH14 được sửa đổi, bổ sung bởi Luật số 6/2022/QH15, Luật số 7/2023/QH15 và Luật số 8/2024/QH15;"
    assert [c.relation for c in cite(text)] == ["BASED_ON", "REFERS_TO", "REFERS_TO", "REFERS_TO"]


def test_two_papers_that_end_together() -> None:
    text = (
        "Nghị định số 5/2016/NĐ-CP hướng dẫn thi hành một số điều của Luật Giá và Nghị định số 6/2023/NĐ-CP sửa đổi, bổ sung một số điều "
        "của Nghị định số 5/2016/NĐ-CP hết hiệu lực kể từ ngày Nghị định này có hiệu lực."
    )
    found = [(c.number, c.relation) for c in cite(text, "Nghị định") if c.number]
    assert found == [("5/2016/NĐ-CP", "REPEALS"), ("6/2023/NĐ-CP", "REPEALS"), ("5/2016/NĐ-CP", "REFERS_TO")]


def test_laws_that_a_law_changes_stay_in_its_description() -> None:
    text = "Căn cứ Luật số 97/2025/QH15 sửa đổi, bổ sung một số điều của Luật Công đoàn, Luật Thanh niên và Luật Đất đai;"
    first, *others = cite(text)
    assert first.relation == "BASED_ON" and others and all(c.nested for c in others)


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
