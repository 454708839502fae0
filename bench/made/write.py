"""A planned directive as the text of an office."""

from __future__ import annotations

import random

from bench.made.plan import Cited, Duty, Paper, words

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------"
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
RUNNING = 6  # sentences without facts


def write(paper: Paper) -> str:
    """The text, the same for the same paper."""
    pick = random.Random(f"{paper.own.number}{paper.own.issuer}{paper.own.issued_on}")
    return "\n".join((*_head(paper), "", *_body(paper, pick), "", *_foot(paper))) + "\n"


def _head(paper: Paper) -> list[str]:
    own = paper.own
    party = "party" in paper.level
    where = f"{paper.place}, ngày {own.issued_on.day:02} tháng {own.issued_on.month:02} năm {own.issued_on.year}"
    number = f"Số {own.number}" if party else f"Số: {own.number}"
    lines = [*paper.letterhead, "" if party else "-------", PARTY if party else STATE, "", number]
    if own.kind == "Công văn":
        return [*lines, f"V/v {_matter(paper)}", "", where, "", "Kính gửi: Các cơ quan, đơn vị, địa phương."]
    return [*lines, where, "", own.kind.upper(), _matter(paper)]


def _matter(paper: Paper) -> str:
    if not paper.parent:
        return f"về {paper.own.matter}"
    return f"triển khai thực hiện {cite(paper.parent)} về {paper.own.matter}"


def cite(paper: Cited) -> str:
    """`Nghị quyết số 01/NQ-CP ngày 02/01/2019 của Chính phủ`.

    >>> from datetime import date
    >>> cite(Cited("05/KH-UBND", "Kế hoạch", "Ủy ban nhân dân tỉnh Cao Bằng", date(2021, 10, 2), "y tế"))
    'Kế hoạch số 05/KH-UBND ngày 02/10/2021 của Ủy ban nhân dân tỉnh Cao Bằng'
    """
    return f"{paper.kind} số {paper.number} ngày {paper.issued_on:%d/%m/%Y} của {paper.issuer}"


def _body(paper: Paper, pick: random.Random) -> list[str]:
    running = [f"{pick.choice(words()['running'])}." for _ in range(RUNNING)]
    duties = [_item(index, duty) for index, duty in enumerate(paper.duties, 1)]
    return [" ".join(running[:3]), *(["Phân công thực hiện như sau:"] if duties else []), *duties, " ".join(running[3:])]


def _item(index: int, duty: Duty) -> str:
    partner = f"chủ trì, phối hợp với {duty.partner} " if duty.partner else ""
    due = f" trước ngày {duty.due:%d/%m/%Y}" if duty.due else ""
    return f"{index}. {duty.lead} {partner}{duty.words}{due}."


def _foot(paper: Paper) -> list[str]:
    return ["Nơi nhận:", "- Như trên;", "- Lưu: VT.", "", *paper.signed, "", "Nguyễn Văn An"]
