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
    in_title = pick.random() < 0.5
    title = _citing(paper, pick, "title") if in_title and paper.parent else f"về {paper.own.matter}"
    opening = _citing(paper, pick, "opening") if paper.parent and not in_title else ""
    return "\n".join((*_head(paper, title), "", *_body(paper, opening, pick), "", *_foot(paper))) + "\n"


def _head(paper: Paper, title: str) -> list[str]:
    own = paper.own
    party = "party" in paper.level
    where = f"{paper.place}, ngày {own.issued_on.day:02} tháng {own.issued_on.month:02} năm {own.issued_on.year}"
    number = f"Số {own.number}" if party else f"Số: {own.number}"
    lines = [*paper.letterhead, "" if party else "-------", PARTY if party else STATE, "", number]
    if own.kind == "Công văn":
        return [*lines, f"V/v {title}", "", where, "", "Kính gửi: Các cơ quan, đơn vị, địa phương."]
    return [*lines, where, "", own.kind.upper(), title[0].upper() + title[1:]]


def _citing(paper: Paper, pick: random.Random, place: str) -> str:
    parent = paper.parent or paper.own
    form: str = pick.choice(words()["citing_forms"][place])
    day = pick.choice(words()["date_forms"])
    return form.format(cite=cite(parent, day), matter=paper.own.matter, issuer=paper.own.issuer)


def cite(paper: Cited, day: str) -> str:
    """`Nghị quyết số 01/NQ-CP ngày 02/01/2019 của Chính phủ`.

    >>> from datetime import date
    >>> cite(Cited("05/KH-UBND", "Kế hoạch", "Ủy ban nhân dân tỉnh Cao Bằng", date(2021, 10, 2), "y tế"), "ngày %d/%m/%Y")
    'Kế hoạch số 05/KH-UBND ngày 02/10/2021 của Ủy ban nhân dân tỉnh Cao Bằng'
    """
    said = paper.issued_on.strftime(day)
    return f"{paper.kind} số {paper.number}{'' if said.startswith(',') else ' '}{said} của {paper.issuer}"


def _body(paper: Paper, opening: str, pick: random.Random) -> list[str]:
    running = [f"{pick.choice(words()['running'])}." for _ in range(RUNNING)]
    form: str = pick.choice(words()["duty_forms"])
    duties = [_item(form, index, duty, pick) for index, duty in enumerate(paper.duties, 1)]
    introduced = opening or "Phân công thực hiện như sau:"
    return [" ".join(running[:3]), *([introduced] if duties or opening else []), *duties, " ".join(running[3:])]


def _item(form: str, index: int, duty: Duty, pick: random.Random) -> str:
    partner = f"chủ trì, phối hợp với {duty.partner} " if duty.partner else ""
    due = duty.due.strftime(pick.choice(words()["due_forms"])) if duty.due else ""
    rest = duty.words if partner else duty.words[0].upper() + duty.words[1:]
    opened = form.format(n=index, lead=duty.lead, words="{words}", due=due, **{"with": partner, "With": partner[:1].upper() + partner[1:]})
    return opened.replace("{words}", rest if "{With}" in form else duty.words)


def _foot(paper: Paper) -> list[str]:
    return ["Nơi nhận:", "- Như trên;", "- Lưu: VT.", "", *paper.signed, "", "Nguyễn Văn An"]
