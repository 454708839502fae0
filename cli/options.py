"""Options that several commands share, declared once."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

DEFAULT_STORE = "chidao-data"


class AnswerFormat(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


class ExtractFormat(StrEnum):
    """How documents are printed by `extract`."""

    JSONL = "jsonl"
    CSV = "csv"
    TABLE = "table"
    EXPLAIN = "explain"
    DISPLACY = "displacy"
    SPACY = "spacy"


Paths = Annotated[
    list[Path],
    typer.Argument(exists=True, readable=True, help="Tệp, thư mục: Word, PDF, ảnh, thư, bảng, văn bản / files, folders.", metavar="PATH…"),
]
AllowSecret = Annotated[
    bool,
    typer.Option("--allow-secret", help="Nạp cả văn bản Mật, Tối mật, Tuyệt mật / take papers marked secret too."),
]
Store = Annotated[
    str,
    typer.Option("--store", envvar="CHIDAO_STORE", help="Kho: một thư mục, hoặc neo4j://… / the store: a folder, or neo4j://…"),
]
Data = Annotated[
    str | None,
    typer.Option(
        "--data",
        envvar="CHIDAO_DATA",
        help="Nơi giữ danh mục nếu không ở trong kho: thư mục, s3://… / where the catalogue is, if not in the store: a folder, s3://…",
    ),
]
Format = Annotated[AnswerFormat, typer.Option("--format", "-f", help="table, json, csv.")]
Directive = Annotated[str, typer.Argument(help='Số hiệu như người ta gọi: "128/NQ-CP", "NQ 128" / as people name it.', metavar="DIRECTIVE")]
AsOf = Annotated[
    str | None, typer.Option("--as-of", help="Tính đến hết ngày, ví dụ 2026-11-01; 2026-11 là hết tháng / as of a day.", metavar="DAY")
]
Limit = Annotated[int | None, typer.Option("--limit", min=1, help="Số dòng nhiều nhất / most rows.")]
Offset = Annotated[int, typer.Option("--offset", min=0, help="Bỏ qua bao nhiêu dòng đầu / rows to pass over.")]
Jobs = Annotated[
    int | None, typer.Option("--jobs", "-j", min=1, help="Số tiến trình; mặc định: số lõi máy / processes that work (the cores).")
]


def cores() -> int:
    """How many processes may compute at once for us: the cores of the machine, or those that it leaves us."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
