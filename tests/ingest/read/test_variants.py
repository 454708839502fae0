"""Formats as other programs write them, and documents under names that do not say what they are."""

from __future__ import annotations

import bz2
import io
import json
import lzma
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
from PIL import Image

from ingest.pipeline import extract_file, extract_path
from ingest.read.html import strip_tags
from model.record import SourceRecord
from tests.ingest.read import made

HEADER = ["915/KH-SYT", "Kế hoạch", "2022-04-12", "Sở Y tế tỉnh Kiên Giang"]
LINES = made.plain_letter().split("\n")
PARAGRAPHS = "".join(map(made.paragraph, made.BODY))
PAGE = "<html><body>" + "".join(f"<p>{line}</p>" for line in LINES) + "</body></html>"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def header(record: SourceRecord) -> list[str | None]:
    (found,) = record.documents
    document = found.document
    return [f.value if f else None for f in (document.number, document.kind, document.issued_on, document.issuer)]


def write_strict(path: Path) -> Path:
    """As Word writes "Strict Open XML"."""
    letter = made.write_letter(path.with_name("usual.docx"))
    with zipfile.ZipFile(letter) as package:
        body = package.read("word/document.xml").decode()
    strict = body.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    return made.write_zip(path, {"[Content_Types].xml": b"<Types/>", "word/document.xml": strict.encode()})


def write_chunk(path: Path, name: str, data: bytes) -> Path:
    """A Word file that is a frame around another."""
    body = f'<w:document {made.NAMESPACES}><w:body><w:altChunk r:id="c1"/></w:body></w:document>'
    relation = f'<Relationships xmlns="{RELATIONS}"><Relationship Id="c1" Type="aFChunk" Target="/word/{name}"/></Relationships>'
    parts = {"word/document.xml": body.encode(), "word/_rels/document.xml.rels": relation.encode(), f"word/{name}": data}
    return made.write_zip(path, {"[Content_Types].xml": b"<Types/>", **parts})


def write_capitals(path: Path) -> Path:
    """An OpenDocument letter whose capitals are a matter of style."""
    style = 'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" fo:text-transform="uppercase"'
    styles = "".join(f'<style:style style:name="{name}"><style:text-properties {style}/></style:style>' for name in ("P9", "T9"))
    table = made.odf_table((("Ubnd tỉnh Kiên Giang", "Sở Y tế"), made.LETTER_RIGHT), ((made.NUMBER,), (made.PLACE_DATE,)))
    for words in ("Ubnd tỉnh Kiên Giang", "Sở Y tế"):
        table = table.replace(f"<text:p>{words}", f'<text:p text:style-name="P9">{words}')
    kind = '<text:p><text:span text:style-name="T9">Kế hoạch</text:span></text:p>'
    return made.write_odt(path, table + kind + "".join(map(made.odf_paragraph, made.BODY[1:])), styles)


def write_rtf_header(path: Path) -> Path:
    """A letterhead in the header of the first page."""
    head, body = ("\\par ".join(map(made.rtf_escape, lines)) for lines in ((*LINES[: -len(made.BODY)],), made.BODY))
    path.write_text(
        f"{{\\rtf1\\ansi\\ansicpg1252\\titlepg{{\\headerf {head}\\par}}{{\\header 2\\par}}\\pard {body}\\par}}", encoding="ascii"
    )
    return path


def write_damaged(path: Path) -> Path:
    data = made.plain_letter().encode()
    place = data.index("Thực hiện".encode())
    path.write_bytes(data[:place] + b"\x92" + data[place:] + b"\xe1\xbb")
    return path


def write_transparent(path: Path) -> Path:
    page = made.draw_page()
    drawn = Image.new("LA", page.size, (0, 0))
    drawn.putalpha(page.point(lambda shade: 255 - shade))
    drawn.save(path)
    return path


def written(data: bytes) -> Callable[[Path], Path]:
    def write(path: Path) -> Path:
        path.write_bytes(data)
        return path

    return write


def web_archive() -> bytes:
    mail = EmailMessage()
    mail.set_content(PAGE, "html")
    return b"MIME-Version: 1.0\n" + mail.as_bytes().replace(b"MIME-Version: 1.0\n", b"")


VARIANTS: dict[str, Callable[[Path], Path]] = {
    "strict.docx": write_strict,
    "page-inside.docx": lambda path: write_chunk(path, "afchunk.htm", PAGE.encode()),
    "archive-inside.docx": lambda path: write_chunk(path, "afchunk.mht", web_archive()),
    "text-inside.docx": lambda path: write_chunk(path, "afchunk.txt", made.plain_letter().encode()),
    "word-2003.doc": made.write_word_xml,
    "word.xml": made.write_flat_word,
    "archive.doc": made.write_saved_page,
    "capitals.odt": write_capitals,
    "flat.fodt": made.write_flat_odt,
    "header.rtf": write_rtf_header,
    "damaged.txt": write_damaged,
    "mixed.txt": written(made.plain_letter().encode() + made.in_legacy("\nNơi nhận: Như trên", "tcvn3").encode("cp1252", "replace")),
    "utf-32.txt": written(made.plain_letter().encode("utf-32")),
    "pre.html": written(f"<html><body><pre>{made.plain_letter()}</pre></body></html>".encode()),
    "kept.html": written(f'<html><body><div style="white-space: pre-wrap">{made.plain_letter()}</div></body></html>'.encode()),
    "array.json": written(b'[{"text": ' + json.dumps(made.plain_letter()).encode() + b"}]"),
    "transparent.png": write_transparent,
}


@pytest.mark.parametrize("name", VARIANTS)
def test_the_letter_is_the_same_from_every_program(tmp_path: Path, name: str) -> None:
    (record,) = extract_file(VARIANTS[name](tmp_path / name), name)
    assert (header(record), record.issues) == (HEADER, ())


def test_lines_of_a_page_that_keeps_them_stay_lines() -> None:
    assert strip_tags("a\nb<pre>Điều 1\n  Điều 2 <b>x</b>\n</pre>c\nd")[0] == "a b\nĐiều 1\n  Điều 2 x\nc d"


@pytest.mark.parametrize(
    ("name", "write"),
    [("a.xls", made.write_sheet_page), ("b.xls", made.write_sheet_xml), ("a.ods", made.write_ods), ("c.html.xls", made.write_sheet_page)],
)
def test_registers_under_the_name_of_excel(tmp_path: Path, name: str, write: Callable[[Path], Path]) -> None:
    (record,) = extract_file(write(tmp_path / name), name)
    assert [(c.number, c.date) for c in record.documents[0].facts.citations] == [("77/KH-UBND", "2022-04-01"), ("915/KH-SYT", "2022-04-12")]


def test_a_heading_over_two_rows_of_a_page_keeps_its_column(tmp_path: Path) -> None:
    rows = (
        "<tr><th rowspan=2>STT</th><th colspan=2>Văn bản đến</th><th rowspan=2>Trích yếu</th></tr>"
        "<tr><th>Số, ký hiệu</th><th>Ngày tháng</th></tr><tr><td>1<td>77/KH-UBND<td>01/4/2022<td>Phòng dịch</tr>"
    )
    (tmp_path / "a.xls").write_text(f"<html><body><table>{rows}</table></body></html>", encoding="utf-8")
    (record,) = extract_file(tmp_path / "a.xls", "a.xls")
    assert [(c.number, c.date, c.title) for c in record.documents[0].facts.citations] == [("77/KH-UBND", "2022-04-01", "Phòng dịch")]


def test_a_page_of_excel_without_a_register_is_a_page(tmp_path: Path) -> None:
    (record,) = extract_file(written(PAGE.encode())(tmp_path / "a.xls"), "a.xls")
    assert header(record) == HEADER


def test_an_old_workbook_that_is_broken_says_so(tmp_path: Path) -> None:
    from tests.ingest.read import made_ole

    path = made_ole.write_ole(tmp_path / "a.xls", made_ole.Entry("Workbook", b"\x09\x08\x10\x00\x00\x06\x05\x00" + bytes(5000)))
    (record,) = extract_file(path, "a.xls")
    assert "tệp hỏng" in record.issues[0].reason or "không có chữ nào" in record.issues[0].reason


def test_an_encrypted_opendocument_says_so(tmp_path: Path) -> None:
    manifest = b"<manifest><encryption-data/></manifest>"
    kind = b"application/vnd.oasis.opendocument.text"
    path = made.write_zip(tmp_path / "a.odt", {"mimetype": kind, "content.xml": b"\x01\x02", "META-INF/manifest.xml": manifest})
    (record,) = extract_file(path, "a.odt")
    assert "mật khẩu" in record.issues[0].reason


@pytest.mark.parametrize("words", ["<html><body><div id='app'></div><script>x()</script></body></html>", "<html><body><br></body></html>"])
def test_a_page_that_a_browser_draws_is_an_issue(tmp_path: Path, words: str) -> None:
    (record,) = extract_file(written(words.encode())(tmp_path / "a.html"), "a.html")
    assert "không có chữ nào" in record.issues[0].reason


def mail_with(*parts: tuple[bytes, str, str | None]) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "a@example.vn", "Gửi văn bản"
    mail.set_content("Kính gửi văn bản kèm theo.")
    for data, kind, name in parts:
        main, _, sub = kind.partition("/")
        mail.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return mail


def results(path: Path) -> dict[str, list[str | None] | str]:
    return {r.source: r.issues[0].reason if r.issues else header(r) for r in extract_file(path, path.name)}


@pytest.mark.parametrize(
    ("kind", "name", "shown"),
    [("application/pdf", None, "2.pdf"), ("application/octet-stream", "kế hoạch 915", "kế hoạch 915"), ("image/x", "kh 12.4", "kh 12.4")],
)
def test_what_is_attached_without_a_suffix_is_read(tmp_path: Path, kind: str, name: str | None, shown: str) -> None:
    letter = made.write_pdf(tmp_path / "q.pdf").read_bytes()
    (tmp_path / "a.eml").write_bytes(bytes(mail_with((letter, kind, name))))
    assert results(tmp_path / "a.eml") == {f"a.eml#{shown}": HEADER}


@pytest.mark.parametrize(("kind", "name"), [("application/ms-tnef", "winmail.dat"), ("application/pkcs7-mime", "smime.p7m")])
def test_what_cannot_be_taken_out_of_a_mail_is_said(tmp_path: Path, kind: str, name: str) -> None:
    (tmp_path / "a.eml").write_bytes(bytes(mail_with((b"x" * 300, kind, name))))
    (reason,) = results(tmp_path / "a.eml").values()
    assert "lưu tệp đính kèm" in str(reason)


@pytest.mark.parametrize("suffix", ["eml", "txt"])
def test_a_mail_in_a_mail_is_read_once_and_a_logo_not_at_all(tmp_path: Path, suffix: str) -> None:
    logo = io.BytesIO()
    Image.new("RGB", (60, 40), "white").save(logo, "PNG")
    inner = mail_with((made.write_letter(tmp_path / "q.docx").read_bytes(), "application/octet-stream", "kế hoạch.docx"))
    outer = mail_with()
    outer["Message-ID"] = "<1@example.vn>"
    outer.add_attachment(inner)
    outer.add_attachment(logo.getvalue(), maintype="image", subtype="png", filename="logo.png", cid="<logo>")
    (tmp_path / f"a.{suffix}").write_bytes(bytes(outer))
    assert results(tmp_path / f"a.{suffix}") == {f"a.{suffix}#2.eml#kế hoạch.docx": HEADER}


def unnamed(tmp_path: Path) -> dict[str, bytes]:
    letter = made.write_letter(tmp_path / "q.docx").read_bytes()
    return {
        "915": made.write_pdf(tmp_path / "q.pdf").read_bytes(),
        "kế hoạch 12.4": letter,
        "ghi chú": b"x",
        "a.json": b"{}",
        "Thumbs.db": b"\xd0",
    }


def test_documents_without_a_suffix_are_found_by_what_they_hold(tmp_path: Path) -> None:
    members = unnamed(tmp_path)
    found = dict.fromkeys(("915", "kế hoạch 12.4"), HEADER)
    assert results(made.write_zip(tmp_path / "a.zip", members)) == {f"a.zip#{name}": value for name, value in found.items()}
    (tmp_path / "folder").mkdir()
    for name, data in members.items():
        (tmp_path / "folder" / name).write_bytes(data)
    assert {r.source: header(r) for r in extract_path(tmp_path / "folder")} == found


@pytest.mark.parametrize(("suffix", "pack"), [("bz2", bz2.compress), ("xz", lzma.compress)])
def test_other_ways_of_packing(tmp_path: Path, suffix: str, pack: Callable[[bytes], bytes]) -> None:
    letter = made.plain_letter().encode()
    alone = written(pack(letter))(tmp_path / f"kh.txt.{suffix}")
    tar = made.write_tar(tmp_path / "a.tar", {"kh.txt": letter}).read_bytes()
    packed = written(pack(tar))(tmp_path / f"a.tar.{suffix}")
    assert results(alone) == {f"kh.txt.{suffix}#kh.txt": HEADER}
    assert results(packed) == {f"a.tar.{suffix}#kh.txt": HEADER}
