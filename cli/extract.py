"""`chidao extract`: what is in these files, without any store."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from typing import Annotated

import typer
from rich.table import Table

from cli.options import AllowSecret, ExtractFormat, Paths
from cli.progress import ReadingProgress
from cli.terminal import stdout
from model.document import Document
from model.record import SourceRecord

COLUMNS = ("source", "number", "kind", "issued_on", "issuer", "heading", "citations", "tasks")
HEADS = ("Tệp", "Số, ký hiệu", "Loại", "Ngày", "Cơ quan ban hành", "Trích yếu", "Viện dẫn", "Nhiệm vụ")


def extract_command(
    paths: Paths,
    output: Annotated[
        ExtractFormat, typer.Option("--format", "-f", help="jsonl, csv, table, explain, displacy (HTML), spacy (DocBin).")
    ] = ExtractFormat.JSONL,
    allow_secret: AllowSecret = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Tô màu từng dữ kiện kèm quy tắc đã đọc / every fact in colour with its rule.")
    ] = False,
) -> None:
    """Đọc văn bản và in ra những gì tìm thấy, không cần kho / read documents and print what is in them.

    Ví dụ / example: chidao extract data/samples/texts --format jsonl > found.jsonl
    chidao extract data/samples/texts/2021-10-11_chinh-phu_128-nq-cp.txt --explain
    """
    from ingest.pipeline import extract_path

    with ReadingProgress() as progress:
        records = progress.watch(record for path in paths for record in extract_path(path, "allow" if allow_secret else "refuse"))
        PRINTERS[ExtractFormat.EXPLAIN if explain else output](records)
    raise typer.Exit(1 if progress.issues else 0)


def print_jsonl(records: Iterable[SourceRecord]) -> None:
    """One JSON object for each document, as soon as it is read."""
    from ingest.output import prediction_lines

    for record in records:
        for line in prediction_lines(record):
            print(line)


def print_csv(records: Iterable[SourceRecord]) -> None:
    """One row for each document."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows_of(records))


def print_table(records: Iterable[SourceRecord]) -> None:
    """The same rows for the eye."""
    table = Table(*HEADS, header_style="bold", pad_edge=False)
    for row in rows_of(records):
        table.add_row(*row)
    stdout().print(table)


def print_explained(records: Iterable[SourceRecord]) -> None:
    """The texts in colour, with the rule of each fact."""
    from cli.explain import explain

    explain(records, stdout())


def print_displacy(records: Iterable[SourceRecord]) -> None:
    """An HTML page of displaCy."""
    from cli.displacy import displacy_html

    print(displacy_html(records))


def write_docbin(records: Iterable[SourceRecord]) -> None:
    """A spaCy DocBin; bytes, so into a file or a pipe."""
    from cli.displacy import docbin

    if sys.stdout.isatty():
        raise typer.BadParameter("DocBin là nhị phân: thêm > tệp.spacy / a DocBin is binary: add > file.spacy")
    sys.stdout.buffer.write(docbin(records))


PRINTERS = {
    ExtractFormat.JSONL: print_jsonl,
    ExtractFormat.CSV: print_csv,
    ExtractFormat.TABLE: print_table,
    ExtractFormat.EXPLAIN: print_explained,
    ExtractFormat.DISPLACY: print_displacy,
    ExtractFormat.SPACY: write_docbin,
}


def rows_of(records: Iterable[SourceRecord]) -> Iterator[list[str]]:
    """The header of each document and how much was found in it."""
    for record in records:
        for found in record.documents:
            yield [record.source, *header(found.document), str(len(found.facts.citations)), str(len(found.facts.tasks))]


def header(document: Document) -> list[str]:
    """Number, kind, date, issuer and heading; an empty text where there is none."""
    fields = (document.number, document.kind, document.issued_on, document.issuer, document.title)
    return [field.value if field else "" for field in fields]
