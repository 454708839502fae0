"""One document for each letterhead; forms, quotations and attached regulations are none; press and fragments."""

from __future__ import annotations

import pytest

from ingest.parse import parse
from ingest.read import read_text
from ingest.split import split

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
LETTER = (
    f"UBND TỈNH LAI CHÂU\nSỞ Y TẾ\n-------\n{MOTTO}\nSố: 77/SYT-NVY\nV/v gửi kế hoạch\n\nLai Châu, ngày 3 tháng 2 năm 2021\n\n"
    "Kính gửi: Các bệnh viện.\n\nSở Y tế gửi kế hoạch kèm theo.\n\nGIÁM ĐỐC\n\nTrần Thị Lan\n\n"
)
PLAN = (
    f"ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU\n-------\n{MOTTO}\nSố: 12/KH-UBND\n\nLai Châu, ngày 1 tháng 2 năm 2021\n\nKẾ HOẠCH\nTiêm chủng\n\n"
    "1. Sở Y tế tiêm đủ.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLò Văn Phương\n\n"
)
PARTY = (
    "TỈNH ỦY LAI CHÂU\n*\nSố 45-CV/TU\nphòng, chống rét\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nLai Châu, ngày 5 tháng 2 năm 2021\n\n"
    "Kính gửi: - Các huyện ủy.\n\n"
)
REGULATION = (
    f"ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU\n-------\n{MOTTO}\nQUY CHẾ\nLàm việc\n(Ban hành kèm theo Quyết định số 3/QĐ-UBND)\n\nĐiều 1. A.\n"
)
FORM = f"\nMẫu số 01\nTÊN CƠ QUAN\n{MOTTO}Số: 05/BC-....\n......, ngày ... tháng ... năm ...\nBÁO CÁO\n"
QUOTED = f"\nTrình bày như sau:\n“ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU\n{MOTTO}Số: 12/KH-UBND\nLai Châu, ngày 1 tháng 2 năm 2021”\n"
NEWS = "Lai Châu: mưa tuyết trên đèo\n05/3/2022\n\nSở Y tế cho biết các trạm trực đủ người.\n\nTheo đó, mỗi trạm có hai người.\n"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        pytest.param(LETTER + PLAN, ["77/SYT-NVY", "12/KH-UBND"], id="letter and attachment"),
        pytest.param(PLAN + PLAN.replace("12/", "13/") + PARTY, ["12/KH-UBND", "13/KH-UBND", "45-CV/TU"], id="several in a file"),
        pytest.param(LETTER + PARTY, ["77/SYT-NVY", "45-CV/TU"], id="a Party paper attached"),
        pytest.param(PLAN + REGULATION, ["12/KH-UBND"], id="an attached regulation belongs to its decision"),
        pytest.param(PLAN + FORM, ["12/KH-UBND"], id="a form is no document"),
        pytest.param(LETTER + QUOTED, ["77/SYT-NVY"], id="a quoted letterhead is no document"),
        pytest.param(PLAN.replace("12/", "    /"), [None], id="a draft"),
        pytest.param("Sở Y tế báo cáo theo Kế hoạch số 12/KH-UBND.", [None], id="a sentence"),
        pytest.param("", [], id="nothing"),
        pytest.param(" \n\n ", [], id="blanks"),
    ],
)
def test_documents_of_a_text(text: str, numbers: list[str | None]) -> None:
    source = read_text("a.txt", text)
    documents = [parse(source, part, ordinal) for ordinal, part in enumerate(split(source))]
    assert [document.number.value if document.number else None for document in documents] == numbers


def test_parts_follow_each_other_without_a_gap() -> None:
    source = read_text("a.txt", LETTER + PLAN + PARTY)
    parts = split(source)
    assert parts[0].span.start == 0 and parts[-1].span.end == len(source.text)
    assert all(one.span.end == other.span.start for one, other in zip(parts, parts[1:], strict=False))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(NEWS, "article", id="press"),
        pytest.param("Sở Y tế báo cáo trước ngày 20/10/2021.", "document", id="a sentence"),
        pytest.param("II. NHIỆM VỤ\n1. Sở Y tế chủ trì.\n2. Công an phối hợp.\n", "document", id="a fragment"),
        pytest.param("QUYẾT ĐỊNH\nVề việc khen thưởng\n\nCăn cứ Luật Thi đua;\n\nĐiều 1. A.\n", "document", id="without letterhead"),
    ],
)
def test_what_a_text_without_letterhead_is(text: str, kind: str) -> None:
    assert [part.kind for part in split(read_text("a.txt", text))] == [kind]


def test_a_press_article_has_neither_number_nor_issuer() -> None:
    source = read_text("a.txt", NEWS)
    article = parse(source, split(source)[0], 0)
    assert article.kind is not None and article.kind.value == "Bài báo"
    assert (article.number, article.issuer, article.signers) == (None, None, ())
    assert article.title is not None and article.title.value == "Lai Châu: mưa tuyết trên đèo"
    assert article.issued_on is not None and article.issued_on.value == "2022-03-05"


def bare_letter(number: str, body: str = "Phòng Nội vụ rà soát biên chế và báo cáo trước cuối tháng. " * 8) -> str:
    return (
        f"UBND HUYỆN BẮC QUANG\nVĂN PHÒNG\n-------\nSố: {number}/VP-TH\nBắc Quang, ngày 05 tháng 4 năm 2022\n\nKính gửi: Phòng Nội vụ\n\n"
        f"1. {body}\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHÁNH VĂN PHÒNG\n\nTrần Văn Hùng\n"
    )


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param(bare_letter("15") + "\n" + bare_letter("16"), 2, id="two letters without motto"),
        pytest.param(bare_letter("15") + "\n" + bare_letter("16") + "\n" + bare_letter("17"), 3, id="three letters"),
        pytest.param(bare_letter("15").replace("Nơi nhận", "VĂN PHÒNG\nSố: 17/VP-TH\n\nNơi nhận"), 1, id="a number in the body"),
        pytest.param(bare_letter("15") + "\nPHỤ LỤC\nMẫu số 1\n" + bare_letter("16"), 1, id="a form in an annex"),
        pytest.param(bare_letter("15") + "\n“" + bare_letter("16") + "”", 1, id="a quoted letter"),
    ],
)
def test_a_letterhead_without_motto_begins_a_document_behind_a_signature(text: str, count: int) -> None:
    assert len(split(read_text("own.txt", text))) == count
