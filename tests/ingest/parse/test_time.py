"""Time grows with the length of a text and no faster, also for texts that nobody writes."""

from __future__ import annotations

import time

import pytest

from ingest.parse import parse
from ingest.read import read_text
from ingest.split import split

HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 12/KH-UBND\n"
    "Sơn La, ngày 1 tháng 2 năm 2021\nKẾ HOẠCH\nThu\n\n"
)
FLAT = HEAD.replace("\n", " ")
SHAPES = {
    "letters": ("", "a"),
    "capitals": ("", "Â"),
    "digits": ("", "1"),
    "bars": ("", "|"),
    "brackets": ("", "("),
    "Greek letters": ("", "aα "),
    "mottos on one line": ("", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM "),
    "first words of a motto": ("", "CỘNG "),
    "numbers": ("", "Số 07\n"),
    "capitals behind a head on one line": (FLAT, "ỦY BAN "),
    "addressees on one line": (FLAT, "Kính gửi: "),
    "recipients on one line": (FLAT, "Nơi nhận: "),
    "lines of a portal": (HEAD, "Tải về\n"),
    "offices": (HEAD, "CHỦ TỊCH\n"),
    "addressees": (HEAD + "Kính gửi:\n", "- A, B; "),
    "empty lines": ("", "dòng\n\n"),
}
SHORT, LONG = 20_000, 80_000


def seconds(text: str) -> float:
    start = time.process_time()
    source = read_text("a.txt", text)
    for ordinal, part in enumerate(split(source)):
        parse(source, part, ordinal)
    return time.process_time() - start


@pytest.mark.parametrize("shape", SHAPES)
def test_four_times_the_text_takes_no_sixteen_times_the_time(shape: str) -> None:
    before, unit = SHAPES[shape]
    seconds(before + unit * 100)
    short, long = (min(seconds(before + unit * (size // len(unit))) for _ in range(2)) for size in (SHORT, LONG))
    assert long < 10 * max(short, 0.03)
