"""Annexes in files of their own: tied by what they cite, else by the names of the files of one folder; unclear ones stay apart."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from graph.annexes import joined_in
from graph.elements import as_elements
from ingest.annexes import goes_with, is_annex_name, words_of
from ingest.pipeline import extract_path
from ingest.resolve import resolve
from ingest.resolve.batch import make_batch
from model.batch import Batch
from model.record import SourceRecord

PAPER = """UBND TỈNH KIÊN GIANG | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ Y TẾ | Độc lập - Tự do - Hạnh phúc
Số: {number} | Kiên Giang, ngày 12 tháng 4 năm 2022

KẾ HOẠCH
{title}

1. Phòng Nghiệp vụ Y chủ trì, báo cáo trước ngày 30/4/2022.
"""
ANNEX = "PHỤ LỤC I\nDANH MỤC NHIỆM VỤ\n1. Rà soát vật tư.\n"
TABLE = "DANH MỤC NHIỆM VỤ\nSTT | Nhiệm vụ | Thời gian\n1 | Rà soát vật tư | Quý II\n"


def paper(number: str = "915/KH-SYT", title: str = "Phòng, chống dịch mùa mưa") -> str:
    return PAPER.format(number=number, title=title)


def corpus(folder: Path, files: dict[str, str]) -> Batch:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return make_batch(resolve(replace_paths(folder)))


def replace_paths(folder: Path) -> list[SourceRecord]:
    """The records as the catalogue keeps them: with the path of their file."""
    from dataclasses import replace

    return [replace(record, path=str(folder / record.source.partition("#")[0])) for record in extract_path(folder)]


def attached(batch: Batch) -> list[tuple[str, str, str]]:
    nodes = {node.key: node.properties for node in batch.nodes}
    return sorted(
        (str(nodes[e.source[1]]["source"]), str(nodes[e.target[1]]["number"]), str(e.properties["rule"]))
        for e in batch.edges
        if e.relation == "ATTACHES"
    )


@pytest.mark.parametrize(
    ("main", "beside"),
    [
        ("915-KH-SYT.txt", "915-KH-SYT_phuluc.txt"),
        ("915-KH-SYT.txt", "Phụ lục 1 kèm theo 915-KH-SYT.txt"),
        ("915-KH-SYT.txt", "915-KH-SYT.PL2.txt"),
        ("kế hoạch mùa mưa.txt", "kế hoạch mùa mưa (phụ lục).txt"),
        ("toàn văn.txt", "PL_915-KH-SYT.txt"),
    ],
)
@pytest.mark.parametrize("text", [ANNEX, TABLE])
def test_the_name_of_a_file_ties_an_annex(tmp_path: Path, main: str, beside: str, text: str) -> None:
    batch = corpus(tmp_path, {main: paper(), beside: text})
    assert attached(batch) == [(beside, "915/KH-SYT", "annex_name")]
    assert joined_in(as_elements(batch)) == {beside}


def test_what_an_annex_cites_goes_before_its_name(tmp_path: Path) -> None:
    cites = ANNEX.replace("\n1.", "\n(Kèm theo Kế hoạch số 916/KH-SYT ngày 12/4/2022 của Sở Y tế tỉnh Kiên Giang)\n1.")
    files = {"915-KH-SYT.txt": paper(), "b.txt": paper("916/KH-SYT", "Tiêm chủng"), "915-KH-SYT_phuluc.txt": cites}
    assert attached(corpus(tmp_path, files)) == [("915-KH-SYT_phuluc.txt", "916/KH-SYT", "kind_number")]


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({"a/915-KH-SYT.txt": paper(), "b/915-KH-SYT_phuluc.txt": ANNEX}, id="another folder"),
        pytest.param({"915-KH-SYT.txt": paper(), "phuluc.txt": ANNEX}, id="a name of nobody"),
        pytest.param({"915-KH-SYT.txt": paper(), "915-KH-SYT_du thao.txt": TABLE}, id="no annex by its name"),
        pytest.param(
            {"a.txt": paper("12/KH-SYT", "Một"), "a.md": paper("13/KH-SYT", "Hai"), "a_phuluc.txt": ANNEX}, id="two papers of that name"
        ),
        pytest.param({"915-KH-SYT.txt": paper(), "915-KH-SYT_phuluc.txt": paper("917/KH-SYT", "Khác")}, id="a paper with a letterhead"),
    ],
)
def test_what_is_unclear_stays_apart(tmp_path: Path, files: dict[str, str]) -> None:
    batch = corpus(tmp_path, files)
    assert attached(batch) == [] and joined_in(as_elements(batch)) == frozenset()


def test_members_of_an_archive_lie_in_its_folders(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("kế hoạch/915-KH-SYT.txt", paper())
        archive.writestr("kế hoạch/915-KH-SYT_phuluc.txt", ANNEX)
        archive.writestr("khác/915-KH-SYT_phuluc.txt", TABLE)
    batch = make_batch(resolve(replace_paths(tmp_path)))
    assert attached(batch) == [("a.zip#kế hoạch/915-KH-SYT_phuluc.txt", "915/KH-SYT", "annex_name")]


def test_the_tie_says_how_it_was_found(tmp_path: Path) -> None:
    batch = corpus(tmp_path, {"915-KH-SYT.txt": paper(), "915-KH-SYT_phuluc.txt": ANNEX})
    (edge,) = [edge for edge in batch.edges if edge.relation == "ATTACHES"]
    assert (edge.properties["quote"], edge.properties["rule"]) == ("PHỤ LỤC I", "annex_name")
    (mention,) = [node for node in batch.nodes if node.labels[0] == "Citation" and node.properties["rule"] == "annex_name"]
    assert "tên tệp" in str(mention.properties["reason"])


@pytest.mark.parametrize(
    ("name", "found"), [("x_PL.docx", True), ("Phụ lục.docx", True), ("plan.docx", False), ("PL12.xlsx", True), ("12-KH-UBND.docx", False)]
)
def test_names_of_annexes(name: str, found: bool) -> None:
    assert is_annex_name(name) is found


def test_a_number_is_no_part_of_a_longer_one() -> None:
    assert not goes_with(words_of("1915-KH-SYT_phuluc.docx"), words_of("915-KH-SYT.docx"))
