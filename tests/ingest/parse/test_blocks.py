"""Blocks: marks, wrapped lines, nesting, tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.parse.blocks import make_blocks
from model.document import Block, Zone
from model.text import SourceText, Span


def blocks_of(text: str) -> tuple[Block, ...]:
    source = SourceText("a.txt", "0", text, text)
    return make_blocks(source, (Zone("body", Span(0, len(text))),))


def outline(text: str) -> list[tuple[str, str, str]]:
    return [(b.kind, b.path, " ".join(b.span.of(text).split())) for b in blocks_of(text)]


CASES = {
    "agency heading above dashes": (
        "III. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế\n- Chủ trì việc này.\n- Làm việc kia.\n2. Công an tỉnh\n- Giữ trật tự.\n",
        [
            ("heading", "III", "TỔ CHỨC THỰC HIỆN"),
            ("heading", "III.1", "Sở Y tế"),
            ("item", "III.1.-1", "Chủ trì việc này."),
            ("item", "III.1.-2", "Làm việc kia."),
            ("heading", "III.2", "Công an tỉnh"),
            ("item", "III.2.-1", "Giữ trật tự."),
        ],
    ),
    "frame above a numbered list": (
        "Ủy ban nhân dân tỉnh yêu cầu:\n1. Sở A làm x.\na) Việc một;\nb) Việc hai.\n2. Sở B làm y.\n",
        [
            ("paragraph", "p1", "Ủy ban nhân dân tỉnh yêu cầu:"),
            ("item", "p1.1", "Sở A làm x."),
            ("item", "p1.1.a", "Việc một;"),
            ("item", "p1.1.b", "Việc hai."),
            ("item", "p1.2", "Sở B làm y."),
        ],
    ),
    "wrapped lines, a dash that is none": (
        "1. Chủ trì tham mưu kế hoạch khôi phục và phát triển kinh tế\n- xã hội của tỉnh trong giai đoạn mới, báo cáo kết quả về Sở\n"
        "Nội vụ để tổng hợp chung toàn tỉnh.\n2. Làm việc khác với các cơ quan liên quan trên địa bàn của\ntỉnh.\n",
        [
            (
                "item",
                "1",
                "Chủ trì tham mưu kế hoạch khôi phục và phát triển kinh tế - xã hội của tỉnh trong giai đoạn mới, báo cáo kết quả về"
                " Sở Nội vụ để tổng hợp chung toàn tỉnh.",
            ),
            ("item", "2", "Làm việc khác với các cơ quan liên quan trên địa bàn của tỉnh."),
        ],
    ),
    "a long line that opens with a mark": (
        "I. TIÊU CHÍ PHÂN LOẠI " + "rất dài " * 20 + "\nSở Y tế báo cáo.\n",
        [("heading", "I", "TIÊU CHÍ PHÂN LOẠI " + ("rất dài " * 20).strip()), ("paragraph", "I.p1", "Sở Y tế báo cáo.")],
    ),
    "a mark on a line of its own": (
        "1.\nSở Y tế báo cáo.\n-\nViệc một.\n",
        [("item", "1", "Sở Y tế báo cáo."), ("item", "1.-1", "Việc một.")],
    ),
    "articles": (
        "Điều 1. Ban hành Quy chế.\nĐiều 2. Tổ chức thực hiện\n1. Sở A làm x.\n2. Sở B làm y.\nĐiều 3. Chánh Văn phòng thi hành.\n",
        [
            ("item", "Điều 1", "Ban hành Quy chế."),
            ("heading", "Điều 2", "Tổ chức thực hiện"),
            ("item", "Điều 2.1", "Sở A làm x."),
            ("item", "Điều 2.2", "Sở B làm y."),
            ("item", "Điều 3", "Chánh Văn phòng thi hành."),
        ],
    ),
    "a closing paragraph leaves the list": (
        "Yêu cầu:\n\n1. Sở A làm x.\n\n2. Sở B làm y.\n\nGiao Văn phòng theo dõi.\n",
        [
            ("paragraph", "p1", "Yêu cầu:"),
            ("item", "p1.1", "Sở A làm x."),
            ("item", "p1.2", "Sở B làm y."),
            ("paragraph", "p2", "Giao Văn phòng theo dõi."),
        ],
    ),
    "rows between bars": (
        "STT | Nội dung | Chủ trì |\n1 | Việc một | Sở A |\n",
        [("row", "r1", "STT | Nội dung | Chủ trì"), ("row", "r2", "1 | Việc một | Sở A")],
    ),
    "a wrapped row": (
        "STT | Nội dung | Chủ trì |\n1 | Việc một | Trung tâm Y tế\nhuyện |\n2 | Việc hai | Sở B |\n",
        [
            ("row", "r1", "STT | Nội dung | Chủ trì"),
            ("row", "r2", "1 | Việc một | Trung tâm Y tế huyện"),
            ("row", "r3", "2 | Việc hai | Sở B"),
        ],
    ),
    "cells one a line": (
        "STT\nNội dung\nCơ quan chủ trì\nThời hạn\n1\nViệc một\nSở A\n01/12/2021\n2\nViệc hai\nSở B\n02/12/2021\n",
        [
            ("row", "r1", "STT Nội dung Cơ quan chủ trì Thời hạn"),
            ("row", "r2", "1 Việc một Sở A 01/12/2021"),
            ("row", "r3", "2 Việc hai Sở B 02/12/2021"),
        ],
    ),
    "page numbers are nobody's words": (
        "1. Sở A làm x,\n2\nphối hợp với Sở B.\n- 3 -\n2. Sở C làm y.\n",
        [("item", "1", "Sở A làm x, 2 phối hợp với Sở B."), ("item", "2", "Sở C làm y.")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_a_body_has_these_blocks(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert outline(text) == expected


def test_a_lost_bullet_between_bullets_keeps_the_agency() -> None:
    text = "1. Sở Y tế\n- Việc một.\nViệc không dấu.\n- Việc ba.\n2. Sở B\n- Việc bốn.\n"
    blocks = blocks_of(text)
    assert [blocks[b.parent].span.of(text) if b.parent is not None else None for b in blocks] == [None, *["Sở Y tế"] * 3, None, "Sở B"]


def test_many_nested_items_take_linear_time() -> None:
    text = "".join(f"{i % 90 + 1}. Sở A làm việc {i};\na) Việc nhỏ;\n- Việc nhỏ hơn;\n" for i in range(5_000))
    assert len(blocks_of(text)) == 15_000


@given(st.text(alphabet="1.2)aIV-+*|: \nĐiều SởYtế", max_size=300))
def test_any_text_gives_blocks_in_order_with_parents_before(text: str) -> None:
    blocks = blocks_of(text)
    assert all(0 <= b.span.start < b.span.end <= len(text) for b in blocks)
    assert all(b.parent is None or b.parent < i for i, b in enumerate(blocks))
