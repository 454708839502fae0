"""Marks of secrecy count in the head only; quality and unclear heads of scans are said."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.marks import find_secrecy, quality_of, unclear_head
from ingest.parse import parse
from ingest.pipeline import extract_file
from ingest.read import read_text
from ingest.split import split
from model.text import SourceText
from tests.ingest.read import made

LETTER = made.plain_letter()


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("MẬT\n" + LETTER, "Mật"),
        ("TỐI MẬT\n\n" + LETTER, "Tối mật"),
        (LETTER.replace("Số: 915", "TUYỆT MẬT\nSố: 915"), "Tuyệt mật"),
        ("| MẬT |\n" + LETTER, "Mật"),
        ("Độ mật: TỐI MẬT\n" + LETTER, "Tối mật"),
        (LETTER, None),
        (LETTER + "\nCông tác bảo vệ bí mật nhà nước\nMẬT\n", None),
        (LETTER.replace("mùa mưa", "mùa mưa, bảo vệ tài liệu MẬT"), None),
        ("Hướng dẫn đóng dấu MẬT trên văn bản\n" + LETTER, None),
    ],
)
def test_a_mark_of_secrecy_stands_in_the_head(text: str, mark: str | None) -> None:
    source = read_text("a.txt", text)
    documents = [parse(source, part, n) for n, part in enumerate(split(source))]
    assert find_secrecy(source, documents) == mark


def test_what_is_secret_leaves_nothing_but_an_issue(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("MẬT\n" + LETTER, encoding="utf-8")
    (record,) = extract_file(file, "a.txt")
    assert (record.text, record.documents) == ("", ())
    assert "--allow-secret" in record.issues[0].reason
    (allowed,) = extract_file(file, "a.txt", "allow")
    assert allowed.documents[0].document.number and not allowed.issues


def scan(text: str, confidence: float | None) -> SourceText:
    plain = read_text("a.pdf", text)
    return SourceText(plain.source, plain.sha256, plain.raw, plain.text, plain.offsets, confidence=confidence, pages=(10,))


@pytest.mark.parametrize(
    ("source", "least", "most"),
    [
        pytest.param(scan(LETTER, 0.95), 0.9, 1.0, id="a good scan"),
        pytest.param(scan(LETTER, 0.4), 0.4, 0.4, id="OCR is not sure"),
        pytest.param(scan("S6 Y t~ ph6i hQp v0i cac c0 quan lien qu@n th~c hi~n " * 9, None), 0.0, 0.5, id="letters that are no words"),
    ],
)
def test_quality_of_what_was_read(source: SourceText, least: float, most: float) -> None:
    documents = [parse(source, part, n) for n, part in enumerate(split(source))]
    quality = quality_of(source, documents)
    assert quality is not None and least <= quality <= most


def test_a_text_is_as_it_was_written() -> None:
    assert quality_of(read_text("a.txt", LETTER), []) is None


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        (LETTER, None),
        (LETTER.replace("915", "@†"), "số, ký hiệu"),
        (LETTER.replace("ngày 12 tháng", "ngày     tháng"), "ngày ban hành"),
    ],
)
def test_an_unclear_head_of_a_scan_is_an_issue(text: str, missing: str | None) -> None:
    source = scan(text, 0.9)
    documents = [parse(source, part, n) for n, part in enumerate(split(source))]
    reasons = [issue.reason for issue in unclear_head(source, documents)]
    assert [f"không đọc được {missing} " in reason for reason in reasons] == ([True] if missing else [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("PHỤ LỤC II\nDANH MỤC\n(Kèm theo Kế hoạch số 915/KH-SYT ngày 12/4/2022)\n1. Rà soát.", "kèm theo Kế hoạch số 915/KH-SYT"),
        ("Phụ lục\nDanh mục nhiệm vụ\n1. Rà soát.", "không có phần đầu"),
        (LETTER + "\nPHỤ LỤC\n(Kèm theo Kế hoạch số 915/KH-SYT)", None),
    ],
)
def test_an_annex_without_its_paper_is_an_issue(tmp_path: Path, text: str, said: str | None) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (record,) = extract_file(tmp_path / "a.txt", "a.txt")
    assert [said in issue.reason for issue in record.issues if said] == ([True] if said else [])
    assert bool(record.issues) is bool(said)
