"""Tasks side by side: of a directive and of what implements it, and of bodies that were given the same matter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from graph.matching import Matter, Pair, is_formula, likeness, read_task, shared_words, weigh
from graph.tree import Row
from graph.values import texts

LEAST_BESIDE = 0.15  # of the words, for two tasks to stand beside each other; half of it where they name the same body
LEAST_ALIKE = 0.3  # of the words, bodies and office language apart
LEAST_WORDS = 3  # pairs of syllables in common, of two tasks of different papers
MOST_COMMON = 40  # a pair of syllables that more tasks have says nothing about the matter
LEADING = ("lead", "joint", "executor")
ENOUGH = 100_000  # pairs of tasks that are looked at


def side_by_side(raw: Iterable[Row], directive: str, child: str) -> list[Row]:
    """One row for each task of the directive and each task of the child that has words in common with it, the likest first;
    tasks with nothing beside them stand alone: first those of the directive, in its order, then those of the child."""
    rows = sorted(raw, key=lambda row: str(row["task_key"]))
    above = [row for row in rows if row["document_key"] == directive]
    below = [row for row in rows if row["document_key"] == child and child != directive]
    weights = weigh(_matter(row) for row in rows)
    found: list[Row] = []
    seen: set[object] = set()
    for row in above:
        beside = sorted(_beside(row, below, weights), key=lambda pair: (-_score(pair), str(pair["child_task_key"])))
        seen.update(pair["child_task_key"] for pair in beside)
        found += beside or [_alone(row)]
    return found + [_alone_below(row) for row in below if row["task_key"] not in seen]


def overlap_rows(
    raw: Iterable[Row], parameters: Mapping[str, object], tree: Sequence[Row], held: Set[tuple[object, object]] | None = None
) -> list[Row]:
    """Joint tasks first, then pairs of tasks that are alike, the likest first; `tree` where a directive was given,
    `held` (task and body that it names) where an agency was."""
    places = {str(row["key"]) for row in tree}
    inside = [row for row in raw if parameters["directive"] is None or str(row["document_key"]) in places]
    tasks = _by_task(row for row in inside if not is_formula(str(row["wording"])))
    found = [*_joint(tasks), *sorted(_alike(tasks), key=lambda row: (-_score(row), str(row["task_key"]), str(row["other_task_key"])))]
    limit = parameters["limit"]
    mine = [row for row in found if held is None or not held.isdisjoint(_both(row))]
    return mine[: limit if isinstance(limit, int) else 0]


def _both(row: Row) -> tuple[tuple[object, object], ...]:
    return (row["task_key"], row["agency_key"]), (row["other_task_key"], row["other_agency_key"])


def _beside(row: Row, others: Iterable[Row], weights: Mapping[Pair, float]) -> Iterator[Row]:
    for other in others:
        likely, bodies = likeness(_matter(row), _matter(other), weights), sorted(set(_texts(row)) & set(_texts(other)))
        if likely >= (LEAST_BESIDE / 2 if bodies else LEAST_BESIDE):
            words = shared_words(_matter(row), _matter(other))
            yield _pair(row, other) | {"likeness": likely, "shared_words": words, "shared_agencies": bodies}


def _pair(row: Row, other: Row) -> Row:
    child = {f"child_{name}": other[name] for name in ("task_key", "wording", "deadline", "source", "span_start", "span_end")}
    return row | {"quote": row["wording"], "agencies": _texts(row), **child, "child_agencies": _texts(other)}


def _alone(row: Row) -> Row:
    return row | {"quote": row["wording"], "agencies": _texts(row), "shared_words": [], "shared_agencies": [], "child_agencies": []}


def _alone_below(row: Row) -> Row:
    child = {f"child_{name}": row[name] for name in ("task_key", "wording", "deadline", "source", "span_start", "span_end")}
    evidence = {name: row[name] for name in ("linked", "source", "span_start", "span_end", "rule", "origin", "origin_note")}
    empty: Row = {"agencies": [], "shared_words": [], "shared_agencies": [], "quote": row["wording"]}
    return evidence | child | empty | {"child_agencies": _texts(row)}


def _by_task(raw: Iterable[Row]) -> list[list[Row]]:
    """The bodies that each task was given to, groups left out: a group and its members are no two bodies."""
    tasks: dict[str, list[Row]] = defaultdict(list)
    for row in raw:
        tasks[str(row["task_key"])].append(row)
    return [led for key in sorted(tasks) if (led := _led(tasks[key]))]


def _led(rows: Sequence[Row]) -> list[Row]:
    bodies = sorted({row["agency_text"] for row in rows if row["agency_text"] is not None}, key=str)
    led = [row | {"bodies": bodies} for row in rows if row["role"] in LEADING and not row["group"]]
    return sorted(led, key=lambda row: str(row["agency_key"]))


def _joint(tasks: Sequence[Sequence[Row]]) -> Iterator[Row]:
    """A task that several bodies have together, a row for each after the first."""
    for bodies in tasks:
        joint = [row for row in bodies if row["role"] in ("joint", "lead")]
        if len(joint) > 1:
            for other in joint[1:]:
                yield _overlap(joint[0], other) | {"way": "joint", "likeness": 1.0, "shared_words": []}


def _alike(tasks: Sequence[Sequence[Row]]) -> Iterator[Row]:
    """Two tasks of bodies of one level and place with most words in common; a body against itself is none."""
    firsts = [bodies[0] for bodies in tasks]
    matters = [_matter(row) for row in firsts]
    weights = weigh(matters)
    for one, other in _neighbours(matters):
        mine, its = matters[one], matters[other]
        likely = likeness(mine, its, weights)
        if likely >= LEAST_ALIKE and len(mine.pairs & its.pairs) >= LEAST_WORDS:
            words = shared_words(mine, its)
            for row, second in _rivals(tasks[one], tasks[other]):
                yield _overlap(row, second) | {"way": "alike", "likeness": likely, "shared_words": words}


def _neighbours(matters: Sequence[Matter]) -> Iterator[tuple[int, int]]:
    """Tasks that have enough rare pairs in common to be worth a look, without comparing all with all."""
    holders: dict[Pair, list[int]] = defaultdict(list)
    for index, matter in enumerate(matters):
        for pair in sorted(matter.pairs):
            holders[pair].append(index)
    common: dict[tuple[int, int], int] = defaultdict(int)
    for held in holders.values():
        if 1 < len(held) <= MOST_COMMON and len(common) < ENOUGH:
            for position, one in enumerate(held):
                for other in held[position + 1 :]:
                    common[one, other] += 1
    yield from sorted(pair for pair, count in common.items() if count >= LEAST_WORDS)


def _rivals(one: Sequence[Row], other: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """Bodies of the same level and place. One that has both tasks is no rival, nor is "Bộ đội Biên phòng tỉnh" of the
    "Bộ Chỉ huy Bộ đội Biên phòng tỉnh": one name inside the other is the same house."""
    both = {row["agency_key"] for row in one} & {row["agency_key"] for row in other}
    for row in one:
        for second in other:
            mine, its = str(row["agency_key"]), str(second["agency_key"])
            same = row["level"] == second["level"] and row["place"] == second["place"]
            if same and not {mine, its} & both and mine not in its and its not in mine:
                yield row, second


def _overlap(row: Row, other: Row) -> Row:
    names = ("agency", "agency_key", "task_key", "wording", "document", "document_key", "source", "span_start", "span_end")
    return row | {f"other_{name}": other[name] for name in names}


def _matter(row: Row) -> Matter:
    return read_task(str(row["wording"]), tuple(sorted(texts(row["bodies"]))))


def _texts(row: Row) -> list[str]:
    return sorted(texts(row["agencies"]))


def _score(row: Row) -> float:
    value = row["likeness"]
    return value if isinstance(value, float) else 0.0
