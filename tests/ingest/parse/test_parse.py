"""Kinds, addressees, signers, marks and zones of whole documents of ours; and that no text makes the parser fail."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.parse import parse
from ingest.read import read_text
from ingest.split import split
from model.document import Document
from model.text import Field, SourceText, Span

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------\n"


def head(body: str, number: str, date: str = "Sơn La, ngày 2 tháng 7 năm 2020") -> str:
    return f"{body}\n-------\n{MOTTO}\n{number}\n\n{date}\n\n"


def read_one(text: str) -> tuple[SourceText, Document]:
    source = read_text("a.txt", text)
    return source, parse(source, split(source)[0], 0)


def value(field: Field | None) -> str | None:
    return field.value if field else None


UBND = "ỦY BAN NHÂN DÂN\nTỈNH SƠN LA"


@pytest.mark.parametrize(
    ("text", "kind", "issuer", "title"),
    [
        pytest.param(
            head("THỦ TƯỚNG CHÍNH PHỦ", "Số: 12/CĐ-TTg")
            + "CÔNG ĐIỆN\nVề ứng phó bão số 3\n\nTHỦ TƯỚNG CHÍNH PHỦ điện:\n- Bộ Công an.\n\nBão mạnh.\n",
            "Công điện",
            "Thủ tướng Chính phủ",
            "Về ứng phó bão số 3",
            id="telegram",
        ),
        pytest.param(
            head("HỘI ĐỒNG NHÂN DÂN\nTỈNH SƠN LA", "Số: 22/2020/NQ-HĐND")
            + "NGHỊ QUYẾT\nQuy định mức chi\n\nHỘI ĐỒNG NHÂN DÂN TỈNH SƠN LA\n\nCăn cứ Luật A;\n",
            "Nghị quyết",
            "Hội đồng nhân dân tỉnh Sơn La",
            "Quy định mức chi",
            id="resolution of a council",
        ),
        pytest.param(
            head("BỘ TÀI CHÍNH\nBỘ NỘI VỤ", "Số: 45/2012/TTLT-BTC-BNV")
            + "THÔNG TƯ LIÊN TỊCH\nHướng dẫn kế toán xã\n\nCăn cứ Luật Kế toán;\n",
            "Thông tư liên tịch",
            "Bộ Tài chính; Bộ Nội vụ",
            "Hướng dẫn kế toán xã",
            id="joint circular",
        ),
        pytest.param(
            head("SỞ TÀI CHÍNH", "Số: 300/TTr-STC")
            + "TỜ TRÌNH\nVề việc phê duyệt dự toán\n\nKính gửi: Ủy ban nhân dân tỉnh Sơn La\n\nA.\n",
            "Tờ trình",
            "Sở Tài chính tỉnh Sơn La",
            "Về việc phê duyệt dự toán",
            id="proposal of a body without a place",
        ),
        pytest.param(
            head(UBND + "\nVĂN PHÒNG", "Số: 12/GM-VP") + "GIẤY MỜI\nDự họp giao ban\n\nKính gửi: Các sở.\n\nA.\n",
            "Giấy mời",
            "Văn phòng Ủy ban nhân dân tỉnh Sơn La",
            "Dự họp giao ban",
            id="invitation of an office",
        ),
        pytest.param(
            "BAN CHẤP HÀNH TRUNG ƯƠNG\n*\nSố 99-KL/TW\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nHà Nội, ngày 2 tháng 7 năm 2020\n\n"
            "KẾT LUẬN\nCỦA BAN BÍ THƯ\nvề công tác cán bộ\n-----\n\nA.\n",
            "Kết luận",
            "Ban Bí thư",
            "về công tác cán bộ",
            id="the letterhead of the centre, spoken through",
        ),
        pytest.param(
            head("VĂN PHÒNG CHÍNH PHỦ", "Số: 55/TB-VPCP")
            + "THÔNG BÁO KẾT LUẬN\nCỦA PHÓ THỦ TƯỚNG TẠI CUỘC HỌP VỀ GIÁ GẠO\n\nNgày 1/7/2020, A.\n",
            "Thông báo",
            "Văn phòng Chính phủ",
            "KẾT LUẬN CỦA PHÓ THỦ TƯỚNG TẠI CUỘC HỌP VỀ GIÁ GẠO",
            id="notice of a conclusion",
        ),
        pytest.param(
            "NGHỊ QUYẾT\nVề giám sát\n\nQUỐC HỘI\n\nCăn cứ Hiến pháp;\n\nQUYẾT NGHỊ:\n\nĐiều 1. A.\n",
            "Nghị quyết",
            "Quốc hội",
            "Về giám sát",
            id="no letterhead, the body under the title",
        ),
    ],
)
def test_kind_issuer_and_title(text: str, kind: str, issuer: str, title: str) -> None:
    _, document = read_one(text)
    assert (value(document.kind), value(document.issuer), value(document.title)) == (kind, issuer, title)


@pytest.mark.parametrize(
    ("words", "items"),
    [
        pytest.param("Kính gửi: Bộ Y tế", ["Bộ Y tế"], id="one"),
        pytest.param("Kính gửi: Các sở, ban, ngành; UBND các huyện.", ["Các sở, ban, ngành", "UBND các huyện"], id="in a line"),
        pytest.param(
            "Kính gửi:\n- Các sở, ban, ngành\ntỉnh;\n- UBND các huyện.", ["Các sở, ban, ngành tỉnh", "UBND các huyện"], id="wrapped"
        ),
        pytest.param("Kính gửi: - Các đồng chí ủy viên,\n- Ban Dân vận.", ["Các đồng chí ủy viên", "Ban Dân vận"], id="of the Party"),
        pytest.param(
            "Kính gửi:\n- Các Sở: Y tế, Công Thương;\n- Công an tỉnh.",
            ["Sở Y tế", "Sở Công Thương", "Công an tỉnh"],
            id="a head for several",
        ),
        pytest.param("Kính gửi:\n- Giám đốc các Sở: Y tế, Nội vụ.", ["Giám đốc Sở Y tế", "Giám đốc Sở Nội vụ"], id="an office for several"),
        pytest.param("Kính gửi: Bộ trưởng\nBộ Công Thương", ["Bộ trưởng Bộ Công Thương"], id="a name wrapped behind its office"),
        pytest.param("Kính gửi: Công ty A;\nMã số thuế: 0102;", ["Công ty A"], id="a tax number is no body"),
    ],
)
def test_addressees(words: str, items: list[str]) -> None:
    _, document = read_one(head(UBND, "Số: 9/UBND-KT") + f"V/v thu ngân sách\n\n{words}\n\nThực hiện kế hoạch, các đơn vị nộp đủ.\n")
    assert [addressee.text for addressee in document.addressees] == items


@pytest.mark.parametrize(
    ("foot", "signers"),
    [
        pytest.param(
            "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\nLò Văn Phương", [("Lò Văn Phương", "CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN")], id="on behalf"
        ),
        pytest.param("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nLò Thị Mai", [("Lò Thị Mai", "PHÓ CHỦ TỊCH", "KT. CHỦ TỊCH")], id="instead of"),
        pytest.param("T/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nQuàng Văn Hặc", [("Quàng Văn Hặc", "BÍ THƯ", "T/M BAN THƯỜNG VỤ")], id="of the Party"),
        pytest.param(
            "CHỦ TỊCH\n\nThượng tá Mạnh Thị Tuyết Mai", [("Mạnh Thị Tuyết Mai", "CHỦ TỊCH", "")], id="a rank and a rare family name"
        ),
        pytest.param("CHỦ TỊCH\n**Phạm\nChí Thanh**", [("Phạm Chí Thanh", "CHỦ TỊCH", "")], id="a wrapped name"),
        pytest.param(
            "Nơi nhận:            KT. CHỦ TỊCH\n- Như trên;          PHÓ CHỦ TỊCH\n- Lưu: VT.          Lò Thị Mai",
            [("Lò Thị Mai", "PHÓ CHỦ TỊCH", "KT. CHỦ TỊCH")],
            id="beside",
        ),
        pytest.param("TM. ỦY BAN NHÂN DÂN", [], id="no name"),
    ],
)
def test_signers(foot: str, signers: list[tuple[str, str, str]]) -> None:
    _, document = read_one(head(UBND, "Số: 9/KH-UBND") + f"KẾ HOẠCH\nThu ngân sách\n\n1. Các đơn vị nộp đủ.\n\n{foot}\n")
    assert [(signer.name, signer.office, signer.on_behalf) for signer in document.signers] == signers


@pytest.mark.parametrize(
    ("mark", "urgency", "secrecy"),
    [("HỎA TỐC", "Hỏa tốc", None), ("THƯỢNG KHẨN", "Thượng khẩn", None), ("KHẨN", "Khẩn", None), ("MẬT", None, "Mật"), ("", None, None)],
)
def test_marks(mark: str, urgency: str | None, secrecy: str | None) -> None:
    _, document = read_one(head(UBND, f"{mark}\nSố: 9/UBND-KT") + "V/v xử lý khẩn cấp sạt lở\n\nKính gửi: Các sở.\n\nA.\n")
    assert (value(document.urgency), value(document.secrecy)) == (urgency, secrecy)


@pytest.mark.parametrize(
    "place", ["U Minh", "Mậu A", "KBang", "Cư M'gar", "Ia H'Drai", "Phường 2", "Quận 12", "Tam Xuân I", "Sơn Kim 1", "Đắk R'Lấp"]
)
def test_the_place_before_the_date(place: str) -> None:
    _, document = read_one(head(UBND, "Số: 9/UBND-KT", f"{place}, ngày 2 tháng 7 năm 2020") + "V/v sạt lở\n\nKính gửi: Các sở.\n\nA.\n")
    assert value(document.issued_on) == "2020-07-02"


def test_words_of_the_body_that_look_like_the_motto() -> None:
    _, document = read_one(head("CÔNG AN TỈNH HÒA BÌNH", "Số: 9/KH-CAT", "Hòa Bình, ngày 2 tháng 7 năm 2020") + "KẾ HOẠCH\nA\n\n1. A.\n")
    assert value(document.issuer) == "Công an tỉnh Hòa Bình"


@pytest.mark.parametrize(
    ("signed", "issuer"),
    [
        ("T/M BỘ CHÍNH TRỊ\nTỔNG BÍ THƯ", "Bộ Chính trị"),
        ("T/M BAN BÍ THƯ\nTHƯỜNG TRỰC", "Ban Bí thư"),
        ("", "Ban Chấp hành Trung ương Đảng"),
    ],
)
def test_who_speaks_through_the_letterhead_of_the_central_committee(signed: str, issuer: str) -> None:
    text = "BAN CHẤP HÀNH TRUNG ƯƠNG\n*\nĐẢNG CỘNG SẢN VIỆT NAM\n\nSố 09-KL/TW\n\nHà Nội, ngày 2 tháng 7 năm 2020\n\n"
    text += "KẾT LUẬN\nvề y tế\n\nA.\n\n"
    _, document = read_one(text + f"Nơi nhận:\n- Lưu.\n\n{signed}\n\nTrần Văn An\n")
    assert value(document.issuer) == issuer


def test_a_draft_has_no_number_and_a_date_as_coarse_as_its_words() -> None:
    _, document = read_one(head(UBND, "Số:      /KH-UBND", "Sơn La, ngày      tháng 8 năm 2021") + "KẾ HOẠCH\nThu ngân sách\n\n1. A.\n")
    assert (document.draft, document.number, value(document.issued_on), value(document.kind)) == (True, None, "2021-08", "Kế hoạch")


def test_a_number_said_in_an_annex_only() -> None:
    text = "Kính gửi:\n- Sở Tài chính.\n\nThực hiện kế hoạch thu.\n\nGIÁM ĐỐC\n\nLò Thị Mai\n\n"
    text += "PHỤ LỤC\n(Kèm theo Công văn số 12/UBND-KT ngày 03/4/2021 của Ủy ban nhân dân tỉnh Sơn La)\n"
    _, document = read_one(text)
    assert (value(document.number), value(document.issued_on), value(document.issuer)) == (
        "12/UBND-KT",
        "2021-04-03",
        "Ủy ban nhân dân tỉnh Sơn La",
    )


def test_zones_cover_the_document_in_order() -> None:
    text = (
        "Trang chủ\n\n"
        + head(UBND, "Số: 9/QĐ-UBND")
        + (
            "QUYẾT ĐỊNH\nVề việc thu ngân sách\n\nCăn cứ Luật Ngân sách;\nTheo đề nghị của Sở Tài chính,\n\n"
            "QUYẾT ĐỊNH:\n\nĐiều 1. Thu đủ.\n\n"
            "Nơi nhận:\n- Như Điều 1;\n\nCHỦ TỊCH\n\nLò Thị Mai\n\nCác tin khác:\nTin một\n"
        )
    )
    source, document = read_one(text)
    kinds = [zone.kind for zone in document.zones]
    assert [kind for i, kind in enumerate(kinds) if kind not in kinds[:i]] == [
        "chrome",
        "letterhead",
        "title",
        "body",
        "basis",
        "opening",
        "recipients",
        "signature",
    ]
    assert "".join(zone.span.of(source.text) for zone in document.zones) == document.span.of(source.text)
    basis = next(zone for zone in document.zones if zone.kind == "basis")
    assert basis.span.of(source.text) == "Căn cứ Luật Ngân sách;\nTheo đề nghị của Sở Tài chính,"


def test_the_setting_says_where_a_document_speaks() -> None:
    _, document = read_one(
        head("ỦY BAN NHÂN DÂN\nHUYỆN TRÙNG KHÁNH", "Số: 9/KH-UBND", "Trùng Khánh, ngày 2 tháng 7 năm 2020")
        + "KẾ HOẠCH\nThu ngân sách\n\nA.\n"
    )
    assert (document.setting.district, document.setting.province, document.setting.issued_on) == (
        "huyện Trùng Khánh",
        "tỉnh Cao Bằng",
        "2020-07-02",
    )


def spans(item: object) -> Iterator[Span]:
    if isinstance(item, Span):
        yield item
    elif isinstance(item, tuple):
        for part in item:
            yield from spans(part)
    else:
        for name in getattr(item, "__match_args__", ()):
            yield from spans(getattr(item, name))


PIECES = [
    *(
        "CỘNG HÒA XÃ HỘI",
        "CHỦ NGHĨA VIỆT NAM",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "ỦY BAN NHÂN DÂN",
        "TỈNH SƠN LA",
        "Số:",
        "12/KH-UBND",
        "ngày",
        "tháng 7",
        "năm 2020",
        "02/7/2020",
        "Sơn La,",
    ),
    *(
        "KẾ HOẠCH",
        "V/v",
        "Kính gửi:",
        "Nơi nhận:",
        "- Các Sở: Y tế;",
        "Căn cứ",
        "Điều 1.",
        "KT. CHỦ TỊCH",
        "Lò Thị Mai",
        "\n",
        "\n\n",
        " ",
        "|",
        "**",
        "./.",
        "(Kèm theo Công văn số",
        "điện:",
        "I.",
        "CỦA BỘ CHÍNH TRỊ",
        "thông qua",
    ),
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=40).map("".join) | st.text(max_size=200))
def test_no_text_makes_the_parser_fail(raw: str) -> None:
    source = read_text("a.txt", raw)
    for ordinal, part in enumerate(split(source)):
        document = parse(source, part, ordinal)
        assert all(part.span.start <= span.start <= span.end <= part.span.end for span in spans(document))
        assert "".join(zone.span.of(source.text) for zone in document.zones) == part.span.of(source.text)


def test_a_body_named_at_the_very_end_is_read() -> None:
    text = head("BỘ Y TẾ", "Số: 9/QĐ-BYT") + "QUYẾT ĐỊNH\nVề việc A\nCHỦ TỊCH ỦY BAN QUỐC GIA VỀ B"
    _, document = read_one(text)
    assert value(document.number) == "9/QĐ-BYT"


@pytest.mark.parametrize(
    "mark", ["(DỰ THẢO)", "Dự thảo lần 2", "(Dự thảo ngày 10/02/2021)", "DỰ THẢO", "(Bản dự thảo xin ý kiến)", "| (Dự thảo) |"]
)
@pytest.mark.parametrize("above", [True, False])
def test_the_mark_of_a_draft_is_no_part_of_its_title(mark: str, above: bool) -> None:
    lines = [mark, "Triển khai Tháng Thanh niên năm 2021"] if above else ["Triển khai Tháng Thanh niên năm 2021", mark]
    text = "XÃ PHƯỚC HẬU\nSố:      /KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nKẾ HOẠCH\n" + "\n".join(lines) + "\n\n1. Rà soát."
    source = read_text("a.txt", text)
    document = parse(source, split(source)[0], 0)
    assert document.title and document.title.value == "Triển khai Tháng Thanh niên năm 2021"


def test_a_title_may_speak_of_drafts() -> None:
    text = "BỘ Y TẾ\nSố: 5/KH-BYT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nKẾ HOẠCH\nLấy ý kiến dự thảo Thông tư\n\n1. Rà soát."
    source = read_text("a.txt", text)
    document = parse(source, split(source)[0], 0)
    assert document.title and document.title.value == "Lấy ý kiến dự thảo Thông tư"
