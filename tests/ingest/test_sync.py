"""A run reads what is new or changed, takes out what is gone, and keeps what it finished when it is stopped."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import ingest.sync
from ingest.catalogue import Catalogue, Entry
from ingest.resolve import resolve
from ingest.resolve.batch import make_batch
from ingest.sync import Plan, Step, carry_out, make_plan
from ingest.writing import writing
from model.batch import Batch
from model.errors import StoreLocked

LETTER = """ỦY BAN NHÂN DÂN
TỈNH CAO BẰNG
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: {number}/UBND-VX
V/v thực hiện Nghị quyết số 128/NQ-CP

Cao Bằng, ngày {number} tháng 11 năm 2021

Kính gửi: Sở Y tế.

Thực hiện Nghị quyết số 128/NQ-CP ngày 11/10/2021 của Chính phủ, Ủy ban nhân dân tỉnh giao Sở Y tế
chủ trì, phối hợp với Công an tỉnh rà soát cơ sở cách ly, báo cáo trước ngày 15/12/2021.

Nơi nhận:
- Như trên;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn An
"""


def write(folder: Path, *numbers: int) -> None:
    folder.mkdir(exist_ok=True)
    for number in numbers:
        (folder / f"{number}.txt").write_text(LETTER.format(number=number), encoding="utf-8")


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return Catalogue(tmp_path / "data" / "catalogue")


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    write(tmp_path / "texts", 11, 12, 13)
    return tmp_path / "texts"


def run(catalogue: Catalogue, *paths: Path) -> tuple[Plan, list[Step]]:
    plan = make_plan(paths, catalogue)
    return plan, list(carry_out(plan, catalogue))


def graph(catalogue: Catalogue) -> Batch:
    return make_batch(resolve(catalogue.records()))


def test_a_second_run_reads_nothing(catalogue: Catalogue, texts: Path) -> None:
    run(catalogue, texts)
    plan, steps = run(catalogue, texts)
    assert (plan.read, plan.unchanged, plan.gone, steps) == ((), 3, (), [])


def test_only_what_changed_is_read(catalogue: Catalogue, texts: Path) -> None:
    run(catalogue, texts)
    (texts / "12.txt").write_text(LETTER.format(number=14), encoding="utf-8")
    plan, _ = run(catalogue, texts)
    assert [file.name for file in plan.read] == ["12.txt"]
    assert {r.documents[0].document.number.value for r in catalogue.records() if r.documents[0].document.number} == {
        "11/UBND-VX",
        "13/UBND-VX",
        "14/UBND-VX",
    }


def test_a_file_gone_from_its_folder_is_taken_out_as_if_it_had_never_been(catalogue: Catalogue, texts: Path, tmp_path: Path) -> None:
    (texts / "13.txt").unlink()
    run(catalogue, texts)
    never = graph(catalogue)
    write(texts, 13)
    run(catalogue, texts)
    assert graph(catalogue) != never
    (texts / "13.txt").unlink()
    plan, _ = run(catalogue, texts)
    assert [Path(entry.path).name for entry in plan.gone] == ["13.txt"]
    assert graph(catalogue) == never


def test_a_single_file_touches_itself_only(catalogue: Catalogue, texts: Path) -> None:
    run(catalogue, texts)
    (texts / "13.txt").unlink()
    plan, _ = run(catalogue, texts / "12.txt")
    assert (plan.gone, plan.unchanged) == ((), 1)


def test_one_run_or_many_any_order_give_the_same_graph(tmp_path: Path, texts: Path) -> None:
    whole, bit_by_bit = Catalogue(tmp_path / "one"), Catalogue(tmp_path / "many")
    run(whole, texts)
    for name in ("13.txt", "11.txt", "12.txt"):
        run(bit_by_bit, texts / name)
    assert graph(whole) == graph(bit_by_bit)


def test_most_of_a_folder_gone_at_once_is_worth_asking(catalogue: Catalogue, texts: Path) -> None:
    run(catalogue, texts)
    for name in ("11.txt", "12.txt"):
        (texts / name).unlink()
    assert make_plan([texts], catalogue).takes_out_most


def test_a_run_that_is_stopped_keeps_what_it_finished(catalogue: Catalogue, texts: Path) -> None:
    steps = carry_out(make_plan([texts], catalogue), catalogue)
    next(steps)
    steps.close()
    assert len(catalogue.entries()) == 1
    run(catalogue, texts)
    assert len(catalogue.entries()) == 3


def test_a_bad_file_is_an_issue_and_the_rest_goes_on(catalogue: Catalogue, texts: Path) -> None:
    (texts / "rỗng.txt").write_bytes(b"")
    (texts / "rác.txt").write_bytes(bytes(range(256)) * 20)
    run(catalogue, texts)
    issues = [issue for record in catalogue.records() for issue in record.issues]
    assert {issue.source for issue in issues} == {"rỗng.txt", "rác.txt"}
    assert sum(len(record.documents) for record in catalogue.records()) == 3


def test_a_second_writer_is_told_who_holds_the_store(catalogue: Catalogue) -> None:
    with writing(catalogue.folder), pytest.raises(StoreLocked, match=r"\d+"), writing(catalogue.folder):
        pass


def table(path: Path, rows: int, word: str) -> Path:
    """A table of letters, one a row."""
    lines = [json.dumps({"id": str(n), "text": f"{LETTER.format(number=n + 1)}{word}"}, ensure_ascii=False) for n in range(rows)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three records are a part."""
    monkeypatch.setattr(ingest.sync, "PART_ROWS", 3)


def test_a_big_table_is_read_a_part_at_a_time(catalogue: Catalogue, tmp_path: Path, small_parts: None) -> None:
    file = table(tmp_path / "bảng.jsonl", 8, "")
    _, steps = run(catalogue, file)
    assert [(len(step.records), step.ends) for step in steps] == [(3, False), (3, False), (2, True)]
    assert (len(catalogue.parts()), len(catalogue.entries())) == (3, 8)
    assert run(catalogue, file)[0].unchanged == 1


@pytest.mark.parametrize("read", [1, 2])
def test_nothing_of_a_table_half_read_is_held(catalogue: Catalogue, tmp_path: Path, small_parts: None, read: int) -> None:
    file = table(tmp_path / "bảng.jsonl", 8, "")
    run(catalogue, file)
    before = graph(catalogue)
    table(file, 5 + read, " Lời mới.")
    steps = carry_out(make_plan([file], catalogue), catalogue)
    for _ in range(read):
        next(steps)
    steps.close()
    assert graph(catalogue) == before
    plan, _ = run(catalogue, file)
    assert len(plan.read) == 1
    assert len(catalogue.entries()) == 5 + read
    assert all("Lời mới" in record.text for record in catalogue.records())


def test_what_an_older_extractor_read_is_read_again(catalogue: Catalogue, texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an upgrade, unchanged files too, and each is held once."""
    run(catalogue, texts)
    monkeypatch.setattr("ingest.sync.EXTRACTOR", "99")
    monkeypatch.setattr("ingest.record.EXTRACTOR", "99")
    plan, _ = run(catalogue, texts)
    assert (len(plan.read), plan.unchanged) == (3, 0)
    assert [entry.extractor for entry in catalogue.entries()] == ["99"] * 3
    assert run(catalogue, texts)[0].read == ()


def test_the_catalogue_is_listed_once_for_a_run(catalogue: Catalogue, texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed: list[int] = []
    entries = Catalogue.entries

    def count(self: Catalogue) -> list[Entry]:
        listed.append(1)
        return entries(self)

    monkeypatch.setattr(Catalogue, "entries", count)
    run(catalogue, texts)
    assert len(listed) == 1
