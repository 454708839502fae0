"""What is due, for calendars and feed readers: the question `deadlines` in three other forms."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, Response

import queries
from api.answers import parameters_model
from api.deps import StoreDep
from api.errors import PROBLEMS
from api.schemas import ParametersIn
from graph.ask import ask
from graph.store import GraphStore

CALENDAR, FEED, ATOM = "text/calendar", "application/feed+json", "application/atom+xml"
SOON = 30  # days that a feed looks ahead where it is not told
TAG = "Câu hỏi thường dùng / the usual questions"


def make_router() -> APIRouter:
    """`/api/deadlines.ics` to subscribe to, `/api/deadlines.json` and `/api/deadlines.atom` as feeds; all take what `deadlines` takes."""
    router = APIRouter(prefix="/api", tags=[TAG], responses=PROBLEMS)
    for path, handler, media_type, kind, summary in (
        ("/deadlines.ics", calendar, CALENDAR, "string", "Lịch thời hạn / a calendar of deadlines"),
        ("/deadlines.json", feed, FEED, "object", "Việc sắp đến hạn / a feed of what is due soon"),
        ("/deadlines.atom", atom, ATOM, "string", "Việc sắp đến hạn, dạng Atom / the same feed as Atom"),
    ):
        router.add_api_route(
            path,
            _with_parameters(handler),
            response_class=Response,
            operation_id=path.strip("/").replace(".", "_"),
            responses={200: {"content": {media_type: {"schema": {"type": kind}}}}},
            summary=summary,
        )
    return router


def calendar(asked: ParametersIn, store: GraphStore) -> Response:
    """iCalendar (RFC 5545): Outlook, Google và điện thoại mở được, và đặt theo dõi được. To open or to subscribe to."""
    from graph.calendar import make_calendar  # icalendar, which no other route waits for

    rows = ask(store, "deadlines", from_today(asked.model_dump(exclude_none=True), None)).rows
    return Response(make_calendar(rows), media_type=CALENDAR, headers={"Content-Disposition": 'attachment; filename="thoi-han.ics"'})


def feed(asked: ParametersIn, store: GraphStore, request: Request) -> Response:
    """JSON Feed 1.1; không cho ngày thì là 30 ngày tới. Without days: the next 30 days."""
    from graph.calendar import make_feed

    rows = ask(store, "deadlines", from_today(asked.model_dump(exclude_none=True), SOON)).rows
    return JSONResponse(make_feed(rows, str(request.base_url)), media_type=FEED)


def atom(asked: ParametersIn, store: GraphStore, request: Request) -> Response:
    """Atom (RFC 4287); không cho ngày thì là 30 ngày tới. Without days: the next 30 days."""
    from graph.atom import make_atom

    rows = ask(store, "deadlines", from_today(asked.model_dump(exclude_none=True), SOON)).rows
    return Response(make_atom(rows, str(request.base_url)), media_type=ATOM)


def from_today(given: Mapping[str, Any], within: int | None) -> dict[str, Any]:
    """The parameters with today's date where they count from a day that they do not say, and `within` where no days are asked for."""
    asked = dict(given)
    if within is not None and not {"since", "until", "within"} & asked.keys():
        asked["within"] = within
    if "as_of" not in asked and ("within" in asked or asked.get("state", "all") != "all"):
        asked["as_of"] = date.today().isoformat()
    return asked


def _with_parameters(handler: Any) -> Any:
    """The handler with the parameters of the question in its signature, where the framework looks for them."""
    asked: Any = Annotated[parameters_model(queries.get("deadlines")), Query()]
    handler.__annotations__ = {**handler.__annotations__, "asked": asked, "store": StoreDep}
    return handler
