"""A cascade as one HTML file that opens without a network: networkx carries the subgraph, pyvis the data, our template the page."""

from __future__ import annotations

import base64
import hashlib
from collections import defaultdict
from pathlib import Path

import networkx as nx

from graph.ask import Answer

_TEMPLATES = Path(__file__).parent / "templates"
_WIDTH, _HEIGHT = 420, 90
_SHOWN = ("number", "kind", "heading", "issuer", "issued_on", "status", "days_after_parent", "first_deadline", "relation", "scope", "quote")


def make_network(answer: Answer) -> nx.DiGraph:
    """Rows of a cascade as a graph, parent → child, each node with its row. An edge to a parent outside the rows is left out."""
    graph = nx.DiGraph()
    for row in answer.rows:
        graph.add_node(str(row["key"]), **{name: row.get(name) for name in (*_SHOWN, "depth")})
    for row in answer.rows:
        if row.get("parent") in graph:
            graph.add_edge(str(row["parent"]), str(row["key"]), relation=row.get("relation"))
    return graph


def draw(answer: Answer) -> str:
    """One self-contained page. Text of documents reaches it only as data and text, never as mark-up."""
    import pyvis
    from jinja2 import Environment, FileSystemLoader
    from pyvis.network import Network

    graph = make_network(answer)
    vis = Path(pyvis.__file__).parent / "templates/lib/vis-9.1.2/vis-network.min.js"
    scripts = [vis.read_text("utf-8"), (_TEMPLATES / "cascade.js").read_text("utf-8")]
    carrier = Network(directed=True, cdn_resources="in_line")
    for key, (x, y) in _positions(graph).items():
        data = {name: "" if value is None else str(value) for name, value in graph.nodes[key].items()}
        carrier.add_node(key, label=f"{data['number'] or data['kind']}\n{data['issuer']}", shape="box", x=x, y=y, details=data)
    for parent, child in graph.edges:
        carrier.add_edge(parent, child, arrows="to")
    page = Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True).get_template("cascade.html")
    payload = {"nodes": carrier.nodes, "edges": carrier.edges}
    heading = "Chuỗi chỉ đạo " + str(answer.rows[0].get("number") or "") if answer.rows else "Chuỗi chỉ đạo"
    hashes = " ".join(map(_hash, scripts))
    return str(page.render(heading=heading, payload=payload, scripts=scripts, hashes=hashes))


def _positions(graph: nx.DiGraph) -> dict[str, tuple[int, int]]:
    """Columns by depth, rows in the order of the answer."""
    filled: dict[int, int] = defaultdict(int)
    places = {}
    for key, data in graph.nodes(data=True):
        depth = int(data["depth"] or 0)
        places[key] = (depth * _WIDTH, filled[depth] * _HEIGHT)
        filled[depth] += 1
    return places


def _hash(script: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() + "'"
