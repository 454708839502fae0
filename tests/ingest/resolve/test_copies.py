"""Copies of one paper, and several papers under one number."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from ingest.pipeline import extract_source
from ingest.read import read_text
from ingest.resolve import resolve

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\n\n"
COMMUNE, PROVINCE = "ỦY BAN NHÂN DÂN\nXÃ TÂN LẬP", "ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN"


def plan(body: str, day: str, title: str) -> str:
    head = f"{body}\n-------\n{MOTTO}Số: 12/KH-UBND\n\nTân Lập, ngày {day} tháng 3 năm 2021\n\n"
    return f"{head}KẾ HOẠCH\n{title}\n\n1. Công an xã rà soát.\n"


def keys(*texts: str) -> list[tuple[str, str]]:
    records = [extract_source(read_text(f"{sorted(texts).index(text)}.txt", text)) for text in texts]
    held = [d for d in resolve(records).directives if d.held]
    return [(d.key, " ".join(sorted((d.held.source, *d.held.copies)))) for d in held if d.held]


FIRE, PEACE = "Phòng cháy, chữa cháy rừng mùa khô", "Hòa giải ở cơ sở"


@pytest.mark.parametrize(
    ("one", "other", "papers"),
    [
        pytest.param(plan(COMMUNE, "5", FIRE), plan(COMMUNE, "5", FIRE + " năm 2021"), 1, id="a copy with more words"),
        pytest.param(plan(PROVINCE, "5", FIRE), plan(PROVINCE, "6", FIRE), 1, id="a copy with its day misread"),
        pytest.param(plan(COMMUNE, "5", FIRE), plan(COMMUNE, "6", FIRE), 2, id="two communes of one name that plan the same"),
        pytest.param(plan(COMMUNE, "5", FIRE), plan(COMMUNE, "9", PEACE), 2, id="two communes of one name"),
        pytest.param(plan(COMMUNE, "5", FIRE), plan(COMMUNE, "5", PEACE), 2, id="two communes of one name on one day"),
        pytest.param(plan(PROVINCE, "5", FIRE), plan(PROVINCE, "5", "Phnog chay rng kho"), 1, id="a scan that spoiled the title"),
        pytest.param(plan(PROVINCE, "5", FIRE), plan(PROVINCE, "9", PEACE), 2, id="a province that used a number twice"),
    ],
)
def test_copies_are_joined_and_papers_kept_apart(one: str, other: str, papers: int) -> None:
    found = keys(one, other)
    assert len(found) == papers
    assert sorted(" ".join(names for _, names in found).split()) == ["0.txt", "1.txt"]


def test_keys_do_not_depend_on_the_order() -> None:
    texts = [plan(COMMUNE, "5", FIRE), plan(COMMUNE, "9", PEACE), plan(COMMUNE, "5", PEACE)]
    found = {tuple(key for key, _ in keys(*order)) for order in permutations(texts)}
    assert len(found) == 1 and len(found.pop()) == 3


def test_a_poor_scan_speaks_for_no_better_copy() -> None:
    text = plan(PROVINCE, "5", FIRE)
    scan = replace(extract_source(read_text("a.pdf", text + "2. Sở Y tế rà soát.\n3. Sở Nội vụ rà soát.\n")), quality=0.6)
    (paper,) = [d for d in resolve([scan, extract_source(read_text("b.docx", text))]).directives if d.held]
    assert paper.held and (paper.held.source, paper.held.copies) == ("b.docx", ("a.pdf",))
