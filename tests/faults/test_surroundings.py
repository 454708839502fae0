"""What goes wrong around a store: no room, no permission, cut-off lines, clocks that jump, a store that is gone, two writers."""

from __future__ import annotations

import ctypes
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import cli.desk
import cli.update
from ingest.catalogue import Catalogue
from ingest.corrections import Corrections
from ingest.journal import Journal
from ingest.writing import writing
from model.run import Event, Run
from tests.cli.conftest import Chidao
from tests.ingest.test_sync import write

PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 24, 1, 2
SET = ("review", "set", "3/UBND-VX", "heading")


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    write(tmp_path / "texts", 1, 2, 3)
    return tmp_path / "texts"


def chidao_apart(root: Path, prepare: Callable[[], None], *words: object) -> subprocess.CompletedProcess[str]:
    """`chidao WORDS…` in a process of its own, made ready by `prepare`."""
    command = [sys.executable, "-m", "cli.main", *map(str, words)]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, preexec_fn=prepare)


def no_room(size: int) -> Callable[[], None]:
    """No file may grow beyond so many bytes: a write fails as on a full disk."""

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


@pytest.mark.parametrize("size", [100, 4_000, 12_000])
def test_a_full_disk_is_said_and_the_next_run_ends_the_work(size: int, texts: Path, tmp_path: Path, root: Path, chidao: Chidao) -> None:
    assert chidao("ingest", texts, "--store", tmp_path / "clean").code == 0
    run = chidao_apart(root, no_room(size), "ingest", texts, "--store", tmp_path / "store")
    assert run.returncode == 3, run.stderr
    assert "Lỗi" in run.stderr
    assert "Traceback" not in run.stderr
    assert chidao("ingest", texts).code == 0
    assert chidao("check").code == 0
    assert chidao("export").out == chidao("export", "--store", tmp_path / "clean").out


def test_a_real_disk_that_is_full_keeps_what_was_acknowledged(texts: Path, tmp_path: Path, root: Path) -> None:
    """A tmpfs where a process may mount one; where it may not (most containers), files that may not grow."""
    apart = ["unshare", "-m" if os.geteuid() == 0 else "-rm"]
    tried = subprocess.run([*apart, "mount", "-t", "tmpfs", "tmpfs", str(tmp_path)], capture_output=True, check=False)
    if tried.returncode == 0:
        (tmp_path / "disk").mkdir()
        words = [*apart, sys.executable, "-m", "tests.faults.small_disk", str(tmp_path / "disk"), "8", "48"]
        run = subprocess.run(words, cwd=root, capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stderr[-3000:]
        assert run.stdout.splitlines()[-2:] == ["8 kB ok", "48 kB ok"]
    else:
        assert chidao_apart(root, no_room(8_000), "ingest", texts, "--store", tmp_path / "store").returncode == 3


def bound_by_permissions() -> None:
    """What a folder forbids is forbidden to us too, also where the tests run as root."""
    libc = ctypes.CDLL(None, use_errno=True)
    for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
        libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)


@pytest.mark.parametrize("closed", ["catalogue", "graph", "**/*"])
def test_a_read_only_folder_is_said_answers_and_takes_more_when_it_is_open_again(
    closed: str, texts: Path, tmp_path: Path, root: Path, chidao: Chidao
) -> None:
    assert chidao("ingest", texts).code == 0
    before = chidao("export").out
    write(texts, 4)
    shut = (tmp_path / "store", *(tmp_path / "store").glob(closed))
    for path in shut:
        path.chmod(0o555 if path.is_dir() else 0o444)
    run = chidao_apart(root, bound_by_permissions, "ingest", texts, "--store", tmp_path / "store")
    asked = chidao_apart(root, bound_by_permissions, "export", "--store", tmp_path / "store")
    for path in shut:
        path.chmod(0o755 if path.is_dir() else 0o644)
    assert (run.returncode, "Lỗi" in run.stderr, "Traceback" in run.stderr) == (3, True, False), run.stderr
    assert asked.stdout == before
    assert chidao("ingest", texts).code == 0
    assert chidao("ingest", texts, "--store", tmp_path / "clean").code == 0
    assert chidao("export").out == chidao("export", "--store", tmp_path / "clean").out


def test_a_store_taken_away_in_the_middle_is_made_again(texts: Path, tmp_path: Path, chidao: Chidao) -> None:
    assert chidao("ingest", texts).code == 0
    before = chidao("export").out
    shutil.rmtree(tmp_path / "store")
    assert chidao("check").code in (1, 3)
    assert chidao("ingest", texts).code == 0
    assert chidao("export").out == before


def test_two_writers_of_which_one_is_told(texts: Path, tmp_path: Path, root: Path, chidao: Chidao) -> None:
    hold = f"import time; from pathlib import Path; from ingest.writing import writing\nwith writing(Path({str(tmp_path / 'store')!r})):"
    code = f"{hold}\n print('held', flush=True)\n time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", code], cwd=root, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        for words in (("ingest", texts), ("rebuild",), ("compact",), ("backup", tmp_path / "b.zip")):
            run = chidao(*words)
            assert (run.code, str(other.pid) in run.err) == (3, True)
        other.kill()
    assert chidao("ingest", texts).code == 0


def test_a_cut_off_line_costs_itself_alone(texts: Path, tmp_path: Path, chidao: Chidao) -> None:
    assert chidao("ingest", texts).code == 0
    assert chidao(*SET, "Lời đúng", "--why", "đã xem", "--who", "Lan").code == 0
    whole = chidao("export").out
    for name in ("corrections.jsonl", "journal.jsonl"):
        file = tmp_path / "store" / name
        lines = file.read_bytes()
        file.write_bytes(lines + b'\n{"id": "dd", "action": "s\xe1')
        assert chidao("rebuild").code == 0
        assert chidao("export").out == whole
    assert chidao(*SET, "Lời sau", "--why", "đã xem", "--who", "Lan").code == 0
    assert len(Corrections(tmp_path / "store").read()) == 2
    assert [run.number for run in Journal(tmp_path / "store").read()] == [1, 2, 3]
    assert "corrections.jsonl:3" in chidao("issues", "--format", "csv").out


def test_lines_cut_at_any_byte_are_passed_over(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.append(Run(1, "2026-11-22T08:00:00+00:00", "ingest", (Event("new_directive", "số 1"),)))
    whole = (tmp_path / "journal.jsonl").read_bytes().rstrip(b"\n")
    for cut in range(len(whole)):
        (tmp_path / "journal.jsonl").write_bytes(whole[:cut])
        assert journal.read() == ()
        journal.append(Run(2, "2026-11-22T08:00:00+00:00", "ingest"))
        assert [run.number for run in journal.read()] == [2]


def test_the_last_correction_counts_whatever_the_clock_said(
    texts: Path, tmp_path: Path, chidao: Chidao, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert chidao("ingest", texts).code == 0
    for year, heading in ((2031, "Lời trước"), (1999, "Lời sau")):
        monkeypatch.setattr(cli.desk.Desk.__init__, "__defaults__", (None, lambda year=year: f"{year}-01-01T00:00:00+00:00"))
        assert chidao(*SET, heading, "--why", "đã xem", "--who", "Lan").code == 0
    assert [found.when[:4] for found in Corrections(tmp_path / "store").read()] == ["2031", "1999"]
    assert '"heading": "Lời sau"' in chidao("directive", "3/UBND-VX", "--format", "json").out
    assert chidao("check").code == 0


def test_a_clock_that_jumps_changes_no_fact(texts: Path, tmp_path: Path, chidao: Chidao, monkeypatch: pytest.MonkeyPatch) -> None:
    assert chidao("ingest", texts, "--store", tmp_path / "clean").code == 0
    for year, number in ((2031, 1), (1999, 2), (2026, 3)):
        monkeypatch.setattr(cli.update, "now", lambda year=year: f"{year}-01-01T00:00:00+00:00")
        os.utime(texts / f"{number}.txt", (year * 1e6, year * 1e6))
        assert chidao("ingest", texts / f"{number}.txt").code == 0
    assert chidao("export").out == chidao("export", "--store", tmp_path / "clean").out
    assert [run.number for run in Journal(tmp_path / "store").read()] == [1, 2, 3]
    assert chidao("ingest", texts).code == 0
    assert len(Catalogue(tmp_path / "store" / "catalogue").parts()) == 3


def test_a_folder_that_takes_no_files_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, texts: Path, chidao: Chidao) -> None:
    def refused(self: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refused)
    run = chidao("ingest", texts)
    assert run.code == 3
    assert "--store" in run.err


def test_a_writer_that_was_killed_holds_nothing(tmp_path: Path, root: Path) -> None:
    hold = f"import os; from pathlib import Path; from ingest.writing import writing; writing(Path({str(tmp_path)!r})).__enter__()"
    code = f"{hold}; os.abort()"
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == -signal.SIGABRT
    started = time.monotonic()
    with writing(tmp_path):
        assert time.monotonic() - started < 60
