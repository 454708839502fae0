"""Citations: forms, lists, laws, aliases, words that point back, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.extract.citations import extract_citations
from ingest.parse import parse
from ingest.read import read_text
from ingest.split import split
from tests.ingest.extract.citing import KIEN_GIANG, cite, listed

# text, kind, number, date, issuer
ONE = [
    ("Nghị quyết số 128/NQ-CP ngày 11/10/2021 của Chính phủ", "Nghị quyết", "128/NQ-CP", "2021-10-11", "Chính phủ"),
    ("nghị quyết 128/NQ-CP", "Nghị quyết", "128/NQ-CP", None, "Chính phủ"),
    ("Kết luận số 07-KL/TW, ngày 11-6-2021 của Bộ Chính trị", "Kết luận", "07-KL/TW", "2021-06-11", "Bộ Chính trị"),
    ("Kết luận số 07-KL/TW", "Kết luận", "07-KL/TW", None, None),
    ("Công văn số 176-CV/TU ngày 15/6/2021 của Tỉnh ủy", "Công văn", "176-CV/TU", "2021-06-15", "Tỉnh ủy Kiên Giang"),
    ("Quyết định số 4800 /QĐ-BYT", "Quyết định", "4800/QĐ-BYT", None, "Bộ Y tế"),
    ("Quyết\nđịnh số 4800/QĐ-\nBYT ngày\n12/10/2021", "Quyết định", "4800/QĐ-BYT", "2021-10-12", "Bộ Y tế"),
    ("Tờ trình số347/TTr-CP", "Tờ trình", "347/TTr-CP", None, "Chính phủ"),
    ("Báo cáo thẩm tra bổ sung số 389/BC-UBKT15", "Báo cáo", "389/BC-UBKT15", None, None),
    ("văn bản số 213/UBND-TH", "Công văn", "213/UBND-TH", None, "Ủy ban nhân dân tỉnh Kiên Giang"),
    ("Nghị định của Chính phủ số 132/2008/NĐ-CP ngày 31/12/2008", "Nghị định", "132/2008/NĐ-CP", "2008-12-31", "Chính phủ"),
    ("Nghị quyết số 46/NQ-CP của Chính phủ ngày 08 tháng 3 năm 2025", "Nghị quyết", "46/NQ-CP", "2025-03-08", "Chính phủ"),
    ("Nghị định số 28-HĐBT ngày 9-3-1988", "Nghị định", "28-HĐBT", "1988-03-09", "Hội đồng Bộ trưởng"),
    ("NQ 128 của Chính phủ", "Nghị quyết", "128", None, "Chính phủ"),
    ("Chỉ thị 19.", "Chỉ thị", "19", None, None),
    ("Nghị quyết số 202/2025 của Quốc hội", "Nghị quyết", "202/2025", None, "Quốc hội"),
    ("Tờ trình ngày 05/3/2021 của Sở Y tế", "Tờ trình", None, "2021-03-05", "Sở Y tế tỉnh Kiên Giang"),
    ("Theo đề nghị của Giám đốc Sở Y tế tại Tờ trình số 9/TTr-SYT", "Tờ trình", "9/TTr-SYT", None, "Sở Y tế tỉnh Kiên Giang"),
    ("thực hiện quyết định số 12/qđ-ubnd ngày 05/3/2021", "Quyết định", "12/QĐ-UBND", "2021-03-05", "Ủy ban nhân dân tỉnh Kiên Giang"),
    ("nghị định số 15/2020/nđ-cp", "Nghị định", "15/2020/NĐ-CP", None, "Chính phủ"),
    ("Công điện hỏa tốc số 12/CĐ-TTg hồi 10 giờ ngày 05/3/2021", "Công điện", "12/CĐ-TTg", "2021-03-05", "Thủ tướng Chính phủ"),
    ("Thông tư liên tịch số 12/2011/TTLT-BTC-BYT", "Thông tư liên tịch", "12/2011/TTLT-BTC-BYT", None, "Bộ Tài chính; Bộ Y tế"),
    ("Văn bản hợp nhất số 01/VBHN-VPCP", "Văn bản hợp nhất", "01/VBHN-VPCP", None, "Văn phòng Chính phủ"),
    ("QUYẾT ĐỊNH SỐ 9/QĐ-UBND CỦA UBND TỈNH VỀ VIỆC CÔNG BỐ", "Quyết định", "9/QĐ-UBND", None, "Ủy ban nhân dân tỉnh Kiên Giang"),
    # issuer before, between or at home
    ("được Sở Tư pháp thẩm định tại Báo cáo số 9/BC-STP", "Báo cáo", "9/BC-STP", None, "Sở Tư pháp tỉnh Kiên Giang"),
    ("Quyết định của Thủ tướng Chính phủ ngày 14/12/2021", "Quyết định", None, "2021-12-14", "Thủ tướng Chính phủ"),
    ("Tờ trình số     /TTr-STC ngày 12/3/2021 của Sở Tài chính", "Tờ trình", None, "2021-03-12", "Sở Tài chính tỉnh Kiên Giang"),
    ("Báo cáo số 9/BC-QLTN của STNMT", "Báo cáo", "9/BC-QLTN", None, "Sở Tài nguyên và Môi trường tỉnh Kiên Giang"),
    ("Luật Giá (Luật số 5/2020/QH14 ngày 18/6/2020)", "Luật", "5/2020/QH14", "2020-06-18", "Quốc hội"),
    ("Biên bản họp ngày 12/3/2021", "Biên bản", None, "2021-03-12", None),
    ("Tờ trình số 9/TTr-STC", "Tờ trình", "9/TTr-STC", None, "Sở Tài chính tỉnh Kiên Giang"),
    ("Công văn số 9-CV/TU", "Công văn", "9-CV/TU", None, "Tỉnh ủy Kiên Giang"),
    # slips: letters for digits, lost or wrong marks, footnotes, glued words
    ("Quyết định số O5/QĐ-BYT", "Quyết định", "05/QĐ-BYT", None, "Bộ Y tế"),
    ("Nghị quyết số l2O/NQ-CP", "Nghị quyết", "120/NQ-CP", None, "Chính phủ"),
    ("Quyết định 12 QĐ-TTg ngày 3/4/2021", "Quyết định", "12/QĐ-TTg", "2021-04-03", "Thủ tướng Chính phủ"),
    ("Quyết định số 12QĐ-BYT ngày 3/4/2021", "Quyết định", "12/QĐ-BYT", "2021-04-03", "Bộ Y tế"),
    ("Nghị quyết số 18-NQ-TW của Bộ Chính trị", "Nghị quyết", "18-NQ/TW", None, "Bộ Chính trị"),
    ("Nghị định số 15-2020-NĐ-CP", "Nghị định", "15/2020/NĐ-CP", None, "Chính phủ"),
    ("Nghị quyết số 66-NQ/TW1 của Bộ Chính trị", "Nghị quyết", "66-NQ/TW", None, "Bộ Chính trị"),
    ("Chỉ thị số 15/CT-TTg ngày27/3/2020", "Chỉ thị", "15/CT-TTg", "2020-03-27", "Thủ tướng Chính phủ"),
    ("Nghị quyếtsố 9/NQ-CPngày 3/4/2021của Chính phủ", "Nghị quyết", "9/NQ-CP", "2021-04-03", "Chính phủ"),
    ("**Nghị quyết số 9/NQ-CP** *ngày 3/4/2021* của Chính phủ", "Nghị quyết", "9/NQ-CP", "2021-04-03", "Chính phủ"),
    ("Nghi quyet so 9/NQ-CP ngay 3/4/2021 cua Chinh phu", "Nghị quyết", "9/NQ-CP", "2021-04-03", "Chính phủ"),
    ("Ke hoach so 9/KH-UBND ngay 3 thang 4 nam 2021 cua UBND tinh", "Kế hoạch", "9/KH-UBND", "2021-04-03", KIEN_GIANG.issuer),
    ("Thông tư số 12/2011/TTLT-BTC-BYT", "Thông tư liên tịch", "12/2011/TTLT-BTC-BYT", None, "Bộ Tài chính; Bộ Y tế"),
    ("Bộ Chính trị đã có Kết luận số 7-KL/TW", "Kết luận", "7-KL/TW", None, "Bộ Chính trị"),
]


@pytest.mark.parametrize(("text", "kind", "number", "date", "issuer"), ONE, ids=[row[0][:45].replace("\n", " ") for row in ONE])
def test_one_citation(text: str, kind: str, number: str | None, date: str | None, issuer: str | None) -> None:
    (found,) = listed(text)
    assert (found.kind, found.number, found.date, found.issuer) == (kind, number, date, issuer)


@pytest.mark.parametrize("text", ["Luật Thủ đô (sửa đổi)", "tại dự thảo Luật này", "mã dự án số 12/DA-KG", "căn cước số 091/CC-123"])
def test_drafts_and_codes_are_no_papers(text: str) -> None:
    assert cite(text) == ()


def test_a_law_that_changes_a_list_with_words_of_its_own() -> None:
    (found,) = listed("Luật sửa đổi, bổ sung một số điều của Luật Đấu thầu, Luật Đầu tư công theo cách mới, Luật Giá số 90/2025/QH15")
    assert found.number == "90/2025/QH15"


def test_a_blank_line_parts_a_number_from_the_day_that_opens_a_paragraph() -> None:
    assert listed("VÀ NGHỊ QUYẾT SỐ 66-NQ/TW\n\nNgày 28 tháng 11 năm 2025, tại trụ sở")[0].date is None


def test_nobody_is_at_home_in_a_paper_of_the_centre_or_beside_a_name() -> None:
    first, again = listed("Quyết định số 9/QĐ-UBND của UBND tỉnh An Giang. Nay theo Quyết định số 9/QĐ-UBND")
    assert (first.issuer, again.issuer) == ("Ủy ban nhân dân tỉnh An Giang", None)


@pytest.mark.parametrize(
    ("text", "pinpoint"),
    [
        ("mục II Phụ lục 1 ban hành kèm theo Quyết định số 9/QĐ-UBND", "mục II Phụ lục 1"),
        ("Phụ lục số 02 kèm theo Công văn số 9/BYT-DP", "Phụ lục số 02"),
        ("Thông tư này quy định chi tiết khoản 2 Điều 5 Luật Giá", "khoản 2 Điều 5"),
        ("theo tiết b khoản 2 Điều 5 Luật Giá", "tiết b khoản 2 Điều 5"),
        ("Quy chế ban hành kèm theo Quyết định số 9/QĐ-UBND", None),
    ],
)
def test_the_part_that_is_meant(text: str, pinpoint: str | None) -> None:
    assert listed(text)[0].pinpoint == pinpoint


def test_a_short_name_given_in_brackets_is_one_paper_wherever_it_stands() -> None:
    found = cite("Căn cứ Quyết định số 9/QĐ-TTg (sau đây viết tắt là Quyết định số 9). Theo Quyết định số 9, các xã rà soát.", "Kế hoạch")
    assert [(c.form, c.antecedent) for c in found] == [("full", None), ("alias", 0), ("alias", 0)]


def test_words_that_point_back_abstain_between_two() -> None:
    *_, pointing = cite("Thực hiện Nghị quyết số 8/NQ-CP và Nghị quyết số 9/NQ-CP. Theo Nghị quyết nêu trên, các sở làm.", "Kế hoạch")
    assert (pointing.form, pointing.antecedent, pointing.reason) == ("anaphora", None, "several papers of this kind stand before")


def test_bare_numbers_before_a_full_one_take_its_symbol() -> None:
    found = listed("Quyết định số 10, 11, 12/QĐ-UBND ngày 5/5/2021 của UBND tỉnh")
    assert [c.number for c in found] == ["10/QĐ-UBND", "11/QĐ-UBND", "12/QĐ-UBND"]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        (
            "theo Nghị định số 204/2004/NĐ-CP ngày 14 tháng 12 năm 2004 của Chính phủ",
            "Nghị định số 204/2004/NĐ-CP ngày 14 tháng 12 năm 2004",
        ),
        ("tại khoản 2 Điều 3 Thông tư số 5/2021/TT-BYT;", "Thông tư số 5/2021/TT-BYT"),
        ("Căn cứ Luật Thống kê số 4/2003/QH11 ngày 17/6/2003 ;", "Luật Thống kê số 4/2003/QH11 ngày 17/6/2003"),
        ("Bộ luật Dân sự 2015 và", "Bộ luật Dân sự 2015"),
        ("Luật sửa đổi, bổ sung một số điều của Luật Giá ngày 5/6/2020.", "Luật sửa đổi, bổ sung một số điều của Luật Giá"),
    ],
)
def test_the_span_holds_kind_number_and_date(text: str, span: str) -> None:
    (found,) = listed(text)
    assert found.span.of(text) == span


LAWS = [
    ("theo quy định của Luật Đất đai.", "Luật", None, None, "Luật Đất đai"),
    ("Luật Đất đai năm 2013", "Luật", None, "2013", "Luật Đất đai"),
    ("Luật Đất đai số 45/2013/QH13", "Luật", "45/2013/QH13", None, "Luật Đất đai"),
    ("luật phòng, chống ma túy và", "Luật", None, None, "Luật Phòng, chống ma túy"),
    ("Luật Thi đua - Khen thưởng", "Luật", None, None, "Luật Thi đua, khen thưởng"),
    ("Luật Di sản văn hoá", "Luật", None, None, "Luật Di sản văn hóa"),
    ("Bộ luật Tố tụng hình sự", "Bộ luật", None, None, "Bộ luật Tố tụng hình sự"),
    ("Luật số 59/2020/QH14", "Luật", "59/2020/QH14", None, None),
]


@pytest.mark.parametrize(("text", "kind", "number", "date", "title"), LAWS, ids=[row[0] for row in LAWS])
def test_laws_by_name(text: str, kind: str, number: str | None, date: str | None, title: str | None) -> None:
    (found,) = listed(text)
    assert (found.kind, found.number, found.date, found.title, found.issuer) == (kind, number, date, title, "Quốc hội")


def test_an_ordinance_is_the_standing_committees() -> None:
    (found,) = listed("Pháp lệnh Ngoại hối năm 2005")
    assert (found.kind, found.issuer, found.date) == ("Pháp lệnh", "Ủy ban Thường vụ Quốc hội", "2005")


def test_two_laws_side_by_side_are_two() -> None:
    assert [c.title for c in listed("Luật Khiếu nại, Luật Tố cáo và Luật Thuế xuất khẩu, thuế nhập khẩu")] == [
        "Luật Khiếu nại",
        "Luật Tố cáo",
        "Luật Thuế xuất khẩu, thuế nhập khẩu",
    ]


FALSE_FRIENDS = [
    "Lưu: VT, KL55/8.",
    "gói thầu số 05/XL-2021 và mã số 12/AB",
    "biển số 65C-123.45, 68A-1234",
    "điện thoại 0292/3820-123",
    "nhà số 12/3A đường Ba Tháng Hai",
    "bão số 5, kỳ họp thứ 3, phiên họp thứ 12",
    "hoạt động 24/7 và/hoặc theo ca",
    "Mẫu số 01/TK-TNCN, tờ khai 05/KK-TNCN",
    "QCVN 01:2021/BXD",
    "ngày 11/8/2021, tỷ lệ 3/4",
    "Nghị quyết 5 năm; Quyết định 02 nội dung; báo cáo 03 tháng",
    "pháp luật đất đai, quy luật giá trị, Hội Luật gia, luật sư",
    "dự thảo Luật Nhà giáo",
    "Kế hoạch này thay cho lời nói; các văn bản của Bộ Y tế",
    "quyết định ngày giao hàng; báo cáo ngày 15 hằng tháng",
]


@pytest.mark.parametrize("text", FALSE_FRIENDS)
def test_false_friends_stay_out(text: str) -> None:
    assert cite(text) == ()


def test_a_list_shares_kind_and_issuer() -> None:
    found = listed("thực hiện các Công văn số 12/UBND-TH, số 13/UBND-TH và Kế hoạch số 14/KH-UBND của UBND tỉnh")
    assert [(c.kind, c.number) for c in found] == [("Công văn", "12/UBND-TH"), ("Công văn", "13/UBND-TH"), ("Kế hoạch", "14/KH-UBND")]
    assert {c.issuer for c in found} == {"Ủy ban nhân dân tỉnh Kiên Giang"}


def test_a_list_shares_the_day_it_names_for_all() -> None:
    found = listed("Kế hoạch số 5/KH-UBND và Quyết định số 6/QĐ-UBND cùng ngày 21/10/2021 của UBND tỉnh Cao Bằng")
    assert [c.date for c in found] == ["2021-10-21", "2021-10-21"]
    assert {c.issuer for c in found} == {"Ủy ban nhân dân tỉnh Cao Bằng"}


def test_an_issuer_is_not_lent_to_another_body() -> None:
    found = listed("Kết luận số 7-KL/TW ngày 1/6/2021 và Công văn số 8-CV/TU của Tỉnh ủy")
    assert [c.issuer for c in found] == [None, "Tỉnh ủy Kiên Giang"]


def test_pinpoints_are_kept_beside_the_span() -> None:
    found = listed("theo điểm b khoản 2 Điều 3 của Nghị định số 15/2020/NĐ-CP, các Điều 41, 43 và 56 Luật Thanh tra")
    assert [c.pinpoint for c in found] == ["điểm b khoản 2 Điều 3", "Điều 41, 43 và 56"]


def test_an_alias_stands_for_what_it_was_defined_for() -> None:
    text = "Kế hoạch số 184/KH-UBND của UBND tỉnh (sau đây gọi tắt là Kế hoạch 184). Các sở triển khai Kế hoạch 184 ngay."
    plan, alias = cite(text)
    assert (alias.form, alias.antecedent, alias.span.of(text)) == ("alias", 0, "Kế hoạch 184")
    assert plan.number == "184/KH-UBND"


def test_words_that_point_back_find_the_nearest() -> None:
    text = "Thông báo số 3-TB/BCĐ ngày 07/9/2021. Quyết định số 5/QĐ-UBND. Thực hiện Thông báo nêu trên."
    assert [(c.form, c.antecedent) for c in cite(text)][-1] == ("anaphora", 0)


def test_words_that_point_back_abstain_behind_something_unread() -> None:
    found = cite("Thông báo số 3-TB/BCĐ ngày 07/9/2021. Thông báo của Sở về lịch trực. Thực hiện Thông báo nói trên.")[-1]
    assert found.antecedent is None
    assert found.reason is not None and "Thông báo của Sở" in found.reason


def test_the_paper_itself_is_no_citation() -> None:
    assert cite("Kế hoạch này có hiệu lực từ ngày ký.", kind="Kế hoạch") == ()


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("Thực hiện Kế hoạch số 12/KH-UBND ngày 21/6/2021 của UBND quận Ba Đình.", ["12/KH-UBND"]),
        ("Thực hiện Kế hoạch số 12/KH-UBND ngày 21/6/2021 của Ủy ban nhân dân tỉnh.", []),
        ("(Kèm theo Kế hoạch số 12/KH-UBND ngày 21/6/2021 của Chủ tịch UBND tỉnh Kiên Giang)", []),
        ("(Kèm theo Kế hoạch số 12/KH-UBND ngày 21/6/2021)", []),
    ],
)
def test_a_paper_of_another_body_with_the_same_number_and_day_is_a_citation(words: str, numbers: list[str]) -> None:
    head = "ỦY BAN NHÂN DÂN\nTỈNH KIÊN GIANG\n\nSố: 12/KH-UBND\nKiên Giang, ngày 21 tháng 6 năm 2021\n\nKẾ HOẠCH\nPhòng, chống dịch\n\n"
    source = read_text("a.txt", f"{head}{words}\n")
    (part,) = split(source)
    assert [c.number for c in extract_citations(source, parse(source, part, 0))] == numbers


PARTS = [
    *("Luật ", "Nghị quyết ", "số ", "128/NQ-CP", " ngày ", "11/10/2021", "của ", "Chính phủ", ", ", "\n", "(sau đây gọi là ", ")"),
    *("07-KL/TW", " này", "Điều 3 ", "sửa đổi, bổ sung ", "đ", "/", "-", ";", "Kế hoạch ", "nêu trên", "thực hiện ", "năm 2013"),
]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PARTS), max_size=40))
def test_spans_slice_in_order_and_nothing_raises(parts: list[str]) -> None:
    text = "".join(parts)
    found = cite(text)
    assert all(0 <= c.span.start < c.span.end <= len(text) for c in found)
    assert all(first.span.end <= second.span.start for first, second in zip(found, found[1:], strict=False))
    assert all(c.antecedent is None or c.antecedent < len(found) for c in found)


SHARED = {
    "kind and issuer said before a colon": (
        "các Nghị quyết của Chính phủ: số 01/NQ-CP ngày 05/01/2021, số 02/NQ-CP ngày 06/01/2021",
        [("Nghị quyết", "01/NQ-CP", "2021-01-05", "Chính phủ"), ("Nghị quyết", "02/NQ-CP", "2021-01-06", "Chính phủ")],
    ),
    "a day for both": (
        "Quyết định số 12/QĐ-UBND và Kế hoạch số 45/KH-UBND cùng ngày 05/3/2021 của UBND tỉnh",
        [
            ("Quyết định", "12/QĐ-UBND", "2021-03-05", "Ủy ban nhân dân tỉnh Kiên Giang"),
            ("Kế hoạch", "45/KH-UBND", "2021-03-05", "Ủy ban nhân dân tỉnh Kiên Giang"),
        ],
    ),
    "a symbol said last": (
        "Nghị quyết số 01 và 02/NQ-CP của Chính phủ",
        [("Nghị quyết", "01/NQ-CP", None, "Chính phủ"), ("Nghị quyết", "02/NQ-CP", None, "Chính phủ")],
    ),
    "bare numbers": (
        "Chỉ thị 15, 16 và 19 của Thủ tướng Chính phủ",
        [("Chỉ thị", number, None, "Thủ tướng Chính phủ") for number in ("15", "16", "19")],
    ),
    "Party papers": (
        "Chỉ thị số 05-CT/TW, 23-CT/TW của Bộ Chính trị",
        [("Chỉ thị", "05-CT/TW", None, "Bộ Chính trị"), ("Chỉ thị", "23-CT/TW", None, "Bộ Chính trị")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), SHARED.values(), ids=SHARED.keys())
def test_what_a_list_shares(text: str, expected: list[tuple[str, str, str | None, str | None]]) -> None:
    assert [(c.kind, c.number, c.date, c.issuer) for c in listed(text)] == expected


def test_numbers_that_count_are_no_list() -> None:
    assert [c.number for c in listed("Chỉ thị 15, 16 và 19 người đã dự họp.")] == ["15"]
