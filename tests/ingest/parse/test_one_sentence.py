"""A paper whose body is one sentence: the sentence is body, not trích yếu and not letterhead."""

from __future__ import annotations

import pytest

from ingest.extract.tasks import extract_tasks
from ingest.parse import parse
from ingest.read import read_text
from ingest.split import split

SENTENCE = (
    "Thực hiện Nghị quyết số 128/NQ-CP ngày 11/10/2021 của Chính phủ về thích ứng an toàn, linh hoạt, Ủy ban nhân dân tỉnh giao "
    "Sở Y tế chủ trì rà soát kế hoạch tiêm trước ngày 15/12/2021."
)
TOP = "ỦY BAN NHÂN DÂN\nTỈNH CAO BẰNG\n\n{number}\n\nCao Bằng, ngày 05 tháng 11 năm 2021\n\n"
HEADS = {
    "plan": TOP.format(number="Số: 12/KH-UBND") + "KẾ HOẠCH\nPhòng, chống dịch\n\n",
    "plan without a trích yếu": TOP.format(number="Số: 12/KH-UBND") + "KẾ HOẠCH\n\n",
    "letter": TOP.format(number="Số: 12/UBND-VX\nV/v rà soát") + "Kính gửi: Sở Y tế.\n\n",
    "letter to nobody": TOP.format(number="Số: 12/UBND-VX"),
    "nothing": "",
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS.keys())
def test_one_sentence_is_a_task(head: str) -> None:
    source = read_text("a.txt", f"{head}{SENTENCE}\n\nNơi nhận:\n- Như trên;\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn A\n")
    (part,) = split(source)
    document = parse(source, part, 0)
    (task,) = extract_tasks(source, document)
    assert [(a.agency.text, a.role) for a in task.actors] == [("Sở Y tế", "lead")]
    assert task.deadline is not None and task.deadline.value == "2021-12-15"
    assert document.title is None or "giao" not in document.title.value


def test_a_trich_yeu_that_begins_with_thuc_hien_stays_one() -> None:
    source = read_text(
        "a.txt", HEADS["plan without a trích yếu"] + "Thực hiện Nghị quyết số 128/NQ-CP ngày 11/10/2021 của Chính phủ\n\n1. Mục đích\n"
    )
    (part,) = split(source)
    title = parse(source, part, 0).title
    assert title is not None and title.value.startswith("Thực hiện Nghị quyết số 128/NQ-CP")
