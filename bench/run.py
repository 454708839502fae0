"""Speed of extraction: MB of text read, split, parsed and extracted for each second of CPU time, on one core.

    python -m bench.run                      # data/samples/texts, best of five passes
    python -m bench.run FOLDER --json out.json

CPU time, not the wall clock, so that a busy machine tells the same; the best pass, so that it tells what the code can do.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from ingest.pipeline import extract_source
from ingest.read import find_files, read
from model.text import SourceText

SAMPLES = Path(__file__).resolve().parents[1] / "data" / "samples" / "texts"


def texts_of(folder: Path) -> list[SourceText]:
    """All texts of a folder, read once, so that the disk is not measured."""
    return [item for file in find_files(folder) for item in read(file, file.name) if isinstance(item, SourceText)]


def pass_seconds(texts: list[SourceText]) -> float:
    """CPU seconds of one pass over all texts."""
    start = time.process_time()
    for text in texts:
        extract_source(text)
    return time.process_time() - start


def measure(folder: Path, passes: int) -> dict[str, float]:
    """Texts, megabytes (UTF-8), best CPU seconds of a pass, and their ratio."""
    texts = texts_of(folder)
    megabytes = sum(len(text.raw.encode()) for text in texts) / 1e6
    pass_seconds(texts)  # vocabulary and patterns are built on the first pass
    seconds = min(pass_seconds(texts) for _ in range(passes))
    rate = round(megabytes / seconds, 2)
    return {"texts": len(texts), "mb": round(megabytes, 3), "cpu_seconds": round(seconds, 4), "mb_per_cpu_second": rate}


def main() -> None:
    """Measure, print one line, write JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=SAMPLES)
    parser.add_argument("--passes", type=int, default=5)
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    arguments = parser.parse_args()
    figures = measure(arguments.folder, arguments.passes)
    print("{texts:.0f} texts, {mb} MB, {cpu_seconds} s CPU: {mb_per_cpu_second} MB/s".format(**figures))
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
