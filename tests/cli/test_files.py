"""Folders as offices keep them, through `chidao ingest`: what is read, what is refused, and what answers say of it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Chidao
from tests.ingest.read import made

# Bytes, a name, and a word of the reason that is said.
DAMAGES = (
    (b"", ".docx", "rỗng"),
    (b"PK\x03\x04 word/document.xml", ".docx", "hỏng"),
    (b"%PDF-1.7 x", ".pdf", "hỏng"),
    (bytes(range(1, 9)) * 99, ".txt", "nhị phân"),
    (b"PK\x05\x06" + bytes(18), ".zip", "không có văn bản"),
)


def issues(chidao: Chidao) -> dict[str, str]:
    return {row["source"]: row["reason"] for row in json.loads(chidao("issues", "--format", "json").out)["rows"]}


def letter(number: int) -> str:
    return made.plain_letter().replace("915", str(number))


def write_mixed(folder: Path, count: int) -> dict[str, str]:
    """`count` files of all fast formats, one in twenty broken; the broken ones with a word of their reason."""
    broken: dict[str, str] = {}
    writers = {".docx": made.write_letter, ".rtf": made.write_rtf, ".odt": made.write_odt_letter, ".pdf": made.write_pdf}
    patterns = [(write(folder / f"pattern{suffix}").read_bytes(), suffix) for suffix, write in writers.items()]
    for suffix in writers:
        (folder / f"pattern{suffix}").unlink()
    for number in range(count):
        name = f"{number % 7}/kế hoạch {number}"
        (folder / f"{number % 7}").mkdir(exist_ok=True)
        if number % 20 == 19:
            data, suffix, reason = DAMAGES[number // 20 % len(DAMAGES)]
            broken[name + suffix] = reason
        elif number % 2:
            data, suffix = letter(number).encode(), ".txt"
        else:
            data, suffix = patterns[number // 2 % 4]
        (folder / (name + suffix)).write_bytes(data)
    return broken


def test_a_hundred_mixed_files_give_exactly_the_issues_of_the_broken_ones(tmp_path: Path, chidao: Chidao) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    broken = write_mixed(folder, 100)
    assert len(broken) == 5
    run = chidao("ingest", folder)
    assert run.code == 1
    found = issues(chidao)
    assert found.keys() == broken.keys()
    assert all(reason in found[name] for name, reason in broken.items())
    again = chidao("ingest", folder)
    assert "Đồ thị không đổi" in again.err


def test_what_is_secret_is_taken_only_where_it_is_allowed(tmp_path: Path, chidao: Chidao) -> None:
    file = tmp_path / "a" / "mat.txt"
    file.parent.mkdir()
    file.write_text("MẬT\n" + made.plain_letter(), encoding="utf-8")
    assert chidao("ingest", file.parent).code == 1
    assert "--allow-secret" in issues(chidao)["mat.txt"]
    assert json.loads(chidao("search", "915", "--format", "json").out)["rows"] == []
    assert chidao("ingest", file.parent, "--allow-secret").code == 0
    assert [row["number"] for row in json.loads(chidao("search", "915", "--format", "json").out)["rows"]] == ["915/KH-SYT"]


def test_answers_from_a_poor_file_say_so(tmp_path: Path, chidao: Chidao) -> None:
    folder = tmp_path / "poor"
    folder.mkdir()
    noise = made.paragraph("Th~c hi~n ch1 d@o c0a T1nh uy v~ vi~c ph6i hQp c4c c0 quan l1en qu@n " * 30)
    page_break = "<w:p><w:r><w:lastRenderedPageBreak/></w:r></w:p>"
    made.write_docx(folder / "a.docx", made.LETTERHEAD + "".join(map(made.paragraph, made.BODY)) + page_break + noise)
    chidao("ingest", folder)
    asked = json.loads(chidao("query", "directive", "--directive", "915/KH-SYT", "--format", "json").out)
    assert "đối chiếu" in asked["rows"][0]["note"]
    assert "cần đối chiếu bản gốc: a.docx" in chidao("who", "915/KH-SYT").err + chidao("who", "915/KH-SYT").out


def test_odd_names_loops_and_copies(tmp_path: Path, chidao: Chidao) -> None:
    folder = tmp_path / "odd"
    (folder / "trong").mkdir(parents=True)
    for number, name in enumerate((b"k\xe9 hoach.txt", "tab\tvà\nxuống dòng.txt".encode(), b"a#1.txt", "‮rtl.txt".encode())):
        (Path(os.fsdecode(os.fsencode(folder) + b"/" + name))).write_text(letter(700 + number), encoding="utf-8")
    (folder / "copy.txt").write_text(letter(700), encoding="utf-8")
    (folder / "trong" / "loop").symlink_to(folder)
    run = chidao("ingest", folder)
    assert run.code == 0, run.err
    found = json.loads(chidao("query", "register_coverage", "--format", "json").out)
    assert found["rows"] == []
    numbers = {row["number"] for row in json.loads(chidao("search", "KH-SYT", "--format", "json").out)["rows"]}
    assert {f"{n}/KH-SYT" for n in (700, 701, 702, 703)} <= numbers


def test_a_register_says_how_complete_the_corpus_is(tmp_path: Path, chidao: Chidao) -> None:
    folder = tmp_path / "register"
    folder.mkdir()
    made.write_register(folder / "so den.xlsx")
    made.write_letter(folder / "ke hoach.docx")
    assert chidao("ingest", folder).code == 1  # a row of the register names no paper
    rows = json.loads(chidao("query", "register_coverage", "--format", "json").out)["rows"]
    assert [(row["issuer"], row["year"], row["listed"], row["held"]) for row in rows] == [
        ("Sở Y tế tỉnh Kiên Giang", "2022", 1, 1),
        ("Ủy ban nhân dân tỉnh Kiên Giang", "2022", 1, 0),
    ]


def test_answers_name_the_page_of_the_original(tmp_path: Path, chidao: Chidao) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    made.write_pdf(folder / "a.pdf")
    (folder / "b.txt").write_text(letter(700), encoding="utf-8")
    chidao("ingest", folder)
    rows = json.loads(chidao("who", "915/KH-SYT", "--format", "json").out)["rows"]
    assert {row["page"] for row in rows} == {1, 2}
    assert "trang 2" in " ".join(chidao("who", "915/KH-SYT").out.split())
    assert {row["page"] for row in json.loads(chidao("who", "700/KH-SYT", "--format", "json").out)["rows"]} == {None}


def test_rows_go_to_standard_output_from_a_notebook_too(letter: Path, chidao: Chidao, monkeypatch: pytest.MonkeyPatch) -> None:
    """Jupyter asks every program for colours; a file or a pipe still gets the rows, and no bar."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    run = chidao("extract", letter, "--format", "jsonl")
    assert run.out.startswith('{"source":"letter.txt"') and run.out.count("\n") == 1
    assert run.err == ""
