"""Papers by which the force of a directive is told: itself, what stands above it and what it is based on; or, where none is asked about,
all whose force is not simply as it was, with what stands above those.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.store import GraphStore

_CHANGES = "(a:Directive)-[:AMENDS|REPLACES|REPEALS|SUSPENDS|CORRECTS|CONSOLIDATES]->(b:Directive)"
_TOLD = (
    f"MATCH {_CHANGES} RETURN a.key AS key UNION MATCH {_CHANGES} RETURN b.key AS key",
    "MATCH (d:Directive) WHERE d.period_end IS NOT NULL RETURN d.key AS key",
)
_ISSUERS = "MATCH (l:Directive) WHERE l.repeals_unseen IS NOT NULL RETURN DISTINCT l.repeals_unseen AS issuer"
_OF_ISSUERS = ("MATCH (d:Directive) WHERE d.issuer IN $issuers RETURN d.key AS key",)
_AROUND = (
    "UNWIND $papers AS paper MATCH (:Directive {key: paper})-[:COMES_FROM*0..12]->(up:Directive) RETURN DISTINCT up.key AS key",
    "UNWIND $papers AS paper MATCH (:Directive {key: paper})-[:BASED_ON]->(basis:Directive) RETURN DISTINCT basis.key AS key",
)


def standing(store: GraphStore, directive: object) -> list[str]:
    """Their keys, sorted; `directive` is the key of the one that is asked about, None for all."""
    if directive is not None:
        return _keys(store, _AROUND, {"papers": [directive]})
    issuers = [row["issuer"] for row in store.ask(_ISSUERS, {})]
    return _keys(store, _AROUND, {"papers": sorted({*_keys(store, _TOLD, {}), *_keys(store, _OF_ISSUERS, {"issuers": issuers})})})


def _keys(store: GraphStore, texts: Iterable[str], given: Mapping[str, object]) -> list[str]:
    return sorted({str(row["key"]) for text in texts for row in store.ask(text, given)})
