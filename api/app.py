"""The application: `create_app(store, texts)`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.deps import Correct, Texts
from api.errors import HEADERS, MEDIA_TYPE, add_errors
from api.guard import HeadAsGet, KnownHosts, OwnPages, SecurityHeaders
from api.kept import KeptAnswers
from api.routes import calendar, corrections, docs, drawing, page, questions, saves
from api.routes import texts as text_routes
from api.schemas import Problem
from graph.store import GraphStore

__all__ = ["HEADERS", "LOOPBACK", "create_app", "known_hosts"]

SCHEMAS = "#/components/schemas/{model}"
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
ABOUT = """Chuỗi chỉ đạo trong văn bản của Nhà nước và của Đảng, với lời văn làm chứng.
*Vietnamese directive chains, with the quoted evidence.*

Mỗi tệp `queries/*.cypher` là một câu hỏi ở `/api/query/TÊN`.
Văn bản và cơ quan gọi tên như thường gọi ("NQ 128", "Sở Y tế Cao Bằng") hoặc bằng khóa.
Dòng nào có `source`, `span_start`, `span_end` thì đọc được lời văn ở `/api/text/{source}?start=…&end=…`.
*Rows of evidence carry `source` and a span; the words are at `/api/text/{source}`. Errors are `application/problem+json`.*"""


def known_hosts(address: str) -> tuple[str, ...]:
    """The names to answer to when listening on an address: this machine's own and that one; any where all interfaces listen.

    >>> known_hosts("192.168.1.5")[-1]
    '192.168.1.5'
    """
    if address in {"0.0.0.0", "::", ""}:
        return ("*",)
    return (*LOOPBACK, f"[{address}]" if ":" in address else address)


def create_app(store: GraphStore, texts: Texts, hosts: Sequence[str] = LOOPBACK, correct: Correct | None = None) -> FastAPI:
    """The API over a store.

    `texts` gives the text of a source as decoded, None for an unknown one; `hosts` are the names that it answers to
    (`*`: any); `correct` writes a correction, without it nothing can be corrected here. The store is asked anew for each
    request, so what `ingest` adds beside it appears by itself.
    """
    app = FastAPI(title="chidao", version="1", description=ABOUT, docs_url=None, redoc_url=None)
    app.state.store, app.state.texts, app.state.correct, app.state.kept = store, texts, correct, KeptAnswers(store)
    add_errors(app)
    for router in (
        questions.make_router(),
        calendar.make_router(),
        text_routes.router,
        saves.router,
        drawing.router,
        corrections.desk,
        docs.router,
        page.router,
    ):
        app.include_router(router)
    if correct is not None:
        app.include_router(corrections.router)
    app.router.routes.append(docs.files)
    for guard, options in ((HeadAsGet, {}), (OwnPages, {}), (KnownHosts, {"hosts": hosts}), (SecurityHeaders, {})):
        app.add_middleware(guard, **options)
    app.openapi = lambda: describe(app)  # type: ignore[method-assign]
    return app


def describe(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI description; problems under their own media type."""
    if app.openapi_schema is None:
        app.openapi_schema = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
        app.openapi_schema["components"]["schemas"] |= _problem_schemas()
        for path in app.openapi_schema["paths"].values():
            for status, response in [item for way in path.values() for item in way["responses"].items()]:
                if not status.startswith("2"):
                    response["content"] = {MEDIA_TYPE: {"schema": {"$ref": SCHEMAS.format(model="Problem")}}}
    return app.openapi_schema


def _problem_schemas() -> dict[str, Any]:
    """The problem and what it is made of, described once: told to each route, it would be built anew for each of its statuses."""
    schema = Problem.model_json_schema(ref_template=SCHEMAS)
    return {**schema.pop("$defs"), "Problem": schema}
