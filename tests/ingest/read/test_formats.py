"""One letter in every format gives the same document; archives and mails give what is in them."""

from __future__ import annotations

import gzip
import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from PIL import Image

from ingest.pipeline import extract_file
from ingest.read import read
from ingest.read.formats import recognise
from model.errors import UnreadableFile
from model.pages import page_of
from model.record import SourceRecord
from model.text import Issue, SourceText
from tests.ingest.read import made, made_ole

HEADER = ["915/KH-SYT", "Kế hoạch", "2022-04-12", "Sở Y tế tỉnh Kiên Giang"]


def header(record: SourceRecord) -> list[str | None]:
    (found,) = record.documents
    document = found.document
    return [f.value if f else None for f in (document.number, document.kind, document.issued_on, document.issuer)]


def write_picture(path: Path) -> Path:
    made.draw_page().save(path)
    return path


def write_scan(path: Path) -> Path:
    made.draw_page().save(path, "PDF", resolution=150)
    return path


def write_frames(path: Path) -> Path:
    page = made.draw_page()
    page.save(path, "TIFF", save_all=True, append_images=[Image.new("L", page.size, 255)])
    return path


WRITERS: dict[str, Callable[[Path], Path]] = {
    "a.txt": made.write_text,
    "a.docx": made.write_letter,
    "a.rtf": made.write_rtf,
    "a.odt": made.write_odt_letter,
    "a.pdf": made.write_pdf,
    "a.png": write_picture,
    "a.jpg": write_picture,
    "scan.pdf": write_scan,
    "a.tif": write_frames,
    "a.doc": made_ole.write_doc,
    "overlaid.pdf": made.write_overlaid,
}


@pytest.mark.parametrize("name", WRITERS)
def test_the_letter_is_the_same_in_every_format(tmp_path: Path, name: str) -> None:
    (record,) = extract_file(WRITERS[name](tmp_path / name), name)
    assert header(record) == HEADER
    facts = record.documents[0].facts
    assert [c.number for c in facts.citations] == ["77/KH-UBND"]
    assert [d.value for d in facts.deadlines] == ["2022-04-30"]


@pytest.mark.parametrize("name", ["a.docx", "a.pdf", "a.png", "a.rtf"])
@pytest.mark.parametrize("wrong", ["b.txt", "b.doc", "b"])
def test_content_decides_before_the_name(tmp_path: Path, name: str, wrong: str) -> None:
    right = WRITERS[name](tmp_path / name)
    assert recognise(right.rename(tmp_path / wrong)).name == recognise(WRITERS[name](tmp_path / name)).name


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("name", ["a.docx", "a.odt"])
def test_an_archive_of_word_files_is_no_word_file(tmp_path: Path, name: str, compression: int) -> None:
    inner = WRITERS[name](tmp_path / name).read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip", "w", compression) as archive:
        archive.writestr(f"văn bản/{name}", inner)
    (record,) = extract_file(tmp_path / "a.zip", "a.zip")
    assert (record.source, header(record)) == (f"a.zip#văn bản/{name}", HEADER)


def test_an_opendocument_that_was_packed_again_is_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(made.write_odt_letter(tmp_path / "a.odt")) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert header(*extract_file(made.write_zip(tmp_path / "b.odt", parts), "b.odt")) == HEADER


def test_a_letter_named_doc_may_be_text_or_a_page(tmp_path: Path) -> None:
    assert header(*extract_file(made.write_text(tmp_path / "a.doc"), "a.doc")) == HEADER
    page = tmp_path / "b.doc"
    page.write_text("<html><body><p>Điều 1</p></body></html>", encoding="utf-8")
    assert recognise(page).name == "html"


def test_a_span_of_a_pdf_has_its_page(tmp_path: Path) -> None:
    (record,) = extract_file(made.write_pdf(tmp_path / "a.pdf"), "a.pdf")
    spans = [task.span for task in record.documents[0].facts.tasks]
    assert [page_of(span.start, record.pages) for span in spans] == [1, 2]


def test_ocr_says_how_sure_it_is(tmp_path: Path) -> None:
    (record,) = extract_file(write_picture(tmp_path / "a.png"), "a.png")
    assert record.confidence is not None and record.confidence > 0.85
    assert any("OCR" in words for words in record.repairs)


def members(tmp_path: Path) -> dict[str, bytes]:
    return {
        "thư mục/kế hoạch.docx": made.write_letter(tmp_path / "m.docx").read_bytes(),
        "b.txt": made.plain_letter().encode(),
        "__MACOSX/._b.txt": b"x",
        ".hidden.txt": b"x",
        "README.md": b"x",
        "hỏng.docx": b"PK\x03\x04 broken word/document.xml",
    }


def test_a_mail_whose_page_is_the_document(tmp_path: Path) -> None:
    from email.message import EmailMessage

    mail = EmailMessage()
    mail["Subject"] = "Gửi văn bản"
    mail.set_content("Đề nghị xem bản HTML.")
    mail.add_alternative("".join(f"<p>{line}</p>" for line in made.plain_letter().splitlines()), subtype="html")
    (tmp_path / "a.eml").write_bytes(bytes(mail))
    (record,) = extract_file(tmp_path / "a.eml", "a.eml")
    assert header(record) == HEADER


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz"])
def test_archives_give_their_documents(tmp_path: Path, name: str) -> None:
    path = (made.write_zip if name.endswith("zip") else made.write_tar)(tmp_path / name, members(tmp_path))
    records = list(extract_file(path, name))
    assert {r.source: header(r) for r in records if not r.issues} == {f"{name}#thư mục/kế hoạch.docx": HEADER, f"{name}#b.txt": HEADER}
    assert [r.source for r in records if r.issues] == [f"{name}#hỏng.docx"]


def test_archives_in_archives_to_a_depth(tmp_path: Path) -> None:
    path = made.write_text(tmp_path / "a.txt")
    for number in range(3):
        path = made.write_zip(tmp_path / f"{number}.zip", {path.name: path.read_bytes()})
    assert [r.source for r in extract_file(path, path.name)] == ["2.zip#1.zip#0.zip#a.txt"]
    for number in range(3, 8):
        path = made.write_zip(tmp_path / f"{number}.zip", {path.name: path.read_bytes()})
    (record,) = extract_file(path, path.name)
    assert "lồng nhau quá sâu" in record.issues[0].reason


def test_a_packed_file_is_its_content(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps({"id": "k", "text": made.plain_letter()}).encode()))
    assert [(r.source, header(r)) for r in extract_file(path, "a.jsonl.gz")] == [("a.jsonl.gz#a.jsonl#k", HEADER)]


def test_members_cannot_leave_their_folder(tmp_path: Path) -> None:
    path = made.write_zip(tmp_path / "a.zip", {"../../evil.txt": made.plain_letter().encode()})
    assert [r.source for r in extract_file(path, "a.zip")] == ["a.zip#evil.txt"]
    assert not list(tmp_path.parent.glob("evil.txt"))


def test_a_mail_gives_what_is_attached_to_it(tmp_path: Path) -> None:
    path = made.write_eml(tmp_path / "a.eml", made.write_letter(tmp_path / "kế hoạch.docx"))
    assert [(r.source, header(r)) for r in extract_file(path, "a.eml")] == [("a.eml#kế hoạch.docx", HEADER)]


def test_a_mail_of_outlook_gives_what_is_attached_to_it(tmp_path: Path) -> None:
    path = made_ole.write_msg(tmp_path / "a.msg")
    assert [(r.source, header(r)) for r in extract_file(path, "a.msg")] == [("a.msg#ke-hoach.docx", HEADER)]


def test_the_words_of_a_mail_without_attachment_are_the_document(tmp_path: Path) -> None:
    path = made.write_eml(tmp_path / "a.eml", words=made.plain_letter())
    assert [(r.source, header(r)) for r in extract_file(path, "a.eml")] == [("a.eml", HEADER)]


def test_a_saved_page_is_a_page(tmp_path: Path) -> None:
    path = tmp_path / "a.mht"
    page = "<html><body>" + "".join(f"<p>{line}</p>" for line in made.plain_letter().split("\n")) + "</body></html>"
    head = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n--B\nContent-Type: text/html; charset=utf-8\n"
    path.write_text(f"{head}\n{page}\n--B--\n", encoding="utf-8")
    assert [header(r) for r in extract_file(path, "a.mht")] == [HEADER]


def write_csv(path: Path, rows: list[dict[str, str | None]]) -> Path:
    import csv

    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, ["id", "text", "number"], delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return path


def write_parquet(path: Path, rows: list[dict[str, str | None]]) -> Path:
    pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=1)
    return path


def write_jsonl(path: Path, rows: list[dict[str, str | None]]) -> Path:
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


@pytest.mark.parametrize("writer", [write_csv, write_parquet, write_jsonl])
def test_tables_of_documents_give_their_rows(tmp_path: Path, writer: Callable[[Path, list[dict[str, str | None]]], Path]) -> None:
    suffix = writer.__name__.removeprefix("write_")
    rows: list[dict[str, str | None]] = [
        {"id": "k1", "text": made.plain_letter(), "number": "9/XX"},
        {"id": "k2", "text": "", "number": None},
        {"id": "", "text": "Điều 1", "number": None},
    ]
    found = list(read(writer(tmp_path / f"a.{suffix}", rows), f"a.{suffix}"))
    assert [(type(item), item.source) for item in found] == [
        (SourceText, f"a.{suffix}#k1"), (Issue, f"a.{suffix}#k2"), (SourceText, f"a.{suffix}#3")
    ]  # fmt: skip


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_a_table_without_texts_is_refused(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    if suffix == "csv":
        path.write_text("a,b\n1,2\n", encoding="utf-8")
    else:
        pq.write_table(pa.table({"a": [1]}), path)
    with pytest.raises(UnreadableFile, match="không có cột text"):
        list(read(path, path.name))


@pytest.mark.parametrize("name", [n for n in WRITERS if n not in ("a.txt",)])
def test_half_a_file_is_an_issue_or_what_could_be_read(tmp_path: Path, name: str) -> None:
    path = WRITERS[name](tmp_path / name)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    records = list(extract_file(path, name))
    assert all(r.issues or r.text for r in records) and records


def test_a_picture_too_large_is_refused_unseen(tmp_path: Path) -> None:
    Image.new("1", (20_000, 20_000)).save(tmp_path / "a.png")
    with pytest.raises(UnreadableFile, match="quá lớn"):
        list(read(tmp_path / "a.png", "a.png"))


def test_without_tesseract_a_scan_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ingest.read import image

    monkeypatch.setattr(shutil, "which", lambda name, **_: None)
    with pytest.raises(UnreadableFile, match="chidao doctor"):
        list(image.read(write_picture(tmp_path / "a.png")))
