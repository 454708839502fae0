"""What to ask next where a question has no row: an empty answer is no reason to guess, and no reason to stop."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import queries
from graph.store import Row
from model.yaml import read_yaml

MOST = 2
Count = Callable[[str, Mapping[str, object]], int]


def offers(query: str, bound: Mapping[str, object], count: Count) -> tuple[Row, ...]:
    """At most two further questions that have rows: `query`, `parameters`, `rows` (how many), `vi` and `en` in words.

    `bound` are the parameters of the empty answer, `count` tells how many rows a question has. For `deadlines` of an agency whose
    duties name no day: `({"query": "agency_tasks", "parameters": {"agency": "so y te tinh cao bang"}, "rows": 14, …},)`.
    """
    found: list[Row] = []
    for name, given, least in _following(query, bound):
        rows = count(name, given) if len(found) < MOST else 0
        if rows >= least:
            asked = queries.get(name)
            found.append({"query": name, "parameters": given, "rows": rows, "vi": asked.vi, "en": asked.en})
    return tuple(found)


def say_offer(offer: Row) -> str:
    """`Hỏi tiếp / ask next: agency_tasks --agency "so y te tinh cao bang" · Cơ quan này phải làm những gì? (14)`."""
    given = offer["parameters"] if isinstance(offer["parameters"], Mapping) else {}
    words = "".join(f' --{name.replace("_", "-")} "{value}"' for name, value in given.items())
    return f"Hỏi tiếp / ask next: {offer['query']}{words} · {offer['vi']} ({offer['rows']})"


def _following(query: str, bound: Mapping[str, object]) -> Iterator[tuple[str, dict[str, object], int]]:
    for entry in _table().get(query, ()):
        given = {name: bound.get(of) for name, of in entry["take"].items()}
        if None in given.values():
            continue
        takes_day = any(parameter.name == "as_of" for parameter in queries.get(entry["query"]).parameters)
        yield entry["query"], given | ({"as_of": bound["as_of"]} if takes_day and bound.get("as_of") else {}), entry.get("least", 1)


@cache
def _table() -> Mapping[str, list[dict[str, Any]]]:
    loaded: dict[str, list[dict[str, Any]]] = read_yaml(Path(__file__).with_name("offers.yml"))
    return loaded
