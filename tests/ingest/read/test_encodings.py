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
