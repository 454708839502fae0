"""A letterhead of ours, damaged in every way that Word, PDF, portals and OCR do it, still says the same."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from ingest.parse import parse
from ingest.read import read_text
from ingest.split import split
from model.document import Document

STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


@dataclass(frozen=True)
class Head:
    """A clean head: the left column (body, number), the right one (motto, place and date), and what it must give."""

    body: tuple[str, str]
    number: str
    motto: tuple[str, str]
    date: str
    under: str  # kind word and trích yếu, or "V/v ..." and "Kính gửi"
    expected: tuple[str, str, str, str]  # number, date, kind, issuer
    title: str


HEADS = {
    "plan": Head(
        ("ỦY BAN NHÂN DÂN", "HUYỆN TRÙNG KHÁNH"),
        "Số: 512/KH-UBND",
        STATE,
        "Trùng Khánh, ngày 07 tháng 3 năm 2022",
        "KẾ HOẠCH\nKiểm tra công tác phòng cháy, chữa cháy rừng mùa khô năm 2022\n",
        ("512/KH-UBND", "2022-03-07", "Kế hoạch", "Ủy ban nhân dân huyện Trùng Khánh"),
        "Kiểm tra công tác phòng cháy, chữa cháy rừng mùa khô năm 2022",
    ),
    "letter": Head(
        ("UBND TỈNH HÀ TĨNH", "SỞ XÂY DỰNG"),
        "Số: 1204/SXD-QLN",
        STATE,
        "Hà Tĩnh, ngày 12 tháng 11 năm 2023",
        "V/v rà soát chung cư cũ trên địa bàn thành phố\n\nKính gửi: Ủy ban nhân dân thành phố Hà Tĩnh.\n",
        ("1204/SXD-QLN", "2023-11-12", "Công văn", "Sở Xây dựng tỉnh Hà Tĩnh"),
        "rà soát chung cư cũ trên địa bàn thành phố",
    ),
    "ministry": Head(
        ("BỘ NÔNG NGHIỆP VÀ", "PHÁT TRIỂN NÔNG THÔN"),
        "Số: 07/2019/TT-BNNPTNT",
        STATE,
        "Hà Nội, ngày 02 tháng 8 năm 2019",
        "THÔNG TƯ\nHướng dẫn ghi nhật ký khai thác thủy sản\n",
        ("07/2019/TT-BNNPTNT", "2019-08-02", "Thông tư", "Bộ Nông nghiệp và Phát triển nông thôn"),
        "Hướng dẫn ghi nhật ký khai thác thủy sản",
    ),
    "party": Head(
        ("TỈNH ỦY SƠN LA", "*"),
        "Số 88-KH/TU",
        ("ĐẢNG CỘNG SẢN VIỆT NAM", "-----"),
        "Sơn La, ngày 05 tháng 01 năm 2024",
        "KẾ HOẠCH\nkiểm tra việc học tập nghị quyết trong quý I năm 2024\n-----\n",
        ("88-KH/TU", "2024-01-05", "Kế hoạch", "Tỉnh ủy Sơn La"),
        "kiểm tra việc học tập nghị quyết trong quý I năm 2024",
    ),
}

BODY = """
Thực hiện Chỉ thị số 21/CT-TTg ngày 25 tháng 3 năm 2021 của Thủ tướng Chính phủ, cơ quan ban hành văn bản yêu cầu như sau:

1. Các phòng, ban rà soát, báo cáo trước ngày 20/12/2024.

Nơi nhận:
- Như trên;
- Lưu: VT.

KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Nông Văn Bình
"""


def stack(head: Head) -> str:
    return "\n".join([*head.body, "", *head.motto, "", head.number, "", head.date, "", head.under + BODY])


def beside(head: Head, gap: str) -> str:
    rows = zip((*head.body, head.number), (*head.motto, head.date), strict=True)
    return "\n".join(left + gap + right for left, right in rows) + "\n" + head.under + BODY


def cross(head: Head) -> str:
    first, second = head.body
    words = head.motto[0].split()
    half = len(words) // 2
    lines = [f"{first} {' '.join(words[:half])}", f"{second} {' '.join(words[half:])}", head.motto[1], head.number, head.date]
    return "\n".join(lines) + "\n" + head.under + BODY


def bars(head: Head) -> str:
    left, right = "\n".join(head.body), "\n".join(head.motto)
    return f"|\n**{left}**\n-------\n|\n**{right}**\n-----\n|\n|\n{head.number}\n|\n*{head.date}*\n|\n\n{head.under}{BODY}"


def table(head: Head) -> str:
    rows = zip((*head.body, head.number), (*head.motto, head.date), strict=True)
    return "\n".join(f"| {left} | {right} |" for left, right in rows) + "\n\n" + head.under + BODY


def page(head: Head) -> str:
    cell = "<td><p>{}</p></td>".format
    rows = "".join(
        f"<tr>{cell('<br>'.join(left))}{cell('<br>'.join(right))}</tr>"
        for left, right in ((head.body, head.motto), ((head.number,), (head.date,)))
    )
    rest = "".join(f"<p>{line}</p>" for line in (head.under + BODY).split("\n") if line)
    return f"<html><head><title>Cổng</title></head><body><nav>Trang chủ</nav><table>{rows}</table>{rest}</body></html>"


def lose_tones(head: Head) -> str:
    lost = str.maketrans("ỘỦỆĨộựạ", "ỌUÊIôưa")
    date = head.date.replace("ngày", "ngàv").replace("năm", "nãm")
    return "\n".join([*head.body, *(line.translate(lost) for line in head.motto), head.number.replace("ố", "ô"), date, head.under + BODY])


DAMAGES: dict[str, Callable[[Head], str]] = {
    "clean": stack,
    "columns beside each other": lambda h: beside(h, " " * 12),
    "columns one blank apart": lambda h: beside(h, " "),
    "columns line by line": lambda h: beside(h, "\n"),
    "motto cut by the body's name": cross,
    "right column first": lambda h: "\n".join([*h.motto, h.date, *h.body, h.number, h.under + BODY]),
    "number and date first": lambda h: "\n".join([h.number, h.date, *h.body, *h.motto, h.under + BODY]),
    "motto wrapped": lambda h: stack(h).replace("XÃ HỘI CHỦ", "XÃ HỘI\nCHỦ").replace("CỘNG SẢN", "CỘNG\nSẢN"),
    "bars of a portal": bars,
    "rows of a table": table,
    "a page": page,
    "number on its own line": lambda h: stack(h).replace("Số: ", "Số:\n").replace("Số ", "Số\n", 1),
    "number wrapped at its sign": lambda h: stack(h).replace(h.number, h.number.replace("-", "-\n", 1)),
    "blanks in the number": lambda h: stack(h).replace(h.number, h.number.replace("/", " / ").replace(":", " :")),
    "blank before the hyphen": lambda h: stack(h).replace(h.number, h.number.replace("-", " -")),
    "blank behind the hyphen": lambda h: stack(h).replace(h.number, h.number.replace("-", "- ")),
    "number wrapped before its hyphen or stroke": lambda h: stack(h).replace(h.number, re.sub(r"(?<=\d)(?=[-/])", "\n", h.number, count=1)),
    "narrow columns": lambda h: "\n".join(
        [*(w for line in (*h.body, h.number, *h.motto) for w in textwrap.wrap(line, 16)), h.date, h.under + BODY]
    ),
    "all on one line": lambda h: " ".join(stack(h).split()),
    "every line apart": lambda h: re.sub(r"\n+", "\n\n", stack(h)),
    "a stamp of receipt with a body": lambda h: "VĂN PHÒNG\nĐẾN Số: 120\nNgày: 05/7/2023\nChuyển: ....\n" + stack(h),
    "a signing program's lines": lambda h: "Ký bởi: Văn phòng\nThời gian ký: 02.12.2023 08:15:33\n" + stack(h),
    "breaks of a page in a table": lambda h: (
        f"| {'<br>'.join(h.body)} | {'<br>'.join(h.motto)} |\n| {h.number} | {h.date} |\n\n{h.under}{BODY}"
    ),
    "number glued to its label": lambda h: stack(h).replace("Số: ", "Số:"),
    "date wrapped": lambda h: stack(h).replace(h.date, h.date.replace(" ngày ", "\nngày ").replace(" năm ", " năm\n")),
    "date glued": lambda h: stack(h).replace(
        h.date, h.date.replace(", ngày ", ",ngày").replace(" tháng ", "tháng").replace(" năm ", "năm")
    ),
    "date in figures": lambda h: stack(h).replace(h.date, h.date.replace(" ngày ", " ").replace(" tháng ", "-").replace(" năm ", "-")),
    "date with strokes": lambda h: stack(h).replace(h.date, h.date.replace(" tháng ", "/").replace(" năm ", "/")),
    "tones lost by OCR": lose_tones,
    "letters apart (NFD)": lambda h: unicodedata.normalize("NFD", stack(h)),
    "no-break blanks": lambda h: stack(h).replace(" ", "\u00a0"),
    "Windows line ends": lambda h: stack(h).replace("\n", "\r\n"),
    "long dashes": lambda h: stack(h).replace("-", "–"),
    "zero-width marks": lambda h: stack(h).replace("N", "N\u200b").replace("/", "\u00ad/"),
    "Markdown": lambda h: "\n".join(f"**{line}**" if line.strip("-* ") else line for line in stack(h).split("\n")),
    "blank lines everywhere": lambda h: stack(h).replace("\n", "\n\n"),
    "site menu above": lambda h: (
        "Trang chủ » Văn bản\nĐăng nhập | Tìm kiếm\nQuyết định số 99/QĐ-UBND ngày 01/01/2022 về khen thưởng\n\n" + stack(h)
    ),
    "table of properties above": lambda h: "Số hiệu: 99/QĐ-UBND\nNgày ban hành: 01/02/2020\nLoại văn bản: Quyết định\n\n" + stack(h),
    "stamp of receipt above": lambda h: "CÔNG VĂN ĐẾN\nSố: 1533\nNgày: 09/3/2022\n" + stack(h),
    "urgency among the lines": lambda h: stack(h).replace(h.date, h.date + "\nHỎA TỐC"),
    "all glued": lambda h: stack(h).replace("VIỆT NAM\n", "VIỆT NAM").replace(h.number + "\n\n", h.number),
}


def read_head(text: str) -> Document:
    source = read_text("a.txt", text)
    parts = split(source)
    assert len(parts) == 1
    return parse(source, parts[0], 0)


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", HEADS)
def test_a_damaged_head_says_the_same(name: str, damage: str) -> None:
    head = HEADS[name]
    document = read_head(DAMAGES[damage](head))
    fields = (document.number, document.issued_on, document.kind, document.issuer)
    assert tuple(field.value if field else None for field in fields) == head.expected
    assert document.title is not None and document.title.value == head.title
    assert [signer.name for signer in document.signers] == ["Nông Văn Bình"]
