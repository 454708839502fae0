"""Tasks: who, with whom, by when; what is no task."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from ingest.extract.tasks import LONGEST, extract_tasks
from ingest.parse.blocks import make_blocks
from model.document import Document, Setting, Zone
from model.facts import Task
from model.text import Field, SourceText, Span

LEADS = ("lead", "joint", "executor")
Row = tuple[str, list[str], list[str], str | None]


def tasks_of(text: str, kind: str = "Kế hoạch") -> tuple[Task, ...]:
    source = SourceText("a.txt", "0", text, text)
    zones = (Zone("body", Span(0, len(text))),)
    setting = Setting("Ủy ban nhân dân tỉnh Cao Bằng", "tỉnh Cao Bằng", issued_on="2021-09-15")
    day = Field("2021-09-15", Span(0, 0), "test")
    document = Document("a.txt", 0, Span(0, len(text)), Field(kind, Span(0, 0), "test"), issued_on=day, setting=setting, zones=zones)
    return extract_tasks(source, replace(document, blocks=make_blocks(source, zones)))


def rows(text: str, kind: str = "Kế hoạch") -> list[Row]:
    return [
        (
            " ".join(t.span.of(text).split())[:30],
            [a.agency.text for a in t.actors if a.role in LEADS],
            [a.agency.text for a in t.actors if a.role == "coordinating"],
            t.deadline.value if t.deadline and not t.deadline.via else None,
        )
        for t in tasks_of(text, kind)
    ]


CASES: dict[str, tuple[str, list[Row]]] = {
    "subject with a partner and a day": (
        "1. Phòng Y tế chủ trì, phối hợp với Công an huyện kiểm tra các chợ trước ngày 25/10/2021.\n",
        [("Phòng Y tế chủ trì, phối hợp v", ["Phòng Y tế"], ["Công an huyện"], "2021-10-25")],
    ),
    "dashes under an agency": (
        "1. Sở Y tế\n- Chủ trì, phối hợp các sở, ban, ngành cấp tỉnh hướng dẫn tiêm chủng.\n- Cập nhật số liệu.\n",
        [
            ("Chủ trì, phối hợp các sở, ban,", ["Sở Y tế"], ["các sở, ban, ngành cấp tỉnh"], None),
            ("Cập nhật số liệu.", ["Sở Y tế"], [], None),
        ],
    ),
    "an order to several": (
        "Để làm tốt việc trên, Ban Thường vụ Tỉnh ủy giao các cấp ủy, tổ chức đảng làm ngay những việc sau:\n"
        "1. Quán triệt Kết luận.\n",
        [("Quán triệt Kết luận.", ["các cấp ủy", "tổ chức đảng"], [], None)],
    ),
    "two subjects in one item": (
        "1. Phòng Nội vụ lập danh sách trước ngày 18/9/2021; Phòng Tài chính - Kế hoạch cấp phát kinh phí trước ngày 25/9/2021.\n",
        [
            ("Phòng Nội vụ lập danh sách trư", ["Phòng Nội vụ"], [], "2021-09-18"),
            ("Phòng Tài chính - Kế hoạch cấp", ["Phòng Tài chính - Kế hoạch"], [], "2021-09-25"),
        ],
    ),
    "the closing article of a decision": (
        "Điều 1. Ban hành kèm theo Quyết định này Quy chế.\n"
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.\n"
        "Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh; Giám đốc các sở và các cá nhân có liên quan "
        "chịu trách nhiệm thi hành Quyết định này./.\n",
        [
            (
                "Chánh Văn phòng Ủy ban nhân dâ",
                ["Chánh Văn phòng Ủy ban nhân dân tỉnh", "Giám đốc các sở", "các cá nhân có liên quan"],
                [],
                None,
            )
        ],
    ),
    "a table between bars": (
        "TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn |\n"
        "1 | Rà soát hộ nghèo | Phòng Nội vụ | Công an phường; Trạm Y tế | 05/10/2021 |\n",
        [("1 | Rà soát hộ nghèo | Phòng N", ["Phòng Nội vụ"], ["Công an phường", "Trạm Y tế"], "2021-10-05")],
    ),
    "an adverbial before the subject": (
        "II. NHIỆM VỤ\n1. Làm tốt việc.\nKhi có vướng mắc, Thủ trưởng các cơ quan báo cáo ngay về Sở Y tế.\n",
        [
            ("Làm tốt việc.", [], [], None),
            ("Khi có vướng mắc, Thủ trưởng c", ["Thủ trưởng các cơ quan"], [], None),
        ],
    ),
    "all in one line": (
        "Ủy ban nhân dân tỉnh yêu cầu: 1. Sở Y tế công bố cấp độ dịch hằng tuần trên toàn tỉnh. "
        "2. Công an tỉnh tuần tra các tuyến đường chính.\n",
        [
            ("Sở Y tế công bố cấp độ dịch hằ", ["Sở Y tế"], [], None),
            ("Công an tỉnh tuần tra các tuyế", ["Công an tỉnh"], [], None),
        ],
    ),
}

NO_TASKS = {
    "under an aim": "I. MỤC TIÊU\n1. Bảo vệ sức khỏe Nhân dân.\n2. Khôi phục kinh tế.\n",
    "closing formula": "Yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện./.\n",
    "situation": "Tình hình dịch bệnh trong nước diễn biến phức tạp, nguy cơ lây lan rất cao.\n",
    "an office tells": "Văn phòng Ủy ban nhân dân tỉnh thông báo để các cơ quan biết, thực hiện./.\n",
    "effect of a decision": "Điều 2. Quyết định này có hiệu lực kể từ ngày 01 tháng 10 năm 2021.\n",
    "a meeting": "Chủ tịch Ủy ban nhân dân tỉnh mời các sở dự họp vào lúc 08 giờ 30 ngày 12/8/2021.\n",
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_a_text_gives_these_tasks(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize("text", NO_TASKS.values(), ids=NO_TASKS.keys())
def test_what_is_no_task(text: str) -> None:
    assert rows(text) == []


def test_a_request_to_the_front_is_no_order() -> None:
    (task,) = tasks_of("1. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh vận động Nhân dân.\n")
    assert task.modality == "request"


def test_a_request_to_a_department_binds() -> None:
    (task,) = tasks_of("1. Đề nghị Sở Y tế gửi báo cáo trước ngày 20/9/2021.\n")
    assert (task.modality, task.deadline and task.deadline.value) == ("must", "2021-09-20")


def test_what_the_press_reports_is_no_order() -> None:
    text = "Ủy ban nhân dân tỉnh giao Sở Y tế kiểm tra các khu cách ly tập trung trước ngày 20/9/2021.\n"
    (task,) = tasks_of(text, "Bài báo")
    assert task.modality == "reported"


def test_a_shared_deadline_is_marked() -> None:
    text = (
        "Ủy ban nhân dân tỉnh yêu cầu các sở báo cáo theo các nội dung sau:\n- Sở Y tế: phương án điều trị.\n"
        "Đề nghị các cơ quan gửi các nội dung nêu trên trước 16 giờ ngày 20/9/2021.\n"
    )
    first, last = tasks_of(text)
    assert first.deadline and first.deadline.via and first.deadline.value == "2021-09-20T16:00"
    assert last.deadline and not last.deadline.via


def test_a_task_keeps_its_section_and_frame() -> None:
    (task,) = tasks_of("III. TỔ CHỨC THỰC HIỆN\nSở Y tế chủ trì các việc sau:\n- Tiêm vắc xin.\n")
    assert (task.section, task.frame, task.path) == ("TỔ CHỨC THỰC HIỆN", "Sở Y tế chủ trì các việc sau:", "III.p1.-1")


PARTS = ["1. ", "- ", "Sở Y tế ", "chủ trì, ", "phối hợp với ", "Công an tỉnh ", "; ", ".\n", ":\n", "giao ", "| ", "ngày 1/1/2022 "]


@limits(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=40))
def test_any_text_is_read_and_tasks_lie_inside(parts: list[str]) -> None:
    text = "".join(parts)
    assert all(0 <= t.span.start <= t.span.end <= len(text) and t.span.end - t.span.start <= LONGEST for t in tasks_of(text))
