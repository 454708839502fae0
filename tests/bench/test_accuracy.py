"""No figure of the accuracy report may fall below the committed one; what was lost is said with its text."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bench.accuracy import BASELINE, SAMPLES, score_chains, score_folder

BASE: dict[str, Any] = json.loads(BASELINE.read_text(encoding="utf-8"))
# What issue after issue asked of the samples; the committed figures stand above them.
FLOORS = {
    "samples": {"split": 0.99, "number": 0.99, "type": 0.99, "date": 0.99, "issuer": 0.98, "title": 0.98, "signers": 0.97}
    | {"addressees": 0.95, "citations": 0.99, "citation date": 0.98, "citation issuer": 0.98, "citation relation": 0.95}
    | {"tasks": 0.92, "task lead": 0.90, "task coordinating": 0.93, "task deadline": 0.96},
    "chains": {"edges": 0.98, "cascade": 0.98, "who_must_act": 0.95, "provinces": 0.98, "deadlines": 0.9},
}


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    return {"samples": score_folder(SAMPLES / "texts")} | score_chains()


@pytest.mark.parametrize("part", ["samples", "chains"])
def test_nothing_got_worse(report: dict[str, Any], part: str) -> None:
    worse = {
        name: (row["f1"], report[part]["figures"][name]["f1"])
        for name, row in BASE[part]["figures"].items()
        if "first match" not in name and "plain regex" not in name and report[part]["figures"][name]["f1"] < row["f1"] - 0.002
    }
    lost = sorted(set(report[part]["errors"]) - set(BASE[part]["errors"]))
    assert not worse, lost


@pytest.mark.parametrize("part", FLOORS)
def test_the_bars_are_met(report: dict[str, Any], part: str) -> None:
    figures = report[part]["figures"]
    below = {name: figures[name]["f1"] for name, floor in FLOORS[part].items() if figures[name]["f1"] < floor}
    assert not below


def test_the_simple_ways_do_no_better(report: dict[str, Any]) -> None:
    samples, chains = report["samples"]["figures"], report["chains"]["figures"]
    assert samples["citations, plain regex"]["f1"] < samples["citations"]["f1"]
    assert chains["edges, first match"]["f1"] <= chains["edges"]["f1"]
