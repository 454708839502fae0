"""Files of all formats, written here from our own words."""

from __future__ import annotations

import datetime
import io
import json
import tarfile
import textwrap
import zipfile
from email.message import EmailMessage
from pathlib import Path
from xml.sax.saxutils import escape

import pyarrow as pa
import pyarrow.parquet as pq
from openpyxl import Workbook
from PIL import Image, ImageDraw, ImageFont

from ingest.read.register import show

LETTER_LEFT = ("UBND TỈNH KIÊN GIANG", "SỞ Y TẾ")
LETTER_RIGHT = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
NUMBER, PLACE_DATE = "Số: 915/KH-SYT", "Kiên Giang, ngày 12 tháng 4 năm 2022"
BODY = (
    "KẾ HOẠCH",
    "Về việc tăng cường phòng, chống dịch bệnh mùa mưa",
    "Thực hiện Kế hoạch số 77/KH-UBND ngày 01 tháng 4 năm 2022 của Ủy ban nhân dân tỉnh Kiên Giang, Sở Y tế xây dựng kế hoạch như sau:",
    "1. Trung tâm Y tế các huyện báo cáo kết quả về Sở Y tế trước ngày 30 tháng 4 năm 2022.",
    "2. Phòng Kế hoạch chủ trì, phối hợp với Phòng Nghiệp vụ theo dõi việc thực hiện Kế hoạch này.",
)
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def paragraph(words: str) -> str:
    """A paragraph of Word."""
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p>'


def table(*rows: tuple[tuple[str, ...], ...]) -> str:
    """A table: rows of cells of paragraphs."""
    cells = ["".join("<w:tc>" + "".join(map(paragraph, cell)) + "</w:tc>" for cell in row) for row in rows]
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


LETTERHEAD = table((LETTER_LEFT, LETTER_RIGHT), ((NUMBER,), (PLACE_DATE,)))


def write_docx(path: Path, body: str, **parts: str) -> Path:
    """A Word file with this body; further parts by their names in `word/` ("numbering", "footnotes")."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
        for name, xml in parts.items():
            package.writestr(f"word/{name}.xml", xml)
    return path


def write_letter(path: Path) -> Path:
    """The letter as a Word file."""
    return write_docx(path, LETTERHEAD + "".join(map(paragraph, BODY)))


def plain_letter() -> str:
    """The letter as lines of text, its columns one after the other."""
    return "\n".join((*LETTER_LEFT, NUMBER, "", *LETTER_RIGHT, PLACE_DATE, "", *BODY))


def write_text(path: Path) -> Path:
    """The letter as plain text."""
    path.write_text(plain_letter(), encoding="utf-8")
    return path


def in_legacy(words: str, name: str) -> str:
    """Words as a program of today shows a text in an old encoding. TCVN3 has no marked capitals."""
    from viparse.normalize.encodings import CHARMAPS

    letters: dict[str, str] = {}
    for shown, letter in CHARMAPS[name].pairs:
        letters.setdefault(letter, shown)
    return "".join(letters.get(c, letters.get(c.lower(), c)) for c in words)


def write_legacy(path: Path) -> Path:
    """The letter in the encoding that the file is named by."""
    path.write_bytes(in_legacy(plain_letter(), path.stem).encode("latin-1" if path.stem == "viscii" else "cp1252", "replace"))
    return path


def rtf_escape(words: str) -> str:
    """Words as RTF writes them: what is not ASCII as a signed number."""
    escaped = (c if ord(c) < 128 else f"\\u{ord(c) - 65536 if ord(c) > 32767 else ord(c)}?" for c in words)
    return "".join("\\" + c if c in "{}\\" else c for c in escaped)


def write_rtf(path: Path) -> Path:
    """The letter as rich text, its letterhead a table of one row."""
    left, right = ("\\par ".join(map(rtf_escape, side)) for side in ((*LETTER_LEFT, NUMBER), (*LETTER_RIGHT, PLACE_DATE)))
    body = "\\par\n".join(map(rtf_escape, BODY))
    path.write_text(
        "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Times New Roman;}}\n"
        f"\\trowd\\cellx4000\\cellx9000\\intbl {left}\\cell {right}\\cell\\row\\pard\n{body}\\par}}",
        encoding="ascii",
    )
    return path


ODF = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "text", "table", "style"))
ODF += ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'


def odf_paragraph(words: str) -> str:
    """A paragraph of OpenDocument."""
    return f"<text:p>{escape(words)}</text:p>"


def odf_table(*rows: tuple[tuple[str, ...], ...]) -> str:
    """A table of OpenDocument: rows of cells of paragraphs."""
    cells = ["".join("<table:table-cell>" + "".join(map(odf_paragraph, c)) + "</table:table-cell>" for c in row) for row in rows]
    return "<table:table>" + "".join(f"<table:table-row>{row}</table:table-row>" for row in cells) + "</table:table>"


def write_odt(path: Path, body: str, styles: str = "") -> Path:
    """An OpenDocument text with this body and these automatic styles."""
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        content = f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        package.writestr("content.xml", f"<office:document-content {ODF}>{content}</office:document-content>")
    return path


def write_odt_letter(path: Path) -> Path:
    """The letter as an OpenDocument text."""
    return write_odt(path, odf_table((LETTER_LEFT, LETTER_RIGHT), ((NUMBER,), (PLACE_DATE,))) + "".join(map(odf_paragraph, BODY)))


def draw_page(number: str = NUMBER, width: int = 1240, height: int = 1754) -> Image.Image:
    """The letter as a scanned page: letterhead in two columns, the body below."""
    page = Image.new("L", (width, height), 255)
    pen = ImageDraw.Draw(page)
    face = find_face()
    small, plain = (ImageFont.truetype(face, size) for size in (24, 27))
    for column, lines in ((60, (*LETTER_LEFT, number)), (620, (*LETTER_RIGHT, PLACE_DATE))):
        for row, line in enumerate(lines):
            pen.text((column, 100 + row * 44), line, font=small, fill=0)
    y = 300
    for number_of_paragraph, words in enumerate(BODY):
        for line in textwrap.wrap(words, 72):
            centred = (width - pen.textlength(line, font=plain)) / 2
            pen.text((centred if number_of_paragraph < 2 else 100, y), line, font=plain, fill=0)
            y += 46
        y += 14
    return page


def find_face() -> str:
    """A typeface with Vietnamese letters: the one that comes with matplotlib, which the tests install."""
    import matplotlib

    return str(Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "DejaVuSerif.ttf")


def write_pdf(path: Path) -> Path:
    """The letter as a born-digital PDF of two pages, letterhead in two columns."""
    from matplotlib import rc_context
    from matplotlib.backends.backend_pdf import PdfPages
    from matplotlib.figure import Figure

    with rc_context({"pdf.fonttype": 42, "font.family": "DejaVu Serif", "font.size": 10}), PdfPages(path) as pdf:
        first = Figure(figsize=(8.27, 11.69))
        for left, column in ((0.08, (*LETTER_LEFT, NUMBER)), (0.5, (*LETTER_RIGHT, PLACE_DATE))):
            for row, line in enumerate(column):
                first.text(left, 0.95 - row * 0.022, line)
        lines = [line for words in BODY for line in textwrap.wrap(words, 78)]
        for row, line in enumerate(lines[:-2]):
            first.text(0.1, 0.84 - row * 0.022, line)
        pdf.savefig(first)
        second = Figure(figsize=(8.27, 11.69))
        for row, line in enumerate(lines[-2:]):
            second.text(0.1, 0.95 - row * 0.022, line)
        pdf.savefig(second)
    return path


def write_overlaid(path: Path) -> Path:
    """The letter as a program of signatures leaves it: blanks in the letterhead, number and day drawn over them at the very end."""
    from matplotlib import rc_context
    from matplotlib.backends.backend_pdf import PdfPages
    from matplotlib.figure import Figure

    with rc_context({"pdf.fonttype": 42, "font.family": "DejaVu Serif", "font.size": 10}), PdfPages(path) as pdf:
        page = Figure(figsize=(8.27, 11.69))
        for left, column in ((0.08, (*LETTER_LEFT, NUMBER)), (0.5, (*LETTER_RIGHT, PLACE_DATE))):
            for row, line in enumerate(column):
                page.text(left, 0.9 - row * 0.022, line.replace("915", " " * 8).replace("ngày 12", "ngày" + " " * 8))
        for row, line in enumerate(line for words in BODY for line in textwrap.wrap(words, 78)):
            page.text(0.1, 0.78 - row * 0.022, line)
        page.text(0.125, 0.9 - len(LETTER_LEFT) * 0.022, "915")
        page.text(0.64, 0.9 - len(LETTER_RIGHT) * 0.022, "12")
        pdf.savefig(page)
    return path


def write_eml(path: Path, *attached: Path, words: str = "Kính gửi văn bản kèm theo.") -> Path:
    """A mail with these files attached."""
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = "Gửi văn bản", "a@example.vn", "b@example.vn"
    message.set_content(words)
    for file in attached:
        message.add_attachment(file.read_bytes(), maintype="application", subtype="octet-stream", filename=file.name)
    path.write_bytes(message.as_bytes())
    return path


def write_zip(path: Path, members: dict[str, bytes]) -> Path:
    """A zip archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def write_tar(path: Path, members: dict[str, bytes]) -> Path:
    """A tar archive, packed where its name says so."""
    with tarfile.open(path, "w:gz" if path.suffix in (".gz", ".tgz") else "w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


REGISTER = (
    ("SỔ ĐĂNG KÝ VĂN BẢN ĐẾN", None, None, None, None),
    ("Số đến", "Trích yếu nội dung", "Ngày, tháng văn bản", "Số, ký hiệu văn bản", "Tác giả"),
    (1, "Về phòng, chống dịch bệnh", datetime.datetime(2022, 4, 1), "77/KH-UBND", "UBND tỉnh Kiên Giang"),
    (2, "Về việc báo cáo kết quả", "12/4/2022", "915/KH-SYT", "Sở Y tế tỉnh Kiên Giang"),
    (3, "Giấy mời họp", "13/4/2022", None, "Sở Nội vụ"),
)


def write_register(path: Path) -> Path:
    """A register of incoming papers as a workbook: two papers, and a row that names none."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in REGISTER:
        sheet.append(row)
    book.save(path)
    return path


def write_register_csv(path: Path) -> Path:
    """The same register as a program exports it."""
    rows = [";".join(show(cell) for cell in row) for row in REGISTER[1:]]
    path.write_text("\n".join(rows), encoding="utf-8-sig")
    return path


def write_jsonl(path: Path) -> Path:
    """Ten rows, each the letter."""
    path.write_text("\n".join(json.dumps({"id": str(n), "text": plain_letter()}) for n in range(10)), encoding="utf-8")
    return path


def write_csv(path: Path) -> Path:
    """Ten rows, each the letter, in quotes."""
    path.write_text("id,text\n" + "\n".join(f'{n},"{plain_letter()}"' for n in range(10)), encoding="utf-8")
    return path


def write_sheet_page(path: Path) -> Path:
    """The register as a page, as programs export it under the name of Excel; the first heading spans two rows."""
    rows = ["".join(f"<td>{escape(show(cell))}</td>" for cell in row) for row in REGISTER[1:]]
    path.write_text(f"<html><body><table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table></body></html>", encoding="utf-8")
    return path


def write_sheet_xml(path: Path) -> Path:
    """The register in the XML of Excel 2003."""
    name = "urn:schemas-microsoft-com:office:spreadsheet"
    rows = ["".join(f"<ss:Cell><ss:Data>{escape(show(cell))}</ss:Data></ss:Cell>" for cell in row) for row in REGISTER]
    table = "".join(f"<ss:Row>{row}</ss:Row>" for row in rows)
    path.write_text(
        f'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<ss:Workbook xmlns:ss="{name}">'
        f'<ss:Worksheet ss:Name="1"><ss:Table>{table}</ss:Table></ss:Worksheet></ss:Workbook>',
        encoding="utf-8",
    )
    return path


def write_ods(path: Path) -> Path:
    """The register as a workbook of OpenDocument."""
    rows = ["".join(f"<table:table-cell><text:p>{escape(show(cell))}</text:p></table:table-cell>" for cell in row) for row in REGISTER]
    table = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    body = f'<office:body><office:spreadsheet><table:table table:name="1">{table}</table:table></office:spreadsheet></office:body>'
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", f"<office:document-content {ODF}>{body}</office:document-content>")
    return path


def write_word_xml(path: Path) -> Path:
    """The letter as Word 2003 wrote it: one XML file, often named .doc."""
    body = LETTERHEAD + "".join(map(paragraph, BODY))
    path.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<?mso-application progid="Word.Document"?>\n'
        f'<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body>{body}</w:body></w:wordDocument>',
        encoding="utf-8",
    )
    return path


def write_flat_word(path: Path) -> Path:
    """The letter as a "Word XML document"."""
    body = LETTERHEAD + "".join(map(paragraph, BODY))
    document = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    path.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<?mso-application progid="Word.Document"?>\n'
        '<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"><pkg:part pkg:name="/word/document.xml">'
        f"<pkg:xmlData>{document}</pkg:xmlData></pkg:part></pkg:package>",
        encoding="utf-8",
    )
    return path


def write_flat_odt(path: Path) -> Path:
    """The letter as a flat OpenDocument file."""
    body = odf_table((LETTER_LEFT, LETTER_RIGHT), ((NUMBER,), (PLACE_DATE,))) + "".join(map(odf_paragraph, BODY))
    path.write_text(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {ODF} office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document>",
        encoding="utf-8",
    )
    return path


def write_saved_page(path: Path) -> Path:
    """The letter as a web archive, which Word also writes under the name .doc."""
    message = EmailMessage()
    message["MIME-Version"] = "1.0"
    message.set_content(
        "<html><body>" + "".join(f"<p>{escape(line)}</p>" for line in plain_letter().split("\n")) + "</body></html>", "html"
    )
    path.write_bytes(message.as_bytes())
    return path


def write_parquet(path: Path) -> Path:
    """Ten rows, each the letter."""
    pq.write_table(pa.table({"id": list(map(str, range(10))), "text": [plain_letter()] * 10}), path)
    return path
