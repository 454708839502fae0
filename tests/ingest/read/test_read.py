"""Files to texts: which are taken, what is refused and why, and where every character stands in the source."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ingest.read import find_files, read, read_text
from ingest.read.decode import read_bytes
from model.errors import UnreadableFile
from model.text import Issue, SourceText


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_a_folder_gives_its_documents_in_order(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a/1.md", "c.html", "d.htm", "e.jsonl", "f.csv"):
        write(tmp_path, name, b"x")
    for name in (".hidden.txt", ".git/x.txt", "README.md", "readme.txt", "MANIFEST.csv", "Manifest.txt", "a/1.json", "x.py"):
        write(tmp_path, name, b"x")
    found = [file.relative_to(tmp_path).as_posix() for file in find_files(tmp_path)]
    assert found == ["a/1.md", "b/2.txt", "c.html", "d.htm", "e.jsonl", "f.csv"]


@pytest.mark.parametrize("suffix", [".pdf", ".PDF", ".docx", ".xlsx", ".odt", ".png", ".jpg", ".tif", ".zip", ".rar", ".xls", ".pptx"])
def test_what_cannot_be_read_never_vanishes(tmp_path: Path, suffix: str) -> None:
    path = write(tmp_path, f"cv-12{suffix}", b"any bytes")
    assert find_files(tmp_path) == [path]
    with pytest.raises(UnreadableFile, match=r"chưa đọc được|hỏng"):
        list(read(path, path.name))


def test_a_file_given_is_taken_whatever_its_name(tmp_path: Path) -> None:
    path = write(tmp_path, "README.md", b"x")
    assert find_files(path) == [path]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("Kế hoạch".encode(), id="utf-8"),
        pytest.param("\ufeffKế hoạch".encode(), id="utf-8 with mark"),
        pytest.param("Kế hoạch".encode("utf-16"), id="utf-16"),
        pytest.param(b"\xfe\xff" + "Kế hoạch".encode("utf-16-be"), id="utf-16 big end first"),
    ],
)
def test_encodings_that_are_read(tmp_path: Path, data: bytes) -> None:
    assert [item.text for item in read(write(tmp_path, "a.txt", data), "a.txt") if isinstance(item, SourceText)] == ["Kế hoạch"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "rỗng", id="empty"),
        pytest.param(b" \n\n ", "rỗng", id="blanks only"),
        pytest.param("Kế hoạch".encode("cp1258", "replace") + b"\xca\xf5\xff", "UTF-8", id="another encoding"),
        pytest.param(bytes(range(1, 9)) * 100, "nhị phân", id="control characters"),
        pytest.param(b"%PDF-1.7 x", "PDF", id="a PDF under a wrong name"),
        pytest.param(b"PK\x03\x04abc", "ZIP|nén", id="a zip under a wrong name"),
    ],
)
def test_files_that_are_refused_with_a_reason(tmp_path: Path, data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFile, match=reason):
        list(read(write(tmp_path, "a.txt", data), "a.txt"))


def test_a_file_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", b"x" * 100)
    with pytest.raises(UnreadableFile, match="quá lớn"):
        read_bytes(path, limit=99)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="không mở được"):
        list(read(tmp_path / "none.txt", "none.txt"))


def test_rows_are_sources_and_bad_rows_are_issues(tmp_path: Path) -> None:
    rows = [
        json.dumps({"id": "k1", "text": "Kế hoạch", "number": "9/XX"}),
        "{broken",
        json.dumps(["no object"]),
        json.dumps({"id": "k2"}),
        "",
        json.dumps({"id": 7, "text": "Công văn"}),
        json.dumps({"text": "Thông báo"}),
    ]
    found = list(read(write(tmp_path, "a.jsonl", "\n".join(rows).encode()), "a.jsonl"))
    assert [item.source for item in found if isinstance(item, SourceText)] == ["a.jsonl#k1", "a.jsonl#7", "a.jsonl#7"]
    assert [item.source for item in found if isinstance(item, Issue)] == ["a.jsonl#2", "a.jsonl#3", "a.jsonl#k2"]


HTML = """<!DOCTYPE html><html><head><title>Cổng</title><script>var a = "<p>";</script></head>
<body><nav><a>Trang chủ</a></nav><!-- Số: 1/KH --><table><tr><td><p>UBND</p><p>TỈNH</p></td><td>VIỆT&nbsp;NAM</td></tr></table>
<p>Số:&nbsp;12/KH&#45;UBND<br/>Điều <b>1</b>. A &amp; B</p><footer>Liên hệ</footer></body></html>"""


def test_a_page_gives_its_words_on_lines() -> None:
    lines = [line.strip() for line in read_text("a.html", HTML).text.split("\n") if line.strip()]
    assert lines == ["UBND", "TỈNH | VIỆT NAM", "Số: 12/KH-UBND", "Điều 1. A & B"]


@pytest.mark.parametrize("words", ["12/KH-UBND", "A & B", "VIỆT NAM", "Điều 1"])
def test_words_of_a_page_are_found_again_in_it(words: str) -> None:
    source = read_text("a.html", HTML)
    start = source.text.index(words)
    from model.text import Span

    quote = source.offsets.raw_span(Span(start, start + len(words))).of(source.raw)
    assert read_text("b.html", f"<p>{quote}</p>").text.strip() == words
