"""A graph made in shares by several processes is the graph made in one go, corrections and all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import cli.corpus
import ingest.resolve.batch
from cli.corpus import make_graph
from graph.elements import as_batch, gather, join_elements, make_elements
from ingest.catalogue import Catalogue
from ingest.resolve import resolve
from ingest.resolve.batch import make_parts, make_shares
from tests.contract.test_sequences import CORRECTIONS, TEXTS
from tests.ingest.resolve.letters import record

READ = [record(f"{name}.txt", text) for name, text in TEXTS.items() if text]
GROUPS = """UBND TỈNH CAO BẰNG
Số: {number}/UBND-VX

Cao Bằng, ngày {day}

Kính gửi: Các bộ, ngành; Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương; Ủy ban nhân dân các huyện.

Thực hiện Nghị quyết số 128/NQ-CP ngày 11/10/2021 của Chính phủ, giao Sở Y tế chủ trì, phối hợp với Sở Nội vụ rà soát trước ngày 30/12/2021.
"""
LISTED = [
    record(f"nhóm {number}.txt", GROUPS.format(number=number, day=day))
    for number, day in ((71, "30 tháng 6 năm 2025"), (72, "01 tháng 7 năm 2025"), (73, "12 tháng 11 năm 2021"), (74, "năm 2025"))
]


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("papers", [1, 2, 5, 2_000])
def test_shares_of_any_size_make_one_graph(papers: int, jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    resolution = resolve([*READ, *LISTED], CORRECTIONS)
    whole = as_batch(make_elements(make_parts(resolution)))
    assert {node.labels[0] for node in whole.nodes} >= {"Directive", "Task", "Agency", "Place", "Correction"}
    assert any(edge.relation == "MEMBER_OF" for edge in whole.edges)
    monkeypatch.setattr(ingest.resolve.batch, "PAPERS", papers)
    assert as_batch(join_elements(make_shares(resolution, gather, jobs))) == whole


@pytest.mark.parametrize("rows", [1, 3, 2_000])
def test_a_catalogue_read_in_shares_gives_the_same(rows: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = Catalogue(tmp_path / "catalogue")
    for found in (READ[:2], READ[2:5], [*READ[5:], *LISTED]):
        catalogue.append([replace(record, path=f"/văn bản/{record.source}") for record in found])
    monkeypatch.setattr(cli.corpus, "ROWS", rows)
    assert sum(len(list(share.records())) for share in catalogue.shares(rows)) == len(READ) + len(LISTED)
    assert as_batch(make_graph(catalogue, 2)) == as_batch(make_elements(make_parts(resolve(catalogue.records()))))
