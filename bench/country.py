"""A made-up graph of a country's shape, for the benches of questions: no texts are read, it is loaded as a load would give it.

Paper 0 is the hub, with about 14 % of all papers below it (140,000 of a million). Of the others some 40 % come from an earlier one, in
small trees. 8 % of the papers give 5 tasks each, half of them with a deadline. Everybody cites a few laws again and again.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from model.batch import Batch, Edge, Node, Value

LEVELS = ("central", "ministry", "province", "district", "commune")
PROVINCES, BODIES, WITH_DUTIES, DUTIES = 34, 4_000, 0.08, 5
HUB_SHARE, CHAINED = 0.14, 0.36
DEEPEST = 8
FIRST, DAYS = date(2015, 1, 1), 4_000
_PROOF: dict[str, Value] = {"source": "made.txt", "span_start": 10, "span_end": 40, "quote": "Thực hiện văn bản cấp trên", "rule": "made"}
_DOWN: dict[str, Value] = _PROOF | {"relation": "IMPLEMENTS", "rank": 0, "continues": False}
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Rows:
    """Compressed rows: what belongs to paper 7 stands in `items` from `starts[7]` to `starts[8]`."""

    starts: Numbers
    items: Numbers

    def of(self, papers: Numbers) -> Numbers:
        """The items of all these papers, one after the other."""
        first, many = self.starts[papers], self.starts[papers + 1] - self.starts[papers]
        jumps = np.repeat(first - np.concatenate(([0], np.cumsum(many)[:-1])), many)
        return self.items[jumps + np.arange(many.sum())]


@dataclass(frozen=True, slots=True)
class Country:
    """The graph, and its edges once more as rows of numbers: what a question takes at least."""

    batch: Batch
    below: Rows  # by COMES_FROM
    beside: Rows  # by every citation, in both directions
    typical: int  # a paper with some twenty below it
    far: tuple[int, int]  # two papers under the hub


@dataclass(slots=True)
class _Made:
    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    down: list[tuple[int, int]] = field(default_factory=list)  # above, below
    cited: list[tuple[int, int]] = field(default_factory=list)
    under_hub: list[int] = field(default_factory=lambda: [0])
    others: list[int] = field(default_factory=list)
    depth: list[int] = field(default_factory=list)


def make_country(count: int, seed: int = 1) -> Country:
    """So many papers; equal for equal arguments."""
    pick, made = random.Random(seed), _Made()
    made.nodes += [Node(("Agency", "Issuer"), f"body {n}", _body(n)) for n in range(BODIES)]
    for number in range(count):
        body = pick.randrange(BODIES)
        made.nodes.append(Node(("Directive",), key_of(number), _paper(number, count, pick, f"Sở {body}")))
        made.edges.append(Edge("ISSUED_BY", _directive(number), ("Agency", f"body {body}"), _PROOF))
        _hang(number, made, pick)
        _cite(number, made, pick)
        if number % 100 < 100 * WITH_DUTIES:
            _give_duties(number, made, pick)
    below, beside = _rows(made.down, count), _rows([*made.cited, *((b, a) for a, b in made.cited)], count)
    return Country(Batch(tuple(made.nodes), tuple(made.edges)), below, beside, _typical(below, made.others), _far(made))


def key_of(number: int) -> str:
    """`12/kh|made|2021`."""
    return f"{number}/kh|made|2021"


def reached(rows: Rows, start: int, steps: int = 12) -> Numbers:
    """All papers that so many steps lead to, by numpy alone: the bound for a walk."""
    seen = np.zeros(len(rows.starts), dtype=bool)
    edge = np.array([start], dtype=np.int64)
    seen[edge] = True
    for _ in range(steps):
        edge = np.unique(rows.of(edge))
        edge = edge[~seen[edge]]
        if not len(edge):
            break
        seen[edge] = True
    return np.flatnonzero(seen)


def distance(rows: Rows, source: int, target: int) -> int:
    """Steps of the shortest way between two papers, from both ends, by numpy alone: the bound for `path`; -1 where there is none."""
    sides = [np.array([source], dtype=np.int64), np.array([target], dtype=np.int64)]
    seen = [set(sides[0].tolist()), set(sides[1].tolist())]
    for step in range(1, 13):
        side = 0 if len(sides[0]) <= len(sides[1]) else 1
        found = set(rows.of(sides[side]).tolist()) - seen[side]
        if found & seen[1 - side]:
            return step
        seen[side] |= found
        sides[side] = np.array(sorted(found), dtype=np.int64)
    return -1


def _hang(number: int, made: _Made, pick: random.Random) -> None:
    """Under the hub, under another paper, or under none."""
    chance = pick.random()
    papers = made.under_hub if chance < HUB_SHARE else made.others
    parent = pick.choice(papers) if number and papers and chance < HUB_SHARE + CHAINED else None
    if number:
        papers.append(number)
    deep = parent is None or made.depth[parent] >= DEEPEST
    made.depth.append(0 if parent is None else 1 if deep else made.depth[parent] + 1)
    if parent is None:
        return
    above = papers[0] if deep else parent
    made.down.append((above, number))
    made.cited.append((number, above))
    made.edges += [Edge("COMES_FROM", _directive(number), _directive(above), _DOWN)]
    made.edges += [Edge("IMPLEMENTS", _directive(number), _directive(above), _PROOF | {"carries": True, "scope": "document"})]


def _cite(number: int, made: _Made, pick: random.Random) -> None:
    """A basis for each, early papers more often; a mention in every second, open in every tenth."""
    if number:
        basis = int(number * pick.random() ** 4)
        made.cited.append((number, basis))
        made.edges.append(Edge("BASED_ON", _directive(number), _directive(basis), _PROOF))
    if number % 2:
        other = pick.randrange(number)
        state = "ambiguous" if number % 10 == 1 else "resolved"
        mention = f"{key_of(number)}@1"
        facts: dict[str, Value] = {"wording": f"Công văn số {other}", "state": state, "candidates": [key_of(other)]}
        made.nodes.append(Node(("Citation",), mention, facts | _PROOF | {"relation": "REFERS_TO"}))
        made.edges.append(Edge("HAS_CITATION", _directive(number), ("Citation", mention), {"rule": "made"}))
        if state == "resolved":
            made.edges.append(Edge("CITES", ("Citation", mention), _directive(other), {"rule": "made"}))


def _give_duties(number: int, made: _Made, pick: random.Random) -> None:
    for ordinal in range(DUTIES):
        task = ("Task", f"{key_of(number)}#{ordinal + 1:03d}")
        facts: dict[str, Value] = {"wording": f"Báo cáo kết quả việc {ordinal}", "modality": "must", "document": key_of(number)}
        made.nodes.append(Node(("Task",), task[1], facts | _PROOF | {"deadline": f"2026-{1 + number % 12:02}-15" if ordinal % 2 else None}))
        made.edges.append(Edge("HAS_TASK", _directive(number), task, {"rule": "made"}))
        made.edges.append(Edge("LED_BY", task, ("Agency", f"body {pick.randrange(BODIES)}"), _PROOF | {"role": "lead"}))


def _paper(number: int, count: int, pick: random.Random, issuer: str) -> dict[str, Value]:
    words = f"về việc {number % 997} thích ứng an toàn, linh hoạt tại địa bàn {pick.randrange(10_000)}"
    duties = DUTIES if number % 100 < 100 * WITH_DUTIES else 0
    facts: dict[str, Value] = {"number": f"{number}/KH", "folded": f"{number}/kh", "digits": str(number), "kind": "Kế hoạch"}
    facts |= {"symbol": "KH", "issuer": issuer}
    facts |= {"heading": f"Kế hoạch {words}", "heading_folded": f"ke hoach ve viec {number % 997} thich ung {words[-5:]}"}
    facts |= {"issued_on": (FIRST + timedelta(days=number * DAYS // count)).isoformat(), "line": "state"}
    facts |= {"level": LEVELS[min(number // 8, 4)] if number < 40 else pick.choice(LEVELS[2:]), "status": "held", "press": False}
    facts |= {"province": f"tỉnh {pick.randrange(PROVINCES)}", "tasks": duties, "citations": 2, "source": f"{number}.txt"}
    facts |= {"span_start": 0, "span_end": 900, "draft": False, "quality": 0.6 if number % 500 == 7 else None}
    facts |= {"poorly_read": True if number % 500 == 7 else None, "repeals_unseen": issuer if number % 2_000 == 9 else None}
    return facts | {"unseen_repeals": ["Quyết định;2016"] if number % 2_000 == 9 else None}


def _body(number: int) -> dict[str, Value]:
    name, place = f"Sở {number}", f"tỉnh {number % PROVINCES}"
    return {"heading": name, "heading_folded": f"so {number}", "level": "department", "line": "state", "place": place, "group": False}


def _directive(number: int) -> tuple[str, str]:
    return "Directive", key_of(number)


def _rows(pairs: list[tuple[int, int]], count: int) -> Rows:
    found = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
    return Rows(np.concatenate(([0], np.cumsum(np.bincount(found[:, 0], minlength=count)))), found[:, 1])


def _typical(below: Rows, papers: list[int]) -> int:
    """Of the papers outside the hub the first with about twenty below it."""
    some: Iterator[int] = (paper for paper in papers if 15 <= len(reached(below, paper)) <= 25)
    return next(some, papers[0])


def _far(made: _Made) -> tuple[int, int]:
    deepest = max(made.under_hub, key=made.depth.__getitem__)
    return deepest, made.under_hub[-1]
