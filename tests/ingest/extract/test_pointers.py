"""Words that carry out a paper named just before."""

from __future__ import annotations

import pytest

from tests.ingest.extract.citing import cite

OPENING = "Ngày 11-6-2021, Bộ Chính trị ban hành Kết luận số 19-KL/TW về phòng, chống dịch. "
POINTING = {
    "by the body": (
        OPENING + "Để tổ chức thực hiện tốt kết luận của Bộ Chính trị, Tỉnh ủy yêu cầu các cấp ủy:",
        "kết luận của Bộ Chính trị",
    ),
    "with this": (OPENING + "Để triển khai thực hiện kết luận này, Tỉnh ủy yêu cầu các cấp ủy:", "kết luận này"),
    "with above": (OPENING + "Thực hiện nghiêm kết luận nêu trên, Tỉnh ủy yêu cầu:", "kết luận nêu trên"),
    "carried down": (OPENING + "Triển khai thực hiện kết luận của Bộ Chính trị, Tỉnh ủy yêu cầu:", "kết luận của Bộ Chính trị"),
}
SILENT = {
    "another body": OPENING + "Để thực hiện tốt kết luận của Ban Bí thư, Tỉnh ủy yêu cầu:",
    "another kind": OPENING + "Để thực hiện tốt chỉ thị của Bộ Chính trị, Tỉnh ủy yêu cầu:",
    "a noun use": OPENING + "Báo cáo kết quả thực hiện kết luận của Bộ Chính trị gửi Tỉnh ủy.",
    "nothing before": "Để thực hiện tốt kết luận của Bộ Chính trị, Tỉnh ủy yêu cầu:",
    "words that name nobody": OPENING + "Để thực hiện tốt kết luận đề ra, Tỉnh ủy yêu cầu:",
}


@pytest.mark.parametrize(("text", "words"), POINTING.values(), ids=POINTING.keys())
def test_it_means_the_paper_before_and_carries_it_out(text: str, words: str) -> None:
    first, *_, last = cite(text)
    assert (last.form, last.span.of(text), last.antecedent, last.relation) == ("anaphora", words, 0, "IMPLEMENTS")
    assert first.number == "19-KL/TW"


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT.keys())
def test_it_points_at_nothing_else(text: str) -> None:
    assert not any(citation.rule == "pointing_at_issuer" for citation in cite(text))


def test_two_that_fit_leave_it_open() -> None:
    text = (
        "Ngày 11-6-2021, Bộ Chính trị ban hành Kết luận số 19-KL/TW và Kết luận số 20-KL/TW của Bộ Chính trị. "
        "Để thực hiện tốt kết luận của Bộ Chính trị, Tỉnh ủy yêu cầu:"
    )
    last = cite(text)[-1]
    assert last.antecedent is None and last.reason
