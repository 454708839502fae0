"""The day of a question: one rule for all of them, and what must be said of a paper that was not there yet.

What `as_of` means is told once, in docs/asking.md: a month, quarter or year is its last day; papers issued after the day are not
there; force, places, groups and bodies are those of the day. The day itself is read by `graph.ask` (parameters of the kind `day`).
"""

from __future__ import annotations

from collections.abc import Mapping

from graph.days import begun
from graph.names import agency_on
from graph.store import GraphStore
from queries import Query

_ISSUED = "MATCH (d:Directive {key: $key}) RETURN d.number AS number, d.issued_on AS issued_on"


def bodies_of_the_day(store: GraphStore, asked: Query, bound: Mapping[str, object]) -> dict[str, object]:
    """The parameters, each agency as the body of that name on the day that is asked about."""
    as_of = bound.get("as_of")
    named = [p.name for p in asked.parameters if p.kind == "agency" and isinstance(bound[p.name], str)]
    return dict(bound) if as_of is None else dict(bound) | {name: agency_on(store, str(bound[name]), str(as_of)) for name in named}


def not_yet(store: GraphStore, asked: Query, bound: Mapping[str, object]) -> tuple[str, ...]:
    """A note for each paper asked about that was issued after the day: it is shown, and nothing follows from it yet."""
    as_of = bound.get("as_of")
    keys = [bound[p.name] for p in asked.parameters if p.kind == "directive" and bound[p.name] is not None] if as_of is not None else []
    rows = [row for key in keys for row in store.ask(_ISSUED, {"key": key})]
    later = [row for row in rows if not begun(row["issued_on"], str(as_of))]
    return tuple(
        f"{row['number'] or 'Văn bản này'} ban hành ngày {row['issued_on']}, sau ngày {as_of}: đến ngày đó chưa có. (Not issued by then.)"
        for row in later
    )
