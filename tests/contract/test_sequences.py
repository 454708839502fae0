"""Any sequence of adding, changing, deleting, adding again, correcting and ingesting, whole or file by file, leaves each store as
a full rebuild of what was ingested last would: byte for byte, and only changed files are read.

CHIDAO_SEQUENCES says how many sequences are tried on each store.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import ingest.sync
from cli.catalogue import corrections_of
from cli.corpus import make_graph
from cli.update import journal_of, restore, update
from graph.changes import read_runs
from graph.export import jsonl_lines, read_graph
from graph.load import load
from graph.store import GraphStore
from ingest.catalogue import Catalogue
from ingest.pipeline import Secrets, extract_file, extract_source
from ingest.read import read_text
from ingest.resolve import resolve
from ingest.resolve.batch import make_batch
from ingest.sync import carry_out, make_plan
from model.batch import Batch
from model.correction import Correction, DirectiveName
from model.record import SourceRecord
from tests.ingest.resolve.letters import HUNG_YEN, letter, resolution

SEQUENCES = int(os.environ.get("CHIDAO_SEQUENCES", "10"))
FULL = "Thực hiện Nghị quyết số 128/NQ-CP ngày 11/10/2021 của Chính phủ, Ủy ban nhân dân tỉnh yêu cầu:\n\n1. Sở Y tế chủ trì rà soát."
SHORT = "Thực hiện NQ 128, Ủy ban nhân dân tỉnh yêu cầu:\n\n1. Sở Y tế chủ trì tiêm chủng trước ngày 15/12/2021."
WRONG = "Thực hiện Nghị quyết số 128/NQ-CP ngày 12/10/2021 của Chính phủ, giao các sở thực hiện Kế hoạch số 40/KH-UBND."
TEXTS = {
    "parent": resolution(),
    "namesake": resolution(date="2018-10-11"),
    "plan": letter("40/KH-UBND", "2021-11-26", FULL),
    "plan, another scan": letter("40/KH-UBND", "2021-11-26", FULL + "\n\n2. Công an tỉnh phối hợp."),
    "plan of next year": letter("40/KH-UBND", "2022-11-26", SHORT),
    "plan of another province": letter("40/KH-UBND", "2021-11-26", FULL, HUNG_YEN),
    "short": letter("41/KH-UBND", "2021-12-26", SHORT),
    "wrong date": letter("42/KH-UBND", "2021-12-27", WRONG),
    "unknown issuer": letter("43/KH-UBND", "2021-12-28", "Căn cứ Quyết định số 77/QĐ-BCĐ ngày 11/10/2021, giao Sở Y tế rà soát."),
    "known issuer": letter("44/KH-UBND", "2021-12-29", "Căn cứ Quyết định số 77/QĐ-BCĐ ngày 11/10/2021 của Bộ Y tế, giao Sở Y tế rà soát."),
    "draft": letter("     /KH-UBND", "2021-12-30", FULL),
    "empty": "",
}
PLAN = DirectiveName("40/KH-UBND", "Ủy ban nhân dân tỉnh Cao Bằng", "2021-11-26")
LATER = DirectiveName("41/KH-UBND", "Ủy ban nhân dân tỉnh Cao Bằng", "2021-12-26")
NQ = DirectiveName("128/NQ-CP", "Chính phủ", "2021-10-11")
WHO: dict[str, Any] = {"who": "Mai", "when": "2026-11-22T08:00:00+07:00", "why": "thử"}
CORRECTIONS = (
    Correction("confirm", id="c1", document=LATER, words="NQ 128", to=NQ, **WHO),
    Correction("reject", id="c2", document=PLAN, words="Nghị quyết số 128/NQ-CP", **WHO),
    Correction("repoint", id="c3", document=LATER, words="NQ 128", to=DirectiveName("138/NQ-CP", "Chính phủ", "2021-10-20"), **WHO),
    Correction("set", id="c4", document=PLAN, field="number", value="45/KH-UBND", **WHO),
    Correction("set", id="c5", document=LATER, field="issuer", value="Ủy ban nhân dân tỉnh Hưng Yên", **WHO),
    Correction("add", id="c6", document=LATER, relation="IMPLEMENTS", to=PLAN, **WHO),
    Correction("merge", id="c7", agency="Sở Y tế tỉnh Hưng Yên", into="Sở Y tế tỉnh Cao Bằng", **WHO),
    Correction("undo", id="c8", correction="c4", **WHO),
)
NAMES = [f"{name}.txt" for name in "abcd"]
STEPS = st.one_of(
    st.tuples(st.just("write"), st.sampled_from(NAMES), st.sampled_from(sorted(TEXTS))),
    st.tuples(st.just("write"), st.sampled_from(NAMES), st.sampled_from(sorted(TEXTS))),
    st.tuples(st.just("delete"), st.sampled_from(NAMES), st.just("")),
    st.tuples(st.just("file"), st.sampled_from(NAMES), st.just("")),
    st.tuples(st.sampled_from(["folder", "rebuild"]), st.just(""), st.just("")),
    st.tuples(st.just("correct"), st.sampled_from([c.id for c in CORRECTIONS]), st.just("")),
)
Step = tuple[str, str, str]


@lru_cache(maxsize=1000)
def extracted(name: str, text: str) -> tuple[SourceRecord, ...]:
    """What the pipeline makes of a text; each is read once for all sequences."""
    return (extract_source(read_text(name, text)),) if text else ()


@dataclass
class World:
    """A folder, a data folder and a store; and what should be in it."""

    folder: Path
    store: GraphStore
    catalogue: Catalogue
    ingested: dict[str, str] = field(default_factory=dict)
    corrections: list[Correction] = field(default_factory=list)

    def take(self, step: Step) -> None:
        """One step, then the store against a full rebuild."""
        action, name, text = step
        if action == "write":
            (self.folder / name).write_text(TEXTS[text], encoding="utf-8")
        elif action == "delete":
            (self.folder / name).unlink(missing_ok=True)
        elif action == "file" and (self.folder / name).exists():
            self.ingest(self.folder / name)
        elif action == "folder":
            self.ingest(self.folder)
        elif action == "rebuild":
            restore(self.store, self.catalogue)
        elif action == "correct" and name not in {c.id for c in self.corrections}:
            self.corrections.append(next(c for c in CORRECTIONS if c.id == name))
            corrections_of(self.catalogue).append(self.corrections[-1])
            update(self.store, self.catalogue, make_graph(self.catalogue), "review")

    def ingest(self, path: Path) -> None:
        """As `chidao ingest` does; notes what should have been read, and checks that nothing else was."""
        now = {file.name: file.read_text(encoding="utf-8") for file in (path.iterdir() if path.is_dir() else [path])}
        changed = sorted(name for name, text in now.items() if self.ingested.get(name) != text)
        plan = make_plan([path], self.catalogue)
        assert sorted(Path(file.name).name for file in plan.read) == changed
        list(carry_out(plan, self.catalogue))
        self.ingested = now if path.is_dir() else self.ingested | now
        update(self.store, self.catalogue, make_graph(self.catalogue), "ingest")
        assert {Path(entry.path).name for entry in self.catalogue.entries()} == set(self.ingested)

    def wanted(self) -> list[str]:
        """The export of a graph that is made at once from what was ingested last."""
        records = [record for name, text in self.ingested.items() for record in extracted(name, text)]
        return list(jsonl_lines(make_batch(resolve(records, self.corrections))))


@pytest.fixture
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts come from memory once they were read; which files are read is still what `ingest.sync` decides."""

    def read(path: Path, name: str, secrets: Secrets) -> Iterator[SourceRecord]:
        found = extracted(path.name, path.read_text(encoding="utf-8"))
        yield from found or extract_file(path, name, secrets)

    monkeypatch.setattr(ingest.sync, "extract_file", read)


@settings(max_examples=SEQUENCES, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(STEPS, min_size=3, max_size=14))
def test_any_sequence_is_a_full_rebuild(store: GraphStore, tmp_path: Path, read_once: None, steps: list[Step]) -> None:
    shutil.rmtree(tmp_path / "data", ignore_errors=True)
    shutil.rmtree(tmp_path / "texts", ignore_errors=True)
    (tmp_path / "texts").mkdir()
    load(store, Batch())
    world = World(tmp_path / "texts", store, Catalogue(tmp_path / "data" / "catalogue"))
    for step in [*steps, ("folder", "", "")]:
        world.take(step)
    assert list(jsonl_lines(read_graph(store))) == world.wanted()
    assert read_runs(store) == journal_of(world.catalogue).read()
