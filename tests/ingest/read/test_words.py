"""What people and programs read of a web page has no tags; the spans still cut the page itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.output import prediction
from ingest.pipeline import extract_path
from ingest.read.words import readable
from ingest.resolve import resolve
from ingest.resolve.batch import make_batch
from tests.ingest.test_sync import LETTER

READABLE = {
    "tags": ("Sở <b>Y tế</b>&nbsp;chủ trì", "Sở Y tế chủ trì"),
    "cut inside a tag": ('class="x">Sở Y tế chủ trì <a href="', "Sở Y tế chủ trì"),
    "paragraphs": ("<p>Sở Y tế</p><p>Công an tỉnh</p>", "Sở Y tế Công an tỉnh"),
    "nothing to do": ("Sở Y tế", "Sở Y tế"),
}


@pytest.mark.parametrize("name", READABLE)
def test_readable(name: str) -> None:
    words, plain = READABLE[name]
    assert readable(words, "text/html") == plain


def test_a_plain_text_comes_back_as_it_is() -> None:
    assert readable("a < b  và\nc > d", "text/plain") == "a < b  và\nc > d"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    body = "".join(f"<p>{line.replace('chủ trì', '<b>chủ trì</b>')}</p>" for line in LETTER.format(number=14).splitlines())
    file = tmp_path / "trang.html"
    file.write_text(f"<!DOCTYPE html><html><body>{body}</body></html>", encoding="utf-8")
    return file


def test_tasks_and_quotes_of_a_page_have_no_tags(page: Path) -> None:
    (record,) = extract_path(page)
    (found,) = [prediction(record, d) for d in record.documents]
    texts = [task["text"] for task in found["tasks"]]
    assert any("Sở Y tế chủ trì, phối hợp với Công an tỉnh" in text for text in texts)
    said = [str(v) for node in make_batch(resolve([record])).nodes for k, v in node.properties.items() if k in ("wording", "quote")]
    assert said and not any("<" in words for words in said)
    span = found["citations"][0]
    assert "128/NQ-CP" in record.text[span["start"] : span["end"]]
