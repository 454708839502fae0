"""Sources that were read poorly: whoever sees an answer taken from one is told to compare it with the original."""

from __future__ import annotations

from collections.abc import Sequence

from graph.store import GraphStore, Row

_POORLY_READ = "MATCH (d:Directive) WHERE d.source IN $sources AND d.poorly_read = true RETURN DISTINCT d.source AS source ORDER BY source"
_NAMED = 5


def poorly_read(store: GraphStore, rows: Sequence[Row]) -> tuple[str, ...]:
    """A note that names the poorly read sources that these rows quote; empty where there are none."""
    shown = {str(row["source"]) for row in rows if row.get("source")}
    poor = [str(row["source"]) for row in store.ask(_POORLY_READ, {"sources": sorted(shown)})] if shown else []
    if not poor:
        return ()
    names = ", ".join(poor[:_NAMED]) + (", …" if len(poor) > _NAMED else "")
    return (f"Đọc từ bản chụp hoặc tệp chất lượng kém, cần đối chiếu bản gốc: {names}.",)
