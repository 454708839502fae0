"""Ask a named question of a store."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from importlib import import_module

import queries
from graph.as_of import bodies_of_the_day, not_yet
from graph.days import bounds, last_day
from graph.names import find_agency, find_directive, plain_body, search_words
from graph.offers import offers, say_offer
from graph.pages import with_pages
from graph.poorly import poorly_read
from graph.portion import PORTION, cut_whole, is_wanted
from graph.shapes import SHAPES, Context, notes
from graph.store import GraphStore, Row
from graph.walk import PORTIONS, portion_of, walk
from model.errors import BadParameter, ConfigurationError
from queries import NONE, PAPERS, WHOLE, Parameter, Query


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question gave. `parameters` are as understood (keys for names); each row has every column, in their order.
    `notes` are sentences in Vietnamese that a reader must see beside the rows; `offers` say what to ask next where there is no row."""

    query: str
    parameters: Mapping[str, object]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    offers: tuple[Row, ...] = ()


def ask(store: GraphStore, query: str, parameters: Mapping[str, object]) -> Answer:
    """The answer to `queries/QUERY.cypher`.

    Raises UnknownQuery, BadParameter, and for names of directives and agencies UnknownName and AmbiguousName.

    >>> ask(store, "cascade_down", {"directive": "NQ 128"}).rows[0]["number"]  # doctest: +SKIP
    '128/NQ-CP'
    """
    answer = _answer(store, query, parameters)
    if answer.rows or answer.parameters.get("offset"):
        return answer
    found = offers(query, answer.parameters, lambda name, given: len(_answer(store, name, given).rows))
    return replace(answer, offers=found, notes=(*answer.notes, *map(say_offer, found)))


def _answer(store: GraphStore, query: str, parameters: Mapping[str, object]) -> Answer:
    asked = queries.get(query, store.dialect)
    bound = _bind(store, asked, parameters)
    context = _context(store, asked, bound)
    rows = _shaped(store, asked, context)
    if context.portion is None and asked.shape in PORTIONS and is_wanted(bound):
        rows, portion = cut_whole(rows, bound)
        context = replace(context, portion=portion)
    columns = tuple(column.name for column in asked.columns)
    final = with_pages(store, [dict(zip(columns, map(row.get, columns), strict=True)) for row in rows])
    said = not_yet(store, asked, bound) + notes(query, final, context) + poorly_read(store, final)
    return Answer(query, _shown(asked, bound, parameters), columns, final, said)


def _shaped(store: GraphStore, asked: Query, context: Context) -> list[Row]:
    shape = SHAPES.get(asked.shape)
    if shape is None:
        raise ConfigurationError(f"queries/{asked.name}.cypher names no shape of ours: {asked.shape}")
    names = set(re.findall(r"\$(\w+)", asked.text))
    given = _walked(store, asked, context)
    raw = store.ask(asked.text, {name: value for name, value in given.items() if name in names})
    return shape(raw, context)


def _walked(store: GraphStore, asked: Query, context: Context) -> Mapping[str, object]:
    """The parameters with the papers that the question walks over: those of a portion, or all that it walks to."""
    known = context.parameters
    if not asked.walk or (asked.walk == "below" and PAPERS in known):
        return known
    if asked.walk in WHOLE:
        ways: Mapping[str, Callable[[GraphStore, Mapping[str, object]], list[Row]]] = import_module("graph.carrying").WAYS
        return {**known, PAPERS: ways[asked.walk](store, known)}
    return {**known, PAPERS: walk(store, asked.walk, known)}


def _context(store: GraphStore, asked: Query, bound: Mapping[str, object]) -> Context:
    """The parameters, the portion that they ask for, and the rows of the questions that this one builds on."""
    portion = portion_of(store, asked.shape, bound)
    told = bound if portion is None else {**bound, PAPERS: portion.papers}
    return Context(told, {name: _used_rows(store, queries.get(name, store.dialect), told) for name in asked.uses}, portion)


def _used_rows(store: GraphStore, used: Query, bound: Mapping[str, object]) -> tuple[Row, ...]:
    """Rows of a question that another one builds on; none where its parameters were not given. A portion is one of the answer, not
    of what it is made from."""
    known = {name: value for name, value in bound.items() if name not in PORTION}
    given = {p.name: known.get(p.name) if p.name in known else _convert_default(store, p) for p in used.parameters}
    if any(given[parameter.name] is None for parameter in used.parameters if parameter.required):
        return ()
    if PAPERS in bound:
        given[PAPERS] = bound[PAPERS]
    return tuple(_shaped(store, used, _context(store, used, given)))


def _convert_default(store: GraphStore, parameter: Parameter) -> object:
    return None if parameter.required else _convert(store, parameter, None)


def _bind(store: GraphStore, asked: Query, parameters: Mapping[str, object]) -> dict[str, object]:
    known = {parameter.name for parameter in asked.parameters}
    unknown = sorted(set(parameters) - known)
    if unknown:
        takes = ", ".join(sorted(known)) or "không có (none)"
        raise BadParameter(f"{asked.name} không có tham số {', '.join(unknown)}; có: {takes}. (Unknown parameter.)")
    bound = {parameter.name: _convert(store, parameter, parameters.get(parameter.name)) for parameter in asked.parameters}
    return bodies_of_the_day(store, asked, bound)


def _convert(store: GraphStore, parameter: Parameter, value: object) -> object:
    given = parameter.default if value is None or value == "" else value
    if given is None:
        raise BadParameter(f"Thiếu tham số {parameter.name}. (Parameter {parameter.name} is missing.) {parameter.doc}")
    if given == NONE and value in (None, ""):
        return None
    return _CONVERT[parameter.kind](store, parameter, given)


def _directive(store: GraphStore, parameter: Parameter, value: object) -> str:
    return find_directive(store, _text(store, parameter, value))


def _agency(store: GraphStore, parameter: Parameter, value: object) -> str:
    return find_agency(store, _text(store, parameter, value))


def _text(store: GraphStore, parameter: Parameter, value: object) -> str:
    if isinstance(value, str) and value.strip():
        return value.strip()
    raise _wrong(parameter, value, "chữ (text)")


def _words(store: GraphStore, parameter: Parameter, value: object) -> list[str]:
    words = search_words(_text(store, parameter, value))
    if not words:
        raise _wrong(parameter, value, "từ cần tìm (words)")
    return words


def _body(store: GraphStore, parameter: Parameter, value: object) -> list[str]:
    words = plain_body(_text(store, parameter, value)).split()
    if not words:
        raise _wrong(parameter, value, "tên cơ quan (the name of an agency)")
    return words


def _integer(store: GraphStore, parameter: Parameter, value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**63:
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{1,18}", value.strip(), re.ASCII):
        return int(value)
    raise _wrong(parameter, value, "số nguyên không âm (a whole number)")


def _date(store: GraphStore, parameter: Parameter, value: object) -> str:
    if bounds(value) is not None:
        return str(value)
    raise _wrong(parameter, value, "ngày như 2021-12-31, 2021-12, 2021-Q4, 2021 (a date)")


def _day(store: GraphStore, parameter: Parameter, value: object) -> str:
    """Every question about a day takes the same: a month, a quarter or a year is its last day."""
    day = last_day(value)
    if day is not None:
        return day
    raise _wrong(parameter, value, "ngày như 2021-12-31; tháng 2021-12, quý 2021-Q4, năm 2021 là ngày cuối của nó (a day)")


def _flag(store: GraphStore, parameter: Parameter, value: object) -> bool:
    known = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in known:
        return known[value.lower()]
    raise _wrong(parameter, value, "true hoặc false")


def _choice(store: GraphStore, parameter: Parameter, value: object) -> str:
    if isinstance(value, str) and value.strip().lower() in parameter.choices:
        return value.strip().lower()
    raise _wrong(parameter, value, f"một trong (one of) {', '.join(parameter.choices)}")


_CONVERT: dict[str, Callable[[GraphStore, Parameter, object], object]] = {
    "directive": _directive,
    "agency": _agency,
    "text": _text,
    "words": _words,
    "body": _body,
    "integer": _integer,
    "date": _date,
    "day": _day,
    "flag": _flag,
    "choice": _choice,
}


def _wrong(parameter: Parameter, value: object, wanted: str) -> BadParameter:
    return BadParameter(f"Tham số {parameter.name} phải là {wanted}, không phải {value!r}. (Wrong kind of parameter.)")


def _shown(asked: Query, bound: Mapping[str, object], given: Mapping[str, object]) -> dict[str, object]:
    """Parameters as understood; words as they were typed."""
    return {p.name: given[p.name] if p.kind in ("words", "body") else bound[p.name] for p in asked.parameters}
