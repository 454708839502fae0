"""Write docs/schema.md from model/schema.yml.

python -m tools.make_schema_docs            write it
python -m tools.make_schema_docs --check    say whether it is stale (exit 1)
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from model.schema import citation_relations, schema

PAGE = Path(__file__).parents[1] / "docs" / "schema.md"


def main() -> int:
    """Write or check the page."""
    made = "\n".join(lines()) + "\n"
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(made, encoding="utf-8")
        return 0
    stale = not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != made
    if stale:
        print("docs/schema.md is stale: run python -m tools.make_schema_docs", file=sys.stderr)
    return int(stale)


def lines() -> Iterator[str]:
    """The page, line by line."""
    yield "# The graph: nodes, edges and what they carry\n"
    yield "Made from `model/schema.yml` by `python -m tools.make_schema_docs`; do not edit.\n"
    yield "Edges read from text also carry `document`, `source`, `span_start`, `span_end`, `quote` and `rule`: their evidence.\n"
    for label, node in schema()["nodes"].items():
        yield f"## {label} · {node['vi']}\n\n{node['doc']} Key: {node['key']}.\n"
        yield from table(("property", "meaning"), ([f"`{name}`", str(meaning)] for name, meaning in node["properties"].items()))
    yield "## Directive → Directive, read from the words around a citation\n"
    rows = ([f"`{r.relation}`", r.vi, f"`{r.inverse}`", r.inverse_vi, r.carries] for r in citation_relations().values())
    yield from table(("relation", "tiếng Việt", "inverse", "nghịch đảo", "carries a cascade"), rows)
    yield "## Other edges\n"
    yield from table(("edge", "tiếng Việt", "from → to", "meaning"), (edge_row(name) for name in schema()["edges"]))


def edge_row(name: str) -> list[str]:
    """One edge with its properties."""
    edge = schema()["edges"][name]
    properties = "; ".join(f"`{key}`: {meaning}" for key, meaning in edge.get("properties", {}).items())
    return [f"`{name}`", edge["vi"], f"{edge['from']} → {edge['to']}", " ".join(part for part in (edge.get("doc", ""), properties) if part)]


def table(heads: tuple[str, ...], rows: Iterator[list[str]]) -> Iterator[str]:
    """A Markdown table and a blank line."""
    yield "| " + " | ".join(heads) + " |"
    yield "|" + "---|" * len(heads)
    for row in rows:
        yield "| " + " | ".join(row) + " |"
    yield ""


if __name__ == "__main__":
    sys.exit(main())
