"""Damages of whole texts: wraps, blanks, bullets, OCR, symbols, site chrome, running heads, stamps.

Each takes a text and a seeded random source and gives the text as somebody may find it; nothing that the gold needs is dropped.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Callable
from random import Random

from ingest.parse.loose import LOWER, UPPER

Damage = Callable[[str, Random], str]

_NUMBER = re.compile(
    r"(?m)(?P<label>(?:^|[|*\s])S[ốô]\s{0,3}:?\s{0,3}\**)(?P<ordinal>\d{1,6})(?P<gap>\s{0,2})(?P<mark>[/-])(?P<symbol>[^\s,;.]{2,30})"
)
_SYMBOL = re.compile(rf"(?<=[/\d])(?P<one>[{UPPER}]{{1,6}}[a-z]?)-(?P<two>[{UPPER}][{UPPER}a-z&]{{0,9}})")
_ITEM = re.compile(r"(?m)^([ \t]*)[-–+•*][ \t]+(?=\w)")
_GLUE = re.compile(rf"(?<=[{LOWER}]) (?=[{LOWER}]{{3}})")
_CAPITALS = re.compile(rf"(?m)^[^{LOWER}\n]*[{UPPER}]{{3}}[^{LOWER}\n]*$")
_HOMOGLYPHS = str.maketrans("AEOCTHBMPKXaeocpx", "АЕОСТНВМРКХаеосрх")
_TONELESS = str.maketrans("ỦỤỨỪỬỮỰÙÚŨẢẠÁÀÃỘỐỒỔỖỆẾỀỂỄỊÍÌỈĨỌÒÓỎÕẬẤẦẨẪ", "UUƯƯƯƯƯUUUAAAAAÔÔÔÔÔÊÊÊÊÊIIIIIOOOOOÂÂÂÂÂ")


def wrap(width: int) -> Damage:
    """Hard wrap of every longer line at blanks."""
    return lambda text, _: "\n".join("\n".join(textwrap.wrap(line, width, break_on_hyphens=False) or [""]) for line in text.split("\n"))


def wrap_at_marks(text: str, _: Random) -> str:
    """Hard wrap that also cuts behind a hyphen or a stroke, through numbers and dates."""
    split = re.compile(r"(?<=[-/])")
    lines = []
    for line in text.split("\n"):
        row = ""
        for word in re.findall(r"\S+\s*", line):
            for piece in split.split(word):
                if len(row) + len(piece) > 56:
                    lines.append(row.rstrip())
                    row = ""
                row += piece
        lines.append(row.rstrip())
    return "\n".join(lines)


def one_line(text: str, _: Random) -> str:
    """The whole text on one line."""
    return " ".join(text.split())


def run_in(text: str, _: Random) -> str:
    """List items run into one line; paragraphs and the letterhead stay."""
    return re.sub(r"\n\s*(?=(?:[-+•*]|\d{1,2}\.|[a-zđ]\))\s)", " ", text)


def ocr_capitals(text: str, _: Random) -> str:
    """Capitals lose their tones, as a scan of bold type does."""
    return _CAPITALS.sub(lambda m: m[0].translate(_TONELESS), text)


def bare_capitals(text: str, _: Random) -> str:
    """Capitals lose all their marks."""
    return _CAPITALS.sub(lambda m: _bare(m[0]), text)


def bare_text(text: str, _: Random) -> str:
    """The whole text without diacritics."""
    return _bare(text)


def _bare(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    return unicodedata.normalize("NFC", "".join(c for c in plain if not unicodedata.combining(c)))


def digits(text: str, _: Random) -> str:
    """ "O" for 0 and "l" for 1 in the days of letterheads."""
    swap = str.maketrans("01", "Ol")
    return re.sub(r"(?<=, ngày )\d{2}(?= tháng)", lambda m: m[0].translate(swap), text)


def split_capitals(text: str, rnd: Random) -> str:
    """ "NGH Ị QUYẾT": a blank before a letter with a mark in lines of capitals."""
    odd = re.compile(rf"(?<=[{UPPER}])(?=[ỊẾẠỘỦỈỀỆỐẤ])")
    return _CAPITALS.sub(lambda m: odd.sub(lambda _: " " if rnd.random() < 0.5 else "", m[0]), text)


def letter_spaced(text: str, _: Random) -> str:
    """ "K Ế  H O Ạ C H": a kind word with its letters apart."""
    kinds = r"(?m)^(\**)(KẾ HOẠCH|QUYẾT ĐỊNH|NGHỊ QUYẾT|THÔNG BÁO|KẾT LUẬN|CÔNG ĐIỆN|HƯỚNG DẪN|CHỈ THỊ)(\**)$"
    return re.sub(kinds, lambda m: m[1] + "  ".join(" ".join(word) for word in m[2].split()) + m[3], text)


def glue(text: str, rnd: Random) -> str:
    """One blank in forty between small words lost."""
    return _GLUE.sub(lambda _: "" if rnd.random() < 0.025 else " ", text)


def homoglyphs(text: str, rnd: Random) -> str:
    """One Latin letter in six is a Cyrillic one."""
    return "".join(c.translate(_HOMOGLYPHS) if rnd.random() < 1 / 6 else c for c in text)


def invisible(text: str, rnd: Random) -> str:
    """Zero-width and soft marks between letters."""
    return re.sub(r"(?<=\w)(?=\w)", lambda _: rnd.choice("\u200b\u00ad\ufeff") if rnd.random() < 0.03 else "", text)


def number(write: str) -> Damage:
    """The numbers behind "Số" written otherwise, by the names of their parts."""
    return lambda text, _: _NUMBER.sub(lambda m: write.format(**{k: v or "" for k, v in m.groupdict().items()}), text)


def symbols(between: str) -> Damage:
    """What stands between the two groups of a symbol."""
    return lambda text, _: _SYMBOL.sub(lambda m: m["one"] + between + m["two"], text)


def marks(write: str) -> Damage:
    """Another bullet, or none."""
    return lambda text, _: _ITEM.sub(lambda m: m[1] + write, text)


def glued_numbers(text: str, _: Random) -> str:
    """ "1.Sở", "a)Sở": no blank behind the number of an item."""
    return re.sub(r"(?m)^(\s*(?:\d{1,2}|[IVX]{1,4})\.|\s*[a-zđ]\))[ \t]+(?=\w)", r"\1", text)


def running_heads(text: str, _: Random) -> str:
    """Every 25 lines of a page, inside sentences, a page number and the head of the gazette."""
    lines = wrap(90)(text, Random(0)).split("\n")
    out = []
    for index, line in enumerate(lines, start=1):
        out.append(line)
        if index % 25 == 0:
            out.append(f"{index // 25 + 1}\nCÔNG BÁO/Số 1021 + 1022/Ngày 15-11-2021")
    return "\n".join(out)


def page_numbers(text: str, _: Random) -> str:
    """A page number every 25 lines."""
    lines = wrap(90)(text, Random(0)).split("\n")
    return "\n".join(line + (f"\n\n{i // 25 + 1}\n" if i % 25 == 0 else "") for i, line in enumerate(lines, start=1))


def around(before: str, after: str) -> Damage:
    """Site chrome before and after."""
    return lambda text, _: f"{before}\n{text}\n{after}\n"


TVPL = (
    "THƯ VIỆN PHÁP LUẬT\nTrang chủ | Văn bản | Tra cứu | Đăng nhập\nTóm tắt  Nội dung  VB gốc  Tiếng Anh  Hiệu lực  VB liên quan  Lược đồ\n"
    "Tải về\nBản tiếng Anh\nSố hiệu:\tĐang cập nhật\nLoại văn bản:\tVăn bản khác\n",
    "Tải về\nVăn bản liên quan\nQuyết định 88/QĐ-UBND năm 2020 phê duyệt danh mục\nBan hành: 12/02/2020 | Cập nhật: 13/02/2020\n"
    "Công văn 777/BYT-DP năm 2021 về phòng dịch\nBan hành: 03/03/2021 | Hiệu lực: Đã biết\nLược đồ\nHotline: 0933 000 000",
)
VBPL = (
    "Cơ sở dữ liệu quốc gia về văn bản pháp luật\nTrang chủ\nTìm kiếm\nVăn bản liên quan:\nQuyết định 88/QĐ-UBND\nNghị quyết 55/NQ-HĐND\n"
    "| Thuộc tính | Giá trị |\n| Cơ quan ban hành | Đang cập nhật |\n| Tình trạng | Còn hiệu lực |\n\n",
    "Tệp đính kèm\n- VanBanGoc.pdf\nVăn bản khác cùng cơ quan\nỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU\nQuyết định 91/QĐ-UBND ngày 01/02/2020\n"
    "Chịu trách nhiệm: Ban biên tập",
)
STAMPS = ("Ký bởi: Trung tâm Thông tin\nNgày ký: 02-12-2023 08:15:33 +07:00\nThời gian ký: 02.12.2023 08:15:33 +07:00\n", "")
SCAN = ("VĂN PHÒNG\nĐẾN Số: 1205\nNgày: 05/7/2023\nChuyển: ........\nLưu hồ sơ số: ......\n", "")


def e_signed(text: str, _: Random) -> str:
    """The block of an electronic signature under the office, with a date of its own."""
    block = "\nNgười ký: Văn phòng\nEmail: vanphong@noi.gov.vn\nThời gian ký: 05/12/2023 16:20:11 +07:00\n"
    return re.sub(
        r"(?m)^(.*(?:CHỦ TỊCH|BỘ TRƯỞNG|GIÁM ĐỐC|BÍ THƯ|CHÁNH VĂN PHÒNG|THỦ TƯỚNG)\**[ \t]*)$(?!\n*.{0,40}[a-zà-ỹ])", rf"\1{block}", text
    )


def beside_recipients(text: str, _: Random) -> str:
    """Nơi nhận and the signature in two columns."""
    found = re.search(
        r"(?ms)^(\**Nơi nhận\**:.*?)\n\s*\n(\**(?:TM|KT|TL|T/M|CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|BÍ THƯ|THỦ TƯỚNG)(?:(?!\n-).)*?)(?=\n{3}|\Z)",
        text,
    )
    if found is None or len(found[0]) > 1500:
        return text
    left, right = found[1].split("\n"), [line for line in found[2].split("\n") if line.strip()]
    size = max(len(left), len(right))
    rows = zip(left + [""] * (size - len(left)), right + [""] * (size - len(right)), strict=True)
    return text[: found.start()] + "\n".join(f"{a:50}{b}".rstrip() for a, b in rows) + text[found.end() :]


def markdown(text: str, _: Random) -> str:
    """Bold lines of capitals, headings with hashes, stars for bullets."""
    bold = _CAPITALS.sub(
        lambda m: f"**{m[0].strip()}**" if re.search(f"[{UPPER}]", m[0]) and "*" not in m[0] and "|" not in m[0] else m[0], text
    )
    return re.sub(r"(?m)^(?=(?:[IVX]{1,4}|\d)\. )", "### ", _ITEM.sub(r"\1* ", bold))


TEXTS: dict[str, Damage] = {
    "undamaged": lambda text, _: text,
    "wrap at 50": wrap(50),
    "wrap at 60": wrap(60),
    "wrap at 70": wrap(70),
    "wrap through numbers and dates": wrap_at_marks,
    "blank lines doubled": lambda text, _: text.replace("\n", "\n\n"),
    "no blank lines": lambda text, _: re.sub(r"\n\s*\n", "\n", text),
    "no blank lines, wrap at 60": lambda text, rnd: wrap(60)(re.sub(r"\n\s*\n", "\n", text), rnd),
    "blank lines doubled, wrap at 60": lambda text, rnd: wrap(60)(text, rnd).replace("\n", "\n\n"),
    "bullets •": marks("• "),
    "bullets –": marks("– "),
    "bullets +": marks("+ "),
    "bullets ·": marks("· "),
    "bullets glued": marks("-"),
    "bullets lost": marks(""),
    "numbers glued to words": glued_numbers,
    "items run in": run_in,
    "one line": one_line,
    "capitals lose tones": ocr_capitals,
    "capitals lose marks": bare_capitals,
    "all marks lost": bare_text,
    "O for 0, l for 1": digits,
    "split capitals": split_capitals,
    "letter-spaced kind": letter_spaced,
    "glued words": glue,
    "NFD": lambda text, _: unicodedata.normalize("NFD", text),
    "homoglyphs": homoglyphs,
    "no-break blanks": lambda text, _: text.replace(" ", "\u00a0"),
    "invisible marks": invisible,
    "number on its own line": number("{label}\n{ordinal}{mark}{symbol}"),
    "number broken before its stroke": number("{label}{ordinal}\n{mark}{symbol}"),
    "number broken behind its stroke": number("{label}{ordinal}{mark}\n{symbol}"),
    "number with blanks": number("{label}{ordinal} {mark} {symbol}"),
    "number broken twice": number("{label}\n{ordinal}\n{mark}{symbol}"),
    "symbol A -B": symbols(" -"),
    "symbol A- B": symbols("- "),
    "symbol A – B": symbols(" – "),
    "symbol AB": symbols(""),
    "symbol A B": symbols(" "),
    "portal TVPL": around(*TVPL),
    "portal vbpl": around(*VBPL),
    "stamp of an e-signature above": around(*STAMPS),
    "stamp of receipt above": around(*SCAN),
    "e-signature under the office": e_signed,
    "recipients beside the signature": beside_recipients,
    "gazette running heads": running_heads,
    "page numbers": page_numbers,
    "Markdown": markdown,
}
