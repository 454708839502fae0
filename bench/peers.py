"""Speed of extraction beside other extractors, each on texts of its own language, and beside what Python can do at most.

    pip install -e '.[bench]'                  eyecite (BSD), refex (legal-reference-extraction, MIT) and spaCy (MIT)
    python -m bench.peers                      all of them in turns, on this machine
    python -m bench.peers --passes 9 --json peers.json

CPU time of one process. MB are 10^6 bytes of UTF-8; every reader is given bytes and decodes them. In each pass all take turns, so that
what else runs on the machine slows all alike; the middle pass counts, `best` is the fastest. `marks` are what a reader found in a KB of
text, to tell how much work its speed stands for: eyecite and refex find citations, spaCy's matchers numbers and bodies of a list, chidao
reads letterheads, citations with their relations, bodies, tasks, roles and deadlines. What is not installed is left out, and named.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any

import msgspec

from bench.clock import cpu_ms
from bench.foreign import english_text, german_text
from bench.made.plan import plan
from bench.made.write import write
from bench.run import NUMBER, SAMPLES, texts_of
from bench.typical import typical_text
from ingest import vocabulary
from ingest.pipeline import extract_source
from ingest.read import read_text
from model.record import SourceRecord

TEXTS, PAPERS = 40, 200
Count = Callable[[bytes], int]
"""Reads one text and says how many marks it found."""


@dataclass(frozen=True, slots=True)
class Reader:
    """One row of the table: what reads which texts."""

    name: str
    language: str
    count: Count
    texts: Sequence[bytes]


@dataclass(frozen=True, slots=True)
class Figures:
    """MB a second, of the middle pass and of the best, and marks found in a KB."""

    rate: float
    best: float
    marks: float


def main() -> None:
    """Measure all in turns and print a table; with --json also write the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passes", type=int, default=5)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    readers = list(all_readers())
    found = list(zip(readers, measure(readers, arguments.passes), strict=True))
    print(f"{'reader':44}{'text':26}{'MB/s':>10}{'best':>10}{'marks/KB':>10}")
    for reader, figures in found:
        print(f"{reader.name:44}{reader.language:26}{figures.rate:>10.3f}{figures.best:>10.3f}{figures.marks:>10.1f}")
    for module in missing():
        print(f"{module}: not installed, left out (pip install -e '.[bench]')")
    if arguments.json:
        rows = {f"{reader.name}, {reader.language}": msgspec.to_builtins(figures) for reader, figures in found}
        arguments.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


def measure(readers: Sequence[Reader], passes: int) -> list[Figures]:
    """The figures of each reader. The first pass builds vocabularies and patterns: its time is not counted, its marks are."""
    marks = [sum(map(reader.count, reader.texts)) for reader in readers]
    spent = [[_seconds(reader) for reader in readers] for _ in range(passes)]
    return [_figures(reader, found, times) for reader, found, times in zip(readers, marks, zip(*spent, strict=True), strict=True)]


def _seconds(reader: Reader) -> float:
    return max(cpu_ms(lambda: [reader.count(text) for text in reader.texts]) / 1000, 1e-9)


def _figures(reader: Reader, marks: int, seconds: Sequence[float]) -> Figures:
    size = sum(map(len, reader.texts)) / 1e6
    return Figures(size / median(seconds), size / min(seconds), marks / (size * 1e3))


def missing() -> list[str]:
    """Modules of the extra that are not installed."""
    return [module for module in ("eyecite", "refex", "spacy") if not find_spec(module)]


def all_readers() -> Iterator[Reader]:
    """The rows of the table, those that are installed."""
    typical = [typical_text(seed).encode() for seed in range(TEXTS)]
    papers = [write(paper).encode() for paper in plan(PAPERS, seed=1)]
    number = re.compile(NUMBER)
    yield Reader("bytes: count line ends (memory speed)", "typical", lambda data: data.count(b"\n"), typical)
    yield Reader("decode UTF-8", "typical", lambda data: len(data.decode()) and 0, typical)
    yield Reader("re, one pass: numbers and dates only", "typical", lambda data: sum(1 for _ in number.finditer(data.decode())), typical)
    if find_spec("spacy"):
        yield from _spacy_readers(typical)
    if find_spec("eyecite"):
        find = import_module("eyecite").get_citations
        yield Reader("eyecite: citations", "English, made up", _length_of(find), [english_text(n).encode() for n in range(TEXTS)])
    if find_spec("refex"):
        extractor = import_module("refex.orchestrator").CitationExtractor()
        german = [german_text(n).encode() for n in range(TEXTS)]
        yield Reader("refex: citations", "German, made up", lambda data: len(extractor.extract(data.decode()).citations), german)
    for language, texts in (("typical", typical), ("samples", texts_of(SAMPLES)), ("generated papers", papers)):
        yield Reader("chidao: everything, to JSON", language, read_everything, texts)


def _length_of(find: Callable[[str], Sequence[object]]) -> Count:
    return lambda data: len(find(data.decode()))


def _spacy_readers(texts: Sequence[bytes]) -> Iterator[Reader]:
    """The tokeniser of a blank pipeline, and with it the matchers, with the same numbers and the names of central bodies."""
    for title, add in (("tokenizer", _add_nothing), ("Matcher, numbers", _add_matcher), ("EntityRuler, bodies and kinds", _add_ruler)):
        pipeline = import_module("spacy").blank("vi", config={"nlp": {"tokenizer": {"use_pyvi": False}}})
        yield Reader(f"spaCy blank vi: {title}", "typical", _through(pipeline, add(pipeline)), texts)


def _through(pipeline: Any, count: Callable[[Any], int]) -> Count:
    return lambda data: count(pipeline(data.decode()))


def _add_nothing(_: Any) -> Callable[[Any], int]:
    return lambda document: 0


def _add_matcher(pipeline: Any) -> Callable[[Any], int]:
    matcher = import_module("spacy.matcher").Matcher(pipeline.vocab)
    matcher.add("number", [[{"TEXT": {"REGEX": r"^\d{1,6}/(?:\d{4}/)?[A-ZĐ]"}}], [{"IS_DIGIT": True}, {"TEXT": "/"}, {"IS_UPPER": True}]])
    matcher.add("day", [[{"LOWER": "ngày"}, {"TEXT": {"REGEX": r"^\d{1,2}/\d{1,2}/\d{4}$"}}]])
    return lambda document: len(matcher(document))


def _add_ruler(pipeline: Any) -> Callable[[Any], int]:
    names = [name for row in vocabulary.load("agencies/central") for name in (row["name"], *row.get("forms", []))]
    heads = [f"{row['name']}" for row in vocabulary.load("agencies/heads")]
    kinds = [kind["name"] for kind in vocabulary.load("kinds")["kinds"]]
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "BODY", "pattern": name} for name in (*names, *heads)] + [{"label": "KIND", "pattern": k} for k in kinds])
    return lambda document: len(document.ents)


def read_everything(data: bytes) -> int:
    """The whole of extraction, to JSON; how many facts the record holds."""
    record = extract_source(read_text("a.txt", data.decode()))
    msgspec.json.encode(record)
    return facts_in(record)


def facts_in(record: SourceRecord) -> int:
    """Fields of the head, citations, bodies, tasks, roles and deadlines."""
    return sum(
        sum(field is not None for field in (found.document.number, found.document.issuer, found.document.issued_on, found.document.title))
        + len(found.facts.citations)
        + len(found.facts.agencies)
        + len(found.facts.tasks)
        + sum(len(task.actors) for task in found.facts.tasks)
        + len(found.facts.deadlines)
        for found in record.documents
    )


if __name__ == "__main__":
    main()
