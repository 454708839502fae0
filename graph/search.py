"""Papers in which a word stands, whatever else they say: those among which `search` then looks for all words.

Each of these texts looks through one column, which both stores do many times faster than a question about several at once.
"""

from __future__ import annotations

from collections.abc import Sequence

from graph.store import GraphStore

_BY_WORD = (
    "MATCH (d:Directive) WHERE d.heading_folded CONTAINS $word RETURN d.key AS key",
    "MATCH (d:Directive) WHERE d.folded CONTAINS $word RETURN d.key AS key",
    "MATCH (a:Agency) WHERE a.heading_folded CONTAINS $word MATCH (d:Directive)-[:ISSUED_BY]->(a) RETURN d.key AS key",
)
_BY_DAY = "MATCH (d:Directive) WHERE d.issued_on CONTAINS $word RETURN d.key AS key"
_OF_A_DAY = frozenset("0123456789-")


def holding(store: GraphStore, words: Sequence[str]) -> list[str]:
    """Keys of the papers whose number, title, issuer or day of issue holds one of the folded words, one that few do: with a figure in it,
    else the longest; sorted."""
    word = max(words, key=lambda one: (not one.isalpha(), len(one)))
    texts = (*_BY_WORD, _BY_DAY) if _OF_A_DAY.issuperset(word) else _BY_WORD
    return sorted({str(row["key"]) for text in texts for row in store.ask(text, {"word": word})})
