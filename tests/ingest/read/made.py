"""Files of all formats, written here from our own words."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

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
