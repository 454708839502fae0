"""The graph as files for `neo4j-admin database import`: the quick way for a first large load of a server that stands still.

One CSV file for each combination of labels and for each relation between two labels, with typed columns, and `import.args` with the
arguments of the command. What it makes is what a load over Bolt makes, digests included, so that the next `chidao ingest` on that server
writes only what is new (and makes the constraints and indexes, which the offline import of the Community Edition cannot).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from graph.elements import Graph, as_elements
from graph.keys import kept
from graph.rows import EdgeRows, NodeRows
from model.batch import Value
from model.errors import ConfigurationError

ARGUMENTS = "import.args"
LIST_MARK = "\x1f"  # between the values of a list: a control character, which no text of a document keeps
_OPTIONS = ("--delimiter=,", "--array-delimiter=U+001F", "--multiline-fields=true", "--overwrite-destination", "--bad-tolerance=0")


class Rows(NamedTuple):
    """The elements of one file: for each number the columns that name it, and its properties."""

    numbers: Sequence[int]
    names: Callable[[int], Sequence[str]]
    says: Callable[[int], Mapping[str, Value]]


def write_import(graph: Graph, folder: Path) -> Path:
    """Write the files and the list of arguments; returns the path of the latter.

    A server's administrator then runs, with the server stopped:
    `neo4j-admin database import full neo4j @FOLDER/import.args`.
    Raises ConfigurationError for a batch that no store could hold, and for a property with values of two types.
    """
    folder.mkdir(parents=True, exist_ok=True)
    elements = as_elements(graph)
    arguments = [*_write_nodes(elements.nodes, folder), *_write_edges(elements.edges, folder), *_OPTIONS]
    target = folder / ARGUMENTS
    target.write_text("".join(f'"{argument}"\n' for argument in arguments), encoding="utf-8")
    return target


def _write_nodes(nodes: NodeRows, folder: Path) -> Iterable[str]:
    for labels, numbers in sorted(nodes.by_labels(range(len(nodes))).items()):
        path = folder / f"nodes-{'-'.join(labels)}.csv"
        _write(path, [f"key:ID({labels[0]})"], Rows(numbers, lambda number: (nodes.key(number).key,), nodes.row))
        yield f"--nodes={':'.join(labels)}={path.resolve()}"


def _write_edges(edges: EdgeRows, folder: Path) -> Iterable[str]:
    for (relation, source, target), numbers in edges.by_kind(range(len(edges))).items():
        path = folder / f"edges-{relation}-{source}-{target}.csv"
        _write(path, [f":START_ID({source})", f":END_ID({target})"], Rows(numbers, edges.ends, edges.row))
        yield f"--relationships={relation}={path.resolve()}"


def _write(path: Path, heads: Sequence[str], rows: Rows) -> None:
    types = types_of(map(rows.says, rows.numbers))
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(",".join([*heads, *(f"{name}:{kind}" for name, kind in types.items())]) + "\n")
        for number in rows.numbers:
            named, properties = rows.names(number), rows.says(number)
            stream.write(",".join([*map(_quoted, named), *(_field(properties.get(name)) for name in types)]) + "\n")


def types_of(all_properties: Iterable[Mapping[str, Value]]) -> dict[str, str]:
    """Property -> type of its column, sorted: `{"heading": "string", "ordinal": "long"}`. Raises ConfigurationError where one has values of
    two types."""
    found: dict[str, str] = {}
    for properties in all_properties:
        for name, value in kept(properties).items():
            if found.setdefault(name, _type(value)) != _type(value):
                raise ConfigurationError(f"The property {name!r} is {found[name]} here and {_type(value)} there.")
    return dict(sorted(found.items()))


def _type(value: Value) -> str:
    if isinstance(value, list):
        return "long[]" if value and all(isinstance(one, int) for one in value) else "string[]"
    return {bool: "boolean", int: "long", float: "double"}.get(type(value), "string")


def _field(value: Value) -> str:
    """A field: nothing for no value, quoted words for everything else (quoted nothing is empty text)."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return _quoted(LIST_MARK.join(map(str, value)) if isinstance(value, list) else str(value))


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'
