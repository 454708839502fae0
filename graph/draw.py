"""An answer as one HTML file that opens without a network: networkx carries the subgraph, pyvis the data, our template the page.

Words of documents reach the page as data (JSON) and as text, never as mark-up; scripts and style are allowed by hash alone.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import networkx as nx

from graph.ask import Answer
from graph.network import make_network
from graph.schema import relation_name
from model.yaml import read_yaml

__all__ = ["draw", "make_network", "place", "policy"]

# Pixels of the drawing at scale 1; the page draws boxes of the same size.
WIDTH, HEIGHT, GAP, ROW = 300, 48, 150, 58
MOST_SHOWN = 100  # documents open at first; the others stand behind "+N"
MOST_BESIDE_ONE = 40
LOCAL_PAGE = "http://127.0.0.1:8000/"  # where `chidao serve` shows the page unless told otherwise
_TEMPLATES = Path(__file__).parent / "templates"


def draw(answer: Answer, page: str = LOCAL_PAGE) -> str:
    """One self-contained page for the answer to `cascade_down`, `cascade_up` or `directive`; `page` is the address of the
    application, to which details link. Raises BadParameter for the answer to another question.

    >>> Path("nq128.html").write_text(draw(ask(store, "cascade_down", {"directive": "NQ 128"})), "utf-8")  # doctest: +SKIP
    """
    from jinja2 import Environment, FileSystemLoader

    graph = make_network(answer)
    environment = Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True)
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    vis, ours, style = _parts()
    heading = _heading(graph, answer)
    return environment.get_template("draw.html").render(
        heading=heading["vi"], payload=_payload(graph, heading, page), vis=vis, ours=ours, style=style, policy=_policy()
    )


@cache
def policy() -> str:
    """The Content-Security-Policy to send with a drawing: a sandbox without origin or network, in which our scripts alone run."""
    return f"sandbox allow-scripts allow-downloads; {_policy()}; frame-ancestors 'none'"


def place(graph: nx.DiGraph, shown: Mapping[str, int]) -> dict[str, tuple[int, int]]:
    """Where each visible document stands (centre of its box, in pixels): columns as the network says, each document in the row of
    its first child, the next child below all that hangs by the one before. `shown` says how many children of each are visible."""
    places: dict[str, tuple[int, int]] = {}
    row = 0
    for key in _roots(graph):
        row = _put(_Layout(graph, _beside(graph), shown, places), key, row)
    return places


def first_shown(graph: nx.DiGraph) -> dict[str, int]:
    """How many children of each document are visible at first: whole levels, as long as MOST_SHOWN documents are not exceeded; of
    a first level that is wider, MOST_BESIDE_ONE."""
    beside = _beside(graph)
    level, room, shown = _roots(graph), MOST_SHOWN, dict[str, int]()
    while level:
        below = [child for key in level for child in beside.get(key, [])]
        if len(below) > room:
            return shown or {key: min(len(beside.get(key, [])), MOST_BESIDE_ONE) for key in level}
        shown |= {key: len(beside[key]) for key in level if key in beside}
        level, room = below, room - len(below)
    return shown


@dataclass(frozen=True, slots=True)
class _Layout:
    graph: nx.DiGraph
    beside: Mapping[str, list[str]]
    shown: Mapping[str, int]
    places: dict[str, tuple[int, int]]

    def column(self, key: str) -> int:
        return int(self.graph.nodes[key]["column"])


def _put(layout: _Layout, key: str, row: int) -> int:
    """Place a document and what hangs by it; the first free row below. The script of the page does the same when it opens or folds."""
    layout.places[key] = (layout.column(key) * (WIDTH + GAP), row * ROW)
    free, lowest, side = row, row + 1, 0
    children = layout.beside.get(key, [])
    for child in children[: layout.shown.get(key, 0)]:
        towards = layout.column(child) - layout.column(key)
        if towards == 0:  # goes on with it: the same column, so below
            free = max(free, row + 1)
        elif towards * side < 0:  # the other side of a neighbourhood begins at the top again
            free = row
        side = towards or side
        free = _put(layout, child, free)
        lowest = max(lowest, free)
    return lowest if layout.shown.get(key, 0) >= len(children) else max(lowest, free + 1)  # a row for "+N"


def _roots(graph: nx.DiGraph) -> list[str]:
    return [key for key, by in graph.nodes(data="hangs_by") if by is None or by not in graph]


def _beside(graph: nx.DiGraph) -> dict[str, list[str]]:
    """Documents by the one that they hang by, in reading order."""
    beside: dict[str, list[str]] = {}
    for key, by in graph.nodes(data="hangs_by"):
        if by in graph:
            beside.setdefault(by, []).append(key)
    return beside


def _payload(graph: nx.DiGraph, heading: Mapping[str, str], page: str) -> dict[str, Any]:
    """What the page's script reads. pyvis carries nodes and edges; of what it adds, only what is read goes on."""
    from pyvis.network import Network

    carrier = Network(directed=True, cdn_resources="in_line")
    shown = first_shown(graph)
    places = place(graph, shown)
    for key, facts in graph.nodes(data=True):
        x, y = places.get(key, (0, 0))
        known = {name: value for name, value in facts.items() if value is not None and name not in {"scope", "rule"}}
        carrier.add_node(key, label=_label(facts), x=x, y=y, **known)
    for source, target, about in graph.edges(data=True):
        carrier.add_edge(source, target, **{name: about.get(name) for name in ("role", "relation", "relations", "scope")})
    return {
        "nodes": [{name: value for name, value in node.items() if name not in {"color", "shape", "font"}} for node in carrier.nodes],
        "edges": [{name: value for name, value in edge.items() if value is not None} for edge in carrier.edges],
        "shown": shown,
        "sizes": {"width": WIDTH, "height": HEIGHT, "gap": GAP, "row": ROW, "more": MOST_BESIDE_ONE},
        "heading": heading,
        "notes": list(graph.graph["notes"]),
        "query": graph.graph["query"],
        "page": page,
        "levels": _words()["levels"],
        "lines": _words()["lines"],
        "relations": {name: relation_name(name) for name in sorted(_relations(graph))},
    }


def _label(facts: Mapping[str, Any]) -> str:
    """The number; a law without one by its title. Never empty: pyvis would show the key."""
    return str(facts["number"] or facts["heading"] or facts["kind"] or "?")


def _relations(graph: nx.DiGraph) -> set[str]:
    found = {str(about["relation"]) for _, _, about in graph.edges(data=True) if about.get("relation")}
    return found | {name for _, _, about in graph.edges(data=True) for name in about.get("relations", ())}


def _heading(graph: nx.DiGraph, answer: Answer) -> dict[str, str]:
    asked = next(iter(_roots(graph)), None)
    facts = graph.nodes[asked] if asked is not None else {}
    called = str(facts.get("number") or facts.get("kind") or answer.parameters.get("directive") or "")
    return {language: words.format(called) for language, words in _words()["headings"][answer.query].items()}


@cache
def _parts() -> tuple[str, str, str]:
    """vis-network as pyvis ships it, our script, our style."""
    vis = files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    return vis.read_text("utf-8"), (_TEMPLATES / "draw.js").read_text("utf-8"), (_TEMPLATES / "draw.css").read_text("utf-8")


def _policy() -> str:
    vis, ours, style = (_hash(part) for part in _parts())
    return f"default-src 'none'; script-src {vis} {ours}; style-src {style}; img-src data: blob:; base-uri 'none'; form-action 'none'"


def _hash(part: str) -> str:
    """As a browser counts it: line ends as they stand in the page."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()}'"


@cache
def _words() -> dict[str, Any]:
    loaded: dict[str, Any] = read_yaml(files("graph") / "draw.yml")
    return loaded
