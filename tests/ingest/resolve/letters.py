"""Short letters in the form of office papers, in our own words, read as files are."""

from __future__ import annotations

from ingest.pipeline import extract_source
from ingest.read import read_text
from model.record import SourceRecord

HEAD = """{issuer}
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: {number}

{place}, ngày {day} tháng {month} năm {year}

{title}

{body}

Nơi nhận:
- Như trên;
- Lưu: VT.
{signer}
"""
CAO_BANG = "ỦY BAN NHÂN DÂN\nTỈNH CAO BẰNG"
HUNG_YEN = "ỦY BAN NHÂN DÂN\nTỈNH HƯNG YÊN"
GOVERNMENT = "CHÍNH PHỦ"


def letter(number: str, date: str, body: str, issuer: str = CAO_BANG, title: str = "KẾ HOẠCH\nVề việc chuẩn bị mùa mưa bão") -> str:
    """The words of a letter; `date` is ISO."""
    year, month, day = date.split("-")
    place = {CAO_BANG: "Cao Bằng", HUNG_YEN: "Hưng Yên"}.get(issuer, "Hà Nội")
    signer = "TM. CHÍNH PHỦ\nTHỦ TƯỚNG\nTrần Văn Bình" if issuer == GOVERNMENT else "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn An"
    return HEAD.format(issuer=issuer, number=number, place=place, day=day, month=month, year=year, title=title, body=body, signer=signer)


def resolution(number: str = "128/NQ-CP", date: str = "2021-10-11", body: str = "1. Bộ Y tế hướng dẫn các địa phương thực hiện.") -> str:
    """A resolution of the Government."""
    return letter(number, date, body, GOVERNMENT, "NGHỊ QUYẾT\nVề việc thích ứng an toàn với dịch bệnh")


def record(name: str, text: str) -> SourceRecord:
    """The record of a text, as the catalogue keeps it."""
    return extract_source(read_text(name, text))
