"""The notebooks as they are kept: without outputs, Vietnamese first. `pytest --nbmake` runs them (notebooks/conftest.py)."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from matplotlib.font_manager import FontProperties, findfont
from matplotlib.ft2font import FT2Font

from tests.conftest import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
MARKED = re.compile(r"[ạảãàáâậầấẩẫăắằặẳẵóòọõỏôộổỗồốơờớợởỡéèẻẹẽêếềệểễúùụủũưựữửừứíìịỉĩýỳỷỵỹđ]", re.IGNORECASE)
LETTERS = "ĂÂĐÊÔƠƯăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ→–“”"


def cells(path: Path, kind: str) -> list[dict[str, Any]]:
    """The cells of one kind."""
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in found if cell["cell_type"] == kind]


def test_there_are_six() -> None:
    assert [path.stem[:3] for path in NOTEBOOKS] == ["01-", "02-", "03-", "04-", "05-", "06-"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_outputs_are_not_kept(path: Path) -> None:
    """What a run shows depends on the machine; the difference of two versions is what somebody wrote."""
    assert [cell["id"] for cell in cells(path, "code") if cell["outputs"] or cell["execution_count"] is not None] == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_texts_are_vietnamese_with_english_beside(path: Path) -> None:
    texts = ["".join(cell["source"]) for cell in cells(path, "markdown")]
    first, second = [line for line in texts[0].splitlines() if line][:2]
    assert first.startswith("# ") and MARKED.search(first)
    assert second.startswith("*") and not MARKED.search(second)
    assert all(MARKED.search(text) for text in texts)
    assert sum("*" in text for text in texts) >= len(texts) / 2


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_cells_are_short_and_check_what_they_say(path: Path) -> None:
    sources = ["".join(cell["source"]) for cell in cells(path, "code")]
    assert max(source.count("\n") for source in sources) < 40
    assert any("assert " in source for source in sources)


def test_the_font_of_plots_has_every_letter() -> None:
    font = FT2Font(findfont(FontProperties(family="DejaVu Sans"), fallback_to_default=False))
    assert [letter for letter in LETTERS if not font.get_char_index(ord(letter))] == []
