"""An answer as a table, as JSON or as CSV, on standard output."""

from __future__ import annotations

import csv
import json
import sys

from rich.text import Text

from cli.options import AnswerFormat
from cli.tables import print_table
from cli.terminal import stderr, stdout
from cli.tree import print_tree
from graph.ask import Answer

TREES = frozenset({"cascade_down", "cascade_up"})


def print_answer(answer: Answer, output: AnswerFormat) -> None:
    """Print in the format asked for; what a reader must know beside the rows goes before them, or to standard error."""
    for note in answer.notes:
        (stdout() if output is AnswerFormat.TABLE else stderr()).print(Text(note, style="yellow"))
    if output is AnswerFormat.JSON:
        print(json_of(answer))
    elif output is AnswerFormat.CSV:
        print_csv(answer)
    elif answer.query in TREES:
        print_tree(stdout(), answer.rows)
    else:
        print_table(stdout(), answer.query, answer.columns, answer.rows)


def json_of(answer: Answer) -> str:
    """One object: `{"query": ..., "parameters": {...}, "columns": [...], "rows": [...]}`."""
    parts = {"query": answer.query, "parameters": dict(answer.parameters), "columns": list(answer.columns), "rows": list(answer.rows)}
    return json.dumps(parts, ensure_ascii=False)


def print_csv(answer: Answer) -> None:
    """A head and one line a row; lists of words joined by "; ", anything deeper as JSON."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(answer.columns)
    for row in answer.rows:
        writer.writerow([cell(row.get(column)) for column in answer.columns])


def cell(value: object) -> object:
    """A value as a spreadsheet takes it."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "; ".join(value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value
