"""The made-up corpus: the same for the same seed, and read without a fault."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from bench.generate import make_corpus, shuffled
from bench.made.plan import plan
from bench.made.truth import compare
from bench.made.write import write
from graph.load import load
from graph.store import open_for_writing
from ingest.pipeline import extract_path
from ingest.resolve import resolve
from ingest.resolve.batch import make_batch

COUNT = 400


def test_the_same_seed_gives_the_same_corpus() -> None:
    first, again, other = ([write(paper) for paper in plan(50, seed)] for seed in (1, 1, 2))
    assert first == again != other


@pytest.mark.parametrize("name", ["corpus", "corpus.jsonl"])
def test_what_is_read_is_what_was_planned(tmp_path: Path, name: str) -> None:
    corpus, truth, store = tmp_path / name, tmp_path / "truth.jsonl", str(tmp_path / "store")
    make_corpus(corpus, truth, shuffled(plan(COUNT, seed=7), seed=7))
    with open_for_writing(store) as graph:
        load(graph, make_batch(resolve(extract_path(corpus))))
    found = compare(map(orjson.loads, truth.read_bytes().splitlines()), store)
    assert {kind: (figures.missing, figures.false) for kind, figures in found.items()} == dict.fromkeys(found, (frozenset(), frozenset()))
    assert found["papers"].right == COUNT and found["edges"].right > COUNT / 2 and found["duties"].right > COUNT / 20
