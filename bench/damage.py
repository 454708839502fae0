"""How much a damaged layout costs: gold texts are damaged in many ways, read again and scored against the same gold.

python -m bench.damage data/samples/texts                   the table damage x field (F1), worst first
python -m bench.damage GOLD... --only "one line" --errors 9  one damage, with the errors behind its figures
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any

from bench.accuracy import run_scorer
from bench.damaged_heads import LAYOUTS, lay_out, page_of
from bench.damaged_texts import TEXTS
from ingest.output import prediction, prediction_lines
from ingest.pipeline import extract_source
from ingest.read import read_text
from ingest.read.words import readable
from model.record import SourceRecord

FIELDS = {
    "split": "split", "number": "numb", "type": "type", "date": "date", "issuer": "issu", "title": "titl", "urgency": "urge",
    "signers": "sign", "addressees": "addr", "citations": "cita", "citation date": "c.da", "citation relation": "c.re",
    "tasks": "task", "task lead": "lead", "task deadline": "dead",
}  # fmt: skip
SEED = 7


def all_damages() -> dict[str, Callable[[str, Random], str]]:
    """Name → damage, of letterheads and of whole texts."""
    heads = {name: _without_chance(lay_out(layout)) for name, layout in LAYOUTS.items()}
    return {**TEXTS, **heads, "web page": _without_chance(page_of)}


def _without_chance(damage: Callable[[str], str]) -> Callable[[str, Random], str]:
    return lambda text, _: damage(text)


def main() -> int:
    """Print one line for each damage; 1 where a span does not slice to its quote."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path, help="folders of gold (<id>.txt beside <id>.json)")
    parser.add_argument("--only", help="damages whose name holds these words")
    parser.add_argument("--errors", type=int, default=0, help="print up to N errors of each field")
    parser.add_argument("--write", type=Path, help="write the damaged texts to this folder")
    arguments = parser.parse_args()
    rows, wrong = [], 0
    for name, damage in all_damages().items():
        if arguments.only and arguments.only not in name:
            continue
        figures, errors, astray = score(arguments.gold, name, damage, arguments.write)
        rows.append((name, figures))
        wrong += astray
        for line in errors[: arguments.errors * len(FIELDS)] if arguments.errors else ():
            print(line)
    print_table(rows)
    print(f"spans that do not slice to their quote: {wrong}")
    return 1 if wrong else 0


def score(
    folders: Iterable[Path], name: str, damage: Callable[[str, Random], str], kept: Path | None = None
) -> tuple[dict[str, float], list[str], int]:
    """F1 of each field over all folders together, the error lines, and how many spans are astray."""
    with tempfile.TemporaryDirectory() as folder:
        gold = Path(folder)
        lines: list[str] = []
        wrong = 0
        for path in _texts(folders):
            raw = damage(path.read_text(encoding="utf-8"), Random(f"{SEED} {name} {path.stem}"))
            if kept:
                kept.mkdir(parents=True, exist_ok=True)
                (kept / path.name).write_text(raw, encoding="utf-8")
            (gold / path.with_suffix(".json").name).write_bytes(path.with_suffix(".json").read_bytes())
            record = extract_source(read_text(path.name, raw))
            lines.extend(prediction_lines(record))
            wrong += sum(_astray(record))
        scored: dict[str, Any] = run_scorer("data/evaluation/evaluate.py", gold, lines)
    return {field: row["f1"] for field, row in scored["figures"].items()}, scored["errors"], wrong


def _texts(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from sorted(p for p in folder.glob("*.txt") if p.with_suffix(".json").is_file())


def _astray(record: SourceRecord) -> Iterator[bool]:
    for document in record.documents:
        found = prediction(record, document)
        for fact in (*found["citations"], *found["tasks"]):
            quoted = record.text[fact["start"] : fact["end"]]
            yield not fact["text"] or not quoted.startswith(fact["text"]) and readable(quoted, record.media_type) != fact["text"]


def print_table(rows: list[tuple[str, dict[str, float]]]) -> None:
    """Worst first, by the mean of the fields."""
    width = max((len(name) for name, _ in rows), default=0)
    print(" " * width, *(f"{short:>5}" for short in FIELDS.values()), " mean")
    for name, figures in sorted(rows, key=lambda row: mean(row[1])):
        print(f"{name:{width}}", *(f"{figures.get(field, 0):5.2f}" for field in FIELDS), f"{mean(figures):5.3f}")


def mean(figures: dict[str, float]) -> float:
    """The mean F1 of the fields of the table."""
    return sum(figures.get(field, 0) for field in FIELDS) / len(FIELDS)


if __name__ == "__main__":
    sys.exit(main())
