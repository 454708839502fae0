"""Ask a store the questions of data/samples/expected_chains.json and print the answers for its scorer.

python -m bench.answers --store chidao-data > answers.jsonl
python data/samples/evaluate_chains.py answers.jsonl --errors 5
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph.ask import ask
from graph.store import GraphStore, open_for_reading
from model.errors import QuestionError

EXPECTED = Path(__file__).parents[1] / "data" / "samples" / "expected_chains.json"


def main() -> None:
    """Print one JSON object a question."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", default="chidao-data")
    expected = json.loads(EXPECTED.read_text(encoding="utf-8"))
    with open_for_reading(parser.parse_args().store) as store:
        for answer in answers(store, expected):
            print(json.dumps(answer, ensure_ascii=False))


def answers(store: GraphStore, expected: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The questions that the store can answer, in the form that the scorer reads."""
    yield {"question": "edges", "directive": None, "rows": [edge(row) for row in rows_of(store, "edges")]}
    for root in expected["cascades"]:
        found = rows_of(store, "cascade_down", directive=root)
        yield {"question": "cascade", "directive": root, "rows": cascade(found)}
    for root in expected["answers"]["who_must_act"]:
        found = rows_of(store, "who_must_act", directive=root)
        yield {"question": "who_must_act", "directive": root, "rows": [duty(row) for row in found]}
    for root in expected["answers"]["provinces"]:
        found = rows_of(store, "gap", directive=root)
        yield {"question": "provinces", "directive": root, "rows": [place(row) for row in found]}
    yield {
        "question": "validity",
        "directive": None,
        "rows": list(changes(rows_of(store, "validity", as_of=expected["answers"]["validity"]["as_of"]))),
    }
    yield {"question": "deadlines", "directive": None, "rows": [due(row) for row in rows_of(store, "deadlines") if _is_led(row)]}


def rows_of(store: GraphStore, query: str, **parameters: object) -> list[dict[str, Any]]:
    """Rows of a named query; none, with a word on standard error, where the question has no answer."""
    try:
        return [dict(row) for row in ask(store, query, parameters).rows]
    except QuestionError as error:
        print(f"{query} {parameters}: {error}", file=sys.stderr)
        return []


def edge(row: dict[str, Any]) -> dict[str, Any]:
    """A typed edge between two papers."""
    return {
        "from": {"number": row["from_number"], "issuer": row["from_issuer"]},
        "to": {"number": row["to_number"], "issuer": row["to_issuer"]},
        "relation": row["relation"],
        "scope": row["scope"],
        "carries": row["carries"],
    }


def cascade(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The documents of a tree with their nearest parent; papers without number are not scored."""
    papers = {row["key"]: {"number": row["number"], "issuer": row["issuer"]} for row in found}
    return [
        {**papers[row["key"]], "parent": papers.get(row["parent"]), "depth": row["depth"]}
        for row in found
        if row["depth"] and row["number"] and row["scope"] != "task"
    ]


def duty(row: dict[str, Any]) -> dict[str, Any]:
    """One agency in one role."""
    return {
        "agency": {"text": row["agency_text"], "name": row["agency"]} if row["agency"] else None,
        "role": row["role"],
        "document": {"number": row["document"], "issuer": row["document_issuer"]},
        "inferred": bool(row["inferred"]),
        "succession": row["succession"],
    }


def place(row: dict[str, Any]) -> dict[str, Any]:
    """The state of one province; the scorer names provinces without "tỉnh"."""
    return {"province": row["province"].removeprefix("tỉnh "), "state": row["state"], "days": row["days"], "body": row["body"]}


def changes(found: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """What changes what, and the state of each paper."""
    for row in found:
        what = {"number": row["number"], "issuer": row["issuer"]}
        if row["by_number"]:
            yield {"by": {"number": row["by_number"], "issuer": row["by_issuer"]}, "what": what, "relation": row["relation"]}
        yield {"what": what, "state": row["state"]}


def _is_led(row: dict[str, Any]) -> bool:
    """The scorer asks who leads what by a day; recurring duties have none."""
    return bool(row["deadline"]) and row["role"] in ("lead", "joint", "executor", None)


def due(row: dict[str, Any]) -> dict[str, Any]:
    """One deadline of one leading agency."""
    return {
        "deadline": row["deadline"],
        "agency": {"text": row.get("agency_text") or row["agency"], "name": row["agency"]} if row["agency"] else None,
        "document": {"number": row["document"], "issuer": row["document_issuer"]},
    }


if __name__ == "__main__":
    main()
