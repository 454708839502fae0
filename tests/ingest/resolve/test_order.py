"""The same records in any order give the same graph."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.resolve import resolve
from ingest.resolve.batch import make_batch
from model.record import SourceRecord
from tests.ingest.resolve.made import Cite, make_source

NUMBERS = ("128/NQ-CP", "157/KH-UBND", "07-KL/TW", "42/2014/QĐ-TTg")
ISSUERS = ("Chính phủ", "Ủy ban nhân dân tỉnh Hưng Yên", "Bộ Chính trị", "Thủ tướng Chính phủ")
DATES = ("2021-10-11", "2021-10-12", "2021", "2020-01-05", None)

cites = st.builds(
    Cite,
    number=st.sampled_from(NUMBERS),
    date=st.sampled_from(DATES),
    issuer=st.sampled_from((*ISSUERS, None)),
    relation=st.sampled_from(("IMPLEMENTS", "BASED_ON", "REFERS_TO", "REPLACES")),
    task=st.booleans(),
)
records = st.builds(
    make_source,
    number=st.sampled_from(NUMBERS),
    issuer=st.sampled_from(ISSUERS),
    date=st.sampled_from(DATES),
    cites=st.lists(cites, max_size=3),
    source=st.sampled_from([f"{n}.txt" for n in "abcdefgh"]),
)


def named_once(found: list[SourceRecord]) -> list[SourceRecord]:
    """A catalogue holds each source once."""
    return list({record.source: record for record in found}.values())


@settings(max_examples=60, deadline=None)
@given(st.lists(records, max_size=7).map(named_once).flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
def test_any_order_gives_the_same_batch(found: tuple[list[SourceRecord], list[SourceRecord]]) -> None:
    one, other = found
    assert make_batch(resolve(one)) == make_batch(resolve(other))


@settings(max_examples=60, deadline=None)
@given(st.lists(records, max_size=7).map(named_once))
def test_every_edge_has_both_its_ends_and_text_edges_their_evidence(found: list[SourceRecord]) -> None:
    batch = make_batch(resolve(found))
    known = {(node.labels[0], node.key) for node in batch.nodes}
    for edge in batch.edges:
        assert {edge.source, edge.target} <= known
        if edge.relation in ("COMES_FROM", "CITES", "HAS_CITATION", "IMPLEMENTS"):
            assert {"document", "span_start", "span_end", "quote", "rule"} <= set(edge.properties)
