"""Coverage-guided fuzzing of the whole extraction with atheris (`pip install atheris`).

    make fuzz                                            ten minutes over mutated samples
    python -m tests.fuzz.fuzz_extract CORPUS_DIR -max_total_time=3600 -timeout=20 -max_len=6000

Any text must come through: no exception, no hang, and every span cuts its words out of the source.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["ingest", "model"]):
    from ingest.pipeline import extract_source
    from ingest.read import read_text
    from model.record import SourceRecord

SAMPLES = Path(__file__).parents[2] / "data" / "samples" / "texts"


def check(data: bytes) -> None:
    """One text: extract it and look at every span."""
    text = data.decode("utf-8", errors="ignore")
    record = extract_source(read_text("fuzz", text))
    assert record.text == text
    look_at_spans(record)


def look_at_spans(record: SourceRecord) -> None:
    """Spans lie inside the source, in order, and are not empty."""
    for found in record.documents:
        facts = found.facts
        spans = [c.span for c in facts.citations] + [a.span for a in facts.agencies] + [t.span for t in facts.tasks]
        for span in spans + [d.span for d in facts.deadlines]:
            assert 0 <= span.start < span.end <= len(record.text), span


def main() -> None:
    """Start from the samples where no corpus is named."""
    folders = [word for word in sys.argv[1:] if not word.startswith("-")]
    atheris.Setup([*sys.argv, *([] if folders else [str(SAMPLES)])], check)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
