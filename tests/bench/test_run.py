"""The speed report measures what the pipeline does, and its texts are real work."""

from __future__ import annotations

import msgspec
import pytest

from bench.run import STAGES, extract_timed, measure, slowness
from bench.typical import typical_text
from ingest.pipeline import extract_source
from ingest.read import read_text


@pytest.mark.parametrize("seed", [0, 7])
def test_the_stages_together_are_the_pipeline(seed: int) -> None:
    text = typical_text(seed)
    timed = extract_timed("a.txt", text.encode(), dict.fromkeys(STAGES, 0.0))
    assert timed == msgspec.json.encode(extract_source(read_text("a.txt", text)))


def test_typical_texts_are_the_same_each_time_and_hold_facts() -> None:
    assert typical_text(3) == typical_text(3) != typical_text(4)
    facts = extract_source(read_text("a.txt", typical_text(3))).documents[0].facts
    assert 2 <= len(facts.citations) <= 8 and facts.tasks and facts.deadlines


def test_slowness_counts_in_the_time_of_the_plain_pattern() -> None:
    figures = measure([typical_text(1).encode()], 1)
    assert figures["whole"] == pytest.approx(sum(figures[stage] for stage in STAGES))
    assert slowness(figures)["whole"] == pytest.approx(figures["whole"] / figures["re"], abs=0.001)
