"""Work in copies of this process: what comes back, in what order, and what happens when something goes wrong."""

from __future__ import annotations

import os
import signal
import time

import pytest

from ingest.forks import in_forks
from model.errors import ConfigurationError, StoreUnavailable


@pytest.mark.parametrize(("count", "jobs"), [(0, 2), (1, 2), (7, 1), (7, 2), (7, 3), (2, 8)])
def test_answers_come_in_order(count: int, jobs: int) -> None:
    words = ["Chỉ thị", "Công điện"]
    assert list(in_forks(lambda number: (number, words * number), count, jobs)) == [(n, words * n) for n in range(count)]


def test_work_is_done_elsewhere_and_changes_nothing_here() -> None:
    here: list[int] = []

    def work(number: int) -> int:
        here.append(number)
        return os.getpid()

    done_by = set(in_forks(work, 6, 2))
    assert len(done_by) == 2 and os.getpid() not in done_by and here == []


def test_an_error_of_ours_comes_back() -> None:
    def work(number: int) -> int:
        if number == 3:
            raise ConfigurationError("hai nút một khóa")
        return number

    found = in_forks(work, 6, 2)
    assert [next(found), next(found), next(found)] == [0, 1, 2]
    with pytest.raises(ConfigurationError, match="hai nút"):
        next(found)


def test_a_process_that_is_killed_is_told() -> None:
    def work(number: int) -> int:
        if number == 2:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    with pytest.raises(StoreUnavailable, match="--jobs 1"):
        list(in_forks(work, 6, 2))


def test_closing_ends_all_processes() -> None:
    def work(number: int) -> int:
        time.sleep(0 if number < 2 else 3600)
        return os.getpid()

    found = in_forks(work, 6, 2)
    processes = [next(found), next(found)]
    found.close()
    for process in processes:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)
