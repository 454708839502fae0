"""A question does not wait for what it does not need."""

from __future__ import annotations

import subprocess
import sys

HEAVY = (
    "ingest.parse",
    "ingest.extract",
    "pyarrow",
    "numpy",
    "networkx",
    "pandas",
    "fastapi",
    "neo4j",
    "spacy",
    "pyspark",
    "docx",
    "openpyxl",
    "fsspec",
    "upath",
)


def test_the_command_line_starts_without_what_only_some_commands_need() -> None:
    words = f"import sys, cli.main; print([name for name in {HEAVY!r} if name in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
