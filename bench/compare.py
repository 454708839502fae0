"""What got slower: every question on a small made-up graph, beside the figures that are committed.

    python -m bench.compare              prints a table, what got slower by half is marked
    python -m bench.compare --strict     ends with 1 where something takes more than three times as long as it did
    python -m bench.compare --update     keeps the figures of this run in bench/scale_baseline.json

Figures are multiples of the yardstick of the same run (`bench.clock.yardstick`), CPU time, so that machines and days compare. What takes
less than a fortieth of the yardstick, a millisecond or two, counts as a fortieth: there the clock says nothing.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from bench.clock import cpu_ms, middle, yardstick
from bench.country import make_country
from bench.scale import every_question, measure_questions
from graph.store import open_for_writing

BASELINE = Path(__file__).with_name("scale_baseline.json")
PAPERS = 5_000
SLOWER, MUCH_SLOWER, LEAST = 1.5, 3.0, 0.025
Ratios = Mapping[str, float]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print the table; or keep what was measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--strict", action="store_true")
    wanted = parser.parse_args(arguments)
    now = measure(PAPERS)
    if wanted.update:
        BASELINE.write_text(json.dumps(now, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        return
    before = json.loads(BASELINE.read_text(encoding="utf-8"))
    sys.stdout.write(table(now, before))
    slower = [name for name in now if times(now, before, name) > MUCH_SLOWER]
    if slower:
        sys.stderr.write(f"More than {MUCH_SLOWER:.0f} times slower than before: {', '.join(slower)}\n")
    sys.exit(int(wanted.strict and bool(slower)))


def measure(papers: int) -> dict[str, float]:
    """What is asked -> its time in multiples of the yardstick."""
    country = make_country(papers)
    sticks = [cpu_ms(yardstick) for _ in range(5)]
    with tempfile.TemporaryDirectory() as folder:
        with open_for_writing(folder) as writer:
            taken = {"load": cpu_ms(lambda: writer.load(country.batch))}
        taken |= {name: ms for name, ms in measure_questions(folder, country, middle(cpu_ms)).items() if not name.endswith("(bound)")}
        taken |= {f"question {name}": figures["ms"] for name, figures in every_question(folder, country, 3).items()}
    stick = median([*sticks, *(cpu_ms(yardstick) for _ in range(5))])
    return {name: round(ms / stick, 3) for name, ms in taken.items()}


def table(now: Ratios, before: Ratios) -> str:
    """Before, now and how many times that is, the worst first; what got slower by half is marked."""
    lines = [f"{'of the yardstick':<34}{'before':>9}{'now':>9}{'times':>8}"]
    for name in sorted(now, key=lambda name: -times(now, before, name)):
        mark = "  slower" if times(now, before, name) > SLOWER else ""
        lines.append(f"{name:<34}{before.get(name, '-'):>9}{now[name]:>9}{times(now, before, name):>8.2f}{mark}")
    gone = sorted(set(before) - set(now))
    return "\n".join([*lines, *(f"{name:<34}{before[name]:>9}{'-':>9}" for name in gone)]) + "\n"


def times(now: Ratios, before: Ratios, name: str) -> float:
    """How many times as long as before; 1 where there is no figure of before."""
    return max(now[name], LEAST) / max(before[name], LEAST) if name in before else 1.0


if __name__ == "__main__":
    main()
