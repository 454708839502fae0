"""Tasks: who, with whom, by when; what is no task."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st
from msgspec.structs import replace

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
    "an order that begins like a heading, with a deadline behind a colon": (
        "1. Yêu cầu Công an xã tổng hợp kinh phí, thời hạn hoàn thành: trước ngày 17.11.2021.\n2. Yêu cầu: bảo đảm an toàn, tiết kiệm.\n",
        [("Yêu cầu Công an xã tổng hợp ki", ["Công an xã"], [], "2021-11-17")],
    ),
    "a place or matter in a few words before who is told": (
        "1. Tuyến biển: Bộ Chỉ huy Bộ đội Biên phòng tỉnh kêu gọi tàu thuyền vào bờ.\n",
        [("Tuyến biển: Bộ Chỉ huy Bộ đội ", ["Bộ Chỉ huy Bộ đội Biên phòng tỉnh"], [], None)],
    ),
    "a verb that tells which members are meant": (
        "1. Sở Y tế và các doanh nghiệp tham gia Đề án có trách nhiệm giữ vệ sinh.\n",
        [("Sở Y tế và các doanh nghiệp th", ["Sở Y tế", "các doanh nghiệp tham gia Đề án"], [], None)],
    ),
    "heads of departments in small letters behind a colon": (
        "Điều 4. Chánh Văn phòng, Giám đốc các sở: Công Thương, Xây dựng và Thủ trưởng các đơn vị chịu trách nhiệm thi hành.\n",
        [
            (
                "Chánh Văn phòng, Giám đốc các ",
                ["Chánh Văn phòng", "Giám đốc Sở Công Thương", "Giám đốc Sở Xây dựng", "Thủ trưởng các đơn vị"],
                [],
                None,
            )
        ],
    ),
    "a number of things is no number of a paper": (
        "5. Trưởng các thôn\n- Vận động nhân dân.\n- Báo cáo số cây trồng về xã.\n",
        [("Vận động nhân dân.", ["Trưởng các thôn"], [], None), ("Báo cáo số cây trồng về xã.", ["Trưởng các thôn"], [], None)],
    ),
    "an article of duties and measures": (
        "Điều 3. Nhiệm vụ, giải pháp chủ yếu\n1. Tập trung giải ngân vốn đầu tư công ngay từ đầu năm.\n",
        [("Tập trung giải ngân vốn đầu tư", [], [], None)],
    ),
    "steps of a method, one of them somebody's": (
        "2. Quy trình thực hiện\n2.1. Đối chiếu danh sách.\n2.2. Sở Y tế cập nhật dữ liệu.\n",
        [("Sở Y tế cập nhật dữ liệu.", ["Sở Y tế"], [], None)],
    ),
    "a name that ends in a verb": (
        "1. Giao Cục Kinh tế - Quản lý đầu tư xây dựng chủ trì, phối hợp với Thanh tra tỉnh kiểm tra.\n",
        [("Giao Cục Kinh tế - Quản lý đầu", ["Cục Kinh tế - Quản lý đầu tư xây dựng"], ["Thanh tra tỉnh"], None)],
    ),
    "a matter of money before who is told": (
        "1. Sở Y tế tiêm vắc xin.\n2. Kinh phí: Sở Tài chính thẩm định dự toán.\n",
        [("Sở Y tế tiêm vắc xin.", ["Sở Y tế"], [], None), ("Kinh phí: Sở Tài chính thẩm đị", ["Sở Tài chính"], [], None)],
    ),
    "a programme with somebody is no partner": (
        "1. Sở Y tế xây dựng chương trình phối hợp với Công an tỉnh.\n",
        [("Sở Y tế xây dựng chương trình ", ["Sở Y tế"], [], None)],
    ),
    "partners behind a basis, one of them behind a comma": (
        "1. Sở Y tế\n- Căn cứ nhiệm vụ được giao chủ động phối hợp với Công an tỉnh, các sở, ngành kiểm tra.\n",
        [("Căn cứ nhiệm vụ được giao chủ ", ["Sở Y tế"], ["Công an tỉnh", "các sở, ngành"], None)],
    ),
    "numbers of the Party before a dash": (
        "III- TỔ CHỨC THỰC HIỆN\n1- Ban Tổ chức Tỉnh ủy kiểm tra.\n2- Ban Nội chính Tỉnh ủy theo dõi.\n",
        [
            ("Ban Tổ chức Tỉnh ủy kiểm tra.", ["Ban Tổ chức Tỉnh ủy"], [], None),
            ("Ban Nội chính Tỉnh ủy theo dõi", ["Ban Nội chính Tỉnh ủy"], [], None),
        ],
    ),
    "one body with a comma in its name": (
        "1. Giao Đảng ủy Mặt trận Tổ quốc, các đoàn thể Trung ương vận động Nhân dân.\n",
        [("Giao Đảng ủy Mặt trận Tổ quốc,", ["Đảng ủy Mặt trận Tổ quốc, các đoàn thể Trung ương"], [], None)],
    ),
    "a paragraph without a name under a heading of duties": (
        "II. NHIỆM VỤ, GIẢI PHÁP\nTăng cường kiểm tra các chợ, các điểm tập trung đông người trên địa bàn.\n",
        [("Tăng cường kiểm tra các chợ, c", [], [], None)],
    ),
    "who reports what stands in the way, behind the closing words": (
        "1. Sở Y tế tiêm vắc xin.\nTrên đây là Kế hoạch tiêm chủng, trong quá trình thực hiện nếu có vướng mắc, các đơn vị báo cáo Sở.\n",
        [("Sở Y tế tiêm vắc xin.", ["Sở Y tế"], [], None), ("trong quá trình thực hiện nếu ", ["các đơn vị"], [], None)],
    ),
    "a cell longer than a line, in a table with one cell a line": (
        "STT\n|\nNhiệm vụ\n|\nCơ quan chủ trì\n|\nCơ quan phối hợp\n|\n|\n1\n|\nXây dựng kế hoạch\n|\nSở Y tế\n|\n"
        "Các sở, ban, ngành cấp tỉnh; các đơn vị liên quan; UBND các xã, phường\n|\n|\n2\n|\nLập danh sách\n|\nSở Nội vụ\n|\nSở Y tế\n|\n",
        [
            (
                "1 | Xây dựng kế hoạch | Sở Y t",
                ["Sở Y tế"],
                ["Các sở, ban, ngành cấp tỉnh", "các đơn vị liên quan", "UBND các xã, phường"],
                None,
            ),
            ("2 | Lập danh sách | Sở Nội vụ ", ["Sở Nội vụ"], ["Sở Y tế"], None),
        ],
    ),
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
        "Để làm tốt việc trên, Ban Thường vụ Tỉnh ủy giao các cấp ủy, tổ chức đảng làm ngay những việc sau:\n1. Quán triệt Kết luận.\n",
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
    "a table in another order, without numbers": (
        "Thời hạn | Đơn vị thực hiện | Nhiệm vụ |\nTháng 11 | Sở Y tế | Lập phương án |\nHằng năm | Sở Tài chính | Lập dự toán |\n",
        [
            ("Tháng 11 | Sở Y tế | Lập phươn", ["Sở Y tế"], [], "2021-11"),
            ("Hằng năm | Sở Tài chính | Lập ", ["Sở Tài chính"], [], None),
        ],
    ),
    "cells of several lines, empty lines between them": (
        "STT\n\nNhiệm vụ\n\nCơ quan chủ trì\n\nThời gian\n\n1\n\nTriển khai nền tảng\nđào tạo trực tuyến\n\nSở Nội vụ\n\nTháng 11/2021\n",
        [("1 Triển khai nền tảng đào tạo ", ["Sở Nội vụ"], [], "2021-11")],
    ),
    "a head over two lines": (
        "STT | Nhiệm vụ | Phân công | Thời gian |\n| | | Chủ trì | Phối hợp | |\n"
        "1.1 | Rà soát văn bản | Sở Tư pháp | Các sở | Tháng 11/2021 |\n",
        [("1.1 | Rà soát văn bản | Sở Tư ", ["Sở Tư pháp"], ["Các sở"], "2021-11")],
    ),
    "parts, counted columns and an empty cell": (
        "STT | 1. Nhiệm vụ | 2. Chủ trì | 3. Thời hạn |\n(1) | (2) | (3) | (4) |\nI | Cải cách thể chế | | |\n"
        "a) | Rà soát văn bản | Sở Tư pháp | 30/11/2021 |\nb) | Lập danh mục | | 05/12/2021 |\n",
        [
            ("a) | Rà soát văn bản | Sở Tư p", ["Sở Tư pháp"], [], "2021-11-30"),
            ("b) | Lập danh mục | | 05/12/20", [], [], "2021-12-05"),
        ],
    ),
    "an adverbial before the subject": (
        "II. NHIỆM VỤ\n1. Làm tốt việc.\nKhi có vướng mắc, Thủ trưởng các cơ quan báo cáo ngay về Sở Y tế.\n",
        [
            ("Làm tốt việc.", [], [], None),
            ("Khi có vướng mắc, Thủ trưởng c", ["Thủ trưởng các cơ quan"], [], None),
        ],
    ),
    "labelled lines under an item": (
        "1. Xây dựng quy chế làm việc.\n- Cơ quan chủ trì: Sở Nội vụ.\n- Cơ quan phối hợp: Sở Tư pháp, Công an tỉnh.\n"
        "- Thời hạn hoàn thành: Quý IV/2021.\n",
        [("Xây dựng quy chế làm việc.", ["Sở Nội vụ"], ["Sở Tư pháp", "Công an tỉnh"], "2021-Q4")],
    ),
    "labelled lines that hold for two items": (
        "1. Truyền thông\n- Phát thanh hằng ngày.\n- In tờ rơi cho các hộ.\n- Đơn vị thực hiện: Phòng Văn hóa.\n"
        "- Thời gian thực hiện: năm 2021 và các năm tiếp theo.\n",
        [("Phát thanh hằng ngày.", ["Phòng Văn hóa"], [], None), ("In tờ rơi cho các hộ.", ["Phòng Văn hóa"], [], None)],
    ),
    "labels in brackets": (
        "1. Rà soát hộ nghèo (đơn vị chủ trì: Phòng Nội vụ; hoàn thành trước 30/10/2021).\n",
        [("Rà soát hộ nghèo (đơn vị chủ t", ["Phòng Nội vụ"], [], "2021-10-30")],
    ),
    "who leads stands behind": (
        "1. Kiểm tra các chợ do Sở Công Thương chủ trì, phối hợp với Công an tỉnh thực hiện trước ngày 15/10/2021.\n",
        [("Kiểm tra các chợ do Sở Công Th", ["Sở Công Thương"], ["Công an tỉnh"], "2021-10-15")],
    ),
    "a partner before its verb": (
        "1. Giao Sở Tài chính chủ trì, Sở Tư pháp phối hợp thẩm định kinh phí.\n",
        [("Giao Sở Tài chính chủ trì, Sở ", ["Sở Tài chính"], ["Sở Tư pháp"], None)],
    ),
    "who chairs as a body": (
        "1. Sở Y tế là cơ quan chủ trì, phối hợp với Công an tỉnh lập chốt.\n",
        [("Sở Y tế là cơ quan chủ trì, ph", ["Sở Y tế"], ["Công an tỉnh"], None)],
    ),
    "one head for several departments": (
        "Điều 2. Chánh Văn phòng, Giám đốc các Sở: Y tế, Nội vụ; Chủ tịch Ủy ban nhân dân các huyện "
        "chịu trách nhiệm thi hành Quyết định này./.\n",
        [
            (
                "Chánh Văn phòng, Giám đốc các ",
                ["Chánh Văn phòng", "Giám đốc Sở Y tế", "Giám đốc Sở Nội vụ", "Chủ tịch Ủy ban nhân dân các huyện"],
                [],
                None,
            )
        ],
    ),
    "an order with a colon": (
        "1. Giao: Sở Y tế hướng dẫn xét nghiệm; Công an tỉnh kiểm soát chốt.\n",
        [("Giao: Sở Y tế hướng dẫn xét ng", ["Sở Y tế"], [], None), ("Công an tỉnh kiểm soát chốt.", ["Công an tỉnh"], [], None)],
    ),
    "numbered parts of a sentence": (
        "1. Giao Sở Y tế: (i) hướng dẫn các xã; (ii) kiểm tra các chợ.\n",
        [("Giao Sở Y tế: (i) hướng dẫn cá", ["Sở Y tế"], [], None)],
    ),
    "behind a closing formula": (
        "1. Đề nghị các sở, ban, ngành quan tâm phối hợp, thực hiện; gửi báo cáo trước ngày 20/9/2021.\n",
        [("Đề nghị các sở, ban, ngành qua", ["các sở, ban, ngành"], [], "2021-09-20")],
    ),
    "a heading that says who chairs": (
        "Điều 5. Nội dung Sở Xây dựng có trách nhiệm chủ trì\n1. Cấp phép xây dựng.\n2. Kiểm tra công trình.\n",
        [("Cấp phép xây dựng.", ["Sở Xây dựng"], [], None), ("Kiểm tra công trình.", ["Sở Xây dựng"], [], None)],
    ),
    "a bare noun with its description": (
        "1. Cơ quan phát hiện vi phạm có trách nhiệm báo cáo ngay.\n",
        [("Cơ quan phát hiện vi phạm có t", ["Cơ quan phát hiện vi phạm"], [], None)],
    ),
    "a ministry whose name holds a verb": (
        "1. Bộ Ngoại giao chủ trì, phối hợp với Bộ Y tế đón công dân.\n",
        [("Bộ Ngoại giao chủ trì, phối hợ", ["Bộ Ngoại giao"], ["Bộ Y tế"], None)],
    ),
    "a matter before who is told": (
        "1. Về dự án nạo vét luồng tàu: Sở Xây dựng bàn giao hồ sơ trước ngày 31/12/2021.\n"
        "2. Về đề nghị Chính phủ chỉ đạo Bộ Tài chính bố trí vốn; hoàn trả vốn vay: giao Sở Tài chính chủ "
        "trì, phối hợp với Sở Xây dựng xử lý.\n",
        [
            ("Về dự án nạo vét luồng tàu: Sở", ["Sở Xây dựng"], [], "2021-12-31"),
            ("Về đề nghị Chính phủ chỉ đạo B", ["Sở Tài chính"], ["Sở Xây dựng"], None),
        ],
    ),
    "whom a line concerns": (
        "3. Đối với Công an tỉnh: Tăng cường tuần tra ban đêm.\n",
        [("Đối với Công an tỉnh: Tăng cườ", ["Công an tỉnh"], [], None)],
    ),
    "roles in brackets behind names": (
        "1. Sở Y tế (chủ trì), Công an tỉnh, Sở Tài chính kiểm tra các cơ sở y tế.\n"
        "2. Giao Sở Nội vụ (cơ quan chủ trì), các sở, ngành liên quan (cơ quan phối hợp) xây dựng đề án.\n",
        [
            ("Sở Y tế (chủ trì), Công an tỉn", ["Sở Y tế"], ["Công an tỉnh", "Sở Tài chính"], None),
            ("Giao Sở Nội vụ (cơ quan chủ tr", ["Sở Nội vụ"], ["các sở, ngành liên quan"], None),
        ],
    ),
    "who leads in brackets behind": (
        "1. Kiểm tra các chợ (Sở Công Thương chủ trì, phối hợp với Công an tỉnh; hoàn thành trước ngày 25/12/2021).\n",
        [("Kiểm tra các chợ (Sở Công Thươ", ["Sở Công Thương"], ["Công an tỉnh"], "2021-12-25")],
    ),
    "a title over several bodies": (
        "Điều 2. Chánh Văn phòng, Giám đốc: Sở Y tế, Sở Nội vụ; Chủ tịch Ủy ban nhân dân các huyện chịu trách "
        "nhiệm thi hành Quyết định này./.\n",
        [
            (
                "Chánh Văn phòng, Giám đốc: Sở ",
                ["Chánh Văn phòng", "Giám đốc Sở Y tế", "Giám đốc Sở Nội vụ", "Chủ tịch Ủy ban nhân dân các huyện"],
                [],
                None,
            )
        ],
    ),
    "a body told by what it was given": (
        "1. Các cơ quan được giao chủ trì nhiệm vụ tại Kế hoạch này có trách nhiệm lập dự toán.\n",
        [("Các cơ quan được giao chủ trì ", ["Các cơ quan được giao chủ trì nhiệm vụ tại Kế hoạch này"], [], None)],
    ),
    "what a body is, then what it owes": (
        "1. Sở Nội vụ là cơ quan thường trực của Ban Chỉ đạo, có trách nhiệm hướng dẫn các xã.\n",
        [("Sở Nội vụ là cơ quan thường tr", ["Sở Nội vụ"], [], None)],
    ),
    "a time before the verb": (
        "5. Sở Nội vụ\na) Định kỳ báo cáo Chính phủ (qua Bộ Nội vụ, Văn phòng Chính phủ) vào thứ Sáu hằng tuần.\n",
        [("Định kỳ báo cáo Chính phủ (qua", ["Sở Nội vụ"], [], None)],
    ),
    "duties below a part that told the situation": (
        "I. ĐÁNH GIÁ CHUNG\nTình hình ổn định.\nĐể làm tốt hơn, thành phố Cao Bằng cần tập trung các nhiệm vụ, giải pháp sau đây:\n"
        "1. Tăng cường kiểm tra.\n2. Chú trọng tuyên truyền.\n",
        [("Tăng cường kiểm tra.", ["thành phố Cao Bằng"], [], None), ("Chú trọng tuyên truyền.", ["thành phố Cao Bằng"], [], None)],
    ),
    "a paragraph between two items": (
        "Giao Sở Nội vụ:\n1. Lập danh sách.\nDanh sách gồm cán bộ các xã.\n2. Gửi báo cáo.\n",
        [("Lập danh sách.", ["Sở Nội vụ"], [], None), ("Gửi báo cáo.", ["Sở Nội vụ"], [], None)],
    ),
    "a heading that was wrapped": (
        "2. Ban Quản lý\nKhu kinh tế\n- Đề xuất danh mục dự án.\n- Hướng dẫn chủ đầu tư.\n",
        [
            ("Đề xuất danh mục dự án.", ["Ban Quản lý Khu kinh tế"], [], None),
            ("Hướng dẫn chủ đầu tư.", ["Ban Quản lý Khu kinh tế"], [], None),
        ],
    ),
    "a heading with a verb beside headings of bodies": (
        "1. Sở Nội vụ\n- Lập danh sách.\n2. Các chủ đầu tư xây dựng hạ tầng\n- Tạo điều kiện về mặt bằng.\n",
        [("Lập danh sách.", ["Sở Nội vụ"], [], None), ("Tạo điều kiện về mặt bằng.", ["Các chủ đầu tư xây dựng hạ tầng"], [], None)],
    ),
    "an unknown verb among known ones": (
        "a) Môi trường\n- Kiểm tra cống rãnh.\n- Xử lý rác thải.\n- Thu gom xác vật nuôi.\n- Khơi thông dòng chảy.\n",
        [
            ("Kiểm tra cống rãnh.", [], [], None),
            ("Xử lý rác thải.", [], [], None),
            ("Thu gom xác vật nuôi.", [], [], None),
            ("Khơi thông dòng chảy.", [], [], None),
        ],
    ),
    "an end that says by when": (
        "1. Sở Tư pháp phối hợp với Sở Nội vụ hoàn thiện dự thảo. Bảo đảm hoàn thành trong quý I/2022.\n",
        [("Sở Tư pháp phối hợp với Sở Nội", ["Sở Tư pháp"], ["Sở Nội vụ"], "2022-Q1")],
    ),
    "duties of a body in an article": (
        "Điều 2. Nhiệm vụ của Ban Chỉ đạo:\n1. Xây dựng đề án.\nĐiều 3. Quyền hạn của Ban Chỉ đạo:\n1. Mời các sở dự họp.\n",
        [("Xây dựng đề án.", ["Ban Chỉ đạo"], [], None)],
    ),
    "marks with a slash": (
        "1.1) Sở Y tế:\na/ Hướng dẫn tiêm chủng.\nb/ Tổng hợp báo cáo.\n",
        [("Hướng dẫn tiêm chủng.", ["Sở Y tế"], [], None), ("Tổng hợp báo cáo.", ["Sở Y tế"], [], None)],
    ),
    "labels built of known words": (
        "- Ra mắt trang tra cứu.\nĐơn vị chủ trì tham mưu thực hiện: Sở Tư pháp.\nĐơn vị phối hợp: Sở Nội vụ; các cơ quan liên quan.\n"
        "Thời gian thực hiện: Từ 01/10/2021.\n",
        [("Ra mắt trang tra cứu.\nĐơn vị c".replace("\n", " "), ["Sở Tư pháp"], ["Sở Nội vụ", "các cơ quan liên quan"], None)],
    ),
    "a group of departments": (
        "1. Giao các Sở Xây dựng liên quan phân luồng từ xa.\n",
        [("Giao các Sở Xây dựng liên quan", ["các Sở Xây dựng liên quan"], [], None)],
    ),
    "units that organise": (
        "1. Các đơn vị tổ chức trực ban.\n2. Đơn vị tổ chức xây dựng kế hoạch phòng dịch.\n",
        [("Các đơn vị tổ chức trực ban.", ["Các đơn vị"], [], None), ("Đơn vị tổ chức xây dựng kế hoạ", ["Đơn vị tổ chức"], [], None)],
    ),
    "an order behind what is carried out": (
        "Triển khai Công điện số 225/CĐ-TTg ngày 20/11/2020, Ủy ban nhân dân tỉnh yêu cầu các cơ quan, đơn "
        "vị:\n1. Trực ban.\n2. Tổ chức cứu trợ.\n",
        [("Trực ban.", ["các cơ quan, đơn vị"], [], None), ("Tổ chức cứu trợ.", ["các cơ quan, đơn vị"], [], None)],
    ),
    "heads of lists without an end": (
        "- Tổng hợp ở cấp tỉnh\n+ Thu thập thông tin theo mẫu.\n+ Gửi báo cáo.\n",
        [("Thu thập thông tin theo mẫu.", [], [], None), ("Gửi báo cáo.", [], [], None)],
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
    "taxes and conferences": "1. Thuế sử dụng đất nông nghiệp của hộ.\n2. Hội nghị 5 tổ chức tại Cần Thơ.\n",
    "a provision that is quoted": "Tại Điều 5 quy định như sau:\n“1. Bộ Tài chính hướng dẫn mức chi.\n2. Cơ quan Thuế xây dựng dự toán.”\n",
    "a power": "1. Giám đốc Sở Tài chính có quyền xử phạt như sau:\na) Phạt cảnh cáo;\nb) Phạt tiền đến 5.000.000 đồng.\n",
    "what a body consists of": "1. Bộ máy làm việc gồm:\na) Vụ Kiểm sát giam giữ;\nb) Thanh tra;\nc) Vụ Kiểm sát điều tra án.\n",
    "a definition": "Điều 3. Giải thích từ ngữ\n1. Tổ chức là pháp nhân.\n2. Cơ quan quản lý là cơ quan được giao quản lý.\n",
    "costs": "I. CHI PHÍ\n- Chi phí tuân thủ trước khi đơn giản hóa: 80.000.000 đồng/năm.\n",
    "what the issuer decides": "Điều 1. Ủy ban nhân dân tỉnh Cao Bằng quyết định sắp xếp như sau:\n1. Sắp xếp tổ 1 và tổ 2 thành tổ 1.\n",
    "a competence": "Điều 3. Thẩm quyền quyết định mua sắm\n1. Sở Tài chính quyết định mua sắm xe.\n",
    "an opening of the signature": "Cơ quan: VĂN PHÒNG CHÍNH PHỦ\n",
    "what the issuer will do itself": (
        "Cục Thuế sẽ tạm dừng một số chức năng như sau:\n- Dừng chức năng tra cứu.\n- Dừng tiếp nhận hồ sơ.\n"
    ),
    "acts that are punished": "Các hành vi bị xử phạt như:\n- Không lập hồ sơ.\n- Không báo cáo.\n",
    "members of a board": "Kiện toàn Ban Chỉ đạo gồm các thành viên sau đây:\n1. Trưởng ban: Phó Chủ tịch Ủy ban nhân dân tỉnh.\n",
    "how a board works": "Điều 4. Ban Chỉ đạo làm việc theo nguyên tắc tập trung dân chủ.\n",
    "a basis that names bodies": "Căn cứ Luật sửa đổi các Luật: Chứng khoán, Kiểm toán độc lập, Quản lý thuế;\n",
    "criteria for whom": "2. Tiêu chí thi đua\na) Đối với các sở, ban, ngành\n- Hoàn thành vượt mức chỉ tiêu.\n- Tổ chức tốt phong trào.\n",
    "a proposal agreed to": "1. Chấp thuận đề nghị của Sở Y tế tại Công văn số 12/SYT-NV.\n",
    "libraries and cinemas": "1. Thư viện, rạp chiếu phim tạm dừng hoạt động trong thời gian giãn cách.\n",
    "a meeting": "Chủ tịch Ủy ban nhân dân tỉnh mời các sở dự họp vào lúc 08 giờ 30 ngày 12/8/2021.\n",
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_a_text_gives_these_tasks(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize("text", NO_TASKS.values(), ids=NO_TASKS.keys())
def test_what_is_no_task(text: str) -> None:
    assert rows(text) == []


def test_an_article_of_law_gives_tasks_only_where_it_speaks_of_duties() -> None:
    text = (
        "Điều 6. Phương thức cho vay\n1. Ngân hàng Chính sách xã hội xem xét, quyết định mức vay.\n2. Ngân "
        "hàng Chính sách xã hội có trách nhiệm lưu hồ sơ.\n"
        "Điều 7. Tổ chức thực hiện\n1. Ngân hàng Chính sách xã hội hướng dẫn thủ tục vay vốn.\n"
    )
    assert [row[0] for row in rows(text, "Thông tư")] == ["Ngân hàng Chính sách xã hội có", "Ngân hàng Chính sách xã hội hư"]
    assert len(rows(text, "Quyết định")) == 3


def test_the_first_paragraph_of_a_letter_may_tell_who_does_what() -> None:
    text = "Sở Công Thương chủ trì, phối hợp với các sở liên quan làm rõ nguồn cung, báo cáo trong tháng 11 năm 2021.\n"
    assert [row[1:] for row in rows(text, "Công văn")] == [(["Sở Công Thương"], ["các sở liên quan"], "2021-11")]
    assert rows(text, "Kế hoạch") == []


def test_what_the_forms_behind_a_letter_tell_nobody_is_no_task() -> None:
    text = (
        "Đề nghị các sở cử cán bộ tham dự.\nPHỤ LỤC 1\nĐĂNG KÝ THAM DỰ\n1. Đăng ký theo đường dẫn dưới đây.\n2. Tham gia nhóm trao đổi.\n"
    )
    assert [row[1] for row in rows("1. " + text, "Công văn")] == [["các sở"]]


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


AMENDED = (
    "Điều 1. Sửa đổi, bổ sung Điều 5 như sau:\n“Điều 5. Trách nhiệm của Sở Y tế\n1. Hướng dẫn chuyên môn.\n2. Kiểm tra các cơ sở.”.\n"
    "Điều 2. Giám đốc Sở Y tế chịu trách nhiệm thi hành Quyết định này.\n"
)


def test_quoted_words_of_an_amended_paper_give_no_tasks() -> None:
    assert [row[1] for row in rows(AMENDED, "Quyết định")] == [["Giám đốc Sở Y tế"]]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("1. Đề nghị Sở Y tế kiểm tra.\n", "must"),
        ("1. Đề nghị Ủy ban nhân dân các huyện, thành phố kiểm tra.\n", "must"),
        ("1. Đề nghị các cơ quan, đơn vị kiểm tra.\n", "must"),
        ("1. Kiến nghị Bộ Y tế phân bổ vắc xin.\n", "request"),
        ("1. Đề nghị Ban Dân vận Tỉnh ủy tuyên truyền.\n", "request"),
        ("1. Đề nghị Ủy ban nhân dân tỉnh Bắc Kạn phối hợp kiểm tra.\n", "request"),
    ],
)
def test_who_can_be_ordered(text: str, modality: str) -> None:
    """The issuer is the committee of a province: it orders its own, and asks those above, beside and of another line."""
    assert [task.modality for task in tasks_of(text)] == [modality]
