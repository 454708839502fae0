"""Make a corpus of any size with known truth, and compare what a store answers with it.

python -m bench.generate corpus --count 5000              texts and truth.jsonl
python -m bench.generate corpus.jsonl --count 1000000     one JSONL file, truth beside it
chidao ingest corpus --store made
python -m bench.generate corpus --check made              edges and duties against the truth
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import orjson

from bench.made.plan import Paper, plan
from bench.made.truth import compare, truth_of
from bench.made.write import write

WINDOW = 500  # papers shuffled among each other, so that parents come late
FOLDER_SIZE = 1000


def main() -> None:
    """Write a corpus, or check a store against one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, help="a folder, or a .jsonl file")
    parser.add_argument("--count", type=int, default=5000, help="papers (5000)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--check", metavar="STORE", help="compare the answers of this store with the truth")
    arguments = parser.parse_args()
    truth = arguments.corpus.with_name(arguments.corpus.name + ".truth.jsonl")
    if arguments.check:
        sys.exit(print_comparison(truth, arguments.check))
    make_corpus(arguments.corpus, truth, shuffled(plan(arguments.count, arguments.seed), arguments.seed))


def shuffled(papers: Iterator[Paper], seed: int) -> Iterator[Paper]:
    """The papers in another order, each at most some hundred places from its own."""
    pick, held = random.Random(seed), []
    for paper in papers:
        held.append(paper)
        if len(held) > WINDOW:
            index = pick.randrange(len(held))
            held[index], held[-1] = held[-1], held[index]
            yield held.pop()
    pick.shuffle(held)
    yield from held


def make_corpus(corpus: Path, truth: Path, papers: Iterator[Paper]) -> None:
    """Texts to `corpus`, a line of truth for each to `truth`."""
    with ExitStack() as stack:
        facts = stack.enter_context(truth.open("wb"))
        lines = stack.enter_context(corpus.open("wb")) if corpus.suffix == ".jsonl" else None
        for index, paper in enumerate(papers):
            if lines:
                lines.write(orjson.dumps({"id": f"{index:07}", "text": write(paper)}) + b"\n")
            else:
                folder = corpus / f"{index // FOLDER_SIZE:04}"
                folder.mkdir(parents=True, exist_ok=True)
                (folder / f"{index:07}.txt").write_text(write(paper), encoding="utf-8")
            facts.write(orjson.dumps(truth_of(paper)) + b"\n")


def print_comparison(truth: Path, store: str) -> int:
    """A line for each kind of fact: right, missing, false, with the first examples; 0 where all is right."""
    with truth.open("rb") as lines:
        found = compare(map(orjson.loads, lines), store)
    for name, figures in found.items():
        print(f"{name:10} right {figures.right}  missing {len(figures.missing)}  false {len(figures.false)}")
        for word, facts in (("missing", figures.missing), ("false", figures.false)):
            for fact in sorted(facts, key=str)[:5]:
                print(f"  {word}: {fact}")
    return int(any(figures.missing or figures.false for figures in found.values()))


if __name__ == "__main__":
    main()
