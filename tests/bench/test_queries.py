"""The bench of questions asks every question that there is."""

from __future__ import annotations

from pathlib import Path

import queries
from bench.queries import measure
from graph.load import load
from graph.store import open_for_reading, open_for_writing
from ingest.pipeline import extract_source
from ingest.read import read_text
from ingest.resolve import resolve
from ingest.resolve.batch import make_batch


def test_every_question_is_asked(tmp_path: Path, samples: Path) -> None:
    records = [extract_source(read_text(file.name, file.read_text(encoding="utf-8"))) for file in sorted(samples.glob("*.txt"))]
    with open_for_writing(str(tmp_path)) as store:
        load(store, make_batch(resolve(records)))
    with open_for_reading(str(tmp_path)) as store:
        found = measure(store, None, passes=1)
        dated = measure(store, "2026-11-01", passes=1)
    assert set(found) == set(queries.names())
    assert found["cascade_down"]["rows"] > 20
    assert 40 < len(dated) < len(found)
