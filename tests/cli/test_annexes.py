"""An annex without letterhead is an issue as long as its paper is not held, and no longer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Chidao
from tests.ingest.resolve.test_annexes import ANNEX, paper

CITES = ANNEX.replace("\n1.", "\n(Kèm theo Kế hoạch số 915/KH-SYT ngày 12/4/2022 của Sở Y tế tỉnh Kiên Giang)\n1.")


@pytest.mark.parametrize(("name", "text"), [("915-KH-SYT_phuluc.txt", ANNEX), ("b.txt", CITES)])
def test_the_issue_of_an_annex_ends_when_its_paper_comes(chidao: Chidao, tmp_path: Path, name: str, text: str) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / name).write_text(text, encoding="utf-8")
    first = chidao("ingest", folder)
    assert first.code == 1 and "phụ lục không có phần đầu" in first.err
    assert "phụ lục" in chidao("issues", "--format", "csv").out
    (folder / "915-KH-SYT.txt").write_text(paper(), encoding="utf-8")
    second = chidao("ingest", folder)
    assert second.code == 0 and "phụ lục không có phần đầu" not in second.err
    assert "phụ lục" not in chidao("issues", "--format", "csv").out


def test_an_annex_read_with_its_paper_is_no_issue(chidao: Chidao, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "0_phụ lục của 915-KH-SYT.txt").write_text(ANNEX, encoding="utf-8")
    (folder / "915-KH-SYT.txt").write_text(paper(), encoding="utf-8")
    assert chidao("ingest", folder).code == 0
