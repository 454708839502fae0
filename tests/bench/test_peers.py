"""The comparison with other extractors reads real texts with each of them, and says how much each found."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bench.foreign import english_text, german_text
from bench.peers import Reader, all_readers, facts_in, measure, missing, read_everything
from bench.typical import typical_text
from ingest.pipeline import extract_source
from ingest.read import read_text


@pytest.mark.parametrize(("make", "citing"), [(english_text, " v. "), (german_text, "§ ")])
def test_texts_of_other_languages_are_the_same_each_time_and_cite(make: Callable[[int], str], citing: str) -> None:
    assert make(3) == make(3) != make(4)
    assert make(3).count(citing) > 5 and 5_000 < len(make(3).encode()) < 20_000


def test_each_reader_finds_what_its_texts_hold() -> None:
    for reader in all_readers():
        found = reader.count(reader.texts[0])
        assert found > 0 or reader.name.endswith("tokenizer") or reader.name.startswith("decode"), reader.name
    assert set(missing()) <= {"eyecite", "refex", "spacy"}


def test_everything_is_counted_in_what_we_read() -> None:
    text = typical_text(1)
    record = extract_source(read_text("a.txt", text))
    facts = record.documents[0].facts
    assert read_everything(text.encode()) == facts_in(record) > len(facts.citations) + len(facts.agencies) + len(facts.tasks)


def test_rates_are_of_the_bytes_read_and_marks_of_a_kilobyte() -> None:
    (figures,) = measure([Reader("lines", "made", lambda data: data.count(b"\n"), [b"a\n" * 500])], 1)
    assert figures.marks == 500.0 and figures.best >= figures.rate > 0
