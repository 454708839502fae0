"""Reading with several processes gives the same parts, byte by byte; a process that dies costs its file, not the run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest

import ingest.ahead
import ingest.sync
import ingest.workers
from ingest.catalogue import Catalogue
from ingest.record import AGAIN
from ingest.sync import carry_out, make_plan
from ingest.toread import FileToRead
from ingest.worker import Answer, Task
from ingest.workers import Workers
from tests.ingest.test_sync import table, write


@pytest.fixture(autouse=True)
def always(monkeypatch: pytest.MonkeyPatch) -> None:
    """Several processes also for little; small batches and parts, so that there are many."""
    monkeypatch.setattr(ingest.ahead, "WORTH", 0)
    monkeypatch.setattr(ingest.ahead, "LARGEST_WHOLE", 2_000)
    monkeypatch.setattr(ingest.ahead, "BATCH_FILES", 4)
    monkeypatch.setattr(ingest.sync, "PART_ROWS", 7)


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """Letters, a table that is read part by part, one that is read whole, broken and empty files."""
    folder = tmp_path / "texts"
    write(folder, *range(1, 14))
    table(folder / "5-lớn.jsonl", 23, "")
    table(folder / "bé.jsonl", 1, "")
    (folder / "2-rỗng.txt").write_bytes(b"")
    (folder / "3-hỏng.docx").write_bytes(b"PK\x03\x04 word/document.xml")
    (folder / "4-hỏng.zip").write_bytes(b"PK\x05\x06" + bytes(3_000))
    return folder


def parts(catalogue: Catalogue) -> list[bytes]:
    return [part.read_bytes() for part in catalogue.parts()]


def test_one_process_or_several_write_the_same_bytes(mixed: Path, tmp_path: Path) -> None:
    written = []
    for jobs in (1, 3):
        catalogue = Catalogue(tmp_path / f"{jobs}")
        steps = list(carry_out(make_plan([mixed], catalogue), catalogue, jobs))
        assert [step.ends for step in steps].count(True) == 18
        written.append(parts(catalogue))
    assert len(written[0]) > 4
    assert written[0] == written[1]


def test_no_more_is_in_memory_than_a_few_tasks(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[int] = []

    def tasks() -> object:
        for number in range(50):
            taken.append(number)
            yield Task("refuse", (f"{number}",), ())

    with Workers(2) as workers:
        answers = workers.answers(tasks())  # type: ignore[arg-type]
        next(answers)
        assert len(taken) <= 2 * ingest.workers.AHEAD + 1


def test_what_kills_a_process_is_an_issue_of_its_file(mixed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ask = Workers._ask

    def killing(self: Workers, task: Task) -> Answer | None:
        """The process of a task that holds this file is killed as it begins."""
        if "7.txt" in task.names:
            process = self._process()
            assert process is not None
            process.kill()
            process.wait()
            self._local.process = process
            assert process.stdin is not None
            process.stdin.close()
            monkeypatch.setattr(process, "poll", lambda: None)
        return ask(self, task)

    monkeypatch.setattr(Workers, "_ask", killing)
    catalogue = Catalogue(tmp_path / "c")
    assert len(list(carry_out(make_plan([mixed], catalogue), catalogue, 2))) >= 18
    died = [record for record in catalogue.records() if any(issue.reason == ingest.workers.DIED for issue in record.issues)]
    assert [(record.source, record.extractor) for record in died] == [("7.txt", AGAIN)]
    monkeypatch.setattr(Workers, "_ask", ask)
    again = make_plan([mixed], catalogue)
    assert [file.name for file in again.read] == ["7.txt"]
    list(carry_out(again, catalogue, 2))
    whole = Catalogue(tmp_path / "whole")
    list(carry_out(make_plan([mixed], whole), whole))
    assert sorted(map(repr, catalogue.records())) == sorted(map(repr, whole.records()))


def test_ending_early_ends_the_processes_and_keeps_what_was_finished(mixed: Path, tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path / "c")
    before = set(psutil.Process().children(recursive=True))
    steps = carry_out(make_plan([mixed], catalogue), catalogue, 2)
    next(steps), next(steps)
    started = time.monotonic()
    steps.close()
    assert time.monotonic() - started < 10
    assert not [child for child in psutil.Process().children(recursive=True) if child not in before]
    assert len(catalogue.entries()) == 2


def test_ctrl_c_in_the_middle_keeps_finished_files_and_ends_with_130(tmp_path: Path, root: Path) -> None:
    folder = tmp_path / "texts"
    write(folder, *range(1, 300))
    store = tmp_path / "store"
    several = "import ingest.ahead, cli.main; ingest.ahead.WORTH = 0; cli.main.main()"
    command = [sys.executable, "-c", several, "ingest", str(folder), "--store", str(store), "--jobs", "2"]
    process = subprocess.Popen(command, cwd=root, stderr=subprocess.PIPE, start_new_session=True)
    watchdog = threading.Timer(120, process.kill)
    watchdog.start()
    while not (children := psutil.Process(process.pid).children()) and process.poll() is None:
        time.sleep(0.05)
    while process.poll() is None and not list((store / "catalogue").glob("part-*")):
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    process.communicate()
    watchdog.cancel()
    _, alive = psutil.wait_procs(children, timeout=5)
    assert (process.returncode, alive) == (130, [])
    assert 200 <= len(Catalogue(store / "catalogue").entries()) < 300


def test_scans_go_out_in_small_batches_and_letters_in_large_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest.ahead, "BATCH_FILES", 64)
    monkeypatch.setattr(ingest.ahead, "BATCH_CHARACTERS", 8 * ingest.ahead.APART_CHARACTERS)
    counts = {}
    for suffix in (".png", ".txt"):
        files = [FileToRead(tmp_path / f"{n}{suffix}", f"{n}{suffix}", "", ()) for n in range(40)]
        for file in files:
            file.path.write_bytes(b"x" * 100)
        counts[suffix] = [len(batch.task.names) for batch in ingest.ahead._batches(files, "refuse")]
    assert counts[".txt"] == [40] and max(counts[".png"]) <= 8
