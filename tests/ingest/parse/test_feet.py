"""What stands at the foot of a document of ours: offices over several lines, Nơi nhận; and who speaks where the head is lost."""

from __future__ import annotations

import pytest

from ingest.parse import parse
from ingest.read import read_text
from ingest.split import split
from model.document import Document

HEAD = (
    "{body}\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\n"
    "Số: 15/{symbol}\nHà Giang, ngày 04 tháng 3 năm 2022\n\n"
)


def first(text: str) -> Document:
    source = read_text("own.txt", text)
    return parse(source, split(source)[0], 0)


def signed(lines: str) -> Document:
    return first(
        HEAD.format(body="ỦY BAN NHÂN DÂN\nTỈNH HÀ GIANG", symbol="KH-UBND")
        + f"KẾ HOẠCH\nTrồng rừng năm 2022\n\nI. MỤC TIÊU\n1. Trồng 100 ha rừng.\n\n{lines}\n"
    )


OFFICES = {
    # what stands under the text → office, what stands above it
    "plain": ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nVàng Thị Sen", "CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN"),
    "body over two lines": (
        "TM. ỦY BAN NHÂN\nDÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nVàng Thị Sen",
        "PHÓ CHỦ TỊCH",
        "TM. ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH",
    ),
    "body over two lines, early": ("TM. ỦY\nBAN NHÂN DÂN\nCHỦ TỊCH\n\nVàng Thị Sen", "CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN"),
    "slash and blank": ("T/M ỦY\nBAN NHÂN DÂN\nCHỦ TỊCH\n\nVàng Thị Sen", "CHỦ TỊCH", "T/M ỦY BAN NHÂN DÂN"),
    "two offices of one person": ("KT. BỘ TRƯỞNG,\nCHỦ NHIỆM\nPHÓ CHỦ NHIỆM\n\nVàng Thị Sen", "PHÓ CHỦ NHIỆM", "KT. BỘ TRƯỞNG, CHỦ NHIỆM"),
    "office over two lines": ("TL. CỤC\nTRƯỞNG\nTRƯỞNG PHÒNG TỔNG HỢP\n\nVàng Thị Sen", "TRƯỞNG PHÒNG TỔNG HỢP", "TL. CỤC TRƯỞNG"),
    "Party office over two lines": (
        "K/T CHÁNH\nVĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\n\nVàng Thị Sen",
        "PHÓ CHÁNH VĂN PHÒNG",
        "K/T CHÁNH VĂN PHÒNG",
    ),
    "copy": ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nĐÃ KÝ\nVàng Thị Sen", "PHÓ CHỦ TỊCH", "KT. CHỦ TỊCH"),
    "units that look like marks": ("Nơi nhận:\n- Như trên;\n- Lưu: VT, KTTH (2).\nCHỦ TỊCH\n\nVàng Thị Sen", "CHỦ TỊCH", ""),
}


@pytest.mark.parametrize(("lines", "office", "above"), OFFICES.values(), ids=OFFICES)
def test_offices_over_several_lines_stay_whole(lines: str, office: str, above: str) -> None:
    (signer,) = signed(lines).signers
    assert (signer.name, signer.office, signer.on_behalf) == ("Vàng Thị Sen", office, above)


RECIPIENTS = {
    "wrapped": (
        "Nơi nhận:\n- Văn phòng: các Vụ,\nCục Quản trị;\n- Các Sở: Y tế, Nội vụ (để\np/h);\n- Lưu: VT, KTTH.\n",
        ["Văn phòng: các Vụ, Cục Quản trị", "Các Sở: Y tế, Nội vụ (để p/h)", "Lưu: VT, KTTH"],
    ),
    "bullet on a line of its own": ("Nơi nhận:\n-\nNhư trên;\n- Lưu: VT.\n", ["Như trên", "Lưu: VT"]),
    "without bullets": ("Nơi nhận:\nNhư Điều 3;\nSở Nội vụ;\nLưu: VT.\n", ["Như Điều 3", "Sở Nội vụ", "Lưu: VT"]),
    "on one line": ("Nơi nhận: Như trên; Sở Nội vụ; Lưu: VT.\n", ["Như trên", "Sở Nội vụ", "Lưu: VT"]),
    "wrapped after a capital": (
        "Nơi nhận:\n- Như\ntrên;\n- Cổng\nThông tin điện tử;\n- Lưu:\nVT.\n",
        ["Như trên", "Cổng Thông tin điện tử", "Lưu: VT"],
    ),
    "an annex behind it": (
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nPHỤ LỤC\n(Kèm theo Kế hoạch)\n- Dòng của phụ lục;\n",
        ["Như trên", "Lưu: VT"],
    ),
    "items with semicolons": ("Nơi nhận:\n- Bộ Y tế; Bộ Nội vụ;\n- Lưu: VT.\n", ["Bộ Y tế; Bộ Nội vụ", "Lưu: VT"]),
}


@pytest.mark.parametrize(("lines", "items"), RECIPIENTS.values(), ids=RECIPIENTS)
def test_recipients_keep_their_wrapped_lines(lines: str, items: list[str]) -> None:
    assert [item.text for item in signed(f"{lines}\nCHỦ TỊCH\n\nVàng Thị Sen").recipients] == items


BODY = "Căn cứ Luật Tổ chức Chính phủ;\n{line}\n\nĐiều 1. Phạm vi\n1. Quyết định này quy định việc trồng rừng.\n"
SPEAKERS = {
    "enacting line": (
        "QUYẾT ĐỊNH\nQuy định việc trồng rừng\n" + BODY.format(line="Thủ tướng Chính phủ ban hành Quyết định quy định việc trồng rừng."),
        "Thủ tướng Chính phủ",
    ),
    "enacting minister": (
        "THÔNG TƯ\nQuy định việc trồng rừng\n" + BODY.format(line="Bộ trưởng Bộ Xây dựng ban hành Thông tư quy định việc trồng rừng."),
        "Bộ Xây dựng",
    ),
    "signed for": ("NGHỊ QUYẾT\nVề việc trồng rừng\n" + BODY.format(line="") + "\nTM. CHÍNH PHỦ\nTHỦ TƯỚNG\n\nVàng Văn Nam\n", "Chính phủ"),
    "letter that answers": (
        "Kính gửi: Thuế tỉnh Hà Giang.\nCục Thuế nhận được công văn số 5.\nVề vấn đề này, Cục Thuế có ý kiến như sau:\n",
        "Cục Thuế",
    ),
    "letter of a department": (
        "Kính gửi: Các doanh nghiệp trên địa bàn tỉnh Hà Giang\nSở Công Thương đề nghị các doanh nghiệp báo cáo.\n",
        "Sở Công Thương tỉnh Hà Giang",
    ),
    "department of an unknown place": ("Kính gửi: Các doanh nghiệp\nSở Công Thương đề nghị các doanh nghiệp báo cáo.\n", None),
    "two bodies speak": (
        "Kính gửi: Các doanh nghiệp\nBộ Y tế đề nghị các doanh nghiệp báo cáo.\nBộ Nội vụ đề nghị các hội báo cáo.\n",
        None,
    ),
    "a body that is only cited": ("QUYẾT ĐỊNH\nQuy định việc trồng rừng\n" + BODY.format(line="Xét đề nghị của Bộ Xây dựng,"), None),
}


@pytest.mark.parametrize(("text", "issuer"), SPEAKERS.values(), ids=SPEAKERS)
def test_the_body_that_speaks_issues_where_the_letterhead_is_lost(text: str, issuer: str | None) -> None:
    found = first(text).issuer
    assert (found.value if found else None) == issuer


def test_a_name_in_capitals_ends_with_its_capitals() -> None:
    document = first(
        "NGHỊ QUYẾT\nVề việc phân loại đô thị\n\nỦY BAN THƯỜNG VỤ QUỐC HỘI\n\nCăn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;\n"
    )
    assert document.title and document.title.value == "Về việc phân loại đô thị"
    assert document.issuer and document.issuer.value == "Ủy ban Thường vụ Quốc hội"


TITLES = {
    "a place ends the title": ("BAN HÀNH QUY CHẾ QUẢN LÝ RỪNG CỦA SỞ NÔNG NGHIỆP\nTỈNH HÀ GIANG", "ỦY BAN NHÂN DÂN TỈNH HÀ GIANG"),
    "a line that only looks like an opening": (
        "Quy định giá dịch vụ do Bộ trưởng Bộ\nTài chính hướng dẫn tại Việt\nNam",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÀ GIANG",
    ),
}


@pytest.mark.parametrize(("title", "under"), TITLES.values(), ids=TITLES)
def test_titles_keep_their_last_lines(title: str, under: str) -> None:
    text = HEAD.format(body="ỦY BAN NHÂN DÂN\nTỈNH HÀ GIANG", symbol="QĐ-UBND")
    found = first(f"{text}QUYẾT ĐỊNH\n{title}\n\n{under}\n\nCăn cứ Luật Lâm nghiệp;\n").title
    assert found and found.value == " ".join(title.split())


def test_a_lone_first_word_of_a_body_goes_on_in_the_next_line() -> None:
    found = first(
        HEAD.format(body="BỘ TÀI CHÍNH\nCỤC\nHẢI QUAN", symbol="TB-CHQ") + "THÔNG BÁO\nVề mã số hàng hóa\n\nCăn cứ Luật Hải quan;\n"
    ).issuer
    assert found and found.value == "Cục Hải quan"


INDENTED = "          ỦY BAN NHÂN DÂN\n           TỈNH HÀ GIANG\n\n          Số: 15/KH-UBND\n     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
ODD_HEADS = {
    # heads that a converter changed → what they still say: number, date, issuer
    "indented": (f"{INDENTED}          Độc lập - Tự do - Hạnh phúc\n        Hà Giang, ngày 04 tháng 3 năm 2022\n\n", "2022-03-04"),
    "letters for digits": (
        "ỦY BAN NHÂN DÂN\nTỈNH HÀ GIANG\nSố: 15/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Hà Giang, ngày O4 tháng 3 năm 2O22\n\n",
        "2022-03-04",
    ),
    "glued": (
        "ỦYBAN NHÂN DÂN\nTỈNHHÀ GIANG\nSố: 15/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Hà Giang, ngày 04 tháng 3 năm 2022\n\n",
        "2022-03-04",
    ),
}


@pytest.mark.parametrize(("head", "date"), ODD_HEADS.values(), ids=ODD_HEADS)
def test_heads_that_a_converter_changed_say_the_same(head: str, date: str) -> None:
    document = first(f"{head}KẾ HOẠCH\nTrồng rừng năm nay\n\n1. Trồng 100 ha.\n")
    assert document.number and document.number.value == "15/KH-UBND"
    assert document.issued_on and document.issued_on.value == date
    assert document.issuer and document.issuer.value == "Ủy ban nhân dân tỉnh Hà Giang"
