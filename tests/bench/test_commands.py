"""The benches that start processes start real ones: what they measure is an answer, and a corpus that was read."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.cores import generated, measure, read, reading
from bench.startup import run
from ingest.catalogue import Catalogue
from ingest.place import place_of


def test_reading_for_the_bench_fills_a_catalogue(tmp_path: Path) -> None:
    read(str(generated(tmp_path, 12)), str(tmp_path / "store"), 1)
    assert len(list(Catalogue(place_of(str(tmp_path / "store")) / "catalogue").records())) == 12


def test_a_run_is_measured_in_a_process_of_its_own(tmp_path: Path) -> None:
    gain = measure(reading(generated(tmp_path, 4)), 1, 1)
    assert min(gain.one.cpu, gain.several.cpu) > 0 and gain.ratio == pytest.approx(gain.one.wall / gain.several.wall)


def test_a_command_that_fails_is_no_start() -> None:
    milliseconds, megabytes = run(("-c", "pass"))
    assert milliseconds > 0 and megabytes > 1
    with pytest.raises(ChildProcessError, match="ended with 3"):
        run(("-c", "raise SystemExit(3)"))
