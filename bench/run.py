"""Speed of extraction on one core, stage by stage, beside two yardsticks measured in the same run.

    make bench                                 data/samples/texts and made-up texts of typical density
    python -m bench.run FOLDER --passes 5      other texts
    python -m bench.run --json out.json        the figures as JSON too
    python -m bench.run --update               make this run the committed baseline

CPU time, not the wall clock. MB are 10^6 bytes of UTF-8. Machines differ and are busy, so the baseline keeps ratios: how much slower
than the yardstick of the same pass a stage is; of several passes the one with the middle ratio counts.

Yardsticks: `re`, one alternation for the forms of document numbers, tried at every character, and the tokeniser of a blank
Vietnamese pipeline of spaCy, where spaCy is installed.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from time import process_time
from typing import ParamSpec, TypeVar

import msgspec

from bench.typical import typical_text
from ingest.extract.agencies import extract_agencies, extract_issuer, extract_speaks_for
from ingest.extract.citations import extract_citations
from ingest.extract.deadlines import extract_deadlines
from ingest.extract.tasks import extract_tasks
from ingest.parse import parse
from ingest.read import find_files, read_text
from ingest.record import make_record
from ingest.split import split
from model.facts import Facts
from model.fold import folded

P = ParamSpec("P")
T = TypeVar("T")
Times = dict[str, float]
SAMPLES = Path(__file__).parents[1] / "data" / "samples" / "texts"
BASELINE = Path(__file__).with_name("speed_baseline.json")
STAGES = ("read", "fold", "split", "parse", "citations", "agencies", "tasks", "deadlines", "record")
TYPICAL = 60  # made-up texts
NUMBER = (
    r"(?P<state>\d{1,6}[a-zđ]?\s?/\s?(?:(?:19|20)\d\d\s?/\s?)?[A-ZĐ][A-ZĐa-z&]{0,8}(?:\s?[-/]\s?[A-ZĐ][A-ZĐa-z0-9&]{0,12}){0,4})"
    r"|(?P<party>\d{1,5}\s?-\s?[A-ZĐ]{1,4}[a-z]{0,2}\s?/\s?[A-ZĐ]{1,8})"
    r"|(?P<day>ngày\s\d{1,2}(?:/|\stháng\s)\d{1,2}(?:/|\snăm\s)\d{4})"
)


def main() -> None:
    """Measure, print a table for each set of texts, and write what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", help="texts to measure instead of the two sets of the project")
    parser.add_argument("--passes", type=int, default=5, help="the middle one of so many passes counts")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    parser.add_argument("--update", action="store_true", help="make this run the committed baseline")
    arguments = parser.parse_args()
    sets = {arguments.folder.name: texts_of(arguments.folder)} if arguments.folder else project_sets()
    before = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.is_file() else {}
    report = {name: measure(texts, arguments.passes) for name, texts in sets.items()}
    for name, figures in report.items():
        print_table(name, figures, before.get(name, {}))
    if arguments.json:
        arguments.json.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    if arguments.update:
        BASELINE.write_text(json.dumps({n: slowness(f) for n, f in report.items()}, indent=1) + "\n", encoding="utf-8")


def project_sets() -> dict[str, list[bytes]]:
    """The samples, dense with citations and duties, and made-up texts of mostly running words."""
    return {"samples": texts_of(SAMPLES), "typical": [typical_text(seed).encode() for seed in range(TYPICAL)]}


def texts_of(folder: Path) -> list[bytes]:
    """All texts of a folder, read once, so that the disk is not measured."""
    return [file.read_bytes() for file in find_files(folder) if file.suffix == ".txt"]


def measure(texts: Sequence[bytes], passes: int) -> dict[str, float]:
    """CPU seconds by stage (`whole` for all), and by yardstick; with the number of texts and of bytes."""
    yardsticks = make_yardsticks()
    one_pass(texts)  # builds vocabulary and patterns
    runs = []
    for _ in range(passes):
        times = one_pass(texts)
        runs.append({**times, "whole": sum(times.values()), **{name: seconds(read, texts) for name, read in yardsticks.items()}})
    middle = sorted(runs, key=lambda run: run["whole"] / run["re"])[len(runs) // 2]
    return {"texts": len(texts), "bytes": sum(map(len, texts)), **middle}


def one_pass(texts: Sequence[bytes]) -> Times:
    """CPU seconds of each stage over all texts, from bytes to JSON."""
    times = dict.fromkeys(STAGES, 0.0)
    for number, text in enumerate(texts):
        extract_timed(f"{number}.txt", text, times)
    return times


def extract_timed(name: str, data: bytes, times: Times) -> bytes:
    """What `ingest.pipeline.extract_source` does, with the clock read after each stage; `fold` is what the stages share."""
    source = timed(times, "read", lambda: read_text(name, data.decode()))
    timed(times, "fold", folded, source.text)
    found = []
    for ordinal, part in enumerate(timed(times, "split", split, source)):
        document = timed(times, "parse", parse, source, part, ordinal)
        facts = Facts(
            citations=timed(times, "citations", extract_citations, source, document),
            agencies=timed(times, "agencies", extract_agencies, source, document),
            tasks=timed(times, "tasks", extract_tasks, source, document),
            deadlines=timed(times, "deadlines", extract_deadlines, source, document),
            issuer=timed(times, "agencies", extract_issuer, source, document),
            speaks_for=timed(times, "agencies", extract_speaks_for, source, document),
        )
        found.append((document, facts))
    return timed(times, "record", lambda: msgspec.json.encode(make_record(source, found)))


def timed(times: Times, stage: str, call: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
    """What the call returns; its CPU seconds are added to the stage."""
    start = process_time()
    result = call(*arguments, **named)
    times[stage] += process_time() - start
    return result


def make_yardsticks() -> dict[str, Callable[[str], object]]:
    """What others do with a text, by name."""
    number = re.compile(NUMBER)
    yardsticks: dict[str, Callable[[str], object]] = {"re": lambda text: [match.span() for match in number.finditer(text)]}
    if find_spec("spacy"):  # an extra of the project
        yardsticks["spaCy"] = import_module("spacy").blank("vi", config={"nlp": {"tokenizer": {"use_pyvi": False}}})
    return yardsticks


def seconds(read: Callable[[str], object], texts: Sequence[bytes]) -> float:
    """CPU seconds of a yardstick over all texts, decoding with it; the mean of three, since it is quick."""
    start = process_time()
    for text in [*texts] * 3:
        read(text.decode())
    return (process_time() - start) / 3


def slowness(figures: Mapping[str, float]) -> dict[str, float]:
    """Seconds of each stage for each second of the yardstick `re`: nearly the same on every machine."""
    return {name: round(figures[name] / figures["re"], 3) for name in (*STAGES, "whole")}


def print_table(name: str, figures: Mapping[str, float], before: Mapping[str, float]) -> None:
    """MB a second, microseconds a document, and the slowness beside that of the baseline."""
    texts, size = figures["texts"], figures["bytes"] / 1e6
    print(f"{name}: {texts:.0f} texts, {size:.3f} MB, {size / texts * 1e3:.1f} KB each; CPU time, one core")
    print(f"  {'stage':<12}{'MB/s':>10}{'us/text':>10}{'x re':>9}{'before':>9}")
    now = slowness(figures)
    for stage in (*STAGES, "whole"):
        rate, each = size / max(figures[stage], 1e-9), figures[stage] / texts * 1e6
        print(f"  {stage:<12}{rate:>10.2f}{each:>10.0f}{now[stage]:>9.2f}{before.get(stage, '-'):>9}")
    for stick in ("re", "spaCy"):
        if stick in figures:
            print(f"  {stick + ' alone':<12}{size / figures[stick]:>10.2f}{figures[stick] / texts * 1e6:>10.0f}")
    print()


if __name__ == "__main__":
    main()
