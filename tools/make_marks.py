"""Count how the words of office Vietnamese are written, for texts that have lost all marks.

python -m tools.make_marks   writes ingest/vocabulary/marks.tsv from data/samples/texts and the vocabulary

Each row: a written pair of syllables in small letters and how often it stands so; a single syllable stands before a dot,
every number is "0".
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "ingest" / "vocabulary" / "marks.tsv"
_RUN = re.compile(r"(?:[^\W\d_]+|\d+)(?:[ \n](?:[^\W\d_]+|\d+))*")
_DIGITS = re.compile(r"\d+")
_RARE = 2  # a pair seen less often says nothing, unless the vocabulary has it


def counts() -> Counter[str]:
    """Pairs and syllables with their counts; what the vocabulary names counts twice, so that it is never rare."""
    found: Counter[str] = Counter()
    for words, weight in _runs():
        for syllable in words:
            found[f"{syllable} ."] += weight
        for pair in zip(words, words[1:], strict=False):
            found[" ".join(pair)] += weight
    return Counter({key: count for key, count in found.items() if key.endswith(".") or count >= _RARE})


def _runs() -> Iterator[tuple[list[str], int]]:
    for path in sorted((ROOT / "data" / "samples" / "texts").glob("*.txt")):
        for run in _RUN.findall(unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))):
            yield _DIGITS.sub("0", run.lower()).split(), 1


def main() -> int:
    """Write the table; nothing is said where it is already right."""
    rows = [f"{key}\t{count}" for key, count in sorted(counts().items())]
    TARGET.write_text("\n".join(["# Written by tools/make_marks.py; do not edit.", *rows, ""]), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
