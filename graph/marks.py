"""What stands where in the text of a directive: one row for each fact that has a place there, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from graph.citations import code_of
from graph.schema import relation_name
from graph.store import Row
from graph.values import maps, number, texts

_DEADLINE = ("deadline", "deadline_text", "deadline_basis", "deadline_via", "recurrence")


def mark_rows(raw: Iterable[Row]) -> list[Row]:
    """Citations with what they point to, bodies with why they are named, signers, tasks and their deadlines. A fact without a place
    (a person said it, or a store written before places of deadlines were kept) has no row.

    >>> task = {"key": "1#001", "deadline": "2021-12", "deadline_start": 5, "deadline_end": 23, "span_start": 0, "span_end": 40}
    >>> given = {name: [] for name in ("choices", "citations", "cited", "bodies", "signers", "actors")}
    >>> given["tasks"] = [task | {"source": "a"}]
    >>> [(row["mark"], row["span_start"], row["span_end"]) for row in mark_rows([given])]
    [('task', 0, 40), ('deadline', 5, 23)]
    """
    placed = (mark for row in raw for mark in _marks(row) if mark.get("span_start") is not None)
    return sorted(placed, key=_place)


def _marks(row: Row) -> Iterator[Row]:
    yield from _citations(row)
    for body in maps(row["bodies"]):
        yield {"mark": "agency", **body, "relation_vi": relation_name(str(body["relation"]))}
    for actor in maps(row["actors"]):
        yield {"mark": "agency", "mark_key": actor["task"], **actor}
    for signer in maps(row["signers"]):
        yield {"mark": "signer", "relation": "SIGNED_BY", "relation_vi": relation_name("SIGNED_BY"), **signer}
    for task in maps(row["tasks"]):
        yield {"mark": "task", "mark_key": task["key"], **task}
        yield from _deadline(task)


def _citations(row: Row) -> Iterator[Row]:
    known = {str(choice["key"]): choice for choice in maps(row["choices"]) if choice["key"]}
    cited = {str(target["citation"]): target for target in maps(row["cited"])}
    for citation in maps(row["citations"]):
        key = str(citation["key"])
        yield {
            "mark": "citation",
            "mark_key": key,
            "code": code_of(key),
            "relation_vi": relation_name(str(citation["relation"])),
            "choices": [known[name] for name in texts(citation["candidates"]) if name in known],
            **citation,
            **cited.get(key, {}),
        }


def _deadline(task: Mapping[str, object]) -> Iterator[Row]:
    if task.get("deadline_start") is not None:
        words = {name: task.get(name) for name in _DEADLINE}
        place = {"source": task["source"], "span_start": task["deadline_start"], "span_end": task["deadline_end"]}
        yield {
            "mark": "deadline",
            "mark_key": task["key"],
            "wording": task.get("deadline_text"),
            **words,
            **place,
            "rule": task.get("deadline_rule"),
        }


def _place(row: Row) -> tuple[object, ...]:
    """What begins first, of those the longest: what holds the others comes before them."""
    start, end = number(row["span_start"]), number(row["span_end"])
    return (start, -end, *(str(row.get(name) or "") for name in ("mark", "mark_key", "relation", "role", "to_key")))
