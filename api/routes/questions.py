"""Every named question at its own typed address, and short addresses for the usual ones."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

import queries
from api.answers import answer_model, parameters_model
from api.deps import KeptDep, StoreDep
from api.errors import PROBLEMS
from api.kept import KeptAnswers, is_about_all
from api.schemas import AnswerOut, CascadeIn, ParametersIn, QueryOut, SentenceIn
from graph.ask import Answer, ask
from graph.sentence import ask_sentence
from graph.store import GraphStore

# Short address -> question.
SHORT = {
    "/directives": "search",
    "/directive": "directive",
    "/search": "search",
    "/who": "who_must_act",
    "/tasks": "agency_tasks",
    "/deadlines": "deadlines",
    "/path": "path",
    "/unresolved": "unresolved",
    "/statistics": "statistics",
    "/gap": "gap",
    "/brief": "brief",
    "/timeline": "timeline",
    "/reports": "reports_owed",
    "/corrections": "corrections",
    "/changes": "changes",
}
_USUAL, _ALL = "Câu hỏi thường dùng / the usual questions", "Mọi câu hỏi / all questions"
_DIRECTIONS = {"down": "cascade_down", "up": "cascade_up"}


def make_router() -> APIRouter:
    """The routes of the questions that exist now; a file that comes later is answered too, typed after a restart."""
    router = APIRouter(prefix="/api", responses=PROBLEMS)
    for path, name in SHORT.items():
        _add_question(router, path, name, _USUAL)
    both_ways = answer_model(queries.get("cascade_down")) | answer_model(queries.get("cascade_up"))
    add = router.add_api_route
    add("/cascade", cascade, response_model=both_ways, tags=[_USUAL], summary="Chuỗi chỉ đạo, xuống hoặc lên / a cascade, down or up")
    add("/directives/{key:path}", directive, response_model=answer_model(queries.get("directive")), tags=[_USUAL],
        summary="Một văn bản và các quan hệ của nó / one directive with its relations")  # fmt: skip
    add("/ask", ask_in_words, tags=[_USUAL], summary="Hỏi bằng một câu / ask in a sentence")
    add("/queries", list_queries, tags=[_ALL], summary="Các câu hỏi, tham số và cột / the questions, what they take and give")
    for name in queries.names():
        _add_question(router, f"/query/{name}", name, _ALL)
    add("/query/{name}", run_query, include_in_schema=False)
    return router


def answer(store: GraphStore, name: str, parameters: dict[str, Any]) -> dict[str, Any]:
    """The answer to a named question, ready to be checked against its model and sent."""
    return _as_sent(ask(store, name, parameters))


def _as_sent(found: Answer) -> dict[str, Any]:
    return {field.name: getattr(found, field.name) for field in dataclasses.fields(found)}


def ask_in_words(asked: Annotated[SentenceIn, Query()], store: StoreDep) -> AnswerOut:
    """`query` và `parameters` nói đã hiểu là câu hỏi nào. Không hiểu thì không đoán: 422, kèm các câu hỏi gần nhất.
    `query` and `parameters` say which question it was taken for; what is not understood is a 422 with the nearest questions."""
    found = ask_sentence(store, asked.q, date.today())
    return AnswerOut.model_validate({field.name: getattr(found, field.name) for field in dataclasses.fields(found)})


def list_queries() -> list[QueryOut]:
    """Đọc từ phần đầu của các tệp `queries/*.cypher`. Read from the heads of the query files."""
    return [QueryOut.model_validate(dataclasses.asdict(queries.get(name))) for name in queries.names()]


def cascade(asked: Annotated[CascadeIn, Query()], store: StoreDep) -> dict[str, Any]:
    """`down`: mỗi văn bản dưới văn bản cấp trên gần nhất. `up`: `parent` là văn bản bên dưới, qua đó đi lên.
    Going up, `parent` is the document below through which a row was reached."""
    return answer(store, _DIRECTIONS[asked.direction], {"directive": asked.directive, "as_of": asked.as_of})


def directive(key: str, store: StoreDep) -> dict[str, Any]:
    """Bằng khóa hoặc tên thường gọi. By key or by name: `/api/directives/128/NQ-CP`."""
    return answer(store, "directive", {"directive": key})


def run_query(name: str, request: Request, store: StoreDep) -> AnswerOut:
    """A question whose file came after the start, and the answer for one that does not exist."""
    return AnswerOut.model_validate(answer(store, name, dict(request.query_params)))


def _add_question(router: APIRouter, path: str, name: str, tag: str) -> None:
    query = queries.get(name)
    router.add_api_route(
        path,
        _make_handler(query),
        response_model=answer_model(query),
        operation_id=path.strip("/").replace("/", "_"),
        tags=[tag],
        summary=f"{query.vi} / {query.en}",
        description=f"`queries/{name}.cypher`",
    )


def _make_handler(query: queries.Query) -> Callable[..., dict[str, Any]]:
    """A handler whose signature says what this question takes."""
    keeps = is_about_all(query)

    def handler(asked: ParametersIn, store: GraphStore, kept: KeptAnswers) -> dict[str, Any]:
        given = asked.model_dump(exclude_none=True)
        fresh = partial(ask, store, query.name, given)
        return _as_sent(kept.answer(query.name, given, fresh) if keeps else fresh())

    given = {"asked": Annotated[parameters_model(query), Query()], "store": StoreDep, "kept": KeptDep}
    handler.__annotations__ = {**given, "return": dict[str, Any]}
    return handler
