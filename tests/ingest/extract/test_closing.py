"""What an order at the end of a paper gives, and what is only its closing formula."""

from __future__ import annotations

import pytest

from ingest.pipeline import extract_source
from ingest.read import read_text

HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH NINH BÌNH\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\n\n"
    "Số: 31/KH-UBND\n\nNinh Bình, ngày 03 tháng 04 năm 2022\n\nKẾ HOẠCH\nVề cấp nước sạch nông thôn\n\n"
)


@pytest.mark.parametrize(
    ("words", "leads"),
    [
        ("Yêu cầu Sở Y tế tổng hợp kinh phí thực hiện", ["Sở Y tế"]),
        ("Yêu cầu Sở Nội vụ đôn đốc thực hiện", ["Sở Nội vụ"]),
        ("Đề nghị Sở Tư pháp báo cáo kết quả triển khai", ["Sở Tư pháp"]),
        ("Văn phòng Sở: Chủ trì, phối hợp với Thanh tra Sở sơ kết theo từng chặng", ["Văn phòng Sở"]),
        ("Thanh tra Sở: Rà soát hiện trạng", ["Thanh tra Sở"]),
        ("Giao Ban Tổ chức rà soát hiện trạng", ["Ban Tổ chức"]),
        ("Công an tỉnh túc trực tại chốt", ["Công an tỉnh"]),
        ("UBND các huyện, thành phố vớt bèo trên sông", ["UBND các huyện, thành phố"]),
        ("Giao Bộ Chỉ huy Quân sự tỉnh dán niêm phong", ["Bộ Chỉ huy Quân sự tỉnh"]),
        ("Yêu cầu các sở, ngành nghiêm túc triển khai thực hiện", []),
        ("Đề nghị Sở Nội vụ quan tâm, phối hợp thực hiện", []),
        ("Yêu cầu các đơn vị thực hiện nghiêm các nội dung trên", []),
    ],
)
def test_orders_and_closing_formulas(words: str, leads: list[str]) -> None:
    record = extract_source(read_text("a.txt", f"{HEAD}1. {words}.\n"))
    found = [actor.agency.text for task in record.documents[0].facts.tasks for actor in task.actors if actor.role == "lead"]
    assert found == leads


@pytest.mark.parametrize("mark", ["-", "+", "•", "*", "o", "§", "Ø", "ü"])
def test_marks_of_items(mark: str) -> None:
    items = f"Phân công:\n{mark} Sở Y tế rà soát hiện trạng.\n{mark} Sở Nội vụ kiểm tra các điểm.\n"
    record = extract_source(read_text("a.txt", HEAD + items))
    assert [actor.agency.text for task in record.documents[0].facts.tasks for actor in task.actors] == ["Sở Y tế", "Sở Nội vụ"]


def test_an_item_that_ends_is_no_caption_of_the_items_below() -> None:
    items = "1. Sở Y tế:\n- Rà soát hiện trạng;\n+ Kiểm tra các điểm;\n- Cấp tỉnh\n+ Lập danh mục.\n"
    record = extract_source(read_text("a.txt", HEAD + items))
    quotes = [record.text[task.span.start : task.span.end] for task in record.documents[0].facts.tasks]
    assert quotes == ["Rà soát hiện trạng", "Kiểm tra các điểm", "Lập danh mục."]
