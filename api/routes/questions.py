"""Every named question by itself, and short ways to the usual ones."""

from __future__ import annotations

import dataclasses

from fastapi import APIRouter, Request

import queries
from api.deps import StoreDep, TextsDep
from api.schemas import AnswerOut, QueryOut, TextOut
from graph.ask import ask
from graph.store import GraphStore
from model.errors import BadParameter, UnknownName

router = APIRouter(prefix="/api")


def answer(store: GraphStore, name: str, parameters: dict[str, object]) -> AnswerOut:
    """The answer to a named question, ready to send."""
    return AnswerOut.model_validate(dataclasses.asdict(ask(store, name, parameters)))


@router.get("/queries")
def list_queries() -> list[QueryOut]:
    """All questions with parameters and columns."""
    return [QueryOut.model_validate(dataclasses.asdict(queries.get(name))) for name in queries.names()]


@router.get("/query/{name}")
def run_query(name: str, request: Request, store: StoreDep) -> AnswerOut:
    """A named question; its parameters go in the query string."""
    return answer(store, name, dict(request.query_params))


@router.get("/directives")
def search(text: str, store: StoreDep) -> AnswerOut:
    """Directives by number, title or agency, with or without diacritics."""
    return answer(store, "search", {"text": text})


@router.get("/directive")
def directive(directive: str, store: StoreDep) -> AnswerOut:
    """One directive with its relations: `?directive=NQ 128`."""
    return answer(store, "directive", {"directive": directive})


@router.get("/cascade")
def cascade(directive: str, store: StoreDep) -> AnswerOut:
    """How it comes down."""
    return answer(store, "cascade_down", {"directive": directive})


@router.get("/who")
def who(directive: str, store: StoreDep) -> AnswerOut:
    """Who must act under it."""
    return answer(store, "who_must_act", {"directive": directive})


@router.get("/tasks")
def tasks(agency: str, store: StoreDep) -> AnswerOut:
    """What an agency must do."""
    return answer(store, "agency_tasks", {"agency": agency})


@router.get("/text/{source:path}")
def text(source: str, texts: TextsDep, start: int = 0, end: int | None = None) -> TextOut:
    """Text of a source, or the characters from `start` to `end` of it."""
    found = texts(source)
    if found is None:
        raise UnknownName(f"Không có tệp {source!r} trong kho. (No such source.)")
    last = len(found) if end is None else end
    if not 0 <= start <= last <= len(found):
        raise BadParameter(f"Khoảng {start}-{last} nằm ngoài văn bản dài {len(found)} ký tự. (Span out of range.)")
    return TextOut(source=source, start=start, end=last, length=len(found), text=found[start:last])
