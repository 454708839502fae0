"""Texts from before Unicode are read, and texts of today are left alone."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from ingest.pipeline import extract_file
from ingest.read.decode import decode
from ingest.read.encodings import convert, decode_legacy, mend_legacy
from model.errors import UnreadableFile
from tests.ingest.read import made


def as_1258(words: str) -> bytes:
    """Windows-1258: base letters, tone marks behind them."""
    found = b""
    for letter in words:
        apart = unicodedata.normalize("NFD", letter)
        tones = "".join(c for c in apart if c in "\u0300\u0301\u0303\u0309\u0323")
        found += (unicodedata.normalize("NFC", "".join(c for c in apart if c not in tones)) + tones).encode("cp1258")
    return found


@pytest.mark.parametrize("name", ["tcvn3", "vni", "viscii"])
def test_a_letter_in_an_old_encoding_is_read(tmp_path: Path, name: str) -> None:
    (record,) = extract_file(made.write_legacy(tmp_path / f"{name}.txt"), "a.txt")
    document = record.documents[0].document
    assert document.number and document.number.value == "915/KH-SYT"
    assert document.issuer and document.issuer.value == "Sở Y tế tỉnh Kiên Giang"
    assert document.issued_on and document.issued_on.value == "2022-04-12"


def test_windows_1258_is_read() -> None:
    assert unicodedata.normalize("NFC", decode(as_1258(made.plain_letter()))) == made.plain_letter()


def test_lines_in_an_old_encoding_beside_unicode() -> None:
    old = made.in_legacy(made.BODY[2], "tcvn3")
    mended = mend_legacy(f"{made.BODY[3]}\n{old}\n{made.BODY[4]}")
    # "ủy" for "Ủy": marked capitals are lost in TCVN3
    assert mended == ("\n".join(made.BODY[i] for i in (3, 2, 4)).replace("Ủy", "ủy"), "tcvn3")


@pytest.mark.parametrize(
    "words", [made.plain_letter(), "§ 12 — “Điều 1” … ±5% × 3 m² ½ ngày 20°C " * 5, "Règlement général n° 5 à l'été, Ä Ö Ü ß " * 9]
)
def test_texts_of_today_are_left_alone(words: str) -> None:
    assert mend_legacy(words) is None


def header_of(tmp_path: Path, data: bytes, name: str = "a.txt") -> tuple[str | None, ...]:
    (tmp_path / name).write_bytes(data)
    (record,) = extract_file(tmp_path / name, name)
    document = record.documents[0].document
    fields = (document.number, document.issuer, document.issued_on, document.title)
    return tuple(field.value if field else None for field in fields)


HEADER = ("915/KH-SYT", "Sở Y tế tỉnh Kiên Giang", "2022-04-12", "Về việc tăng cường phòng, chống dịch bệnh mùa mưa")


@pytest.mark.parametrize("western", ["latin-1", "cp1252"])
def test_utf8_that_was_taken_for_western_letters(tmp_path: Path, western: str) -> None:
    from ingest.read.encodings import _western_letters

    shown = made.plain_letter().encode()
    twice = shown.decode("latin-1") if western == "latin-1" else "".join(_western_letters()[byte] for byte in shown)
    assert header_of(tmp_path, twice.encode()) == HEADER


@pytest.mark.parametrize("name", ["tcvn3", "vni"])
def test_an_old_encoding_saved_as_unicode_is_read_to_its_last_line(tmp_path: Path, name: str) -> None:
    words = made.plain_letter() + "\nNơi nhận:\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nLê Quang Lam\n"
    (tmp_path / "a.txt").write_text(made.in_legacy(words, name), encoding="utf-8")
    (record,) = extract_file(tmp_path / "a.txt", "a.txt")
    assert [signer.name for signer in record.documents[0].document.signers] == ["Lê Quang Lam"]


def test_capitals_that_only_the_typeface_showed(tmp_path: Path) -> None:
    small = "\n".join(line.lower() if line == line.upper() and "Số" not in line else line for line in made.plain_letter().split("\n"))
    assert "cộng hòa xã hội" in small
    assert header_of(tmp_path, made.in_legacy(small, "tcvn3").encode("cp1252", "replace")) == HEADER


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark(tmp_path: Path, encoding: str) -> None:
    assert header_of(tmp_path, made.plain_letter().encode(encoding)) == HEADER


def test_a_page_in_windows_1258(tmp_path: Path) -> None:
    page = "<html><head><style>p.MsoNormal {margin: 0}</style></head><body>" + "".join(
        f'<p class="MsoNormal" style="text-align:justify">{line}</p>' for line in made.plain_letter().splitlines()
    )
    assert header_of(tmp_path, as_1258(page), "a.htm") == HEADER


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, "Grüße aus Köln, schöne Straße".encode("latin-1") * 9, b"\xff\xfe\xfd" * 50])
def test_what_reads_as_nothing_is_refused(data: bytes) -> None:
    assert decode_legacy(data) is None
    with pytest.raises(UnreadableFile):
        decode(b"\x80" + data)


def test_capitals_of_tcvn3_follow_their_neighbours() -> None:
    assert convert(made.in_legacy("KẾ HOẠCH", "tcvn3"), "tcvn3") == "KẾ HOẠCH"
    assert convert(made.in_legacy("Kế hoạch số 5 của UBND", "tcvn3"), "tcvn3") == "Kế hoạch số 5 của UBND"


def test_a_typeface_of_old_in_a_word_file_says_what_its_letters_are(tmp_path: Path) -> None:
    fonts = '<w:rPr><w:rFonts w:ascii=".VnTimeH"/></w:rPr>'
    body = f"<w:p><w:r>{fonts}<w:t>{made.in_legacy('quyết định', 'tcvn3')}</w:t></w:r></w:p>"
    (record,) = extract_file(made.write_docx(tmp_path / "a.docx", body), "a.docx")
    assert record.text.strip() == "QUYẾT ĐỊNH"
