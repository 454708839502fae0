"""Running the command line inside the test's own process."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from cli.main import main

CLEAR_LETTER = """ỦY BAN NHÂN DÂN
TỈNH CAO BẰNG
-------
Số: 915/UBND-VX
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Cao Bằng, ngày 20 tháng 11 năm 2021

V/v chuẩn bị phương án đón học sinh trở lại trường

Kính gửi: Sở Giáo dục và Đào tạo

Thực hiện Nghị quyết số 128/NQ-CP ngày 11/10/2021 của Chính phủ, Ủy ban nhân dân tỉnh yêu cầu:

1. Sở Giáo dục và Đào tạo chủ trì, phối hợp với Sở Y tế xây dựng phương án, báo cáo Ủy ban nhân dân tỉnh trước ngày 30/11/2021.

Nơi nhận:
- Như trên;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Nguyễn Văn Mẫu
"""


@dataclass(frozen=True, slots=True)
class Run:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str


Chidao = Callable[..., Run]


@pytest.fixture
def chidao(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Chidao:
    """Run `chidao WORDS…`; the store is a new folder of this test unless the words name another."""
    monkeypatch.setenv("CHIDAO_STORE", str(tmp_path / "store"))

    def run(*words: object) -> Run:
        monkeypatch.setattr(sys, "argv", ["chidao", *map(str, words)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        code = ended.value.code
        return Run(code if isinstance(code, int) else 0, out, err)

    return run


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """One short letter in a folder of its own."""
    folder = tmp_path / "texts"
    folder.mkdir()
    file = folder / "letter.txt"
    file.write_text(CLEAR_LETTER, encoding="utf-8")
    return file
