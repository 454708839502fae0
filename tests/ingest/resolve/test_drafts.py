"""A draft is tied to the paper that came of it, and to no other."""

from __future__ import annotations

import pytest

from ingest.pipeline import extract_source
from ingest.read import read_text
from ingest.resolve import resolve
from ingest.resolve.batch import make_batch

TITLE, OTHER = "Phòng cháy, chữa cháy rừng mùa khô", "Hòa giải ở cơ sở"


def plan(number: str, day: str, title: str = TITLE, place: str = "TỈNH LẠNG SƠN", kind: str = "KẾ HOẠCH") -> str:
    head = f"ỦY BAN NHÂN DÂN\n{place}\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\n\n"
    return f"{head}Số: {number}/KH-UBND\n\nLạng Sơn, ngày {day} tháng 3 năm 2021\n\n{kind}\n{title}\n\n1. Sở Y tế rà soát.\n"


DRAFT, ISSUED = plan("    ", "   "), plan("12", "5")


@pytest.mark.parametrize(
    ("texts", "papers"),
    [
        pytest.param((DRAFT, ISSUED), ["12/KH-UBND"], id="the same title from the same body"),
        pytest.param((DRAFT, plan("12", "5", OTHER)), [], id="another title"),
        pytest.param((DRAFT, plan("12", "5", place="TỈNH CAO BẰNG")), [], id="another body"),
        pytest.param((DRAFT, plan("12", "5"), plan("98", "20")), [], id="two papers of one title"),
        pytest.param((DRAFT,), [], id="a draft alone"),
        pytest.param((plan("    ", "   ").replace("2021", "2022"), ISSUED), [], id="a draft of the year after"),
    ],
)
def test_a_draft_is_tied_to_its_paper(texts: tuple[str, ...], papers: list[str]) -> None:
    records = [extract_source(read_text(f"{number}.txt", text)) for number, text in enumerate(texts)]
    batch = make_batch(resolve(records))
    number_of = {node.key: node.properties["number"] for node in batch.nodes if node.labels[0] == "Directive"}
    ties = [edge for edge in batch.edges if edge.relation == "DRAFT_OF"]
    assert [number_of[edge.target[1]] for edge in ties] == papers
    for tie in ties:
        assert number_of[tie.source[1]] is None and tie.properties["quote"] == TITLE and tie.properties["source"] == "0.txt"
