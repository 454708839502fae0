"""Bảng cho người phân tích: the store as pandas DataFrames, the same from either store.

* directives   one row a document: key, number, issuer, issued_on, level, province, ...
* edges        one row a citation read as a relation: from_key cites to_key
* tasks        one row a task: task_key, document_key, wording, deadline
* assignments  one row a task and agency: task_key, agency_key, role
* agencies     one row an agency or group of agencies
* gaps         one row a place and directive: has it issued something?

They join by `key`, `document_key`, `task_key`, `agency_key`. Every row that comes from a text keeps its evidence: `source`, `span_start`,
`span_end`, `quote`.

Dates stay words, as coarse as the text ("2021-11" is a month, "2024-Q3" a quarter), because a timestamp would say a day that nobody wrote.
Beside each stand the first and the last day that it covers: `issued_on` has `issued_from` and `issued_to`, `deadline` has `due_from` and
`due_to` (timestamps, NaT where there is no date), and `due_precision` says how fine the text is. What is missing is `pd.NA`;
a flag that a row lacks is False.
`frame.attrs` holds the query, its parameters and the `notes` that a reader must see beside the rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import networkx as nx
import pandas as pd

import queries
from graph.ask import Answer, ask
from graph.days import bounds, precision
from graph.store import GraphStore
from graph.values import EVIDENCE, maps
from model.yaml import read_yaml

DTYPES = {"integer": "Int64", "number": "Float64", "flag": "bool"}  # of pandas, numbers with a place for what is missing


def directives(store: GraphStore, as_of: str | None = None) -> pd.DataFrame:
    """Every document, held or only cited; with a day (`as_of="2021-12"`: the last of that month), those issued
    by then and those without a date. The other tables take a day too.

    >>> directives(store).query("province == 'tỉnh Cao Bằng'")["number"].tolist()  # doctest: +SKIP
    ['3279/KH-UBND', ...]
    """
    return frame(ask(store, "all_directives", {"as_of": as_of}))


def edges(store: GraphStore, as_of: str | None = None) -> pd.DataFrame:
    """Every relation between two documents, with its quote: `from_key` IMPLEMENTS `to_key`; `carries`: it brings a directive down."""
    return frame(ask(store, "edges", {"as_of": as_of}))


def tasks(store: GraphStore, as_of: str | None = None) -> pd.DataFrame:
    """Every task, once, with its deadline as coarse as the text; `agencies` counts who is named, 0 where nobody is."""
    return frame(ask(store, "all_tasks", {"as_of": as_of}))


def assignments(store: GraphStore, as_of: str | None = None) -> pd.DataFrame:
    """Who is named in which task, in which role: `tasks(store).merge(assignments(store), on="task_key")` is who must do what."""
    return frame(ask(store, "all_assignments", {"as_of": as_of}))


def agencies(store: GraphStore, as_of: str | None = None) -> pd.DataFrame:
    """Every agency and group of agencies; `inferred` ones no text names (members of a group, successors)."""
    return frame(ask(store, "all_agencies", {"as_of": as_of}))


def gaps(store: GraphStore, names: Sequence[str], *, level: str = "province", as_of: str | None = None) -> pd.DataFrame:
    """One row a place and directive: `state` (issued, mentioned, not_seen, not_enough_data), `days` after it, and the first document
    found there with its words. What the corpus does not hold is not seen, never "not issued"; leave `not_enough_data` out of a share.

    >>> gaps(store, ["NQ 128"]).groupby("state", observed=True).size()  # doctest: +SKIP
    """
    answers = [_gap(store, {"directive": name, "level": level, "as_of": as_of}) for name in names]
    rows = tuple(row for answer in answers for row in answer.rows)
    notes = tuple(f"{name}: {note}" for name, answer in zip(names, answers, strict=True) for note in answer.notes)
    columns = answers[0].columns if answers else ()
    return frame(Answer("gap", {"directives": [*names], "level": level, "as_of": as_of}, columns, rows, notes))


def network(store: GraphStore, as_of: str | None = None) -> nx.MultiDiGraph:
    """Documents and their relations for networkx: nodes by key with the columns of `directives`, edges from the citing document to the
    cited one, keyed by relation, with the columns of `edges`. What is missing is left out, so that it can be written as GraphML."""
    graph = nx.MultiDiGraph()
    for row in ask(store, "all_directives", {"as_of": as_of}).rows:
        graph.add_node(row["key"], **_scalars(row))
    for row in ask(store, "edges", {"as_of": as_of}).rows:
        graph.add_edge(row["from_key"], row["to_key"], key=row["relation"], **_scalars(row))
    return graph


def frame(answer: Answer) -> pd.DataFrame:
    """The rows of any answer with types by the names of the columns (`graph/frames.yml`).

    >>> frame(ask(store, "cascade_down", {"directive": "NQ 128"}))[["number", "days_after_root"]]  # doctest: +SKIP
    """
    said = {column.name: column.kind for column in queries.get(answer.query).columns}
    made = pd.DataFrame({name: _column(name, said.get(name, ""), [row[name] for row in answer.rows]) for name in answer.columns})
    for name, stem in _types()["dates"].items():
        if name in made:
            _add_days(made, name, stem)
    made.attrs = {"query": answer.query, "parameters": dict(answer.parameters), "notes": answer.notes}
    return made


def _column(name: str, kind: str, values: list[object]) -> pd.Series[Any]:
    types = _types()
    if name in types["lists"] or any(isinstance(value, list | Mapping) for value in values):
        return pd.Series(values, dtype=object)
    if name in types["categories"]:
        return pd.Series(_categories(types["categories"][name], values))
    wanted = kind or next((dtype for dtype in DTYPES if name in types[dtype]), "")
    if wanted == "flag":
        return pd.Series([value is True for value in values], dtype=bool)
    if wanted in DTYPES:
        return pd.Series(values, dtype=DTYPES[wanted])
    return pd.Series([None if value is None else str(value) for value in values], dtype="string")


def _categories(known: Sequence[str], values: list[object]) -> pd.Categorical:
    """In the order of the table, which counts (central before commune); what it does not know comes behind, by name."""
    others = sorted({str(value) for value in values if value is not None} - {*known})
    return pd.Categorical(values, categories=[*known, *others], ordered=bool(known))


def _add_days(made: pd.DataFrame, name: str, stem: str) -> None:
    """Behind a date the first and the last day that it covers, and how fine its text is."""
    dates = [value if isinstance(value, str) else None for value in made[name]]
    days = [bounds(value) or (None, None) for value in dates]
    behind = [*made.columns].index(name) + 1
    made.insert(behind, f"{stem}_from", pd.Series([first for first, _ in days], dtype="datetime64[s]"))
    made.insert(behind + 1, f"{stem}_to", pd.Series([last for _, last in days], dtype="datetime64[s]"))
    made.insert(behind + 2, f"{stem}_precision", _column("precision", "", [precision(value) for value in dates]))


def _gap(store: GraphStore, parameters: Mapping[str, object]) -> Answer:
    """The answer to `gap`, its lists told by their first document, with the evidence of the step that led there."""
    answer = ask(store, "gap", parameters)
    tree = ask(store, "cascade_down", {"directive": parameters["directive"], "as_of": parameters["as_of"]}).rows
    proof = {row["key"]: row for row in tree}
    asked: dict[str, object] = {"directive": tree[0]["number"], "directive_key": answer.parameters["directive"]}
    rows = tuple(asked | _flat(row, proof) for row in answer.rows)
    return Answer("gap", answer.parameters, tuple(asked | _flat(dict.fromkeys(answer.columns), {})), rows, answer.notes)


def _flat(row: Mapping[str, object], proof: Mapping[object, Mapping[str, object]]) -> dict[str, object]:
    found = maps(row["documents"])
    first: Mapping[str, object] = found[0] if found else {}
    told = {f"first_{name}": first.get(name) for name in ("key", "number", "issuer", "issued_on")}
    words = proof.get(first.get("key"), {})
    kept = {name: value for name, value in row.items() if name not in ("documents", "former")}
    former = {"former": [str(unit["province"]) for unit in maps(row["former"])]}
    return {**kept, **former, "documents": len(found), **told, **{name: words.get(name) for name in EVIDENCE}}


def _scalars(row: Mapping[str, object]) -> dict[str, object]:
    joined = {name: "; ".join(map(str, value)) if isinstance(value, list) else value for name, value in row.items()}
    return {name: value for name, value in joined.items() if value is not None}


@cache
def _types() -> dict[str, Any]:
    """`graph/frames.yml`, read once."""
    loaded: dict[str, Any] = read_yaml(files("graph") / "frames.yml")
    return loaded
