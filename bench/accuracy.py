"""Accuracy: extraction and chains scored against gold, beside two simple baselines and the last committed run.

    make accuracy                                              data/samples only
    make accuracy GOLD="folder-of-gold another-folder"         and any folder in the format of data/evaluation
    python -m bench.accuracy --update                          commit today's figures as the new baseline

Baselines: a plain regular expression for the number forms, and resolution by the first document with the same number.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bench.answers import EXPECTED, answers
from bench.naive import naive_edges, naive_prediction
from graph.load import load
from graph.store import open_for_reading, open_for_writing
from ingest.output import prediction_lines
from ingest.pipeline import extract_path
from ingest.resolve import resolve
from ingest.resolve.batch import make_batch
from model.record import SourceRecord

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "data" / "samples"
BASELINE = Path(__file__).with_name("accuracy_baseline.json")
SHOWN = 50


def main() -> int:
    """Score, print the report, and write the baseline where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="*", type=Path, help="more folders of gold (<id>.txt beside <id>.json)")
    parser.add_argument("--update", action="store_true", help="make this run the committed baseline")
    arguments = parser.parse_args()
    report = {"samples": score_folder(SAMPLES / "texts")} | {str(g): score_folder(g) for g in arguments.gold} | score_chains()
    before: dict[str, Any] = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.is_file() else {}
    for name, now in report.items():
        print_part(name, now, before.get(name, {"figures": {}, "errors": []}))
    if arguments.update:
        kept = {name: part for name, part in report.items() if name not in {str(g) for g in arguments.gold}}
        BASELINE.write_text(json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 0


def score_folder(gold: Path) -> dict[str, Any]:
    """Figures and error lines of extraction over one folder, and the plain-regex baseline beside them."""
    records = list(extract_path(gold))
    ours = run_scorer("data/evaluation/evaluate.py", gold, (line for r in records for line in prediction_lines(r)))
    plain = run_scorer("data/evaluation/evaluate.py", gold, (naive_prediction(r) for r in records))
    ours["figures"]["citations, plain regex"] = plain["figures"]["citations"]
    return ours


def score_chains() -> dict[str, Any]:
    """The questions of expected_chains.json over the samples, and edges by first match beside them."""
    records = list(extract_path(SAMPLES / "texts"))
    expected = json.loads(EXPECTED.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        with open_for_writing(folder) as store:
            load(store, make_batch(resolve(records)))
        with open_for_reading(folder) as store:
            lines = [json.dumps(answer, ensure_ascii=False) for answer in answers(store, expected)]
    ours = run_chain_scorer(lines)
    ours["figures"]["edges, first match"] = run_chain_scorer([naive_chain_line(records)])["figures"]["edges"]
    return {"chains": ours}


def naive_chain_line(records: Iterable[SourceRecord]) -> str:
    """The edges that resolution by first match would give."""
    return json.dumps({"question": "edges", "directive": None, "rows": naive_edges(records)}, ensure_ascii=False)


def run_scorer(script: str, gold: Path, lines: Iterable[str]) -> dict[str, Any]:
    """Run a scorer on prediction lines; its figures, and its error lines."""
    with tempfile.TemporaryDirectory() as folder:
        predictions, figures = Path(folder) / "predictions.jsonl", Path(folder) / "figures.json"
        predictions.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        return _run([script, str(gold), str(predictions)], figures)


def run_chain_scorer(lines: Iterable[str]) -> dict[str, Any]:
    """The same for answers about chains."""
    with tempfile.TemporaryDirectory() as folder:
        given, figures = Path(folder) / "answers.jsonl", Path(folder) / "figures.json"
        given.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        return _run(["data/samples/evaluate_chains.py", str(given)], figures)


def _run(command: list[str], figures: Path) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, *command, "--errors", "100000", "--json", str(figures)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    errors = [line.strip() for line in done.stdout.splitlines() if line.startswith("  ") and ": " in line]
    return {"figures": json.loads(figures.read_text(encoding="utf-8")), "errors": [e for e in errors if "predicted," not in e]}


def print_part(name: str, now: dict[str, Any], before: dict[str, Any]) -> None:
    """Now beside the baseline, then what was lost and gained, with its text."""
    print(f"\n== {name}")
    for what, row in now["figures"].items():
        old = before["figures"].get(what, {}).get("f1")
        change = "" if old is None or old == row["f1"] else f"   was {old:.3f}"
        print(
            f"{what.strip():32} P {row['precision']:.3f}  R {row['recall']:.3f}  F1 {row['f1']:.3f}  ({row['right']}/{row['gold']}){change}"
        )
    if before["figures"]:
        _print_lines("lost (errors that are new)", set(now["errors"]) - set(before["errors"]))
        _print_lines("gained (errors that are gone)", set(before["errors"]) - set(now["errors"]))


def _print_lines(what: str, lines: set[str]) -> None:
    print(f"{what}: {len(lines)}")
    for line in sorted(lines)[:SHOWN]:
        print(f"  {line}")


if __name__ == "__main__":
    sys.exit(main())
