"""Word files: what the XML says in its tables, boxes, headers, notes, lists and tracked changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.pipeline import extract_file
from ingest.read import read
from model.errors import UnreadableFile
from model.text import SourceText
from tests.ingest.read.made import LETTERHEAD, NAMESPACES, paragraph, table, write_docx, write_letter


def text_of(path: Path) -> str:
    (found,) = read(path, path.name)
    assert isinstance(found, SourceText)
    return found.text


def test_a_letter_is_read_with_its_letterhead(tmp_path: Path) -> None:
    (record,) = extract_file(write_letter(tmp_path / "a.docx"), "a.docx")
    (found,) = record.documents
    header = [f.value if f else None for f in (found.document.number, found.document.kind, found.document.issued_on, found.document.issuer)]
    assert header == ["915/KH-SYT", "Kế hoạch", "2022-04-12", "Sở Y tế tỉnh Kiên Giang"]
    assert [c.number for c in found.facts.citations] == ["77/KH-UBND"]
    assert len(found.facts.tasks) == 2


def run(words: str, around: str = "{}") -> str:
    return around.format(f"<w:r><w:t>{words}</w:t></w:r>")


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        pytest.param(f"<w:p>{run('Giữ')}{run(' thêm', '<w:ins>{}</w:ins>')}</w:p>", "Giữ thêm", id="inserted is kept"),
        pytest.param(
            f"<w:p>{run('Giữ')}<w:del><w:r><w:delText> bỏ</w:delText></w:r></w:del></w:p>", "Giữ", id="deleted is left out"
        ),
        pytest.param(f"<w:p>{run('cũ', '<w:moveFrom>{}</w:moveFrom>')}{run('mới')}</w:p>", "mới", id="moved away"),
        pytest.param("<w:p><w:r><w:t>Số:</w:t><w:tab/><w:t>12</w:t></w:r></w:p>", "Số: 12", id="tab"),
        pytest.param("<w:p><w:r><w:t>KH</w:t><w:noBreakHyphen/><w:t>UBND</w:t></w:r></w:p>", "KH-UBND", id="hyphen"),
        pytest.param("<w:p><w:r><w:instrText>PAGE</w:instrText><w:t>Điều 1</w:t></w:r></w:p>", "Điều 1", id="field code"),
        pytest.param(f"<w:sdt><w:sdtContent>{paragraph('Điều 2')}</w:sdtContent></w:sdt>", "Điều 2", id="content control"),
        pytest.param(f"<w:p>{run('nguồn', '<w:hyperlink>{}</w:hyperlink>')}</w:p>", "nguồn", id="link"),
        pytest.param(
            "<w:p><w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>"
            + paragraph("Trong khung")
            + "</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:txbxContent>"
            + paragraph("Trong khung")
            + "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>",
            "Trong khung",
            id="text box once",
        ),
        pytest.param(
            table((("1",), ("Sở Y tế", "Sở Nội vụ"), ("2022",))), "1 | Sở Y tế Sở Nội vụ | 2022", id="a row of a table is one line"
        ),
        pytest.param(
            "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>" + paragraph("bỏ") + "</w:tc></w:tr><w:tr><w:tc>" + paragraph("giữ")
            + "</w:tc></w:tr></w:tbl>", "giữ", id="deleted row",
        ),
    ],
)  # fmt: skip
def test_words_of_a_word_file(tmp_path: Path, xml: str, words: str) -> None:
    assert text_of(write_docx(tmp_path / "a.docx", xml)).strip() == words


NUMBERING = f"""<w:numbering {NAMESPACES}>
<w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
<w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>
</w:abstractNum>
<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>
</w:numbering>"""


def item(depth: int, words: str) -> str:
    marks = f'<w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="2"/></w:numPr></w:pPr>'
    return f"<w:p>{marks}<w:r><w:t>{words}</w:t></w:r></w:p>"


def test_numbers_that_word_draws_are_in_the_text(tmp_path: Path) -> None:
    body = "".join(item(d, w) for d, w in ((0, "A"), (1, "B"), (2, "C"), (2, "D"), (3, "E"), (1, "F"), (0, "G"), (1, "H")))
    assert text_of(write_docx(tmp_path / "a.docx", body, numbering=NUMBERING)).split("\n") == [
        "I. A", "I.3. B", "a) C", "b) D", "- E", "I.4. F", "II. G", "II.3. H"
    ]  # fmt: skip


def test_headers_and_footnotes_are_read(tmp_path: Path) -> None:
    relations = '<Relationships><Relationship Id="r1" Target="header1.xml"/></Relationships>'
    section = '<w:sectPr><w:headerReference w:type="default" r:id="r1"/></w:sectPr>'
    header = f"<w:hdr {NAMESPACES}>{paragraph('DỰ THẢO')}</w:hdr>"
    notes = f'<w:footnotes {NAMESPACES}><w:footnote w:id="1">{paragraph("Số liệu năm 2021")}</w:footnote></w:footnotes>'
    path = write_docx(tmp_path / "a.docx", paragraph("Điều 1") + section, header1=header, footnotes=notes)
    import zipfile

    with zipfile.ZipFile(path, "a") as package:
        package.writestr("word/_rels/document.xml.rels", relations)
    assert text_of(path).split("\n") == ["DỰ THẢO", "Điều 1", "[1] Số liệu năm 2021"]


def test_pages_are_known_where_word_has_drawn_them(tmp_path: Path) -> None:
    body = paragraph("Trang một") + "<w:p><w:r><w:lastRenderedPageBreak/><w:t>Trang hai</w:t></w:r></w:p>"
    (found,) = read(write_docx(tmp_path / "a.docx", body), "a.docx")
    assert isinstance(found, SourceText)
    assert [found.raw[start : start + 9] for start in found.pages] == ["Trang hai"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        pytest.param("<w:p/>", "không có chữ", id="no words"),
        pytest.param("<w:p>", "hỏng", id="not well formed"),
        pytest.param("<w:tbl><w:tr><w:tc>" * 200 + "</w:tc></w:tr></w:tbl>" * 200, "sâu|hỏng", id="nested too deeply"),
    ],
)
def test_broken_word_files_are_refused_with_a_reason(tmp_path: Path, body: str, reason: str) -> None:
    with pytest.raises(UnreadableFile, match=reason):
        list(read(write_docx(tmp_path / "a.docx", body), "a.docx"))


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    import zipfile

    bomb = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as package:
        package.writestr(
            "word/document.xml",
            f"{bomb}<w:document {NAMESPACES}><w:body>{paragraph('Điều 1')}<w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>",
        )
    assert "aaaa" not in text_of(tmp_path / "a.docx")


def test_the_letterhead_is_read_cell_by_cell(tmp_path: Path) -> None:
    lines = text_of(write_docx(tmp_path / "a.docx", LETTERHEAD)).strip().split("\n")
    assert lines[:2] == ["UBND TỈNH KIÊN GIANG", "SỞ Y TẾ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]


CAPITALS = '<w:style w:styleId="Top"><w:rPr><w:caps/></w:rPr></w:style><w:style w:styleId="Head"><w:basedOn w:val="Top"/></w:style>'


@pytest.mark.parametrize(
    ("properties", "words"),
    [
        ("<w:r><w:rPr><w:caps/></w:rPr><w:t>sở y tế</w:t></w:r>", "SỞ Y TẾ"),
        ('<w:r><w:rPr><w:caps w:val="0"/></w:rPr><w:t>sở y tế</w:t></w:r>', "sở y tế"),
        ('<w:pPr><w:pStyle w:val="Head"/></w:pPr><w:r><w:t>sở y tế</w:t></w:r>', "SỞ Y TẾ"),
        ('<w:pPr><w:pStyle w:val="Head"/></w:pPr><w:r><w:rPr><w:caps w:val="false"/></w:rPr><w:t>sở y tế</w:t></w:r>', "sở y tế"),
        ('<w:r><w:rPr><w:rStyle w:val="Top"/></w:rPr><w:t>sở y tế</w:t></w:r>', "SỞ Y TẾ"),
        ('<w:pPr><w:pStyle w:val="Body"/></w:pPr><w:r><w:t>sở y tế</w:t></w:r>', "sở y tế"),
    ],
)
def test_letters_that_word_shows_as_capitals_are_capitals(tmp_path: Path, properties: str, words: str) -> None:
    styles = f"<w:styles {NAMESPACES}>{CAPITALS}</w:styles>"
    assert text_of(write_docx(tmp_path / "a.docx", f"<w:p>{properties}</w:p>", styles=styles)).strip() == words


def test_a_column_without_words_is_a_gap(tmp_path: Path) -> None:
    row = "".join(
        f"<w:tc>{cell}</w:tc>" for cell in (paragraph("BỘ Y TẾ") + paragraph("Số: 12/QĐ-BYT"), paragraph(""), paragraph("CỘNG HÒA"))
    )
    assert text_of(write_docx(tmp_path / "a.docx", f"<w:tbl><w:tr>{row}</w:tr></w:tbl>")).strip() == "BỘ Y TẾ\nSố: 12/QĐ-BYT | CỘNG HÒA"
