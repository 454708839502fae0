"""The issuing body from the lines of a letterhead, by a table of our own."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from ingest.agencies import issuer_of_letterhead
from model.document import Setting

Row = tuple[list[str], str | None, str, str]
ROWS: list[Row] = yaml.safe_load((Path(__file__).parent / "letterheads.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("lines", "province", "date", "name"), ROWS, ids=[" / ".join(row[0]) for row in ROWS])
def test_a_letterhead_names_its_issuer(lines: list[str], province: str | None, date: str, name: str) -> None:
    found = issuer_of_letterhead(lines, Setting(province=province, issued_on=date)).name
    assert found.casefold() == name.casefold()


@pytest.mark.parametrize("words", ["HỘI NGHỊ LẦN THỨ NĂM", "Hội thảo khoa học", "Trường hợp khác"])
def test_what_only_begins_like_a_body_is_none(words: str) -> None:
    assert issuer_of_letterhead([words], Setting()).kind == ""
